/// The coefficients that make Σw(y − Xβ)² least, with their errors, to the last digit that the figures carry.
///
/// All sums are kept in 106 bits, so the result is the solution for the given doubles, rounded once, as long
/// as the condition number stays below 10¹⁴ or so. The way is chosen by the condition number κ of the
/// columns, each scaled to length one: up to 10⁶ the factor comes from X'X, whose errors are κ²·2⁻¹⁰⁴, beyond
/// it from reflections of X, whose errors are κ·2⁻¹⁰⁴. A column that cannot be told apart from those before
/// it, given the rounding of their figures, is left out and named with the columns that it repeats.
///
///     // y = 130, 131, … on x = 60, 61, …, 70 without a constant: NIST's set NoInt1
///     let fit = try leastSquares(problem)
///     fit.coefficients    // [2.0743801652892562], certified 2.07438016528926
///     fit.standardErrors  // [0.01652892561983471], certified 0.0165289256198347
///     fit.r2              // 0.9993654922986628, certified 0.999365492298663
///
/// - Throws: ``EstimationError/input(_:)`` when no column is left, when as many coefficients as rows leave
///   nothing to measure errors by, and when the result is beyond the range of a double.
/// - Complexity: O(N·K²) time; besides the problem O(N) memory, O(N·K) with reflections.
/// - Source: Golub & Van Loan (2013), *Matrix Computations*, 4th ed., section 5.3; R² and F as NIST's
///   Statistical Reference Datasets define them, with and without a constant.
public func leastSquares(_ problem: LinearProblem) throws(EstimationError) -> LinearFit {
  let columns = ScaledColumns(problem)
  let factorisation = Factorisation(columns, names: problem.names) { lengths in
    problem.collinearityTest(lengths: lengths, columns)
  }
  return try problem.fit(factorisation, columns)
}

extension LinearProblem {
  func collinearityTest(lengths: [Double], _ columns: ScaledColumns) -> CollinearityTest {
    let root = columns.weightScale.squareRoot()
    let given = precision.lengths?.enumerated().map { $1 * columns.scales[$0] * root }
    return CollinearityTest(relativeError: precision.relativeError, lengths: given ?? lengths)
  }

  func fit(
    _ factorisation: Factorisation, _ columns: ScaledColumns
  ) throws(EstimationError) -> LinearFit {
    let kept = factorisation.kept
    let degrees = observations - kept.count - absorbedDegrees
    try check(kept: kept.count, degrees: degrees)
    let scaled = factorisation.coefficients
    let responseScale = columns.scales[names.count]
    let scales = kept.map { columns.scales[$0] }
    // Divided by the one before multiplied by the other: their quotient may leave the range where the result
    // does not.
    let coefficients = zip(scaled, scales).map { ($0.value * $1) / responseScale }
    let gram = factorisation.factor.inverseGram()
    let inverseGram = gram.indices.map { index in
      ((gram[index].value * scales[index / kept.count]) * scales[index % kept.count]) * columns.weightScale
    }
    let rest = columns.unweighted.residuals(of: names.count, after: kept, coefficients: scaled)
    let sums = SumsOfSquares(rest, self, columns)
    let error = sums.standardError(degrees)
    guard (coefficients + inverseGram + [error, sums.unscaledResidual]).allSatisfy(\.isFinite) else {
      var problems = EstimationProblems()
      problems.append(
        EstimationProblem(
          .table, "the coefficients or their variances are beyond 10^308",
          hint: "give the columns and the response in units in which their figures are nearer to one"))
      throw .input(problems)
    }
    return LinearFit(
      names: kept.map { names[$0] }, kept: kept, dropped: factorisation.dropped, coefficients: coefficients,
      inverseGram: inverseGram,
      residuals: response.high.indices.map { rest[$0 / 4][$0 % 4].value / responseScale },
      observations: observations, degreesOfFreedom: degrees, isExact: sums.isExact,
      residualSumOfSquares: sums.unscaledResidual, residualStandardError: error, r2: sums.r2,
      overallTest: sums.test(parameters: kept.count - (hasConstant ? 1 : 0), degrees),
      conditionNumber: factorisation.factor.conditionNumber(),
      gradientNorm: gradientNorm(rest, factorisation, columns),
      inverseFactor: factorisation.factor.inverted(), weightScale: columns.weightScale)
  }

  private func gradientNorm(
    _ rest: [Lanes], _ factorisation: Factorisation, _ columns: ScaledColumns
  ) -> Double {
    let rest = columns.weighted(rest)
    let products = columns.products(of: factorisation.kept, with: rest)
    // The response as a combination of orthogonal columns and the rest: its length is that of both.
    let explained = factorisation.projections.reduce(DoubleDouble.zero) { $0 + $1 * $1 }
    let response = (explained + squaredLength(rest)).squareRoot().value
    return zip(products, factorisation.factor.lengths()).reduce(0) { largest, pair in
      response > 0 ? max(largest, abs(pair.0.value) / (pair.1 * response)) : 0
    }
  }

  private func check(kept: Int, degrees: Int) throws(EstimationError) {
    var problems = EstimationProblems()
    if kept == 0, !names.isEmpty {
      problems.append(
        EstimationProblem(.table, "every column is zero in every row", hint: "give a term that varies"))
    } else if degrees <= 0 {
      problems.append(
        EstimationProblem(
          .table,
          "\(observations) \(observations == 1 ? "row leaves" : "rows leave") nothing to measure errors by "
            + "beside \(costs(kept))",
          hint: "give more rows or fewer terms"))
    }
    try problems.refuse()
  }

  /// What takes degrees of freedom, in words.
  private func costs(_ kept: Int) -> String {
    let coefficients = kept == 0 ? [] : ["\(kept) \(kept == 1 ? "coefficient" : "coefficients")"]
    return (coefficients + (absorbedDegrees > 0 ? ["\(absorbedDegrees) absorbed effects"] : []))
      .joined(separator: " and ")
  }
}
