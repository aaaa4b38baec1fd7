internal import CKernels

extension ColumnLoops {
  /// Each value becomes its exponential, within one unit in the last place: above 709.79 infinity, below −745.14
  /// zero. Every set of instructions gives the same bits.
  public static func exponentiate(_ values: inout MutableSpan<Double>, _ set: InstructionSet = .best) {
    unsafe values.withUnsafeMutableBufferPointer { x in
      guard let start = x.baseAddress else { return }
      unsafe ck_exponentials(Int32(set.rawValue), start, x.count)
    }
  }
}
