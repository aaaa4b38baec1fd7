internal import Foundation

/// Standard normal variates of one stream, as many as the array holds.
///
/// Two uniform numbers u and v make the pair `√(−2 ln u)·cos 2πv`, `√(−2 ln u)·sin 2πv`, so that variate k is
/// a function of seed, stream and k alone, and streams may be made on any thread in any order.
///
/// - Parameters:
///   - variates: takes the variates.
///   - seed: the study's.
///   - stream: see the caller's own list.
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
