internal import Decision
internal import Scoring

/// The scores as functions of some figures of one alternative.
struct MovedFigures {
  let scorer: Scorer
  /// Whose figures move.
  let row: Int
  /// The criteria whose figures move.
  let criteria: [Int]
  /// What the criteria that do not move add to the scores, where scores are sums.
  private let rest: [Double]?
  /// All columns as they are, on the method's scale, where they are scaled one by one.
  private let still: [[Double]]?

  init(_ scorer: Scorer, row: Int, criteria: [Int]) throws(ScoringError) {
    self.scorer = scorer
    self.row = row
    self.criteria = criteria
    still = try scorer.halves.map { (halves) throws(ScoringError) in
      try halves.scale(Array(scorer.matrix.criteria.indices), scorer.matrix.columns)
    }
    guard let parts = scorer.parts else {
      rest = nil
      return
    }
    let still = scorer.matrix.criteria.indices.filter { !criteria.contains($0) }
    var sums = [Double](repeating: 0, count: scorer.matrix.alternatives.count)
    if !still.isEmpty {
      for part in try parts(still, still.map { scorer.matrix.columns[$0] }) { add(part, to: &sums) }
    }
    rest = sums
  }

  /// The figures as they are.
  var present: [Double] { criteria.map { scorer.matrix.columns[$0][row] } }

  /// Scores of all alternatives with the figures set to `figures`.
  func scores(at figures: [Double]) throws(ScoringError) -> [Double] {
    guard let parts = scorer.parts, var sums = rest else { return try wholeScores(at: figures) }
    for part in try parts(criteria, columns(at: figures)) { add(part, to: &sums) }
    return try finite(sums)
  }

  /// The same from the method itself, without the short cut: what a ranking would show.
  func wholeScores(at figures: [Double]) throws(ScoringError) -> [Double] {
    if let halves = scorer.halves, let scaled = try scaled(at: figures) {
      return try finite(halves.aggregate(scaled))
    }
    var all = scorer.matrix.columns
    for (place, column) in zip(criteria, columns(at: figures)) { all[place] = column }
    return try finite(
      scorer.score(checked(scorer.matrix.alternatives, scorer.matrix.criteria, all)))
  }

  /// All columns on the method's scale with the figures set to `figures`.
  private func scaled(at figures: [Double]) throws(ScoringError) -> [[Double]]? {
    guard let halves = scorer.halves, var all = still else { return nil }
    for (place, column) in zip(criteria, try halves.scale(criteria, columns(at: figures))) {
      all[place] = column
    }
    return all
  }

  /// A rival of the row, and how much the lead over it counts.
  struct Rival {
    let row: Int
    let weight: Double
  }

  /// `Σ weight·(score of the row − score of the rival)` for each figure set alone to its value in `moved`, up to a
  /// constant that is the same for every `moved`: only differences of two calls mean something.
  func leads(over rivals: [Rival], around figures: [Double], moved: [Double]) throws(ScoringError) -> [Double]
  {
    func lead(_ scores: [Double]) -> Double {
      rivals.reduce(0) { $0 + $1.weight * (scores[row] - scores[$1.row]) }
    }
    if let parts = scorer.parts { return try parts(criteria, columns(at: moved)).map(lead) }
    var leads: [Double] = []
    if let halves = scorer.halves, let here = try scaled(at: figures) {
      for (place, column) in zip(criteria, try halves.scale(criteria, columns(at: moved))) {
        var trial = here
        trial[place] = column
        leads.append(lead(try finite(halves.aggregate(trial))))
      }
      return leads
    }
    for index in figures.indices {
      var trial = figures
      trial[index] = moved[index]
      leads.append(lead(try wholeScores(at: trial)))
    }
    return leads
  }

  /// Figures of one criterion at which the scores may bend, between the bounds, in order.
  func bends(of index: Int, within bounds: ClosedRange<Double>) -> [Double] {
    let column = scorer.matrix.columns[criteria[index]]
    var places = scorer.bends[criteria[index]] + [column[row]]
    let others = column.indices.filter { $0 != row }.map { column[$0] }
    if let low = others.min(), let high = others.max() { places += [low, high] }
    return Set(places.filter(bounds.contains)).sorted()
  }

  private func columns(at figures: [Double]) -> [[Double]] {
    zip(criteria, figures).map { place, figure in
      var column = scorer.matrix.columns[place]
      column[row] = figure
      return column
    }
  }

  private func finite(_ scores: [Double]) throws(ScoringError) -> [Double] {
    guard let bad = scores.firstIndex(where: { !$0.isFinite }) else { return scores }
    throw .undefined(
      method: "what-if", reason: "the score of '\(scorer.matrix.alternatives[bad].id)' is \(scores[bad])")
  }
}

private func add(_ part: [Double], to sums: inout [Double]) {
  for i in sums.indices { sums[i] += part[i] }
}
