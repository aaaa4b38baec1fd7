import Decision
import Scoring
import TestSupport
import Testing

/// References: the formulas of Gomes & Rangel (2009), *European Journal of Operational Research* 193(1) 204,
/// by hand; pyDecision 5.1.8 (`Tests/References/scoring/distances.py`).
@Suite struct TODIMTests {
  func todim(
    _ rows: [[Double]], _ weights: [Double], costs: Set<Int> = [], theta: Double = 1
  ) throws -> Scores {
    try TODIM(theta: theta).scores(
      for: Sum().normalised(matrix(rows, costs: costs)), weights: WeightVector(relative: weights))
  }

  @Test func scoresMatchAnotherProgram() throws {
    let found = try todim(Regions.rows, Regions.weights, costs: Regions.costs)
    let expected = [
      0.3214359285616471, 0.2569484179344833, 0, 1, 0.10275024727199279, 0.4434590432091699,
      0.30666711183927636,
    ]
    #expect(agree(found.values, expected, .printed(decimals: 12)))
  }

  @Test func milderLossesMatchAnotherProgram() throws {
    let found = try todim(Regions.rows, Regions.weights, costs: Regions.costs, theta: 2.5)
    let expected = [
      0.1678139605424196, 0.15919580268424885, 0, 1, 0.028623095266666045, 0.4045574842726839,
      0.2882984074889353,
    ]
    #expect(agree(found.values, expected, .printed(decimals: 12)))
  }

  @Test func sixtyAlternativesMatchAnotherProgram() throws {
    let rows = DistanceMethodsTests.grid
    let found = try todim(rows, [0.1, 0.15, 0.2, 0.25, 0.3], costs: [1, 3])
    let expected = [
      0.2624111653770025, 0.4613809411616818, 0.5107156337194515, 0.6532129603087371, 0, 0.7819964156949275,
    ]
    #expect(agree([0, 7, 19, 23, 42, 59].map { found.values[$0] }, expected, .printed(decimals: 12)))
  }

  /// By hand: shares ⅛, ¼, ⅝ differ by ⅛, ½ and ⅜; times √8 their roots are 1, 2 and √3. So Σδ is −3, 1 − √3
  /// and 2 + √3, with θ = 2 −1.5, 1 − √3/2 and 2 + √3.
  @Test(arguments: [1.0, 2]) func oneCriterionByHand(theta: Double) throws {
    let found = try todim([[1], [2], [5]], [1], theta: theta)
    let three = 3.0.squareRoot()
    let sums = [-3 / theta, 1 - three / theta, 2 + three]
    #expect(agree(found.values, sums.map { ($0 - sums[0]) / (sums[2] - sums[0]) }, .roundoff))
    #expect(found.workings.map(\.symbol) == ["w_rc", "Φ⁺", "Φ⁻", "Σδ"])
    #expect(found.workings.map(\.axis) == [.criteria, .alternatives, .alternatives, .alternatives])
    let root = 8.0.squareRoot()
    #expect(agree(found.workings[1].values, [0, 1 / root, (2 + three) / root], .roundoff))
    #expect(agree(found.workings[2].values, [-3 / root / theta, -three / root / theta, 0], .roundoff))
    #expect(agree(found.workings[3].values, sums.map { $0 / root }, .roundoff))
    if theta == 1 { #expect(agree(found.values, [0, 0.3369, 1], .printed(decimals: 4))) }
  }

  /// By hand: A1 gains .3 on the first, of weight ¾, and loses .3 on the second, of weight ¼: √(¾·.3) −
  /// √(.3/¼), while A2 gains √(¼·.3) and loses √(.3/¾). Since √¾ − 2 < ½ − √(4/3), A2 is first.
  @Test func aLossCountsMoreTheSmallerItsWeight() throws {
    let found = try TODIM.todim.scores(
      for: asGiven([[0.6, 0.1], [0.3, 0.4]]), weights: WeightVector([0.75, 0.25]))
    #expect(found.values == [0, 1])
    let first = 0.75.squareRoot() - 2
    let second = 0.5 - (4.0 / 3).squareRoot()
    #expect(
      agree(found.workings[3].values, [first * 0.3.squareRoot(), second * 0.3.squareRoot()], .roundoff))
    #expect(agree(found.workings[0].values, [1, 1.0 / 3], .roundoff))
  }

  /// The definition, pair by pair, beside the sums over different values.
  @Test(arguments: UInt64(1)...20) func stepsBetweenValuesGiveWhatPairsGive(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rows = (0..<60).map { _ in (0..<3).map { _ in Double(Int.random(in: 1...9, using: &random)) } }
    let weights = try WeightVector([0.5, 0.2, 0.3])
    let given = try Sum().normalised(matrix(rows, costs: [1]))
    let found = try TODIM(theta: 2).scores(for: given, weights: weights)
    let sums = rows.indices.map { i in
      rows.indices.reduce(0.0) { sum, k in
        given.columns.indices.reduce(sum) { sum, j in
          let difference = given.columns[j][i] - given.columns[j][k]
          let weight = weights.values[j]
          return difference >= 0
            ? sum + (weight * difference).squareRoot() : sum - (-difference / weight).squareRoot() / 2
        }
      }
    }
    #expect(agree(found.workings[3].values, sums, .printed(decimals: 11)))
    for i in rows.indices {
      for k in rows.indices where rows[i] == rows[k] { #expect(found.values[i] == found.values[k]) }
    }
  }

  @Test(arguments: UInt64(1)...20) func theOrderOfTheRowsChangesNoBit(seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    let order = example.rows.indices.shuffled(using: &example.random)
    func values(_ rows: [[Double]]) throws -> [Double] {
      try TODIM().scores(for: asGiven(rows), weights: WeightVector(relative: example.weights)).values
    }
    let before = try values(example.rows)
    #expect(try values(order.map { example.rows[$0] }) == order.map { before[$0] })
  }

  @Test func addingAnAlternativeReversesRanks() throws {
    let rows: [[Double]] = [[3, 8], [5, 3], [2, 8], [6, 3]]
    let three = try todim(Array(rows.prefix(3)), [1, 1]).values
    let four = try todim(rows, [1, 1])
    #expect(agree(three, [1, 0.13733213186745621, 0], .printed(decimals: 12)))
    #expect(agree(four.values, [1, 0, 0.16614537267781412, 0.7167619272196966], .printed(decimals: 12)))
    #expect(three[1] > three[2] && four.values[1] < four.values[2])
    #expect(four.notices == [Notice("todim: adding or dropping an alternative can reverse ranks")])
  }

  @Test func manyAlternativesAreToldWhatTheyCost() throws {
    let many = try TODIM().scores(
      for: asGiven((0..<5001).map { [Double($0 % 3)] }), weights: WeightVector([1]))
    #expect(
      many.notices.last
        == Notice(
          "todim: 5001 alternatives make 12502500 pairs to compare on each criterion; twice as many take four "
            + "times as long"))
    let fewer = try TODIM().scores(
      for: asGiven((0..<5000).map { [Double($0 % 3)] }), weights: WeightVector([1]))
    #expect(fewer.notices.count == 1)
  }

  @Test(arguments: [[[1.0, 2, 3], [1, 2, 3]], [[4, 5, 6]]]) func alternativesThatDominateAlikeAreRefused(
    rows: [[Double]]
  ) throws {
    let found = try #require(throws: ScoringError.self) { try todim(rows, [1, 1, 1]) }
    #expect("\(found)" == "'todim' has no value here: every alternative dominates the others alike")
  }

  /// Each is first on one criterion, second on another and last on the third: Σδ differs by rounding alone,
  /// of which the formula would make scores from 0 to 1.
  @Test func roundingIsNotStretchedToScores() throws {
    #expect(throws: ScoringError.self) { try todim([[1, 2, 4.1], [2, 4.1, 1], [4.1, 1, 2]], [1, 1, 1]) }
  }

  /// A cost that keeps its direction: the smaller value gains.
  @Test func aCostThatKeepsItsDirectionGainsDownwards() throws {
    let given = try asGiven([[0.2], [0.9], [0.5]], costs: [0])
    let found = try TODIM().scores(for: given, weights: WeightVector([1])).values
    #expect(found[0] == 1 && found[1] == 0)
  }

  @Test func negativeFiguresHaveAValueOnAnotherScale() throws {
    #expect(
      try TODIM().scores(for: asGiven([[-3], [-4], [0]]), weights: WeightVector([1])).values.suffix(2) == [
        0, 1,
      ])
  }

  /// The same to the last bit from a power of four to the next: the unit of a column has a root that rounds
  /// nothing.
  @Test(arguments: [0x1p-1000, 0x1p-1, 0x1p1000]) func theUnitOfAllColumnsChangesNoBit(unit: Double) throws {
    let rows: [[Double]] = [[1, 5], [2, 3], [5, 4]]
    func values(_ rows: [[Double]]) throws -> [Double] {
      try TODIM().scores(for: asGiven(rows), weights: WeightVector([0.5, 0.5])).values
    }
    #expect(try agree(values(rows.map { $0.map { $0 * unit } }), values(rows), .roundoff))
  }

  /// The range is more than a double holds: the shares of it are those of −1, 0 and 2.
  @Test func aRangeThatOverflows() throws {
    func found(_ rows: [[Double]]) throws -> Scores {
      try TODIM().scores(for: asGiven(rows), weights: WeightVector([1]))
    }
    let huge = try found([[-8e307], [0], [1.6e308]])
    let small = try found([[-1], [0], [2]])
    #expect(agree(huge.values, small.values, .roundoff))
    #expect(
      agree(huge.workings[3].values, small.workings[3].values.map { $0 * 8e307.squareRoot() }, .roundoff))
  }

  @Test func aTinyWeightHasAValue() throws {
    let found = try TODIM().scores(
      for: asGiven([[1, 5], [2, 3], [5, 4]]), weights: WeightVector([.leastNonzeroMagnitude, 1]))
    #expect(found.values.allSatisfy { $0.isFinite })
    #expect(found.workings.allSatisfy { $0.values.allSatisfy { $0.isFinite } })
  }

  @Test func aDominanceThatIsNoDoubleIsRefused() throws {
    let given = try asGiven([[1e308, 5], [-1e308, 3], [5, 4]])
    let found = try #require(throws: ScoringError.self) {
      try TODIM(theta: 1e-6).scores(for: given, weights: WeightVector([.leastNonzeroMagnitude, 1]))
    }
    #expect("\(found)" == "'todim' has no value here: the dominance of 'A2' is more than a number can hold")
  }

  @Test func thetaIsReadAndChecked() throws {
    #expect(try TODIM(.none).theta == 1)
    #expect(try TODIM(MethodParameters(general: ["theta": .number(2.5)])).theta == 2.5)
    let found = try #require(throws: ScoringError.self) {
      try TODIM(MethodParameters(general: ["theta": .number(0)]))
    }
    #expect("\(found)" == "parameter 'theta': 0 lies outside 1e-06 to 1000000")
  }
}
