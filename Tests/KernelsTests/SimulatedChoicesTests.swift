import Foundation
import Kernels
import TestSupport
import Testing

/// References: the formulas of the documentation, draw by draw with plain sums.
@Suite struct SimulatedChoicesTests {
  /// Seven members of one to four groups of two to twelve rows.
  private struct Example {
    var columns: [[Double]]
    var starts = [0]
    var chosen: [Int] = []
    var members: [Int] = []
    var counts: [Double] = []
    var weights: [Double] = []
    var offset: [Double] = []
    var deviates: [Double] = []
    let draws: Int
    let dimensions: Int

    init(seed: UInt64, columns count: Int, draws: Int, dimensions: Int, members: Int = 7) {
      var random = SeededGenerator(seed: seed)
      columns = [[Double]](repeating: [], count: count)
      (self.draws, self.dimensions) = (draws, dimensions)
      for member in 0..<members {
        weights.append(Double.random(in: 0.5...2, using: &random))
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let size = Int.random(in: 2...12, using: &random)
          chosen.append(starts[starts.count - 1] + Int.random(in: 0..<size, using: &random))
          starts.append(starts[starts.count - 1] + size)
          self.members.append(member)
          counts.append(Double(Int.random(in: 1...2, using: &random)))
          for _ in 0..<size {
            offset.append(Double.random(in: -1...1, using: &random))
            for k in 0..<count { columns[k].append(Double.random(in: -1...1, using: &random)) }
          }
        }
      }
      // Groups of a member need not stand together.
      let order = chosen.indices.map { _ in Int.random(in: 0..<members, using: &random) }
      if seed % 2 == 0 { self.members = zip(order, self.members).map { $0.0 % 2 == 0 ? $0.1 : $0.0 } }
      deviates = (0..<members * draws * dimensions).map { _ in Double.random(in: -2...2, using: &random) }
    }

    func choices(_ random: RandomColumns) -> SimulatedChoices? {
      GroupedRows(columns: columns, starts: starts, chosen: chosen, units: columns.map { _ in 1 }).map {
        rows in
        let (values, draws, dimensions) = (deviates, draws, dimensions)
        let deviates = Deviates(members: weights.count, draws: draws, dimensions: dimensions) {
          values[($0 * draws + $1) * dimensions + $2]
        }
        return SimulatedChoices(
          rows: rows, random: random, deviates: deviates, members: members, counts: counts, weights: weights,
          offset: offset)
      }
    }
  }

  /// Value, gradient and second derivatives by the formulas, with a dense Jacobian for every draw.
  private func plain(
    _ example: Example, _ random: RandomColumns, at point: [Double]
  ) -> (value: Double, gradient: [Double], curvature: [Double]) {
    let (K, P) = (example.columns.count, point.count)
    var (value, gradient) = (0.0, [Double](repeating: 0, count: P))
    var curvature = [Double](repeating: 0, count: P * P)
    for member in example.weights.indices {
      var likelihood = 0.0
      var first = [Double](repeating: 0, count: P)
      var second = [Double](repeating: 0, count: P * P)
      for draw in 0..<example.draws {
        let z = (0..<example.dimensions).map {
          example.deviates[(member * example.draws + draw) * example.dimensions + $0]
        }
        var beta = Array(point.prefix(K))
        var jacobian = [[Double]](repeating: [Double](repeating: 0, count: P), count: K)
        for k in 0..<K { jacobian[k][k] = 1 }
        for (s, spread) in random.spreads.enumerated() {
          let k = random.columns[spread.column]
          beta[k] += point[K + s] * z[spread.deviate]
          jacobian[k][K + s] = z[spread.deviate]
        }
        // ∂²β = bend · jj′ with j the row before the exponential.
        var bends = [Double](repeating: 0, count: K)
        let rows = jacobian
        for (d, k) in random.columns.enumerated() where random.isExponential[d] {
          beta[k] = exp(beta[k])
          bends[k] = beta[k]
          jacobian[k] = jacobian[k].map { $0 * beta[k] }
        }
        var (log, slope) = (0.0, [Double](repeating: 0, count: K))
        var square = [Double](repeating: 0, count: K * K)
        for group in example.chosen.indices where example.members[group] == member {
          let range = example.starts[group]..<example.starts[group + 1]
          let powers = range.map { j in
            exp((0..<K).reduce(example.offset[j]) { $0 + example.columns[$1][j] * beta[$1] })
          }
          let sum = powers.reduce(0, +)
          let count = example.counts[group]
          log += count * Foundation.log(powers[example.chosen[group] - range.lowerBound] / sum)
          let means = (0..<K).map { k in
            zip(range, powers).reduce(0) { $0 + example.columns[k][$1.0] * $1.1 } / sum
          }
          for k in 0..<K {
            slope[k] += count * (example.columns[k][example.chosen[group]] - means[k])
            for l in 0..<K {
              square[k * K + l] -= zip(range, powers).reduce(0) {
                $0 + count * (example.columns[k][$1.0] - means[k]) * (example.columns[l][$1.0] - means[l])
                  * $1.1
                  / sum
              }
            }
          }
        }
        let weight = exp(log) / Double(example.draws)
        likelihood += weight
        let score = (0..<P).map { a in (0..<K).reduce(0) { $0 + slope[$1] * jacobian[$1][a] } }
        for a in 0..<P {
          first[a] += weight * score[a]
          for b in 0..<P {
            var entry = score[a] * score[b]
            for k in 0..<K {
              entry += slope[k] * bends[k] * rows[k][a] * rows[k][b]
              for l in 0..<K { entry += jacobian[k][a] * square[k * K + l] * jacobian[l][b] }
            }
            second[a * P + b] += weight * entry
          }
        }
      }
      let weight = example.weights[member]
      value += weight * log(likelihood)
      for a in 0..<P {
        gradient[a] += weight * first[a] / likelihood
        for b in 0..<P {
          curvature[a * P + b] -=
            weight * (second[a * P + b] / likelihood - first[a] * first[b] / likelihood / likelihood)
        }
      }
    }
    return (value, gradient, curvature)
  }

  static let forms: [(columns: Int, RandomColumns)] = [
    (1, RandomColumns(columns: [0], isExponential: [false], spreads: [.init(column: 0, deviate: 0)])),
    (
      5,
      RandomColumns(
        columns: [1, 3, 4], isExponential: [false, true, true],
        spreads: [.init(column: 0, deviate: 0), .init(column: 1, deviate: 1), .init(column: 2, deviate: 2)])
    ),
    (
      9,
      RandomColumns(
        columns: [8, 0, 4], isExponential: [false, false, false],
        spreads: [(0, 0), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2)].map { .init(column: $0.0, deviate: $0.1) })
    ),
    // One with its spread held at zero, and an exponential that moves with two deviates.
    (
      4,
      RandomColumns(
        columns: [2, 0, 1], isExponential: [true, true, false],
        spreads: [.init(column: 1, deviate: 0), .init(column: 1, deviate: 2), .init(column: 2, deviate: 2)])
    ),
  ]

  @Test(arguments: InstructionSet.available, 0..<4)
  func sumsMatchTheirFormulas(set: InstructionSet, form: Int) throws {
    let (count, random) = Self.forms[form]
    for draws in [1, 5, 16, 27] {
      let example = Example(seed: UInt64(10 * form + draws), columns: count, draws: draws, dimensions: 3)
      let choices = try #require(example.choices(random))
      let point = (0..<choices.parameterCount).map { 0.3 * Double($0 % 3) - 0.4 }
      let want = plain(example, random, at: point)
      let sums = choices.sums(at: point, using: set)
      #expect(agree(sums.logLikelihood, want.value, .difference))
      #expect(agree(sums.gradient, want.gradient, .difference))
      #expect(zip(sums.curvature, want.curvature).allSatisfy { abs($0 - $1) < 1e-11 })
      #expect(agree(choices.logLikelihood(at: point, using: set), want.value, .difference))
      for a in point.indices {
        let sum = stride(from: a, to: sums.scores.count, by: point.count).reduce(0) { $0 + sums.scores[$1] }
        #expect(agree(sum, want.gradient[a], .difference))
      }
    }
  }

  @Test(.enabled(if: InstructionSet.best == .avx512), arguments: 0..<4)
  func bothSetsOfInstructionsGiveTheSameBits(form: Int) throws {
    let (count, random) = Self.forms[form]
    let example = Example(seed: UInt64(form), columns: count, draws: 43, dimensions: 3)
    let choices = try #require(example.choices(random))
    let point = (0..<choices.parameterCount).map { 0.7 * Double($0 % 4) - 1 }
    #expect(choices.sums(at: point, using: .avx2) == choices.sums(at: point, using: .avx512))
    #expect(choices.shares(at: point, using: .avx2) == choices.shares(at: point, using: .avx512))
  }

  @Test func bytesDoNotDependOnThreads() throws {
    let random = Self.forms[1].1
    let example = Example(seed: 6, columns: 5, draws: 200, dimensions: 3, members: 150)
    let choices = try #require(example.choices(random))
    let point = [0.5, -0.25, 1, 0, -1, 0.5, 0.3, 0.2]
    let sums = [1, 2, 3, 8].map { choices.sums(at: point, threads: Threads($0)) }
    for other in sums.dropFirst() { #expect(other == sums[0]) }
    #expect(choices.logLikelihood(at: point) == choices.logLikelihood(at: point, threads: Threads(3)))
    #expect(choices.shares(at: point) == choices.shares(at: point, threads: Threads(3)))
  }

  @Test(arguments: InstructionSet.available) func sharesAreMeansOverTheDraws(set: InstructionSet) throws {
    let random = Self.forms[0].1
    let example = Example(seed: 3, columns: 1, draws: 21, dimensions: 1)
    let choices = try #require(example.choices(random))
    let shares = choices.shares(at: [0.4, 0.9], using: set)
    for group in example.chosen.indices {
      let range = example.starts[group]..<example.starts[group + 1]
      var want = [Double](repeating: 0, count: range.count)
      for draw in 0..<21 {
        let beta = 0.4 + 0.9 * example.deviates[example.members[group] * 21 + draw]
        let powers = range.map { exp(example.offset[$0] + beta * example.columns[0][$0]) }
        for (j, power) in powers.enumerated() { want[j] += power / powers.reduce(0, +) / 21 }
      }
      for (j, row) in range.enumerated() { #expect(agree(shares[row], want[j], .difference)) }
    }
  }

  /// Utilities of ±1000 leave neither zeros nor infinities behind.
  @Test(arguments: InstructionSet.available) func largeUtilitiesAreNoTrouble(set: InstructionSet) throws {
    let rows = try #require(
      GroupedRows(columns: [[0, 1000, -1000]], starts: [0, 3], chosen: [2], units: [1]))
    let random = Self.forms[0].1
    let choices = SimulatedChoices(
      rows: rows, random: random,
      deviates: Deviates(members: 1, draws: 2, dimensions: 1) { _, r, _ in Double(2 * r - 1) },
      members: [0], counts: [1], weights: [1])
    // The draws have β = 0.5 and 1.5, and the first is all that counts: log ½ + (−500 − 500).
    let sums = choices.sums(at: [1, 0.5], using: set)
    #expect(agree(sums.logLikelihood, log(0.5) - 1000, .roundoff))
    #expect(agree(sums.gradient, [-2000, 2000], .roundoff))
    #expect(sums.curvature.allSatisfy { abs($0) < 1e-6 })
  }

  @Test func weightsOfDrawsAndFirstDraws() throws {
    let random = Self.forms[0].1
    let example = Example(seed: 3, columns: 1, draws: 24, dimensions: 1)
    let all = try #require(example.choices(random))
    let values = example.deviates
    let first = Deviates(members: 7, draws: 8, dimensions: 1) { member, draw, _ in values[member * 24 + draw]
    }
    let point = [0.3, 0.8]
    #expect(all.with(all.deviates.first(8)).sums(at: point) == all.with(first).sums(at: point))
    let shared = Deviates(members: 7, draws: 2, dimensions: 1, weights: [0.25, 0.75], isShared: true) {
      _, r, _ in
      r == 0 ? -1 : 1
    }
    let four = Deviates(members: 7, draws: 4, dimensions: 1) { _, r, _ in r == 0 ? -1 : 1 }
    #expect(
      agree(all.with(shared).sums(at: point).gradient, all.with(four).sums(at: point).gradient, .difference))
  }
}
