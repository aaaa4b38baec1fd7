/// Log-likelihood of the chosen rows with its first and second derivatives, at one vector.
///
/// With utilities `uⱼ = offsetⱼ + Σₖ xⱼₖ vₖ`, shares `pⱼ = exp(uⱼ)/Σᵢ exp(uᵢ)` and mean `m = Σⱼ pⱼ xⱼ` in a
/// group of weight w and chosen row c:
///
///     logLikelihood = Σ w (u_c − log Σⱼ exp(uⱼ))
///     gradient      = Σ w (x_c − m)
///     curvature     = Σ w (Σⱼ pⱼ xⱼxⱼ′ − m m′), minus the matrix of second derivatives
public struct ChoiceSums: Sendable, Equatable {
  public var logLikelihood: Double
  public var gradient: [Double]
  /// K × K, row-major and symmetric.
  public var curvature: [Double]
  /// `log pⱼ` of every row, when it was asked for.
  public var logShares: [Double]?
}

extension GroupedRows {
  /// The sums at `vector`, in one pass over the rows.
  ///
  /// The bits of the result are the same for any number of threads: groups are summed in blocks of some 8,000
  /// rows, and the blocks in order. A vector that is too long gives sums that are not numbers.
  ///
  /// - Parameters:
  ///   - vector: one number for every column, in 1/unit.
  ///   - weights: one for every group.
  ///   - offset: one number for every row, or nil.
  ///   - keepsShares: whether the result holds `logShares`.
  /// - Complexity: O(rows × columns²); the products are made for half of the matrix.
  public func sums(
    at vector: [Double], weights: [Double], offset: [Double]? = nil, keepsShares: Bool = false,
    threads: Threads = .one, using set: InstructionSet = .best
  ) -> ChoiceSums {
    precondition(
      vector.count == columnCount && weights.count == chosen.count
        && (offset.map { $0.count == rowCount } ?? true),
      "caller passes a number for every column, group and row")
    let padded = vector + [Double](repeating: 0, count: width - columnCount)
    let run = Run(rows: self, vector: padded, weights: weights, offset: offset, set: set)
    guard keepsShares else {
      return total(
        of: threads.results(blocks: blocks.count) { unsafe run.sums(of: blocks[$0], logShares: nil) })
    }
    var parts: [Run.Sums] = []
    let shares = unsafe [Double](unsafeUninitializedCapacity: rowCount) { buffer, filled in
      // Every block writes the rows of its own groups.
      nonisolated(unsafe) let start = buffer.baseAddress
      parts = threads.results(blocks: blocks.count) { unsafe run.sums(of: blocks[$0], logShares: start) }
      filled = rowCount
    }
    var sums = total(of: parts)
    sums.logShares = shares
    return sums
  }

  private func total(of parts: [Run.Sums]) -> ChoiceSums {
    var logLikelihood = 0.0
    var gradient = [Double](repeating: 0, count: width)
    var products = [Double](repeating: 0, count: width * width)
    for part in parts {
      logLikelihood += part.logLikelihood
      for k in 0..<width { gradient[k] += part.gradient[k] }
      for place in products.indices { products[place] += part.products[place] }
    }
    var curvature = [Double](repeating: 0, count: columnCount * columnCount)
    for a in 0..<columnCount {
      for b in 0...a {
        curvature[a * columnCount + b] = products[a * width + b]
        curvature[b * columnCount + a] = products[a * width + b]
      }
    }
    return ChoiceSums(
      logLikelihood: logLikelihood, gradient: Array(gradient.prefix(columnCount)), curvature: curvature)
  }
}

/// What one evaluation reads, and the sums of one block of groups.
private struct Run: Sendable {
  let rows: GroupedRows
  let vector: [Double]
  let weights: [Double]
  let offset: [Double]?
  let set: InstructionSet

  struct Sums: Sendable {
    var logLikelihood = 0.0
    var gradient: [Double]
    var products: [Double]
  }

  /// Rows that are worked on together: with sixteen columns 32 kB of them.
  private static let batch = 256

  /// - Parameter logShares: room for a number for every row, of which those of the block are written.
  func sums(of block: Range<Int>, logShares: UnsafeMutablePointer<Double>?) -> Sums {
    let width = rows.width
    var sums = Sums(
      gradient: [Double](repeating: 0, count: width), products: [Double](repeating: 0, count: width * width))
    let longest = block.reduce(Self.batch) { max($0, rows.starts[$1 + 1] - rows.starts[$1]) }
    var utilities = [Double](repeating: 0, count: longest)
    var powers = utilities
    // A batch has at most as many groups as rows.
    var means = [Double](repeating: 0, count: Self.batch * width)
    var first = block.lowerBound
    while first < block.upperBound {
      var end = first + 1
      while end < block.upperBound, rows.starts[end + 1] - rows.starts[first] <= Self.batch { end += 1 }
      unsafe utilities.withUnsafeMutableBufferPointer { utilities in
        unsafe powers.withUnsafeMutableBufferPointer { powers in
          unsafe means.withUnsafeMutableBufferPointer { means in
            unsafe add(
              first..<end, to: &sums, utilities.baseAddress!, powers.baseAddress!, means.baseAddress!,
              logShares)
          }
        }
      }
      first = end
    }
    return sums
  }

  private func add(
    _ groups: Range<Int>, to sums: inout Sums, _ utilities: UnsafeMutablePointer<Double>,
    _ powers: UnsafeMutablePointer<Double>, _ means: UnsafeMutablePointer<Double>,
    _ logShares: UnsafeMutablePointer<Double>?
  ) {
    let width = rows.width
    let start = rows.starts[groups.lowerBound]
    let count = rows.starts[groups.upperBound] - start
    let values = unsafe UnsafePointer(rows.rows + start * width)
    unsafe vector.withUnsafeBufferPointer { vector in
      if let offset {
        unsafe offset.withUnsafeBufferPointer { offset in
          unsafe RowLoops.products(
            values, count: count, width: width, vector.baseAddress!, offset: offset.baseAddress! + start,
            into: utilities, set)
        }
      } else {
        unsafe RowLoops.products(
          values, count: count, width: width, vector.baseAddress!, offset: nil, into: utilities, set)
      }
    }
    for group in groups {
      let first = rows.starts[group] - start
      let size = rows.starts[group + 1] - rows.starts[group]
      let choice = rows.chosen[group] - start
      let weight = weights[group]
      let mean = unsafe means + (group - groups.lowerBound) * width
      let (sum, maximum) = unsafe RowLoops.exponentials(
        utilities + first, count: size, into: powers + first, set)
      unsafe RowLoops.shares(
        values + first * width, count: size, width: width, sum: sum, weight: weight, powers + first,
        mean: mean, set)
      let logSum = maximum + logarithm(sum)
      unsafe sums.logLikelihood += weight * (utilities[choice] - logSum)
      for k in 0..<width { unsafe sums.gradient[k] += weight * (values[choice * width + k] - mean[k]) }
      if let logShares = unsafe logShares {
        for row in first..<(first + size) { unsafe logShares[start + row] = utilities[row] - logSum }
      }
    }
    unsafe sums.products.withUnsafeMutableBufferPointer { products in
      unsafe RowLoops.squares(values, powers, count: count, width: width, into: products.baseAddress!, set)
      for group in groups { unsafe powers[group - groups.lowerBound] = -weights[group] }
      unsafe RowLoops.squares(
        UnsafePointer(means), powers, count: groups.count, width: width, into: products.baseAddress!, set)
    }
  }
}
