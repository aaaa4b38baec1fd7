public import Decision
internal import Foundation

/// A compromise of the weighted sum and the sum of weighted powers, each compared in three ways.
///
/// With `S_i = Σ_j w_j·x̃_ij` and `P_i = Σ_j x̃_ij^w_j`:
/// `k_a = (P_i + S_i)/Σ_i (P_i + S_i)`, `k_b = S_i/min S + P_i/min P`,
/// `k_c = (λ·S_i + (1 − λ)·P_i)/(λ·max S + (1 − λ)·max P)` and
/// `k_i = ∛(k_a·k_b·k_c) + (k_a + k_b + k_c)/3`.
///
///     // one criterion, 0.25 and 1 → S = P, k_a = .2 .8, k_b = 2 8, k_c = .25 1 → 1.2808 5.1233
///
/// A criterion of weight zero is left out of P too: its power, 1 for everyone, would dilute the others.
/// Adding an alternative can reverse ranks, since the smallest sums are divided by.
///
/// - Throws: ``ScoringError/undefined(method:reason:)`` when the smallest weighted sum is 0, which is divided
///   by: an alternative is the worst in every criterion; when a weighted criterion is still a cost; or when a
///   figure is more than a double holds. ``ScoringError/outside(name:cells:)`` with every negative value,
///   which has no power.
/// - Complexity: O(m·n), one power for each value.
/// - Source: Yazdani, Zarate, Zavadskas & Turskis (2019), *Management Decision* 57(9) 2501, steps 2-5.
public struct CoCoSo: ScoringMethod {
  public static let name = "cocoso"
  public static let scoreScale = ScoreScale.own("compromise index k, without an upper end")
  public static let defaultNormalisation = MinMax.name
  public static let relativeCost = 3
  public static let parameterKeys = ["lambda"]
  /// Share of the weighted sum in `k_c`.
  public let lambda: Double
  private let workers: Workers

  public init(lambda: Double = 0.5, workers: Workers = .one) {
    precondition((0...1).contains(lambda), "caller gives a share")
    self.lambda = lambda
    self.workers = workers
  }

  public init(_ parameters: MethodParameters) throws(ScoringError) {
    self.init(
      lambda: try parameters.number("lambda", default: 0.5, in: 0...1), workers: parameters.workers)
  }

  public func scores(for matrix: NormalisedMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    try refuseCosts(matrix, weights, method: Self.name)
    try refuseNegatives(matrix, weights)
    let (sums, powers) = sumsAndPowers(matrix, weights)
    try refuseZeroSums(sums, matrix, weights)
    let total = zip(sums, powers).reduce(0) { $0 + ($1.0 + $1.1) }
    let (leastSum, greatestSum) = extremes(sums)
    let (leastPower, greatestPower) = extremes(powers)
    let best = lambda * greatestSum + (1 - lambda) * greatestPower
    let share = zip(sums, powers).map { ($0 + $1) / total }
    let ratio = zip(sums, powers).map { $0 / leastSum + $1 / leastPower }
    let balance = zip(sums, powers).map { (lambda * $0 + (1 - lambda) * $1) / best }
    let values = sums.indices.map { i in
      let (a, b, c) = (share[i], ratio[i], balance[i])
      return cbrt(a * b * c) + (a + b + c) / 3
    }
    if let huge = values.firstIndex(where: { !$0.isFinite }) {
      throw .undefined(
        method: Self.name,
        reason: "the score of '\(matrix.alternatives[huge].id)' is more than a number can hold")
    }
    return Scores(
      values: values,
      workings: [
        Working("S", "weighted sum", along: .alternatives, sums),
        Working("P", "sum of weighted powers", along: .alternatives, powers),
        Working("k_a", "share of all sums", along: .alternatives, share),
        Working("k_b", "ratio to the smallest", along: .alternatives, ratio),
        Working("k_c", "balance against the largest", along: .alternatives, balance),
      ],
      notices: [Notice("cocoso: adding or dropping an alternative can reverse ranks")])
  }

  private func sumsAndPowers(_ matrix: NormalisedMatrix, _ weights: WeightVector) -> ([Double], [Double]) {
    let pieces = workers.pieces(rows: matrix.alternatives.count, block: 1024) { rows in
      var sums = [Double](repeating: 0, count: rows.count)
      var powers = sums
      for (j, column) in matrix.columns.enumerated() where weights.values[j] > 0 {
        let weight = weights.values[j]
        for (k, i) in rows.enumerated() {
          sums[k] += weight * column[i]
          powers[k] += pow(column[i], weight)
        }
      }
      return (sums, powers)
    }
    return (pieces.flatMap { $0.0 }, pieces.flatMap { $0.1 })
  }

  private func refuseNegatives(_ matrix: NormalisedMatrix, _ weights: WeightVector) throws(ScoringError) {
    var cells: [OutsideCell] = []
    for (j, column) in matrix.columns.enumerated() where weights.values[j] > 0 && extremes(column).low < 0 {
      for (i, value) in column.enumerated() where value < 0 {
        cells.append(
          OutsideCell(
            alternative: matrix.alternatives[i].id, criterion: matrix.criteria[j].id, value: value,
            wanted: "no negative value"))
      }
    }
    guard cells.isEmpty else { throw .outside(name: Self.name, cells: cells) }
  }

  private func refuseZeroSums(
    _ sums: [Double], _ matrix: NormalisedMatrix, _ weights: WeightVector
  ) throws(ScoringError) {
    let zeros = sums.indices.filter { sums[$0] == 0 }
    guard !zeros.isEmpty else { return }
    let named =
      zeros.prefix(5).map { "'\(matrix.alternatives[$0].id)'" }.joined(separator: ", ")
      + (zeros.count > 5 ? ", …" : "")
    let weighted = matrix.criteria.indices.filter { weights.values[$0] > 0 }
    let cause = weighted.count == 1 ? ", the worst on '\(matrix.criteria[weighted[0]].id)'," : ""
    throw .undefined(
      method: Self.name,
      reason: "the weighted sum of \(named)\(cause) is 0, and the smallest one is divided by")
  }
}

extension ScoringMethod where Self == CoCoSo {
  public static var cocoso: Self { CoCoSo() }
}
