/// The values of a quotient that its two coefficients do not contradict.
public enum FiellerSet: Sendable, Equatable {
  case interval(ClosedRange<Double>)
  /// Everything from −∞ to the first and from the second to ∞: the denominator is not sure to differ from
  /// zero, but the numerator is.
  case complement(upTo: Double, from: Double)
  /// Everything up to a value, or from a value on: the denominator is just at the border of being sure.
  case halfLine(upTo: Double?, from: Double?)
  /// Every value: the data say nothing of the quotient.
  case line

  public func contains(_ value: Double) -> Bool {
    switch self {
    case .interval(let range): range.contains(value)
    case .complement(let low, let high): value <= low || value >= high
    case .halfLine(let high, let low): high.map { value <= $0 } ?? low.map { value >= $0 } ?? true
    case .line: true
    }
  }
}

/// All t with `A t² − 2B t + C ≤ 0`, where A = b² − z²V_bb, B = ab − z²V_ab and C = a² − z²V_aa.
func fiellerSet(
  _ a: Double, _ b: Double, _ va: Double, _ vb: Double, _ cov: Double, z: Double
) -> FiellerSet {
  let square = z * z
  // Differences of squares as products, which keep their digits near the border.
  let (sa, sb) = (z * va.squareRoot(), z * vb.squareRoot())
  let leading = (abs(b) - sb) * (abs(b) + sb)
  let middle = a * b - square * cov
  let last = (abs(a) - sa) * (abs(a) + sa)
  if leading == 0 {
    // −2B t + C ≤ 0.
    if middle == 0 { return .line }
    let border = last / (2 * middle)
    return middle > 0 ? .halfLine(upTo: nil, from: border) : .halfLine(upTo: border, from: nil)
  }
  // B² − AC, written out: the squares of a and b cancel.
  let discriminant =
    square * (a * a * vb - 2 * a * b * cov + b * b * va - square * (va * vb - cov * cov))
  guard discriminant > 0 else {
    // A > 0 with nothing under the root: an estimate without error.
    return leading > 0 ? .interval((a / b)...(a / b)) : .line
  }
  let root = middle >= 0 ? middle + discriminant.squareRoot() : middle - discriminant.squareRoot()
  let (first, second) = (root / leading, last / root)
  let (low, high) = (min(first, second), max(first, second))
  return leading > 0 ? .interval(low...high) : .complement(upTo: low, from: high)
}

extension FiellerSet {
  func scaled(by factor: Double) -> FiellerSet {
    switch self {
    case .interval(let range):
      let ends = [factor * range.lowerBound, factor * range.upperBound].sorted()
      return .interval(ends[0]...ends[1])
    case .complement(let low, let high):
      let ends = [factor * low, factor * high].sorted()
      return .complement(upTo: ends[0], from: ends[1])
    case .halfLine(let high, let low):
      return factor > 0
        ? .halfLine(upTo: high.map { factor * $0 }, from: low.map { factor * $0 })
        : .halfLine(upTo: low.map { factor * $0 }, from: high.map { factor * $0 })
    case .line: return .line
    }
  }
}
