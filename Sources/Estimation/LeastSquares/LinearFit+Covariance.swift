extension LinearFit {
  /// s²(X'WX)⁻¹.
  public var informationCovariance: Covariance {
    let variance = residualStandardError * residualStandardError
    return Covariance(inverseInformation: inverseGram.map { $0 * variance })
  }

  /// The parameters that the small-sample factors count: the coefficients and the absorbed effects.
  public var countedParameters: Int { observations - degreesOfFreedom }

  /// wᵢeᵢ(X'WX)⁻¹xᵢ for every row, in 106 bits until the last step.
  ///
  ///     let influence = fit.influence(on: problem)
  ///     try robustCovariance(influence)
  ///     try clusteredCovariance(influence, by: firms, parameters: fit.countedParameters)
  ///
  /// In doubles the product (X'WX)⁻¹x would cancel by the square of the condition number.
  ///
  /// - Parameter problem: the one that was fitted.
  /// - Complexity: O(N·K²) in 106 bits.
  public func influence(on problem: LinearProblem) -> InfluenceRows {
    precondition(problem.response.count == residuals.count, "caller passes the problem that was fitted")
    let columns = ScaledColumns(problem).unweighted
    let order = kept.count
    var inverse = [Lanes](repeating: .zero, count: order * order)
    for (j, column) in inverseFactor.enumerated() {
      for (i, value) in column.enumerated() { inverse[j * order + i] = Lanes(repeating: value) }
    }
    var values = [Double](repeating: 0, count: residuals.count * order)
    var x = [Lanes](repeating: .zero, count: order)
    columns.forEachStep(of: kept) { step, row in
      // R⁻ᵀx is a row of Q, whose entries are at most one; R⁻¹ then brings the unit of the coefficients.
      for j in 0..<order {
        var sum = CompensatedSum()
        for i in 0...j { sum.add(inverse[j * order + i], times: row[i]) }
        x[j] = sum.total
      }
      for i in 0..<order {
        var sum = CompensatedSum()
        for j in i..<order { sum.add(inverse[j * order + i], times: x[j]) }
        let value = sum.total.high
        for place in 4 * step..<min(4 * step + 4, residuals.count) {
          values[place * order + i] = value[place % 4]
        }
      }
    }
    let scales = kept.map { columns.scales[$0] * weightScale }
    for place in residuals.indices {
      let factor = residuals[place] * (problem.weights?[place] ?? 1)
      for i in 0..<order { values[place * order + i] *= scales[i] * factor }
    }
    return InfluenceRows(
      values: values, parameters: order, isCounted: problem.weights.map { $0.map { $0 > 0 } })
  }
}
