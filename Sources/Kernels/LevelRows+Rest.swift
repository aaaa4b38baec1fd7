extension LevelRows {
  /// What the effects leave of the target and the columns, `x̃ = x − lead[level] − Σ others[level]`, as the
  /// weighted sums of its squares and products: width × width, row-major, the target first; above the
  /// diagonal is not defined.
  ///
  /// - Complexity: O(rows × (effects × columns + columns²)).
  public func products(
    weights: [Double], target: [Double], lead leadEffects: [SIMD4<Double>],
    others otherEffects: [SIMD4<Double>],
    threads: Threads, using set: InstructionSet = .best
  ) -> [Double] {
    let width = 4 * fours
    let parts = threads.results(blocks: blocks.count) { block -> [Double] in
      var products = [Double](repeating: 0, count: width * width)
      var buffer = [SIMD4<Double>](repeating: .zero, count: Self.chunk * fours)
      let rows = blocks[block]
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.chunk) {
        let count = min(Self.chunk, rows.upperBound - start)
        unsafe buffer.withUnsafeMutableBufferPointer { buffer in
          unsafe fill(buffer, start..<(start + count), target, leadEffects, otherEffects)
          unsafe weights.withUnsafeBufferPointer { weights in
            unsafe products.withUnsafeMutableBufferPointer { products in
              let values = unsafe UnsafeRawPointer(buffer.baseAddress!).assumingMemoryBound(to: Double.self)
              unsafe RowLoops.squares(
                values, weights.baseAddress! + start, count: count, width: width, into: products.baseAddress!,
                set)
            }
          }
        }
      }
      return products
    }
    var products = [Double](repeating: 0, count: width * width)
    for part in parts { for place in products.indices { products[place] += part[place] } }
    return products
  }

  /// The rows less their effects, `fours` × 4 numbers each, the target first.
  public func rest(
    target: [Double], lead leadEffects: [SIMD4<Double>], others otherEffects: [SIMD4<Double>],
    threads: Threads
  ) -> [SIMD4<Double>] {
    var result = [SIMD4<Double>](repeating: .zero, count: rowCount * fours)
    unsafe result.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let buffer = unsafe buffer
      _ = threads.results(blocks: blocks.count) { block in
        let rows = blocks[block]
        let part = unsafe UnsafeMutableBufferPointer(
          rebasing: buffer[rows.lowerBound * fours..<rows.upperBound * fours])
        unsafe fill(part, rows, target, leadEffects, otherEffects)
      }
    }
    return result
  }

  private static let chunk = 256

  private func fill(
    _ result: UnsafeMutableBufferPointer<SIMD4<Double>>, _ block: Range<Int>, _ target: [Double],
    _ leadEffects: [SIMD4<Double>], _ otherEffects: [SIMD4<Double>]
  ) {
    let hasLead = leadCount > 0
    unsafe rows.withUnsafeBufferPointer { rows in
      unsafe leadEffects.withUnsafeBufferPointer { leadEffects in
        unsafe otherEffects.withUnsafeBufferPointer { otherEffects in
          for row in block {
            let level = hasLead ? Int(lead[row]) : 0
            let place = (row &- block.lowerBound) &* fours
            for four in 0..<fours {
              var value = unsafe rows[row &* fours &+ four]
              if four == 0 { value[0] = target[row] }
              if hasLead { unsafe value -= leadEffects[level &* fours &+ four] }
              for effect in others.indices {
                unsafe value -= otherEffects[Int(others[effect][row]) &* fours &+ four]
              }
              unsafe result[place &+ four] = value
            }
          }
        }
      }
    }
  }

  /// `Σₖ vector[k] x[k] + lead[level] + Σ others[level]` of every row, the target left out.
  ///
  /// - Complexity: O(rows × (columns + effects)).
  public func combinations(
    _ vector: [Double], lead leadPart: [Double], others otherPart: [Double], threads: Threads
  ) -> [Double] {
    precondition(vector.count == columnCount, "caller passes a number for every column")
    var padded = [SIMD4<Double>](repeating: .zero, count: fours)
    for (k, value) in vector.enumerated() { padded[(k + 1) / 4][(k + 1) % 4] = value }
    let factors = padded
    return unsafe [Double](unsafeUninitializedCapacity: rowCount) { buffer, filled in
      // Every block writes its own rows.
      nonisolated(unsafe) let start = unsafe buffer
      _ = threads.results(blocks: blocks.count) { block in
        unsafe rows.withUnsafeBufferPointer { rows in
          for row in blocks[block] {
            var sum = SIMD4<Double>.zero
            for four in 0..<fours { unsafe sum += factors[four] * rows[row &* fours &+ four] }
            var total = (sum[0] + sum[2]) + (sum[1] + sum[3])
            if leadCount > 0 { total += leadPart[Int(lead[row])] }
            for effect in others.indices { total += otherPart[Int(others[effect][row])] }
            unsafe start.initializeElement(at: row, to: total)
          }
        }
      }
      filled = rowCount
    }
  }
}
