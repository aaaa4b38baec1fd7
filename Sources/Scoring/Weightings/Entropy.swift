public import Decision
internal import Kernels

/// The more unevenly a criterion is spread over the alternatives, the more it weighs.
///
/// Shares `p_ij = x_ij/Σ_i x_ij`, entropies `e_j = −Σ_i p_ij·ln p_ij/ln m` (0·ln 0 is 0), weights `w_j = (1
/// − e_j)/Σ_k (1 − e_k)`. Costs are taken as they are: what counts is how uneven a column is, not which end
/// is the good one.
///
///     // columns 1, 3 and 1, 1: the first is uneven, the second is not → 1, 0
///
/// `1 − e_j` is formed as `Σ_i q·ln q/(m·ln m)` with q the value over its column's mean, so that columns
/// which hardly vary keep their digits. A column that does not vary weighs 0.
///
/// - Throws: ``ScoringError/outside(name:cells:)`` with every negative value;
///   ``ScoringError/undefined(method:reason:)`` when no criterion varies.
/// - Complexity: O(m·n).
/// - Source: Hwang & Yoon (1981), *Multiple Attribute Decision Making*, Springer, pp. 52-54; Shannon (1948).
public struct Entropy: Weighting {
  public static let name = "entropy"
  private let workers: Workers
  public init(workers: Workers = .one) { self.workers = workers }

  public func weights(for matrix: DecisionMatrix) throws(ScoringError) -> WeightVector {
    let uneven = workers.columns(matrix.columns) { j -> Double? in
      let bounded = BoundedColumn(matrix.columns[j])
      guard bounded.lowest >= 0 else { return nil }
      return bounded.varies ? unevenness(bounded) : 0
    }
    guard !uneven.contains(nil) else {
      throw .outside(name: Self.name, cells: outside(matrix, wanted: "no negative value", { $0 < 0 }))
    }
    return try shares(uneven.compactMap { $0 }, of: matrix, unless: nothingVaries(matrix))
  }

  /// `(1 − e)·ln m`: every column has the factor ln m, so the weights do without it.
  private func unevenness(_ column: BoundedColumn) -> Double {
    let rise = column.rise
    let inverse = 1 / (column.low + rise)
    if (column.high - column.low) * inverse <= 0x1p-10 {
      // The same as a series in q − 1, whose first term left out is below the last place of the first one.
      // The difference below would lose as many digits as q and one have in common.
      return total(column.values) { values in
        let excess = (values - column.low - rise) * inverse
        let later = excess * (1.0 / 12 - excess * (1.0 / 20 - excess * (1.0 / 30)))
        return excess * excess * (0.5 - excess * (1.0 / 6 - later))
      } / Double(column.values.count)
    }
    // The terms q·ln q − (q − 1) are never negative, and the parts q − 1 sum to nought.
    return ColumnLoops.unevenness(
      column.values.span, low: column.low, rise: rise, inverse: inverse,
      isWide: (column.high - column.low) * inverse >= 0x1p-4)
      / Double(column.values.count)
  }
}

extension Weighting where Self == Entropy {
  public static var entropy: Self { Entropy() }
}
