public import Decision
internal import Kernels

/// Each column divided by its Euclidean length; directions stay as they are.
///
///     // 3, 4 → 0.6, 0.8
///
/// A column of zeros stays zeros: it tells nobody apart.
///
/// - Throws: nothing of its own.
/// - Complexity: O(m·n).
/// - Source: Hwang & Yoon (1981), *Multiple Attribute Decision Making*, Springer, p. 131.
public struct Vector: Normalisation {
  public static let name = "vector"
  private let workers: Workers
  public init(workers: Workers = .one) { self.workers = workers }

  public func normalised(_ matrix: DecisionMatrix) throws(ScoringError) -> NormalisedMatrix {
    NormalisedMatrix(
      alternatives: matrix.alternatives, criteria: matrix.criteria,
      scaled: workers.columns(matrix.columns) { Self.unitLength(matrix.columns[$0]) },
      normalisation: Self.name)
  }

  private static func unitLength(_ column: [Double]) -> NormalisedColumn {
    let (low, high) = extremes(column)
    let largest = max(abs(low), abs(high))
    guard largest > 0 else { return NormalisedColumn(column) }
    // Squares of 1e200 overflow and those of 1e-200 vanish. A power of two shifts both away without
    // rounding, so the quotients are the same doubles as without it wherever both exist.
    let shift = -Int(largest.exponent)
    if abs(shift) <= 900 {
      let unit = Double(sign: .plus, exponent: shift, significand: 1)
      let length = ColumnLoops.squareTotal(column.span, times: unit).squareRoot()
      return NormalisedColumn(column, on: .share(of: length / unit, total: 1), ends: (low, high))
    }
    let shifted = column.map(shifting(by: shift))
    let length = ColumnLoops.squareTotal(shifted.span, times: 1).squareRoot()
    return NormalisedColumn(shifted.map { $0 / length })
  }

  /// Times 2 to the given power, which is a normal double for all but columns of extremes.
  private static func shifting(by exponent: Int) -> (Double) -> Double {
    guard abs(exponent) <= 1022 else {
      return { Double(sign: .plus, exponent: exponent, significand: $0) }
    }
    let power = Double(sign: .plus, exponent: exponent, significand: 1)
    return { $0 * power }
  }
}
