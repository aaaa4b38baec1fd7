/// The upper triangle R of X = QR for the columns that were kept, growing by one column at a time.
struct TriangularFactor {
  /// Columns of R, each with as many entries as the columns before it and its own.
  private(set) var columns: [[DoubleDouble]] = []

  var order: Int { columns.count }

  /// - Parameter column: the products with the columns before it and, last, the length of the rest.
  mutating func append(_ column: [DoubleDouble]) { columns.append(column) }

  /// The solution x of R'x = b.
  func solvedForward(_ b: [DoubleDouble]) -> [DoubleDouble] {
    var x: [DoubleDouble] = []
    for (row, column) in columns.enumerated() {
      var sum = b[row]
      for i in 0..<row { sum -= column[i] * x[i] }
      x.append(sum / column[row])
    }
    return x
  }

  /// The solution x of Rx = b.
  func solvedBackward(_ b: [DoubleDouble]) -> [DoubleDouble] {
    var x = b
    for row in (0..<order).reversed() {
      x[row] /= columns[row][row]
      for i in 0..<row { x[i] -= columns[row][i] * x[row] }
    }
    return x
  }

  /// R⁻¹ by columns, column j with j + 1 entries.
  func inverted() -> [[DoubleDouble]] {
    (0..<order).map { column in
      var x = [DoubleDouble](repeating: .zero, count: column + 1)
      x[column] = .one
      for row in (0...column).reversed() {
        x[row] /= columns[row][row]
        for i in 0..<row { x[i] -= columns[row][i] * x[row] }
      }
      return x
    }
  }

  /// (X'X)⁻¹ = R⁻¹R⁻ᵀ, row-major.
  func inverseGram() -> [DoubleDouble] {
    let inverse = inverted()
    var product = [DoubleDouble](repeating: .zero, count: order * order)
    for row in 0..<order {
      for column in 0...row {
        var sum = DoubleDouble.zero
        for k in row..<order { sum += inverse[k][row] * inverse[k][column] }
        product[row * order + column] = sum
        product[column * order + row] = sum
      }
    }
    return product
  }

  /// Length of each column of X.
  func lengths() -> [Double] {
    columns.map { column in
      column.reduce(DoubleDouble.zero) { $0 + $1 * $1 }.squareRoot().value
    }
  }

  /// ‖XD‖·‖(XD)⁺‖ in Frobenius' norm, where D makes every column one long: what is left of the condition
  /// number when no unit is to blame. It is at most K times the usual one, and never below it.
  func conditionNumber() -> Double {
    let lengths = lengths()
    var sum = 0.0
    for column in inverted() {
      for (row, entry) in column.enumerated() {
        let scaled = entry.value * lengths[row]
        sum += scaled * scaled
      }
    }
    return (Double(order) * sum).squareRoot()
  }
}
