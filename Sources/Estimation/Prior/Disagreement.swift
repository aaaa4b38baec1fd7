/// How far what decisions reveal is from what is stated.
public struct Disagreement: Sendable, Equatable {
  /// One covariate, in utils per standard deviation within cases.
  public struct Part: Sendable, Equatable {
    public let term: String
    /// The stated part-worth `κ w`, with the sign of its direction.
    public let stated: Double
    /// The part-worth that the decisions reveal, `s b`.
    public let revealed: Double
    /// Of the difference, with κ fitted.
    public let standardError: Double
  }

  /// Of the hypothesis that the revealed part-worths are in the proportions of the stated weights; K − 1
  /// degrees.
  public let test: ChiSquareTest
  /// The multiple of the stated weights nearest to the revealed part-worths, in their covariance. Below zero
  /// the decisions are the other way round from what is stated.
  public let scale: Double
  public let scaleStandardError: Double
  public let parts: [Part]
}

extension ChoiceFit {
  /// Wald's test that the standardised part-worths lie on the ray of the stated weights.
  ///
  /// With `u = S b`, Ω its covariance and v the directed weights, the statistic is `min over κ of (u − κv)′
  /// Ω⁻¹ (u − κv)`, which is Wald's statistic of the K − 1 restrictions that u has no part at right angles to
  /// v. Covariates without a stated weight are free.
  ///
  ///     // u = (1, 3), Ω = I, v = (½, ½): κ = 4, since (2, 2) is nearest, and the statistic is 1 + 1 = 2
  ///
  /// - Parameters:
  ///   - stated: weights of at least two covariates of the fit.
  ///   - design: the one that the model was fitted on.
  ///   - covariance: of the coefficients, such as a robust one; nil for the inverse information.
  /// - Throws: ``EstimationError/input(_:)`` for weights that cannot be used, less than two of them, a stated
  ///   covariate without a coefficient, and a fit that has not converged.
  /// - Source: Wald (1943), *Transactions of the American Mathematical Society* 54(3) 426.
  public func disagreement(
    with stated: [StatedWeight], on design: ChoiceDesign, covariance: Covariance? = nil
  ) throws(EstimationError) -> Disagreement {
    let columns = try StatedColumns(stated, on: design)
    let estimates = try Estimates(self, covariance: covariance)
    var problems = EstimationProblems()
    var places: [Int] = []
    for place in columns.places {
      if let found = columnPlaces.firstIndex(of: place) {
        places.append(found)
      } else {
        let reason = dropped.first { $0.name == design.names[place] }?.reason
        problems.append(
          .init(
            .column(design.names[place]),
            "its stated weight cannot be held against the decisions"
              + (reason.map { ", since \($0)" } ?? ", since it has no coefficient"),
            hint: "leave it out of the test, or give more cases"))
      }
    }
    try problems.refuse()
    guard places.count > 1 else {
      throw .problem(
        .table, "one stated weight has no proportions to disagree with",
        hint: "state the weights of at least two covariates of the model")
    }
    let count = places.count
    let (v, s) = (columns.weights, columns.deviations)
    let u = zip(places, s).map { estimates.values[$0] * $1 }
    let omega = (0..<count * count).map {
      estimates.variance(places[$0 / count], places[$0 % count]) * s[$0 / count] * s[$0 % count]
    }
    guard let ray = NearestMultiple(of: v, to: u, covariance: omega) else {
      throw .problem(
        .table, "the covariance of the stated covariates is not positive definite",
        hint: "take the covariance of the fit, or leave out columns that can hardly be told apart")
    }
    return Disagreement(
      test: try ChiSquareTest(statistic: ray.square, degrees: count - 1), scale: ray.scale,
      scaleStandardError: ray.variance.squareRoot(),
      parts: (0..<count).map { k in
        let variance = omega[k * count + k] - v[k] * v[k] * ray.variance
        return Disagreement.Part(
          term: covariates[places[k]], stated: ray.scale * v[k], revealed: u[k],
          standardError: max(variance, 0).squareRoot())
      })
  }
}

/// The multiple κv that is nearest to u, distances measured in a covariance.
struct NearestMultiple {
  /// κ.
  let scale: Double
  /// Of κ.
  let variance: Double
  /// `(u − κv)′ Ω⁻¹ (u − κv)`.
  let square: Double

  /// - Returns: nil when the covariance is not positive definite.
  init?(of v: [Double], to u: [Double], covariance: [Double]) {
    guard let factor = CholeskyFactor(covariance, order: v.count) else { return nil }
    let solved = factor.solution(v)
    variance = 1 / zip(v, solved).reduce(0) { $0 + $1.0 * $1.1 }
    let scale = zip(u, solved).reduce(0) { $0 + $1.0 * $1.1 } * variance
    let distance = zip(u, v).map { $0 - scale * $1 }
    square = max(zip(distance, factor.solution(distance)).reduce(0) { $0 + $1.0 * $1.1 }, 0)
    self.scale = scale
  }
}
