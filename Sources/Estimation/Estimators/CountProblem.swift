internal import Kernels

/// Counts ready to be fitted: rows sorted by their effects, columns centred where a constant takes that up
/// and scaled to a size of about one.
struct CountProblem: Sendable {
  let names: [String]
  let rows: AbsorbedRows
  /// Of every column: `scaled = (figure − mean) · unit`, the unit a power of two.
  let means: [Double]
  let units: [Double]
  let hasConstant: Bool
  /// For every sorted row its place in the design.
  let places: [Int]
  // Of the sorted rows.
  let response: [Double]
  let weights: [Double]
  let offset: [Double]?
  /// How many levels every absorbed effect has in the design.
  let levelCounts: [Int]

  var columnCount: Int { means.count }

  /// - Throws: ``EstimationError/input(_:)`` for columns whose differences are beyond the largest double.
  init(_ data: CountData, threads: Threads) throws(EstimationError) {
    let design = data.design
    let kept = data.rows
    let isWhole = kept.count == design.rowCount
    let columns = data.places.map { design.columns[$0] }
    let hasConstant = data.hasConstant
    var problems = EstimationProblems()
    var means: [Double] = []
    var units: [Double] = []
    for (k, column) in columns.enumerated() {
      guard !(k == 0 && hasConstant) else {
        means.append(0)
        units.append(1)
        continue
      }
      // Halves are added up, which cannot overflow.
      var mean = 0.0
      if data.takesConstants {
        let share = 1 / Double(kept.count)
        mean = isWhole ? column.reduce(0) { $0 + share * $1 } : kept.reduce(0) { $0 + share * column[$1] }
      }
      var size = 0.0
      var largest = 0.0
      for row in kept {
        size = max(size, abs(column[row] - mean))
        largest = max(largest, abs(column[row]))
      }
      if !size.isFinite {
        problems.append(
          .init(
            .column(data.names[k]), "differences of its figures are beyond the largest number",
            hint: "measure it in a larger unit"))
        size = 1
      }
      means.append(mean)
      // A column that is the same everywhere but for rounding becomes zero.
      let differs = size > 0 && size > ChoiceSets.sameness * (data.takesConstants ? largest : 0)
      units.append(
        !differs
          ? 0 : Double(sign: .plus, exponent: max(-1000, min(1000, -Int(size.exponent))), significand: 1))
    }
    try problems.refuse()
    let (centres, scales) = (means, units)
    let levels = data.effects.isEmpty ? nil : EffectLevels(data.effects, rows: kept)
    let rows = AbsorbedRows(
      rowCount: kept.count, columnCount: columns.count, levels: levels, threads: threads
    ) { (columns[$0][kept[$1]] - centres[$0]) * scales[$0] }
    let places = rows.sorted(kept)
    names = data.names
    self.rows = rows
    self.means = means
    self.units = units
    self.hasConstant = hasConstant
    self.places = places
    response = places.map { design.response[$0] }
    weights =
      data.weights.map { weights in places.map { weights[$0] } }
      ?? [Double](repeating: 1, count: places.count)
    offset = design.offset.map { offset in places.map { offset[$0] } }
    levelCounts = data.effects.map(\.levels.count)
  }

  init(
    names: [String], rows: AbsorbedRows, means: [Double], units: [Double], hasConstant: Bool, places: [Int],
    response: [Double], weights: [Double], offset: [Double]?, levelCounts: [Int]
  ) {
    self.names = names
    self.rows = rows
    self.means = means
    self.units = units
    self.hasConstant = hasConstant
    self.places = places
    self.response = response
    self.weights = weights
    self.offset = offset
    self.levelCounts = levelCounts
  }

  /// Coefficients in the unit of the data.
  func coefficients(_ scaled: [Double]) -> [Double] {
    var result = zip(scaled, units).map { $0 * $1 }
    if hasConstant {
      for k in 1..<max(columnCount, 1) { result[0] -= result[k] * means[k] }
    }
    return result
  }

  /// A covariance in the unit of the data; further parameters after the columns stay as they are.
  func covariance(_ scaled: [Double], order: Int) -> [Double] {
    var result = scaled
    let factors = units + [Double](repeating: 1, count: order - columnCount)
    for a in 0..<order { for b in 0..<order { result[a * order + b] *= factors[a] * factors[b] } }
    guard hasConstant, order > 1 else { return result }
    // The constant is that of the centred columns less their means times the coefficients.
    for pass in 0..<2 {
      for b in 0..<order {
        var sum = 0.0
        for k in 1..<columnCount {
          sum += means[k] * (pass == 0 ? result[k * order + b] : result[b * order + k])
        }
        if pass == 0 { result[b] -= sum } else { result[b * order] -= sum }
      }
    }
    for a in 0..<order { for b in 0..<a { result[b * order + a] = result[a * order + b] } }
    return result
  }
}
