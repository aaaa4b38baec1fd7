extension GroupedRows {
  /// `Σₖ xⱼₖ vₖ` for every row, of columns less their mean in the group.
  ///
  /// - Complexity: O(rows × columns).
  public func products(with vector: [Double], using set: InstructionSet = .best) -> [Double] {
    precondition(vector.count == columnCount, "caller passes a number for every column")
    let padded = vector + [Double](repeating: 0, count: width - columnCount)
    return unsafe [Double](unsafeUninitializedCapacity: rowCount) { buffer, filled in
      if let sums = buffer.baseAddress {
        unsafe padded.withUnsafeBufferPointer { padded in
          unsafe RowLoops.products(
            rows, count: rowCount, width: width, padded.baseAddress!, offset: nil, into: sums, set)
        }
      }
      filled = rowCount
    }
  }
}
