import Decision
import Scoring
import TestSupport
import Testing

/// References: pyDecision 5.1.8 on seven regions, and a program in fractions on made matrices
/// (`Tests/References/scoring/outranking`); small examples by hand.
@Suite struct ELECTREIIITests {
  static let regionThresholds: [String: ELECTREIII.Thresholds] = [
    "c1": .init(q: 2, p: 10, veto: 30), "c2": .init(q: 0.003, p: 0.015, veto: 0.06),
    "c3": .init(q: 150, p: 900, veto: 3000), "c4": .init(q: 0.5, p: 2, veto: 6),
  ]

  func electre(
    _ rows: [[Double]], _ weights: [Double], costs: Set<Int> = [],
    _ thresholds: [String: ELECTREIII.Thresholds] = [:], workers: Int = 1
  ) throws -> Scores {
    try ELECTREIII(thresholds, workers: Workers(workers)).scores(
      for: matrix(rows, costs: costs), weights: WeightVector(relative: weights))
  }

  @Test func ranksOfTheRegionsMatchAnotherProgram() throws {
    let found = try electre(Regions.rows, Regions.weights, costs: Regions.costs, Self.regionThresholds)
    #expect(found.workings.map(\.symbol) == ["Z₁", "Z₂"])
    #expect(found.workings[0].values == [2, 5, 6, 1, 7, 2, 2])
    #expect(found.workings[1].values == [4, 6, 2, 1, 7, 3, 5])
    #expect(found.values == [-3, -5.5, -4, -1, -7, -2.5, -3.5])
    #expect(found.index == nil)
  }

  /// The matrix of the reference script.
  func made(_ seed: Int) -> [[Double]] {
    (0..<12).map { i in
      (0..<4).map { j in Double((7 * i * i + 13 * i * (j + seed) + 5 * j * j + 3 * i * i * j + seed) % 23) }
    }
  }

  struct Made: Sendable {
    let seed: Int
    let descending: [Double]
    let ascending: [Double]
  }

  @Test(arguments: [
    Made(
      seed: 1, descending: [11, 1, 6, 5, 8, 2, 3, 4, 9, 7, 9, 11],
      ascending: [11, 1, 8, 5, 7, 3, 6, 2, 9, 4, 9, 11]),
    Made(
      seed: 2, descending: [12, 7, 7, 9, 10, 6, 11, 3, 4, 1, 1, 5],
      ascending: [12, 9, 9, 11, 5, 6, 6, 3, 4, 1, 1, 6]),
    Made(
      seed: 3, descending: [8, 12, 6, 10, 2, 4, 4, 1, 11, 7, 8, 2],
      ascending: [7, 12, 4, 8, 8, 4, 4, 1, 11, 3, 10, 2]),
    Made(
      seed: 4, descending: [6, 2, 1, 4, 10, 7, 9, 3, 4, 11, 11, 7],
      ascending: [6, 2, 1, 4, 9, 6, 9, 3, 4, 12, 11, 6]),
    Made(
      seed: 5, descending: [5, 11, 7, 2, 5, 4, 10, 3, 7, 11, 1, 9],
      ascending: [7, 11, 2, 6, 4, 2, 7, 5, 9, 12, 1, 9]),
    Made(
      seed: 6, descending: [8, 3, 12, 10, 6, 10, 5, 2, 1, 9, 7, 4],
      ascending: [7, 1, 11, 12, 5, 9, 4, 3, 1, 10, 8, 6]),
  ]) func ranksMatchThoseInFractions(made expected: Made) throws {
    let thresholds = ELECTREIII.Thresholds(q: 1, p: 4, veto: 12)
    let found = try electre(
      made(expected.seed), [0.4, 0.3, 0.2, 0.1], costs: [2],
      Dictionary(uniqueKeysWithValues: (1...4).map { ("c\($0)", thresholds) }))
    #expect(found.workings[0].values == expected.descending)
    #expect(found.workings[1].values == expected.ascending)
  }

  /// Credibilities are sums of tenths here, and many stand on a cut: in plain doubles .4 + .3 + .1 and .8 part.
  @Test(arguments: [
    Made(
      seed: 1, descending: [11, 1, 6, 3, 7, 2, 4, 4, 11, 8, 9, 10],
      ascending: [12, 1, 9, 2, 7, 4, 5, 3, 10, 5, 8, 11]),
    Made(
      seed: 2, descending: [12, 7, 5, 9, 11, 6, 10, 4, 3, 1, 2, 7],
      ascending: [12, 10, 9, 11, 4, 6, 6, 2, 5, 1, 2, 8]),
    Made(
      seed: 3, descending: [8, 11, 6, 8, 2, 5, 4, 1, 8, 11, 7, 3],
      ascending: [9, 11, 5, 1, 4, 8, 7, 1, 12, 1, 10, 5]),
  ]) func ranksWithoutThresholdsMatchThoseInFractions(made expected: Made) throws {
    let found = try electre(made(expected.seed), [0.4, 0.3, 0.2, 0.1], costs: [2])
    #expect(found.workings[0].values == expected.descending)
    #expect(found.workings[1].values == expected.ascending)
    let turned = try electre(
      made(expected.seed).map { Array($0.reversed()) }, [0.1, 0.2, 0.3, 0.4], costs: [1])
    #expect(turned.values == found.values)
  }

  @Test func aChainOfDominanceIsRankedInItsOrder() throws {
    #expect(try electre([[5, 5], [9, 9], [1, 1]], [0.7, 0.3]).values == [-2, -1, -3])
  }

  /// On c1 A1 is better by 2, on c2 worse by 6. Without a veto c1 decides by its weight; a veto of 6 on c2 leaves A1 with
  /// no credibility, and A2 with c2 alone: .2 against 0, which is less than s(.2) = .27. They tie.
  @Test func aVetoTakesTheLeadAway() throws {
    let rows: [[Double]] = [[9, 1], [7, 7]]
    #expect(try electre(rows, [0.8, 0.2]).values == [-1, -2])
    #expect(try electre(rows, [0.8, 0.2], ["c2": .init(veto: 6)]).values == [-1, -1])
    // Half-way to the veto, d = ½ < c = .8 takes nothing off.
    #expect(try electre(rows, [0.8, 0.2], ["c2": .init(p: 4, veto: 8)]).values == [-1, -2])
    // d = .9 > .8: σ = .8·.1/.2 = .4, and .4 − .2 is less than s(.4) = .24.
    #expect(try electre(rows, [0.8, 0.2], ["c2": .init(p: 1.5, veto: 6.5)]).values == [-1, -1])
  }

  /// Within q both are as good: σ = 1 both ways. At p the worse one has nothing, between it has a part.
  @Test func indifferenceEndsAtQAndPreferenceIsFullFromP() throws {
    let weights = [0.5, 0.5]
    #expect(try electre([[5, 0], [3, 0]], weights, ["c1": .init(q: 2, p: 4)]).values == [-1, -1])
    // d = 2.5 of 2…4: c = ½ + ½·¾ = .875, and 1 − .875 is no more than s(1) = .15.
    #expect(try electre([[5.5, 0], [3, 0]], weights, ["c1": .init(q: 2, p: 4)]).values == [-1, -1])
    // d = 2.625: c = ½ + ½·.6875 = .84375, and 1 − .84375 is more.
    #expect(try electre([[5.625, 0], [3, 0]], weights, ["c1": .init(q: 2, p: 4)]).values == [-1, -2])
    #expect(try electre([[7, 0], [3, 0]], weights, ["c1": .init(q: 2, p: 4)]).values == [-1, -2])
  }

  /// The discrimination threshold itself is not more than itself: 1 − .85 is s(1), in billionths as on paper.
  @Test func aLeadOfJustTheThresholdIsNoLead() throws {
    #expect(try electre([[1, 1, 1], [1, 1, 0]], [0.35, 0.5, 0.15]).values == [-1, -1])
    #expect(try electre([[1, 1, 1], [1, 1, 0]], [0.35, 0.49, 0.16]).values == [-1, -2])
  }

  @Test func oneAlternativeAndEqualOnesAreFirst() throws {
    #expect(try electre([[4, 5, 6]], [0.5, 0.25, 0.25]).values == [-1])
    #expect(try electre([[4, 5], [4, 5], [4, 5]], [0.5, 0.5]).values == [-1, -1, -1])
  }

  @Test func aVetoWorksHoweverLittleItsCriterionWeighs() throws {
    // A1 would lead, but 1 − 10⁻²⁰ is 1 in a double: the veto must not be lost in that.
    #expect(try electre([[9, 0], [1, 9]], [1, 1e-20], ["c2": .init(veto: 5)]).values == [-1, -1])
  }

  @Test func aVetoWithoutWeightHasNoSayAndThatIsTold() throws {
    let found = try electre([[9, 0], [1, 9]], [1, 0], ["c2": .init(veto: 5)])
    #expect(found.values == [-1, -2])
    #expect(
      found.notices.first == Notice("electre-iii: the veto of 'c2' has no say, since its weight is zero"))
  }

  @Test func differencesThatOverflowHaveRanks() throws {
    let found = try electre(
      [[1.7e308, 0], [-1.7e308, 1], [0, 1]], [0.5, 0.5], ["c1": .init(q: 1, p: 1e308, veto: 1.7e308)])
    #expect(found.values.allSatisfy { (-3 ... -1).contains($0) })
  }

  func refusal(_ single: [String: [String: MethodParameters.Value]]) throws -> String {
    let found = try #require(throws: ScoringError.self) {
      try ELECTREIII(MethodParameters(single: single)).scores(
        for: matrix([[1, 2], [2, 1]]), weights: WeightVector([0.5, 0.5]))
    }
    return "\(found)"
  }

  @Test func thresholdsOutOfOrderAreRefused() throws {
    #expect(
      try refusal(["q": ["c2": .number(3)], "p": ["c2": .number(2)]])
        == "parameter 'p.c2': 2 lies below q, which is 3; raise p or lower q")
    #expect(
      try refusal(["q": ["c2": .number(3)], "veto": ["c2": .number(2)]])
        == "parameter 'veto.c2': 2 lies below p, which is 3; raise the veto or lower p")
    #expect(try refusal(["q": ["c2": .number(-3)]]) == "parameter 'q.c2': -3 lies outside 0 or above")
  }

  @Test func parametersAndValuesGiveTheSame() throws {
    let written = try ELECTREIII(
      MethodParameters(general: ["q": .number(1), "p": .number(4)], single: ["veto": ["c1": .number(12)]])
    ).scores(for: matrix(made(1)), weights: WeightVector([0.4, 0.3, 0.2, 0.1]))
    var thresholds = Dictionary(
      uniqueKeysWithValues: (1...4).map { ("c\($0)", ELECTREIII.Thresholds(q: 1, p: 4)) })
    thresholds["c1"] = .init(q: 1, p: 4, veto: 12)
    #expect(try electre(made(1), [0.4, 0.3, 0.2, 0.1], thresholds) == written)
  }

  @Test func addingAnAlternativeReversesRanksAndTheResultSaysThatItCan() throws {
    let rows: [[Double]] = [[6, 1, 7], [2, 7, 3], [3, 6, 2]]
    let before = try electre(rows, [0.5, 0.3, 0.2])
    let after = try electre(rows + [[7, 2, 9]], [0.5, 0.3, 0.2])
    #expect(before.values == [-1, -2, -2])
    #expect(after.values == [-3, -2.5, -2.5, -1])
    #expect(before.notices == [Notice("electre-iii: adding or dropping an alternative can reverse ranks")])
  }
}
