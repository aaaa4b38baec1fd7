import Foundation
import Kernels
import TestSupport
import Testing

/// Closed forms, differences, and the sums of a choice without nests.
@Suite struct NestedSumsTests {
  /// Groups of five rows in nests of two, one and two, of which the first and the last have scales.
  private struct Sample {
    let columns: [[Double]]
    let weights: [Double]
    let offset: [Double]
    let chosen: [Int]
    let starts: [Int]
    let rows: NestedRows

    init(seed: UInt64, groups: Int) {
      var random = SeededGenerator(seed: seed)
      let columns = (0..<3).map { _ in (0..<5 * groups).map { _ in Double.random(in: -2...2, using: &random) }
      }
      self.columns = columns
      weights = (0..<groups).map { _ in Double.random(in: 0.5...2, using: &random) }
      offset = (0..<5 * groups).map { _ in Double.random(in: -1...1, using: &random) }
      chosen = (0..<groups).map { 5 * $0 + Int.random(in: 0..<5, using: &random) }
      starts = (0...groups).map { 5 * $0 }
      var (nestStarts, scales): ([Int], [Int]) = ([], [])
      for group in 0..<groups {
        nestStarts += [5 * group, 5 * group + 2, 5 * group + 3]
        scales += [0, 1, 1]
      }
      rows = NestedRows(
        columns: columns, nestStarts: nestStarts + [5 * groups], groupStarts: (0...groups).map { 3 * $0 },
        chosen: chosen, scales: scales, scaleCount: 2, units: [1, 1, 1])!
    }

    func sums(
      _ point: [Double], keepsShares: Bool = false, threads: Threads = .one, using set: InstructionSet = .best
    ) -> NestedSums {
      rows.sums(
        at: Array(point.prefix(3)), scales: Array(point.suffix(2)), weights: weights, offset: offset,
        keepsShares: keepsShares, threads: threads, using: set)
    }
  }

  static let points: [[Double]] = [
    [0.3, -0.7, 1.1, 0.4, 0.8], [0.3, -0.7, 1.1, 1.7, 2.2], [-0.2, 0.5, 0.9, -0.6, 0.5], [0, 0, 0, 1, 1],
  ]

  /// Central differences with a step of 10⁻⁵ are right to 10⁻¹⁰ of the third derivatives.
  @Test(arguments: points) func derivativesAreThoseOfTheValue(point: [Double]) {
    let sample = Sample(seed: 1, groups: 40)
    let sums = sample.sums(point)
    func moved(_ k: Int, _ by: Double) -> NestedSums {
      var point = point
      point[k] += by
      return sample.sums(point)
    }
    for k in 0..<5 {
      let (up, down) = (moved(k, 1e-5), moved(k, -1e-5))
      #expect(abs((up.logLikelihood - down.logLikelihood) / 2e-5 - sums.gradient[k]) < 1e-6)
      for other in 0..<5 {
        let difference = (up.gradient[other] - down.gradient[other]) / 2e-5
        #expect(abs(-difference - sums.curvature[k * 5 + other]) < 1e-5)
      }
    }
    for place in 0..<25 {
      let mirrored = place % 5 * 5 + place / 5
      #expect(sums.curvature[place] == sums.curvature[mirrored])
    }
  }

  @Test func theValueIsThatOfTheFormula() {
    let sample = Sample(seed: 2, groups: 6)
    let point = Self.points[0]
    var want = 0.0
    var logShares: [Double] = []
    for group in 0..<6 {
      let rows = 5 * group..<5 * group + 5
      let powers = rows.map { row -> Double in
        let v = sample.offset[row] + (0..<3).reduce(0) { $0 + point[$1] * sample.columns[$1][row] }
        return v
      }
      let (first, last) = (point[3], point[4])
      let inner = [
        exp(powers[0] / first) + exp(powers[1] / first), exp(powers[2]),
        exp(powers[3] / last) + exp(powers[4] / last),
      ]
      let tops = [pow(inner[0], first), inner[1], pow(inner[2], last)]
      for (j, nest) in [0, 0, 1, 2, 2].enumerated() {
        let lambda = [first, 1, last][nest]
        logShares.append(
          powers[j] / lambda - log(inner[nest]) + log(tops[nest]) - log(tops[0] + tops[1] + tops[2]))
      }
      want += sample.weights[group] * logShares[sample.chosen[group]]
    }
    let sums = sample.sums(point, keepsShares: true)
    #expect(agree(sums.logLikelihood, want, .solver))
    #expect(agree(sums.logShares ?? [], logShares, .solver))
    #expect(sums.logInnerShares?[2] == 0)
  }

  @Test func scalesOfOneAreNoNests() {
    let sample = Sample(seed: 3, groups: 30)
    let point = [0.3, -0.7, 1.1]
    let nested = sample.sums(point + [1, 1], keepsShares: true)
    let plain = GroupedRows(
      columns: sample.columns, starts: sample.starts, chosen: sample.chosen, units: [1, 1, 1])!
      .sums(at: point, weights: sample.weights, offset: sample.offset, keepsShares: true)
    #expect(agree(nested.logLikelihood, plain.logLikelihood, .difference))
    #expect(agree(Array(nested.gradient.prefix(3)), plain.gradient, .solver))
    for a in 0..<3 {
      for b in 0..<3 { #expect(agree(nested.curvature[a * 5 + b], plain.curvature[a * 3 + b], .solver)) }
    }
    #expect(agree(nested.logShares ?? [], plain.logShares ?? [], .difference))
  }

  /// Utilities of 1000 and −1000 in a nest of λ = ½, and 0 outside: the worst one has the probability e⁻⁴⁰⁰⁰.
  @Test(arguments: [0, 1, 2]) func utilitiesOfAThousandStayFinite(chosen: Int) {
    let rows = NestedRows(
      columns: [[1000, -1000, 0]], nestStarts: [0, 2, 3], groupStarts: [0, 2], chosen: [chosen],
      scales: [0, -1], scaleCount: 1, units: [1])!
    let sums = rows.sums(at: [1], scales: [0.5], weights: [1])
    #expect(agree(sums.logLikelihood, [0, -4000, -1000][chosen], .roundoff))
    #expect((sums.gradient + sums.curvature + sums.outerProducts).allSatisfy { $0.isFinite })
    #expect(agree(sums.gradient[0], [0, -4000, -1000][chosen], .roundoff))
  }

  @Test func instructionSetsAgree() {
    let sample = Sample(seed: 4, groups: 300)
    let point = Self.points[0]
    let sums = InstructionSet.available.map { sample.sums(point, keepsShares: true, using: $0) }
    for other in sums.dropFirst() {
      #expect(agree(other.logLikelihood, sums[0].logLikelihood, .solver))
      #expect(agree(other.gradient, sums[0].gradient, .solver))
      #expect(agree(other.curvature, sums[0].curvature, .solver))
      #expect(agree(other.outerProducts, sums[0].outerProducts, .solver))
    }
    if sums.count == 3 { #expect(sums[1] == sums[2]) }
  }

  @Test func bytesDoNotDependOnThreads() {
    let sample = Sample(seed: 5, groups: 4000)
    let sums = [1, 2, 3].map { sample.sums(Self.points[0], keepsShares: true, threads: Threads($0)) }
    #expect(sums[0] == sums[1] && sums[0] == sums[2])
  }
}
