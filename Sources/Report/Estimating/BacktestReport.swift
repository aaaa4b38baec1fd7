internal import Decision
public import Pipeline

/// Who foresaw choices best.
public struct BacktestReport: Sendable {
  public static let formats: [OutputFormat] = [.table, .csv, .json, .ndjson, .md]
  private let backtest: Backtest

  public init(_ backtest: Backtest) { self.backtest = backtest }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    switch format {
    case .csv: Rendering(text: sheet.csv, notes: lines)
    case .ndjson: Rendering(text: backtest.scorers.map { $0.json.compact + "\n" }.joined(), notes: lines)
    case .json: Rendering(text: json.indented)
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

  private var title: String { "Backtest: \(backtest.formula)" }

  private var sheet: Sheet { scorerSheet(backtest.scorers) }

  private var lines: [String] {
    let count = backtest.folds.count
    return [
      "\(backtest.choices) choices foreseen in \(count) \(count == 1 ? "part" : "parts"), each by what was "
        + "learned without it"
    ]
      + (backtest.clusterTerms.isEmpty
        ? [] : ["terms of clusters: \(backtest.clusterTerms.joined(separator: ", "))"])
      + calibration + backtest.notices.map(\.text)
  }

  private var calibration: [String] {
    guard let last = backtest.calibration.last, let first = backtest.calibration.first else { return [] }
    return [
      "calibration of 'learned': its boldest tenth of forecasts says "
        + "\(percent(last.meanProbability)) and \(percent(last.observedShare)) came true, its faintest says "
        + "\(percent(first.meanProbability)) and \(percent(first.observedShare)) did"
    ]
  }

  private func percent(_ share: Double) -> String { fixed(100 * share, decimals: 2) + " %" }

  private var json: JSON {
    .object([
      ("formula", .text(backtest.formula)), ("folds", .texts(backtest.folds)),
      ("choices", .integer(backtest.choices)), ("cluster_terms", .texts(backtest.clusterTerms)),
      ("scorers", .list(backtest.scorers.map(\.json))),
      (
        "calibration",
        .list(
          backtest.calibration.map { part in
            .object([
              ("forecasts", .integer(part.forecasts)), ("mean_probability", .number(part.meanProbability)),
              ("observed_share", .number(part.observedShare)),
            ])
          })
      ),
      ("notices", .texts(backtest.notices.map(\.text))),
    ])
  }
}

extension Backtest.Scorer {
  var json: JSON {
    .object([
      ("name", .text(name)), ("mean_log_probability", .optional(meanLogProbability)),
      ("top_1", .optional(top1)), ("top_5", .optional(top5)), ("mean_rank", .optional(meanRank)),
      (
        "gain",
        gain.map { gain in
          .object([
            ("over", .text(gain.over)), ("mean", .number(gain.mean)),
            ("standard_error", .number(gain.standardError)),
          ])
        } ?? .null
      ),
    ])
  }
}

/// Who foresaw best.
func scorerSheet(_ scorers: [Backtest.Scorer]) -> Sheet {
  Sheet(
    columns: [
      .init("scorer"), .init("mean_log_probability", "log-probability"), .init("top_1", "first"),
      .init("top_5", "first five"), .init("mean_rank", "mean rank"), .init("gain"), .init("over"),
      .init("gain_standard_error", "std. error"),
    ],
    rows: scorers.map { scorer in
      [
        .text(scorer.name), scorer.meanLogProbability.map { .number($0, decimals: 4) } ?? .empty,
        scorer.top1.map { .number($0, decimals: 3) } ?? .empty,
        scorer.top5.map { .number($0, decimals: 3) } ?? .empty,
        scorer.meanRank.map { .number($0, decimals: 2) } ?? .empty,
        scorer.gain.map { .number($0.mean, decimals: 4) } ?? .empty,
        .text(scorer.gain?.over ?? ""),
        scorer.gain.map { .number($0.standardError, decimals: 4) } ?? .empty,
      ]
    })
}
