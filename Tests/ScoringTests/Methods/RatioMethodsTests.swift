import Decision
import Scoring
import TestSupport
import Testing

/// COPRAS, ARAS, EDAS, MABAC, MARCOS, MOORA and MULTIMOORA, each on its own scale, for the laws that they
/// share.
enum RatioMethods {
  static let names = ["copras", "aras", "edas", "mabac", "marcos", "moora", "multimoora"]

  static func method(_ name: String, _ parameters: MethodParameters = .none) throws -> any Method {
    let types: [any Method.Type] = [
      COPRAS.self, ARAS.self, EDAS.self, MABAC.self, MARCOS.self, MOORA.self, MULTIMOORA.self,
    ]
    return try #require(types.first { $0.name == name }).init(parameters)
  }

  static func result(
    _ name: String, _ rows: [[Double]], _ weights: [Double], costs: Set<Int> = []
  ) throws -> Scores {
    let given = try matrix(rows, costs: costs)
    let weights = try WeightVector(relative: weights)
    let found = try method(name)
    if let natural = found as? any OutrankingMethod {
      return try natural.scores(for: given, weights: weights)
    }
    let scoring = try #require(found as? any ScoringMethod)
    let normalisation = try NormalisationCatalogue.normalisation(
      named: type(of: scoring).defaultNormalisation, settings: NormalisationSettings())
    return try scoring.scores(for: normalisation.normalised(given), weights: weights)
  }

  static func scores(
    _ name: String, _ rows: [[Double]], _ weights: [Double], costs: Set<Int> = []
  ) throws -> [Double] {
    try result(name, rows, weights, costs: costs).values
  }
}

/// Scores are sums of parts of either sign that are at most about one, so rounding is held against that size
/// and not against a sum that may come out near zero.
@Suite struct RatioMethodsTests {
  static let names = RatioMethods.names
  static let seeds = UInt64(1)...20
  let rounding = Tolerance.printed(decimals: 14)

  func scores(_ name: String, _ rows: [[Double]], _ weights: [Double], costs: Set<Int> = []) throws
    -> [Double]
  {
    try RatioMethods.scores(name, rows, weights, costs: costs)
  }

  @Test(arguments: names, seeds) func scoresMoveWithTheirRows(name: String, seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    let order = example.rows.indices.shuffled(using: &example.random)
    let before = try scores(name, example.rows, example.weights, costs: example.costs)
    let after = try scores(name, order.map { example.rows[$0] }, example.weights, costs: example.costs)
    #expect(agree(after, order.map { before[$0] }, rounding))
  }

  @Test(arguments: names, seeds) func theOrderOfTheCriteriaDoesNotMatter(name: String, seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    let order = example.weights.indices.shuffled(using: &example.random)
    let before = try scores(name, example.rows, example.weights, costs: example.costs)
    let after = try scores(
      name, example.rows.map { row in order.map { row[$0] } }, order.map { example.weights[$0] },
      costs: Set(order.indices.filter { example.costs.contains(order[$0]) }))
    #expect(agree(after, before, rounding))
  }

  /// A power of two scales without rounding, so not one bit of a score may change.
  @Test(arguments: names, seeds) func unitsThatArePowersOfTwoChangeNoBit(name: String, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let systems: [[Double]] = [
      [1024, 1.0 / 128, 0.25, 8, 0x1p-300], [0x1p900, 0x1p-900, 1, 0x1p1019, 0x1p-1019],
    ]
    for units in systems {
      let scaled = example.rows.map { row in zip(row, units).map { $0 * $1 } }
      #expect(
        try scores(name, scaled, example.weights, costs: example.costs)
          == scores(name, example.rows, example.weights, costs: example.costs))
    }
  }

  @Test(arguments: names) func hugeAndTinyUnitsDoNotMatter(name: String) throws {
    let systems: [[Double]] = [
      [1e150, 1e-150, 1, 1e300], [1000, 0.3048, 1e-6, 25.4], [1e304, 1e-305, 1e-300, 1e-290],
    ]
    for units in systems {
      let scaled = Regions.rows.map { row in zip(row, units).map { $0 * $1 } }
      #expect(
        try agree(
          scores(name, scaled, Regions.weights, costs: Regions.costs),
          scores(name, Regions.rows, Regions.weights, costs: Regions.costs), rounding))
    }
  }

  @Test(arguments: names, seeds) func aDominatedAlternativeNeverWins(name: String, seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    let worse = example.rows.map { row in example.dominated(by: row) }
    let values = try scores(name, example.rows + worse, example.weights, costs: example.costs)
    for i in example.rows.indices {
      let other = values[example.rows.count + i]
      // Two scores that are equal on paper may differ in their last bits.
      #expect(values[i] > other || agree(values[i], other, rounding), "A\(i + 1)")
    }
  }

  @Test(arguments: names, seeds) func equalRowsTieExactly(name: String, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let twins = example.rows + [example.rows[2], example.rows[5]]
    let values = try scores(name, twins, example.weights, costs: example.costs)
    #expect(values[8] == values[2])
    #expect(values[9] == values[5])
  }

  @Test(arguments: names, seeds) func bestInEverythingIsFirstAndWorstIsLast(name: String, seed: UInt64) throws
  {
    let example = RandomExample(seed: seed)
    let best = example.weights.indices.map { example.costs.contains($0) ? 0.5 : 9.5 }
    let worst = example.weights.indices.map { example.costs.contains($0) ? 9.5 : 0.5 }
    let values = try scores(name, example.rows + [best, worst], example.weights, costs: example.costs)
    #expect(values.dropLast(2).allSatisfy { $0 < values[8] && $0 > values[9] })
  }

  @Test(arguments: names, seeds) func aCriterionOfWeightZeroHasNoSay(name: String, seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    var weights = example.weights
    weights[1] = 0
    let before = try scores(name, example.rows, weights, costs: example.costs)
    for i in example.rows.indices { example.rows[i][1] = Double.random(in: 1...900, using: &example.random) }
    #expect(try scores(name, example.rows, weights, costs: example.costs) == before)
  }

  @Test(arguments: names, seeds) func aBenefitThatDoesNotVaryChangesNoRank(name: String, seed: UInt64) throws
  {
    let example = RandomExample(seed: seed)
    let without = try scores(name, example.rows, example.weights, costs: example.costs)
    let with = try scores(
      name, example.rows.map { $0 + [5] }, example.weights + [0.5], costs: example.costs)
    let ids = example.rows.indices.map { "A\($0)" }
    #expect(Ranking(scores: with, ids: ids) == Ranking(scores: without, ids: ids))
  }

  @Test(arguments: names) func rankReversalIsMentioned(name: String) throws {
    #expect(
      try RatioMethods.result(name, Regions.rows, Regions.weights, costs: Regions.costs).notices
        == [Notice("\(name): adding or dropping an alternative can reverse ranks")])
  }

  /// Rows whose two named alternatives change places when the last row joins, and by other programs do so as
  /// well (`Tests/References/scoring/ratio_methods.json`); weights ½, ¼, ¼, the last criterion a cost.
  static let reversals: [(name: String, rows: [[Double]], first: Int, second: Int)] = [
    ("copras", [[3, 9, 2], [8, 4, 7], [6, 8, 4], [9, 8, 1]], 0, 1),
    ("aras", [[3, 9, 2], [8, 4, 7], [6, 8, 4], [9, 8, 1]], 0, 1),
    ("edas", [[7, 9, 1], [7, 3, 5], [9, 3, 7], [2, 3, 9]], 1, 2),
    ("mabac", [[2, 6, 8], [3, 4, 8], [6, 5, 7], [5, 9, 7]], 0, 1),
    ("moora", [[6, 3, 9], [1, 8, 6], [3, 7, 4], [8, 9, 3]], 0, 2),
    ("multimoora", [[6, 3, 9], [1, 8, 6], [3, 7, 4], [8, 9, 3]], 0, 2),
  ]

  @Test(arguments: reversals.indices) func anAlternativeMoreReversesTwoOthers(k: Int) throws {
    let (name, rows, first, second) = Self.reversals[k]
    let before = try scores(name, Array(rows.dropLast()), [0.5, 0.25, 0.25], costs: [2])
    let after = try scores(name, rows, [0.5, 0.25, 0.25], costs: [2])
    #expect(before[first] > before[second])
    #expect(after[first] < after[second])
  }

  /// marcos is the one whose pair stands the other way round.
  @Test func anAlternativeMoreReversesTwoOthersUnderMarcos() throws {
    let rows: [[Double]] = [[2, 1, 1], [2, 4, 3], [2, 3, 7], [3, 9, 6]]
    let before = try scores("marcos", Array(rows.dropLast()), [0.5, 0.25, 0.25], costs: [2])
    let after = try scores("marcos", rows, [0.5, 0.25, 0.25], costs: [2])
    #expect(before[0] < before[1])
    #expect(after[0] > after[1])
  }

  /// Any finite figures: a finite answer or a refusal, never a trap.
  @Test(arguments: names, UInt64(1)...60) func everyMatrixHasAFiniteAnswerOrARefusal(
    name: String, seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let figures: [Double] = [
      0, -0.0, .leastNonzeroMagnitude, 0x1p-1030, 1e-300, 1e-20, 1, 1 + .ulpOfOne, 2, 3, 1e20, 1e300,
      .greatestFiniteMagnitude, -.leastNonzeroMagnitude, -1e-300, -1, -1e300, -.greatestFiniteMagnitude,
    ]
    // Half of the matrices have no negatives, since most methods refuse those.
    let known = figures.prefix(seed.isMultiple(of: 2) ? 13 : figures.count)
    let columns = Int.random(in: 1...3, using: &random)
    let rows = (0..<Int.random(in: 1...5, using: &random)).map { _ in
      (0..<columns).map { _ in known.randomElement(using: &random)! }
    }
    var weights = (0..<columns).map { _ in [0, 0x1p-1063, 1e-300, 1e-10, 1].randomElement(using: &random)! }
    weights[0] = 1
    let costs = Set((0..<columns).filter { _ in Bool.random(using: &random) })
    do {
      let natural = try RatioMethods.result(name, rows, weights, costs: costs)
      #expect((natural.values + natural.workings.flatMap(\.values)).allSatisfy { $0.isFinite })
    } catch let error as ScoringError {
      #expect(!"\(error)".contains("nan"))
    }
    guard let scoring = try RatioMethods.method(name) as? any ScoringMethod else { return }
    do {
      let direct = try scoring.scores(
        for: asGiven(rows, costs: costs), weights: WeightVector(relative: weights))
      #expect((direct.values + direct.workings.flatMap(\.values)).allSatisfy { $0.isFinite })
    } catch let error as ScoringError {
      #expect(!"\(error)".contains("nan"))
    }
  }

  /// Under aras the normalisation refuses first.
  @Test(arguments: [("copras", "copras"), ("aras", "sum"), ("marcos", "marcos")])
  func everyBadFigureIsNamedAtOnce(name: String, speaker: String) throws {
    let found = try #require(throws: ScoringError.self) {
      try RatioMethods.result(name, [[1, -2, 0], [-3, 4, 0], [5, 6, 0]], [1, 1, 1])
    }
    #expect(
      "\(found)" == """
        alternative 'A2' has -3 on criterion 'c1', and '\(speaker)' wants no negative value
        alternative 'A1' has -2 on criterion 'c2', and '\(speaker)' wants no negative value
        alternative 'A1' has 0 on criterion 'c3', and '\(speaker)' wants a value above zero somewhere
        """)
  }
}
