public import Decision
internal import Foundation

/// A criterion weighs what its removal would change in the alternatives' performance.
///
/// `ñ_ij = min_i x_ij/x_ij` for a benefit and `x_ij/max_i x_ij` for a cost, performances `S_i = ln(1 +
/// (1/n)·Σ_j |ln ñ_ij|)` and `S'_ij` the same without criterion j, effects `E_j = Σ_i |S'_ij − S_i|` and
/// weights `w_j = E_j/Σ_k E_k`.
///
///     // benefits 1, 2 and 1, 1: only the removal of the first changes anything → 1, 0
///
/// A column that does not vary weighs 0, but counts in n.
///
/// - Throws: ``ScoringError/outside(name:cells:)`` with every value that is not above zero;
///   ``ScoringError/undefined(method:reason:)`` when no criterion varies.
/// - Complexity: O(m·n) time, O(n) memory beside the matrix.
/// - Source: Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis & Antucheviciene (2021), *Symmetry* 13(4) 525,
///   steps 2 to 6.
public struct MEREC: Weighting {
  public static let name = "merec"
  public init() {}

  public func weights(for matrix: DecisionMatrix) throws(ScoringError) -> WeightVector {
    var columns: [DistanceColumn] = []
    for (criterion, column) in zip(matrix.criteria, matrix.columns) {
      let bounded = BoundedColumn(column)
      guard bounded.lowest > 0 else {
        throw .outside(
          name: Self.name, cells: outside(matrix, wanted: "values above zero", { $0 <= 0 }))
      }
      columns.append(DistanceColumn(column, bounded, cost: criterion.direction == .cost))
    }
    var effects = [Double](repeating: 0, count: columns.count)
    let rows = matrix.alternatives.count
    // The distances of a block of rows stay in a core's own cache until the performances are known.
    for start in stride(from: 0, to: rows, by: Self.block) {
      add(effectsOf: start..<min(start + Self.block, rows), columns, to: &effects)
    }
    return try shares(effects, of: matrix, unless: nothingVaries(matrix))
  }

  private static let block = 512

  /// `S_i − S'_ij = −ln(1 − d_ij/(n + Σ_k d_ik))`, never negative. Products of up to 64 arguments are
  /// formed before a logarithm is taken: each is above 1/1500, since no |ln ñ| of two doubles reaches 1500,
  /// so they do not vanish.
  private func add(effectsOf rows: Range<Int>, _ columns: [DistanceColumn], to effects: inout [Double]) {
    let groups = (rows.count + 3) / 4
    var distances = [Lanes](repeating: .zero, count: groups * columns.count)
    var sums = [Lanes](repeating: Lanes(repeating: Double(columns.count)), count: groups)
    for (j, column) in columns.enumerated() where column.varies {
      column.store(rows, in: &distances, at: j * groups)
      for group in 0..<groups { sums[group] += distances[j * groups + group] }
    }
    let inverses = sums.map { 1 / $0 }
    for (j, column) in columns.enumerated() where column.varies {
      for first in stride(from: 0, to: groups, by: 64) {
        var product = Lanes(repeating: 1)
        for group in first..<min(first + 64, groups) {
          product *= 1 - distances[j * groups + group] * inverses[group]
        }
        // Rows beyond the last one have the distance 0 and the factor 1.
        for lane in 0..<4 { effects[j] -= log(product[lane]) }
      }
    }
  }
}

extension Weighting where Self == MEREC {
  public static var merec: Self { MEREC() }
}

/// A positive column and its `|ln ñ|`: the logarithm of how many times worse or better than the end of the
/// column a value is.
private struct DistanceColumn {
  let values: [Double]
  let end: Double
  let varies: Bool
  private let isCost: Bool
  /// Whether quotients of the column's values are normal doubles.
  private let isNarrow: Bool

  init(_ column: [Double], _ bounded: BoundedColumn, cost: Bool) {
    isNarrow = bounded.low >= .leastNormalMagnitude && bounded.low / bounded.high >= 0x1p-1000
    // So wide a column loses nothing by logarithms of single values, and those of all that are given exist.
    values = isNarrow ? bounded.values : column
    isCost = cost
    let ends = isNarrow ? (bounded.low, bounded.high) : extremes(column)
    end = cost ? ends.1 : ends.0
    varies = ends.0 < ends.1
  }

  func store(_ rows: Range<Int>, in distances: inout [Lanes], at place: Int) {
    let inverse = 1 / end
    let sign: Double = isCost ? -1 : 1
    for (group, i) in stride(from: rows.lowerBound, to: rows.upperBound, by: 4).enumerated() {
      var four = Lanes(repeating: end)
      if i + 4 <= rows.upperBound {
        four = values.span.lanes(at: i)
      } else {
        for row in i..<rows.upperBound { four[row - i] = values[row] }
      }
      if isNarrow {
        distances[place + group] = sign * logarithms(of: four * inverse, excess: (four - end) * inverse)
      } else {
        for lane in 0..<4 { distances[place + group][lane] = sign * (log(four[lane]) - log(end)) }
      }
    }
  }
}
