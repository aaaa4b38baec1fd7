public import Decision

/// Relative closeness to the ideal alternative, in 0…1.
///
/// With `v_ij = w_j·x̃_ij`, `v⁺_j` the best and `v⁻_j` the worst of column j:
/// `D±_i = √Σ_j (v_ij − v±_j)²` and `C_i = D⁻_i/(D⁺_i + D⁻_i)`.
///
///     // 5 8 4 / 7 6 8 / 8 8 6 / 7 4 6 with weights .3 .4 .3 → .5037 .6581 .7482 .3340
///
/// Adding an alternative can reverse ranks, since both the column's length and the ideal point move.
///
/// - Throws: ``ScoringError/undefined(method:reason:)`` when all alternatives have the same weighted values:
///   both distances are 0 then.
/// - Complexity: O(m·n).
/// - Source: Hwang & Yoon (1981), *Multiple Attribute Decision Making*, Springer, pp. 128-140.
public struct TOPSIS: ScoringMethod {
  public static let name = "topsis"
  public static let defaultNormalisation = Vector.name
  public init() {}
  public init(_: MethodParameters) throws(ScoringError) {}

  public func scores(for matrix: NormalisedMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let count = matrix.alternatives.count
    // Squares of tiny weighted differences vanish. Closeness does not depend on the unit of distance, so the
    // largest difference sets it: a power of two, which rounds nothing.
    let spans = matrix.columns.indices.map { j in
      let (low, high) = extremes(matrix.columns[j])
      return weights.values[j] * (high - low)
    }
    guard let widest = spans.max(), widest >= .leastNormalMagnitude else {
      throw .undefined(method: Self.name, reason: "every alternative has the same weighted values")
    }
    let unit = Double(sign: .plus, exponent: Int(widest.exponent), significand: 1)
    var ideal: [Double] = []
    var antiIdeal: [Double] = []
    var toIdeal = [Double](repeating: 0, count: count)
    var toAntiIdeal = [Double](repeating: 0, count: count)
    for (j, column) in matrix.columns.enumerated() {
      let (low, high) = extremes(column)
      let isBenefit = matrix.criteria[j].direction == .benefit
      let best = isBenefit ? high : low
      let worst = isBenefit ? low : high
      let weight = weights.values[j] / unit
      for i in 0..<count {
        let up = weight * (column[i] - best)
        let down = weight * (column[i] - worst)
        toIdeal[i] += up * up
        toAntiIdeal[i] += down * down
      }
      ideal.append(weights.values[j] * best)
      antiIdeal.append(weights.values[j] * worst)
    }
    for i in 0..<count {
      toIdeal[i] = toIdeal[i].squareRoot()
      toAntiIdeal[i] = toAntiIdeal[i].squareRoot()
    }
    let closeness = zip(toIdeal, toAntiIdeal).map { $1 / ($0 + $1) }
    if unit != 1 {
      toIdeal = toIdeal.map { $0 * unit }
      toAntiIdeal = toAntiIdeal.map { $0 * unit }
    }
    return Scores(
      values: closeness,
      workings: [
        Working("v⁺", "ideal point", along: .criteria, ideal),
        Working("v⁻", "anti-ideal point", along: .criteria, antiIdeal),
        Working("D⁺", "distance to the ideal", along: .alternatives, toIdeal),
        Working("D⁻", "distance to the anti-ideal", along: .alternatives, toAntiIdeal),
      ],
      notices: [Notice("topsis: adding or dropping an alternative can reverse ranks")])
  }
}

extension ScoringMethod where Self == TOPSIS {
  public static var topsis: Self { TOPSIS() }
}
