internal import Decision
internal import Pipeline

/// Who is in the top and at which rank, where ranks of the top alone were counted.
struct TopSheet {
  private let robustness: Robustness

  /// Ranks have columns of their own in a table for people as long as it stays narrow.
  static let mostColumns = 10

  init(_ robustness: Robustness) { self.robustness = robustness }

  private var assessment: Assessment { robustness.assessment }

  /// The alternatives that are in the top in some draw, in the order of the stated ranking.
  private var seen: [Int] { assessment.ranking.order.filter { robustness.standings[$0].top > 0 } }

  /// What a table for people does not show.
  var words: [String] {
    let columns = "P(2) to P(\(robustness.top)) have no columns here: --format csv and json have them"
    return [othersWords, robustness.top > Self.mostColumns ? columns : nil].compactMap { $0 }
  }

  private var othersWords: String? {
    let others = assessment.alternatives.count - seen.count
    let top = robustness.top == 1 ? "first" : "in the first \(robustness.top)"
    guard others > 0 else { return nil }
    return others == 1 ? "1 other is \(top) in no draw" : "\(others) others are \(top) in no draw"
  }

  /// - Parameter isWhole: every alternative and every rank of the top, as programs read it.
  func sheet(isWhole: Bool) -> Sheet {
    let top = robustness.top
    let ranks = isWhole || top <= Self.mostColumns ? top : 1
    return Sheet(
      columns: [Sheet.Column("rank"), Sheet.Column("id"), Sheet.Column("name")]
        + (1...ranks).map {
          $0 == 1 ? Sheet.Column("first", "P(first)") : Sheet.Column("rank_\($0)", "P(\($0))")
        }
        + [Sheet.Column("p_top", "P(top \(top))")],
      rows: (isWhole ? assessment.ranking.order : seen).map { i in
        let own = robustness.standings[i]
        return [
          .integer(assessment.ranking.ranks[i]), .text(assessment.alternatives[i].id),
          .text(shortened(assessment.alternatives[i].name)),
        ] + own.ranks.prefix(ranks).map { .number($0, decimals: 3) } + [.number(own.top, decimals: 3)]
      })
  }
}
