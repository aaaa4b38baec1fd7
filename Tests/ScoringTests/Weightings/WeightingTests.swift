import Decision
import Scoring
import TestSupport
import Testing

/// The laws that every weighting keeps which reads its weights off a matrix.
@Suite struct WeightingTests {
  static let names = WeightingCatalogue.names
  static let seeds = UInt64(1)...20

  @Test func weightingsAreFoundByTheirNames() throws {
    #expect(Self.names == ["equal", "entropy", "critic", "std", "merec", "pca"])
    for name in Self.names {
      #expect(type(of: try WeightingCatalogue.weighting(named: name)).name == name)
    }
  }

  @Test func anUnknownNameIsAnsweredWithTheNearest() throws {
    let found = try #require(throws: ScoringError.self) { try WeightingCatalogue.weighting(named: "entrpy") }
    #expect("\(found)" == "unknown weighting 'entrpy'")
    #expect(found.hint == "did you mean 'entropy'?")
  }

  @Test func aWeightingOfJudgementsIsNotMadeFromAMatrix() throws {
    let found = try #require(throws: ScoringError.self) { try WeightingCatalogue.weighting(named: "ahp") }
    #expect(
      "\(found)"
        == "parameter 'method': 'ahp' rests on judgements, which a matrix does not hold; of a matrix there "
        + "are equal, entropy, critic, std, merec, pca")
  }

  @Test(arguments: names, seeds) func weightsAreSharesOfOne(name: String, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let found = try weights(name, example.rows, costs: example.costs)
    #expect(found.count == example.weights.count)
    #expect(found.allSatisfy { $0 >= 0 })
    #expect(agree(found.reduce(0, +), 1, .roundoff))
  }

  @Test(arguments: names, seeds) func theOrderOfTheAlternativesDoesNotMatter(name: String, seed: UInt64)
    throws
  {
    var example = RandomExample(seed: seed)
    let order = example.rows.indices.shuffled(using: &example.random)
    let before = try weights(name, example.rows, costs: example.costs)
    let after = try weights(name, order.map { example.rows[$0] }, costs: example.costs)
    #expect(agree(after, before, tolerance(name)))
  }

  @Test(arguments: names, seeds) func weightsMoveWithTheirColumns(name: String, seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    let order = example.weights.indices.shuffled(using: &example.random)
    let before = try weights(name, example.rows, costs: example.costs)
    let after = try weights(
      name, example.rows.map { row in order.map { row[$0] } },
      costs: Set(order.indices.filter { example.costs.contains(order[$0]) }))
    #expect(agree(after, order.map { before[$0] }, tolerance(name)))
  }

  /// A power of two scales without rounding, so not one bit of a weight may change.
  @Test(arguments: names, seeds) func unitsThatArePowersOfTwoChangeNoBit(name: String, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let units: [Double] = [1024, 1.0 / 128, 0x1p900, 0x1p-900, 0x1p-300]
    let scaled = example.rows.map { row in zip(row, units).map { $0 * $1 } }
    #expect(
      try weights(name, scaled, costs: example.costs) == weights(name, example.rows, costs: example.costs))
  }

  @Test(arguments: names, seeds) func unitsDoNotMatter(name: String, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let units: [Double] = [1000, 0.3048, 1e150, 1e-150, 1e300]
    let scaled = example.rows.map { row in zip(row, units).map { $0 * $1 } }
    #expect(
      try agree(
        weights(name, scaled, costs: example.costs), weights(name, example.rows, costs: example.costs),
        tolerance(name)))
  }

  @Test(arguments: names, seeds) func everyAlternativeTwiceChangesNothing(name: String, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    #expect(
      try agree(
        weights(name, example.rows + example.rows, costs: example.costs),
        weights(name, example.rows, costs: example.costs), tolerance(name)))
  }

  /// Of the five only CRITIC and MEREC ask which end of a column is the good one.
  @Test(arguments: ["equal", "entropy", "std", "pca"], seeds) func theDirectionDoesNotMatter(
    name: String, seed: UInt64
  ) throws {
    let example = RandomExample(seed: seed)
    #expect(try weights(name, example.rows, costs: [0, 1, 2]) == weights(name, example.rows))
  }

  @Test(arguments: ["entropy", "critic", "std"], seeds) func aColumnThatDoesNotVaryWeighsNothingAndHasNoSay(
    name: String, seed: UInt64
  ) throws {
    let example = RandomExample(seed: seed)
    let before = try weights(name, example.rows, costs: example.costs)
    let after = try weights(name, example.rows.map { $0 + [5] }, costs: example.costs)
    #expect(after == before + [0])
  }

  @Test(arguments: seeds) func aColumnThatDoesNotVaryWeighsNothingInMEREC(seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    #expect(try weights("merec", example.rows.map { $0 + [5] }, costs: [5]).last == 0)
  }

  @Test(arguments: names) func oneCriterionHasTheWholeWeight(name: String) throws {
    #expect(try weights(name, [[3], [1], [2]]) == [1])
    #expect(try weights(name, [[3], [1], [2]], costs: [0]) == [1])
    #expect(try weights(name, [[3]]) == [1])
  }

  @Test(arguments: ["entropy", "critic", "std", "merec", "pca"]) func oneAlternativeIsRefused(name: String)
    throws
  {
    let found = try #require(throws: ScoringError.self) { try weights(name, [[3, 4]]) }
    #expect("\(found)" == "'\(name)' has no value here: there is only 'A1', so no criterion varies")
    #expect(found.hint == "drop the criteria that do not vary, add alternatives, or take another method")
  }

  @Test(arguments: ["entropy", "critic", "std", "merec", "pca"]) func equalAlternativesAreRefused(
    name: String
  ) throws {
    let found = try #require(throws: ScoringError.self) { try weights(name, [[3, 4], [3, 4], [3, 4]]) }
    #expect("\(found)" == "'\(name)' has no value here: no criterion varies: 'c1', 'c2'")
  }

  @Test(arguments: names) func finiteFiguresNeverGiveAnythingElse(name: String) throws {
    let least = Double.leastNonzeroMagnitude
    let most = Double.greatestFiniteMagnitude
    let ends: [Double] = [least, 0x1p-1030, 1e-300, 1, 1e300, most, most]
    let rows = ends.indices.map { i in (0..<6).map { j in ends[(i * (j + 1) + j) % ends.count] } }
    let found = try weights(name, rows, costs: [1, 4])
    #expect(found.allSatisfy { $0.isFinite && $0 >= 0 })
    #expect(agree(found.reduce(0, +), 1, .roundoff))
  }

  @Test(arguments: ["critic", "pca", "std"]) func figuresOfBothSignsAndAnySizeHaveWeights(name: String) throws
  {
    let most = Double.greatestFiniteMagnitude
    let found = try weights(
      name, [[-most, 3, 1e-300], [most, -1, -1e-300], [0, 2, 2e-300], [most / 2, 0, 0]])
    let same = try weights(name, [[-4, 3, 1], [4, -1, -1], [0, 2, 2], [2, 0, 0]])
    #expect(agree(found, same, tolerance(name)))
  }

  @Test(arguments: ["critic", "pca"]) func noThreadChangesABit(name: String) throws {
    var random = SeededGenerator(seed: 7)
    let rows = (0..<5000).map { _ in (0..<9).map { _ in Double.random(in: 1...9, using: &random) } }
    let given = try matrix(rows, costs: [2, 5])
    let found = try [1, 2, 5].map {
      try WeightingCatalogue.weighting(named: name, workers: Workers($0)).weights(for: given)
    }
    #expect(found[1] == found[0] && found[2] == found[0])
  }

  /// The vector of an eigenvalue is searched for; all else is sums in another order.
  private func tolerance(_ name: String) -> Tolerance { name == "pca" ? .solver : .roundoff }
}

/// Weights of a matrix by the weighting's name.
func weights(_ name: String, _ rows: [[Double]], costs: Set<Int> = []) throws -> [Double] {
  try WeightingCatalogue.weighting(named: name).weights(for: matrix(rows, costs: costs)).values
}
