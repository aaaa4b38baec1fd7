/// Four doubles side by side.
typealias Four = SIMD4<Double>

/// The rounded sum of two numbers and what the rounding lost, exactly: `a + b = sum + error`.
///
/// - Source: Knuth (1997), *The Art of Computer Programming*, vol. 2, section 4.2.2, theorem B.
@inline(__always)
func exactSum(_ a: Four, _ b: Four) -> (sum: Four, error: Four) {
  let sum = a + b
  let other = sum - a
  return (sum, (a - (sum - other)) + (b - other))
}

/// As ``exactSum(_:_:)``, for numbers of which the first is the larger one or zero.
///
/// - Source: Dekker (1971), *Numerische Mathematik* 18, formula 4.7.
@inline(__always)
func exactSum(larger a: Four, _ b: Four) -> (sum: Four, error: Four) {
  let sum = a + b
  return (sum, b - (sum - a))
}

/// Two halves of 26 bits that add up to the number exactly.
///
/// Above 2⁹⁹⁶ the product overflows; callers scale their numbers to the size of one.
///
/// - Source: Dekker (1971), section 5.7, after Veltkamp.
@inline(__always)
func halves(of a: Four) -> (upper: Four, lower: Four) {
  let product = 134_217_729 * a  // 2²⁷ + 1
  let upper = product - (product - a)
  return (upper, a - upper)
}

/// The rounded product and what the rounding lost, exactly, from numbers that are already halved.
///
/// Written with plain operations: a fused multiply-add is a call of the C library on processors for which
/// the compiler may not assume the instruction, and such a call cannot run in four lanes.
///
/// - Source: Dekker (1971), formula 5.14.
@inline(__always)
func exactProduct(
  _ a: Four, _ aHalves: (upper: Four, lower: Four), _ b: Four, _ bHalves: (upper: Four, lower: Four)
) -> (product: Four, error: Four) {
  let product = a * b
  let error =
    ((aHalves.upper * bHalves.upper - product) + aHalves.upper * bHalves.lower
      + aHalves.lower * bHalves.upper) + aHalves.lower * bHalves.lower
  return (product, error)
}
