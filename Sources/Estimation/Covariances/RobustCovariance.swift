/// The plain sandwich: right even where the spread of the errors differs from row to row.
///
/// `V = H⁻¹(Σsᵢsᵢ')H⁻¹ = Σuᵢuᵢ'`, times n/(n − k) with ``SmallSample/standard``.
///
///     // the mean of 1, 2, 6 by least squares: scores −2, −1, 3, H⁻¹ = 1/3
///     let rows = InfluenceRows(bread: [1.0 / 3], scores: [-2, -1, 3])
///     try robustCovariance(rows).values  // [1.5555555555555556], which is 14/9
///
/// - Parameters:
///   - influence: N rows of K values.
///   - parameters: k of the small-sample factor; K unless absorbed effects come on top.
/// - Throws: ``EstimationError/input(_:)`` when the factor needs more rows than there are.
/// - Complexity: O(N·K²).
/// - Source: White (1980), *Econometrica* 48(4), theorem 1.
public func robustCovariance(
  _ influence: InfluenceRows, smallSample: SmallSample = .none, parameters: Int? = nil
) throws(EstimationError) -> Covariance {
  let count = parameters ?? influence.parameters
  try checkRows(influence.observations, parameters: count, smallSample)
  let factor = smallSample.factor(observations: influence.observations, parameters: count, clusters: nil)
  let order = influence.parameters
  return Covariance(
    kind: .robust, values: sumOfProducts(influence.countedValues, order: order).map { $0 * factor },
    order: order,
    smallSample: smallSample)
}

extension InfluenceRows {
  fileprivate var countedValues: [Double] {
    guard let isCounted else { return values }
    return (0..<rows).filter { isCounted[$0] }.flatMap { values[$0 * parameters..<($0 + 1) * parameters] }
  }
}

func checkRows(
  _ observations: Int, parameters: Int, _ smallSample: SmallSample
) throws(EstimationError) {
  var problems = EstimationProblems()
  if smallSample == .standard, observations <= parameters {
    problems.append(
      EstimationProblem(
        .table, "\(observations) rows are too few for a small-sample factor with \(parameters) coefficients",
        hint: "give more rows or fewer terms"))
  }
  try problems.refuse()
}
