import Decision
import Scoring
import TestSupport
import Testing

/// The laws that every method keeps, each on its own normalisation and on seeded random matrices.
@Suite struct ScoringMethodTests {
  static let names = MethodCatalogue.names
  static let seeds = UInt64(1)...20

  /// Scores that are differences of sums, or quotients of such, lose digits where the sums are alike.
  func tolerance(_ name: String) -> Tolerance {
    ["promethee-ii", "mabac", "moora", "codas", "todim"].contains(name) ? .difference : .roundoff
  }

  @Test(arguments: names, seeds) func scoresMoveWithTheirRows(name: String, seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    let order = example.rows.indices.shuffled(using: &example.random)
    let before = try scores(name, example.rows, example.weights, costs: example.costs)
    let after = try scores(name, order.map { example.rows[$0] }, example.weights, costs: example.costs)
    #expect(agree(after, order.map { before[$0] }, tolerance(name)))
  }

  @Test(arguments: names, seeds) func theOrderOfTheCriteriaDoesNotMatter(name: String, seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    let order = example.weights.indices.shuffled(using: &example.random)
    let before = try scores(name, example.rows, example.weights, costs: example.costs)
    let after = try scores(
      name, example.rows.map { row in order.map { row[$0] } }, order.map { example.weights[$0] },
      costs: Set(order.indices.filter { example.costs.contains(order[$0]) }))
    #expect(agree(after, before, tolerance(name)))
  }

  /// A power of two scales without rounding, so not one bit of a score may change.
  @Test(arguments: names, seeds) func unitsThatArePowersOfTwoChangeNoBit(name: String, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let units: [Double] = [1024, 1.0 / 128, 0.25, 8, 0x1p-300]
    let scaled = example.rows.map { row in zip(row, units).map { $0 * $1 } }
    #expect(
      try scores(name, scaled, example.weights, costs: example.costs)
        == scores(name, example.rows, example.weights, costs: example.costs))
  }

  @Test(arguments: names, seeds) func unitsDoNotMatter(name: String, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let units: [Double] = [1000, 0.3048, 4.1868, 1e-6, 25.4]
    let scaled = example.rows.map { row in zip(row, units).map { $0 * $1 } }
    #expect(
      try agree(
        scores(name, scaled, example.weights, costs: example.costs),
        scores(name, example.rows, example.weights, costs: example.costs), tolerance(name)))
  }

  /// Distances from the worst point (codas), a distillation (electre-iii), counts of pairwise wins (multimoora), and
  /// products with the sums of others (cocoso, edas) do not promise it.
  @Test(
    arguments: names.filter { !["codas", "electre-iii", "multimoora", "cocoso", "edas"].contains($0) }, seeds)
  func aDominatedAlternativeNeverWins(name: String, seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    let worse = example.rows.map { row in example.dominated(by: row) }
    let values = try scores(name, example.rows + worse, example.weights, costs: example.costs)
    for i in example.rows.indices {
      let other = values[example.rows.count + i]
      // Two scores that are equal on paper may differ in their last bits.
      #expect(values[i] > other || agree(values[i], other, tolerance(name)), "A\(i + 1)")
    }
  }

  @Test(arguments: names, seeds) func equalRowsTieExactly(name: String, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let twins = example.rows + [example.rows[2], example.rows[5]]
    let values = try scores(name, twins, example.weights, costs: example.costs)
    #expect(values[8] == values[2])
    #expect(values[9] == values[5])
  }

  /// CoCoSo divides by the smallest weighted sum, which the worst in everything makes zero.
  @Test(arguments: names.filter { $0 != "cocoso" }, seeds) func bestInEverythingIsFirstAndWorstIsLast(
    name: String, seed: UInt64
  ) throws {
    let example = RandomExample(seed: seed)
    let best = example.weights.indices.map { example.costs.contains($0) ? 0.5 : 9.5 }
    let worst = example.weights.indices.map { example.costs.contains($0) ? 9.5 : 0.5 }
    let values = try scores(name, example.rows + [best, worst], example.weights, costs: example.costs)
    let others = values.dropLast(2)
    #expect(others.allSatisfy { $0 < values[8] && $0 > values[9] })
  }

  @Test(arguments: names, seeds) func aCriterionOfWeightZeroHasNoSay(name: String, seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    var weights = example.weights
    weights[1] = 0
    let before = try scores(name, example.rows, weights, costs: example.costs)
    for i in example.rows.indices { example.rows[i][1] = Double.random(in: 1...900, using: &example.random) }
    #expect(try scores(name, example.rows, weights, costs: example.costs) == before)
  }

  /// It adds the same to every sum of these; elsewhere it shifts a mixture of two indices, a cut or a distance.
  @Test(
    arguments: [
      "weighted-sum", "weighted-product", "topsis", "vikor", "promethee-ii", "moora", "mabac", "mairca",
      "spotis",
    ], seeds) func aColumnThatDoesNotVaryChangesNoRank(name: String, seed: UInt64) throws
  {
    let example = RandomExample(seed: seed)
    let without = try scores(name, example.rows, example.weights, costs: example.costs)
    let with = try scores(
      name, example.rows.map { $0 + [5] }, example.weights + [0.5], costs: example.costs)
    let ids = example.rows.indices.map { "A\($0)" }
    #expect(Ranking(scores: with, ids: ids) == Ranking(scores: without, ids: ids))
  }

  /// Units from 1e-150 to 1e300 leave the scores where other programs put them without.
  @Test(arguments: names) func hugeAndTinyUnitsDoNotMatter(name: String) throws {
    let units = [1e150, 1e-150, 1, 1e300]
    let scaled = Regions.rows.map { row in zip(row, units).map { $0 * $1 } }
    #expect(
      try agree(
        scores(name, scaled, Regions.weights, costs: Regions.costs),
        scores(name, Regions.rows, Regions.weights, costs: Regions.costs), tolerance(name)))
  }

  @Test(arguments: names) func scoresAreFiniteOnTheSmallestAndTheLargestNumbers(name: String) throws {
    let least = Double.leastNonzeroMagnitude
    let most = Double.greatestFiniteMagnitude
    let values = try scores(name, [[least, most], [3 * least, most / 2], [2 * least, most / 4]], [1, 1])
    #expect(values.allSatisfy { $0.isFinite })
  }

  @Test(arguments: ["weighted-sum", "weighted-product"]) func oneAlternativeAloneScoresOne(name: String)
    throws
  {
    #expect(try scores(name, [Regions.rows[0]], [0.5, 0.25, 0.125, 0.125], costs: Regions.costs) == [1])
  }

  @Test(arguments: names) func everyMethodNamesANormalisationThatThereIs(name: String) throws {
    let method = try MethodCatalogue.method(named: name)
    #expect(type(of: method).name == name)
    if let scoring = method as? any ScoringMethod {
      #expect(NormalisationCatalogue.names.contains(type(of: scoring).defaultNormalisation))
    } else {
      let natural = try #require(method as? any OutrankingMethod)
      #expect(!type(of: natural).scale.isEmpty)
    }
  }
}
