internal import Decision

/// What the regression predicts for each known figure when this figure is left out of the fit.
///
/// `ŷ₍₋ᵢ₎ = yᵢ − (yᵢ − ŷᵢ)/(1 − hᵢ)` with the leverage h: the same as fitting anew without figure i, at the
/// cost of one fit. A figure that alone decides on a coefficient (h = 1) is left out in earnest.
///
/// - Returns: nothing where the policy would predict nothing from one figure less.
/// - Complexity: O(m·p²) for p predictors, and as much again for each figure of leverage one.
/// - Source: Belsley, Kuh & Welsch (1980), *Regression Diagnostics*, eqs 2.9 and 2.15.
func regressionLeftOut(of column: IndicatorTable.Column, in table: IndicatorTable) -> [Int: Double] {
  let rows = knownRows(of: column)
  let predictors = regressionPredictors(of: column, in: table, rows: rows)
  guard predictors.count > 1 else { return [:] }
  let known = predictors.map { predictor in rows.map { predictor[$0] } }
  let (target, exponent) = atUnitSize(column.values)
  guard let fit = leastSquares(known, onto: rows.map { target[$0] }) else { return [:] }
  let basis = orthonormal(known)
  guard rows.count >= basis.count + 3 else { return [:] }
  var again: [Int: Double] = [:]
  for (place, row) in rows.enumerated() {
    let rest = 1 - basis.reduce(0) { $0 + $1[place] * $1[place] }
    // Of a smaller rest rounding has taken half of the digits and more.
    guard rest > 1e-8 else {
      let without = IndicatorTable.Column(
        indicator: column.indicator, values: column.values, gaps: (column.gaps + [row]).sorted())
      again[row] = regressionValues(of: without, in: table)[row]
      continue
    }
    let fitted = zip(known, fit).reduce(0) { $0 + $1.0[place] * $1.1 }
    again[row] = shifted(target[row] - (target[row] - fitted) / rest, by: exponent)
  }
  return again
}

/// An orthonormal basis of what the columns span, by Gram and Schmidt with every step made twice; a column
/// that hangs on those before it adds nothing.
///
/// - Source: Golub & Van Loan (2013), *Matrix Computations*, 4th ed., section 5.2.
private func orthonormal(_ columns: [[Double]]) -> [[Double]] {
  func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
  var basis: [[Double]] = []
  for column in columns {
    var rest = column
    for vector in basis + basis {
      let part = product(vector, rest)
      for i in rest.indices { rest[i] -= part * vector[i] }
    }
    let length = product(rest, rest).squareRoot()
    // The rule of the fit itself.
    guard length > 1e-10 * product(column, column).squareRoot() else { continue }
    basis.append(rest.map { $0 / length })
  }
  return basis
}
