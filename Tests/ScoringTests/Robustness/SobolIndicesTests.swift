import Decision
import Foundation
import Kernels
import TestSupport
import Testing

@testable import Scoring

/// References: closed forms; SALib 1.5.1 (`Tests/References/scoring/sobol`).
@Suite struct SobolIndicesTests {
  private func found(
    _ inputs: Int, points: Int = 16_384, seed: UInt64 = 5, workers: Int = 2,
    _ model: @escaping @Sendable ([Double]) -> [Double]
  ) throws -> [[SobolIndices]?] {
    try sobolIndices(
      inputs: inputs, outputs: model([Double](repeating: 0.5, count: inputs)).count,
      plan: SobolPlan(baseSample: points, seed: seed, workers: Workers(workers))
    ) { point in
      model(
        (0..<inputs).map { input in
          var random = point.random(of: input)
          return random.uniform()
        })
    }
  }

  /// Within five of the errors that come with the estimates.
  private func expect(
    _ all: [SobolIndices]?, first: [Double], total: [Double],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let all = try #require(all, sourceLocation: sourceLocation)
    #expect(all.count == first.count, sourceLocation: sourceLocation)
    for (own, (s, t)) in zip(all, zip(first, total)) {
      #expect(abs(own.firstOrder - s) <= 5 * own.firstOrderError, sourceLocation: sourceLocation)
      #expect(abs(own.total - t) <= 5 * own.totalError, sourceLocation: sourceLocation)
      #expect(own.firstOrderError < 0.03 && own.totalError < 0.03, sourceLocation: sourceLocation)
    }
  }

  /// Ishigami & Homma (1990) with a = 7, b = .1: `V₁ = (1 + bπ⁴/5)²/2`, `V₂ = a²/8`, `V₁₃ = b²π⁸(1/18 −
  /// 1/50)`.
  @Test func ishigami() throws {
    let (a, b) = (7.0, 0.1)
    let v1 = pow(1 + b * pow(.pi, 4) / 5, 2) / 2
    let v2 = a * a / 8
    let v13 = b * b * pow(.pi, 8) * (1.0 / 18 - 1.0 / 50)
    let v = v1 + v2 + v13
    let indices = try found(3) { u in
      let x = u.map { .pi * (2 * $0 - 1) }
      return [sin(x[0]) + 7 * pow(sin(x[1]), 2) + 0.1 * pow(x[2], 4) * sin(x[0])]
    }
    try expect(indices[0], first: [v1 / v, v2 / v, 0], total: [(v1 + v13) / v, v2 / v, v13 / v])
  }

  /// Saltelli & Sobol (1995): `V_i = (1/3)/(1 + a_i)²`, and every interaction is the product of its parts.
  @Test func sobolsG() throws {
    let a = [0.0, 1, 4.5, 9, 99]
    let parts = a.map { 1.0 / 3 / pow(1 + $0, 2) }
    let v = parts.reduce(1) { $0 * (1 + $1) } - 1
    let indices = try found(5) { u in
      [zip(u, [0.0, 1, 4.5, 9, 99]).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) }]
    }
    try expect(
      indices[0], first: parts.map { $0 / v },
      total: parts.map { own in own * parts.reduce(1) { $0 * (1 + $1) } / (1 + own) / v })
  }

  /// Far from a mean of nought, which the values are counted from: 9 and 16 parts of 25, and nothing for the
  /// third.
  @Test func aSumSharesItsVarianceOutWithoutInteractions() throws {
    let indices = try found(3) { [1e6 + 3 * $0[0] + 4 * $0[1], $0[0], 7] }
    try expect(indices[0], first: [0.36, 0.64, 0], total: [0.36, 0.64, 0])
    #expect(indices[0]?[2].total == 0 && indices[0]?[2].firstOrder == 0)
    try expect(indices[1], first: [1, 0, 0], total: [1, 0, 0])
    // What does not vary has nothing to share out.
    #expect(indices[2] == nil)
  }

  @Test func roundoffIsNoVariance() throws {
    #expect(try found(2, points: 64) { [0.1 + $0[0] * 1e-17, 1e300, 0] } == [nil, nil, nil])
  }

  @Test func hugeAndTinyOutputsHaveTheSameShares() throws {
    let indices = try found(2, points: 256) { u in [1, 0x1p1000, 0x1p-1000].map { $0 * (u[0] + u[1] * u[1]) }
    }
    #expect(indices[1] == indices[0] && indices[2] == indices[0])
  }

  /// How far estimates lie from the truth, over many seeds, is what the bootstrap says of one.
  @Test func errorsAreThoseOfManySamples() throws {
    var distances: [Double] = []
    var errors: [Double] = []
    for seed in UInt64(1)...40 {
      let own = try #require(try found(2, points: 256, seed: seed) { [$0[0] * $0[1]] }[0])
      // x·y: V = 7/144, V₁ = V₂ = 3/144.
      distances.append(own[0].firstOrder - 3.0 / 7)
      errors.append(own[0].firstOrderError)
    }
    let spread = (distances.reduce(0) { $0 + $1 * $1 } / 40).squareRoot()
    let mean = errors.reduce(0, +) / 40
    // The standard deviation of 40 normal figures has a relative error of 1/√80.
    #expect(abs(spread / mean - 1) < 5 / 80.0.squareRoot())
  }

  @Test func theSameSeedGivesTheSameBitsOnAnyNumberOfThreads() throws {
    @Sendable func model(_ u: [Double]) -> [Double] { [u[0] * u[1], u[2]] }
    let one = try found(3, points: 101, workers: 1, model)
    for workers in [2, 3, 8] { #expect(try found(3, points: 101, workers: workers, model) == one) }
    #expect(try found(3, points: 101, seed: 6, model) != one)
  }

  /// The values of forty points as SALib was given them.
  @Test func indicesOfAGivenTableMatchAnotherProgram() throws {
    let estimator = try #require(SobolEstimator(rows: Self.rows, seed: 1, workers: .one))
    let all = try #require(estimator.indices())
    #expect(
      agree(
        all.map(\.firstOrder),
        [
          0.6861907739247737, 0.07822578108702954, 0.041576570003353186,
        ], .solver))
    #expect(
      agree(
        all.map(\.total),
        [
          0.7326845032451791, 0.4942582029105811, 0.0700876503572051,
        ], .solver))
    // SALib's interval is 1.96 standard errors; 500 resamples tell one to 1/√1000 of itself.
    let firstErrors = [
      0.4150857382637485, 0.2782213149456113, 0.0627356212799399,
    ].map { $0 / 1.959964 }
    let totalErrors = [
      0.291713217727243, 0.2883719333519931, 0.06611123751319477,
    ].map { $0 / 1.959964 }
    for (own, (first, total)) in zip(all, zip(firstErrors, totalErrors)) {
      #expect(abs(own.firstOrderError / first - 1) < 5 / 1_000.0.squareRoot())
      #expect(abs(own.totalError / total - 1) < 5 / 1_000.0.squareRoot())
    }
  }

  /// f(A), f(B), and f(A) with each of three inputs from B.
  private static let rows: [[Double]] = [
    [1000.696, 1001.257, 1001.794, 1000.487, 1000.712],
    [1000.6, 1000.164, 1000.262, 1001.452, 1000.6],
    [1001.642, 1000.726, 1001.642, 1000.726, 1001.642],
    [1000.084, 1000.544, 1000.084, 1000.264, 1000.174],
    [1000.89, 1000.259, 1000.225, 1000.543, 1000.89],
    [1000.789, 1000.505, 1000.789, 1000.777, 1000.513],
    [1000.213, 1000.666, 1000.213, 1000.193, 1000.735],
    [1001.225, 1000.375, 1000.027, 1000.853, 1001.225],
    [1001.03, 1000.063, 1000.24, 1001.846, 1001.03],
    [1000.486, 1000.494, 1000.323, 1000.486, 1000.049],
    [1000.003, 1001.612, 1000.495, 1000.01, 1000.167],
    [1001.384, 1000.028, 1000.799, 1001.259, 1001.384],
    [1000.003, 1000.797, 1000.007, 1000.331, 1000.001],
    [1000.535, 1000.426, 1000.535, 1000.426, 1000.535],
    [1000.542, 1000.396, 1000.36, 1000.072, 1000.511],
    [1000.459, 1000.392, 1000.05, 1000.459, 1000.341],
    [1000.315, 1001.923, 1001.743, 1000.347, 1000.406],
    [1000.023, 1000.117, 1000.023, 1000.246, 1000.011],
    [1000.3, 1000.823, 1000.3, 1000.823, 1000.3],
    [1000.577, 1000.887, 1000.41, 1000.431, 1000.111],
    [1000.432, 1000.122, 1000.324, 1000.543, 1000.56],
    [1000.881, 1000.043, 1000.105, 1001.831, 1000.881],
    [1000.094, 1000.04, 1000.193, 1000.02, 1000.024],
    [1001.344, 1000.375, 1001.344, 1000.375, 1001.344],
    [1000.868, 1001.181, 1001.324, 1000.868, 1000.834],
    [1000.096, 1000.689, 1000.096, 1000.096, 1000.689],
    [1000.028, 1000.188, 1000.808, 1000.104, 1000.118],
    [1000.819, 1000.117, 1000.1, 1000.819, 1000.809],
    [1000.43, 1000.032, 1000.365, 1000.43, 1000.198],
    [1000.098, 1000.949, 1000.761, 1000.205, 1000.021],
    [1001.752, 1000.036, 1000.41, 1000.636, 1001.752],
    [1000.242, 1000.25, 1000.242, 1000.599, 1000.101],
    [1000.744, 1000.871, 1000.97, 1001.594, 1000.744],
    [1001.934, 1000.803, 1000.342, 1001.765, 1001.934],
    [1000.457, 1000.389, 1000.457, 1000.558, 1000.319],
    [1000.404, 1001.322, 1001.181, 1000.452, 1000.373],
    [1000.397, 1000.673, 1000.235, 1000.615, 1000.17],
    [1000.067, 1000.107, 1000.067, 1000.067, 1000.107],
    [1001.506, 1000.053, 1001.506, 1000.053, 1001.506],
    [1000.838, 1001.127, 1000.838, 1001.127, 1000.838],
  ]
}
