import Decision
import TestSupport
import Testing

@testable import Scoring

@Suite struct DrawBlockTests {
  /// Each lane against the sum written out; the second criterion is a cost that was left.
  @Test(arguments: [1, 5, 8]) func scoresAreTheSumsOfEachDraw(draws: Int) throws {
    var random = SeededGenerator(seed: UInt64(draws))
    let columns = (0..<5).map { _ in (0..<40).map { _ in Double.random(in: -1...1, using: &random) } }
    let matrix = NormalisedMatrix(
      alternatives: (0..<40).map { Alternative(id: "A\($0)") },
      criteria: (0..<5).map { Criterion(id: "c\($0)", direction: $0 == 1 ? .cost : .benefit) },
      columns: columns, normalisation: "none")
    let weights = [0.1, 0.2, 0.3, 0.3, 0.1]
    let plan = DrawPlan(draws: 100, spread: .dirichlet(strength: 9), top: 1, seed: 3)
    let kernel = DrawKernel(matrix: matrix, weights: try WeightVector(weights), plan: plan, method: nil)
    var block = DrawBlock(kernel)
    for start in [0, 20] {
      block.draw(start..<(start + draws))
      try block.score()
      #expect(block.count == draws)
      for lane in 0..<draws {
        let drawn = plan.spread.draw(around: weights, seed: 3, number: start + lane)
        #expect(Array(block.weights[lane * 5..<(lane + 1) * 5]) == drawn)
        let expected = (0..<40).map { i in
          (0..<5).reduce(0.0) { $0 + ($1 == 1 ? -columns[$1][i] : columns[$1][i]) * drawn[$1] }
        }
        #expect(Array(block.scores[lane * 40..<(lane + 1) * 40]) == expected)
        #expect(block.low[lane] == expected.min())
        #expect(block.high[lane] == expected.max())
      }
    }
  }
}
