/// Counter-based random numbers: number n of stream k is a function of the seed, k and n alone.
///
/// Any thread can make any draw of any stream without knowing the ones before it, so the same seed gives the same
/// numbers on one core and on eight.
///
///     Philox(seed: 0, stream: 0).block(0)  // 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8
///
/// - Source: Salmon, Moraes, Dror & Shaw (2011), *Parallel random numbers: as easy as 1, 2, 3*, SC '11, section 3.3
///   (Philox-4×32 with ten rounds).
public struct Philox: Sendable, RandomNumberGenerator {
  @usableFromInline let key: (UInt32, UInt32)
  @usableFromInline let stream: (UInt32, UInt32)
  @usableFromInline var next64: UInt64 = 0
  @usableFromInline var held: UInt64?

  /// - Parameters:
  ///   - seed: the key; one per study.
  ///   - stream: one per draw; the upper half of the counter.
  @inlinable public init(seed: UInt64, stream: UInt64) {
    key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    self.stream = (UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32))
  }

  /// The four numbers of one counter value.
  @inlinable public func block(_ counter: UInt64) -> SIMD4<UInt32> {
    let (x0, x1, x2, x3) = words(counter)
    return SIMD4(x0, x1, x2, x3)
  }

  /// The same one by one, which the processor works on side by side.
  @inlinable @inline(__always) public func words(_ counter: UInt64) -> (UInt32, UInt32, UInt32, UInt32) {
    var x0 = UInt32(truncatingIfNeeded: counter)
    var x1 = UInt32(truncatingIfNeeded: counter >> 32)
    var (x2, x3) = stream
    var (k0, k1) = key
    for round in 0..<10 {
      if round > 0 {
        k0 &+= 0x9E37_79B9
        k1 &+= 0xBB67_AE85
      }
      let a = UInt64(x0) &* 0xD251_1F53
      let b = UInt64(x2) &* 0xCD9E_8D57
      x0 = UInt32(truncatingIfNeeded: b >> 32) ^ x1 ^ k0
      x1 = UInt32(truncatingIfNeeded: b)
      x2 = UInt32(truncatingIfNeeded: a >> 32) ^ x3 ^ k1
      x3 = UInt32(truncatingIfNeeded: a)
    }
    return (x0, x1, x2, x3)
  }

  @inlinable public mutating func next() -> UInt64 {
    if let second = held {
      held = nil
      return second
    }
    let four = words(next64)
    next64 += 1
    held = UInt64(four.3) << 32 | UInt64(four.2)
    return UInt64(four.1) << 32 | UInt64(four.0)
  }

  /// Uniform above 0 and up to 1: the middle of one of 2⁵³ equal steps, of which the last rounds to 1.
  @inlinable public mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  /// A whole number from 0 to `count` − 1, each as likely as the others.
  ///
  /// - Source: Lemire (2019), *ACM Transactions on Modeling and Computer Simulation* 29(1) 3.
  public mutating func below(_ count: Int) -> Int {
    let range = UInt64(count)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      // What is left over when 2⁶⁴ is shared out evenly is thrown away.
      let rest = (0 &- range) % range
      while product.low < rest { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }
}
