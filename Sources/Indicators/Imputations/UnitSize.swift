/// Values shifted by a power of two so that the largest lies near one, and the shift.
///
/// Sums and squares of huge values overflow and those of tiny ones vanish; a power of two takes both away and
/// rounds nothing.
///
/// - Returns: `values[i]·2^−exponent`, and the exponent; the values as they are where all are zero.
func atUnitSize(_ values: [Double]) -> (values: [Double], exponent: Int) {
  let largest = values.reduce(0) { max($0, abs($1)) }
  guard largest > 0 else { return (values, 0) }
  let exponent = Int(largest.exponent)
  return (values.map { shifted($0, by: -exponent) }, exponent)
}

/// `value·2^exponent`.
func shifted(_ value: Double, by exponent: Int) -> Double {
  Double(sign: .plus, exponent: exponent, significand: value)
}
