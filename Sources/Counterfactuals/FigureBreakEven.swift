internal import Decision
internal import Scoring

/// Whose figure moves.
public enum Moving: String, Sendable, CaseIterable {
  case challenger, leader
}

/// What one figure would have to be for the challenger to overtake.
public struct FigureBreakEven: Sendable, Equatable {
  /// Place of the criterion in the matrix.
  public let criterion: Int
  /// The figure as it is, in natural units.
  public let present: Double
  public let breakEven: BreakEven
  /// The change in standard deviations of the column (n − 1); none where nothing is reached or the column does
  /// not vary.
  public let deviations: Double?

  public init(criterion: Int, present: Double, breakEven: BreakEven, deviations: Double?) {
    self.criterion = criterion
    self.present = present
    self.breakEven = breakEven
    self.deviations = deviations
  }
}

/// For every criterion, the smallest change of one figure at which the challenger scores at least the leader.
///
/// Solves `S_challenger(x) − S_leader(x) = 0` for the figure x of the one that moves, all scores made anew at every x,
/// so that a figure that leaves the observed range stretches the scale for all. From the present figure the
/// search walks to both bounds, cut at the column's bends and at `steps` equal steps each way, and takes the first
/// step on which the gap closes; Brent's method does the rest, to 1e-12 of the step.
///
/// For a weighted sum on min-max or goalposts the gap is monotone between the bends, so no crossing can be missed and
/// the answer is exact to rounding. Elsewhere a gap that closes and opens again within one step is not seen.
///
///     // weights ½, ½ on goalposts 0 to 10; challenger 4, 4 (.4), leader 6, 5 (.55):
///     // first figure 4 → 7, or second figure 4 → 7
///
/// - Parameters:
///   - challenger: the alternative that is behind.
///   - leader: the alternative that it is to overtake.
///   - moving: whose figure moves.
///   - bounds: for each criterion, the figures that are possible; where none are given, those observed.
///   - scorer: the figures, and how they are scored.
///   - steps: cuts of the way in each direction, at least 1.
/// - Returns: one answer per criterion: reached ones first, the fewest standard deviations first; then the others,
///   the smallest remaining gap first.
/// - Throws: ``CounterfactualError/question(_:)`` when both alternatives are one, or with every bound that does not
///   hold the present figure; ``CounterfactualError/scoring(_:)`` when the figures as they are have no score.
/// - Complexity: about `2·n·(steps + 15)` scorings; with parts, of one column each.
/// - Source: Triantaphyllou & Sánchez (1997), *Decision Sciences* 28(1) 151, section 4 (the smallest change of a
///   performance value), here with the scale following the figure.
public func figureBreakEvens(
  of challenger: Int, against leader: Int, moving: Moving = .challenger,
  within bounds: [ClosedRange<Double>?]? = nil, scorer: Scorer, steps: Int = 32
) throws(CounterfactualError) -> [FigureBreakEven] {
  let matrix = scorer.matrix
  try checkPair(challenger, leader, matrix.alternatives)
  precondition(steps > 0, "caller asks for at least one step")
  precondition(
    (bounds?.count ?? matrix.criteria.count) == matrix.criteria.count, "caller gives bounds per criterion")
  let row = moving == .challenger ? challenger : leader
  try checkBounds(bounds, row: row, matrix)
  var found: [FigureBreakEven] = []
  for (j, column) in matrix.columns.enumerated() {
    let present = column[row]
    let range = bounds?[j] ?? (column.min() ?? present)...(column.max() ?? present)
    let figures: MovedFigures
    do throws(ScoringError) {
      figures = try MovedFigures(scorer, row: row, criteria: [j])
    } catch {
      throw .scoring(error)
    }
    let bends = figures.bends(of: 0, within: range)
    func gap(_ x: Double) throws(ScoringError) -> Double {
      let scores = try figures.scores(at: [x])
      return scores[challenger] - scores[leader]
    }
    let answer = nearer(
      try firstCrossing(from: present, to: range.lowerBound, bends: bends, steps: steps, gap),
      try firstCrossing(from: present, to: range.upperBound, bends: bends, steps: steps, gap),
      present: present, within: range)
    let deviation = standardDeviation(column)
    found.append(
      FigureBreakEven(
        criterion: j, present: present, breakEven: answer,
        deviations: deviation > 0 ? answer.change.map { $0 / deviation } : nil))
  }
  return found.sorted { isCheaper($0, $1) }
}

/// Reached before not reached; then by deviations, or by the gap that is left; then in the order of the criteria.
private func isCheaper(_ a: FigureBreakEven, _ b: FigureBreakEven) -> Bool {
  func keys(_ answer: FigureBreakEven) -> (Int, Double, Int) {
    switch answer.breakEven {
    case .at: (0, answer.deviations.map { abs($0) } ?? .infinity, answer.criterion)
    case .never(_, let gap, _): (1, -gap, answer.criterion)
    }
  }
  return keys(a) < keys(b)
}

private func checkBounds(
  _ bounds: [ClosedRange<Double>?]?, row: Int, _ matrix: DecisionMatrix
) throws(CounterfactualError) {
  guard let bounds else { return }
  var problems = ProblemList()
  for (j, range) in bounds.enumerated() {
    let present = matrix.columns[j][row]
    guard let range, !range.contains(present) || !(range.upperBound - range.lowerBound).isFinite else {
      continue
    }
    problems.append(
      Problem(
        "criterion '\(matrix.criteria[j].id)' is searched from \(plain(range.lowerBound)) to "
          + "\(plain(range.upperBound)), and '\(matrix.alternatives[row].id)' has \(plain(present))",
        hint: "give finite bounds that hold the present figure"))
  }
  guard problems.isEmpty else { throw .question(problems) }
}

private func standardDeviation(_ column: [Double]) -> Double {
  guard column.count > 1 else { return 0 }
  // By the largest value first, so that no square overflows or vanishes.
  let scale = column.reduce(0) { max($0, abs($1)) }
  guard scale > 0 else { return 0 }
  let mean = column.reduce(0) { $0 + $1 / scale } / Double(column.count)
  let squares = column.reduce(0) { $0 + ($1 / scale - mean) * ($1 / scale - mean) }
  return scale * (squares / Double(column.count - 1)).squareRoot()
}
