import Decision
import Scoring
import TestSupport
import Testing

/// References: Kracka, Brauers & Zavadskas (2010), *Inzinerine Ekonomika* 21(4) 352, as the tests of
/// scikit-criteria quote it: six heat losses, the three ranks, the joint one and the products to 4 decimals;
/// a calculation in 60 digits on answers full of ties, and pymcdm 1.4.0 with scikit-criteria 0.10 on seven
/// regions (`Tests/References/scoring/ratio_methods.py`).
@Suite struct MULTIMOORATests {
  func multimoora(_ rows: [[Double]], _ weights: [Double], costs: Set<Int> = []) throws -> Scores {
    try MULTIMOORA.multimoora.scores(
      for: Vector().normalised(matrix(rows, costs: costs)), weights: WeightVector(relative: weights))
  }

  @Test func theThreeRankingsAndTheJointOneMatchThePaper() throws {
    let found = try multimoora(MOORATests.heating, [1, 1, 1, 1, 1, 1, 1], costs: [0, 1, 2, 3, 5])
    let ids = (1...6).map { "A\($0)" }
    #expect(Ranking(scores: found.workings[1].values, ids: ids).ranks == [5, 1, 3, 6, 4, 2])
    #expect(Ranking(scores: found.workings[2].values.map { -$0 }, ids: ids).ranks == [4, 5, 1, 6, 2, 3])
    #expect(Ranking(scores: found.workings[3].values, ids: ids).ranks == [5, 1, 3, 6, 4, 2])
    #expect(Ranking(scores: found.values, ids: ids).ranks == [5, 1, 3, 6, 4, 2])
    #expect(found.values == [1, 5, 3, 0, 2, 4])
    // The paper's products have no weights, so those with 1/7 are their seventh roots; it cuts after 4
    // decimals.
    let products = found.workings[3].values.map { share in
      148689.356 * (0..<7).reduce(1.0) { product, _ in product * share }
    }
    let printed = [3.4343, 148689.356, 120.3441, 0.7882, 16.2917, 252.9155]
    #expect(agree(products.map { ($0 * 10_000).rounded(.down) / 10_000 }, printed, .roundoff))
  }

  @Test func scoresMatchOtherPrograms() throws {
    #expect(
      try multimoora(Regions.rows, Regions.weights, costs: Regions.costs).values == [2, 4, 0, 6, 1, 5, 3])
    #expect(
      try multimoora(Regions.rows, Regions.weights, costs: [0, 1, 2, 3]).values == [4, 2, 5, 1, 6, 0, 3])
  }

  /// Answers from 1 to 4: many products and distances are equal on paper, and not all of them in doubles.
  static let answers: [[Double]] = [
    [2, 3, 1, 4], [3, 2, 1, 4], [1, 4, 2, 3], [4, 1, 3, 2], [2, 2, 2, 2], [1, 4, 3, 2], [3, 2, 4, 1],
    [4, 4, 1, 1], [1, 1, 4, 4], [2, 3, 2, 3], [3, 3, 2, 2], [4, 1, 2, 3],
  ]

  @Test(arguments: [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2], [0, 2, 1, 3], [3, 0, 1, 2]])
  func whatIsEqualOnPaperIsATieWhateverTheOrderOfTheCriteria(order: [Int]) throws {
    let found = try multimoora(
      Self.answers.map { row in order.map { row[$0] } }, [1, 1, 1, 1],
      costs: Set(order.indices.filter { order[$0] == 3 }))
    #expect(found.values == [0, 0, 3, 7, 5, 7, 11, 10, 2, 5, 9, 3])
  }

  /// By hand: columns .6 .8 and .8 .6; the first misses the reference point .8 .6 by ½·.2 in both, the second
  /// is the point; the products are √(.6/.8) and √(.8/.6), the first ¾ of the second.
  @Test func workingsStandUnderTheSymbolsOfThePaper() throws {
    let found = try multimoora([[3, 8], [4, 6]], [0.5, 0.5], costs: [1])
    #expect(found.workings.map(\.symbol) == ["r", "y", "d", "U/max U"])
    #expect(found.workings.map(\.axis) == [.criteria, .alternatives, .alternatives, .alternatives])
    #expect(agree(found.workings[0].values, [0.8, 0.6], .roundoff))
    #expect(agree(found.workings[1].values, [-0.1, 0.1], .printed(decimals: 14)))
    #expect(agree(found.workings[2].values, [0.1, 0], .printed(decimals: 14)))
    #expect(agree(found.workings[3].values, [0.75, 1], .roundoff))
    #expect(found.values == [0, 1])
  }

  /// Counted pair by pair from the three figures that are shown.
  func pairByPair(_ found: Scores, tie: Double) -> [Double] {
    let figures = [
      found.workings[1].values, found.workings[2].values.map { -$0 }, found.workings[3].values,
    ]
    return found.values.indices.map { i in
      Double(
        found.values.indices.filter { k in figures.filter { $0[i] - $0[k] > tie }.count >= 2 }.count)
    }
  }

  @Test(arguments: [1, 2, 31, 32, 33, 64, 65, 100, 257], UInt64(1)...3)
  func theFastCountIsTheCountPairByPair(alternatives: Int, seed: UInt64) throws {
    let example = RandomExample(seed: seed, alternatives: alternatives)
    let found = try multimoora(example.rows, example.weights, costs: example.costs)
    #expect(found.values == pairByPair(found, tie: 0))
  }

  /// Few answers to few questions, so that most alternatives tie with others in one ranking or in all.
  @Test(arguments: [40, 150, 300], UInt64(1)...5)
  func theFastCountHoldsWithTies(alternatives: Int, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rows = (0..<alternatives).map { _ in
      (0..<3).map { _ in Double(Int.random(in: 1...4, using: &random)) }
    }
    let found = try multimoora(rows, [0.5, 0.25, 0.25], costs: [2])
    // Figures that differ on paper do so by far more than 1e-9 here.
    #expect(found.values == pairByPair(found, tie: 1e-9))
  }

  @Test(arguments: [2, 5]) func theNumberOfThreadsChangesNoBit(threads: Int) throws {
    let example = RandomExample(seed: 1, alternatives: 10_000)
    let given = try Vector().normalised(matrix(example.rows, costs: example.costs))
    let weights = try WeightVector(relative: example.weights)
    let one = try MULTIMOORA(.none).scores(for: given, weights: weights)
    let many = try MULTIMOORA(MethodParameters(workers: Workers(threads))).scores(
      for: given, weights: weights)
    #expect(one == many)
    #expect(one == (try MULTIMOORA(workers: Workers(threads)).scores(for: given, weights: weights)))
  }

  @Test func oneAlternativeAloneAndEqualOnesBeatNobody() throws {
    #expect(try multimoora([Regions.rows[0]], Regions.weights, costs: Regions.costs).values == [0])
    #expect(try multimoora([[3, 4], [3, 4], [3, 4]], [0.5, 0.5], costs: [1]).values == [0, 0, 0])
  }

  @Test func aBenefitOfZeroMakesTheProductZero() throws {
    let found = try multimoora([[0, 9], [5, 0], [4, 4]], [0.5, 0.5])
    #expect(found.workings[3].values == [0, 0, 1])
    #expect(try multimoora([[0, 9], [5, 0]], [0.5, 0.5]).workings[3].values == [0, 0])
  }

  @Test func negativesAndCostsOfZeroAreRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try multimoora([[-3, 0], [4, 5], [0, -1]], [0.5, 0.5], costs: [1])
    }
    guard case .outside("multimoora", let cells) = found else {
      Issue.record("another error: \(found)")
      return
    }
    #expect(cells.map(\.alternative) == ["A1", "A1", "A3"])
    #expect(cells.map(\.criterion) == ["c1", "c2", "c2"])
    #expect(cells.map(\.wanted) == ["no negative value", "costs above zero", "costs above zero"])
  }

  @Test func aColumnOfZerosIsRefused() throws {
    let found = try #require(throws: ScoringError.self) { try multimoora([[0, 1], [0, 2]], [0.5, 0.5]) }
    #expect(
      "\(found)"
        == "alternative 'A1' has 0 on criterion 'c1', and 'multimoora' wants a value above zero somewhere")
  }

  @Test func aBadFigureWithoutWeightHasNoSay() throws {
    #expect(try multimoora([[1, -4], [3, 0]], [1, 0], costs: [1]).values == [0, 1])
  }
}
