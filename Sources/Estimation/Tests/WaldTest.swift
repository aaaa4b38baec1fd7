/// Wald's test that some coefficients are zero together.
///
/// - Throws: as ``waldTest(of:_:)``.
public func waldTest(of estimates: Estimates, zero names: [String]) throws(EstimationError) -> ChiSquareTest {
  try waldTest(of: estimates, names.map { LinearRestriction($0) })
}

/// Wald's test of q linear restrictions `R b = r`.
///
/// `W = (R b − r)′ (R V R′)⁻¹ (R b − r)`, chi-square with q degrees when the restrictions hold. V is whatever
/// covariance the estimates carry, so with a robust or clustered one the test is robust too.
///
///     // b = (1, 2), V = diag(0.25, 1): both zero
///     try waldTest(of: estimates, zero: ["a", "b"]).statistic  // 8, which is 1/0.25 + 4/1
///
/// - Throws: ``EstimationError/input(_:)`` with every unknown name; for no restriction; for one that follows
///   from those before it or contradicts them; and when the covariance gives some combination of the
///   restrictions no variance.
/// - Complexity: O(q K² + q³).
/// - Source: Wald (1943), *Transactions of the American Mathematical Society* 54(3) 426; Greene (2018),
///   *Econometric Analysis*, 8th ed., section 5.4.
public func waldTest(
  of estimates: Estimates, _ restrictions: [LinearRestriction]
) throws(EstimationError) -> ChiSquareTest {
  guard !restrictions.isEmpty else {
    throw .problem(.table, "there is nothing to test", hint: "name at least one coefficient")
  }
  let unknown = Set(restrictions.flatMap(\.factors.keys)).subtracting(estimates.names)
  guard unknown.isEmpty else {
    throw .input(Estimates.unknown(unknown.sorted(), among: estimates.names))
  }
  try checkRank(restrictions, estimates)
  let rows = restrictions.map { restriction in estimates.names.map { restriction.factors[$0] ?? 0 } }
  let distances = zip(rows, restrictions).map { row, restriction in
    zip(row, estimates.values).reduce(-restriction.value) { $0 + $1.0 * $1.1 }
  }
  return try ChiSquareTest(
    statistic: quadraticForm(distances, rows: rows, covariance: estimates.covariance), degrees: rows.count)
}

/// `d′ (R V R′)⁻¹ d`.
func quadraticForm(
  _ distances: [Double], rows: [[Double]], covariance: [Double]
) throws(EstimationError) -> Double {
  let count = rows.count
  let order = rows[0].count
  var matrix = [Double](repeating: 0, count: count * count)
  for (a, row) in rows.enumerated() {
    let product = (0..<order).map { k in
      (0..<order).reduce(0) { $0 + row[$1] * covariance[$1 * order + k] }
    }
    for (b, other) in rows.enumerated() {
      matrix[a * count + b] = zip(product, other).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
  guard let factor = CholeskyFactor(matrix, order: count) else {
    throw .problem(
      .table, "the covariance gives a combination of the \(count) restrictions no variance above zero",
      hint: "test fewer restrictions, or take another covariance (clustered ones have no more rank than"
        + " clusters)")
  }
  return zip(distances, factor.solution(distances)).reduce(0) { $0 + $1.0 * $1.1 }
}

/// Every restriction must say something that those before it do not. Judged with every coefficient measured
/// in its standard error, so that units do not matter.
private func checkRank(
  _ restrictions: [LinearRestriction], _ estimates: Estimates
) throws(EstimationError) {
  var problems = EstimationProblems()
  var basis: [(row: [Double], value: Double)] = []
  for (place, restriction) in restrictions.enumerated() {
    var row = estimates.names.enumerated().map { k, name in
      let scale = estimates.variance(k, k)
      return (restriction.factors[name] ?? 0) * (scale > 0 ? scale.squareRoot() : 1)
    }
    var value = restriction.value
    let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
    // Twice, because what one pass leaves of a nearly dependent row is not orthogonal to the others.
    for _ in 0..<2 {
      for (other, otherValue) in basis {
        let share = zip(row, other).reduce(0) { $0 + $1.0 * $1.1 }
        for k in row.indices { row[k] -= share * other[k] }
        value -= share * otherValue
      }
    }
    let rest = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
    if rest > 1e-10 * length {
      basis.append((row.map { $0 / rest }, value / rest))
      continue
    }
    let size = basis.reduce(abs(restriction.value)) { max($0, abs($1.value) * length) }
    let says =
      length == 0
      ? "names no coefficient"
      : abs(value) <= 1e-9 * size ? "follows from those before it" : "contradicts those before it"
    problems.append(
      .init(.table, "restriction \(place + 1) (\(restriction.text)) \(says)", hint: "leave it out"))
  }
  try problems.refuse()
}
