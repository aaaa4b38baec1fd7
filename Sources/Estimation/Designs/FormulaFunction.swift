internal import Foundation

/// A function that a formula knows.
public enum FormulaFunction: String, Sendable, CaseIterable {
  case log, log1p, exp, sqrt, abs
  /// Less the mean, over the standard deviation (n − 1) of the rows used.
  case scale

  /// The function of every value; `scale` looks at all of them.
  func applied<Number: FormulaNumber>(to values: [Number]) -> [Number] {
    switch self {
    case .log: values.map { $0.applying(Foundation.log) }
    case .log1p: values.map { $0.applying(Foundation.log1p) }
    case .exp: values.map { $0.applying(Foundation.exp) }
    case .sqrt: values.map { $0.squareRoot() }
    case .abs: values.map { $0.value < 0 ? .zero - $0 : $0 }
    case .scale: scaled(values)
    }
  }
}

private func scaled<Number: FormulaNumber>(_ values: [Number]) -> [Number] {
  let count = Number(Double(values.count))
  let first = values.reduce(.zero) { $0 + $1 } / count
  // The second pass takes out the rounding of the first, which matters when the spread is small beside the
  // mean.
  let mean = first + values.reduce(.zero) { $0 + ($1 - first) } / count
  let squares = values.reduce(.zero) { $0 + ($1 - mean) * ($1 - mean) }
  let deviation = (squares / (count - .one)).squareRoot()
  return values.map { ($0 - mean) / deviation }
}
