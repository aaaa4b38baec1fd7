/// What each player adds to the value of all, averaged over every order in which they can join.
public struct ShapleyValues: Sendable, Equatable {
  /// One per player, in the unit of the value; they add up to ``all`` − ``none``.
  public let values: [Double]
  /// One per player where orders were drawn; nil where every coalition was valued.
  public let standardErrors: [Double]?
  /// Value of nobody: the baseline.
  public let none: Double
  /// Value of everybody: the alternative.
  public let all: Double
  /// How often the value was asked for.
  public let evaluations: Int

  public init(values: [Double], standardErrors: [Double]?, none: Double, all: Double, evaluations: Int) {
    self.values = values
    self.standardErrors = standardErrors
    self.none = none
    self.all = all
    self.evaluations = evaluations
  }
}

/// Up to which number of players every coalition is valued, and what is drawn above it.
public struct ShapleyPlan: Sendable, Equatable {
  public let exactUpTo: Int
  /// Each pair is a drawn order and the same order backwards.
  public let pairs: Int
  public let seed: UInt64
  public let workers: Workers

  /// - Parameters:
  ///   - exactUpTo: 0 to 24; 2ⁿ coalitions are held at once.
  ///   - pairs: two or more, for a standard error.
  public init(exactUpTo: Int = 12, pairs: Int = 1_000, seed: UInt64, workers: Workers = .one) {
    precondition((0...24).contains(exactUpTo), "caller values every coalition for up to 24 players at most")
    precondition(pairs > 1, "caller asks for at least two pairs of orders")
    self.exactUpTo = exactUpTo
    self.pairs = pairs
    self.seed = seed
    self.workers = workers
  }
}

/// Shapley values of a game.
///
/// `φ_i = Σ_S |S|!(n − |S| − 1)!/n!·(v(S ∪ {i}) − v(S))` over the coalitions S without i. Up to
/// ``ShapleyPlan/exactUpTo`` players each coalition is valued once. Above that orders are drawn: φ_i is
/// estimated by the mean of what i adds to those before it, over pairs of an order and its reverse; the
/// standard errors come from the spread of the pairs. In both ways the values add up to `v(all) − v(none)`
/// but for roundoff. Pair p depends on the seed and p only, so the result is the same bits on any number of
/// threads.
///
///     // one left glove (player 0), two right ones; a pair is worth 1
///     try shapleyValues(players: 3, plan: ShapleyPlan(seed: 1)) { $0 & 1 == 1 && $0 > 1 ? 1 : 0 }
///     // values ⅔, ⅙, ⅙; standardErrors nil; evaluations 8
///
/// - Parameters:
///   - players: n, from 1 to 64.
///   - value: v; bit i of its argument is set when player i is in the coalition. Called on several threads at
///     once.
/// - Throws: ``ScoringError/parameter(key:message:)`` for none or more than 64 players;
///   ``ScoringError/undefined(method:reason:)`` where a value, or a difference of values, is not finite; what
///   `value` throws, for the first coalition for which it does.
/// - Complexity: 2ⁿ values and O(n·2ⁿ) time when exact; 2 + 2·pairs·(n − 1) values and O(n·pairs) memory when
///   drawn.
/// - Source: Shapley (1953), *A value for n-person games*, Contributions to the Theory of Games II 307; drawn
///   orders: Castro, Gómez & Tejada (2009), *Computers & Operations Research* 36(5) 1726; pairs of an order
///   and its reverse: Mitchell, Cooper, Frank & Holmes (2022), *Journal of Machine Learning Research* 23(43).
public func shapleyValues(
  players: Int, plan: ShapleyPlan, value: @escaping @Sendable (UInt64) throws(ScoringError) -> Double
) throws(ScoringError) -> ShapleyValues {
  guard (1...64).contains(players) else {
    throw .parameter(
      key: "players",
      message: "1 to 64 are wanted, \(players) were found; group the criteria, such as by family")
  }
  let game = CoalitionGame(players: players, value: value)
  let found = try players <= plan.exactUpTo ? game.enumerated(plan.workers) : game.sampled(plan)
  guard (found.values + (found.standardErrors ?? [])).allSatisfy(\.isFinite) else {
    throw .undefined(
      method: CoalitionGame.name,
      reason: "the values of coalitions are so large that their differences are not finite")
  }
  return found
}

/// Why the score of an alternative differs from that of a baseline: one share for each criterion or group.
///
/// The value of a coalition is the score of a mixed point, which has the figures of the coalition's members
/// from the alternative and all the others from the baseline. The shares add up to
/// `score(alternative) − score(baseline)`.
///
///     // score x·y at (3, 4) against (1, 2): 12 − 2 = 6 + 4
///     try shapleyValues(of: [3, 4], against: [1, 2], plan: ShapleyPlan(seed: 1)) { $0[0] * $0[1] }  // 6, 4
///
/// - Parameters:
///   - alternative: one figure per criterion, in whatever units `score` takes.
///   - baseline: the same of another alternative, or of a typical one.
///   - groups: players as lists of criteria, each criterion in exactly one; nil makes each criterion a
///     player.
///   - score: larger is better. Called on several threads at once.
/// - Throws: as ``shapleyValues(players:plan:value:)``.
/// - Complexity: as ``shapleyValues(players:plan:value:)``, and O(criteria) for each point.
/// - Source: Štrumbelj & Kononenko (2014), *Knowledge and Information Systems* 41(3) 647, with one point as
///   the baseline.
public func shapleyValues(
  of alternative: [Double], against baseline: [Double], groups: [[Int]]? = nil, plan: ShapleyPlan,
  score: @escaping @Sendable ([Double]) throws(ScoringError) -> Double
) throws(ScoringError) -> ShapleyValues {
  precondition(alternative.count == baseline.count, "caller passes two points of one space")
  let groups = groups ?? alternative.indices.map { [$0] }
  precondition(
    groups.joined().sorted() == Array(alternative.indices),
    "caller puts each criterion into exactly one group")
  return try shapleyValues(players: groups.count, plan: plan) { members throws(ScoringError) in
    var point = baseline
    for (player, group) in groups.enumerated() where members >> UInt64(player) & 1 == 1 {
      for j in group { point[j] = alternative[j] }
    }
    return try score(point)
  }
}
