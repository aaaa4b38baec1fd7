public import Decision

/// Part weighted sum, part weighted product: weakness in one criterion is bought off in part only.
///
/// `Q⁽¹⁾_i = Σ_j w_j·x̃_ij`, `Q⁽²⁾_i = Π_j x̃_ij^w_j` and `Q_i = λ·Q⁽¹⁾_i + (1 − λ)·Q⁽²⁾_i`. A criterion that is
/// still a cost after normalisation is subtracted in the sum and has the exponent −w in the product.
///
///     // weights .5, .5 on .25, 1 → Q⁽¹⁾ = .625, Q⁽²⁾ = .5, Q = .5625
///
/// Adding an alternative can reverse ranks where λ > 0, since the best of a column is divided by. A value of zero
/// makes the product zero, whatever the others are.
///
/// - Throws: ``ScoringError/outside(name:cells:)`` with every negative value and every zero that would be divided
///   by; ``ScoringError/undefined(method:reason:)`` when a score is more than a double holds.
/// - Complexity: O(m·n), one logarithm for each value.
/// - Source: Zavadskas, Turskis, Antucheviciene & Zakarevicius (2012), *Elektronika ir Elektrotechnika* 122(6)
///   3-6.
public struct WASPAS: ScoringMethod {
  public static let name = "waspas"
  public static let scoreScale = ScoreScale.mean("weighted sum and product")
  public static let defaultNormalisation = Linear.name
  public static let parameterKeys = ["lambda"]
  /// Share of the weighted sum.
  public let lambda: Double
  private let workers: Workers

  public init(lambda: Double = 0.5, workers: Workers = .one) {
    precondition((0...1).contains(lambda), "caller gives a share")
    self.lambda = lambda
    self.workers = workers
  }

  public init(_ parameters: MethodParameters) throws(ScoringError) {
    self.init(
      lambda: try parameters.number("lambda", default: 0.5, in: 0...1), workers: parameters.workers)
  }

  public func scores(for matrix: NormalisedMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let cells = cellsWithoutProduct(matrix)
    guard cells.isEmpty else { throw .outside(name: Self.name, cells: cells) }
    let exponents = matrix.criteria.indices.map { j in
      matrix.criteria[j].direction == .benefit ? weights.values[j] : -weights.values[j]
    }
    let parts = workers.pieces(rows: matrix.alternatives.count, block: Workers.rowsOfLogarithms) { rows in
      Self.sumsAndProducts(of: rows, in: matrix, exponents: exponents)
    }
    let sums = parts.flatMap(\.sums)
    let products = parts.flatMap(\.products)
    let values = zip(sums, products).map { lambda * $0 + (1 - lambda) * $1 }
    // A figure that is not shown to be finite is not handed out, not even as a working.
    if let huge = values.indices.first(where: { !sums[$0].isFinite || !products[$0].isFinite }) {
      throw .undefined(
        method: Self.name,
        reason: "the score of '\(matrix.alternatives[huge].id)' is more than a number can hold")
    }
    return Scores(
      values: values,
      workings: [
        Working("Q⁽¹⁾", "weighted sum", along: .alternatives, sums),
        Working("Q⁽²⁾", "weighted product", along: .alternatives, products),
      ],
      notices: lambda > 0 ? [Notice("waspas: adding or dropping an alternative can reverse ranks")] : [])
  }

  private static func sumsAndProducts(
    of rows: Range<Int>, in matrix: NormalisedMatrix, exponents: [Double]
  ) -> (sums: [Double], products: [Double]) {
    var sums = [Double](repeating: 0, count: rows.count)
    var products = sums
    for (exponent, column) in zip(exponents, matrix.scaled) {
      // 0^0 is 1: a criterion without weight has no say, not even where it is zero.
      guard exponent != 0 else { continue }
      column.add(rows, times: exponent, to: &sums)
      column.addLogarithms(rows, times: exponent, to: &products)
    }
    exponentiate(&products)
    return (sums, products)
  }
}

extension ScoringMethod where Self == WASPAS {
  public static var waspas: Self { WASPAS() }
}
