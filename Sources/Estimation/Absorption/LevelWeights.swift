internal import Kernels

/// The weights of rows, added up for every level and for every two levels that occur together.
struct LevelWeights: Sendable {
  let lead: [Double]
  let others: [Double]
  /// One over the totals, zero for a level without weight.
  let inverseLead: [Double]
  let inverseOthers: [Double]
  /// Values of the entries of ``EffectLevels/between``, ``EffectLevels/transposed`` and
  /// ``EffectLevels/among``.
  let between: [Double]
  let transposed: [Double]
  let among: [Double]

  /// - Parameter weights: of the sorted rows.
  /// - Complexity: O(rows × effects²).
  init(_ levels: EffectLevels, _ weights: [Double], threads: Threads) {
    let blocks = Self.blocks(levels.lead)
    var lead = [Double](repeating: 0, count: levels.leadCount)
    var between = [Double](repeating: 0, count: levels.between.entryCount)
    unsafe lead.withUnsafeMutableBufferPointer { lead in
      unsafe between.withUnsafeMutableBufferPointer { between in
        // Blocks are whole levels of the lead, so each writes its own totals and entries.
        nonisolated(unsafe) let lead = unsafe lead
        nonisolated(unsafe) let between = unsafe between
        _ = threads.results(blocks: blocks.count) { block in
          for row in blocks[block] { unsafe lead[Int(levels.lead[row])] += weights[row] }
          for cells in levels.cells {
            for row in blocks[block] { unsafe between[Int(cells[row])] += weights[row] }
          }
        }
      }
    }
    let values = between
    let transposed = Self.gathered(values, levels.sources, threads)
    var others = [Double](repeating: 0, count: levels.otherCount)
    for level in others.indices {
      for entry in levels.transposed.starts[level]..<levels.transposed.starts[level + 1] {
        others[level] += transposed[entry]
      }
    }
    self.lead = lead
    self.others = others
    inverseLead = lead.map { $0 > 0 ? 1 / $0 : 0 }
    inverseOthers = others.map { $0 > 0 ? 1 / $0 : 0 }
    self.between = values
    self.transposed = transposed
    among = Self.among(levels, weights, threads)
  }

  private static func among(_ levels: EffectLevels, _ weights: [Double], _ threads: Threads) -> [Double] {
    guard levels.pairCount > 0 else { return [] }
    var pairs = [Double](repeating: 0, count: levels.pairCount)
    unsafe pairs.withUnsafeMutableBufferPointer { pairs in
      // Two effects' pairs are theirs alone.
      nonisolated(unsafe) let pairs = unsafe pairs
      _ = threads.results(blocks: levels.pairs.count) { two in
        for (row, pair) in levels.pairs[two].enumerated() { unsafe pairs[Int(pair)] += weights[row] }
      }
    }
    let values = pairs
    return gathered(values, levels.pairOfEntry, threads)
  }

  private static func gathered(_ values: [Double], _ places: [Int32], _ threads: Threads) -> [Double] {
    let size = 32_768
    return unsafe [Double](unsafeUninitializedCapacity: places.count) { buffer, filled in
      nonisolated(unsafe) let buffer = unsafe buffer
      _ = threads.results(blocks: (places.count + size - 1) / size) { block in
        for place in block * size..<min((block + 1) * size, places.count) {
          unsafe buffer.initializeElement(at: place, to: values[Int(places[place])])
        }
      }
      filled = places.count
    }
  }

  /// Rows of whole levels of the lead, some 16,000 together.
  private static func blocks(_ lead: [Int32]) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var first = 0
    var row = 0
    while row < lead.count {
      var end = min(first + 16_384, lead.count)
      while end < lead.count, lead[end] == lead[end - 1] { end += 1 }
      blocks.append(first..<end)
      first = end
      row = end
    }
    return blocks
  }
}
