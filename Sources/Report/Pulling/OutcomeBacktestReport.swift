internal import Decision
public import Pipeline

/// Who foresaw where the investment of the last years went.
public struct OutcomeBacktestReport: Sendable {
  public static let formats: [OutputFormat] = [.table, .csv, .json, .ndjson, .md]
  private let backtest: OutcomeBacktest

  public init(_ backtest: OutcomeBacktest) { self.backtest = backtest }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    switch format {
    case .csv: Rendering(text: whole.csv, notes: conclusions)
    case .ndjson:
      Rendering(
        text: backtest.levels.flatMap { level in
          level.scorers.map {
            JSON.object([("digits", .integer(level.digits)), ("scorer", $0.json)]).compact + "\n"
          }
        }.joined(), notes: conclusions)
    case .json: Rendering(text: json.indented)
    case .md:
      Rendering(text: "# \(Sheet.escaped(title))\n\n" + sections.map { $0.markdown + "\n" }.joined())
    case .table, .geojson, .latex:
      Rendering(
        text: style.bold(Sheet.printable(title)) + "\n\n"
          + sections.map { $0.table(style) }.joined(separator: "\n"))
    }
  }

  private var title: String {
    "Backtest: foreign investment \(backtest.years.lowerBound) to \(backtest.years.upperBound) foreseen from "
      + "what was known in \(backtest.lastKnown), \(backtest.title)"
      + (backtest.scope.map { ": \($0.title)" } ?? "")
  }

  private var sections: [Section] {
    backtest.levels.map { level in
      Section(
        title: "\(level.industries) industries of \(level.digits) digits, "
          + "\(fixed(level.investment, decimals: 0)) \(backtest.unit)",
        sheet: scorerSheet(level.scorers))
    } + [Section(title: "What it says", lines: conclusions)]
  }

  private var whole: Sheet {
    let sheets = backtest.levels.map { (digits: $0.digits, sheet: scorerSheet($0.scorers)) }
    return Sheet(
      columns: [.init("digits")] + (sheets.first?.sheet.columns ?? []),
      rows: sheets.flatMap { level in level.sheet.rows.map { [.integer(level.digits)] + $0 } })
  }

  private var conclusions: [String] {
    var lines: [String] = []
    for level in backtest.levels {
      let head = "\(level.digits) digits: "
      func first(_ name: String) -> String? {
        level.scorers.first { $0.name == name }?.top5.map { "\(fixed(100 * $0, decimals: 0)) %" }
      }
      if let size = first("size"), let clusters = first("clusters"), let past = first("past-investment"),
        let all = first("clusters-and-past")
      {
        lines.append(
          head
            + "the first five foreseen regions got \(size) of an industry's investment by size alone, \(clusters) "
            + "with clusters, \(past) with past investment instead, \(all) with both")
      }
      for scorer in level.scorers {
        guard let gain = scorer.gain else { continue }
        let error =
          "\(fixed(gain.mean, decimals: 4)) a unit of investment, standard error "
          + fixed(gain.standardError, decimals: 4)
        let (ahead, behind) =
          gain.mean > 0
          ? ("'\(scorer.name)'", "'\(gain.over)'") : ("the baseline '\(gain.over)'", "'\(scorer.name)'")
        lines.append(
          head
            + (abs(gain.mean) < 1.96 * gain.standardError
              ? "\(ahead) is ahead of \(behind) by no more than chance (\(error))"
              : "\(ahead) wins over \(behind) (\(error))"))
      }
    }
    return lines + [
      "scores are weighted by investment; log-probability is of the share of its industry that each region got; "
        + "standard errors are over industries"
    ] + backtest.notices.map(\.text)
  }

  private var json: JSON {
    .object([
      ("dataset", .text(backtest.dataset)), ("industry", .optional(backtest.scope?.code)),
      ("unit", .text(backtest.unit)),
      ("years", .list([.integer(backtest.years.lowerBound), .integer(backtest.years.upperBound)])),
      ("last_known_year", .integer(backtest.lastKnown)),
      (
        "levels",
        .list(
          backtest.levels.map { level in
            .object([
              ("digits", .integer(level.digits)), ("industries", .integer(level.industries)),
              ("investment", .number(level.investment)), ("scorers", .list(level.scorers.map(\.json))),
            ])
          })
      ),
      ("notices", .texts(conclusions)),
    ])
  }
}
