internal import Decision
public import Pipeline
internal import Scoring

/// Ranks as probabilities.
public struct RobustReport: Sendable {
  public static let formats: [OutputFormat] = [.table, .csv, .json, .ndjson, .md]
  private let robustness: Robustness

  public init(_ robustness: Robustness) { self.robustness = robustness }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    switch format {
    case .csv: Rendering(text: sheet.csv, notes: notes)
    case .md: Rendering(text: sheet.markdown + "\n" + lines.map { "- \($0)\n" }.joined())
    case .table, .geojson:
      Rendering(
        text: sheet.table(style) + "\n" + lines.map { style.faint(Sheet.printable($0)) + "\n" }.joined())
    case .json: Rendering(text: json.indented)
    case .ndjson: Rendering(text: order.map { row($0).compact + "\n" }.joined(), notes: notes)
    }
  }

  private var assessment: Assessment { robustness.assessment }
  /// In the order of the stated ranking.
  private var order: [Int] { assessment.ranking.order }
  private var notes: [String] { robustness.notices.map(\.text) }

  private var sheet: Sheet {
    let top = robustness.plan.top
    let columns = [
      Sheet.Column("rank"), Sheet.Column("id"), Sheet.Column("name"), Sheet.Column("first", "P(first)"),
      Sheet.Column("p_top", "P(top \(top))"), Sheet.Column("expected_rank", "expected rank"),
      Sheet.Column("rank_low", "rank from"), Sheet.Column("rank_high", "to"),
    ]
    return Sheet(
      columns: columns,
      rows: order.map { i in
        let own = robustness.acceptability.alternatives[i]
        let first: Sheet.Cell = own.ranks.first.map { .number($0, decimals: 3) } ?? .empty
        return [
          .integer(assessment.ranking.ranks[i]), .text(assessment.alternatives[i].id),
          .text(shortened(assessment.alternatives[i].name)), first, .number(own.top, decimals: 3),
          .number(own.expectedRank, decimals: 1), .integer(own.interval.low), .integer(own.interval.high),
        ]
      })
  }

  private var lines: [String] {
    let plan = robustness.plan
    var all = [
      "\(plan.draws) draws of weights, \(spreadText), seed \(plan.seed); largest standard error "
        + "\(fixed(robustness.acceptability.monteCarloError, decimals: 4)); nine draws of ten lie within 'rank from … to'"
    ]
    if let stability = robustness.stability {
      all.append("the first \(plan.top) stay as they are while a weight lies between:")
      all += zip(assessment.criteria, stability).enumerated().map { j, pair in
        "  \(pair.0.id): \(percent(pair.1.low)) and \(percent(pair.1.high)) (now \(percent(assessment.weights.values[j])))"
      }
    }
    return all + notes
  }

  private func percent(_ value: Double) -> String { fixed(100 * value, decimals: 1) + " %" }

  private var spreadText: String {
    switch robustness.plan.spread {
    case .uniform: "uniform over all weightings"
    case .dirichlet(let strength): "Dirichlet around the stated ones with strength \(shortest(strength))"
    }
  }

  private func row(_ i: Int) -> JSON {
    let own = robustness.acceptability.alternatives[i]
    return .object([
      ("id", .text(assessment.alternatives[i].id)), ("rank", .integer(assessment.ranking.ranks[i])),
      ("rank_acceptability", .list(own.ranks.map { .number($0) })), ("p_top", .number(own.top)),
      ("expected_rank", .number(own.expectedRank)),
      ("rank_interval", .list([.integer(own.interval.low), .integer(own.interval.high)])),
      (
        "central_weights",
        own.centralWeights.map { JSON.keyed(assessment.criteria.map(\.id), $0) } ?? .null
      ),
    ])
  }

  private var json: JSON {
    let plan = robustness.plan
    let stability: JSON =
      robustness.stability.map { intervals in
        .object(
          zip(assessment.criteria, intervals).map {
            ($0.id, .list([.number($1.low), .number($1.high)]))
          })
      } ?? .null
    let pairwise: JSON =
      robustness.acceptability.pairwise.map { table in
        .list(order.map { a in .list(order.map { .number(table[a][$0]) }) })
      } ?? .null
    return .object(
      [
        ("draws", .integer(plan.draws)), ("spread", .text(spreadText)), ("top", .integer(plan.top)),
        ("monte_carlo_error", .number(robustness.acceptability.monteCarloError)),
      ] + JSON.heading(assessment) + [
        ("alternatives", .list(order.map(row))), ("pairwise", pairwise), ("stability", stability),
      ] + JSON.closing(assessment, notices: robustness.notices))
  }
}
