internal import Decision
internal import Foundation

extension SortedColumn {
  /// Flows of `1 − exp(−d²/2s²)`: every pair of different values is looked at once.
  ///
  /// Beyond 8.7 s the function is 1 to the last bit of a double, and counting takes the place of exponentials.
  ///
  /// - Complexity: O(m²) time at worst, O(m) memory. Blocks are the same on any number of threads, and so are the sums.
  func gaussianFlows(s: Double, workers: Workers) -> PreferenceFlows {
    let runs = runs()
    let levels = runs.map { values[$0.lowerBound] }
    let sizes = runs.map { Double($0.count) }
    let starts = runs.map(\.lowerBound)
    // 32 blocks keep two threads or ten busy, and their parts of the negative flows are 16 columns in all.
    let blocks = workers.pieces(rows: levels.count, block: (levels.count + 31) / 32) { block in
      GaussianBlock(block, levels: levels, sizes: sizes, starts: starts, s: s)
    }
    var negative = [Double](repeating: 0, count: levels.count)
    for block in blocks {
      for (k, value) in block.negative.enumerated() { negative[block.first + k] += value }
    }
    let positive = blocks.flatMap(\.positive)
    var flows = PreferenceFlows(count: values.count)
    var far = 0
    for (k, run) in runs.enumerated() {
      while far < levels.count, !isFar(levels[far] - levels[k], s) { far += 1 }
      let farAbove = far < levels.count ? values.count - runs[far].lowerBound : 0
      for place in run {
        flows.positive[Int(rows[place])] = positive[k]
        flows.negative[Int(rows[place])] = negative[k] + Double(farAbove)
      }
    }
    return flows
  }
}

/// √(2·54·ln 2) = 8.652: from there on the exponential is at most 2⁻⁵⁴, which 1 swallows.
private func isFar(_ difference: Double, _ s: Double) -> Bool { difference > 0 && difference / s > 8.7 }

private struct GaussianBlock {
  /// The sums over the values below each value of the block.
  var positive: [Double]
  /// The block's part of the sums over the values above, from value `first` on; far ones are left out.
  var negative: [Double]
  let first: Int

  init(_ block: Range<Int>, levels: [Double], sizes: [Double], starts: [Int], s: Double) {
    // The first value that is near the block's first one; far ones only become more along the block.
    var near = 0
    while isFar(levels[block.lowerBound] - levels[near], s) { near += 1 }
    first = near
    positive = []
    negative = [Double](repeating: 0, count: block.upperBound - near)
    for i in block {
      while isFar(levels[i] - levels[near], s) { near += 1 }
      var sum = 0.0
      for k in near..<i {
        let z = (levels[i] - levels[k]) / s
        let exponent = z * z / 2
        // Near 0 the difference from 1 would keep few digits.
        let preference = exponent < 0.25 ? -expm1(-exponent) : 1 - exp(-exponent)
        sum += sizes[k] * preference
        negative[k - first] += sizes[i] * preference
      }
      positive.append(Double(starts[near]) + sum)
    }
  }
}
