internal import Decision
public import Pipeline

/// Where a fit came from, and what its maker says of it.
public struct FitOrigin: Sendable, Equatable {
  /// Name of the data's file.
  public let file: String
  /// SHA-256 of its bytes.
  public let checksum: String
  /// Of the program.
  public let version: String
  public var name: String?
  public var sample: String?
  public var validFor: String?

  public init(file: String, checksum: String, version: String) {
    self.file = file
    self.checksum = checksum
    self.version = version
  }
}

/// A fit as a coefficient file, in YAML: keys and figures of the JSON, with where it came from.
public func coefficientFile(_ estimate: Estimate, origin: FitOrigin) -> String {
  var lines: [String] = []
  if let name = origin.name { lines.append("name: \(quotedForYAML(name))") }
  lines.append("model: \(estimate.model.rawValue)")
  lines.append("formula: \(quotedForYAML(estimate.formula))")
  if let sample = origin.sample { lines.append("sample: \(quotedForYAML(sample))") }
  if let use = origin.validFor { lines.append("valid_for: \(quotedForYAML(use))") }
  lines += [
    "data:", "  file: \(quotedForYAML(origin.file))", "  checksum: \(origin.checksum)",
    "program: \(quotedForYAML(origin.version))",
  ]
  if let cases = estimate.cases { lines.append("cases: \(cases)") }
  lines.append("rows: \(estimate.rows)")
  let figures: [(String, Double?)] = [
    ("log_likelihood", estimate.fit.logLikelihood), ("null_log_likelihood", estimate.fit.nullLogLikelihood),
    ("mcfadden_r2", estimate.fit.mcFaddenR2), ("r2", estimate.fit.r2), ("aic", estimate.fit.aic),
    ("bic", estimate.fit.bic),
  ]
  lines += figures.compactMap { name, value in value.map { "\(name): \(shortest($0))" } }
  lines += [
    "termination:", "  reason: \(estimate.ending.reason.rawValue)",
    "  iterations: \(estimate.ending.iterations)",
    "  gradient_norm: \(shortest(estimate.ending.gradientNorm))",
    "covariance_type: \(quotedForYAML(estimate.covarianceType))", "coefficients:",
  ]
  for coefficient in estimate.coefficients {
    var parts = [
      "name: \(quotedForYAML(coefficient.name))", "estimate: \(shortest(coefficient.estimate))",
    ]
    if let error = coefficient.error {
      parts.append("standard_error: \(shortest(error.standardError))")
      parts.append("p_value: \(shortest(error.pValue))")
    }
    lines.append("  - {\(parts.joined(separator: ", "))}")
  }
  if let covariance = estimate.covariance {
    lines.append("covariance:")
    lines += covariance.map { "  - [\($0.map(shortest).joined(separator: ", "))]" }
  }
  return lines.joined(separator: "\n") + "\n"
}
