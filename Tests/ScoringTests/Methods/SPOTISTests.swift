import Decision
import Scoring
import TestSupport
import Testing

/// References: Dezert, Tchamova, Han & Tacnet (2020), 23rd International Conference on Information Fusion,
/// whose example pymcdm 1.4.0 documents with four decimals; pymcdm and scikit-criteria 0.10
/// (`Tests/References/scoring/distances.py`).
@Suite struct SPOTISTests {
  static let bounds: [String: ClosedRange<Double>] = [
    "c1": 30...80, "c2": 0.01...0.07, "c3": 0...5000, "c4": 2...10,
  ]

  func spotis(
    _ rows: [[Double]], _ weights: [Double], costs: Set<Int> = [], bounds: [String: ClosedRange<Double>] = [:]
  ) throws -> Scores {
    try SPOTIS(bounds: bounds).scores(
      for: matrix(rows, costs: costs), weights: WeightVector(relative: weights))
  }

  @Test func distancesMatchTheExampleOfThePaper() throws {
    let found = try spotis(
      [[10.5, -3.1, 1.7], [-4.7, 0, 3.4], [8.1, 0.3, 1.3], [3.2, 7.3, -5.3]], [0.2, 0.3, 0.5], costs: [1],
      bounds: ["c1": -5...12, "c2": -6...10, "c3": -8...5])
    #expect(agree(try #require(found.index), [0.1989, 0.3705, 0.3063, 0.7491], .printed(decimals: 4)))
    #expect(found.workings.map(\.symbol) == ["S^min", "S^max", "S*"])
    #expect(found.workings.map(\.values) == [[-5, -6, -8], [12, 10, 5], [12, -6, 5]])
  }

  @Test func distancesMatchOtherPrograms() throws {
    let found = try spotis(Regions.rows, Regions.weights, costs: Regions.costs)
    let expected = [
      0.4705711047846387, 0.5092771283945664, 0.49534161490683226, 0.3061786797631085, 0.6891747244573669,
      0.4008836537616964, 0.4610865974658517,
    ]
    #expect(agree(try #require(found.index), expected, .roundoff))
    #expect(agree(found.values, expected.map { -$0 }, .roundoff))
  }

  @Test func distancesWithinGivenBoundsMatchOtherPrograms() throws {
    let found = try spotis(Regions.rows, Regions.weights, costs: Regions.costs, bounds: Self.bounds)
    let expected = [0.4946, 0.51797, 0.5132, 0.38555, 0.631385, 0.4572, 0.4856]
    #expect(agree(try #require(found.index), expected, .roundoff))
  }

  /// Every subset of the regions keeps the very same figures, and so its order.
  @Test(arguments: 1..<128) func withBoundsNoOtherAlternativeMovesAScore(subset: Int) throws {
    let chosen = Regions.rows.indices.filter { subset >> $0 & 1 == 1 }
    let all = try spotis(Regions.rows, Regions.weights, costs: Regions.costs, bounds: Self.bounds)
    let found = try spotis(
      chosen.map { Regions.rows[$0] }, Regions.weights, costs: Regions.costs, bounds: Self.bounds)
    #expect(found.values == chosen.map { all.values[$0] })
    #expect(found.notices.isEmpty)
  }

  @Test func withoutBoundsAddingAnAlternativeReversesRanks() throws {
    let rows: [[Double]] = [[1, 4], [9, 3], [6, 2], [7, 6]]
    let three = try #require(try spotis(Array(rows.prefix(3)), [1, 1]).index)
    let four = try spotis(rows, [1, 1])
    let index = try #require(four.index)
    #expect(agree(three, [0.5, 0.25, 0.6875], .roundoff))
    #expect(agree(index, [0.75, 0.375, 0.6875, 0.125], .roundoff))
    #expect(three[0] < three[2] && index[0] > index[2])
    #expect(
      four.notices == [
        Notice(
          "spotis: adding or dropping an alternative can reverse ranks, since bounds are not given for "
            + "'c1', 'c2'"
        )
      ])
  }

  @Test func aNoticeNamesOnlyWeightedCriteriaWithoutBounds() throws {
    let found = try spotis([[1, 4, 2], [9, 3, 1]], [1, 1, 0], bounds: ["c1": 0...10])
    #expect(
      found.notices == [
        Notice(
          "spotis: adding or dropping an alternative can reverse ranks, since bounds are not given for 'c2'")
      ])
  }

  @Test func everyValueOutsideTheBoundsIsNamed() throws {
    let found = try #require(throws: ScoringError.self) {
      try spotis([[1, 4], [9, 3], [6, 2.5]], [1, 1], bounds: ["c1": 2...8, "c2": 2...3])
    }
    #expect(
      "\(found)" == """
        alternative 'A1' has 1 on criterion 'c1', and 'spotis' wants 2 to 8, the bounds given
        alternative 'A2' has 9 on criterion 'c1', and 'spotis' wants 2 to 8, the bounds given
        alternative 'A1' has 4 on criterion 'c2', and 'spotis' wants 2 to 3, the bounds given
        """)
  }

  @Test func aValueOutsideWithoutWeightDoesNotMatter() throws {
    #expect(try spotis([[1, 4], [9, 3]], [0, 1], bounds: ["c1": 2...8]).index == [0, 1])
  }

  @Test func oneAlternativeAloneAndEqualOnesAreAtTheirBest() throws {
    #expect(try spotis([[3, 4]], [1, 1]).index == [0])
    #expect(try spotis([[3, -4], [3, -4]], [1, 1], costs: [1]).index == [0, 0])
  }

  /// Halfway between ±1e308, whose range is more than a double holds.
  @Test func boundsWhoseRangeOverflows() throws {
    #expect(try spotis([[0], [1e308]], [1], bounds: ["c1": -1e308...1e308]).index == [0.5, 0])
  }

  @Test func parametersAreReadAndChecked() throws {
    let range = MethodParameters.Value.range(low: 0, high: 10)
    let given = try SPOTIS(MethodParameters(general: ["bounds": range]))
    #expect(try given.scores(for: matrix([[4], [10]]), weights: WeightVector([1])).index == [0.6, 0])
    let own = try SPOTIS(
      MethodParameters(general: ["bounds": range], single: ["bounds": ["c2": .range(low: 0, high: 4)]]))
    #expect(try own.scores(for: matrix([[10, 3]]), weights: WeightVector([0.5, 0.5])).index == [0.125])
    for bad in [
      MethodParameters(general: ["bounds": .number(3)]),
      MethodParameters(single: ["bounds": ["c1": .range(low: 3, high: 1)]]),
    ] { #expect(throws: ScoringError.self) { try SPOTIS(bad) } }
  }

  @Test func boundsThatSpanNothingAreRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try spotis([[3, 4]], [1, 1], bounds: ["c2": 4...4])
    }
    #expect("\(found)" == "parameter 'bounds.c2': both ends are 4; they must differ")
    let endless = try #require(throws: ScoringError.self) {
      try spotis([[3, 4]], [1, 1], bounds: ["c1": 0...(.infinity)])
    }
    #expect("\(endless)" == "parameter 'bounds.c1': a range of finite numbers is wanted, such as 0:100")
  }
}
