public import Decision
internal import Kernels

/// Complex proportional assessment: what the benefits add up to, and what the costs leave, as a share of the
/// best.
///
/// With the shares `x̄_ij = x_ij/Σ_i x_ij` of benefits and costs alike, `S⁺_i = Σ w_j·x̄_ij` over the
/// benefits and `S⁻_i` over the costs: `Q_i = S⁺_i + Σ_k S⁻_k/(S⁻_i·Σ_k 1/S⁻_k)` and the score
/// `N_i = Q_i/max Q`, in 0…1. Without costs `Q = S⁺`.
///
///     // benefit 1 3, cost 3 1, weights ½ ½ → S⁺ ⅛ ⅜, S⁻ ⅜ ⅛, Q ¼ ¾, score ⅓ 1
///
/// Adding an alternative can reverse ranks, since all shares move.
///
/// - Throws: ``ScoringError/outside(name:cells:)`` with every negative value, every column of zeros, and the
///   costs of every alternative that has none above zero: they are divided by. A criterion without weight is
///   not looked at.
/// - Complexity: O(m·n).
/// - Source: Zavadskas, Kaklauskas & Šarka (1994), *Technological and Economic Development of Economy* 1(3)
///   131-139.
public struct COPRAS: OutrankingMethod {
  public static let name = "copras"
  public static let scoreScale = ScoreScale.share
  public static let scale = "sum, costs as x"
  private let workers: Workers
  public init(workers: Workers = .one) { self.workers = workers }
  public init(_ parameters: MethodParameters) throws(ScoringError) { self.init(workers: parameters.workers) }

  public func scores(for matrix: DecisionMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let count = matrix.alternatives.count
    let used = matrix.columns.indices.filter { weights.values[$0] > 0 }
    let cells = used.flatMap { j in
      cellsWithoutQuotient(
        matrix.columns[j], criterion: matrix.criteria[j], alternatives: matrix.alternatives,
        dividesByCosts: false)
    }
    guard cells.isEmpty else { throw .outside(name: Self.name, cells: cells) }
    let costs = used.filter { matrix.criteria[$0].direction == .cost }
    // Only quotients of S⁻ count, so a power of two keeps tiny weights of costs away from the smallest
    // numbers.
    let heaviest = costs.map { weights.values[$0] }.max() ?? 1
    let unit = Double(sign: .plus, exponent: Int(heaviest.exponent), significand: 1)
    let shares = workers.columns(used.map { matrix.columns[$0] }) { k in
      let column = moderated(matrix.columns[used[k]])
      return NormalisedColumn(
        column, on: .share(of: ColumnLoops.total(column.span), total: 1), ends: extremes(column))
    }
    let parts = workers.pieces(rows: count, block: Workers.rowsInCache) { rows in
      var benefit = [Double](repeating: 0, count: rows.count)
      var cost = benefit
      for (j, share) in zip(used, shares) {
        if matrix.criteria[j].direction == .cost {
          share.add(rows, times: weights.values[j] / unit, to: &cost)
        } else {
          share.add(rows, times: weights.values[j], to: &benefit)
        }
      }
      return (benefit, cost)
    }
    let benefit = parts.flatMap(\.0)
    let cost = parts.flatMap(\.1)
    var significance = benefit
    if !costs.isEmpty {
      let least = extremes(cost).low
      guard least > 0 else { throw .outside(name: Self.name, cells: vanishing(cost, costs, in: matrix)) }
      let all = cost.reduce(0, +) * unit
      let relief = cost.map { least / $0 }
      let share = all / relief.reduce(0, +)
      for i in 0..<count { significance[i] += share * relief[i] }
    }
    let best = extremes(significance).high
    return Scores(
      values: significance.map { $0 / best },
      workings: [
        Working("S⁺", "sum of the benefits", along: .alternatives, benefit),
        Working("S⁻", "sum of the costs", along: .alternatives, cost.map { $0 * unit }),
        Working("Q", "relative significance", along: .alternatives, significance),
      ],
      notices: [rankReversal(Self.name)])
  }

  private func vanishing(_ sums: [Double], _ costs: [Int], in matrix: DecisionMatrix) -> [OutsideCell] {
    sums.indices.filter { sums[$0] == 0 }.flatMap { i in
      costs.map { j in
        let value = matrix.columns[j][i]
        return OutsideCell(
          alternative: matrix.alternatives[i].id, criterion: matrix.criteria[j].id, value: value,
          wanted: value == 0
            ? "at least one cost above zero" : "costs that a double can divide by their total")
      }
    }
  }
}

extension OutrankingMethod where Self == COPRAS {
  public static var copras: Self { COPRAS() }
}
