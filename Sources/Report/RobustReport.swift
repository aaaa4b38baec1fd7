internal import Decision
public import Pipeline

/// Ranks as probabilities.
public struct RobustReport: Sendable {
  public static let formats: [OutputFormat] = [.table, .csv, .json, .ndjson, .md]
  private let robustness: Robustness

  public init(_ robustness: Robustness) { self.robustness = robustness }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    switch format {
    case .csv: Rendering(text: sheet.csv, notes: drawn + notes + (sobol?.lines ?? []))
    case .md:
      Rendering(
        text: shownSheet.markdown + "\n" + lines.map { "- \(Sheet.escaped($0))\n" }.joined()
          + (sobol?.markdown ?? ""))
    case .table, .geojson, .latex:
      Rendering(
        text: shownSheet.table(style) + "\n" + lines.map { style.faint(Sheet.printable($0)) + "\n" }.joined()
          + (sobol?.table(style) ?? ""))
    case .json: Rendering(text: json.indented)
    case .ndjson:
      Rendering(
        text: order.map { row($0).compact + "\n" }.joined(),
        notes: drawn + notes + (sobol?.lines ?? []))
    }
  }

  private var assessment: Assessment { robustness.assessment }
  /// In the order of the stated ranking.
  private var order: [Int] { assessment.ranking.order }
  private var notes: [String] {
    robustness.notices.map(\.text) + StudyTitle.notes(assessment.removed)
  }
  private var sobol: SobolSheet? { robustness.sensitivity.map(SobolSheet.init) }

  private var drawn: [String] { robustness.errorWords }

  private var sheet: Sheet {
    guard robustness.counted == .all else { return TopSheet(robustness).sheet(isWhole: true) }
    let top = robustness.top
    let columns = [
      Sheet.Column("rank"), Sheet.Column("id"), Sheet.Column("name"), Sheet.Column("first", "P(first)"),
      Sheet.Column("p_top", "P(top \(top))"), Sheet.Column("expected_rank", "expected rank"),
      Sheet.Column("rank_low", "rank from"), Sheet.Column("rank_high", "to"),
    ]
    return Sheet(
      columns: columns,
      rows: order.map { i in
        let own = robustness.standings[i]
        let first: Sheet.Cell = own.ranks.first.map { .number($0, decimals: 3) } ?? .empty
        return [
          .integer(assessment.ranking.ranks[i]), .text(assessment.alternatives[i].id),
          .text(shortened(assessment.alternatives[i].name)), first, .number(own.top, decimals: 3),
          own.expectedRank.map { .number($0, decimals: 1) } ?? .empty, own.low.map { .integer($0) } ?? .empty,
          own.high.map { .integer($0) } ?? .empty,
        ]
      })
  }

  /// For people: only those that are of some interest.
  private var shownSheet: Sheet {
    robustness.counted == .all ? sheet : TopSheet(robustness).sheet(isWhole: false)
  }

  private var lines: [String] {
    var all = ["\(robustness.drawsWords), seed \(robustness.seed)\(robustness.errorOfDraws)"]
    if robustness.counted == .all { all[0] += "; nine draws of ten lie within 'rank from … to'" }
    if robustness.counted == .top { all += TopSheet(robustness).words }
    all += drawn
    if let stability = robustness.stability {
      all.append("the first \(robustness.top) stay as they are while a weight lies between:")
      all += zip(assessment.criteria, stability).enumerated().map { j, pair in
        "  \(pair.0.id): \(percent(pair.1.low)) and \(percent(pair.1.high)) (now \(percent(assessment.weights.values[j])))"
      }
    }
    return all + notes
  }

  private func percent(_ value: Double) -> String { fixed(100 * value, decimals: 1) + " %" }

  private func row(_ i: Int) -> JSON {
    let own = robustness.standings[i]
    var members: [(String, JSON)] = [
      ("id", .text(assessment.alternatives[i].id)), ("rank", .integer(assessment.ranking.ranks[i])),
      ("rank_acceptability", .list(own.ranks.map { .number($0) })), ("p_top", .number(own.top)),
    ]
    // What is not counted has no key.
    if let expected = own.expectedRank { members.append(("expected_rank", .number(expected))) }
    if let low = own.low, let high = own.high {
      members.append(("rank_interval", .list([.integer(low), .integer(high)])))
    }
    let central = own.centralWeights.map { JSON.keyed(assessment.criteria.map(\.id), $0) } ?? .null
    return .object(members + [("central_weights", central)])
  }

  private var json: JSON {
    let stability: JSON =
      robustness.stability.map { intervals in
        .object(
          zip(assessment.criteria, intervals).map {
            ($0.id, .list([.number($1.low), .number($1.high)]))
          })
      } ?? .null
    let pairwise: JSON =
      robustness.pairwise.map { table in
        .list(order.map { a in .list(order.map { .number(table[a][$0]) }) })
      } ?? .null
    return .object(
      [
        ("draws", .integer(robustness.draws)), ("spread", .text(robustness.spread)),
        ("top", .integer(robustness.top)),
        ("monte_carlo_error", .optional(robustness.monteCarloError)),
      ] + JSON.heading(assessment) + [("alternatives", .list(order.map(row)))]
        + (robustness.counted == .all ? [("pairwise", pairwise)] : []) + [("stability", stability)] + errors
        + (sobol.map { [("sobol", $0.json)] } ?? [])
        + [("removed", JSON.removals(assessment.removed))]
        + JSON.closing(assessment, notices: robustness.notices, hash: robustness.hash))
  }

  private var errors: [(String, JSON)] {
    guard let errors = robustness.errors else { return [] }
    return [
      ("errors", .object(errors.named.map { ($0.name, .number($0.error)) })),
      ("imputation_errors", .object(robustness.imputationErrors.map { ($0.indicator, .number($0.error)) })),
    ]
  }
}
