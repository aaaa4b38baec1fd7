import Decision
import Scoring
import TestSupport
import Testing

/// The laws of weighted means, for every rule within every rule on seeded random matrices. Those that every
/// method keeps are tested with the others.
@Suite struct HierarchicalLawsTests {
  static let rules = Aggregation.allCases
  static let seeds = UInt64(1)...10
  static let families: [Family] = [.costs, .costs, .tax, .cluster, .cluster]

  private func scores(
    _ rows: [[Double]], _ weights: [Double], _ root: Aggregation, _ inner: Aggregation,
    families: [Family] = Self.families
  ) throws -> [Double] {
    var rules: [Family: Aggregation] = [:]
    for family in families { rules[family] = inner }
    return try HierarchicalMean(root: root, families: rules).scores(
      for: asGiven(rows, families: families), weights: WeightVector(relative: weights)
    ).values
  }

  private func everyPair(_ body: (Aggregation, Aggregation) throws -> Void) rethrows {
    for root in Self.rules { for inner in Self.rules { try body(root, inner) } }
  }

  @Test(arguments: seeds) func arithmeticThroughoutIsTheWeightedSumBitForBit(seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let given = try asGiven(example.rows, families: Self.families)
    let weights = try WeightVector(relative: example.weights)
    let sum = try WeightedSum().scores(for: given, weights: weights).values
    #expect(try HierarchicalMean().scores(for: given, weights: weights).values == sum)
    let bare = try asGiven(example.rows)
    #expect(
      try HierarchicalMean().scores(for: bare, weights: weights).values
        == WeightedSum().scores(for: bare, weights: weights).values)
  }

  /// Raising one value by a little lowers no mean, and strictly raises all but the minimum.
  @Test(arguments: seeds) func noScoreFallsWhenAValueRises(seed: UInt64) throws {
    let example = RandomExample(seed: seed, alternatives: 3)
    try everyPair { root, inner in
      let before = try scores(example.rows, example.weights, root, inner)
      for j in 0..<5 {
        let raised = example.rows.map { row in row.indices.map { row[$0] + ($0 == j ? 0.5 : 0) } }
        let after = try scores(raised, example.weights, root, inner)
        for i in before.indices {
          #expect(after[i] > before[i] || (root == .minimum || inner == .minimum) && after[i] == before[i])
        }
      }
    }
  }

  @Test(arguments: seeds) func theScoreLiesBetweenTheSmallestAndTheLargestValue(seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    try everyPair { root, inner in
      for (score, row) in zip(try scores(example.rows, example.weights, root, inner), example.rows) {
        let (low, high) = (row.min()!, row.max()!)
        #expect(score > low || agree(score, low, .roundoff))
        #expect(score < high || agree(score, high, .roundoff))
      }
    }
  }

  /// The inequality of the means (Hardy, Littlewood & Pólya 1934, theorem 16), at the root and within
  /// families.
  @Test(arguments: seeds) func eachRuleGivesLessThanTheOneBefore(seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    for other in Self.rules {
      let byRoot = try Self.rules.map { try scores(example.rows, example.weights, $0, other) }
      let byFamily = try Self.rules.map { try scores(example.rows, example.weights, other, $0) }
      for all in [byRoot, byFamily] {
        for (larger, smaller) in zip(all, all.dropFirst()) {
          for (a, b) in zip(larger, smaller) { #expect(a > b || agree(a, b, .roundoff)) }
        }
      }
    }
  }

  @Test(arguments: seeds) func rowsCriteriaAndFamiliesMayStandInAnyOrder(seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    let rows = example.rows.indices.shuffled(using: &example.random)
    let columns = example.weights.indices.shuffled(using: &example.random)
    try everyPair { root, inner in
      let before = try scores(example.rows, example.weights, root, inner)
      let after = try scores(
        rows.map { i in columns.map { example.rows[i][$0] } }, columns.map { example.weights[$0] }, root,
        inner,
        families: columns.map { Self.families[$0] })
      #expect(agree(after, rows.map { before[$0] }, .roundoff))
    }
  }

  @Test(arguments: seeds) func whatWeighsNothingHasNoSay(seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    for absent in [[0], [2], [3, 4]] {
      let weights = example.weights.indices.map { absent.contains($0) ? 0 : example.weights[$0] }
      try everyPair { root, inner in
        let before = try scores(example.rows, weights, root, inner)
        var changed = example.rows
        for i in changed.indices {
          for j in absent { changed[i][j] = [0, -3, 1e-300, 1e300].randomElement(using: &example.random)! }
        }
        #expect(try scores(changed, weights, root, inner) == before)
      }
    }
  }

  @Test(arguments: seeds) func equalRowsTieAndOneCriterionIsItsOwnMean(seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    try everyPair { root, inner in
      let twins = try scores(example.rows + [example.rows[1]], example.weights, root, inner)
      #expect(twins[8] == twins[1])
      let column = example.rows.map { [$0[0]] }
      #expect(try scores(column, [1], root, inner, families: [.tax]) == column.map { $0[0] })
      #expect(
        try scores(example.rows, [0, 0, 1, 0, 0], root, inner) == example.rows.map { $0[2] })
    }
  }

  /// Means are homogeneous: a power of two is factored out without rounding.
  @Test(arguments: seeds) func aFactorOfAllValuesIsAFactorOfTheScore(seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    try everyPair { root, inner in
      let before = try scores(example.rows, example.weights, root, inner)
      let scaled = try scores(
        example.rows.map { $0.map { $0 * 0x1p-200 } }, example.weights, root, inner)
      #expect(agree(scaled, before.map { $0 * 0x1p-200 }, .roundoff))
    }
  }

  @Test func valuesOfEverySizeGiveFiniteScores() throws {
    let least = Double.leastNonzeroMagnitude
    let rows = [[least, 1e308, 1, 0, 1e-308], [1e308, 1e308, 1e308, 1e308, 1e308], [least, 0, 0, 0, 0]]
    try everyPair { root, inner in
      let found = try scores(rows, [1, 1, 1, 1, 1], root, inner)
      #expect(found.allSatisfy { $0.isFinite && $0 >= 0 })
    }
  }
}
