import Counterfactuals
import Decision
import Scoring
import TestSupport
import Testing

/// References: closed forms on goalposts, where the reform is a small linear or quadratic programme.
@Suite struct ReformTests {
  private func plan(_ reform: Reform) throws -> ReformPlan {
    guard case .reached(let plan) = reform else { throw Missing(reform: reform) }
    return plan
  }
  private func shadow(_ plan: ReformPlan) -> Double { plan.shadowPrice ?? .nan }
  private struct Missing: Error { let reform: Reform }

  private func levers(_ costs: [Double], _ shape: Lever.Shape, upper: Double = 10) -> [Lever] {
    costs.enumerated().map {
      Lever(criterion: "c\($0.offset + 1)", lower: 0, upper: upper, costUp: $0.element, shape: shape)
    }
  }

  @Test func theLeverThatBuysMostIsPulledAlone() throws {
    // .2 against .5: the first figure buys .06 for 1, the second .04.
    let found = try plan(
      reform(
        of: 0, into: 1, by: levers([1, 1], .linear), scorer: onGoalposts([[2, 2], [5, 5]], [0.6, 0.4])))
    #expect(agree(found.moves.map(\.value), [7, 2], .solver))
    #expect(agree(found.cost, 5, .solver) && agree(shadow(found), 1 / 0.06, .solver))
    #expect(found.rank == 1 && found.isStationary && found.coversAllPieces)
    #expect(found.agreeing == found.starts)
    #expect(found.optimality.stationarity ?? 1 <= 1e-6 && found.optimality.infeasibility <= 1e-12)
    #expect(found.optimality.complementarity ?? 1 <= 1e-9)
  }
  @Test func quadraticCostsAreSpread() throws {
    // d_j = λ·a_j/2 with a = .06, .04 and Σ a·d = .3: λ = .6/.0052, d = 45/13 and 30/13, cost .3·λ/2.
    let found = try plan(
      reform(
        of: 0, into: 1, by: levers([1, 1], .quadratic), scorer: onGoalposts([[2, 2], [5, 5]], [0.6, 0.4])))
    #expect(agree(found.cost, 0.09 / 0.0052, .solver))
    #expect(agree(shadow(found), 0.6 / 0.0052, .solver))
    for (move, change) in zip(found.moves, [45.0 / 13, 30.0 / 13]) {
      // The cost is flat here, so half the digits of the optimum are lost in the figures.
      #expect(abs(move.change - change) <= 1e-6)
    }
  }
  @Test func aCostIsLoweredAtThePriceOfGoingDown() throws {
    // One cost criterion: (10 − x)/10. From 6 to the rival's 3, at 2 a unit down; going up is cheap and useless.
    let lever = Lever(criterion: "c1", lower: 0, upper: 10, costUp: 0.1, costDown: 2)
    let found = try plan(
      reform(of: 0, into: 1, by: [lever], scorer: onGoalposts([[6], [3]], [1], costs: [0])))
    #expect(agree(found.moves[0].value, 3, .solver) && agree(found.cost, 6, .solver))
    #expect(agree(shadow(found), 20, .solver))
  }
  @Test func theTopIsCountedFromTheOthers() throws {
    // Rivals at .9, .7, .5: the second place costs 5, the third 3.
    let scorer = try onGoalposts([[2], [9], [7], [5]], [1])
    #expect(
      agree(try plan(reform(of: 0, into: 2, by: levers([1], .linear), scorer: scorer)).cost, 5, .solver))
    let third = try plan(reform(of: 0, into: 3, by: levers([1], .linear), scorer: scorer))
    #expect(agree(third.cost, 3, .solver) && third.rank == 3)
  }
  @Test func whoIsThereNeedsNoReform() throws {
    let scorer = try onGoalposts([[2], [9], [1]], [1])
    #expect(try reform(of: 0, into: 2, by: levers([1], .linear), scorer: scorer) == .unnecessary(rank: 2))
  }
  @Test func whatCannotBeReachedSaysWhatCan() throws {
    // At its bound of 6 the region passes the 5, and no more.
    let answer = try reform(
      of: 0, into: 1, by: levers([3], .linear, upper: 6), scorer: onGoalposts([[2], [9], [7], [5]], [1]))
    #expect(
      answer
        == .notReachable(
          bestRank: 3, at: [ReformMove(criterion: "c1", present: 2, value: 6, cost: 12)]))
  }
  /// Linear costs on goalposts are a continuous knapsack: the cheapest unit of score first, each to its bound.
  @Test(arguments: UInt64(1)...10) func linearCostsFillTheCheapestLeverFirst(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let weights = try randomWeights(5, &random)
    let region = (0..<5).map { _ in Double.random(in: 1...4, using: &random) }
    let rival = region.map { $0 + Double.random(in: 0.5...3, using: &random) }
    let costs = (0..<5).map { _ in Double.random(in: 1...5, using: &random) }
    var missing = (0..<5).reduce(0) { $0 + weights[$1] * (rival[$1] - region[$1]) / 10 }
    var cost = 0.0
    var price = 0.0
    for j in (0..<5).sorted(by: { costs[$0] / weights[$0] < costs[$1] / weights[$1] }) where missing > 1e-12 {
      let change = min(8 - region[j], 10 * missing / weights[j])
      missing -= weights[j] * change / 10
      cost += costs[j] * change
      price = 10 * costs[j] / weights[j]
    }
    let found = try plan(
      reform(
        of: 0, into: 1, by: levers(costs, .linear, upper: 8),
        scorer: onGoalposts([region, rival], weights)))
    #expect(agree(found.cost, cost, .solver))
    #expect(agree(shadow(found), price, .solver))
    #expect(found.optimality.stationarity ?? 1 <= 1e-6 && found.isStationary && found.rank == 1)
  }
  /// Quadratic costs on goalposts: every change is λ·a/2c, or the bound where that lies beyond it; λ by halving.
  @Test(arguments: UInt64(1)...10) func quadraticCostsFollowOnePrice(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let weights = try randomWeights(4, &random)
    let region = (0..<4).map { _ in Double.random(in: 1...4, using: &random) }
    let rival = region.map { $0 + Double.random(in: 0.5...3, using: &random) }
    let costs = (0..<4).map { _ in Double.random(in: 1...5, using: &random) }
    let missing = (0..<4).reduce(0) { $0 + weights[$1] * (rival[$1] - region[$1]) / 10 }
    func changes(_ price: Double) -> [Double] {
      (0..<4).map { min(6 - region[$0], price * weights[$0] / 10 / (2 * costs[$0])) }
    }
    func gain(_ price: Double) -> Double {
      zip(weights, changes(price)).reduce(0) { $0 + $1.0 * $1.1 / 10 }
    }
    guard gain(1e9) > missing * 1.001 else { return }
    var (low, high) = (0.0, 1e9)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if gain(middle) < missing { low = middle } else { high = middle }
    }
    let cost = zip(costs, changes(high)).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    let found = try plan(
      reform(
        of: 0, into: 1, by: levers(costs, .quadratic, upper: 6),
        scorer: onGoalposts([region, rival], weights)))
    #expect(agree(found.cost, cost, .solver))
    // The price follows from differences of scores, good to seven digits.
    #expect(abs(shadow(found) / high - 1) <= 1e-6)
  }
  @Test func theShadowPriceIsTheCostOfTheNextBit() throws {
    // The rival a thousandth higher costs a thousandth times the price more.
    let one = try plan(
      reform(
        of: 0, into: 1, by: levers([1, 2], .linear), scorer: onGoalposts([[2, 2], [5, 5]], [0.6, 0.4])))
    let more = try plan(
      reform(
        of: 0, into: 1, by: levers([1, 2], .linear),
        scorer: onGoalposts([[2, 2], [5.01, 5.01]], [0.6, 0.4])))
    // The difference of two costs of 5 keeps five of their digits.
    #expect(abs((more.cost - one.cost) / 0.001 / shadow(one) - 1) <= 1e-5)
  }
  @Test func theSameSeedGivesTheSamePlan() throws {
    var random = SeededGenerator(seed: 5)
    let scorer = try onRange(randomRows(8, 4, &random), randomWeights(4, &random))
    let first = try reform(of: 0, into: 3, by: levers([1, 2, 3, 4], .quadratic), scorer: scorer, seed: 9)
    #expect(
      try reform(of: 0, into: 3, by: levers([1, 2, 3, 4], .quadratic), scorer: scorer, seed: 9) == first)
  }
  @Test func aTopThatIsTooLongIsRefused() throws {
    let scorer = try onGoalposts([[2], [9]], [1])
    #expect {
      try reform(of: 0, into: 3, by: levers([1], .linear), scorer: scorer)
    } throws: {
      "\($0)" == "the top 3 is asked for, and 2 alternatives are ranked; give a number from 1 to 2"
    }
  }
  @Test func aMethodWithoutAValueIsAnError() throws {
    // Linear has no value for a cost of zero, and the lever goes there.
    let scorer = Scorer(
      matrix: try matrix([[4, 1], [2, 5]], costs: [0]), normalisation: Linear(), method: WeightedSum(),
      weights: try WeightVector([0.5, 0.5]))
    #expect(throws: CounterfactualError.self) {
      try reform(
        of: 0, into: 1, by: [Lever(criterion: "c1", lower: 0, upper: 8, costUp: 1)], scorer: scorer)
    }
  }
}
