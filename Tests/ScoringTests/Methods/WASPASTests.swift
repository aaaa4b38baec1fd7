import Decision
import Foundation
import Scoring
import TestSupport
import Testing

/// References: pymcdm 1.4.0 on seven regions and on the eight machines of Chakraborty & Zavadskas (2014), *Informatica*
/// 25(1) 1 (`Tests/References/scoring/outranking`); closed forms by hand.
@Suite struct WASPASTests {
  func waspas(
    _ rows: [[Double]], _ weights: [Double], costs: Set<Int> = [], lambda: Double = 0.5, workers: Int = 1
  ) throws -> Scores {
    try WASPAS(lambda: lambda, workers: Workers(workers)).scores(
      for: Linear().normalised(matrix(rows, costs: costs)), weights: WeightVector(relative: weights))
  }

  @Test func scoresMatchAnotherProgram() throws {
    let half = try waspas(Regions.rows, Regions.weights, costs: Regions.costs)
    let expected = [
      0.6243786906751951, 0.6493147923569336, 0.5648588276821287, 0.7861385551620057, 0.5519002780270901,
      0.7003835385993602, 0.6760008715096903,
    ]
    #expect(agree(half.values, expected, .roundoff))
    let fifth = try waspas(Regions.rows, Regions.weights, costs: Regions.costs, lambda: 0.2)
    let other = [
      0.6167457389273789, 0.6467505925632153, 0.5344067179113783, 0.7754757725649962, 0.5428805110750173,
      0.689325721033376, 0.6625466351235136,
    ]
    #expect(agree(fifth.values, other, .roundoff))
  }

  /// The printed weights add up to 1.0165; the other program takes them as they are.
  @Test func scoresOfTheMachinesMatchAnotherProgram() throws {
    let machines: [[Double]] = [
      [30, 23, 5, 0.745, 0.745, 1500, 5000], [18, 13, 15, 0.745, 0.745, 1300, 6000],
      [15, 12, 10, 0.500, 0.500, 950, 7000], [25, 20, 13, 0.745, 0.745, 1200, 4000],
      [14, 18, 14, 0.255, 0.745, 950, 3500], [17, 15, 9, 0.745, 0.500, 1250, 5250],
      [23, 18, 20, 0.500, 0.745, 1100, 3000], [16, 8, 14, 0.255, 0.500, 1500, 3000],
    ]
    let weights = [0.1181, 0.1181, 0.0445, 0.1181, 0.2861, 0.2861, 0.0445]
    let sum = weights.reduce(0, +)
    let found = try waspas(machines, weights, costs: [5, 6])
    #expect(found.workings.map(\.symbol) == ["Q⁽¹⁾", "Q⁽²⁾"])
    // Undoes the rescaling: a sum of weights multiplies the weighted sum, and is a power of the weighted product.
    let undone = zip(found.workings[0].values, found.workings[1].values).map { sums, product in
      (sum * sums + pow(product, sum)) / 2
    }
    let expected = [
      0.832941059702517, 0.7883593131345645, 0.6987422752362054, 0.8831059164765274, 0.7970644193600607,
      0.7036330818439049, 0.8728351582758831, 0.5748885538922666,
    ]
    #expect(agree(undone, expected, .printed(decimals: 12)))
  }

  /// Sum (¼ + 1)/2, product √¼.
  @Test func aQuarterAndAWholeByHand() throws {
    let given = try asGiven([[0.25, 1]])
    let weights = try WeightVector([0.5, 0.5])
    #expect(try agree(WASPAS.waspas.scores(for: given, weights: weights).values, [0.5625], .roundoff))
    #expect(try agree(WASPAS(lambda: 1).scores(for: given, weights: weights).values, [0.625], .roundoff))
    #expect(try agree(WASPAS(lambda: 0).scores(for: given, weights: weights).values, [0.5], .roundoff))
  }

  /// Sum ¾·4 − ¼·16 = −1, product 4^¾/16^¼ = √2.
  @Test func aCostIsSubtractedAndDividedBy() throws {
    let given = try asGiven([[4, 16]], costs: [1])
    let found = try WASPAS().scores(for: given, weights: WeightVector([0.75, 0.25]))
    #expect(agree(found.values, [(2.0.squareRoot() - 1) / 2], .roundoff))
  }

  @Test(arguments: UInt64(1)...20) func theEndsAreTheWeightedSumAndTheWeightedProduct(seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let given = try Linear().normalised(matrix(example.rows, costs: example.costs))
    let weights = try WeightVector(relative: example.weights)
    #expect(
      try agree(
        WASPAS(lambda: 1).scores(for: given, weights: weights).values,
        WeightedSum().scores(for: given, weights: weights).values, .roundoff))
    #expect(
      try agree(
        WASPAS(lambda: 0).scores(for: given, weights: weights).values,
        WeightedProduct().scores(for: given, weights: weights).values, .roundoff))
  }

  @Test func aZeroMakesTheProductZero() throws {
    let found = try WASPAS(lambda: 0).scores(
      for: asGiven([[0, 1], [0.5, 0.5]]), weights: WeightVector([0.5, 0.5]))
    #expect(found.values[0] == 0)
  }

  @Test func aZeroWithoutWeightHasNoSay() throws {
    let found = try WASPAS().scores(for: asGiven([[0, 0.5]]), weights: WeightVector([0, 1]))
    #expect(agree(found.values, [0.5], .roundoff))
  }

  @Test func oneAlternativeScoresOne() throws {
    #expect(try waspas([Regions.rows[0]], Regions.weights, costs: Regions.costs).values == [1])
  }

  @Test func everyNegativeValueAndEveryZeroToDivideByIsRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try WASPAS().scores(for: asGiven([[-1, 0], [3, -4]], costs: [1]), weights: WeightVector([0.5, 0.5]))
    }
    #expect(
      "\(found)" == """
        alternative 'A1' has -1 on criterion 'c1', and 'waspas' wants no negative value
        alternative 'A1' has 0 on criterion 'c2', and 'waspas' wants costs above zero
        alternative 'A2' has -4 on criterion 'c2', and 'waspas' wants costs above zero
        """)
  }

  @Test func aScoreThatNoDoubleHoldsIsRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try WASPAS().scores(for: asGiven([[0x1p-1030], [1]], costs: [0]), weights: WeightVector([1]))
    }
    #expect("\(found)" == "'waspas' has no value here: the score of 'A1' is more than a number can hold")
  }

  @Test func aShareOutsideNoughtToOneIsRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try WASPAS(MethodParameters(general: ["lambda": .number(1.5)]))
    }
    #expect("\(found)" == "parameter 'lambda': 1.5 lies outside 0 to 1")
    #expect(try WASPAS(MethodParameters(general: ["lambda": .number(0.2)])).lambda == 0.2)
  }

  /// A2 is behind A1 until A4, best by far in the second criterion, makes little of A1's lead there.
  @Test func addingAnAlternativeReversesRanksAndTheResultSaysThatItCan() throws {
    let before = try waspas([[1, 4], [3, 1], [2, 1]], [0.5, 0.5])
    let after = try waspas([[1, 4], [3, 1], [2, 1], [2, 9]], [0.5, 0.5])
    #expect(before.values[0] > before.values[1])
    #expect(after.values[0] < after.values[1])
    #expect(before.notices == [Notice("waspas: adding or dropping an alternative can reverse ranks")])
    #expect(try waspas([[1, 4], [3, 1], [2, 1]], [0.5, 0.5], lambda: 0).notices.isEmpty)
  }
}
