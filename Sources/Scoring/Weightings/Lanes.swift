internal import Foundation
internal import Kernels

/// Four doubles at a time; sums over a column keep four running totals, whatever the machine.
typealias Lanes = SIMD4<Double>

/// A column with its smallest and largest value, brought near one by a power of two, which rounds nothing,
/// where sums or squares of its values would overflow or vanish. Weights do not depend on the unit.
struct BoundedColumn {
  let values: [Double]
  let low: Double
  let high: Double
  /// The smallest value as it was given: beside huge ones it may have become nought here.
  let lowest: Double
  var varies: Bool { low < high }

  init(_ column: [Double]) {
    let (low, high) = extremes(column)
    let largest = max(abs(low), abs(high))
    lowest = low
    guard largest > 0, abs(Int(largest.exponent)) > 400 else {
      self.values = column
      self.low = low
      self.high = high
      return
    }
    func shifted(_ value: Double) -> Double {
      Double(sign: .plus, exponent: -Int(largest.exponent), significand: value)
    }
    self.values = column.map(shifted)
    self.low = shifted(low)
    self.high = shifted(high)
  }

  /// How far the mean lies above the smallest value. Deviations are `(x − low) − rise`: the first
  /// difference is exact where a column hardly varies, and the mean itself would round its last digits
  /// away.
  var rise: Double { ColumnLoops.riseTotal(values.span, above: low) / Double(values.count) }
}

extension Span<Double> {
  /// Four values from `place` on, all of them inside.
  @inline(__always)
  func lanes(at place: Int) -> Lanes {
    unsafe Lanes(
      self[unchecked: place], self[unchecked: place &+ 1], self[unchecked: place &+ 2],
      self[unchecked: place &+ 3])
  }
}

/// The sum of `term` over a column.
@inline(__always)
func total(_ column: [Double], _ term: (Lanes) -> Lanes) -> Double {
  var sums = Lanes.zero
  let whole = column.count & ~3
  let values = column.span
  var i = 0
  while i < whole {
    sums += term(values.lanes(at: i))
    i &+= 4
  }
  if whole < column.count {
    // Filled up with a value of the column, for which the term exists; its terms are then left out.
    var last = Lanes(repeating: column[whole])
    for i in whole..<column.count { last[i - whole] = column[i] }
    let terms = term(last)
    for i in whole..<column.count { sums[i - whole] += terms[i - whole] }
  }
  return sums.sum()
}

/// Sum of squared deviations from the mean, and how far a column spreads within its own range.
struct Spread {
  /// As in ``BoundedColumn/rise``.
  let rise: Double
  let squares: Double
  /// Standard deviation of the column on 0 to 1, but for the factor √m that all columns share; 0 where
  /// nothing varies.
  let deviation: Double

  init(_ column: BoundedColumn) {
    let rise = column.rise
    self.rise = rise
    squares =
      column.varies ? ColumnLoops.squareTotal(column.values.span, low: column.low, rise: rise) : 0
    deviation = column.varies ? squares.squareRoot() / (column.high - column.low) : 0
  }
}

/// Natural logarithms of `quotient`, each within two units of its last place.
///
/// Near one the digits come from `excess`, which is quotient − 1 before rounding. A quotient of 0 gives a
/// finite number, and one that is not a normal double a wrong one: the caller has neither or multiplies it
/// by nought.
///
/// With `2ᵏ·(1 + f)` the quotient, 1 + f between √½ and √2, and `s = f/(2 + f)`: `ln(1 + f) = 2·artanh s`,
/// whose series in s² is replaced by a fitted polynomial. `2s = f − s·f` keeps the rounding of s out of the
/// leading digits.
///
/// - Source: the series is Abramowitz & Stegun, 4.1.27. The coefficients and the two parts of ln 2:
///   `Tests/References/weightings/logarithm.py`.
@inline(__always)
func logarithms(of quotient: Lanes, excess: Lanes) -> Lanes {
  let bits = unsafe unsafeBitCast(quotient, to: SIMD4<UInt64>.self)
  let moved = bits &+ SIMD4(repeating: 0x3FF0_0000_0000_0000 - 0x3FE6_A09E_667F_3BCD)
  // A small integer becomes a double in the low bits of 2⁵², where the unit in the last place is 1.
  let biased = unsafe unsafeBitCast((moved &>> 52) | SIMD4(repeating: 0x4330_0000_0000_0000), to: Lanes.self)
  let exponent = biased - (0x1p52 + 1023)
  let fractionBits =
    (moved & SIMD4(repeating: 0x000F_FFFF_FFFF_FFFF)) &+ SIMD4(repeating: 0x3FE6_A09E_667F_3BCD)
  let fraction = unsafe unsafeBitCast(fractionBits, to: Lanes.self)
  let f = (fraction - 1).replacing(with: excess, where: exponent .== 0)
  let s = f / (2 + f)
  let z = s * s
  let w = z * z
  let even = w * (0.39999999999899505 + w * (0.2222221113479508 + w * 0.15331721600556042))
  let odd =
    z
    * (0.666666666666667 + w * (0.28571428625975487 + w * (0.18182889125261723 + w * 0.14616449685043406)))
  let half = 0.5 * f * f
  let low = exponent * 1.9082149292705877e-10 + s * (half + (odd + even))
  return exponent * 0.6931471803691238 - ((half - low) - f)
}
