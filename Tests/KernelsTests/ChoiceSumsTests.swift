import Kernels
import TestSupport
import Testing

/// References: the formulas of the documentation, written out with plain sums.
@Suite struct ChoiceSumsTests {
  /// Groups of 1 to 400 rows, so that some are longer than a batch.
  private struct Example {
    var columns: [[Double]]
    var starts = [0]
    var chosen: [Int] = []
    var weights: [Double] = []
    var offset: [Double] = []

    init(seed: UInt64, groups: Int, columns count: Int, longest: Int) {
      var random = SeededGenerator(seed: seed)
      columns = [[Double]](repeating: [], count: count)
      for _ in 0..<groups {
        let size = Int.random(in: 1...longest, using: &random)
        chosen.append(starts[starts.count - 1] + Int.random(in: 0..<size, using: &random))
        starts.append(starts[starts.count - 1] + size)
        weights.append(Double.random(in: 0.5...2, using: &random))
        for _ in 0..<size {
          offset.append(Double.random(in: -1...1, using: &random))
          for k in 0..<count { columns[k].append(Double.random(in: -1...1, using: &random)) }
        }
      }
    }

    func rows(threads: Threads = .one) -> GroupedRows? {
      GroupedRows(
        columns: columns, starts: starts, chosen: chosen, units: columns.map { _ in 1 }, threads: threads)
    }
  }

  @Test(arguments: InstructionSet.available, [1, 3, 5, 16])
  func sumsMatchTheirFormulas(set: InstructionSet, columns: Int) throws {
    let example = Example(seed: UInt64(columns), groups: 7, columns: columns, longest: 400)
    let rows = try #require(example.rows())
    // Small enough that the series below is exact.
    let vector = (0..<columns).map { 0.1 * Double($0 % 3) - 0.1 }
    let sums = rows.sums(
      at: vector, weights: example.weights, offset: example.offset, keepsShares: true, using: set)
    let shares = try #require(sums.logShares)
    var gradient = [Double](repeating: 0, count: columns)
    var curvature = [Double](repeating: 0, count: columns * columns)
    var logLikelihood = 0.0
    for n in example.chosen.indices {
      let group = example.starts[n]..<example.starts[n + 1]
      let utilities = group.map { j in
        (0..<columns).reduce(example.offset[j]) { $0 + example.columns[$1][j] * vector[$1] }
      }
      let powers = utilities.map(power)
      let total = powers.reduce(0, +)
      for (j, power) in zip(group, powers) {
        #expect(agree(self.power(shares[j]), power / total, .difference))
      }
      logLikelihood += example.weights[n] * shares[example.chosen[n]]
      let means = (0..<columns).map { k in
        zip(group, powers).reduce(0) { $0 + example.columns[k][$1.0] * $1.1 } / total
      }
      for a in 0..<columns {
        gradient[a] += example.weights[n] * (example.columns[a][example.chosen[n]] - means[a])
        for b in 0..<columns {
          let square = zip(group, powers).reduce(0) {
            $0 + (example.columns[a][$1.0] - means[a]) * (example.columns[b][$1.0] - means[b]) * $1.1
          }
          curvature[a * columns + b] += example.weights[n] * square / total
        }
      }
    }
    #expect(agree(sums.logLikelihood, logLikelihood, .difference))
    #expect(agree(sums.gradient, gradient, .difference))
    #expect(agree(sums.curvature, curvature, .difference))
  }

  @Test func bytesDoNotDependOnThreads() throws {
    let example = Example(seed: 5, groups: 3000, columns: 6, longest: 30)
    let vector = [0.5, -0.25, 1, 0, 2, -1]
    let sums = try [1, 2, 3, 8].map { count in
      try #require(example.rows(threads: Threads(count)))
        .sums(at: vector, weights: example.weights, keepsShares: true, threads: Threads(count))
    }
    for other in sums.dropFirst() { #expect(other == sums[0]) }
  }

  @Test func spreadsTellWhatAColumnDoesWithinItsGroups() throws {
    let rows = try #require(
      GroupedRows(
        columns: [[1, 3, 5, 5], [7, 7, -9, -9], [2, 1, 4, 6]], starts: [0, 2, 4], chosen: [0, 3],
        units: [1, 1, 1]))
    let (first, second, third) = (rows.spreads[0], rows.spreads[1], rows.spreads[2])
    #expect(first.distance == 1 && first.size == 5 && first.isExceeded && !first.isUndercut)
    #expect(second.distance == 0 && second.size == 9 && !second.isExceeded && !second.isUndercut)
    #expect(third.distance == 1 && third.size == 6 && !third.isExceeded && third.isUndercut)
    #expect(rows.products(with: [1, 0, 2]) == [0, 0, -2, 2])
  }

  @Test func largeFiguresKeepTheDigitsOfTheirDifferences() throws {
    let small = [0, 0.25, 0.5, 1]
    let rows = try [0.0, 1e12].map { shift in
      try #require(
        GroupedRows(columns: [small.map { $0 + shift }], starts: [0, 4], chosen: [2], units: [1]))
    }
    let sums = rows.map { $0.sums(at: [1.5], weights: [1]) }
    #expect(agree(sums[0].gradient, sums[1].gradient, .roundoff))
    #expect(agree(sums[0].curvature, sums[1].curvature, .roundoff))
  }

  @Test func resultsOfThreadsComeInOrder() {
    #expect(Threads(2).results(blocks: 3) { $0 * $0 } == [0, 1, 4])
    #expect(Threads(4).results(blocks: 1000) { $0 } == Array(0..<1000))
    #expect(Threads(4).results(blocks: 0) { $0 } == [])
  }

  /// exp by its series, halved first and squared after.
  private func power(_ x: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for k in 1..<20 {
      term *= x / 64 / Double(k)
      sum += term
    }
    for _ in 0..<6 { sum *= sum }
    return sum
  }
}
