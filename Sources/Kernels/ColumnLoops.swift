internal import CKernels

/// Loops over one column of doubles, eight lanes at a time.
///
/// Every set of instructions does the same operations in the same order, none of them fused, so that results
/// do not depend on the machine, to the last bit. A sum has sixteen running totals, which are added up at the
/// end.
public enum ColumnLoops {
  /// What is done to each value x before it is used.
  public enum Scale: Sendable, Equatable {
    case plain
    /// `(x − from)/range`
    case rise(from: Double, range: Double)
    /// `(from − x)/range`
    case fall(from: Double, range: Double)
    /// `(x/best)/total`
    case share(of: Double, total: Double)
    /// `(best/x)/total`
    case inverse(of: Double, total: Double)
    /// `((x − low) − rise)/length`
    case centred(low: Double, rise: Double, length: Double)

    fileprivate var inC: ck_scale {
      // A quotient over one is itself, so the second division is left out.
      switch self {
      case .plain: ck_scale(kind: Int32(ck_plain), a: 0, b: 1, c: 0)
      case .rise(let from, let range): ck_scale(kind: Int32(ck_rise), a: from, b: range, c: 0)
      case .fall(let from, let range): ck_scale(kind: Int32(ck_fall), a: from, b: range, c: 0)
      case .share(let best, let total):
        ck_scale(kind: Int32(total == 1 ? ck_share : ck_share_over), a: best, b: total, c: 0)
      case .inverse(let best, let total):
        ck_scale(kind: Int32(total == 1 ? ck_inverse : ck_inverse_over), a: best, b: total, c: 0)
      case .centred(let low, let rise, let length):
        ck_scale(kind: Int32(ck_centred_rise), a: low, b: length, c: rise)
      }
    }
  }

  /// The smallest and the largest of one value or more; of zeros with different signs, any.
  public static func ends(
    _ column: Span<Double>, _ set: InstructionSet = .best
  ) -> (low: Double, high: Double) {
    precondition(!column.isEmpty, "caller gives at least one value")
    var (low, high) = (0.0, 0.0)
    unsafe column.withUnsafeBufferPointer { x in
      unsafe ck_ends(Int32(set.rawValue), x.baseAddress!, x.count, &low, &high)
    }
    return (low, high)
  }

  /// `Σ y`
  public static func total(
    _ column: Span<Double>, on scale: Scale = .plain, _ set: InstructionSet = .best
  ) -> Double {
    var scale = scale.inC
    return unsafe over(column) { x, count in
      unsafe ck_total(Int32(set.rawValue), x, count, &scale)
    }
  }

  /// `Σ (x − low)`
  public static func riseTotal(
    _ column: Span<Double>, above low: Double, _ set: InstructionSet = .best
  ) -> Double {
    unsafe over(column) { x, count in unsafe ck_rise_total(Int32(set.rawValue), x, count, low) }
  }

  /// `Σ ((x − low) − rise)²`
  public static func squareTotal(
    _ column: Span<Double>, low: Double, rise: Double, _ set: InstructionSet = .best
  ) -> Double {
    unsafe over(column) { x, count in unsafe ck_square_total(Int32(set.rawValue), x, count, low, rise) }
  }

  /// `Σ (x·unit)²`
  public static func squareTotal(
    _ column: Span<Double>, times unit: Double, _ set: InstructionSet = .best
  ) -> Double {
    unsafe over(column) { x, count in unsafe ck_scaled_square_total(Int32(set.rawValue), x, count, unit) }
  }

  /// `sums[i] += weight·y`
  public static func add(
    _ column: Span<Double>, on scale: Scale, times weight: Double, to sums: inout MutableSpan<Double>,
    _ set: InstructionSet = .best
  ) {
    precondition(column.count <= sums.count, "caller has a sum for each value")
    var scale = scale.inC
    unsafe over(column) { x, count in
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        unsafe ck_add(Int32(set.rawValue), x, count, &scale, weight, sums.baseAddress!)
      }
    }
  }

  /// `sums[i] += weight·ln(x/reference)` of normal doubles above zero; the logarithm has a relative error
  /// below 2⁻⁴⁹ and is 0 where x is the reference.
  public static func addLogarithms(
    _ column: Span<Double>, over reference: Double, times weight: Double, to sums: inout MutableSpan<Double>,
    _ set: InstructionSet = .best
  ) {
    precondition(column.count <= sums.count, "caller has a sum for each value")
    unsafe over(column) { x, count in
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        unsafe ck_add_logarithms(Int32(set.rawValue), x, count, reference, weight, sums.baseAddress!)
      }
    }
  }

  /// `up[i] += (weight·(y − best))²` and `down[i] += (weight·(y − worst))²`
  public static func addSquares(
    _ column: Span<Double>, on scale: Scale, times weight: Double, from best: Double, _ worst: Double,
    up: inout MutableSpan<Double>, down: inout MutableSpan<Double>, _ set: InstructionSet = .best
  ) {
    precondition(column.count <= min(up.count, down.count), "caller has two sums for each value")
    var scale = scale.inC
    unsafe over(column) { x, count in
      unsafe up.withUnsafeMutableBufferPointer { up in
        unsafe down.withUnsafeMutableBufferPointer { down in
          unsafe ck_add_squares(
            Int32(set.rawValue), x, count, &scale, weight, best, worst, up.baseAddress!, down.baseAddress!)
        }
      }
    }
  }

  /// `values[place + i] = y`
  public static func values(
    _ column: Span<Double>, on scale: Scale, into values: inout MutableSpan<Double>, from place: Int = 0,
    _ set: InstructionSet = .best
  ) {
    precondition(place >= 0 && column.count <= values.count - place, "caller has a place for each value")
    var scale = scale.inC
    unsafe over(column) { x, count in
      unsafe values.withUnsafeMutableBufferPointer { values in
        unsafe ck_values(Int32(set.rawValue), x, count, &scale, values.baseAddress! + place)
      }
    }
  }

  /// Inner products of all pairs of columns, row by row of a square matrix; only those on and above the
  /// diagonal are defined.
  ///
  /// - Parameters:
  ///   - units: `order` columns of `stride` values, one after the other; a multiple of eight.
  public static func products(
    _ units: Span<Double>, stride: Int, order: Int, into products: inout MutableSpan<Double>,
    _ set: InstructionSet = .best
  ) {
    precondition(stride % 8 == 0 && units.count == stride * order, "caller fills columns up to whole lanes")
    precondition(products.count == order * order, "caller has a place for each pair")
    unsafe over(units) { x, _ in
      unsafe products.withUnsafeMutableBufferPointer { products in
        unsafe ck_column_products(Int32(set.rawValue), x, stride, stride, order, products.baseAddress!)
      }
    }
  }

  /// A column of nothing has no address: nothing is done then.
  private static func over<T: AdditiveArithmetic>(
    _ column: Span<Double>, _ work: (UnsafePointer<Double>, Int) -> T
  ) -> T {
    unsafe column.withUnsafeBufferPointer { x in
      guard let start = x.baseAddress, x.count > 0 else { return T.zero }
      return unsafe work(start, x.count)
    }
  }

  private static func over(_ column: Span<Double>, _ work: (UnsafePointer<Double>, Int) -> Void) {
    unsafe column.withUnsafeBufferPointer { x in
      guard let start = x.baseAddress, x.count > 0 else { return }
      unsafe work(start, x.count)
    }
  }
}
