internal import Estimation

extension EstimationQuestion {
  /// Willingness to pay for each covariate but the price.
  func worths(
    _ fitted: FittedModel, _ covariance: Covariance
  ) throws(EstimationError) -> [Estimate.Worth] {
    guard let price = options.price else { return [] }
    let estimates = try Estimates(
      names: fitted.covariates, values: fitted.coefficients, covariance: covariance.values)
    _ = try estimates.place(of: price)
    var worths: [Estimate.Worth] = []
    for name in fitted.covariates where name != price && !isStructural(name) {
      let ratio = try estimates.willingnessToPay(for: name, price: price)
      worths.append(
        Estimate.Worth(
          name: name, price: price, value: ratio.ratio, standardError: ratio.standardError,
          delta: ratio.delta, fieller: Estimate.Worth.Set(ratio.fieller)))
    }
    return worths
  }

  /// Whether it is a parameter of the model and no covariate.
  private func isStructural(_ name: String) -> Bool {
    name == "(constant)" || name == "alpha" || (model == .nestedLogit && name.hasPrefix("lambda"))
      || (model == .mixedLogit && (name.hasPrefix("sd(") || name.hasPrefix("chol(")))
  }
}

extension Estimate.Worth.Set {
  fileprivate init(_ set: FiellerSet) {
    switch set {
    case .interval(let range): self = .interval(low: range.lowerBound, high: range.upperBound)
    case .complement(let low, let high): self = .outside(low: low, high: high)
    case .halfLine(let high, let low): self = high.map { .below($0) } ?? low.map { .above($0) } ?? .everywhere
    case .line: self = .everywhere
    }
  }
}
