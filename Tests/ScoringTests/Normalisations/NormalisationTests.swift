import Decision
import TestSupport
import Testing

@testable import Scoring

/// The laws that every normalisation keeps, on seeded random matrices.
@Suite struct NormalisationTests {
  static let names = NormalisationCatalogue.names
  static let seeds = UInt64(1)...20
  /// Normalisations that leave a cost a cost.
  static let keepingCosts: Set<String> = [Vector.name, Maximum.name]
  /// The same goalposts for everyone; only 'minmax' and 'goalposts' look at them.
  static let posts = Dictionary(
    uniqueKeysWithValues: (1...5).map { ("c\($0)", Goalposts(low: 0, high: 10)!) })

  func normalised(_ name: String, _ rows: [[Double]], costs: Set<Int>) throws -> NormalisedMatrix {
    // Beyond the best of every column, so that nearer to the target is better.
    let targets = (0..<5).map { ("c\($0 + 1)", Target(costs.contains($0) ? 0 : 10)!) }
    let settings = NormalisationSettings(
      goalposts: name == FixedGoalposts.name ? Self.posts : [:],
      targets: Dictionary(uniqueKeysWithValues: targets))
    return try NormalisationCatalogue.normalisation(named: name, settings: settings)
      .normalised(matrix(rows, costs: costs))
  }

  @Test(arguments: names, seeds) func valuesMoveWithTheirRows(name: String, seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    let order = example.rows.indices.shuffled(using: &example.random)
    let before = try normalised(name, example.rows, costs: example.costs).columns
    let after = try normalised(name, order.map { example.rows[$0] }, costs: example.costs).columns
    for (a, b) in zip(after, before) {
      // A mean in another order of addition moves a deviation near zero by more than its own last bits.
      #expect(agree(a.map { 10 + $0 }, order.map { 10 + b[$0] }, .roundoff))
    }
  }

  @Test(arguments: names, seeds) func columnsDoNotKnowEachOther(name: String, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let all = try normalised(name, example.rows, costs: example.costs).columns
    let first = try normalised(name, example.rows.map { [$0[0]] }, costs: example.costs.intersection([0]))
      .columns
    #expect(first == [all[0]])
  }

  @Test(arguments: names, seeds) func unitsThatArePowersOfTwoChangeNoBit(name: String, seed: UInt64) throws {
    // Goalposts and targets are figures in the criterion's unit: they would have to be changed with it.
    guard name != FixedGoalposts.name, name != DistanceToTarget.name else { return }
    let example = RandomExample(seed: seed)
    for unit in [1024, 0x1p-400, 0x1p900] {
      let scaled = example.rows.map { $0.map { $0 * unit } }
      #expect(
        try normalised(name, scaled, costs: example.costs).columns
          == normalised(name, example.rows, costs: example.costs).columns)
    }
  }

  @Test(arguments: names, seeds) func betterIsNeverTurnedIntoWorse(name: String, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let result = try normalised(name, example.rows, costs: example.costs)
    for (j, column) in result.columns.enumerated() {
      let isBenefit = result.criteria[j].direction == .benefit
      for a in example.rows.indices {
        for b in example.rows.indices where example.rows[a][j] < example.rows[b][j] {
          let bIsBetter = isBenefit ? column[b] > column[a] : column[b] < column[a]
          #expect(bIsBetter != example.costs.contains(j))
        }
      }
    }
  }

  @Test(arguments: names) func aColumnThatIsTurnedRoundSaysSo(name: String) throws {
    let result = try normalised(name, [[1, 2], [3, 5], [2, 8]], costs: [1])
    #expect(result.criteria[0].direction == .benefit)
    #expect(result.criteria[1].direction == (Self.keepingCosts.contains(name) ? .cost : .benefit))
    #expect(result.criteria.map(\.id) == ["c1", "c2"])
    #expect(result.alternatives.map(\.id) == ["A1", "A2", "A3"])
    #expect(result.normalisation == name)
  }

  @Test(arguments: names, seeds) func equalFiguresAreEqualAfterwards(name: String, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let result = try normalised(name, example.rows + [example.rows[3]], costs: example.costs)
    #expect(result.columns.allSatisfy { $0[8] == $0[3] })
  }

  @Test(arguments: names) func oneAlternativeAloneHasAValue(name: String) throws {
    let result = try normalised(name, [[5, 5]], costs: [1])
    #expect(result.columns.allSatisfy { $0.count == 1 && $0[0].isFinite })
  }

  @Test(arguments: names) func hugeFiguresHaveAValue(name: String) throws {
    let most = Double.greatestFiniteMagnitude
    let result = try normalised(
      name, [[most, most], [most / 2, most / 4], [1, 1], [most, most]], costs: [1])
    #expect(result.columns.joined().allSatisfy { $0.isFinite })
  }

  @Test func normalisationsAreFoundByTheirNames() throws {
    #expect(
      Self.names == [
        "minmax", "goalposts", "linear", "vector", "sum", "z-score", "rank", "max", "target", "logistic",
      ])
    for name in Self.names {
      let found = try NormalisationCatalogue.normalisation(named: name, settings: NormalisationSettings())
      #expect(type(of: found).name == name)
    }
  }

  @Test func anUnknownNormalisationIsRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try NormalisationCatalogue.normalisation(named: "vektor", settings: NormalisationSettings())
    }
    #expect(found == .unknownNormalisation("vektor"))
    #expect("\(found)" == "unknown normalisation 'vektor'")
    #expect(found.hint == "did you mean 'vector'?")
  }

  @Test(arguments: [([3.0], 3.0, 3.0), ([2, -1, 7, 7], -1, 7), ([0, -0.0], 0, 0), ([-5, -9], -9, -5)])
  func extremesAreTheSmallestAndTheLargest(column: [Double], low: Double, high: Double) {
    #expect(extremes(column) == (low, high))
  }
}
