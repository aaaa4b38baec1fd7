internal import Decision
internal import Scoring

/// How often a list is scored anew to take one score apart, and what that costs.
///
/// With n criteria there are 2ⁿ combinations of an alternative's own and other figures. Every one of them is
/// scored where ``limit`` steps are enough for that; above it pairs of orders are drawn, ``fullPairs`` or as
/// many as the limit allows. A step is one figure looked at, times the method's ``Method/relativeCost``, or
/// three comparisons of two alternatives on one criterion: m·n steps for a scoring, m²·n/3 for a method that
/// compares all pairs. Neither clock nor threads have a say, so the same question is answered with the same
/// bytes anywhere.
///
///     ShapleyEffort(alternatives: 250, criteria: 16)                     // exact, 65,536 scorings
///     ShapleyEffort(alternatives: 250, criteria: 18)                     // 1,000 pairs, 34,002 scorings
///     ShapleyEffort(alternatives: 250, criteria: 16, isQuadratic: true)  // 63 pairs, 1,892 scorings
public struct ShapleyEffort: Sendable, Equatable {
  /// Steps for one account: a few seconds on one processor.
  static let limit = 640_000_000
  static let fullPairs = 1_000
  /// Fewer pairs say too little.
  static let leastPairs = 20
  /// 2ⁿ values are held at once.
  static let mostExact = 20

  /// Pairs of an order and its reverse; none where every combination is scored.
  public let pairs: Int?
  /// How often the list is scored anew.
  public let scorings: Int
  public let steps: Int

  /// None where even the fewest pairs would take more than the limit.
  init?(alternatives m: Int, criteria n: Int, relativeCost: Int = 1, isQuadratic: Bool = false) {
    let each = isQuadratic ? m * m * n / 3 + 1 : relativeCost * m * n
    if n <= Self.mostExact, (1 << n) <= Self.limit / each {
      (pairs, scorings) = (nil, 1 << n)
    } else {
      let affordable = (Self.limit / each - 2) / (2 * max(1, n - 1))
      guard affordable >= Self.leastPairs else { return nil }
      let pairs = min(Self.fullPairs, affordable)
      (self.pairs, scorings) = (pairs, Self.scorings(pairs: pairs, criteria: n))
    }
    steps = scorings * each
  }

  static func scorings(pairs: Int, criteria: Int) -> Int { 2 + 2 * pairs * (criteria - 1) }

  /// Whether it takes long enough to be told beforehand.
  public var isLong: Bool { steps > Self.limit / 5 }

  /// Whether fewer pairs are drawn than would be without the limit.
  var isCut: Bool { pairs.map { $0 < Self.fullPairs } ?? false }
}

extension Assessment {
  /// What it takes to take a score apart; none where it is a sum of parts already.
  ///
  /// - Throws: ``StudyError/question(_:)`` where it would take too long.
  public func shapleyEffort() throws(StudyError) -> ShapleyEffort? {
    guard !isAdditive else { return nil }
    let (m, n) = (alternatives.count, criteria.count)
    if let effort = ShapleyEffort(
      alternatives: m, criteria: n, relativeCost: type(of: method).relativeCost, isQuadratic: comparesAllPairs
    ) {
      return effort
    }
    let least = ShapleyEffort.scorings(pairs: ShapleyEffort.leastPairs, criteria: n)
    throw .question(
      ProblemList(
        Problem(
          "to take one score of '\(study.method)' apart \(m) alternatives on \(n) criteria would have to be "
            + "scored at least \(least) times, which takes too long",
          hint: "narrow the candidates with --where, or explain with --method weighted-sum")))
  }

  /// How the plan of the draws follows from the effort.
  func shapleyPlan(_ effort: ShapleyEffort) -> ShapleyPlan {
    ShapleyPlan(
      exactUpTo: effort.pairs == nil ? ShapleyEffort.mostExact : 0, pairs: effort.pairs ?? 2,
      seed: study.identity.seed, workers: study.parameters.workers)
  }

  /// Whether time grows with the square of the number of alternatives.
  var comparesAllPairs: Bool {
    type(of: method).isQuadratic
      || study.parameters.written.contains { $0.hasPrefix("function") && $0.hasSuffix("=gaussian") }
  }
}
