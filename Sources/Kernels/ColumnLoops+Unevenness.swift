internal import CKernels

extension ColumnLoops {
  /// `Σ q·ln q − (q − 1)` with `q = x·inverse`, a normal double or zero, and
  /// `q − 1 = ((x − low) − rise)·inverse`.
  ///
  /// - Parameter isWide: whether some q lies away from one by 1/32 or more. The logarithm may then have a relative
  ///   error of 2⁻⁴⁹ for two units in the last place, which is nothing beside the terms of those q, and is faster.
  public static func unevenness(
    _ column: Span<Double>, low: Double, rise: Double, inverse: Double, isWide: Bool = false,
    _ set: InstructionSet = .best
  ) -> Double {
    unsafe column.withUnsafeBufferPointer { x in
      guard let start = x.baseAddress, x.count > 0 else { return 0 }
      let set = Int32(set.rawValue)
      return unsafe isWide
        ? ck_wide_unevenness(set, start, x.count, low, rise, inverse)
        : ck_unevenness(set, start, x.count, low, rise, inverse)
    }
  }
}
