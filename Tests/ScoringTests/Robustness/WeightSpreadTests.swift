import Foundation
import Kernels
import Testing

@testable import Scoring

@Suite struct WeightSpreadTests {
  func draws(_ spread: WeightSpread, _ weights: [Double], count: Int) -> [[Double]] {
    (0..<count).map { spread.draw(around: weights, seed: 11, number: $0) }
  }

  @Test(arguments: [WeightSpread.uniform, .dirichlet(strength: 3), .dirichlet(strength: 0.01)])
  func weightsSumToOneAndAreNotNegative(spread: WeightSpread) {
    for weights in draws(spread, [0.5, 0.3, 0.2], count: 2_000) {
      #expect(abs(weights.reduce(0, +) - 1) < 1e-12)
      #expect(weights.allSatisfy { $0 >= 0 && $0.isFinite })
    }
  }

  /// Uniform on the simplex of n weights: mean 1/n, variance (n − 1)/(n²(n + 1)).
  @Test func uniformWeightsHaveTheMomentsOfTheSimplex() {
    let found = draws(.uniform, [0.9, 0.05, 0.05], count: 40_000)
    for j in 0..<3 {
      let (mean, variance) = moments(found.map { $0[j] })
      let expected = 2.0 / (9 * 4)
      #expect(abs(mean - 1.0 / 3) < 5 * (expected / 40_000).squareRoot())
      #expect(abs(variance - expected) < 0.03 * expected)
    }
  }

  /// Dirichlet(K·w): mean w, variance w(1 − w)/(K + 1).
  @Test(arguments: [0.5, 2, 20, 500]) func dirichletWeightsHaveTheirMoments(strength: Double) {
    let weights = [0.6, 0.3, 0.1]
    let found = draws(.dirichlet(strength: strength), weights, count: 40_000)
    for j in 0..<3 {
      let (mean, variance) = moments(found.map { $0[j] })
      let expected = weights[j] * (1 - weights[j]) / (strength + 1)
      #expect(abs(mean - weights[j]) < 5 * (expected / 40_000).squareRoot())
      #expect(abs(variance - expected) < 0.05 * expected)
    }
  }

  @Test func aCriterionWithoutWeightStaysWithout() {
    #expect(draws(.dirichlet(strength: 4), [0.5, 0, 0.5], count: 200).allSatisfy { $0[1] == 0 })
  }

  @Test func aDrawDependsOnItsNumberOnly() {
    let all = draws(.dirichlet(strength: 10), [0.5, 0.5], count: 20)
    #expect(all[17] == WeightSpread.dirichlet(strength: 10).draw(around: [0.5, 0.5], seed: 11, number: 17))
    #expect(Set(all.map { $0[0] }).count == 20)
  }

  /// The same draw written plainly: no squeeze, no shared array.
  @Test(arguments: [0.05, 1, 20, 400]) func aDrawIsThatOfThePlainFormula(strength: Double) {
    let weights = [0.5, 0, 0.2, 0.29, 0.01]
    for number in 0..<500 {
      var random = Philox(seed: 11, stream: UInt64(number))
      let logarithms = weights.map { $0 > 0 ? plainLogGamma(strength * $0, &random) : -.infinity }
      let parts = logarithms.map { exp($0 - logarithms.max()!) }
      let sum = parts.reduce(0, +)
      let drawn = WeightSpread.dirichlet(strength: strength).draw(around: weights, seed: 11, number: number)
      #expect(drawn == parts.map { $0 / sum })
    }
  }

  @Test func aUniformDrawIsThatOfThePlainFormula() {
    for number in 0..<100 {
      var random = Philox(seed: 11, stream: UInt64(number))
      let parts = (0..<7).map { _ in -log(random.uniform()) }
      let sum = parts.reduce(0, +)
      let stated = [Double](repeating: 1.0 / 7, count: 7)
      #expect(WeightSpread.uniform.draw(around: stated, seed: 11, number: number) == parts.map { $0 / sum })
    }
  }

  private func plainLogGamma(_ shape: Double, _ random: inout Philox) -> Double {
    if shape < 1 { return plainLogGamma(shape + 1, &random) + log(random.uniform()) / shape }
    let d = shape - 1.0 / 3
    while true {
      let x = normal(&random)
      let root = 1 + 1 / (9 * d).squareRoot() * x
      let v = root * root * root
      guard v > 0 else { continue }
      if log(random.uniform()) < 0.5 * x * x + d * (1 - v + log(v)) { return log(d * v) }
    }
  }

  private func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count))
  }
}
