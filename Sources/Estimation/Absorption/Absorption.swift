public import Kernels

/// Takes the effects of groups out of columns: what is left has a weighted mean of zero in every group of
/// every grouping.
///
/// The rest is that of weighted least squares on an indicator of every level, which is what a model needs
/// whose effects are not wanted themselves (Frisch and Waugh). One grouping takes one pass; more take
/// alternating projections, accelerated by conjugate gradients, until no more than 10⁻¹³ of a column's length
/// (around its mean) could still be explained.
///
///     // y = 1, 2, 4, 9 in groups a, a, b, b
///     let absorption = try Absorption([group])
///     try absorption.demeaned([[1, 2, 4, 9]]).columns  // [[-0.5, 0.5, -2.5, 2.5]]
///
/// - Source: Guimarães & Portugal (2010), *Stata Journal* 10(4); Correia (2017), *Linear models with
///   high-dimensional fixed effects*.
public struct Absorption: Sendable {
  public let groupings: [Grouping]
  /// What the effects cost.
  public let degrees: AbsorbedDegrees
  private let weights: [Double]?
  private let rowCount: Int
  private let levels: EffectLevels
  private let threads: Threads

  /// - Parameters:
  ///   - groupings: at least one; all of the same rows.
  ///   - weights: a number for every row that is not negative, or nil for ones. A row of weight zero takes no
  ///     part; its rest is what the effects of its levels leave, with no effect where no other row has the
  ///     level.
  /// - Throws: ``EstimationError/input(_:)`` for no rows, groupings of different numbers of rows, and every
  ///   weight outside its range.
  /// - Complexity: O(rows × groupings²) time and memory.
  public init(
    _ groupings: [Grouping], weights: [Double]? = nil, threads: Threads = .one
  ) throws(EstimationError) {
    precondition(!groupings.isEmpty, "caller passes at least one grouping")
    var problems = EstimationProblems()
    let rowCount = groupings[0].codes.count
    if rowCount == 0 { problems.append(.init(.table, "there are no rows", hint: "give at least one row")) }
    for grouping in groupings where grouping.codes.count != rowCount {
      problems.append(
        .init(
          .column(grouping.name),
          "it groups \(grouping.codes.count) rows and '\(groupings[0].name)' \(rowCount)",
          hint: "group the same rows by every effect"))
    }
    checkWeights(weights, rows: rowCount, numbers: nil, into: &problems)
    try problems.refuse()
    self.groupings = groupings
    self.weights = weights
    self.rowCount = rowCount
    self.threads = threads
    let counted = weights.map { weights in weights.indices.filter { weights[$0] > 0 } }
    degrees = AbsorbedDegrees(groupings, rows: counted)
    levels = EffectLevels(groupings, rows: Array(0..<rowCount))
  }

  /// Columns without the effects, and the effects.
  public struct Rest: Sendable, Equatable {
    /// One list for every column, one value for every row.
    public let columns: [[Double]]
    /// For every column and grouping the effect of every level, in the order of ``Grouping/levels``. The
    /// effects of all groupings but the one with the most levels have a weighted mean of zero. Columns are
    /// their effects plus their rest; beyond that, effects of two or more groupings are unique only up to
    /// constants of the connected parts.
    public let effects: [[[Double]]]
    /// The largest part of a column's length that the effects could still explain.
    public let remainder: Double
  }

  private static let tolerance = 1e-13
  /// What no column may have left.
  private static let largestRemainder = 1e-10

  /// - Parameter columns: one finite value for every row each.
  /// - Throws: ``EstimationError/input(_:)`` when groupings hang together by so few rows that the projections
  ///   do not settle.
  /// - Complexity: O(rows × columns × groupings) a sweep; one for one grouping, 5 to 50 for more as a rule.
  public func demeaned(_ columns: [[Double]]) throws(EstimationError) -> Rest {
    precondition(columns.allSatisfy { $0.count == rowCount }, "caller passes a value for every row")
    var rests: [[Double]] = []
    var effects: [[[Double]]] = []
    var remainder = 0.0
    // Seven columns and an unused target fill two vectors of four; more would only cost memory.
    for start in stride(from: 0, to: columns.count, by: 7) {
      let part = Array(columns[start..<min(start + 7, columns.count)])
      let found = solution(part)
      rests += found.columns
      effects += found.effects
      remainder = max(remainder, found.remainder)
    }
    guard remainder <= Self.largestRemainder else {
      var problems = EstimationProblems()
      let names = groupings.map { "'\($0.name)'" }.joined(separator: ", ")
      problems.append(
        .init(
          .table, "the effects of \(names) could not be taken out to better than \(remainder)",
          hint: "levels hang together by too few rows; combine some of them"))
      throw .input(problems)
    }
    return Rest(columns: rests, effects: effects, remainder: remainder)
  }

  private func solution(_ columns: [[Double]]) -> Rest {
    let weights = self.weights ?? [Double](repeating: 1, count: rowCount)
    let total = weights.reduce(0, +)
    let means = columns.map { column in
      zip(column, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    }
    let sortedWeights = levels.order.map { weights[$0] }
    let solverWeights = LevelWeights(levels, sortedWeights, threads: threads)
    let target = [Double](repeating: 0, count: rowCount)
    var current = zip(columns, means).map { column, mean in column.map { $0 - mean } }
    var lengths: [SIMD4<Double>] = []
    var sums: LevelSolver.Effects?
    var remainder = 0.0
    for round in 0..<4 {
      let values = current
      let rows = AbsorbedRows(
        rowCount: rowCount, columnCount: columns.count, levels: levels, threads: threads
      ) { values[$0][$1] }.rows
      let found = rows.sums(weights: sortedWeights, target: target, threads: threads)
      if round == 0 { lengths = found.squares.map { $0.squareRoot() } }
      // The true rest of the rows decides, not the sums that the effects were found from.
      remainder = explained(found, solverWeights, lengths)
      if round > 0, remainder <= 2 * Self.tolerance { break }
      let solver = LevelSolver(
        levels: levels, weights: solverWeights, fours: rows.fours, threads: threads)
      let part = solver.effects(
        of: found, start: nil, lengths: lengths,
        tolerance: lengths.map { _ in SIMD4(repeating: Self.tolerance) })
      if sums == nil {
        sums = part
      } else {
        for place in part.lead.indices { sums!.lead[place] += part.lead[place] }
        for place in part.others.indices { sums!.others[place] += part.others[place] }
      }
      let rest = rows.rest(target: target, lead: part.lead, others: part.others, threads: threads)
      for k in columns.indices {
        for (place, row) in levels.order.enumerated() {
          current[k][row] = rest[place * rows.fours + (k + 1) / 4][(k + 1) % 4]
        }
      }
    }
    let effects = columns.indices.map { k in
      spread(sums!, column: k, mean: means[k], fours: lengths.count, solverWeights)
    }
    return Rest(columns: current, effects: effects, remainder: remainder)
  }

  /// The largest part of a length that one of the effects alone explains.
  private func explained(
    _ sums: LevelRows.Sums, _ weights: LevelWeights, _ lengths: [SIMD4<Double>]
  ) -> Double {
    var largest = 0.0
    let fours = lengths.count
    for (values, inverses) in [(sums.lead, weights.inverseLead), (sums.others, weights.inverseOthers)] {
      for four in 0..<fours {
        var squares = SIMD4<Double>.zero
        for level in inverses.indices {
          let value = values[level * fours + four]
          squares += inverses[level] * value * value
        }
        for lane in 0..<4 where squares[lane] > 0 {
          largest = max(largest, squares[lane].squareRoot() / lengths[four][lane])
        }
      }
    }
    return largest
  }

  /// Effects by grouping and level, with the means of all groupings but the leading one moved to it.
  private func spread(
    _ found: LevelSolver.Effects, column: Int, mean: Double, fours: Int, _ weights: LevelWeights
  ) -> [[Double]] {
    func value(_ effects: [SIMD4<Double>], _ level: Int) -> Double {
      effects[level * fours + (column + 1) / 4][(column + 1) % 4]
    }
    var result = groupings.map { [Double](repeating: 0, count: $0.levels.count) }
    var shift = mean
    var other = 0
    for effect in groupings.indices where effect != levels.leading {
      let places = levels.offsets[other]..<levels.offsets[other + 1]
      let total = places.reduce(0) { $0 + weights.others[$1] }
      let average =
        total > 0 ? places.reduce(0) { $0 + weights.others[$1] * value(found.others, $1) } / total : 0
      for (place, code) in zip(places, levels.codes[effect]) {
        result[effect][Int(code)] = value(found.others, place) - average
      }
      shift += average
      other += 1
    }
    for (level, code) in levels.codes[levels.leading].enumerated() {
      result[levels.leading][Int(code)] = value(found.lead, level) + shift
    }
    return result
  }
}

/// Weights are finite and not negative, and not all of them are zero.
func checkWeights(
  _ weights: [Double]?, rows: Int, numbers: [Int]?, into problems: inout EstimationProblems
) {
  guard let weights else { return }
  guard weights.count == rows else {
    problems.append(
      .init(
        .table, "there are \(weights.count) weights for \(rows) rows", hint: "give one weight for every row"))
    return
  }
  for (row, weight) in weights.enumerated() where !(weight.isFinite && weight >= 0) {
    problems.append(
      .init(
        .row(numbers?[row] ?? row + 1),
        "the weight is \(weight); wanted a finite number that is not negative",
        hint: "correct the weight or leave the row out"))
  }
  if rows > 0, weights.allSatisfy({ $0 == 0 }) {
    problems.append(.init(.table, "all weights are zero", hint: "give at least one row a weight"))
  }
}
