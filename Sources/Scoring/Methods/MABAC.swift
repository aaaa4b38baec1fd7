public import Decision
internal import Foundation

/// Distance from the border approximation area: above 0 an alternative is better than the border, below it
/// worse.
///
/// `v_ij = w_j·(x̃_ij + 1)`, the border `g_j = (Π_i v_ij)^(1/m)` is the geometric mean of the column, and
/// `S_i = Σ_j (v_ij − g_j)`. A criterion that is still a cost after normalisation (vector) is subtracted.
///
///     // benefit 0 1 (minmax), weight 1 → v 1 2, g √2, score 1 − √2, 2 − √2
///
/// Adding an alternative can reverse ranks under minmax, since minimum and maximum move.
///
/// - Throws: ``ScoringError/outside(name:cells:)`` with every value below −1, of which `v` would be negative;
///   it cannot be under minmax. ``ScoringError/undefined(method:reason:)`` when a sum is more than a double
///   holds.
/// - Complexity: O(m·n).
/// - Source: Pamučar & Ćirović (2015), *Expert Systems with Applications* 42(6) 3016-3028.
public struct MABAC: ScoringMethod {
  public static let name = "mabac"
  public static let scoreScale = ScoreScale.own("distance from the border, 0 on it")
  public static let defaultNormalisation = MinMax.name
  public init() {}
  public init(_: MethodParameters) throws(ScoringError) {}

  public func scores(for matrix: NormalisedMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let count = matrix.alternatives.count
    let used = matrix.columns.indices.filter { weights.values[$0] > 0 }
    let cells = used.flatMap { below(-1, matrix.columns[$0], matrix.criteria[$0], matrix.alternatives) }
    guard cells.isEmpty else { throw .outside(name: Self.name, cells: cells) }
    var sums = [Double](repeating: 0, count: count)
    var border = [Double](repeating: 0, count: matrix.criteria.count)
    for j in used {
      let column = matrix.columns[j]
      let middle = geometricMeanOfOneAbove(column)
      border[j] = weights.values[j] * middle
      let weight = matrix.criteria[j].direction == .benefit ? weights.values[j] : -weights.values[j]
      for i in 0..<count { sums[i] += weight * ((column[i] + 1) - middle) }
    }
    if let huge = sums.firstIndex(where: { !$0.isFinite }) {
      throw .undefined(
        method: Self.name,
        reason: "the sum of '\(matrix.alternatives[huge].id)' is more than a number can hold")
    }
    return Scores(
      values: sums,
      workings: [Working("G", "border approximation area", along: .criteria, border)],
      notices: [rankReversal(Self.name)])
  }

  private func below(
    _ bound: Double, _ column: [Double], _ criterion: Criterion, _ alternatives: [Alternative]
  ) -> [OutsideCell] {
    guard extremes(column).low < bound else { return [] }
    return column.indices.filter { column[$0] < bound }.map { i in
      OutsideCell(
        alternative: alternatives[i].id, criterion: criterion.id, value: column[i],
        wanted: "no value below \(plain(bound))")
    }
  }

  /// `exp` of the mean of `ln(x + 1)`: the product itself of many values would be 0 or infinite.
  ///
  /// A logarithm is taken of the product of as many values as fit into a double. Its relative error is at
  /// most half an ulp for each value, which is that of as many logarithms.
  private func geometricMeanOfOneAbove(_ column: [Double]) -> Double {
    let (low, high) = extremes(column)
    // The border of equal values is that value, to the last bit.
    guard low < high else { return low + 1 }
    guard low > -1 else { return 0 }
    var logarithms = 0.0
    var product = 1.0
    for value in column {
      let factor = value + 1
      if factor > 0x1p500 {
        logarithms += log(factor)
        continue
      }
      product *= factor
      if product > 0x1p500 || product < 0x1p-500 {
        logarithms += log(product)
        product = 1
      }
    }
    let mean = exp((logarithms + log(product)) / Double(column.count))
    // A mean lies between its values, whatever the last bits say.
    return min(max(mean, low + 1), high + 1)
  }
}

extension ScoringMethod where Self == MABAC {
  public static var mabac: Self { MABAC() }
}
