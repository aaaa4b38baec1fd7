import Estimation
import Foundation
import Kernels
import TestSupport
import Testing

/// Least squares on resamples of rows, against the closed forms of a mean and of a line.
@Suite struct LinearBootstrapTests {
  private final class Recorder: @unchecked Sendable {
    var counts: [Int: [Int]] = [:]
    private let lock = NSLock()
    func keep(_ sample: Resample) { lock.withLock { counts[sample.draw] = sample.counts } }
  }

  private func problem(_ y: [Double], _ x: [Double]?, _ weights: [Double]?) throws(EstimationError)
    -> LinearProblem
  {
    let one = (name: "(constant)", values: DesignColumn([Double](repeating: 1, count: y.count)))
    return try LinearProblem(
      columns: [one] + (x.map { [(name: "x", values: DesignColumn($0))] } ?? []), response: DesignColumn(y),
      weights: weights, hasConstant: true)
  }

  private func resampled(
    _ y: [Double], _ x: [Double]?, weights: [Double]? = nil, draws: Int, seed: UInt64,
    threads: Threads = .one
  ) throws -> (found: Bootstrap, counts: [Int: [Int]]) {
    let recorder = Recorder()
    let found = try bootstrap(
      of: leastSquares(problem(y, x, weights)), cases: y.count, draws: draws, seed: seed, threads: threads
    ) { (sample) throws(EstimationError) in
      recorder.keep(sample)
      let rows = sample.indices
      return try leastSquares(
        problem(
          rows.map { y[$0] }, x.map { x in rows.map { x[$0] } }, weights.map { w in rows.map { w[$0] } }))
    }
    return (found, recorder.counts)
  }

  @Test func theErrorOfAMeanTendsToItsClosedForm() throws {
    let (found, _) = try resampled([1, 2, 4, 5], nil, draws: 4000, seed: 1)
    // A resample of four equal rows has no spread to measure errors by, but it has a mean.
    #expect(found.fitCount == 4000)
    // √10/4; the standard deviation of 4,000 draws is off by a hundredth or so.
    #expect(abs(found.standardErrors[0] / (10.0.squareRoot() / 4) - 1) < 0.05)
  }

  @Test(arguments: [false, true]) func everyDrawIsTheLineOfItsResample(isWeighted: Bool) throws {
    let x: [Double] = (0..<30).map { Double($0 * 7 % 30) / 4 }
    let y: [Double] = (0..<30).map { row in
      let bump = Double(row * row * 11 % 37)
      return bump - 3 * x[row]
    }
    let turns: [Double] = (0..<30).map { 0.5 + Double($0 % 4) }
    let weights = isWeighted ? turns : nil
    let (found, counts) = try resampled(y, x, weights: weights, draws: 100, seed: 5)
    #expect(found.fitCount == 100 && found.failures.isEmpty)
    for draw in 0..<100 {
      let sample = try #require(counts[draw])
      let w: [Double] = sample.indices.map { Double(sample[$0]) * (weights?[$0] ?? 1) }
      let total = w.reduce(0, +)
      let mx = w.indices.reduce(0.0) { $0 + w[$1] * x[$1] } / total
      let my = w.indices.reduce(0.0) { $0 + w[$1] * y[$1] } / total
      let sxy = w.indices.reduce(0.0) { $0 + w[$1] * (x[$1] - mx) * (y[$1] - my) }
      let sxx = w.indices.reduce(0.0) { $0 + w[$1] * (x[$1] - mx) * (x[$1] - mx) }
      #expect(agree(found.values[2 * draw + 1], sxy / sxx, .difference))
      #expect(agree(found.values[2 * draw], my - sxy / sxx * mx, .difference))
    }
  }

  @Test func bytesDoNotDependOnThreads() throws {
    let x = (0..<20).map { Double($0 * 7 % 20) }
    let y = (0..<20).map { Double($0 * $0 % 23) }
    let one = try resampled(y, x, draws: 60, seed: 3).found
    #expect(try resampled(y, x, draws: 60, seed: 3, threads: Threads(3)).found == one)
  }

  /// x differs in one row of five; resamples without it have no slope.
  @Test func resamplesWithoutAColumnAreCounted() throws {
    let (found, counts) = try resampled([1, 2, 3, 5, 8], [0, 0, 0, 0, 1], draws: 200, seed: 2)
    let lost = counts.values.count { $0[4] == 0 || $0[4] == 5 }
    #expect(found.failures.count == lost && lost > 20)
    #expect(found.notices.count == 1)
    #expect(found.failures.contains { $0.reason == "no coefficient of 'x'" })
  }
}
