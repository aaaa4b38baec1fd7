import Decision
import Scoring
import TestSupport
import Testing

/// References: the climber of Opricovic & Tzeng (2004), *European Journal of Operational Research* 156(2) 445, by hand;
/// pymcdm 1.4.0 for S, R and Q on seven regions and scikit-criteria 0.10 for compromise sets
/// (`Tests/References/scoring/outranking`).
@Suite struct VIKORTests {
  func vikor(
    _ rows: [[Double]], _ weights: [Double], costs: Set<Int> = [], v: Double = 0.5
  ) throws -> Scores {
    try VIKOR(v: v).scores(for: matrix(rows, costs: costs), weights: WeightVector(relative: weights))
  }

  func compromise(_ scores: Scores) -> String {
    scores.notices.map(\.text).first { $0.hasPrefix("vikor: compromise set") } ?? ""
  }

  /// Regrets 0 .5, .125 .25, .5 0: S = .5 .375 .5 and R = .5 .25 .5.
  @Test func theClimberByHand() throws {
    let found = try vikor([[1, 3000], [2, 3750], [5, 4500]], [0.5, 0.5], costs: [0])
    #expect(found.index == [1, 0, 1])
    #expect(found.values == [-1, 0, -1])
    #expect(found.workings.map(\.symbol) == ["f*", "f⁻", "S", "R", "C"])
    #expect(found.workings[0].values == [1, 4500])
    #expect(found.workings[1].values == [5, 3000])
    #expect(found.workings[2].values == [0.5, 0.375, 0.5])
    #expect(found.workings[3].values == [0.5, 0.25, 0.5])
    #expect(found.workings[4].values == [0, 1, 0])
    #expect(found.values[1].sign == .plus)
  }

  @Test func figuresMatchAnotherProgram() throws {
    let found = try vikor(Regions.rows, Regions.weights, costs: Regions.costs)
    let sums = [
      0.4705711047846387, 0.5092771283945664, 0.49534161490683226, 0.3061786797631085, 0.6891747244573669,
      0.4008836537616964, 0.4610865974658517,
    ]
    let largest = [
      0.21275272161741834, 0.25232558139534883, 0.3, 0.17093023255813952, 0.35, 0.2, 0.1754276827371695,
    ]
    let index = [
      0.3313908171090219, 0.49241704331075475, 0.607341162193142, 0, 1, 0.2048058442797497,
      0.21478956149176295,
    ]
    #expect(agree(found.workings[2].values, sums, .roundoff))
    #expect(agree(found.workings[3].values, largest, .roundoff))
    #expect(agree(found.index!, index, .printed(decimals: 12)))
    #expect(found.values == found.index!.map { 0 - $0 })
    let quarter = try vikor(Regions.rows, Regions.weights, costs: Regions.costs, v: 0.25)
    let other = [
      0.28247248839535444, 0.47348124892810467, 0.6640601914861815, 0, 1, 0.1835717533087061,
      0.11995259618083529,
    ]
    #expect(agree(quarter.index!, other, .printed(decimals: 12)))
  }

  @Test func theFirstAloneIsTheCompromiseWhereBothConditionsHold() throws {
    let found = try vikor(Regions.rows, Regions.weights, costs: Regions.costs)
    #expect(found.workings[4].values == [0, 0, 0, 1, 0, 0, 0])
    #expect(
      compromise(found)
        == "vikor: compromise set 'A4'; acceptable advantage holds (Q leads by 0.2048, wanted 0.1667), "
        + "acceptable stability holds (best in S and R)")
  }

  @Test func allThatAreNearTheFirstAreInTheCompromiseWhereItHasNoAdvantage() throws {
    let found = try vikor(Regions.rows, Regions.weights, costs: Regions.costs, v: 0.25)
    #expect(found.workings[4].values == [0, 0, 0, 1, 0, 0, 1])
    #expect(
      compromise(found)
        == "vikor: compromise set 'A4', 'A7'; acceptable advantage fails (Q leads by 0.12, wanted 0.1667), "
        + "acceptable stability holds (best in S and R)")
  }

  @Test func theSecondIsInTheCompromiseWhereTheFirstIsNotStable() throws {
    let rows: [[Double]] = [[1, 5, 7], [8, 2, 5], [2, 7, 4], [4, 3, 3], [2, 7, 9], [2, 3, 4]]
    let found = try vikor(rows, [0.5, 0.3, 0.2])
    #expect(found.workings[4].values == [0, 1, 0, 0, 1, 0])
    #expect(
      compromise(found)
        == "vikor: compromise set 'A2', 'A5'; acceptable advantage holds (Q leads by 0.2941, wanted 0.2), "
        + "acceptable stability fails (best in neither S nor R)")
  }

  /// Three evenly spaced values: Q is 1 ½ 0 on paper, and ½ is wanted; in doubles .3 leads .2 by a little less.
  @Test func aLeadOfJustWhatIsWantedIsEnough() throws {
    let found = try vikor([[0.1], [0.2], [0.3]], [1])
    #expect(found.index![1] < 0.5)
    #expect(compromise(found).contains("acceptable advantage holds (Q leads by 0.5, wanted 0.5)"))
    let two = try vikor([[0.3, 7], [0.1, 3]], [0.3, 0.7], v: 0.3)
    #expect(compromise(two).contains("acceptable advantage holds (Q leads by 1, wanted 1)"))
  }

  /// S is ½ for all three; scikit-criteria leaves its part out as well.
  @Test func whereOneMeasureIsTheSameForAllTheOtherDecidesAndANoticeSaysSo() throws {
    let found = try vikor([[0, 1], [0.5, 0.5], [1, 0]], [0.5, 0.5])
    #expect(found.index == [0.5, 0, 0.5])
    #expect(
      found.notices.contains(Notice("vikor: S is the same for every alternative, so Q rests on R alone")))
    // Regrets .5 0, 0 .5 and .5 .25: R is ½ for all three.
    let sums = try vikor([[0, 1], [1, 0], [0, 0.5]], [0.5, 0.5])
    #expect(sums.index == [0, 0, 0.5])
    #expect(
      sums.notices.contains(Notice("vikor: R is the same for every alternative, so Q rests on S alone")))
  }

  /// On paper S is the same for all, in doubles it differs by an ulp, which would become 0 and 1.
  @Test func anUlpBetweenSumsThatAreEqualOnPaperIsNoDifference() throws {
    let found = try vikor([[0.1, 0.3], [0.2, 0.2], [0.3, 0.1]], [0.5, 0.5])
    #expect(agree(found.index!, [0.5, 0, 0.5], .roundoff))
    let shifted = try vikor([[1000.1, 0.3], [1000.2, 0.2], [1000.3, 0.1]], [0.5, 0.5])
    #expect(agree(shifted.index!, [0.5, 0, 0.5], .solver))
  }

  @Test(arguments: [[[1.0, 2, 3], [1, 2, 3]], [[4, 5, 6]], [[0, 0, 0], [0, 0, 0]]])
  func equalAlternativesAreRefused(rows: [[Double]]) throws {
    let found = try #require(throws: ScoringError.self) { try vikor(rows, [0.5, 0.25, 0.25]) }
    #expect("\(found)" == "'vikor' has no value here: every alternative has the same regret S and R")
  }

  @Test func whereOnlyTheMeasureThatIsTheSameForAllCountsThereIsNoValue() throws {
    let found = try #require(throws: ScoringError.self) {
      try vikor([[0, 1], [0.5, 0.5], [1, 0]], [0.5, 0.5], v: 1)
    }
    #expect("\(found)" == "'vikor' has no value here: every alternative has the same sum of regrets S")
    #expect(throws: ScoringError.self) { try vikor([[0, 1], [1, 0]], [0.5, 0.5], v: 0) }
  }

  @Test func aColumnThatDoesNotVaryCausesNoRegret() throws {
    let found = try vikor([[1, 5, 3000], [2, 5, 3750], [5, 5, 4500]], [0.375, 0.25, 0.375], costs: [0])
    #expect(found.index == [1, 0, 1])
    #expect(found.workings[2].values == [0.375, 0.28125, 0.375])
  }

  @Test func rangesThatOverflowHaveAValue() throws {
    let found = try vikor([[1.5e308, 0], [-1.5e308, 1], [0, 1]], [0.5, 0.5])
    #expect(found.workings[2].values == [0.5, 0.5, 0.25])
    #expect(found.workings[3].values == [0.5, 0.5, 0.25])
  }

  @Test func aShareOutsideNoughtToOneIsRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try VIKOR(MethodParameters(general: ["v": .number(-0.1)]))
    }
    #expect("\(found)" == "parameter 'v': -0.1 lies outside 0 to 1")
    #expect(try VIKOR(MethodParameters(general: ["v": .number(0.25)])).v == 0.25)
  }

  @Test func addingAnAlternativeReversesRanksAndTheResultSaysThatItCan() throws {
    let before = try vikor([[8, 4], [7, 7], [7, 3]], [0.5, 0.5])
    let after = try vikor([[8, 4], [7, 7], [7, 3], [6, 8]], [0.5, 0.5])
    #expect(before.values[0] > before.values[1])
    #expect(after.values[0] < after.values[1])
    #expect(before.notices.last == Notice("vikor: adding or dropping an alternative can reverse ranks"))
  }
}
