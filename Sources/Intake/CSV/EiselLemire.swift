/// The double nearest to `w · 10^q`, ties to even; infinity when it is too large.
///
/// A 128-bit approximation of `5^q` gives the top bits of the product, and they always suffice: no such
/// product of a 64-bit `w` lies so close to the middle of two doubles that the neglected bits decide.
///
/// - Complexity: O(1), one or two full multiplications of 64 bits.
/// - Source: Lemire (2021), *Number parsing at a gigabyte per second*, Software: Practice and Experience
///   51(8), 1700-1727; Mushtak & Lemire (2023), *Fast number parsing without fallback*, arXiv:2212.06644, for
///   the proof.
func eiselLemire(_ w: UInt64, _ q: Int) -> Double {
  guard w > 0, q >= PowersOfFive.range.lowerBound else { return 0 }
  guard q <= PowersOfFive.range.upperBound else { return .infinity }
  let shift = w.leadingZeroBitCount
  let (high, low) = product(w << UInt64(shift), PowersOfFive.table[q - PowersOfFive.range.lowerBound])

  // 52 bits of fraction, the leading one, and one bit more for rounding.
  let upperBit = Int(high >> 63)
  let cut = UInt64(upperBit + 64 - 52 - 3)
  var mantissa = high >> cut
  // ⌊q · log₂ 10⌋ for |q| ≤ 342, by 152170 / 2¹⁶ ≈ log₂ 5; the bias of a double's exponent is 1023.
  let exponent = ((152_170 + 65_536) * q) >> 16 + 63 + upperBit - shift + 1023

  guard exponent > 0 else {  // subnormal or zero
    guard exponent > -63 else { return 0 }
    mantissa >>= UInt64(1 - exponent)
    mantissa += mantissa & 1
    // A carry into bit 52 turns the pattern into that of the smallest normal number, as it should.
    return Double(bitPattern: mantissa >> 1)
  }
  // A tie: the product is exact for these q, and all the bits that were cut are zero. To even, not up.
  if low <= 1, (-4...23).contains(q), mantissa & 3 == 1, mantissa << cut == high { mantissa &= ~1 }
  mantissa += mantissa & 1
  mantissa >>= 1
  // The leading one, or the carry beyond it, adds itself to the exponent.
  let pattern = UInt64(exponent - 1) << 52 + mantissa
  return pattern < Double.infinity.bitPattern ? Double(bitPattern: pattern) : .infinity
}

/// The upper 128 bits of `w` times the 128 bits of the power; the lowest are only added when they may matter.
private func product(_ w: UInt64, _ power: PowersOfFive.Entry) -> (high: UInt64, low: UInt64) {
  let first = w.multipliedFullWidth(by: power.high)
  guard first.high & 0x1FF == 0x1FF else { return (first.high, first.low) }
  let second = w.multipliedFullWidth(by: power.low)
  let (low, carries) = first.low.addingReportingOverflow(second.high)
  return (carries ? first.high + 1 : first.high, low)
}
