internal import Kernels

/// A likelihood of choices, ready to be evaluated: columns centred within their cases and scaled.
struct ChoiceProblem {
  let data: ChoiceData
  let rows: GroupedRows
  /// Powers of two by which columns are multiplied: one unless figures are so large or small that squares
  /// would leave the range of a double.
  let units: [Double]
  let threads: Threads

  /// - Throws: ``EstimationError/input(_:)`` for columns whose differences are beyond the largest double,
  ///   and when memory runs out.
  init(_ data: ChoiceData, _ threads: Threads) throws(EstimationError) {
    func rows(_ units: [Double]) throws(EstimationError) -> GroupedRows {
      if let rows = GroupedRows(
        columns: data.columns, starts: data.starts, chosen: data.chosen, units: units, threads: threads)
      {
        return rows
      }
      throw .problem(
        .table, "\(data.rows.count) rows of \(data.columns.count) columns do not fit into memory",
        hint: "draw a sample of each case's alternatives and correct for it with offset(-log(probability))")
    }
    var units = [Double](repeating: 1, count: data.columns.count)
    var found = try rows(units)
    var problems = EstimationProblems()
    for (k, distance) in found.spreads.map(\.distance).enumerated() {
      if !distance.isFinite {
        problems.append(
          .init(
            .column(data.names[k]), "differences of its figures are beyond the largest number",
            hint: "measure it in a larger unit"))
      } else if distance > 0, abs(distance.exponent) > 150 {
        units[k] = Double(sign: .plus, exponent: -max(distance.exponent, -1000), significand: 1)
      }
    }
    try problems.refuse()
    if units.contains(where: { $0 != 1 }) { found = try rows(units) }
    self.data = data
    self.rows = found
    self.units = units
    self.threads = threads
  }

  func values(at point: [Double], keepsShares: Bool = false) -> ChoiceSums {
    rows.sums(
      at: point, weights: data.weights, offset: data.offset, keepsShares: keepsShares, threads: threads)
  }

  var totalWeight: Double { data.weights.reduce(0, +) }

  /// The largest distance of a figure from the mean of its case, scaled.
  func spread(of column: Int) -> Double { rows.spreads[column].distance * units[column] }

  /// What is left of the gradient at a maximum: 10⁻⁷ in the unit of the covariate, or the rounding of its sum
  /// where that is more, as for figures in the millions.
  var zeros: [Double] {
    units.indices.map { max(1e-7 * units[$0], 64 * totalWeight * Double.ulpOfOne * spread(of: $0)) }
  }

  func search(limit: Int, from value: Double) -> ConcaveSearch {
    ConcaveSearch(zeros: zeros, limit: limit, rounding: 64 * Double.ulpOfOne * max(abs(value), totalWeight))
  }

  /// How much less utility every row has than the chosen row of its case has by `vector`: never below zero
  /// when the vector tells chosen and other rows apart without a fault.
  func lead(by vector: [Double]) -> [Double] {
    var result = rows.products(with: vector)
    for (place, choice) in data.chosen.enumerated() {
      let utility = result[choice]
      for row in data.starts[place]..<data.starts[place + 1] { result[row] = utility - result[row] }
    }
    return result
  }
}
