import Foundation
import TestSupport
import Testing

@testable import Kernels

@Suite struct NormalVariatesTests {
  private func variates(_ count: Int, seed: UInt64 = 3, stream: UInt64 = 5) -> [Double] {
    var all = [Double](repeating: 0, count: count)
    standardNormals(into: &all, seed: seed, stream: stream)
    return all
  }

  /// Moments of the normal are 0, 1, 0 and 3, with the variances of their means 1/n, 2/n, 15/n and 96/n.
  @Test func momentsAreThoseOfTheNormal() {
    let n = 200_000
    let all = variates(n)
    for (power, moment, variance) in [(1.0, 0.0, 1.0), (2, 1, 2), (3, 0, 15), (4, 3, 96)] {
      let mean = all.reduce(0) { $0 + pow($1, power) } / Double(n)
      #expect(abs(mean - moment) < 5 * (variance / Double(n)).squareRoot(), "moment \(power)")
    }
    // Φ(1) = .841345 and Φ(−2) = .022750 from printed tables.
    for (limit, p) in [(1.0, 0.841345), (-2, 0.022750)] {
      let share = Double(all.count { $0 < limit }) / Double(n)
      #expect(abs(share - p) < 5 * (p * (1 - p) / Double(n)).squareRoot())
    }
    // The two of a pair know nothing of each other.
    let product = stride(from: 0, to: n, by: 2).reduce(0) { $0 + all[$1] * all[$1 + 1] } / Double(n / 2)
    #expect(abs(product) < 5 / Double(n / 2).squareRoot())
  }

  /// The pair of the first block, from the two uniform numbers that Philox gives.
  @Test func aPairIsThatOfBoxAndMuller() {
    var random = Philox(seed: 3, stream: 5)
    let (u, v) = (random.uniform(), random.uniform())
    let radius = (-2 * log(u)).squareRoot()
    #expect(variates(2) == [radius * cos(2 * .pi * v), radius * sin(2 * .pi * v)])
  }

  @Test func aVariateHangsOnItsPlaceAlone() {
    let all = variates(101)
    for count in [0, 1, 2, 7, 100] { #expect(variates(count) == Array(all.prefix(count))) }
    #expect(variates(3, stream: 6) != variates(3))
    #expect(variates(3, seed: 4) != variates(3))
  }
}
