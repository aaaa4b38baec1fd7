internal import Kernels

/// Which columns the data can tell apart, and of which others each of the rest is a combination.
///
/// A column is taken less what the columns before it explain, by Cholesky's method on the matrix of second
/// derivatives. Where less than 10⁻¹² of its square is left, the rest itself is looked at row by row: the
/// column is a combination when no row has more than 10⁻⁹ of what the terms of the combination have.
struct IdentifiedColumns {
  struct Combination {
    let column: Int
    /// One factor for every kept column before it; zeros for those after it.
    let factors: [(column: Int, factor: Double)]
  }

  private(set) var kept: [Int] = []
  private(set) var combinations: [Combination] = []

  init(_ problem: ChoiceProblem, curvature: [Double]) {
    let order = problem.data.columns.count
    var lower: [[Double]] = []
    for column in 0..<order {
      let diagonal = curvature[column * order + column]
      let scale = diagonal > 0 ? diagonal.squareRoot() : 1
      var line: [Double] = []
      for (place, other) in kept.enumerated() {
        let otherScale = curvature[other * order + other].squareRoot()
        var rest = curvature[column * order + other] / scale / otherScale
        for k in 0..<place { rest -= line[k] * lower[place][k] }
        line.append(rest / lower[place][place])
      }
      let rest = 1 - line.reduce(0) { $0 + $1 * $1 }
      if diagonal <= 0 || rest <= 1e-12 {
        // Backwards through the triangle: the factors of the kept columns.
        var factors = line
        for place in kept.indices.reversed() {
          for later in (place + 1)..<max(kept.count, place + 1) {
            factors[place] -= lower[later][place] * factors[later]
          }
          factors[place] /= lower[place][place]
        }
        let found = zip(kept, factors).map { other, factor in
          (column: other, factor: factor * scale / curvature[other * order + other].squareRoot())
        }
        if Self.isCombination(column, of: found, problem) {
          let sizes = found.map { abs($0.factor) * problem.spread(of: $0.column) }
          let largest = sizes.max() ?? 0
          combinations.append(
            Combination(
              column: column, factors: zip(found, sizes).filter { $0.1 > 1e-6 * largest }.map(\.0)))
          continue
        }
      }
      line.append(max(rest, 1e-16).squareRoot())
      lower.append(line)
      kept.append(column)
    }
  }

  private static func isCombination(
    _ column: Int, of factors: [(column: Int, factor: Double)], _ problem: ChoiceProblem
  ) -> Bool {
    var vector = [Double](repeating: 0, count: problem.data.columns.count)
    vector[column] = 1
    var size = problem.spread(of: column)
    for (other, factor) in factors {
      vector[other] = -factor
      size += abs(factor) * problem.spread(of: other)
    }
    return problem.rows.products(with: vector).allSatisfy { abs($0) <= 1e-9 * size }
  }

  /// Why each column that is not kept is dropped.
  func dropped(_ names: [String]) -> [OmittedColumn] {
    combinations.map { combination in
      let others = combination.factors.map { "'\(names[$0.column])'" }
      let listed =
        others.count > 5
        ? others.prefix(4).joined(separator: ", ") + " and \(others.count - 4) more"
        : others.count > 1
          ? others.dropLast().joined(separator: ", ") + " and " + others[others.count - 1] : others.joined()
      return OmittedColumn(
        name: names[combination.column],
        reason: others.isEmpty
          ? "it does not differ between the alternatives of a case"
          : "it cannot be told apart from \(listed)")
    }
  }
}
