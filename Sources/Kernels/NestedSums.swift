/// Log-likelihood of the chosen rows of a nested logit with its first and second derivatives.
///
/// With utilities `vⱼ = offsetⱼ + Σₖ xⱼₖ bₖ` and a scale λ for every nest m of a group:
///
///     q = exp(vⱼ/λ) / Σ exp(vᵢ/λ) over the nest      Iₘ = log Σ exp(vᵢ/λ)
///     Q = exp(λIₘ) / Σ exp(λIₗ) over the group's nests
///     logLikelihood = Σ w (log q_c + log Q of the nest of c)
///
/// The parameters are b and, after them, the scales.
public struct NestedSums: Sendable, Equatable {
  public var logLikelihood: Double
  public var gradient: [Double]
  /// Minus the matrix of second derivatives, row-major and symmetric.
  public var curvature: [Double]
  /// Σ w s s′ with s the group's own part of the gradient, not weighted; as the curvature.
  public var outerProducts: [Double]
  /// `log (q Q)` of every row, when it was asked for.
  public var logShares: [Double]?
  /// `log q` of every row, when it was asked for.
  public var logInnerShares: [Double]?
}

extension NestedRows {
  /// The sums at a vector and scales, in one pass over the rows.
  ///
  /// The bits of the result are the same for any number of threads, as those of
  /// ``GroupedRows/sums(at:weights:offset:keepsShares:threads:using:)``. Scales may be negative; a vector
  /// that is too long for them, or a scale of zero, gives sums that are not numbers.
  ///
  /// - Parameters:
  ///   - vector: one number for every column, in 1/unit.
  ///   - values: one number for every scale.
  ///   - weights: one for every group.
  ///   - offset: one number for every row, or nil.
  /// - Complexity: O(rows × columns²); the products are made for half of the matrix.
  public func sums(
    at vector: [Double], scales values: [Double], weights: [Double], offset: [Double]? = nil,
    keepsShares: Bool = false, threads: Threads = .one, using set: InstructionSet = .best
  ) -> NestedSums {
    precondition(
      vector.count == columnCount && values.count == scaleCount && weights.count == outer.chosen.count
        && (offset.map { $0.count == rowCount } ?? true),
      "caller passes a number for every column, scale, group and row")
    let padded = vector + [Double](repeating: 0, count: inner.width - columnCount)
    let run = NestedRun(
      rows: self, vector: padded, values: values, weights: weights, offset: offset, set: set)
    guard keepsShares else {
      return total(of: threads.results(blocks: blocks.count) { unsafe run.sums(of: blocks[$0], nil, nil) })
    }
    var parts: [NestedRun.Sums] = []
    var innerShares: [Double] = []
    let shares = unsafe [Double](unsafeUninitializedCapacity: rowCount) { buffer, filled in
      // Every block writes the rows of its own groups.
      nonisolated(unsafe) let start = buffer.baseAddress
      innerShares = unsafe [Double](unsafeUninitializedCapacity: rowCount) { inner, innerFilled in
        nonisolated(unsafe) let innerStart = inner.baseAddress
        parts = threads.results(blocks: blocks.count) { unsafe run.sums(of: blocks[$0], start, innerStart) }
        innerFilled = rowCount
      }
      filled = rowCount
    }
    var sums = total(of: parts)
    sums.logShares = shares
    sums.logInnerShares = innerShares
    return sums
  }

  private func total(of parts: [NestedRun.Sums]) -> NestedSums {
    let (width, order) = (inner.width, columnCount + scaleCount)
    var all = NestedRun.Sums(width: width, scaleCount: scaleCount)
    for part in parts { all.add(part) }
    var curvature = [Double](repeating: 0, count: order * order)
    var outer = curvature
    let length = width + scaleCount
    for a in 0..<order {
      let row = a < columnCount ? a : a - columnCount + width
      for b in 0...a {
        let column = b < columnCount ? b : b - columnCount + width
        let value =
          a < columnCount
          ? all.products[a * width + b]
          : b < columnCount
            ? all.mixed[(a - columnCount) * width + b]
            : all.scaleProducts[(a - columnCount) * scaleCount + b - columnCount]
        curvature[a * order + b] = value
        curvature[b * order + a] = value
        outer[a * order + b] = all.outer[row * length + column]
        outer[b * order + a] = outer[a * order + b]
      }
    }
    return NestedSums(
      logLikelihood: all.logLikelihood,
      gradient: Array(all.gradient.prefix(columnCount)) + all.scaleGradient, curvature: curvature,
      outerProducts: outer)
  }
}
