internal import CKernels

/// The rows of one group, and where what belongs to its draws stands.
@unsafe struct GroupDraws {
  let rows: UnsafePointer<Double>
  let count: Int
  let width: Int
  let chosen: Int
  let blocks: Int
  /// Rows of all groups whose powers stand together.
  let total: Int
  /// Of the group's first row in the first block.
  let powers: UnsafeMutablePointer<Double>
  let sums: UnsafeMutablePointer<Double>
}

/// The loops over draws in blocks of eight, each behind one function that takes the way the machine has.
///
/// An array of n figures for every draw is `[block][n][8]`. `CKernels.h` says what each loop does.
enum MixedLoops {
  static func powers(
    _ group: GroupDraws, fixed: UnsafePointer<Double>, columns: UnsafePointer<Int>, varying: Int,
    coefficients: UnsafePointer<Double>, leads: UnsafeMutablePointer<Double>, _ set: InstructionSet
  ) {
    #if arch(x86_64)
      if set != .portable {
        let run = unsafe set == .avx512 ? ck_mixed_powers_avx512 : ck_mixed_powers_avx2
        return unsafe run(
          group.rows, group.count, group.width, group.chosen, fixed, columns, varying, coefficients,
          group.blocks, group.total, group.powers, group.sums, leads)
      }
    #endif
    unsafe PortableMixedLoops.powers(
      group, fixed: fixed, columns: columns, varying: varying, coefficients: coefficients, leads: leads)
  }

  static func means(
    _ group: GroupDraws, weight: Double, means: UnsafeMutablePointer<Double>,
    scores: UnsafeMutablePointer<Double>, _ set: InstructionSet
  ) {
    #if arch(x86_64)
      if set != .portable {
        let run = unsafe set == .avx512 ? ck_mixed_means_avx512 : ck_mixed_means_avx2
        return unsafe run(
          group.rows, group.count, group.width, group.chosen, weight, group.sums, group.blocks, group.total,
          group.powers, means, scores)
      }
    #endif
    unsafe PortableMixedLoops.means(group, weight: weight, means: means, scores: scores)
  }

  static func expanded(
    _ values: UnsafePointer<Double>, width: Int, factors: UnsafePointer<Double>, factorCount: Int,
    columns: UnsafePointer<Int>, places: UnsafePointer<Int>, parameters: Int, padded: Int, blocks: Int,
    into result: UnsafeMutablePointer<Double>, _ set: InstructionSet
  ) {
    #if arch(x86_64)
      if set != .portable {
        let run = unsafe set == .avx512 ? ck_mixed_expanded_avx512 : ck_mixed_expanded_avx2
        return unsafe run(
          values, width, factors, factorCount, columns, places, parameters, padded, blocks, result)
      }
    #endif
    unsafe PortableMixedLoops.expanded(
      values, width: width, factors: factors, factorCount: factorCount, columns: columns, places: places,
      parameters: parameters, padded: padded, blocks: blocks, into: result)
  }

  static func squares(
    _ values: UnsafePointer<Double>, padded: Int, blocks: Int, weights: UnsafePointer<Double>,
    factor: Double, into products: UnsafeMutablePointer<Double>, _ set: InstructionSet
  ) {
    #if arch(x86_64)
      if set != .portable {
        let run = unsafe set == .avx512 ? ck_mixed_squares_avx512 : ck_mixed_squares_avx2
        return unsafe run(values, padded, blocks, weights, factor, products)
      }
    #endif
    unsafe PortableMixedLoops.squares(
      values, padded: padded, blocks: blocks, weights: weights, factor: factor, into: products)
  }

  static func averages(
    _ shares: UnsafePointer<Double>, total: Int, weights: UnsafePointer<Double>, count: Int, blocks: Int,
    into averages: UnsafeMutablePointer<Double>, _ set: InstructionSet
  ) {
    #if arch(x86_64)
      if set != .portable {
        let run = unsafe set == .avx512 ? ck_mixed_averages_avx512 : ck_mixed_averages_avx2
        return unsafe run(shares, total, weights, count, blocks, averages)
      }
    #endif
    unsafe PortableMixedLoops.averages(
      shares, total: total, weights: weights, count: count, blocks: blocks, into: averages)
  }
}

func eight(_ values: UnsafePointer<Double>) -> SIMD8<Double> {
  unsafe UnsafeRawPointer(values).loadUnaligned(as: SIMD8<Double>.self)
}

func put(_ lanes: SIMD8<Double>, _ place: UnsafeMutablePointer<Double>) {
  unsafe UnsafeMutableRawPointer(place).storeBytes(of: lanes, as: SIMD8<Double>.self)
}

/// In the order of the loops in C.
func total(_ lanes: SIMD8<Double>) -> Double {
  let four = lanes.lowHalf + lanes.highHalf
  let two = four.lowHalf + four.highHalf
  return two[0] + two[1]
}
