internal import Decision
internal import Pipeline

extension PullAnswer {
  /// What every number of the table stands for.
  var explanations: [String] {
    var lines = [
      "\(cases) cases, \(rows) rows; \(readable(choices)) choices, of which share is the mean probability; "
        + "log-likelihood \(fixed(logLikelihood, decimals: 3))",
      "elasticity: % more often chosen per 1 % more of the stock there, weighted by probability, with the "
        + "middle "
        + "95 % of \(draws) draws of the coefficients (seed \(seed))",
      "share after and zero-sum (choices won): \(grower) \(growth.words), and the others lose what it wins; "
        + "positive-sum: nobody loses",
    ]
    if let nests {
      let lambdas = nests.lambdas.map {
        "\($0.name) \(readable($0.estimate)) ± \(readable($0.standardError))"
      }
      lines.append(
        "nested: choices won by the nested logit by '\(nests.column)' ("
          + (lambdas + ["log-likelihood \(fixed(nests.logLikelihood, decimals: 3))"]).joined(separator: ", ")
          + "); with a lambda below 1 neighbours in the nest lose more than others")
    }
    for test in tests {
      lines.append(
        "test that \(test.hypothesis): likelihood ratio chi²(\(test.degrees)) = "
          + "\(fixed(test.statistic, decimals: 2)), p = \(readable(test.pValue))"
          + (test.pValue < 0.05 ? "" : "; nothing speaks against it"))
    }
    if let past { lines += past.words }
    if let control {
      lines.append(
        "first stage on \(control.instruments.joined(separator: ", ")): F = "
          + "\(fixed(control.firstStageF, decimals: 1)), "
          + "rows of one alternative taken together (\(fixed(control.plainFirstStageF, decimals: 1)) if "
          + "all rows were "
          + "independent); without it the coefficient is \(readable(control.uncontrolled.estimate)) ± "
          + readable(control.uncontrolled.standardError))
    }
    if let placebo, let lead = placebo.lead {
      lines.append(
        "placebo: \(lead.name) \(readable(lead.estimate)) ± \(readable(lead.standardError))"
          + (placebo.lag.map {
            ", beside it \($0.name) \(readable($0.estimate)) ± \(readable($0.standardError))"
          }
            ?? ""))
    }
    return lines
  }

  private var grower: String { region.map { "'\($0)'" } ?? "the alternative alone" }
}

extension PullQuestion.Growth {
  /// `has 1 more`, `has 10 % more`.
  var words: String {
    switch self {
    case .units(let k): "has \(plain(k)) more"
    case .percent(let k): "has \(plain(k)) % more"
    }
  }

  /// As the option has it.
  var text: String {
    switch self {
    case .units(let k): "+\(plain(k))"
    case .percent(let k): "+\(plain(k))%"
    }
  }
}

extension PullAnswer.Past {
  fileprivate var words: [String] {
    [
      "past choices: \(past.name) \(readable(past.estimate)) ± \(readable(past.standardError)); "
        + "persistence is not pull"
    ]
      + zip(beside, without).map { with, alone in
        let taken = alone.estimate - with.estimate
        let part =
          alone.estimate == 0 ? "" : " (\(fixed(100 * taken / alone.estimate, decimals: 1)) %)"
        return "without \(term) the coefficient of \(with.name) is \(readable(alone.estimate)) ± "
          + "\(readable(alone.standardError)), beside it \(readable(with.estimate)) ± "
          + "\(readable(with.standardError)): past choices take \(readable(taken))\(part)"
      }
  }
}
