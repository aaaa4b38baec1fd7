public import Decision
internal import Foundation

/// Three rankings by ratio system, reference point and full multiplicative form, joined by majority.
///
/// On columns of length one (vector): `y_i = Σ w_j·x̃_ij` over the benefits minus the same over the costs;
/// `d_i = max_j w_j·|r_j − x̃_ij|` with the best value `r_j` of each column, smaller being better; and
/// `U_i = Π x̃_ij^w_j` over the benefits divided by the same over the costs, formed in logarithms. The score
/// is the number of alternatives that are beaten in at least two of the three rankings. Figures that differ
/// by no more than their rounding are a tie in their ranking.
///
///     // benefit .6 .8, cost .8 .6 (vector), weights ½ ½ → y −.1 .1, d .1 0, U √¾ √(4/3), score 0 1
///
/// Adding an alternative can reverse ranks, since the columns' lengths, the reference point and the count
/// move.
///
/// - Throws: ``ScoringError/outside(name:cells:)`` with every negative value, cost of zero and column of
///   zeros; ``ScoringError/undefined(method:reason:)`` when a sum is more than a double holds, which cannot
///   be under vector. A criterion without weight is not looked at.
/// - Complexity: O(m·n + m·log² m) time, O(m) memory.
/// - Source: Brauers & Zavadskas (2010), *Technological and Economic Development of Economy* 16(1) 5-24;
///   weights as exponents and dominance: Brauers & Zavadskas (2012), *Informatica* 23(1) 1-25.
public struct MULTIMOORA: ScoringMethod {
  public static let name = "multimoora"
  public static let scoreScale = ScoreScale.own("alternatives beaten in two of three rankings")
  public static let defaultNormalisation = Vector.name
  public static let relativeCost = 4
  private let workers: Workers

  public init(workers: Workers = .one) { self.workers = workers }
  public init(_ parameters: MethodParameters) throws(ScoringError) { workers = parameters.workers }

  public func scores(for matrix: NormalisedMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let used = matrix.columns.indices.filter { weights.values[$0] > 0 }
    let cells = used.flatMap { j in
      cellsWithoutQuotient(
        matrix.columns[j], criterion: matrix.criteria[j], alternatives: matrix.alternatives,
        dividesByCosts: true)
    }
    guard cells.isEmpty else { throw .outside(name: Self.name, cells: cells) }
    let ratios = ratioSystem(used, matrix, weights)
    if let huge = ratios.firstIndex(where: { !$0.isFinite }) {
      throw .undefined(
        method: Self.name,
        reason: "the sum of '\(matrix.alternatives[huge].id)' is more than a number can hold")
    }
    let reference = matrix.columns.indices.map { j in
      let (low, high) = extremes(matrix.columns[j])
      return matrix.criteria[j].direction == .benefit ? high : low
    }
    let distances = distances(to: reference, used, matrix, weights)
    let logarithms = logarithmsOfProducts(used, matrix, weights)

    let sizes = Rounding(used, matrix, weights)
    let rankings = [
      places(of: ratios, rounding: sizes.ratio),
      places(of: distances.map { -$0 }, rounding: sizes.distance),
      places(of: logarithms, rounding: sizes.logarithm),
    ]
    return Scores(
      values: lowerInMost(of: rankings).map { Double($0) },
      workings: [
        Working("r", "reference point", along: .criteria, reference),
        Working("y", "ratio system", along: .alternatives, ratios),
        Working("d", "distance from the reference point", along: .alternatives, distances),
        Working(
          "U/max U", "full multiplicative form, as a share of the best", along: .alternatives,
          sharesOfBest(logarithms)),
      ],
      notices: [rankReversal(Self.name)])
  }

  private func ratioSystem(_ used: [Int], _ matrix: NormalisedMatrix, _ weights: WeightVector) -> [Double] {
    var sums = [Double](repeating: 0, count: matrix.alternatives.count)
    for j in used {
      let column = matrix.columns[j]
      let weight = matrix.criteria[j].direction == .benefit ? weights.values[j] : -weights.values[j]
      for i in sums.indices { sums[i] += weight * column[i] }
    }
    return sums
  }

  private func distances(
    to reference: [Double], _ used: [Int], _ matrix: NormalisedMatrix, _ weights: WeightVector
  ) -> [Double] {
    var distances = [Double](repeating: 0, count: matrix.alternatives.count)
    for j in used {
      let column = matrix.columns[j]
      let weight = weights.values[j]
      for i in distances.indices {
        let distance = weight * abs(reference[j] - column[i])
        if distance > distances[i] { distances[i] = distance }
      }
    }
    return distances
  }

  /// The lowest number stands for the logarithm of a product of zero.
  private func logarithmsOfProducts(
    _ used: [Int], _ matrix: NormalisedMatrix, _ weights: WeightVector
  ) -> [Double] {
    workers.joined(rows: matrix.alternatives.count, block: 4096) { rows in
      var sums = [Double](repeating: 0, count: rows.count)
      for j in used {
        let column = matrix.columns[j]
        let weight = matrix.criteria[j].direction == .benefit ? weights.values[j] : -weights.values[j]
        for i in rows { sums[i - rows.lowerBound] += weight * log(column[i]) }
      }
      return sums.map { max($0, -.greatestFiniteMagnitude) }
    }
  }

  private func sharesOfBest(_ logarithms: [Double]) -> [Double] {
    let best = extremes(logarithms).high
    guard best > -.greatestFiniteMagnitude else { return logarithms.map { _ in 0 } }
    return logarithms.map { exp($0 - best) }
  }
}

/// How far two figures that are equal on paper may lie apart: a few ulps of the largest for each criterion.
private struct Rounding {
  let ratio: Double
  let distance: Double
  let logarithm: Double

  init(_ used: [Int], _ matrix: NormalisedMatrix, _ weights: WeightVector) {
    let step = 4 * Double(used.count + 4) * Double.ulpOfOne
    var sum = 0.0
    var largest = 0.0
    var logarithms = 1.0
    for j in used {
      let (low, high) = extremes(matrix.columns[j])
      let weight = weights.values[j]
      sum += weight * high
      largest = max(largest, weight * high)
      // The smallest double above zero has the logarithm −745.
      logarithms += weight * max(abs(log(high)), low > 0 ? abs(log(low)) : 745)
    }
    ratio = step * sum
    distance = step * largest
    logarithm = step * logarithms
  }
}

extension ScoringMethod where Self == MULTIMOORA {
  public static var multimoora: Self { MULTIMOORA() }
}
