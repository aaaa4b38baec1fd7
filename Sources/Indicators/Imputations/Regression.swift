internal import Decision

/// Least-squares predictions of a column's gaps from the indicators of the table that have no gap at all.
///
/// Predictors are standardised and taken in through Householder reflections; one that is a combination
/// of those before it is left out. Nothing is predicted unless at least two more figures are known than
/// coefficients are fitted.
///
/// - Complexity: O(m·p²) for p predictors.
/// - Source: OECD & JRC (2008), *Handbook on Constructing Composite Indicators*, section 3.3;
///   Golub & Van Loan (2013), *Matrix Computations*, 4th ed., algorithm 5.3.2.
func regressionValues(of column: IndicatorTable.Column, in table: IndicatorTable) -> [Int: Double] {
  let rows = column.values.indices.filter { !column.isGap($0) }
  let predictors = regressionPredictors(of: column, in: table, rows: rows)
  let (target, exponent) = atUnitSize(column.values)
  guard predictors.count > 1 else { return [:] }
  guard
    let fit = leastSquares(
      predictors.map { predictor in rows.map { predictor[$0] } }, onto: rows.map { target[$0] })
  else { return [:] }
  var predicted: [Int: Double] = [:]
  for row in column.gaps {
    predicted[row] = shifted(zip(predictors, fit).reduce(0) { $0 + $1.0[row] * $1.1 }, by: exponent)
  }
  return predicted
}

/// A constant, and every other indicator without gaps standardised over the rows; nothing for too few rows.
func regressionPredictors(
  of column: IndicatorTable.Column, in table: IndicatorTable, rows: [Int]
) -> [[Double]] {
  let candidates = table.columns.filter { $0.gaps.isEmpty && $0.indicator.id != column.indicator.id }
  guard !candidates.isEmpty, rows.count > 2 else { return [] }

  var predictors: [[Double]] = [[Double](repeating: 1, count: column.values.count)]
  for candidate in candidates {
    let values = atUnitSize(candidate.values).values
    let mean = rows.reduce(0) { $0 + values[$1] } / Double(rows.count)
    let squares = rows.reduce(0) { $0 + (values[$1] - mean) * (values[$1] - mean) }
    guard squares > 0 else { continue }
    let spread = (squares / Double(rows.count - 1)).squareRoot()
    predictors.append(values.map { ($0 - mean) / spread })
  }
  return predictors
}

/// Coefficients of the least-squares fit; 0 for a column that hangs on those before it, none when there
/// are too few rows for the columns that are left.
func leastSquares(_ columns: [[Double]], onto target: [Double]) -> [Double]? {
  var work = columns
  var right = target
  let count = target.count
  var pivots: [Int] = []
  for j in work.indices {
    let step = pivots.count
    guard step < count else { return nil }
    let whole = norm(columns[j][...])
    let below = norm(work[j][step...])
    // 1e-10 of its length left: the column says nothing that the others do not.
    guard below > 1e-10 * whole else { continue }
    let leading = work[j][step] >= 0 ? -below : below
    var reflector = Array(work[j][step...])
    reflector[0] -= leading
    let scale = reflector.reduce(0) { $0 + $1 * $1 }
    func reflect(_ vector: inout [Double]) {
      var product = 0.0
      for k in reflector.indices { product += reflector[k] * vector[step + k] }
      let factor = 2 * product / scale
      for k in reflector.indices { vector[step + k] -= factor * reflector[k] }
    }
    for later in work.indices where later >= j { reflect(&work[later]) }
    reflect(&right)
    pivots.append(j)
  }
  guard count >= pivots.count + 2 else { return nil }
  var coefficients = [Double](repeating: 0, count: columns.count)
  for step in pivots.indices.reversed() {
    var rest = right[step]
    for later in (step + 1)..<max(step + 1, pivots.count) {
      rest -= work[pivots[later]][step] * coefficients[pivots[later]]
    }
    coefficients[pivots[step]] = rest / work[pivots[step]][step]
  }
  return coefficients
}

private func norm(_ values: ArraySlice<Double>) -> Double {
  values.reduce(0) { $0 + $1 * $1 }.squareRoot()
}
