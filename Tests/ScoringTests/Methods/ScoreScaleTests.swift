import Decision
import Scoring
import TestSupport
import Testing

/// What the scores of each of the methods are.
@Suite struct ScoreScaleTests {
  /// By the formulas of their papers: quotients of a part by the whole, and what is rescaled to 0…1.
  static let shares = ["topsis", "copras", "aras", "edas", "marcos", "todim", "rim"]
  static let means = ["weighted-sum", "weighted-product", "waspas", "moora", "hierarchical"]

  private func scale(_ name: String) throws -> ScoreScale {
    try #require(MethodCatalogue.type(named: name)).scoreScale
  }

  @Test func everyMethodHasOneOfThree() throws {
    for name in MethodCatalogue.names {
      switch try scale(name) {
      case .share: #expect(Self.shares.contains(name), "\(name)")
      case .mean(let words): #expect(Self.means.contains(name) && !words.isEmpty, "\(name)")
      case .own(let words):
        #expect(!Self.shares.contains(name) && !Self.means.contains(name) && !words.isEmpty, "\(name)")
      }
    }
    #expect(MethodCatalogue.names.count == 21)
  }

  @Test(arguments: shares, UInt64(1)...20) func sharesLieBetweenNothingAndOne(name: String, seed: UInt64)
    throws
  {
    let example = RandomExample(seed: seed)
    let values = try scores(name, example.rows, example.weights, costs: example.costs)
    #expect(values.allSatisfy { -1e-12 <= $0 && $0 <= 1 + 1e-12 }, "\(values)")
  }

  /// Every other method has scores outside 0…1 on some of the same matrices.
  @Test func whatIsNoShareLeavesTheScale() throws {
    for name in MethodCatalogue.names where !Self.shares.contains(name) && !Self.means.contains(name) {
      let leaves = try (UInt64(1)...20).contains { seed in
        let example = RandomExample(seed: seed)
        return try scores(name, example.rows, example.weights, costs: example.costs).contains {
          $0 < 0 || $0 > 1
        }
      }
      #expect(leaves, "\(name)")
    }
  }

  @Test func aMeanIsAShareWhereItsFiguresAre() throws {
    let raw = { (column: [Double], direction: Direction) in
      NormalisedMatrix(
        alternatives: ["A", "B"].map { Alternative(id: $0) },
        criteria: [Criterion(id: "c", direction: direction)], columns: [column], normalisation: "vector")
    }
    let mean = ScoreScale.mean("weighted sum")
    let onMinMax = try NormalisationCatalogue.normalisation(
      named: "minmax", settings: NormalisationSettings()
    )
    .normalised(try matrix([[3], [7]], costs: [0]))
    #expect(mean.isOutOfHundred(on: onMinMax))
    #expect(mean.isOutOfHundred(on: raw([0.6, 0.8], .benefit)))
    #expect(!mean.isOutOfHundred(on: raw([0.6, 0.8], .cost)))
    #expect(
      !mean.isOutOfHundred(on: raw([-0.1, 0.8], .benefit))
        && !mean.isOutOfHundred(on: raw([0, 1.5], .benefit)))
    #expect(ScoreScale.share.isOutOfHundred(on: raw([-7, 7], .cost)))
    #expect(!ScoreScale.own("index").isOutOfHundred(on: raw([0, 1], .benefit)))
  }
}
