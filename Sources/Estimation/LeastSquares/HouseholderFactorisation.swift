extension Factorisation {
  /// R by reflections in 106 bits: each kept column is mirrored onto its axis, and the columns after it
  /// along.
  ///
  /// The errors are 2⁻¹⁰⁴ times the condition number itself, not its square.
  ///
  /// - Source: Golub & Van Loan (2013), *Matrix Computations*, 4th ed., algorithms 5.1.1 and 5.2.1.
  init(householder columns: ScaledColumns, names: [String], test: CollinearityTest) {
    var factor = TriangularFactor()
    var reflections: [Reflection] = []
    var kept: [Int] = []
    var dropped: [DroppedColumn] = []
    for column in names.indices {
      var values = columns.all(of: column)
      for reflection in reflections { reflection.apply(to: &values) }
      let pivot = reflections.count
      let products = (0..<pivot).map { values[$0 / 4][$0 % 4] }
      let rest = pivot < columns.rows ? lengthOfRest(values, from: pivot) : .zero
      let combination = factor.solvedBackward(products)
      if test.isRoundingOnly(rest: rest.value, column: column, kept: kept, combination: combination) {
        dropped.append(
          DroppedColumn(
            index: column, name: names[column],
            combinationOf: test.members(of: combination, kept: kept).map { names[$0] }))
        continue
      }
      let reflection = Reflection(of: values, pivot: pivot, length: rest)
      factor.append(products + [reflection.image])
      reflections.append(reflection)
      kept.append(column)
    }
    var response = columns.all(of: columns.count - 1)
    for reflection in reflections { reflection.apply(to: &response) }
    self.init(
      method: .householder, factor: factor,
      projections: kept.indices.map { response[$0 / 4][$0 % 4] }, kept: kept, dropped: dropped)
  }
}

extension ScaledColumns {
  fileprivate func all(of column: Int) -> [Lanes] {
    residuals(of: column, after: [], coefficients: [])
  }
}

private func lengthOfRest(_ values: [Lanes], from pivot: Int) -> DoubleDouble {
  var sum = DoubleDouble.zero
  for row in pivot..<(pivot / 4 * 4 + 4) {
    let value = values[row / 4][row % 4]
    sum += value * value
  }
  return (sum + squaredLength(Array(values[(pivot / 4 + 1)...]))).squareRoot()
}

/// The mirror that sends one column, from its pivot on, onto the axis of the pivot.
private struct Reflection {
  private let axis: [Lanes]
  private let firstStep: Int
  /// 2/‖axis‖².
  private let factor: Lanes
  /// What the column becomes at its pivot.
  let image: DoubleDouble

  init(of values: [Lanes], pivot: Int, length: DoubleDouble) {
    firstStep = pivot / 4
    var axis = Array(values[firstStep...])
    for lane in 0..<(pivot % 4) { axis[0][lane] = .zero }
    let head = axis[0][pivot % 4]
    // Adding two numbers of one sign cancels nothing.
    let signed = head < .zero ? -length : length
    axis[0][pivot % 4] = head + signed
    image = -signed
    factor = Lanes(repeating: .one / (length * (length + head.magnitude)))
    self.axis = axis
  }

  func apply(to values: inout [Lanes]) {
    var sum = Lanes.zero
    for step in axis.indices { sum = sum + axis[step] * values[firstStep + step] }
    let share = Lanes(repeating: -sum.sum) * factor
    for step in axis.indices {
      values[firstStep + step] = values[firstStep + step] + axis[step] * share
    }
  }
}
