internal import Decision

/// Coefficients with their covariance: what tests, ratios and draws are made from.
///
///     let estimates = try Estimates(fit)                    // inverse information
///     let robust = try Estimates(fit, covariance: sandwich) // any other covariance
///
/// Holding the value proves that every number is finite and no variance is negative.
public struct Estimates: Sendable, Equatable {
  public let names: [String]
  public let values: [Double]
  /// K × K, row-major.
  public let covariance: [Double]

  public var count: Int { values.count }

  public func variance(_ a: Int, _ b: Int) -> Double { covariance[a * count + b] }

  /// - Parameters:
  ///   - names: of the K coefficients, each once.
  ///   - covariance: K × K, row-major, symmetric.
  /// - Throws: ``EstimationError/input(_:)`` with every coefficient that is not finite, or has no finite
  ///   variance, or a negative one.
  public init(names: [String], values: [Double], covariance: [Double]) throws(EstimationError) {
    let count = values.count
    precondition(
      names.count == count && covariance.count == count * count && Set(names).count == count,
      "caller passes K different names, K values and K × K covariances")
    var problems = EstimationProblems()
    for (k, name) in names.enumerated() {
      let row = covariance[k * count..<(k + 1) * count]
      if !values[k].isFinite {
        problems.append(
          .init(.column(name), "its coefficient is \(values[k])", hint: "leave out what cannot be estimated"))
      } else if !row.allSatisfy(\.isFinite) {
        problems.append(
          .init(
            .column(name), "its coefficient has no standard error",
            hint: "leave out columns that can hardly be told apart"))
      } else if covariance[k * count + k] < 0 {
        problems.append(
          .init(
            .column(name), "its variance is \(covariance[k * count + k]); wanted none below zero",
            hint: "cluster one way, or take the robust covariance"))
      }
    }
    try problems.refuse()
    self.names = names
    self.values = values
    self.covariance = covariance
  }

  /// - Parameter covariance: another covariance of the same coefficients, such as a clustered one; nil for
  ///   that of the fit.
  /// - Throws: ``EstimationError/input(_:)``, as above, and for a fit that has not converged.
  public init(_ fit: some LikelihoodFit, covariance: Covariance? = nil) throws(EstimationError) {
    guard fit.termination.hasConverged else {
      throw .problem(
        .table, "the fit has not converged, so its coefficients are no estimates",
        hint: "allow more iterations, or leave out what the data cannot tell")
    }
    try self.init(
      names: fit.covariates, values: fit.coefficients, covariance: covariance?.values ?? fit.covariance)
  }

  /// The place of a coefficient.
  ///
  /// - Throws: ``EstimationError/input(_:)`` with the nearest names when there is none.
  public func place(of name: String) throws(EstimationError) -> Int {
    if let place = names.firstIndex(of: name) { return place }
    throw .input(Self.unknown([name], among: names))
  }

  static func unknown(_ wanted: [String], among names: [String]) -> EstimationProblems {
    var problems = EstimationProblems()
    for name in wanted {
      problems.append(
        .init(.table, "there is no coefficient '\(name)'", hint: suggestion(for: name, among: names)))
    }
    return problems
  }
}
