import Decision
import Scoring
import TestSupport
import Testing

@testable import Pipeline

/// Leads under halved and doubled weights. References: closed forms.
@Suite struct WeightSwingsTests {
  private func swings(
    _ rows: [[Double]], _ weights: [Double], method: String? = nil, normalisation: String? = nil
  ) throws -> WeightSwings? {
    try answer(rows, weights, method: method, normalisation: normalisation).weightSwings()
  }

  private func answer(
    _ rows: [[Double]], _ weights: [Double], method: String? = nil, normalisation: String? = nil
  ) throws -> Assessment {
    try FigureRobustnessTests.answer(
      FigureRobustnessTests.table(rows), weights: weights, method: method, normalisation: normalisation)
  }

  private func expectLeads(
    _ swing: WeightSwings.Swing, halved: Double, doubled: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = [swing.halved?.lead ?? .nan, swing.doubled?.lead ?? .nan]
    let isNear = agree(found, [halved, doubled], .difference)
    #expect(isNear, "\(found), not \(halved) and \(doubled)", sourceLocation: sourceLocation)
  }

  /// A1 less A2 is (.5, −.5, 1): with x for one weight the others are multiplied by (1 − x)/(1 − w).
  @Test func theExampleHolds() throws {
    let found = try #require(try swings([[1, 0, 1], [0.5, 0.5, 0], [0, 1, 0]], [0.5, 0.25, 0.25]))
    #expect(found.first == 0 && found.second == 1)
    #expect(agree(found.lead, 0.375, .roundoff))
    #expect(found.swings.map(\.subject) == [.criterion(1), .criterion(2), .criterion(0)])
    expectLeads(found.swings[0], halved: 25.0 / 48, doubled: 1.0 / 12)
    expectLeads(found.swings[1], halved: 13.0 / 48, doubled: 7.0 / 12)
    expectLeads(found.swings[2], halved: 5.0 / 16, doubled: 1.0 / 2)
    let lengths: [Double] = [21.0 / 48, 15.0 / 48, 9.0 / 48]
    #expect(agree(found.swings.map(\.length), lengths, .difference))
    #expect(agree(found.swings.map(\.weight), [0.25, 0.25, 0.5], .roundoff))
    #expect(found.swings.map { $0.halved?.weight } == [0.125, 0.125, 0.25])
    #expect(found.swings.map { $0.doubled?.weight } == [0.5, 0.5, 1])
    #expect(found.notices.isEmpty)
    // With the second doubled the third is level with the first, whatever the last bits say.
    #expect(found.swings.allSatisfy { $0.halved?.leader == 0 && $0.doubled?.leader == 0 })
  }

  /// Scores w, 1 − w and .62: the first is .7, then .35, 1, .85 and .4.
  @Test func theLeaderMayBeAThird() throws {
    let found = try #require(try swings([[1, 0], [0, 1], [0.62, 0.62]], [0.7, 0.3]))
    #expect([found.first, found.second] == [0, 2])
    let own = try #require(found.swings.first { $0.subject == .criterion(0) })
    let other = try #require(found.swings.first { $0.subject == .criterion(1) })
    expectLeads(own, halved: 0.35 - 0.62, doubled: 1 - 0.62)
    #expect(own.halved?.leader == 1 && own.doubled?.leader == 0)
    // Doubled, .7 is all the weight.
    #expect(own.doubled?.weight == 1)
    expectLeads(other, halved: 0.85 - 0.62, doubled: 0.4 - 0.62)
    #expect(other.halved?.leader == 0 && other.doubled?.leader == 2)
  }

  /// Half of all goes to the others in equal parts; doubled it stays as it is.
  @Test func allOfTheWeightIsHalvedToo() throws {
    let found = try #require(try swings([[1, 0, 0.5], [0, 1, 1], [0, 0, 0]], [1, 0, 0]))
    let own = try #require(found.swings.first { $0.subject == .criterion(0) })
    // (½ + ⅛) − (¼ + ¼)
    expectLeads(own, halved: 0.125, doubled: 1)
    for place in [1, 2] {
      let none = try #require(found.swings.first { $0.subject == .criterion(place) })
      expectLeads(none, halved: 1, doubled: 1)
      #expect(none.length == 0)
    }
    #expect(found.swings.map(\.subject) == [.criterion(0), .criterion(1), .criterion(2)])
  }

  /// Ratios 1 and ½ to the powers of the weights: ½^w₂ − ½^w₁.
  @Test func aProductIsScoredAgain() throws {
    let found = try #require(try swings([[2, 1], [1, 2]], [0.75, 0.25], method: "weighted-product"))
    func lead(_ w: Double) -> Double { power(0.5, 1 - w) - power(0.5, w) }
    #expect(agree(found.lead, lead(0.75), .difference))
    let own = try #require(found.swings.first { $0.subject == .criterion(0) })
    let other = try #require(found.swings.first { $0.subject == .criterion(1) })
    expectLeads(own, halved: lead(0.375), doubled: lead(1))
    expectLeads(other, halved: lead(0.875), doubled: lead(0.5))
    #expect(own.halved?.leader == 1)
  }

  /// Powers of a half by eighths, from square roots.
  private func power(_ base: Double, _ exponent: Double) -> Double {
    var (result, root, rest) = (1.0, base.squareRoot(), exponent)
    if rest >= 1 { return base }
    for _ in 0..<3 {
      rest *= 2
      if rest >= 1 {
        result *= root
        rest -= 1
      }
      root = root.squareRoot()
    }
    return result
  }

  /// A cost that stays a cost: vector normalisation of 3 and 4 is .6 and .8.
  @Test func costsAreTakenOff() throws {
    let asked = try FigureRobustnessTests.answer(
      FigureRobustnessTests.table([[3, 4], [4, 3]]), weights: [0.5, 0.5], normalisation: "vector",
      costs: ["c2"])
    let found = try #require(asked.weightSwings())
    #expect([found.first, found.second] == [1, 0])
    // .2·w₁ + .2·w₂ whatever the weights.
    for swing in found.swings { expectLeads(swing, halved: 0.2, doubled: 0.2) }
  }

  /// All the weight on one criterion, on which both are the same, has no VIKOR.
  @Test func weightsWithoutAValueAreSaid() throws {
    let found = try #require(try swings([[1, 0], [1, 1]], [0.5, 0.5], method: "vikor"))
    let own = try #require(found.swings.first { $0.subject == .criterion(0) })
    #expect(own.halved != nil && own.doubled == nil)
    #expect(
      found.notices.map(\.text) == [
        "with the weight of 'c1' doubled: 'vikor' has no value here: "
          + "every alternative has the same regret S and R"
      ])
  }

  @Test func whatHasNoOtherBesideItDoesNotMove() throws {
    #expect(try swings([[1, 2]], [0.5, 0.5]) == nil)
    let found = try #require(try swings([[1], [2]], [1]))
    #expect(found.swings.isEmpty && found.first == 1 && found.lead == 1)
  }

  /// Costs of A1 are ¼ and ½ with weights 2 : 1, so ⅓, against ⅝ of A2; taxes are 1 and ½.
  @Test func familiesMoveAsOne() throws {
    func entry(_ name: String, _ weight: Double) -> Profile.Entry {
      Profile.Entry(
        indicator: name, weight: weight, direction: .benefit, goalposts: Goalposts(low: 0, high: 1))
    }
    let profile = Profile(
      name: "p", title: "p", method: "weighted-sum", missing: .refuse,
      branches: [
        Profile.Branch(family: .costs, weight: 1, entries: [entry("c1", 2), entry("c2", 1)]),
        Profile.Branch(family: .tax, weight: 3, entries: [entry("c3", 1)]),
      ])
    let asked = try assessment(
      try Study(
        table: FigureRobustnessTests.table([[0.25, 0.5, 1], [0.75, 0.375, 0.5]]), profile: profile,
        profileFile: "p.yaml", industry: nil, options: Study.Options(),
        identity: Study.Identity(seed: 1, data: "d", version: "v")))
    let found = try #require(asked.weightSwings())
    func lead(costs weight: Double) -> Double { weight * (1.0 / 3 - 5.0 / 8) + (1 - weight) * 0.5 }
    #expect(agree(found.lead, lead(costs: 0.25), .difference))
    #expect(found.swings.map(\.subject) == [.family(.tax), .family(.costs)])
    expectLeads(found.swings[0], halved: lead(costs: 0.625), doubled: lead(costs: 0))
    expectLeads(found.swings[1], halved: lead(costs: 0.125), doubled: lead(costs: 0.5))
    #expect(agree(found.swings.map(\.weight), [0.75, 0.25], .roundoff))
  }
}
