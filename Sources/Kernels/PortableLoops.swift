/// The loops of ``RowLoops`` in Swift alone: the way of machines without AVX2, and what the others are tested
/// against.
enum PortableLoops {
  static func products(
    _ rows: UnsafePointer<Double>, count: Int, width: Int, _ vector: UnsafePointer<Double>,
    offset: UnsafePointer<Double>?, into sums: UnsafeMutablePointer<Double>
  ) {
    for j in 0..<count {
      let row = unsafe rows + j * width
      var lanes = SIMD4<Double>.zero
      for k in stride(from: 0, to: width, by: 4) { unsafe lanes += four(row + k) * four(vector + k) }
      unsafe sums[j] = total(lanes) + (offset.map { unsafe $0[j] } ?? 0)
    }
  }

  static func exponentials(
    _ values: UnsafePointer<Double>, count: Int, into powers: UnsafeMutablePointer<Double>
  ) -> (sum: Double, maximum: Double) {
    var maximum = unsafe values[0]
    for j in 1..<max(count, 1) { unsafe maximum = max(maximum, values[j]) }
    var lanes = SIMD4<Double>.zero
    for j in stride(from: 0, to: count, by: 4) {
      var some = SIMD4<Double>(repeating: -.infinity)
      for lane in 0..<min(4, count - j) { unsafe some[lane] = values[j + lane] - maximum }
      let found = power(some)
      for lane in 0..<min(4, count - j) { unsafe powers[j + lane] = found[lane] }
      lanes += found
    }
    return (total(lanes), maximum)
  }

  static func shares(
    _ rows: UnsafePointer<Double>, count: Int, width: Int, sum: Double, weight: Double,
    _ powers: UnsafeMutablePointer<Double>, mean: UnsafeMutablePointer<Double>
  ) {
    for k in stride(from: 0, to: width, by: 4) {
      var lanes = SIMD4<Double>.zero
      for j in 0..<count { unsafe lanes += powers[j] * four(rows + j * width + k) }
      lanes /= sum
      for lane in 0..<4 { unsafe mean[k + lane] = lanes[lane] }
    }
    let factor = weight / sum
    for j in 0..<count { unsafe powers[j] *= factor }
  }

  static func squares(
    _ rows: UnsafePointer<Double>, _ weights: UnsafePointer<Double>, count: Int, width: Int,
    into products: UnsafeMutablePointer<Double>
  ) {
    for j in 0..<count {
      let row = unsafe rows + j * width
      let weight = unsafe weights[j]
      for a in 0..<width {
        let line = unsafe products + a * width
        let value = unsafe row[a]
        for b in stride(from: 0, through: a, by: 4) {
          let sum = unsafe four(line + b) + value * (weight * four(row + b))
          for lane in 0..<4 { unsafe line[b + lane] = sum[lane] }
        }
      }
    }
  }

  private static func four(_ values: UnsafePointer<Double>) -> SIMD4<Double> {
    unsafe SIMD4(values[0], values[1], values[2], values[3])
  }

  private static func total(_ lanes: SIMD4<Double>) -> Double {
    (lanes[0] + lanes[2]) + (lanes[1] + lanes[3])
  }

  /// `exp(x)` for x ≤ 0 by the same series as the loops in C: Taylor's on |r| ≤ ln 2 / 2, whose rest is below
  /// 5·10⁻¹⁸. Zero below −708.
  static func power(_ x: SIMD4<Double>) -> SIMD4<Double> {
    let inside = x.replacing(with: -708, where: x .< -708)
    // 1.5 · 2⁵² pushes the fraction out of the last bits, which then hold the exponent as a whole number.
    let shifted = inside * 0x1.71547652b82fep0 + 0x1.8p52
    let n = shifted - 0x1.8p52
    // Without fused operations ln 2 is taken in three parts, the first two short enough for exact products.
    var r = inside - n * 0x1.62e42fp-1
    r -= n * 0x1.df473p-26
    r -= n * 0x1.bcd5e4f1d9ccp-47
    var p = SIMD4<Double>(repeating: inverseFactorials[0])
    for inverse in inverseFactorials.dropFirst() { p = p * r + inverse }
    let exponent = bits(of: shifted) &<< 52
    return doubles(of: bits(of: p) &+ exponent).replacing(with: 0, where: x .< -708)
  }

  private static let inverseFactorials: [Double] = {
    var factorials: [Double] = [1]
    for k in 1...13 { factorials.append(factorials[k - 1] * Double(k)) }
    return factorials.reversed().map { 1 / $0 }
  }()

  private static func bits(of x: SIMD4<Double>) -> SIMD4<UInt64> {
    unsafe unsafeBitCast(x, to: SIMD4<UInt64>.self)
  }
  private static func doubles(of x: SIMD4<UInt64>) -> SIMD4<Double> {
    unsafe unsafeBitCast(x, to: SIMD4<Double>.self)
  }
}
