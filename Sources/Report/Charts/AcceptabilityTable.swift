internal import Decision
internal import Pipeline

/// Probabilities of ranks for the locations that are most often in the top, before they have a place on a
/// sheet.
struct AcceptabilityTable: Sendable, Equatable {
  struct Row: Sendable, Equatable {
    let alternative: Int
    /// Of ranks 1 to ``AcceptabilityTable/ranks``.
    let cells: [Double]
    /// Of all ranks behind them.
    let later: Double
    let top: Double
    /// None where only the top was counted, and so for the interval.
    let expectedRank: Double?
    let low: Int?
    let high: Int?
  }

  static let fewest = 10
  static let most = 20

  let top: Int
  /// How many ranks have a column; none for a list too long to count every rank.
  let ranks: Int
  /// Whether there are ranks without a column.
  let hasLater: Bool
  /// Whether only ranks of the top were counted.
  let isOfTop: Bool
  /// The largest P(top k) first, then the smallest expected rank, or without one the likeliest better ranks,
  /// then in the order of the stated ranking.
  let rows: [Row]

  /// As many rows as the top is large, ten at least and twenty at most, and as many ranks.
  init(_ robustness: Robustness) {
    let standings = robustness.standings
    let shown = min(min(max(robustness.top, Self.fewest), Self.most), standings.count)
    let ranks = min(shown, standings.map(\.ranks.count).min() ?? 0)
    top = robustness.top
    isOfTop = robustness.counted == .top
    self.ranks = ranks
    hasLater = ranks > 0 && ranks < standings.count
    let order = robustness.assessment.ranking.order
    // Shares of draws are sums of many terms: their last bits must not order what is level.
    let keys = order.map { i in
      let own = standings[i]
      // Within the top: a probability counts as many times as ranks lie behind it.
      let early = zip(own.ranks, own.ranks.indices).reduce(0) { $0 - $1.0 * Double(own.ranks.count - $1.1) }
      return ((1e12 * own.top).rounded(), (1e9 * (own.expectedRank ?? early)).rounded())
    }
    let ordered = order.indices.sorted { a, b in
      if keys[a].0 != keys[b].0 { return keys[a].0 > keys[b].0 }
      return keys[a].1 != keys[b].1 ? keys[a].1 < keys[b].1 : a < b
    }
    rows = ordered.prefix(shown).map { place in
      let own = standings[order[place]]
      return Row(
        alternative: order[place], cells: Array(own.ranks.prefix(ranks)),
        later: robustness.counted == .top
          ? max(0, 1 - own.ranks.prefix(ranks).reduce(0, +)) : own.ranks.dropFirst(ranks).reduce(0, +),
        top: own.top, expectedRank: own.expectedRank, low: own.low, high: own.high)
    }
  }
}

extension AcceptabilityTable.Row {
  /// P(top k) with a decimal, as in its column.
  var topText: String { points(top) + " %" }
  /// Nothing where only the top was counted.
  var interval: String {
    guard let low, let high else { return "" }
    return low == high ? "\(low)" : "\(low)–\(high)"
  }
}
