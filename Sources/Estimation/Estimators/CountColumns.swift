/// Which columns of a model of counts can be told apart from each other and from the absorbed effects.
///
/// A column is taken less what effects and the columns before it explain, by Cholesky's method on the
/// weighted products. One of which the effects leave less than 10⁻⁹ of its length is theirs. Where less than
/// 10⁻⁸ of its square is left by other columns, the rest itself is looked at row by row: the column is a
/// combination when no row has more than 10⁻⁹ of what the terms of the combination have.
struct CountColumns {
  struct Combination {
    let column: Int
    let factors: [(column: Int, factor: Double)]
    let isOfEffects: Bool
  }

  private(set) var kept: [Int] = []
  private(set) var combinations: [Combination] = []

  /// - Parameters:
  ///   - projection: of any target, with weights above zero, to 10⁻¹² or better.
  init(_ rows: AbsorbedRows, _ projection: AbsorbedRows.Projection) {
    let order = projection.columnCount
    let gram = projection.gram
    var lower: [[Double]] = []
    func rootOf(_ column: Int) -> Double { gram[column * order + column].squareRoot() }
    for column in 0..<order {
      let diagonal = gram[column * order + column]
      guard diagonal > 1e-18 * projection.squares[column + 1] else {
        combinations.append(.init(column: column, factors: [], isOfEffects: rows.levels != nil))
        continue
      }
      var line: [Double] = []
      for (place, other) in kept.enumerated() {
        var rest = gram[column * order + other] / rootOf(column) / rootOf(other)
        for k in 0..<place { rest -= line[k] * lower[place][k] }
        line.append(rest / lower[place][place])
      }
      let rest = 1 - line.reduce(0) { $0 + $1 * $1 }
      if rest <= 1e-8 {
        var factors = line
        for place in kept.indices.reversed() {
          for later in (place + 1)..<max(kept.count, place + 1) {
            factors[place] -= lower[later][place] * factors[later]
          }
          factors[place] /= lower[place][place]
        }
        let found = zip(kept, factors).map { (column: $0, factor: $1 * rootOf(column) / rootOf($0)) }
        if Self.isCombination(column, of: found, rows, projection) {
          let sizes = found.map { abs($0.factor) * rootOf($0.column) }
          let largest = sizes.max() ?? 0
          combinations.append(
            .init(
              column: column, factors: zip(found, sizes).filter { $0.1 > 1e-6 * largest }.map(\.0),
              isOfEffects: false))
          continue
        }
      }
      line.append(max(rest, 1e-16).squareRoot())
      lower.append(line)
      kept.append(column)
    }
  }

  private static func isCombination(
    _ column: Int, of factors: [(column: Int, factor: Double)], _ rows: AbsorbedRows,
    _ projection: AbsorbedRows.Projection
  ) -> Bool {
    var vector = [Double](repeating: 0, count: projection.columnCount)
    vector[column] = 1
    // Scaled columns are about one in size, before the effects are taken out of them.
    var size = 1.0
    for (other, factor) in factors {
      vector[other] = -factor
      size += abs(factor)
    }
    return rows.combination(vector, projection, withTarget: false).allSatisfy { abs($0) <= 1e-9 * size }
  }

  /// Why each column that is not kept is dropped.
  func dropped(_ problem: CountProblem) -> [OmittedColumn] {
    let names = problem.names
    return combinations.map { combination in
      let others = combination.factors.map { "'\(names[$0.column])'" }
      let listed =
        others.count > 5
        ? others.prefix(4).joined(separator: ", ") + " and \(others.count - 4) more"
        : others.count > 1
          ? others.dropLast().joined(separator: ", ") + " and " + others[others.count - 1] : others.joined()
      let reason =
        combination.isOfEffects
        ? "the absorbed effects explain it"
        : others.isEmpty
          ? (problem.hasConstant ? "it is the same in every row" : "it is zero in every row")
          : "it cannot be told apart from \(listed)"
      return OmittedColumn(name: names[combination.column], reason: reason)
    }
  }
}
