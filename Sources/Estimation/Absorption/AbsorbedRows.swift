internal import Kernels

/// Columns of a model, with the effects that are absorbed in it: weighted least squares of any target on
/// both.
struct AbsorbedRows: Sendable {
  /// Nil without effects.
  let levels: EffectLevels?
  let rows: LevelRows
  let threads: Threads

  /// - Parameters:
  ///   - rowCount: rows, numbered from 0 in the order of the input.
  ///   - value: of a column in a row; columns are best centred and scaled.
  init(
    rowCount: Int, columnCount: Int, levels: EffectLevels?, threads: Threads,
    value: @Sendable (_ column: Int, _ row: Int) -> Double
  ) {
    self.levels = levels
    self.threads = threads
    if let levels {
      rows = LevelRows(
        rowCount: rowCount, columnCount: columnCount, lead: levels.lead, leadCount: levels.leadCount,
        others: levels.others, otherCount: levels.otherCount, threads: threads
      ) { value($0, levels.order[$1]) }
    } else {
      rows = LevelRows(
        rowCount: rowCount, columnCount: columnCount, lead: [], leadCount: 0, others: [], otherCount: 0,
        threads: threads, value: value)
    }
  }

  /// What is left of target and columns without the effects, as sums of products.
  struct Projection: Sendable {
    let columnCount: Int
    let effects: LevelSolver.Effects
    /// Weighted squares and products of the rests, the target first; row-major, only the lower triangle.
    private let products: [Double]
    private let width: Int
    /// Weighted squares before the effects were taken out, the target first.
    let squares: [Double]

    init(columnCount: Int, effects: LevelSolver.Effects, products: [Double], squares: [SIMD4<Double>]) {
      self.columnCount = columnCount
      self.effects = effects
      self.products = products
      width = 4 * squares.count
      self.squares = (0...columnCount).map { squares[$0 / 4][$0 % 4] }
    }

    /// Of the columns, K × K.
    var gram: [Double] {
      (0..<columnCount * columnCount).map { place in
        let (a, b) = (place / columnCount + 1, place % columnCount + 1)
        return products[max(a, b) * width + min(a, b)]
      }
    }
    /// Of the columns with the target.
    var moments: [Double] { (0..<columnCount).map { products[($0 + 1) * width] } }
    var targetSquare: Double { products[0] }
  }

  /// - Parameters:
  ///   - weights: of the sorted rows, not negative.
  ///   - start: effects of the columns to begin with, from an earlier call; the target begins at zero.
  ///   - tolerance: what may be left of the effects, relative to the length of a column.
  func projection(
    of target: [Double], weights: [Double], start: [SIMD4<Double>]? = nil, tolerance: Double
  ) -> Projection {
    let sums = rows.sums(weights: weights, target: target, threads: threads)
    var effects = LevelSolver.Effects(lead: [], others: [], sweeps: 0, remainder: 0)
    if let levels {
      let solver = LevelSolver(
        levels: levels, weights: LevelWeights(levels, weights, threads: threads), fours: rows.fours,
        threads: threads)
      var start = start
      if start != nil {
        for place in stride(from: 0, to: start!.count, by: rows.fours) { start![place][0] = 0 }
      }
      var lengths = sums.squares.map { $0.squareRoot() }
      // A few rows that fit very badly make a target long, and must not loosen what is asked of the others.
      lengths[0][0] = min(lengths[0][0], solver.weights.lead.reduce(0, +).squareRoot())
      effects = solver.effects(
        of: sums, start: start, lengths: lengths,
        tolerance: [SIMD4<Double>](repeating: SIMD4(repeating: tolerance), count: rows.fours))
    }
    let products = rows.products(
      weights: weights, target: target, lead: effects.lead, others: effects.others, threads: threads)
    return Projection(
      columnCount: rows.columnCount, effects: effects, products: products, squares: sums.squares)
  }

  /// `Σₖ vector[k] x̃[k]` of every sorted row, plus the effects' part of the target where it is asked for:
  /// the fitted values of the target when the vector holds its coefficients.
  func combination(
    _ vector: [Double], _ projection: Projection, withTarget: Bool
  ) -> [Double] {
    func part(_ effects: [SIMD4<Double>], _ count: Int) -> [Double] {
      (0..<count).map { level in
        let first = level * rows.fours
        var sum = withTarget ? effects[first][0] : 0
        for (k, factor) in vector.enumerated() { sum -= factor * effects[first + (k + 1) / 4][(k + 1) % 4] }
        return sum
      }
    }
    return rows.combinations(
      vector, lead: part(projection.effects.lead, rows.leadCount),
      others: part(projection.effects.others, rows.otherCount), threads: threads)
  }

  /// Values of the rows of the input in the order of the sorted rows.
  func sorted<T>(_ values: [T]) -> [T] { levels.map { $0.order.map { values[$0] } } ?? values }

  /// Values of the sorted rows in the order of the input.
  func unsorted(_ values: [Double]) -> [Double] {
    guard let levels else { return values }
    var result = values
    for (place, row) in levels.order.enumerated() { result[row] = values[place] }
    return result
  }
}
