import Decision
import Scoring
import TestSupport
import Testing

/// The laws that CODAS, CoCoSo, MAIRCA, SPOTIS, TODIM and RIM keep, each on its own scale and on seeded
/// random matrices. Exceptions are named where they are made.
@Suite struct DistanceMethodsTests {
  enum Kind: String, CaseIterable, Sendable { case codas, cocoso, mairca, spotis, todim, rim }
  static let all = Kind.allCases
  static let seeds = UInt64(1)...20

  /// Sixty alternatives on five criteria, whose figures by other programs stand in
  /// `Tests/References/scoring`.
  static let grid: [[Double]] = (0..<60).map { i in
    var row: [Double] = []
    for j in 0..<5 {
      let sum: Int = 17 * i * i + 31 * i * j + 7 * j
      row.append(Double(1 + sum % 97))
    }
    return row
  }

  static func scores(
    _ kind: Kind, _ rows: [[Double]], _ weights: [Double], costs: Set<Int> = [],
    parameters: MethodParameters = .none
  ) throws -> Scores {
    let natural = try matrix(rows, costs: costs)
    let weights = try WeightVector(relative: weights)
    switch kind {
    case .codas: return try CODAS(parameters).scores(for: Linear().normalised(natural), weights: weights)
    case .cocoso: return try CoCoSo(parameters).scores(for: MinMax().normalised(natural), weights: weights)
    case .mairca: return try MAIRCA(parameters).scores(for: MinMax().normalised(natural), weights: weights)
    case .spotis: return try SPOTIS(parameters).scores(for: natural, weights: weights)
    case .todim: return try TODIM(parameters).scores(for: Sum().normalised(natural), weights: weights)
    case .rim: return try RIM(parameters).scores(for: natural, weights: weights)
    }
  }

  /// A score of CODAS or TODIM is a small difference of large sums, and its last bits are theirs: agreement
  /// is asked for to twelve decimals of figures that are about one.
  func same(_ kind: Kind, _ found: [Double], _ expected: [Double]) -> Bool {
    agree(found, expected, kind == .codas || kind == .todim ? .printed(decimals: 12) : .roundoff)
  }

  @Test(arguments: all, seeds) func scoresMoveWithTheirRows(kind: Kind, seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    let order = example.rows.indices.shuffled(using: &example.random)
    let before = try Self.scores(kind, example.rows, example.weights, costs: example.costs).values
    let after = try Self.scores(kind, order.map { example.rows[$0] }, example.weights, costs: example.costs)
      .values
    #expect(same(kind, after, order.map { before[$0] }))
  }

  @Test(arguments: all, seeds) func theOrderOfTheCriteriaDoesNotMatter(kind: Kind, seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    let order = example.weights.indices.shuffled(using: &example.random)
    let before = try Self.scores(kind, example.rows, example.weights, costs: example.costs).values
    let after = try Self.scores(
      kind, example.rows.map { row in order.map { row[$0] } }, order.map { example.weights[$0] },
      costs: Set(order.indices.filter { example.costs.contains(order[$0]) })
    ).values
    #expect(same(kind, after, before))
  }

  /// A power of two scales without rounding, so not one bit of a score may change.
  @Test(arguments: all, seeds) func unitsThatArePowersOfTwoChangeNoBit(kind: Kind, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let units: [Double] = [1024, 1.0 / 128, 0.25, 8, 0x1p-300]
    let scaled = example.rows.map { row in zip(row, units).map { $0 * $1 } }
    #expect(
      try Self.scores(kind, scaled, example.weights, costs: example.costs).values
        == Self.scores(kind, example.rows, example.weights, costs: example.costs).values)
  }

  @Test(arguments: all, seeds) func unitsDoNotMatter(kind: Kind, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let units: [Double] = [1000, 0.3048, 4.1868, 1e-6, 25.4]
    let scaled = example.rows.map { row in zip(row, units).map { $0 * $1 } }
    #expect(
      try same(
        kind,
        Self.scores(kind, scaled, example.weights, costs: example.costs).values,
        Self.scores(kind, example.rows, example.weights, costs: example.costs).values))
  }

  /// CODAS is left out: in `CODASTests` a dominated row scores more than its dominator.
  @Test(arguments: all.filter { $0 != .codas }, seeds)
  func aDominatedAlternativeNeverScoresMore(kind: Kind, seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    let worse = example.rows.map { row in example.dominated(by: row) }
    let values = try Self.scores(kind, example.rows + worse, example.weights, costs: example.costs).values
    for i in example.rows.indices {
      let other = values[example.rows.count + i]
      // Two scores that are equal on paper may differ in their last bits.
      #expect(values[i] > other || agree(values[i], other, .roundoff), "A\(i + 1)")
    }
  }

  @Test(arguments: all, seeds) func equalRowsTieExactly(kind: Kind, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let twins = example.rows + [example.rows[2], example.rows[5]]
    let values = try Self.scores(kind, twins, example.weights, costs: example.costs).values
    #expect(values[8] == values[2])
    #expect(values[9] == values[5])
  }

  /// CoCoSo is left out: it divides by the smallest weighted sum, which is 0 here.
  @Test(arguments: all.filter { $0 != .cocoso }, seeds)
  func bestInEverythingIsFirstAndWorstIsLast(kind: Kind, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let best = example.weights.indices.map { example.costs.contains($0) ? 0.5 : 9.5 }
    let worst = example.weights.indices.map { example.costs.contains($0) ? 9.5 : 0.5 }
    let values = try Self.scores(kind, example.rows + [best, worst], example.weights, costs: example.costs)
      .values
    #expect(values.dropLast(2).allSatisfy { $0 < values[8] && $0 > values[9] })
  }

  @Test(arguments: all, seeds) func aCriterionOfWeightZeroHasNoSay(kind: Kind, seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    var weights = example.weights
    weights[1] = 0
    let before = try Self.scores(kind, example.rows, weights, costs: example.costs).values
    for i in example.rows.indices { example.rows[i][1] = Double.random(in: 1...900, using: &example.random) }
    #expect(try Self.scores(kind, example.rows, weights, costs: example.costs).values == before)
    let without = try Self.scores(
      kind, example.rows.map { [$0[0]] + $0[2...] }, [weights[0]] + weights[2...],
      costs: Set(example.costs.compactMap { $0 == 1 ? nil : $0 > 1 ? $0 - 1 : $0 })
    ).values
    #expect(without == before)
  }

  /// TODIM and CODAS are left out: the constant column takes weight from the others, which changes the size
  /// of their losses and what lies within τ. CoCoSo is: the power of 1 is added to every sum of powers.
  @Test(arguments: [Kind.mairca, .spotis], seeds)
  func aColumnThatDoesNotVaryChangesNoRank(kind: Kind, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let without = try Self.scores(kind, example.rows, example.weights, costs: example.costs).values
    let with = try Self.scores(
      kind, example.rows.map { $0 + [5] }, example.weights + [0.5], costs: example.costs
    ).values
    let ids = example.rows.indices.map { "A\($0)" }
    #expect(Ranking(scores: with, ids: ids) == Ranking(scores: without, ids: ids))
  }

  /// Units from 1e-150 to 1e300 leave the scores where other programs put them without.
  @Test(arguments: all) func hugeAndTinyUnitsDoNotMatter(kind: Kind) throws {
    let units = [1e150, 1e-150, 1, 1e300]
    let scaled = Regions.rows.map { row in zip(row, units).map { $0 * $1 } }
    #expect(
      try same(
        kind,
        Self.scores(kind, scaled, Regions.weights, costs: Regions.costs).values,
        Self.scores(kind, Regions.rows, Regions.weights, costs: Regions.costs).values))
  }

  @Test(arguments: all) func scoresAreFiniteOnTheSmallestAndTheLargestNumbers(kind: Kind) throws {
    let least = Double.leastNonzeroMagnitude
    let most = Double.greatestFiniteMagnitude
    let found = try Self.scores(
      kind, [[least, most, 1], [3 * least, most / 2, 2], [2 * least, most / 4, 3]], [1, 1, 1])
    #expect(found.values.allSatisfy { $0.isFinite })
    #expect(found.workings.allSatisfy { $0.values.allSatisfy { $0.isFinite } })
  }

  /// Any finite figures and weights: finite scores and workings or a refusal, and equal rows tie.
  @Test(arguments: all, UInt64(1)...200) func extremeFiguresGiveFiniteScoresOrARefusal(
    kind: Kind, seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let most = Double.greatestFiniteMagnitude
    let sizes = [0, .leastNonzeroMagnitude, .leastNormalMagnitude, 1e-300, 1e-150, 1, 3, 1e150, 1e300, most]
    func figure() -> Double {
      let isNegative = Bool.random(using: &random) && Bool.random(using: &random)
      return (isNegative ? -1 : 1) * sizes[Int.random(in: 0..<sizes.count, using: &random)]
    }
    var rows = (0..<4).map { _ in (0..<3).map { _ in figure() } }
    rows.append(rows[1])
    let weights = (0..<3).map { _ in [0, .leastNonzeroMagnitude, 1e-300, 0.5, 1][Int(random.next() % 5)] }
    guard weights.contains(where: { $0 > 0 }) else { return }
    let vector = try WeightVector(relative: weights)
    let costs: Set<Int> = seed % 2 == 0 ? [] : [1]
    let found: Scores
    do throws(ScoringError) {
      switch kind {
      case .codas: found = try CODAS().scores(for: given(rows, costs), weights: vector)
      case .cocoso: found = try CoCoSo().scores(for: given(rows, costs), weights: vector)
      case .mairca: found = try MAIRCA().scores(for: given(rows, costs), weights: vector)
      case .todim: found = try TODIM().scores(for: given(rows, costs), weights: vector)
      case .spotis: found = try SPOTIS().scores(for: natural(rows, costs), weights: vector)
      case .rim: found = try RIM().scores(for: natural(rows, costs), weights: vector)
      }
    } catch {
      #expect(kind != .spotis && kind != .rim, "they have a value on every matrix")
      return
    }
    #expect(found.values.allSatisfy { $0.isFinite })
    #expect(found.workings.allSatisfy { $0.values.allSatisfy { $0.isFinite } })
    #expect(found.values[4] == found.values[1])
  }

  private func given(_ rows: [[Double]], _ costs: Set<Int>) -> NormalisedMatrix {
    let natural = natural(rows, costs)
    return NormalisedMatrix(
      alternatives: natural.alternatives, criteria: natural.criteria, columns: natural.columns,
      normalisation: "none")
  }

  private func natural(_ rows: [[Double]], _ costs: Set<Int>) -> DecisionMatrix {
    guard let natural = try? matrix(rows, costs: costs) else { preconditionFailure("figures are finite") }
    return natural
  }

  /// Ends whose range is more than a double holds: A2 is in the middle of both columns.
  @Test(arguments: [Kind.cocoso, .mairca, .spotis, .rim]) func aRangeThatOverflowsIsARange(kind: Kind) throws
  {
    let values = try Self.scores(kind, [[-1e308, 1e308], [0, 0], [1e308, -5e307]], [1, 2]).values
    let small = try Self.scores(kind, [[-2, 4], [0, 0], [2, -2]], [1, 2]).values
    #expect(same(kind, values, small))
  }

  @Test(arguments: all, UInt64(1)...5) func theSameBitsOnAnyNumberOfThreads(kind: Kind, seed: UInt64) throws {
    let example = RandomExample(seed: seed, alternatives: 2100, criteria: 3)
    let found = try [1, 2, 5].map { count in
      try Self.scores(
        kind, example.rows, example.weights, costs: example.costs,
        parameters: MethodParameters(workers: Workers(count))
      ).values
    }
    #expect(found[1] == found[0])
    #expect(found[2] == found[0])
  }

  @Test(arguments: [Kind.mairca, .spotis]) func theScoreIsTheNegativeOfTheIndex(kind: Kind) throws {
    let found = try Self.scores(
      kind, Regions.rows + [[72, 0.018, 4200, 3.5]], Regions.weights, costs: Regions.costs)
    #expect(found.values == found.index?.map { 0 - $0 })
    // The best in everything has the index 0, and its score is 0 and not −0, which would be printed so.
    #expect(found.values[7] == 0 && found.values[7].sign == .plus)
  }

  @Test(arguments: [Kind.codas, .cocoso, .todim, .rim]) func largerIsBetterNeedsNoIndex(kind: Kind) throws {
    #expect(try Self.scores(kind, Regions.rows, Regions.weights, costs: Regions.costs).index == nil)
  }

  @Test(arguments: [Kind.mairca, .cocoso]) func aCriterionThatIsStillACostIsRefused(kind: Kind) throws {
    let given = try Vector().normalised(matrix([[1, 2, 4], [2, 1, 3]], costs: [1, 2]))
    let method: any ScoringMethod = kind == .mairca ? MAIRCA() : CoCoSo()
    let found = try #require(throws: ScoringError.self) {
      try method.scores(for: given, weights: WeightVector([0.5, 0.25, 0.25]))
    }
    #expect(
      "\(found)"
        == "'\(kind.rawValue)' has no value here: 'c2', 'c3' are still costs under normalisation 'vector'; "
        + "take one that turns costs round, such as minmax or linear")
    // Costs without weight do not matter.
    _ = try method.scores(for: given, weights: WeightVector([1, 0, 0]))
  }
}
