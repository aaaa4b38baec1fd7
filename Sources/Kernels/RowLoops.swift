internal import CKernels

/// The four loops over padded rows, each behind one function that takes the way the machine has.
///
/// Rows are `width` doubles each, a multiple of four. What the pointers must hold is what the loops read and
/// write; the callers in this room see to it.
enum RowLoops {
  /// `sums[j] = offset[j] + Σₖ rows[j, k] · vector[k]`
  static func products(
    _ rows: UnsafePointer<Double>, count: Int, width: Int, _ vector: UnsafePointer<Double>,
    offset: UnsafePointer<Double>?, into sums: UnsafeMutablePointer<Double>, _ set: InstructionSet
  ) {
    #if arch(x86_64)
      if set != .portable { return unsafe ck_products_avx2(rows, count, width, vector, offset, sums) }
    #endif
    unsafe PortableLoops.products(rows, count: count, width: width, vector, offset: offset, into: sums)
  }

  /// `powers[j] = exp(values[j] − maximum)`
  static func exponentials(
    _ values: UnsafePointer<Double>, count: Int, into powers: UnsafeMutablePointer<Double>,
    _ set: InstructionSet
  ) -> (sum: Double, maximum: Double) {
    #if arch(x86_64)
      if set != .portable {
        var maximum = 0.0
        let sum = unsafe ck_exponentials_avx2(values, count, powers, &maximum)
        return (sum, maximum)
      }
    #endif
    return unsafe PortableLoops.exponentials(values, count: count, into: powers)
  }

  /// `mean[k] = Σⱼ powers[j] · rows[j, k] / sum`, and powers become shares times `weight`.
  static func shares(
    _ rows: UnsafePointer<Double>, count: Int, width: Int, sum: Double, weight: Double,
    _ powers: UnsafeMutablePointer<Double>, mean: UnsafeMutablePointer<Double>, _ set: InstructionSet
  ) {
    #if arch(x86_64)
      if set != .portable { return unsafe ck_shares_avx2(rows, count, width, sum, weight, powers, mean) }
    #endif
    unsafe PortableLoops.shares(
      rows, count: count, width: width, sum: sum, weight: weight, powers, mean: mean)
  }

  /// `products[a, b] += Σⱼ weights[j] · rows[j, a] · rows[j, b]` for b ≤ a; above the diagonal is not
  /// defined.
  static func squares(
    _ rows: UnsafePointer<Double>, _ weights: UnsafePointer<Double>, count: Int, width: Int,
    into products: UnsafeMutablePointer<Double>, _ set: InstructionSet
  ) {
    #if arch(x86_64)
      switch set {
      case .portable: break
      case .avx2: return unsafe ck_squares_avx2(rows, weights, count, width, products)
      case .avx512: return unsafe ck_squares_avx512(rows, weights, count, width, products)
      }
    #endif
    unsafe PortableLoops.squares(rows, weights, count: count, width: width, into: products)
  }
}
