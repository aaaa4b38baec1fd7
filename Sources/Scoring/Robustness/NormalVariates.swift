internal import Foundation

/// Standard normal variates of one stream, as many as the array holds.
///
/// Two uniform numbers u and v make the pair `√(−2 ln u)·cos 2πv`, `√(−2 ln u)·sin 2πv`, so that variate k is
/// a function of seed, stream and k alone, and streams may be made on any thread in any order.
///
/// - Parameters:
///   - variates: takes the variates.
///   - seed: the study's.
///   - stream: see ``DrawStream``.
/// - Complexity: O(n).
/// - Source: Box & Muller (1958), *Annals of Mathematical Statistics* 29(2) 610.
public func standardNormals(into variates: inout [Double], seed: UInt64, stream: UInt64) {
  let random = Philox(seed: seed, stream: stream)
  let count = variates.count
  var target = variates.mutableSpan
  var k = 0
  while k < count {
    let four = random.words(UInt64(truncatingIfNeeded: k / 2))
    let radius = (-2 * log(unit(four.1, four.0))).squareRoot()
    let angle = 2 * Double.pi * unit(four.3, four.2)
    unsafe target[unchecked: k] = radius * cos(angle)
    if k + 1 < count { unsafe target[unchecked: k + 1] = radius * sin(angle) }
    k += 2
  }
}

/// As ``Philox/uniform()``, from two words.
@inline(__always) private func unit(_ high: UInt32, _ low: UInt32) -> Double {
  (Double((UInt64(high) << 32 | UInt64(low)) >> 11) + 0.5) * 0x1p-53
}

/// The streams of one seed: each kind of draw has its own range, so that adding one kind changes no other.
///
/// Weights have the streams from 0 on, the number of the draw.
public enum DrawStream {
  /// Errors of figures in one draw.
  public static func figures(draw: Int) -> UInt64 { 1 << 63 | UInt64(draw) }

  /// One input of a row of one of the two samples of ``sobolIndices(inputs:outputs:plan:model:)``.
  static func sample(row: Int, input: Int, isB: Bool) -> UInt64 {
    precondition(
      row < 1 << 40 && input < 1 << 20, "caller has fewer rows and inputs than the stream has digits")
    return 1 << 62 | (isB ? 1 << 61 : 0) | UInt64(input) << 40 | UInt64(row)
  }

  /// The rows of one bootstrap sample.
  static func resample(_ number: Int) -> UInt64 { 3 << 62 | UInt64(number) }
}
