/// Alternatives from best to worst.
///
/// Ties are a policy, not luck of the sort: scores that are the same double share the smallest rank of
/// their group (1, 2, 2, 4), and inside a tie the order is by id (by its UTF-8 bytes).
///
///     Ranking(scores: [0.4, 0.9, 0.4], ids: ["b", "c", "a"]).order  // [1, 2, 0]
///     Ranking(scores: [0.4, 0.9, 0.4], ids: ["b", "c", "a"]).ranks  // [2, 1, 2]
public struct Ranking: Sendable, Equatable {
  /// Indexes of the alternatives, best first.
  public let order: [Int]
  /// Rank of each alternative, in the alternatives' own order; 1 is best.
  public let ranks: [Int]

  /// - Complexity: O(m log m).
  public init(scores: [Double], ids: [String]) {
    precondition(scores.count == ids.count, "caller gives one id per score")
    precondition(scores.allSatisfy(\.isFinite), "scores are finite")
    let order = scores.indices.sorted { a, b in
      scores[a] != scores[b] ? scores[a] > scores[b] : ids[a].utf8.lexicographicallyPrecedes(ids[b].utf8)
    }
    var ranks = [Int](repeating: 0, count: scores.count)
    var first = 0
    for (place, i) in order.enumerated() {
      if scores[i] != scores[order[first]] { first = place }
      ranks[i] = first + 1
    }
    self.order = order
    self.ranks = ranks
  }
}
