import Foundation
import Kernels
import Scoring

/// Many weight scenarios over many rows, of which the first ten of each are kept: batch re-scoring without
/// its files.
func scenarioKernels(_ workers: Workers) {
  for (rows, threads) in [(20_000, 1), (100_000, 1), (100_000, workers.count)] {
    let name = "top 10 of \(rows)x40 1000 scenarios" + (threads > 1 ? " on \(threads) threads" : "")
    kernel(name) {
      let (table, packs) = scenarioTable(rows: rows, width: 40, scenarios: 1_000)
      return { topScores(of: table, scenarios: packs, length: 10, threads: Threads(threads)).scores[0] }
    }
    guard threads == 1, InstructionSet.best != .portable else { continue }
    for set in InstructionSet.available where set != .best && rows == 20_000 {
      kernel("\(name) \(set)") {
        let (table, packs) = scenarioTable(rows: rows, width: 40, scenarios: 1_000)
        return { topScores(of: table, scenarios: packs, length: 10, instructions: set).scores[0] }
      }
    }
  }
}

/// Uniform figures, and weights that are uniform on all weightings.
private func scenarioTable(rows: Int, width: Int, scenarios: Int) -> (rows: [Double], packs: ScenarioPacks) {
  var random = Philox(seed: 1, stream: 1)
  var packs = ScenarioPacks(count: scenarios, width: width)
  for scenario in 0..<scenarios {
    let drawn = (0..<width).map { _ in -log(random.uniform()) }
    let sum = drawn.reduce(0, +)
    let weights = drawn.map { $0 / sum }
    packs.set(scenario, to: weights.span)
  }
  return ((0..<rows * width).map { _ in random.uniform() }, packs)
}
