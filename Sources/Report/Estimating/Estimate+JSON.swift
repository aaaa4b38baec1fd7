internal import Decision
internal import Pipeline

extension Estimate {
  /// The object of the contract.
  func json(origin: FitOrigin?) -> JSON {
    var members: [(String, JSON)] = [("model", .text(model.rawValue)), ("formula", .text(formula))]
    if let origin {
      members.append(
        ("data", .object([("file", .text(origin.file)), ("checksum", .text(origin.checksum))])))
      members.append(("version", .text(origin.version)))
    }
    if let cases { members.append(("cases", .integer(cases))) }
    members.append(("rows", .integer(rows)))
    members += fit.members
    members.append(
      (
        "termination",
        .object([
          ("reason", .text(ending.reason.rawValue)), ("iterations", .integer(ending.iterations)),
          ("gradient_norm", .number(ending.gradientNorm)),
        ])
      ))
    members.append(
      ("coefficients", .list(coefficients.map { $0.json(isStudent: model == .ols) })))
    members.append(
      ("covariance", covariance.map { .list($0.map { .list($0.map { .number($0) }) }) } ?? .null))
    members.append(("covariance_type", .text(covarianceType)))
    if !clusters.isEmpty { members.append(("clusters", .list(clusters.map { .integer($0) }))) }
    members.append(("small_sample", .text(correctsSmallSample ? "standard" : "none")))
    members.append(
      (
        "dropped",
        .list(dropped.map { .object([("name", .text($0.name)), ("reason", .text($0.reason))]) })
      ))
    members.append(
      (
        "separated",
        .object([
          ("rows", .list(separatedRows.map { .integer($0) })), ("columns", .texts(separatedColumns)),
        ])
      ))
    members.append(("tests", .object(tests.map { ($0.name, $0.json) })))
    if model.isChoice { members.append(("elasticities", .list(elasticities.map(\.json)))) }
    if !worths.isEmpty { members.append(("willingness_to_pay", .list(worths.map(\.json)))) }
    if let prior { members.append(("prior", prior.json)) }
    if let simulation {
      members.append(("simulation", simulation.json(names: coefficients.map(\.name))))
    }
    if let substitution { members.append(("substitution", substitution.json)) }
    members.append(("notices", .texts(notices.map(\.text))))
    return .object(members)
  }
}

extension Estimate.Fit {
  fileprivate var members: [(String, JSON)] {
    let all: [(String, Double?)] = [
      ("log_likelihood", logLikelihood), ("null_log_likelihood", nullLogLikelihood),
      ("mcfadden_r2", mcFaddenR2), ("aic", aic), ("bic", bic), ("r2", r2),
      ("residual_standard_error", residualStandardError),
    ]
    return all.compactMap { name, value in value.map { (name, .number($0)) } }
      + (degreesOfFreedom.map { [("degrees_of_freedom", .integer($0))] } ?? [])
  }
}

extension Estimate.Coefficient {
  /// `z` holds the statistic of any model; one of Student's is called `t` as well.
  fileprivate func json(isStudent: Bool) -> JSON {
    .object(
      [
        ("name", .text(name)), ("estimate", .number(estimate)),
        ("standard_error", .optional(error?.standardError)), ("z", .optional(error?.statistic)),
      ] + (isStudent ? [("t", .optional(error?.statistic))] : []) + [
        ("p_value", .optional(error?.pValue)), ("ci_low", .optional(error?.interval.lowerBound)),
        ("ci_high", .optional(error?.interval.upperBound)),
      ])
  }
}

extension Estimate.Test {
  fileprivate var json: JSON {
    .object(
      [("hypothesis", .text(hypothesis)), ("statistic", .number(statistic)), ("degrees", .number(degrees))]
        + (denominatorDegrees.map { [("denominator_degrees", .number($0))] } ?? [])
        + [("p_value", .optional(pValue))])
  }
}

extension Estimate.Elasticity {
  fileprivate var json: JSON {
    .object([
      ("name", .text(name)), ("own_probability_weighted", .number(probabilityWeighted)),
      ("own_at_chosen", .number(atChosen)),
    ])
  }
}

extension Estimate.Worth {
  fileprivate var json: JSON {
    .object([
      ("name", .text(name)), ("price", .text(price)), ("value", .number(value)),
      ("standard_error", .number(standardError)),
      ("delta", .list([.number(delta.lowerBound), .number(delta.upperBound)])), ("fieller", fieller.json),
    ])
  }
}

extension Estimate.Worth.Set {
  /// The ends of an interval as a list; other sets as an object that names them.
  fileprivate var json: JSON {
    switch self {
    case .interval(let low, let high): .list([.number(low), .number(high)])
    case .outside(let low, let high): .object([("up_to", .number(low)), ("or_from", .number(high))])
    case .below(let high): .object([("up_to", .number(high))])
    case .above(let low): .object([("from", .number(low))])
    case .everywhere: .object([])
    }
  }
}

extension Estimate.PriorFinding {
  fileprivate var json: JSON {
    .object([
      ("tau", .optional(strength)), ("cross_validated", .bool(isCrossValidated)), ("scale", .number(scale)),
      ("scale_standard_error", .number(scaleStandardError)), ("effective_count", .number(effectiveCount)),
      (
        "part_worths",
        .list(
          parts.map {
            .object([
              ("name", .text($0.name)), ("stated", .number($0.stated)), ("revealed", .number($0.revealed)),
              ("standard_error", .number($0.standardError)),
            ])
          })
      ),
    ])
  }
}

extension Estimate.Simulation {
  fileprivate func json(names: [String]) -> JSON {
    .object([
      ("draws", .text(draws)), ("repeats", .integer(repeats)),
      ("simulation_errors", errors.isEmpty ? .null : JSON.keyed(names, errors)),
      ("log_likelihood_error", .optional(logLikelihoodError)),
      (
        "implied",
        .list(
          implied.map {
            .object([
              ("name", .text($0.name)), ("value", .number($0.value)),
              ("standard_error", .optional($0.standardError)),
            ])
          })
      ),
    ])
  }
}

extension Estimate.SubstitutionTable {
  fileprivate var json: JSON {
    func matrix(_ rows: [[Double]]) -> JSON { .list(rows.map { .list($0.map { .number($0) }) }) }
    return .object([
      ("term", .text(term)), ("alternatives", .texts(alternatives)),
      ("shares", .list(shares.map { .number($0) })), ("elasticities", matrix(elasticities)),
      ("effects", effects.map(matrix) ?? .null),
    ])
  }
}
