import Decision
import Scoring
import TestSupport
import Testing

/// References: Cables, Lamata & Verdegay (2016), *Information Sciences* 337-338, 1, whose example pymcdm
/// 1.4.0 documents with four decimals; pymcdm and scikit-criteria 0.10
/// (`Tests/References/scoring/distances.py`).
@Suite struct RIMTests {
  typealias Ranges = [String: ClosedRange<Double>]
  static let bounds: Ranges = ["c1": 30...80, "c2": 0.01...0.07, "c3": 0...5000, "c4": 2...10]
  static let ideal: Ranges = ["c1": 55...60, "c2": 0.02...0.03, "c3": 4000...5000, "c4": 2...4.5]

  func rim(
    _ rows: [[Double]], _ weights: [Double], costs: Set<Int> = [], bounds: Ranges = [:], ideal: Ranges = [:]
  ) throws -> Scores {
    try RIM(bounds: bounds, ideal: ideal).scores(
      for: matrix(rows, costs: costs), weights: WeightVector(relative: weights))
  }

  @Test func closenessMatchesTheExampleOfThePaper() throws {
    let found = try rim(
      [
        [30, 0, 2, 3, 3, 2], [40, 9, 1, 3, 2, 2], [25, 0, 3, 1, 3, 2], [27, 0, 5, 3, 3, 1],
        [45, 15, 2, 2, 3, 4],
      ],
      [0.2262, 0.2143, 0.1786, 0.1429, 0.1190, 0.1190], costs: [2],
      bounds: ["c1": 23...60, "c2": 0...15, "c3": 0...10, "c4": 1...3, "c5": 1...3, "c6": 1...5],
      ideal: ["c1": 30...35, "c2": 10...15, "c3": 0...0, "c4": 3...3, "c5": 3...3, "c6": 4...5])
    #expect(agree(found.values, [0.5866, 0.7558, 0.3716, 0.4666, 0.7401], .printed(decimals: 4)))
  }

  @Test func closenessMatchesOtherPrograms() throws {
    let found = try rim(Regions.rows, Regions.weights, costs: Regions.costs)
    let expected = [
      0.5311948311229397, 0.4730500829752804, 0.5182703669297298, 0.6549814335151668, 0.30443079641045234,
      0.6199884891440647, 0.5433262397872886,
    ]
    #expect(agree(found.values, expected, .roundoff))
  }

  @Test func closenessWithinBoundsMatchesAnotherProgram() throws {
    let found = try rim(Regions.rows, Regions.weights, costs: Regions.costs, bounds: Self.bounds)
    let expected = [
      0.5129987288257206, 0.4736501156360716, 0.5076773323972948, 0.6122526218496148, 0.3372584950834657,
      0.5744987254420312, 0.5261367498118575,
    ]
    #expect(agree(found.values, expected, .roundoff))
  }

  @Test func closenessToIdealsMatchesOtherPrograms() throws {
    let found = try rim(
      Regions.rows, Regions.weights, costs: Regions.costs, bounds: Self.bounds, ideal: Self.ideal)
    let expected = [
      0.661645849288699, 0.7342946749755461, 0.40191178384428755, 0.86005258796122, 0.45501983166770643,
      0.6282202146821402, 0.7134904820019746,
    ]
    #expect(agree(found.values, expected, .roundoff))
  }

  /// By hand, one criterion of bounds 0:10 and ideal 4:6: y falls by a quarter for each unit away from the
  /// ideal.
  @Test func oneCriterionByHand() throws {
    let found = try rim(
      [[2], [5], [9], [4], [6], [0], [10]], [1], bounds: ["c1": 0...10], ideal: ["c1": 4...6])
    #expect(found.values == [0.5, 1, 0.25, 1, 1, 0, 0])
    #expect(found.workings.map(\.symbol) == ["A", "B", "C", "D", "I⁺", "I⁻"])
    #expect(found.workings.prefix(4).map(\.values) == [[0], [10], [4], [6]])
    #expect(found.workings[4].values == [0.5, 0, 0.75, 0, 0, 1, 1])
    #expect(found.workings[5].values == [0.5, 1, 0.25, 1, 1, 0, 0])
  }

  @Test func theDirectionDoesNotMatterWhereTheIdealIsGiven() throws {
    let one = try rim(Regions.rows, Regions.weights, bounds: Self.bounds, ideal: Self.ideal)
    let other = try rim(
      Regions.rows, Regions.weights, costs: [0, 1, 2, 3], bounds: Self.bounds, ideal: Self.ideal)
    #expect(one.values == other.values)
  }

  @Test(arguments: 1..<128) func withBoundsNoOtherAlternativeMovesAScore(subset: Int) throws {
    let chosen = Regions.rows.indices.filter { subset >> $0 & 1 == 1 }
    let all = try rim(Regions.rows, Regions.weights, bounds: Self.bounds, ideal: Self.ideal)
    let found = try rim(
      chosen.map { Regions.rows[$0] }, Regions.weights, bounds: Self.bounds, ideal: Self.ideal)
    #expect(found.values == chosen.map { all.values[$0] })
    #expect(found.notices.isEmpty)
  }

  @Test func withoutBoundsAddingAnAlternativeReversesRanks() throws {
    let rows: [[Double]] = [[2, 9], [5, 7], [1, 8], [1, 3]]
    let three = try rim(Array(rows.prefix(3)), [1, 1]).values
    let four = try rim(rows, [1, 1])
    #expect(agree(three, [0.5788353903933773, 0.5, 0.3090169943749474], .roundoff))
    #expect(agree(four.values, [0.5788353903933773, 0.7828707270446676, 0.45115105429092495, 0], .roundoff))
    #expect(three[0] > three[1] && four.values[0] < four.values[1])
    #expect(
      four.notices == [
        Notice(
          "rim: adding or dropping an alternative can reverse ranks, since bounds are not given for "
            + "'c1', 'c2'"
        )
      ])
  }

  @Test func everyValueOutsideTheBoundsIsNamed() throws {
    let found = try #require(throws: ScoringError.self) {
      try rim([[1, 4], [9, 3]], [1, 1], bounds: ["c1": 2...8, "c2": 2...3.5])
    }
    #expect(
      "\(found)" == """
        alternative 'A1' has 1 on criterion 'c1', and 'rim' wants 2 to 8, the bounds given
        alternative 'A2' has 9 on criterion 'c1', and 'rim' wants 2 to 8, the bounds given
        alternative 'A1' has 4 on criterion 'c2', and 'rim' wants 2 to 3.5, the bounds given
        """)
  }

  @Test func anIdealOutsideTheBoundsIsRefused() throws {
    let fixed = try #require(throws: ScoringError.self) {
      try rim([[3], [4]], [1], bounds: ["c1": 0...5], ideal: ["c1": 4...6])
    }
    #expect(
      "\(fixed)" == "parameter 'ideal.c1': 4:6 lies outside the bounds 0:5; give bounds.c1 that hold it")
    let observed = try #require(throws: ScoringError.self) {
      try rim([[3], [4]], [1], ideal: ["c1": 2...3.5])
    }
    #expect(
      "\(observed)"
        == "parameter 'ideal.c1': 2:3.5 lies outside the observed range 3:4; give bounds.c1 that hold it")
  }

  @Test func anIdealThatReachesBothBoundsContentsEveryone() throws {
    #expect(try rim([[3], [4]], [1], bounds: ["c1": 0...5], ideal: ["c1": 0...5]).values == [1, 1])
  }

  @Test func oneAlternativeAloneAndEqualOnesAreIdeal() throws {
    #expect(try rim([[3, 4]], [1, 1]).values == [1])
    #expect(try rim([[3, -4], [3, -4]], [1, 1], costs: [1]).values == [1, 1])
  }

  /// A quarter and a half of the way between −1e308 and the ideal 1e308.
  @Test func boundsWhoseRangeOverflows() throws {
    let found = try rim([[-5e307], [0]], [1], bounds: ["c1": -1e308...1e308])
    #expect(agree(found.values, [0.25, 0.5], .roundoff))
  }

  @Test func parametersAreReadAndChecked() throws {
    let given = try RIM(
      MethodParameters(
        general: ["bounds": .range(low: 0, high: 10)], single: ["ideal": ["c1": .range(low: 4, high: 6)]]))
    #expect(try given.scores(for: matrix([[2], [9]]), weights: WeightVector([1])).values == [0.5, 0.25])
    #expect(throws: ScoringError.self) { try RIM(MethodParameters(general: ["ideal": .word("best")])) }
    #expect(throws: ScoringError.self) { try RIM(MethodParameters(single: ["bounds": ["c1": .number(1)]])) }
  }
}
