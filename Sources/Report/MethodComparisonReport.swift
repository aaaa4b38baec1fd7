internal import Decision
public import Pipeline

/// Ranks by method, and how far the methods agree.
public struct MethodComparisonReport: Sendable {
  public static let formats: [OutputFormat] = [.table, .csv, .json, .ndjson, .md]
  private let comparison: MethodComparison
  /// By mean rank over the methods, best first.
  private let order: [Int]

  public init(_ comparison: MethodComparison, top: Int? = nil) {
    precondition(!comparison.assessments.isEmpty, "caller has at least one answer")
    self.comparison = comparison
    let alternatives = comparison.assessments[0].alternatives
    let sums = alternatives.indices.map { i in
      comparison.assessments.reduce(0) { $0 + $1.ranking.ranks[i] }
    }
    let ids = alternatives.map(\.id)
    let sorted = Ranking(scores: sums.map { -Double($0) }, ids: ids).order
    order = Array(sorted.prefix(top ?? Int.max))
  }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    switch format {
    case .csv: Rendering(text: rankSheet.csv, notes: notes)
    case .md: Rendering(text: sections.map(\.markdown).joined(separator: "\n"))
    case .table, .geojson, .latex: Rendering(text: sections.map { $0.table(style) }.joined(separator: "\n"))
    case .json: Rendering(text: json.indented)
    case .ndjson: Rendering(text: order.map { row($0).compact + "\n" }.joined(), notes: notes)
    }
  }

  private var names: [String] { comparison.assessments.map(\.study.method) }
  private var notes: [String] { comparison.refused.map { "\($0.method) is left out: \($0.reason)" } }

  private var sections: [Section] {
    [
      Section(title: "Rank by method, in the order of the mean rank", sheet: rankSheet),
      Section(title: "Agreement: Kendall's tau (b)", sheet: agreementSheet(comparison.kendall)),
      Section(title: "Agreement: weighted rank correlation", sheet: agreementSheet(comparison.weighted)),
      Section(
        title: "Notes",
        lines: notes + [
          "each method on the normalisation and with the parameters of its founding paper"
            + (comparison.asStated.map { ", \($0) as the profile states it" } ?? "")
        ]),
    ]
  }

  private func meanRank(_ i: Int) -> Double {
    Double(comparison.assessments.reduce(0) { $0 + $1.ranking.ranks[i] })
      / Double(comparison.assessments.count)
  }

  private var rankSheet: Sheet {
    Sheet(
      columns: [Sheet.Column("id"), Sheet.Column("mean_rank", "mean")] + names.map { Sheet.Column($0) },
      rows: order.map { i in
        [.text(comparison.assessments[0].alternatives[i].id), .number(meanRank(i), decimals: 1)]
          + comparison.assessments.map { .integer($0.ranking.ranks[i]) }
      })
  }

  private func agreementSheet(_ table: [[Double?]]) -> Sheet {
    Sheet(
      columns: [Sheet.Column("method")] + names.map { Sheet.Column($0) },
      rows: names.enumerated().map { place, name in
        [.text(name)] + table[place].map { $0.map { .number($0, decimals: 2) } ?? .empty }
      })
  }

  private func row(_ i: Int) -> JSON {
    .object([
      ("id", .text(comparison.assessments[0].alternatives[i].id)), ("mean_rank", .number(meanRank(i))),
      (
        "ranks",
        .object(comparison.assessments.map { ($0.study.method, .integer($0.ranking.ranks[i])) })
      ),
      (
        "scores",
        .object(comparison.assessments.map { ($0.study.method, .number($0.scores.values[i])) })
      ),
    ])
  }

  private func matrix(_ table: [[Double?]]) -> JSON {
    .list(table.map { .list($0.map { JSON.optional($0) }) })
  }

  private var json: JSON {
    let first = comparison.assessments[0]
    return .object(
      [
        ("method", .text("all")), ("methods", JSON.texts(names)),
        ("weights", JSON.keyed(first.criteria.map(\.id), first.weights.values)),
        ("alternatives", .list(order.map(row))), ("kendall_tau", matrix(comparison.kendall)),
        ("weighted_rank_correlation", matrix(comparison.weighted)),
        (
          "refused",
          .list(
            comparison.refused.map { .object([("method", .text($0.method)), ("reason", .text($0.reason))]) })
        ),
        (
          "removed",
          .list(first.removed.map { .object([("id", .text($0.id)), ("reason", .text($0.reason))]) })
        ),
      ] + JSON.closing(first, hash: comparison.hash))
  }
}
