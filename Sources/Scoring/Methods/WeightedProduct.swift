public import Decision

/// The weighted geometric mean of the normalised values: weakness in one criterion is not bought off.
///
/// `P_i = Π_j x̃_ij^w_j`, formed in logarithms. A criterion that is still a cost after normalisation has
/// the exponent −w. A value of zero makes the product zero, whatever the others are.
///
///     // weights 0.5, 0.5 on 0.25, 1 → 0.5
///
/// - Throws: ``ScoringError/outside(name:cells:)`` with every negative value and every zero that would be divided
///   by; ``ScoringError/undefined(method:reason:)`` when a product is more than a double holds.
/// - Complexity: O(m·n).
/// - Source: Miller & Starr (1969), *Executive Decisions and Operations Research*, Prentice-Hall, ch. 9;
///   Triantaphyllou (2000), *Multi-Criteria Decision Making Methods*, Kluwer, eq. 2-2.
public struct WeightedProduct: ScoringMethod {
  public static let name = "weighted-product"
  public static let scoreScale = ScoreScale.mean("weighted product")
  public static let defaultNormalisation = Linear.name
  private let workers: Workers
  public init(workers: Workers = .one) { self.workers = workers }
  public init(_ parameters: MethodParameters) throws(ScoringError) { self.init(workers: parameters.workers) }

  public func scores(for matrix: NormalisedMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let cells = cellsWithoutProduct(matrix)
    guard cells.isEmpty else { throw .outside(name: Self.name, cells: cells) }
    let products = workers.joined(rows: matrix.alternatives.count, block: Workers.rowsOfLogarithms) { rows in
      var products = [Double](repeating: 0, count: rows.count)
      for (j, column) in matrix.scaled.enumerated() {
        let weight = matrix.criteria[j].direction == .cost ? -weights.values[j] : weights.values[j]
        // 0^0 is 1: a criterion without weight has no say, not even where it is zero.
        guard weight != 0 else { continue }
        column.addLogarithms(rows, times: weight, to: &products)
      }
      exponentiate(&products)
      return products
    }
    // The largest is soon found, and the place only looked for where there is one to name.
    if extremes(products).high == .infinity, let huge = products.firstIndex(of: .infinity) {
      throw .undefined(
        method: Self.name,
        reason: "the product of '\(matrix.alternatives[huge].id)' is more than a number can hold")
    }
    return Scores(values: products)
  }
}

/// Numbers that a product cannot be made of: negatives, and costs of zero, since they are divided by.
func cellsWithoutProduct(_ matrix: NormalisedMatrix) -> [OutsideCell] {
  var cells: [OutsideCell] = []
  for (criterion, column) in zip(matrix.criteria, matrix.scaled) {
    let isCost = criterion.direction == .cost
    let least = extremes(column).low
    guard isCost ? least <= 0 : least < 0 else { continue }
    for (i, value) in column.numbers.enumerated() where value < 0 || (isCost && value == 0) {
      cells.append(
        OutsideCell(
          alternative: matrix.alternatives[i].id, criterion: criterion.id, value: value,
          wanted: isCost ? "costs above zero" : "no negative value"))
    }
  }
  return cells
}

extension ScoringMethod where Self == WeightedProduct {
  public static var weightedProduct: Self { WeightedProduct() }
}
