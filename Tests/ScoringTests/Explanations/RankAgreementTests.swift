import TestSupport
import Testing

@testable import Scoring

/// References: SciPy's kendalltau and pymcdm's rw, `Tests/References/agreement`.
@Suite struct RankAgreementTests {
  static let a = [0.62, 0.48, 0.71, 0.55, 0.39, 0.66, 0.59, 0.48]
  static let b = [0.31, 0.44, 0.25, 0.52, 0.19, 0.38, 0.61, 0.44]
  static let c = [3.0, 1, 2, 2, 1, 3, 3, 1]

  @Test(arguments: [
    (a, b, -0.037037037037037035, -0.19047619047619047), (a, c, 0.629940788348712, 0.7070105820105821),
    (b, c, 0.20998026278290402, 0.2417328042328042), (c, c, 1.0, 1.0),
  ]) func figuresOfOtherPrograms(x: [Double], y: [Double], tau: Double, weighted: Double) throws {
    #expect(agree(try #require(kendallTau(x, y)), tau, .roundoff))
    #expect(agree(try #require(weightedRankCorrelation(x, y)), weighted, .roundoff))
  }

  @Test func theExamplesOfTheComments() throws {
    #expect(agree(try #require(kendallTau([1, 2, 3, 4], [1, 2, 4, 3])), 4.0 / 6, .roundoff))
    #expect(weightedRankCorrelation([3, 2, 1], [3, 1, 2]) == 0.625)
  }

  @Test func reversalIsMinusOneAndASwapAtTheTopCountsMoreThanOneAtTheEnd() throws {
    let up = (0..<9).map(Double.init)
    #expect(kendallTau(up, up.map { -$0 }) == -1)
    #expect(weightedRankCorrelation(up, up.map { -$0 }) == -1)
    var top = up
    top.swapAt(7, 8)
    var end = up
    end.swapAt(0, 1)
    #expect(try #require(weightedRankCorrelation(up, top)) < #require(weightedRankCorrelation(up, end)))
  }

  @Test func listsThatTieEveryoneHaveNoTau() {
    #expect(kendallTau([1, 1, 1], [1, 2, 3]) == nil)
    #expect(kendallTau([1], [1]) == nil)
    #expect(kendallTau([], []) == nil)
    #expect(weightedRankCorrelation([1], [1]) == nil)
  }

  /// Against all pairs, one by one.
  @Test(arguments: UInt64(1)...20) func tauIsThatOfAllPairs(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let x = (0..<40).map { _ in Double(Int.random(in: 0...12, using: &random)) }
    let y = (0..<40).map { _ in Double(Int.random(in: 0...12, using: &random)) }
    var sum = 0.0
    var (pairsX, pairsY) = (0.0, 0.0)
    for i in x.indices {
      for k in 0..<i {
        let (dx, dy) = (x[i] - x[k], y[i] - y[k])
        sum += dx * dy > 0 ? 1 : dx * dy < 0 ? -1 : 0
        pairsX += dx == 0 ? 0 : 1
        pairsY += dy == 0 ? 0 : 1
      }
    }
    #expect(agree(kendallTau(x, y) ?? .nan, sum / (pairsX * pairsY).squareRoot(), .roundoff))
  }
}
