internal import Decision
public import Pipeline

/// A fitted model: its coefficients, how sure they are, and what to know before reading them.
public struct EstimateReport: Sendable {
  public static let formats: [OutputFormat] = [.table, .csv, .json, .ndjson, .md]
  private let estimate: Estimate
  private let origin: FitOrigin?

  public init(_ estimate: Estimate, origin: FitOrigin? = nil) {
    self.estimate = estimate
    self.origin = origin
  }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    switch format {
    case .csv: Rendering(text: sheet.csv, notes: lines)
    case .ndjson: Rendering(text: sheet.json.map { $0.compact + "\n" }.joined(), notes: lines)
    case .json: Rendering(text: estimate.json(origin: origin).indented)
    case .md:
      Rendering(
        text: "## \(Sheet.escaped(title))\n\n" + sheet.markdown + "\n"
          + lines.map { "- \(Sheet.escaped($0))\n" }.joined())
    case .table, .geojson, .latex:
      Rendering(
        text: style.bold(Sheet.printable(title)) + "\n\n" + sheet.table(style) + "\n"
          + lines.map { style.faint(Sheet.printable($0)) + "\n" }.joined())
    }
  }

  private var title: String { "\(estimate.model.title): \(estimate.formula)" }

  private var sheet: Sheet {
    let statistic = estimate.model == .ols ? "t" : "z"
    return Sheet(
      columns: [
        .init("name", "term"), .init("estimate"), .init("standard_error", "std. error"), .init(statistic),
        .init("p_value", "p"), .init("ci_low", "95 % from"), .init("ci_high", "to"),
      ],
      rows: estimate.coefficients.map { coefficient in
        let error = coefficient.error
        return [
          .text(coefficient.name), .figure(coefficient.estimate),
          error.map { .figure($0.standardError) } ?? .empty,
          error.map { .number($0.statistic, decimals: 2) } ?? .empty,
          error.map { .probability($0.pValue) } ?? .empty,
          error.map { .figure($0.interval.lowerBound) } ?? .empty,
          error.map { .figure($0.interval.upperBound) } ?? .empty,
        ]
      })
  }

  private var lines: [String] {
    [sample] + [quality].filter { !$0.isEmpty } + [ending] + (estimate.coefficients.isEmpty ? [] : [errors])
      + tests + worths + priorLines
      + simulation + elasticities + substitution + separation + dropped
      + estimate.notices.map(\.text)
  }

  private var sample: String {
    let rows = "\(counted(estimate.rows)) \(estimate.rows == 1 ? "row" : "rows")"
    return estimate.cases.map { "\(counted($0)) \($0 == 1 ? "case" : "cases"), \(rows)" } ?? rows
  }

  private var quality: String {
    let fit = estimate.fit
    var parts: [String] = []
    if let value = fit.logLikelihood {
      let null = fit.nullLogLikelihood.map { " (\(estimate.model.nullWords) \(fixed($0, decimals: 3)))" }
      parts.append("log-likelihood \(fixed(value, decimals: 3))\(null ?? "")")
    }
    if let value = fit.mcFaddenR2 { parts.append("McFadden's R² \(fixed(value, decimals: 4))") }
    if let value = fit.r2 { parts.append("R² \(fixed(value, decimals: 4))") }
    if let value = fit.residualStandardError {
      let degrees = fit.degreesOfFreedom.map { " on \(counted($0)) degrees of freedom" } ?? ""
      parts.append("residual standard error \(readable(value))\(degrees)")
    }
    if let value = fit.aic { parts.append("AIC \(fixed(value, decimals: 2))") }
    if let value = fit.bic { parts.append("BIC \(fixed(value, decimals: 2))") }
    return parts.joined(separator: ", ")
  }

  private var ending: String {
    let ending = estimate.ending
    if estimate.model == .ols { return "solved directly" }
    let steps = "\(ending.iterations) \(ending.iterations == 1 ? "step" : "steps")"
    let gradient = "largest derivative left \(readable(ending.gradientNorm))"
    return switch ending.reason {
    case .converged: "converged in \(steps), \(gradient)"
    case .stalled: "NOT CONVERGED: stalled after \(steps), \(gradient)"
    case .limit: "NOT CONVERGED: stopped at the limit of \(steps), \(gradient)"
    }
  }

  private var errors: String {
    let factor = estimate.correctsSmallSample ? ", with the factor for small samples" : ""
    let kind = estimate.covarianceType
    if estimate.prior != nil { return "standard errors of the posterior, by its curvature at the mode" }
    if kind.hasPrefix("cluster:") {
      let counts = zip(kind.dropFirst("cluster:".count).split(separator: ","), estimate.clusters)
        .map { "\($0) (\(counted($1)) clusters)" }
      return "standard errors clustered by \(counts.joined(separator: " and "))\(factor)"
    }
    if kind.hasPrefix("bootstrap:") { return "standard errors from \(kind.dropFirst(10)) resamples" }
    return kind == "robust"
      ? "standard errors robust, by the sandwich of scores\(factor)"
      : "standard errors from the model's own information: right if the model is"
  }

  private var tests: [String] {
    estimate.tests.map { test in
      let degrees =
        shortest(test.degrees) + (test.denominatorDegrees.map { ", \(shortest($0))" } ?? "")
      let name = test.denominatorDegrees == nil ? "chi²" : "F"
      return "test that \(test.hypothesis): \(name)(\(degrees)) = \(readable(test.statistic))"
        + (test.pValue.map { ", p = \(probability($0))" } ?? "")
    }
  }

  private var worths: [String] {
    estimate.worths.map { worth in
      "one more of \(worth.name) is worth \(readable(worth.value)) of \(worth.price), 95 % by the delta method "
        + "\(readable(worth.delta.lowerBound)) to \(readable(worth.delta.upperBound)), by Fieller's "
        + worth.fieller.words
    }
  }

  private var priorLines: [String] {
    guard let prior = estimate.prior else { return [] }
    let how = prior.isCrossValidated ? "found by held-out cases" : "given"
    let strength = prior.strength.map(readable) ?? "without end: the stated weights alone"
    return [
      "prior strength tau \(strength) (\(how)); the decisions decide \(fixed(prior.effectiveCount, decimals: 1)) of "
        + "\(estimate.coefficients.count) coefficients"
    ]
      + prior.parts.map {
        "\($0.name), utils per standard deviation: stated \(readable($0.stated)), revealed "
          + "\(readable($0.revealed)), difference \(readable($0.revealed - $0.stated)) ± "
          + readable($0.standardError)
      }
  }

  private var simulation: [String] {
    guard let simulation = estimate.simulation else { return [] }
    let spread = simulation.logLikelihoodError.map {
      "; \(simulation.repeats) more fits with other draws move the log-likelihood by \(readable($0))"
    }
    return ["simulated with \(simulation.draws)\(spread ?? "")"]
      + simulation.implied.map {
        "\($0.name): \(readable($0.value))" + ($0.standardError.map { " ± \(readable($0))" } ?? "")
      }
  }

  private var elasticities: [String] {
    guard !estimate.elasticities.isEmpty else { return [] }
    let listed = estimate.elasticities.map {
      "\($0.name) \(fixed($0.probabilityWeighted, decimals: 3)) (\(fixed($0.atChosen, decimals: 3)) at the chosen)"
    }
    return [
      "own elasticities, % more often chosen per 1 % more, weighted by probability: "
        + listed.joined(separator: "; ")
    ]
  }

  private var substitution: [String] {
    guard let table = estimate.substitution else { return [] }
    let shown = table.alternatives.indices.sorted { table.shares[$0] > table.shares[$1] }.prefix(10)
    return [
      "1 % more of \(table.term) in one alternative; the matrix of all is in the JSON:"
    ]
      + shown.map { k in
        let loser = table.largestLoser(when: k).map {
          ", and most lost by \($0.alternative) (\(fixed($0.elasticity, decimals: 3)) %)"
        }
        return
          "  \(table.alternatives[k]): chosen \(fixed(table.elasticities[k][k], decimals: 3)) % more often"
          + (loser ?? "")
      }
  }

  /// Columns that are left out for one reason stand in one line.
  private var dropped: [String] {
    var reasons: [(text: String, names: [String])] = []
    for column in estimate.dropped {
      if let place = reasons.firstIndex(where: { $0.text == column.reason }) {
        reasons[place].names.append(column.name)
      } else {
        reasons.append((column.reason, [column.name]))
      }
    }
    return reasons.map { reason in
      reason.names.count == 1
        ? "'\(reason.names[0])' is left out: \(reason.text)"
        : "\(few(reason.names)) are left out, each because \(reason.text)"
    }
  }

  private var separation: [String] {
    guard !estimate.separatedRows.isEmpty || !estimate.separatedColumns.isEmpty else { return [] }
    let rows = estimate.separatedRows
    let listed =
      rows.prefix(10).map(String.init).joined(separator: ", ") + (rows.count > 10 ? ", …" : "")
    let columns = estimate.separatedColumns.isEmpty ? "" : few(estimate.separatedColumns)
    return [
      "perfectly predicted and left out: \(rows.count) \(rows.count == 1 ? "row" : "rows")"
        + (rows.isEmpty ? "" : " (\(listed))") + (columns.isEmpty ? "" : ", by \(columns)")
    ]
  }
}

extension EstimationModel {
  /// What the null log-likelihood is that of.
  var nullWords: String { isChoice ? "equal shares" : "constant alone" }
}

extension Sheet.Cell {
  /// A probability: three decimals for people, as small as it is for programs.
  static func probability(_ value: Double) -> Sheet.Cell {
    value < 0.0005 ? .figure(value) : .number(value, decimals: 3)
  }
}

extension Estimate.Worth.Set {
  /// `from … to …`, or what else it is.
  fileprivate var words: String {
    switch self {
    case .interval(let low, let high): "\(readable(low)) to \(readable(high))"
    case .outside(let low, let high): "up to \(readable(low)) or from \(readable(high)) on"
    case .below(let high): "up to \(readable(high))"
    case .above(let low): "from \(readable(low)) on"
    case .everywhere: "anything: the price's coefficient may be zero"
    }
  }
}

func probability(_ value: Double) -> String { value < 0.0005 ? readable(value) : fixed(value, decimals: 3) }

/// Up to ten names, and how many more there are.
private func few(_ names: [String]) -> String {
  let shown = names.prefix(10).map { "'\($0)'" }.joined(separator: ", ")
  return shown + (names.count > 10 ? " and \(names.count - 10) more" : "")
}

private func counted(_ count: Int) -> String { count < 10_000 ? "\(count)" : readable(Double(count)) }
