public import Decision
internal import Kernels

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
  public static let scoreScale = ScoreScale.share
  public static let defaultNormalisation = Vector.name
  private let workers: Workers
  public init(workers: Workers = .one) { self.workers = workers }
  public init(_ parameters: MethodParameters) throws(ScoringError) { self.init(workers: parameters.workers) }

  public func scores(for matrix: NormalisedMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    // Squares of tiny weighted differences vanish. Closeness does not depend on the unit of distance, so the
    // largest difference sets it: a power of two, which rounds nothing.
    let ends = matrix.scaled.map { extremes($0) }
    let spans = zip(ends, weights.values).map { $1 * ($0.high - $0.low) }
    guard let widest = spans.max(), widest >= .leastNormalMagnitude else {
      throw .undefined(method: Self.name, reason: "every alternative has the same weighted values")
    }
    let unit = Double(sign: .plus, exponent: Int(widest.exponent), significand: 1)
    let isBenefit = matrix.criteria.map { $0.direction == .benefit }
    let best = zip(isBenefit, ends).map { $0 ? $1.high : $1.low }
    let worst = zip(isBenefit, ends).map { $0 ? $1.low : $1.high }
    let parts = workers.pieces(rows: matrix.alternatives.count, block: Workers.rowsInCache) { rows in
      var toIdeal = [Double](repeating: 0, count: rows.count)
      var toAntiIdeal = toIdeal
      for (j, column) in matrix.scaled.enumerated() {
        var up = toIdeal.mutableSpan
        var down = toAntiIdeal.mutableSpan
        ColumnLoops.addSquares(
          column.figures.span.extracting(rows), on: column.loopScale, times: weights.values[j] / unit,
          from: best[j], worst[j], up: &up, down: &down)
      }
      var closeness = toIdeal
      for k in closeness.indices {
        let (up, down) = (toIdeal[k].squareRoot(), toAntiIdeal[k].squareRoot())
        closeness[k] = down / (up + down)
        (toIdeal[k], toAntiIdeal[k]) = (up * unit, down * unit)
      }
      return (closeness, toIdeal, toAntiIdeal)
    }
    return Scores(
      values: parts.flatMap(\.0),
      workings: [
        Working("v⁺", "ideal point", along: .criteria, zip(weights.values, best).map { $0 * $1 }),
        Working("v⁻", "anti-ideal point", along: .criteria, zip(weights.values, worst).map { $0 * $1 }),
        Working("D⁺", "distance to the ideal", along: .alternatives, parts.flatMap(\.1)),
        Working("D⁻", "distance to the anti-ideal", along: .alternatives, parts.flatMap(\.2)),
      ],
      notices: [Notice("topsis: adding or dropping an alternative can reverse ranks")])
  }
}

extension ScoringMethod where Self == TOPSIS {
  public static var topsis: Self { TOPSIS() }
}
