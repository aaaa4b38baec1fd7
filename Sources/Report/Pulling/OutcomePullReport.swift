internal import Decision
public import Pipeline

/// How investment goes with clusters, and what may be said of it.
public struct OutcomePullReport: Sendable {
  public static let formats: [OutputFormat] = [.table, .csv, .json, .ndjson, .md]
  private let pull: OutcomePull

  public init(_ pull: OutcomePull) { self.pull = pull }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    switch format {
    case .csv: Rendering(text: sheet(pull.levels, isPlain: true).csv, notes: conclusions)
    case .ndjson:
      Rendering(
        text: pull.levels.flatMap { level in level.readings.map { json($0, of: level).compact + "\n" } }
          .joined(),
        notes: conclusions)
    case .json: Rendering(text: json.indented)
    case .md:
      Rendering(
        text: "# \(Sheet.escaped(title))\n\n" + sections.map { $0.markdown + "\n" }.joined())
    case .table, .geojson, .latex:
      Rendering(
        text: style.bold(Sheet.printable(title)) + "\n\n"
          + sections.map { $0.table(style) }.joined(separator: "\n"))
    }
  }

  private var title: String {
    "Clusters and foreign investment, \(pull.title)" + (pull.scope.map { ": \($0.title)" } ?? "")
  }

  private var sections: [Section] {
    pull.levels.map { level in
      Section(
        title: "Industries of \(level.digits) digits (\(level.industries) of them, \(pull.regions) regions)",
        sheet: sheet([level], isPlain: false))
    } + [
      Section(title: "What may be said", lines: conclusions), Section(title: "How it is read", lines: notes),
    ]
  }

  private func sheet(_ levels: [OutcomePull.Level], isPlain: Bool) -> Sheet {
    let rows = levels.flatMap { level in
      level.readings.map { reading -> [Sheet.Cell] in
        let own = reading.own
        let first: [Sheet.Cell] =
          isPlain
          ? [.integer(level.digits), .text(reading.question.rawValue)] : [.text(reading.question.words)]
        return first + [
          own.map { .number($0.estimate, decimals: 3) } ?? .empty,
          own?.error.map { .number($0.standardError, decimals: 3) } ?? .empty,
          own?.error.map { .number($0.interval.lowerBound, decimals: 3) } ?? .empty,
          own?.error.map { .number($0.interval.upperBound, decimals: 3) } ?? .empty,
          reading.later.map { .number($0.estimate, decimals: 3) } ?? .empty,
          .integer(reading.estimate.rows),
        ]
      }
    }
    let first: [Sheet.Column] = isPlain ? [.init("digits"), .init("question")] : [.init("question")]
    return Sheet(
      columns: first + [
        .init("elasticity"), .init("standard_error", "std. error"), .init("low", "95 % from"),
        .init("high", "to"), .init("elasticity_later", "of the later cluster"), .init("rows"),
      ], rows: rows)
  }

  private func json(_ reading: OutcomePull.Reading, of level: OutcomePull.Level) -> JSON {
    .object([
      ("digits", .integer(level.digits)), ("question", .text(reading.question.rawValue)),
      ("formula", .text(reading.estimate.formula)), ("rows", .integer(reading.estimate.rows)),
      ("elasticity", .optional(reading.own?.estimate)),
      ("standard_error", .optional(reading.own?.error?.standardError)),
      ("low", .optional(reading.own?.error?.interval.lowerBound)),
      ("high", .optional(reading.own?.error?.interval.upperBound)),
      ("elasticity_later", .optional(reading.later?.estimate)),
      ("covariance_type", .text(reading.estimate.covarianceType)),
      ("coefficients", .list(reading.estimate.coefficients.map(\.pullJSON))),
    ])
  }

  private var json: JSON {
    .object([
      ("dataset", .text(pull.dataset)), ("industry", .optional(pull.scope?.code)), ("unit", .text(pull.unit)),
      ("years", .list([.integer(pull.years.lowerBound), .integer(pull.years.upperBound)])),
      ("employment_years", .list(pull.waves.map { .integer($0) })),
      ("identification", .text(pull.identification.rawValue)),
      (
        "levels",
        .list(
          pull.levels.map { level in
            .object([
              ("digits", .integer(level.digits)), ("industries", .integer(level.industries)),
              ("withheld", .integer(level.withheld)), ("negative", .integer(level.negative)),
              ("placebo_holds", level.placeboHolds.map { .bool($0) } ?? .null),
              (
                "causal_range",
                level.causalRange.map { .list([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null
              ),
              ("readings", .list(level.readings.map { json($0, of: level) })),
            ])
          })
      ),
      ("notices", .texts(conclusions)),
    ])
  }
}

extension OutcomePullReport {
  /// What the figures allow one to say, in words that the figures decide.
  private var conclusions: [String] {
    var lines = ["identification: \(pull.identification.rawValue)"]
    for level in pull.levels {
      let head = "\(level.digits) digits: "
      if let gradient = level[.gradient]?.own, let error = gradient.error {
        lines.append(
          head + (error.interval.lowerBound > 0 ? "a strong gradient: " : "")
            + "a region with 10 % more of an industry's jobs had \(share(gradient.estimate)) more of its investment"
        )
      }
      if let alone = level[.spans]?.own, let beside = level[.past]?.own {
        lines.append(
          head + "beside the cell's own past investment the elasticity falls from \(two(alone.estimate)) to "
            + "\(two(beside.estimate)): persistence is not pull")
      }
      if let within = level[.within]?.own, let error = within.error {
        lines.append(
          head
            + (error.interval.lowerBound > 0
              ? "where a region's own industry grew, its investment grew: \(two(within.estimate))"
              : "where a region's own industry grew, its investment did not grow after it: \(two(within.estimate))")
        )
      }
      if let holds = level.placeboHolds, let lead = level[.lead], let own = lead.own, let later = lead.later {
        lines.append(
          head
            + (holds
              ? "the placebo holds: the cluster of later adds nothing (\(two(later.estimate)))"
              : "the placebo fails: the cluster that stood there only later goes with investment "
                + "(\(two(later.estimate)) beside \(two(own.estimate)) of the one before), and it cannot have drawn it")
        )
      }
      if let range = level.causalRange {
        lines.append(
          head
            + "a causal elasticity may lie anywhere from \(two(range.lowerBound)) to \(two(range.upperBound))"
            + (range.contains(0) ? ": zero is among them" : ""))
      }
    }
    if pull.identification == .descriptive {
      lines.append(
        "so clusters foresee where investment goes; that they draw it is not shown by these data, and no figure "
          + "here says what one more plant would bring")
    }
    return lines + pull.notices.map(\.text)
  }

  private var notes: [String] {
    [
      "elasticity: per cent more investment where the region's jobs in the industry, plus one, are one per cent more; "
        + "Poisson pseudo-likelihood of flows in \(pull.unit), \(pull.years.lowerBound) to \(pull.years.upperBound)",
      "jobs are of \(pull.waves.map(String.init).joined(separator: ", ")): always a year before the investment; jobs "
        + "of related industries (codes that differ in the last digit) stand beside them",
      "standard errors are clustered by region and by industry",
    ]
      + pull.levels.map { level in
        "\(level.digits) digits: \(level.withheld) cells of single years are withheld and left out, \(level.negative) "
          + "below zero count as zero"
      }
  }

  private func two(_ value: Double) -> String { fixed(value, decimals: 2) }

  /// Of ten per cent more.
  private func share(_ elasticity: Double) -> String { "\(fixed(10 * elasticity, decimals: 1)) %" }
}

extension OutcomePull.Reading.Question {
  fileprivate var words: String {
    switch self {
    case .gradient: "regions compared, industry by industry and year by year"
    case .spans: "the same over spans of years"
    case .past: "beside past investment of the same cell"
    case .within: "the same region and industry over time"
    case .lead: "beside the cluster of later (placebo)"
    }
  }
}

extension Estimate.Coefficient {
  fileprivate var pullJSON: JSON {
    .object([
      ("name", .text(name)), ("estimate", .number(estimate)),
      ("standard_error", .optional(error?.standardError)),
    ])
  }
}
