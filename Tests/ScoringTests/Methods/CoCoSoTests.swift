import Decision
import Scoring
import TestSupport
import Testing

/// References: Yazdani et al. (2019), *Management Decision* 57(9) 2501, whose example pymcdm 1.4.0 documents
/// with three decimals; pymcdm and scikit-criteria 0.10 (`Tests/References/scoring/distances.py`).
@Suite struct CoCoSoTests {
  func cocoso(
    _ rows: [[Double]], _ weights: [Double], costs: Set<Int> = [], lambda: Double = 0.5
  ) throws -> Scores {
    try CoCoSo(lambda: lambda).scores(
      for: MinMax().normalised(matrix(rows, costs: costs)), weights: WeightVector(relative: weights))
  }

  @Test func scoresMatchTheExampleOfThePaper() throws {
    let found = try cocoso(
      [
        [60, 0.4, 2540, 500, 990], [6.35, 0.15, 1016, 3000, 1041], [6.8, 0.1, 1727.2, 1500, 1676],
        [10, 0.2, 1000, 2000, 965], [2.5, 0.1, 560, 500, 915], [4.5, 0.08, 1016, 350, 508],
        [3, 0.1, 1778, 1000, 920],
      ], [0.036, 0.192, 0.326, 0.326, 0.12], costs: [1])
    #expect(agree(found.values, [2.041, 2.788, 2.882, 2.416, 1.299, 1.443, 2.519], .printed(decimals: 3)))
  }

  @Test func scoresMatchOtherPrograms() throws {
    let found = try cocoso(Regions.rows, Regions.weights, costs: Regions.costs)
    let expected = [
      2.1425043914196706, 2.0625684094322665, 1.819768329959492, 2.475800589039082, 1.4549061476184275,
      2.0158774074446546, 1.860289262262316,
    ]
    #expect(agree(found.values, expected, .roundoff))
  }

  @Test func anotherBalanceMatchesOtherPrograms() throws {
    let found = try cocoso(Regions.rows, Regions.weights, costs: Regions.costs, lambda: 0.8)
    let expected = [
      2.1117334560281873, 2.0247617647456893, 1.8174582186940933, 2.475800589039082, 1.41303674186636,
      2.0307567043866164, 1.8679384269342623,
    ]
    #expect(agree(found.values, expected, .roundoff))
  }

  @Test func sixtyAlternativesMatchOtherPrograms() throws {
    let rows = DistanceMethodsTests.grid
    let found = try cocoso(rows, [0.1, 0.15, 0.2, 0.25, 0.3], costs: [1, 3])
    let expected = [
      1.622818737888172, 1.8679569245900005, 2.075017824791889, 1.74642097819584, 1.2632005065922005,
      2.1768738492362427,
    ]
    #expect(agree([0, 7, 19, 23, 42, 59].map { found.values[$0] }, expected, .roundoff))
  }

  /// By hand: ¼ and 1 with the weight 1 are S and P alike, so k_a = ⅕ and ⅘, k_b = 2 and 8, k_c = ¼ and 1;
  /// the products are 0.1 and 6.4, with the roots 0.4641588834 and 1.8566355334, and the means 2.45/3 and
  /// 9.8/3.
  @Test func oneCriterionByHand() throws {
    let found = try CoCoSo.cocoso.scores(for: asGiven([[0.25], [1]]), weights: WeightVector([1]))
    #expect(found.workings.map(\.symbol) == ["S", "P", "k_a", "k_b", "k_c"])
    #expect(found.workings.allSatisfy { $0.axis == .alternatives })
    #expect(found.workings.map(\.values) == [[0.25, 1], [0.25, 1], [0.2, 0.8], [2, 8], [0.25, 1]])
    #expect(agree(found.values, [1.280825550, 5.123302200], .printed(decimals: 9)))
  }

  /// One alternative alone is its own best and smallest: k_a = 1, k_b = 2, k_c = 1, so ∛2 + 4/3.
  @Test func oneAlternativeAloneByHand() throws {
    #expect(try agree(cocoso([[3, 4]], [1, 1]).values, [1.2599210498948732 + 4.0 / 3], .roundoff))
  }

  @Test func equalAlternativesShareTheScore() throws {
    let found = try cocoso([[3, 4], [3, 4], [3, 4]], [1, 1]).values
    #expect(found[0] == found[1] && found[1] == found[2])
  }

  @Test func addingAnAlternativeReversesRanks() throws {
    let rows: [[Double]] = [[6, 5], [7, 6], [9, 1], [4, 3]]
    let three = try cocoso(Array(rows.prefix(3)), [1, 1])
    let four = try cocoso(rows, [1, 1])
    #expect(agree(three.values, [1.6113181430744512, 2.7769194637274754, 1.8895809507092043], .roundoff))
    #expect(
      agree(
        four.values, [3.2867694014532693, 4.079570325901068, 2.4230856724275713, 1.2384631761895006],
        .roundoff))
    #expect(three.values[2] > three.values[0] && four.values[2] < four.values[0])
    #expect(four.notices == [Notice("cocoso: adding or dropping an alternative can reverse ranks")])
  }

  @Test func anAlternativeThatIsWorstInEverythingIsRefused() throws {
    let found = try #require(throws: ScoringError.self) { try cocoso([[1, 1], [2, 3], [3, 2]], [1, 1]) }
    #expect(
      "\(found)"
        == "'cocoso' has no value here: the weighted sum of 'A1' is 0, and the smallest one is divided by")
  }

  @Test func aSingleWeightedCriterionIsNamed() throws {
    let found = try #require(throws: ScoringError.self) { try cocoso([[1, 4], [2, 3], [1, 2]], [1, 0]) }
    #expect(
      "\(found)"
        == "'cocoso' has no value here: the weighted sum of 'A1', 'A3', the worst on 'c1', is 0, and the "
        + "smallest one is divided by")
  }

  @Test func everyNegativeValueIsNamed() throws {
    let given = try asGiven([[1, -2, -1], [-3, 4, -1]])
    let found = try #require(throws: ScoringError.self) {
      try CoCoSo().scores(for: given, weights: WeightVector([0.5, 0.5, 0]))
    }
    #expect(
      "\(found)" == """
        alternative 'A2' has -3 on criterion 'c1', and 'cocoso' wants no negative value
        alternative 'A1' has -2 on criterion 'c2', and 'cocoso' wants no negative value
        """)
  }

  @Test(arguments: [[[0x1p-1070], [1]], [[1e308], [1.7e308]]]) func aFigureThatIsNoDoubleIsRefused(
    rows: [[Double]]
  ) throws {
    let found = try #require(throws: ScoringError.self) {
      try CoCoSo().scores(for: asGiven(rows), weights: WeightVector([1]))
    }
    #expect("\(found)".hasSuffix("is more than a number can hold"))
  }

  @Test func lambdaIsReadAndChecked() throws {
    #expect(try CoCoSo(.none).lambda == 0.5)
    #expect(try CoCoSo(MethodParameters(general: ["lambda": .number(0)])).lambda == 0)
    let found = try #require(throws: ScoringError.self) {
      try CoCoSo(MethodParameters(general: ["lambda": .number(1.5)]))
    }
    #expect("\(found)" == "parameter 'lambda': 1.5 lies outside 0 to 1")
  }
}
