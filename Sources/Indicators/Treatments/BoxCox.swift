internal import Decision
internal import Foundation

/// The power of the column that is most like a sample from a normal distribution.
///
/// `((x/g)^λ − 1)/λ`, and `ln(x/g)` where λ is 0, with g the geometric mean of the column. λ is the value in −5…5
/// of largest likelihood, found to the last digits of a double. Dividing by g keeps the result free of the unit; it is
/// Box and Cox's `(x^λ − 1)/λ` up to a shift and a scale, so the observed range, standard scores and ranks are the same.
///
/// Values are held at the goalposts where there are any. Where the lower end of the scale (the lower goalpost, else the
/// observed minimum L) is not above zero, `x − L + (U − L)/100` takes the place of x, as under `log`: it needs no unit
/// either. Goalposts and target are carried along.
///
///     // 1, 10, 100 → ln 0.1, ln 1, ln 10 (λ = 0)
///
/// - Throws: ``IndicatorError/treatment(_:)`` on a scale too wide or too narrow for a double, and on a target at which
///   the power has no value.
/// - Complexity: O(m log m), with some 65 passes over the column for λ.
/// - Source: Box & Cox (1964), *Journal of the Royal Statistical Society B* 26(2) 211, eqs 1 and 8.
func boxCox(
  _ values: [Double], criterion: Criterion, goalposts: Goalposts?, target: Target? = nil
) throws(IndicatorError) -> TreatedColumn {
  let unchanged = TreatedColumn(values: values, goalposts: goalposts, target: target, notices: [])
  guard let scale = ColumnScale(values, criterion: criterion, goalposts: goalposts) else { return unchanged }
  let shift = scale.low > 0 ? 0 : try scale.hundredth(for: "box-cox")
  func positive(_ value: Double) -> Double { scale.low > 0 ? value : value - scale.low + shift }
  // Sorted, so that sums and all that hangs on them do not depend on the order of the rows.
  let sorted = values.map { positive(scale.held($0)) }.sorted()
  guard let first = sorted.first, let last = sorted.last, first < last else { return unchanged }
  let middle = sorted[sorted.count / 2]
  let mean = sorted.reduce(0) { $0 + logRatio($1, middle) } / Double(sorted.count)
  let exponent = boxCoxExponent(of: sorted.map { logRatio($0, middle) - mean })
  func bent(_ value: Double) -> Double {
    let logarithm = logRatio(positive(value), middle) - mean
    return exponent == 0 ? logarithm : expm1(exponent * logarithm) / exponent
  }
  guard bent(scale.low).isFinite, bent(scale.high).isFinite else {
    throw scale.refused("wide", for: "box-cox")
  }
  return try scale.column(
    values, target: target, notices: notices(exponent, scale: scale), treatment: "box-cox", by: bent)
}

/// The exponent in −5…5 of largest likelihood, for the logarithms of a column that sum to zero and are not all equal.
///
/// With logarithms that sum to zero the likelihood of Box & Cox (1964), eq. 8, is −m/2·ln S + constant, where
/// `S(λ) = Σ(y − ȳ)²` and `y = (exp(λu) − 1)/λ`. S is the sum over pairs of `(∫ exp(λs) ds)²/m`, s running from one
/// logarithm to the other; each term is the Laplace transform of a positive measure, hence log-convex, and so is
/// their sum. So ln S has one minimum, and its slope, which has the sign of `Σ(y − ȳ)·dy/dλ`, rises through zero there.
///
/// - Complexity: O(m) for each of 66 exponents.
func boxCoxExponent(of logarithms: [Double]) -> Double {
  var low = -5.0
  var high = 5.0
  guard slopeSign(at: low, logarithms) < 0 else { return low }
  guard slopeSign(at: high, logarithms) > 0 else { return high }
  // 64 halvings of a width of ten leave less than the last digit of any exponent that matters.
  for _ in 0..<64 {
    let middle = low + (high - low) / 2
    let sign = slopeSign(at: middle, logarithms)
    if sign == 0 { return middle }
    if sign < 0 { low = middle } else { high = middle }
  }
  return low + (high - low) / 2
}

/// A number with the sign of the slope of ln S.
private func slopeSign(at exponent: Double, _ logarithms: [Double]) -> Double {
  // Both y and its slope are taken times exp(−largest), which changes no sign and cannot overflow.
  let largest = logarithms.reduce(0) { max($0, exponent * $1) }
  let factor = exp(-largest)
  var powers: [Double] = []
  var slopes: [Double] = []
  powers.reserveCapacity(logarithms.count)
  slopes.reserveCapacity(logarithms.count)
  for u in logarithms {
    let t = exponent * u
    if abs(t) < 0.5 {
      powers.append(t == 0 ? u * factor : u * expm1(t) / t * factor)
      slopes.append(u * u * slopeSeries(t) * factor)
    } else {
      let power = exp(t - largest)
      powers.append(u * (power - factor) / t)
      slopes.append(u * u * ((t - 1) * power + factor) / (t * t))
    }
  }
  let mean = powers.reduce(0, +) / Double(powers.count)
  return zip(powers, slopes).reduce(0) { $0 + ($1.0 - mean) * $1.1 }
}

/// `((t − 1)·exp(t) + 1)/t²`, by its power series Σ (k + 1)·t^k/(k + 2)!, for |t| < 1/2, where the formula cancels.
private func slopeSeries(_ t: Double) -> Double {
  var term = 0.5
  var sum = 0.0
  // The sixteenth term is below 2⁻⁵³ of the first.
  for k in 0..<16 {
    sum += Double(k + 1) * term
    term *= t / Double(k + 3)
  }
  return sum
}

/// `ln(a/b)` that keeps its digits where a and b are nearly equal, and has a value where a/b overflows.
private func logRatio(_ a: Double, _ b: Double) -> Double {
  let ratio = a / b
  if ratio > 0.5, ratio < 2 { return log1p((a - b) / b) }
  return ratio.isNormal ? log(ratio) : log(a) - log(b)
}

private func notices(_ exponent: Double, scale: ColumnScale) -> [Notice] {
  let shown = plain((exponent * 10_000).rounded() / 10_000)
  let base =
    scale.low > 0 ? "" : " of the distance from \(plain(scale.low)), plus a hundredth of the scale"
  var all = [Notice("'\(scale.criterion.id)': box-cox with exponent \(shown)\(base)")]
  if abs(exponent) == 5 {
    all.append(
      Notice(
        "'\(scale.criterion.id)': no exponent from -5 to 5 is the best, the end was taken; consider 'treat: none'"
      ))
  }
  return all
}
