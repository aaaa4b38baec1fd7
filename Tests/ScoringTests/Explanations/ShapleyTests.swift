import Scoring
import TestSupport
import Testing

/// References: closed forms of the glove, airport and Security Council games; the mean over all n! orders in
/// fractions, and shap 0.51.0 (`Tests/References/scoring/shapley/shapley_values.py`).
@Suite struct ShapleyTests {
  let plan = ShapleyPlan(seed: 1)

  func exact(_ players: Int, value: @escaping @Sendable (UInt64) throws(ScoringError) -> Double) throws
    -> [Double]
  {
    let found = try shapleyValues(players: players, plan: ShapleyPlan(exactUpTo: 16, seed: 1), value: value)
    #expect(found.standardErrors == nil && found.evaluations == 1 << players)
    return found.values
  }

  /// A game with a value for every coalition.
  func game(_ players: Int, seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    return (0..<1 << players).map { _ in Double.random(in: 0...1, using: &random) }
  }

  // MARK: closed forms

  /// One left glove and two right ones: the left one is missing from the pair in 1/3 of the orders.
  @Test func theGloveGameOfTheDocumentation() throws {
    let found = try shapleyValues(players: 3, plan: plan) { $0 & 1 == 1 && $0 > 1 ? 1 : 0 }
    #expect(agree(found.values, [2.0 / 3, 1.0 / 6, 1.0 / 6], .roundoff))
    #expect(found.standardErrors == nil)
    #expect(found.evaluations == 8)
    #expect(found.none == 0 && found.all == 1)
  }

  @Test func theMixedPointOfTheDocumentation() throws {
    let found = try shapleyValues(of: [3, 4], against: [1, 2], plan: plan) { $0[0] * $0[1] }
    #expect(found.values == [6, 4])
    #expect(found.none == 2 && found.all == 12)
  }

  /// A runway as long as the longest aircraft needs: each stretch is shared equally by those who need it
  /// (Littlechild & Owen 1973, *Management Science* 20(3) 370).
  @Test func theAirportGame() throws {
    let costs = [1.0, 2, 2, 5, 7, 7.5, 9, 12, 13, 20]
    let found = try exact(costs.count) { members in
      costs.indices.reduce(0) { members >> UInt64($1) & 1 == 1 ? max($0, costs[$1]) : $0 }
    }
    #expect(agree(found, airport(costs), .roundoff))
  }

  /// Five permanent members with a veto, ten others, nine votes of fifteen: 4/2145 for each of the ten
  /// (Shapley & Shubik 1954, *American Political Science Review* 48(3) 787, for the present council).
  @Test func theSecurityCouncil() throws {
    let found = try exact(15) { $0 & 31 == 31 && $0.nonzeroBitCount >= 9 ? 1 : 0 }
    for player in 0..<15 { #expect(agree(found[player], player < 5 ? 421.0 / 2145 : 4.0 / 2145, .roundoff)) }
  }

  @Test func anAdditiveGameGivesEachItsOwn() throws {
    let own = [3.0, -1, 0, 0.5]
    let found = try exact(4) { members in
      own.indices.reduce(10) { members >> UInt64($1) & 1 == 1 ? $0 + own[$1] : $0 }
    }
    #expect(found == own)
  }

  @Test func onePlayerGetsEverything() throws {
    #expect(try exact(1) { $0 == 0 ? 2 : 5 } == [3])
  }

  // MARK: laws

  @Test(arguments: UInt64(1)...10) func valuesAddUpToTheDifference(seed: UInt64) throws {
    let players = Int(seed)
    let worth = game(players, seed: seed)
    let found = try exact(players) { worth[Int($0)] }
    // 64 ulp of values of size 1, since the difference itself may be small.
    #expect(abs(found.reduce(0, +) - (worth[worth.count - 1] - worth[0])) <= 64 * 1.0.ulp)
  }

  @Test(arguments: UInt64(1)...5) func valuesAreLinearInTheGame(seed: UInt64) throws {
    let first = game(7, seed: seed)
    let second = game(7, seed: seed + 100)
    let a = try exact(7) { first[Int($0)] }
    let b = try exact(7) { second[Int($0)] }
    let both = try exact(7) { 2 * first[Int($0)] - 3 * second[Int($0)] }
    for player in 0..<7 { #expect(abs(both[player] - (2 * a[player] - 3 * b[player])) <= 64 * 1.0.ulp) }
  }

  @Test func playersThatCanBeExchangedGetTheSame() throws {
    let found = try exact(6) { members in
      // Players 1 and 4 enter by their number only.
      let twins = Double((members >> 1 & 1) + (members >> 4 & 1))
      return twins * twins * Double(members & 1 + 1) + Double(members >> 5 & 1) * twins.squareRoot()
    }
    #expect(agree(found[1], found[4], .roundoff))
    #expect(found[1] > found[5])
  }

  @Test func aPlayerThatNeverMattersGetsNothing() throws {
    let worth = game(5, seed: 8)
    let found = try exact(5) { worth[Int($0 & ~4)] }
    #expect(found[2] == 0)
  }

  // MARK: other programs

  static let alternative = [7, 3.5, 0.25, 12, 5, 0.5]
  static let baseline = [4.0, 5, 0.5, 9, 2, 0.75]

  @Sendable static func polynomial(_ x: [Double]) -> Double {
    let products = x[0] * x[1] - 3 * x[2] * x[3] + x[0] * x[3] * x[5]
    return products + min(x[4], x[5] * 8) + x[4] * x[4]
  }

  @Test func valuesAreTheMeanOverAllOrders() throws {
    let found = try shapleyValues(
      of: Self.alternative, against: Self.baseline, plan: plan, score: Self.polynomial)
    #expect(agree(found.values, [32.25, -8.25, 7.875, 6.75, 23.5, -15.125], .roundoff))
  }

  @Test func groupsOfCriteriaJoinTogether() throws {
    let found = try shapleyValues(
      of: Self.alternative, against: Self.baseline, groups: [[0, 1], [2], [3, 4, 5]], plan: plan,
      score: Self.polynomial)
    #expect(agree(found.values, [23.625, 7.875, 15.5], .roundoff))
    #expect(found.evaluations == 8)
  }

  /// TOPSIS closeness between a fixed ideal and anti-ideal.
  @Test func closenessIsSharedOutAsShapDoes() throws {
    let found = try shapleyValues(of: Self.alternative, against: Self.baseline, plan: plan) { x in
      let ideal = [10, 6, 0, 14, 6, 0.0]
      let antiIdeal = [0, 0, 1, 4, 0, 1.0]
      func distance(_ point: [Double]) -> Double {
        x.indices.reduce(0) {
          let step = (x[$1] - point[$1]) / abs(ideal[$1] - antiIdeal[$1])
          return $0 + step * step
        }.squareRoot()
      }
      return distance(antiIdeal) / (distance(ideal) + distance(antiIdeal))
    }
    let expected = [
      0.04665578506653202, -0.036526765563276414, 0.03730198174257944, 0.043912170012629856,
      0.07520162383354606, 0.04288431603890762,
    ]
    #expect(agree(found.values, expected, .roundoff))
  }

  // MARK: refusals

  @Test(arguments: [0, 65]) func aNumberOfPlayersOutsideIsRefused(players: Int) throws {
    let error = try #require(throws: ScoringError.self) {
      try shapleyValues(players: players, plan: plan) { _ in 0 }
    }
    #expect(
      "\(error)"
        == "parameter 'players': 1 to 64 are wanted, \(players) were found; group the criteria, such as by "
        + "family")
  }

  @Test func aValueThatIsNotFiniteIsNamedByItsPlayers() throws {
    let some = try #require(throws: ScoringError.self) {
      try shapleyValues(players: 3, plan: plan) { $0 == 5 ? .nan : 0 }
    }
    #expect(
      "\(some)"
        == "'shapley' has no value here: the value of players 0, 2 is nan, and a finite number is wanted")
    let nobody = try #require(throws: ScoringError.self) {
      try shapleyValues(players: 3, plan: plan) { $0 == 0 ? .infinity : 0 }
    }
    #expect(
      "\(nobody)"
        == "'shapley' has no value here: the value of nobody is inf, and a finite number is wanted")
  }

  @Test(arguments: [0, 12]) func differencesThatOverflowAreRefused(exactUpTo: Int) throws {
    let error = try #require(throws: ScoringError.self) {
      try shapleyValues(players: 2, plan: ShapleyPlan(exactUpTo: exactUpTo, seed: 1)) {
        $0 == 0 ? -Double.greatestFiniteMagnitude : .greatestFiniteMagnitude
      }
    }
    #expect(
      "\(error)"
        == "'shapley' has no value here: the values of coalitions are so large that their differences are "
        + "not finite")
  }

  @Test(arguments: [0, 12]) func whatTheScoreThrowsComesThrough(exactUpTo: Int) throws {
    let thrown = ScoringError.undefined(method: "topsis", reason: "both distances are nought")
    #expect(throws: thrown) {
      try shapleyValues(
        of: [1, 2, 3], against: [0, 0, 0], plan: ShapleyPlan(exactUpTo: exactUpTo, seed: 1)
      ) { point throws(ScoringError) in
        if point == [1, 2, 0] || point == [0, 0, 3] { throw thrown }
        return 1
      }
    }
  }
}

/// The closed form of the airport game for costs in ascending order.
func airport(_ costs: [Double]) -> [Double] {
  var sum = 0.0
  return costs.indices.map { k in
    sum += (costs[k] - (k > 0 ? costs[k - 1] : 0)) / Double(costs.count - k)
    return sum
  }
}
