/// A linear model to be fitted: columns with their names, a response and, if wanted, weights; all checked.
///
///     let line = try LinearProblem(
///       columns: [("(constant)", DesignColumn([1, 1, 1])), ("x", DesignColumn([1.0, 2, 4]))],
///       response: DesignColumn([1.0, 3, 4]), hasConstant: true)
public struct LinearProblem: Sendable {
  public let names: [String]
  public let columns: [DesignColumn]
  public let response: DesignColumn
  /// Inverse variances up to a factor, or nil when all are one. A row of weight zero takes no part.
  public let weights: [Double]?
  /// Whether a constant is among the columns, which decides what R² compares with.
  public let hasConstant: Bool
  /// Effects that were taken out of the columns and the response beforehand; they cost degrees of freedom.
  public let absorbedDegrees: Int
  public let precision: ColumnPrecision

  /// - Parameters:
  ///   - columns: K columns of N numbers with their names; none only where effects were taken out.
  ///   - response: N numbers.
  ///   - weights: N numbers that are not negative, not all of them zero.
  ///   - absorbedDegrees: degrees of freedom of absorbed effects.
  ///   - precision: how exactly the columns are known.
  /// - Throws: ``EstimationError/input(_:)`` with every wrong count, every figure that is not finite and
  ///   every weight outside its range.
  public init(
    columns: [(name: String, values: DesignColumn)], response: DesignColumn, weights: [Double]? = nil,
    hasConstant: Bool, absorbedDegrees: Int = 0, precision: ColumnPrecision = ColumnPrecision()
  ) throws(EstimationError) {
    precondition(absorbedDegrees >= 0, "caller counts degrees of freedom")
    var problems = EstimationProblems()
    if columns.isEmpty, absorbedDegrees == 0 {
      problems.append(
        EstimationProblem(.table, "the model has no columns", hint: "give it a constant or a term"))
    }
    if response.count == 0 {
      problems.append(EstimationProblem(.table, "the model has no rows", hint: "give it data"))
    }
    for (name, values) in columns + [("response", response)] {
      checkFigures(values, name: name, rows: response.count, &problems)
    }
    if let weights { checkWeights(weights, rows: response.count, &problems) }
    try problems.refuse()
    names = columns.map(\.name)
    self.columns = columns.map(\.values)
    self.response = response
    self.weights = weights
    self.hasConstant = hasConstant
    self.absorbedDegrees = absorbedDegrees
    self.precision = precision
  }

  /// Rows that take part.
  public var observations: Int { weights.map { $0.count { $0 > 0 } } ?? response.count }
}

/// How exactly the columns of a model are known, which decides when two of them are one.
public struct ColumnPrecision: Sendable, Equatable {
  /// Relative error of a figure. A double that was read from decimals is known to 2⁻⁵³, and one that was
  /// computed in a few steps to about 2⁻⁵⁰.
  public let relativeError: Double
  /// The lengths of the (weighted) columns to which the error is relative, when effects were taken out since;
  /// nil for the lengths as they are.
  public let lengths: [Double]?

  public init(relativeError: Double = 0x1p-50, lengths: [Double]? = nil) {
    precondition(relativeError > 0 && relativeError < 1, "caller gives a relative error")
    self.relativeError = relativeError
    self.lengths = lengths
  }
}

private func checkFigures(
  _ column: DesignColumn, name: String, rows: Int, _ problems: inout EstimationProblems
) {
  guard column.count == rows else {
    problems.append(
      EstimationProblem(
        .column(name),
        "there are \(column.count) \(column.count == 1 ? "value" : "values") and \(rows) of the response",
        hint: "give one value for every row"))
    return
  }
  for row in 0..<rows where !(column.high[row].isFinite && (column.low.isEmpty || column.low[row].isFinite)) {
    problems.append(
      EstimationProblem(
        .cell(row: row + 1, column: name), "\(column.high[row]) is not a finite number",
        hint: "correct the figure or leave the row out"))
  }
}

private func checkWeights(_ weights: [Double], rows: Int, _ problems: inout EstimationProblems) {
  guard weights.count == rows else {
    problems.append(
      EstimationProblem(
        .table, "there are \(weights.count) weights for \(rows) rows", hint: "give one weight for every row"))
    return
  }
  for (row, weight) in weights.enumerated() where !(weight.isFinite && weight >= 0) {
    problems.append(
      EstimationProblem(
        .row(row + 1), "the weight is \(weight); wanted a finite number that is not negative",
        hint: "correct the weight or leave the row out"))
  }
  if rows > 0, weights.allSatisfy({ $0 == 0 }) {
    problems.append(EstimationProblem(.table, "all weights are zero", hint: "give at least one row a weight"))
  }
}
