/// The loops of ``MixedLoops`` in Swift alone: the way of machines without AVX2, and what the others are
/// tested against.
enum PortableMixedLoops {
  static func powers(
    _ group: GroupDraws, fixed: UnsafePointer<Double>, columns: UnsafePointer<Int>, varying: Int,
    coefficients: UnsafePointer<Double>, leads: UnsafeMutablePointer<Double>
  ) {
    for block in unsafe 0..<group.blocks {
      let vector = unsafe coefficients + block * varying * 8
      let powers = unsafe group.powers + block * group.total * 8
      var largest = SIMD8<Double>(repeating: -.infinity)
      for j in unsafe 0..<group.count {
        let row = unsafe group.rows + j * group.width
        var utility = unsafe SIMD8<Double>(repeating: fixed[j])
        for d in 0..<varying { unsafe utility += row[columns[d]] * eight(vector + d * 8) }
        largest.replace(with: utility, where: utility .> largest)
        unsafe put(utility, powers + j * 8)
      }
      unsafe put(eight(powers + group.chosen * 8) - largest, leads + block * 8)
      var sum = SIMD8<Double>.zero
      for j in unsafe 0..<group.count {
        let value = unsafe eight(powers + j * 8) - largest
        let power = SIMD8(
          lowHalf: PortableLoops.power(value.lowHalf), highHalf: PortableLoops.power(value.highHalf))
        unsafe put(power, powers + j * 8)
        sum += power
      }
      unsafe put(sum, group.sums + block * 8)
    }
  }

  static func means(
    _ group: GroupDraws, weight: Double, means: UnsafeMutablePointer<Double>,
    scores: UnsafeMutablePointer<Double>
  ) {
    let width = unsafe group.width
    for block in unsafe 0..<group.blocks {
      let shares = unsafe group.powers + block * group.total * 8
      let inverse = unsafe 1 / eight(group.sums + block * 8)
      for j in unsafe 0..<group.count { unsafe put(eight(shares + j * 8) * inverse, shares + j * 8) }
      for k in 0..<width {
        var sum = SIMD8<Double>.zero
        for j in unsafe 0..<group.count { unsafe sum += group.rows[j * width + k] * eight(shares + j * 8) }
        let place = (block * width + k) * 8
        unsafe put(sum, means + place)
        let lead = unsafe group.rows[group.chosen * width + k] - sum
        unsafe put(eight(scores + place) + weight * lead, scores + place)
      }
    }
  }

  static func expanded(
    _ values: UnsafePointer<Double>, width: Int, factors: UnsafePointer<Double>, factorCount: Int,
    columns: UnsafePointer<Int>, places: UnsafePointer<Int>, parameters: Int, padded: Int, blocks: Int,
    into result: UnsafeMutablePointer<Double>
  ) {
    for block in 0..<blocks {
      for a in 0..<parameters {
        let value = unsafe eight(values + (block * width + columns[a]) * 8)
        let factor = unsafe eight(factors + (block * factorCount + places[a]) * 8)
        unsafe put(value * factor, result + (block * padded + a) * 8)
      }
    }
  }

  static func squares(
    _ values: UnsafePointer<Double>, padded: Int, blocks: Int, weights: UnsafePointer<Double>,
    factor: Double, into products: UnsafeMutablePointer<Double>
  ) {
    for a in 0..<padded {
      for b in 0...a {
        var sum = unsafe eight(products + (a * padded + b) * 8)
        for block in 0..<blocks {
          let value = unsafe values + block * padded * 8
          unsafe sum += eight(value + a * 8) * (eight(weights + block * 8) * factor * eight(value + b * 8))
        }
        unsafe put(sum, products + (a * padded + b) * 8)
      }
    }
  }

  static func averages(
    _ shares: UnsafePointer<Double>, total rows: Int, weights: UnsafePointer<Double>, count: Int, blocks: Int,
    into averages: UnsafeMutablePointer<Double>
  ) {
    for j in 0..<rows {
      for m in 0..<count {
        var sum = SIMD8<Double>.zero
        for block in 0..<blocks {
          unsafe sum += eight(shares + (block * rows + j) * 8) * eight(weights + (block * count + m) * 8)
        }
        unsafe averages[j * count + m] = total(sum)
      }
    }
  }
}
