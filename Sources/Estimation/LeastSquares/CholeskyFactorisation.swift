extension Factorisation {
  /// R from X'X = R'R, column by column, or nil when the columns are too nearly dependent for it.
  init?(cholesky gram: GramMatrix, _ columns: ScaledColumns, names: [String], test: CollinearityTest) {
    var factor = TriangularFactor()
    var kept: [Int] = []
    var dropped: [DroppedColumn] = []
    for column in names.indices {
      let products = factor.solvedForward(kept.map { gram[$0, column] })
      let square = products.reduce(gram[column, column]) { $0 - $1 * $1 }
      var rest = square.squareRoot().value
      var combination = factor.solvedBackward(products)
      // A difference this small has lost so many digits that only the rest itself can tell what it is.
      let isUnclear =
        square.value <= gram[column, column].value / (Self.largestCondition * Self.largestCondition)
      if isUnclear {
        let explicit = ExplicitRest(of: column, after: kept, gram, factor, columns)
        rest = explicit.length
        combination = explicit.combination
      }
      if test.isRoundingOnly(rest: rest, column: column, kept: kept, combination: combination) {
        dropped.append(
          DroppedColumn(
            index: column, name: names[column],
            combinationOf: test.members(of: combination, kept: kept).map { names[$0] }))
        continue
      }
      if isUnclear { return nil }
      factor.append(products + [square.squareRoot()])
      kept.append(column)
    }
    guard factor.conditionNumber() <= Self.largestCondition else { return nil }
    let response = columns.count - 1
    self.init(
      method: .cholesky, factor: factor, projections: factor.solvedForward(kept.map { gram[$0, response] }),
      kept: kept, dropped: dropped)
  }
}

/// What is left of a column once the columns before it are taken out of its figures.
private struct ExplicitRest {
  let combination: [DoubleDouble]
  let length: Double

  init(
    of column: Int, after kept: [Int], _ gram: GramMatrix, _ factor: TriangularFactor,
    _ columns: ScaledColumns
  ) {
    let first = factor.solvedBackward(factor.solvedForward(kept.map { gram[$0, column] }))
    let rest = columns.residuals(of: column, after: kept, coefficients: first)
    // The first combination is exact to the condition of X'X only; what it left is taken out once more.
    let correction = factor.solvedBackward(factor.solvedForward(columns.products(of: kept, with: rest)))
    combination = zip(first, correction).map(+)
    length =
      squaredLength(columns.residuals(of: column, after: kept, coefficients: combination))
      .squareRoot().value
  }
}
