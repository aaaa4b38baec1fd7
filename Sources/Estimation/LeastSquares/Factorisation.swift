/// X = QR for the columns that can be told apart, and Q'y beside it.
struct Factorisation {
  enum Method: Sendable { case cholesky, householder }

  let method: Method
  let factor: TriangularFactor
  /// Q'y for the kept columns.
  let projections: [DoubleDouble]
  let kept: [Int]
  let dropped: [DroppedColumn]

  /// Condition number up to which X'X may be factorised. Its errors of 2⁻¹⁰⁴ are magnified by the square of
  /// the number, so at 10⁶ they are still a thousand times smaller than the rounding of a double.
  static let largestCondition = 1e6

  /// By X'X where its condition allows it, which costs half of K²N products; else by reflections, 2K²N
  /// operations in 106 bits.
  init(_ columns: ScaledColumns, names: [String], test: (_ lengths: [Double]) -> CollinearityTest) {
    let gram = GramMatrix(columns)
    let lengths = (0..<names.count).map { gram[$0, $0].squareRoot().value }
    self =
      Factorisation(cholesky: gram, columns, names: names, test: test(lengths))
      ?? Factorisation(householder: columns, names: names, test: test(lengths))
  }

  init(
    method: Method, factor: TriangularFactor, projections: [DoubleDouble], kept: [Int],
    dropped: [DroppedColumn]
  ) {
    self.method = method
    self.factor = factor
    self.projections = projections
    self.kept = kept
    self.dropped = dropped
  }

  /// Coefficients of the scaled columns.
  var coefficients: [DoubleDouble] { factor.solvedBackward(projections) }
}
