internal import Decision

extension ChoiceDesign {
  /// The same cases, each counted as often as a resample has it; one that is counted zero times is left out
  /// of every fit. The columns are shared, not copied.
  ///
  ///     design.resampled([2, 0, 1]).choiceCounts  // [2, 0, 1], where every case stood for one choice
  ///
  /// - Parameter counts: one for every case, none negative.
  public func resampled(_ counts: [Int]) -> ChoiceDesign {
    precondition(
      counts.count == cases.count && counts.allSatisfy { $0 >= 0 }, "caller counts every case")
    return ChoiceDesign(self, choiceCounts: zip(choiceCounts, counts).map { $0 * $1 })
  }

  /// The same cases with other columns.
  func replacing(names: [String], columns: [[Double]]) -> ChoiceDesign {
    ChoiceDesign(self, choiceCounts: choiceCounts, names: names, columns: columns)
  }

  /// Without some alternatives. Cases in which one of them was chosen leave, and so do those that are left
  /// with one alternative, which say nothing.
  ///
  /// Columns keep their figures: a factor keeps its base, and `scale` the mean of all rows.
  ///
  /// - Throws: ``EstimationError/input(_:)`` for an alternative that does not occur, and when no case is
  ///   left.
  /// - Complexity: O(rows × columns).
  public func removing(alternatives removed: [String]) throws(EstimationError) -> ChoiceDesign {
    var problems = EstimationProblems()
    var isRemoved = [Bool](repeating: false, count: alternatives.levels.count)
    for name in removed {
      if let level = alternatives.levels.firstIndex(of: name) {
        isRemoved[level] = true
      } else {
        problems.append(
          .init(
            .table, "there is no alternative '\(name)'",
            hint: suggestion(for: name, among: alternatives.levels)))
      }
    }
    try problems.refuse()
    var (keptCases, rows, newStarts, newChosen): ([Int], [Int], [Int], [Int]) = ([], [], [0], [])
    for n in cases.indices where !isRemoved[Int(alternatives.codes[chosen[n]])] {
      let kept = (starts[n]..<starts[n + 1]).filter { !isRemoved[Int(alternatives.codes[$0])] }
      guard kept.count > 1, let place = kept.firstIndex(of: chosen[n]) else { continue }
      keptCases.append(n)
      newChosen.append(rows.count + place)
      rows += kept
      newStarts.append(rows.count)
    }
    guard !keptCases.isEmpty else {
      throw .problem(
        .table, "no case is left without \(removed.prefix(5).map { "'\($0)'" }.joined(separator: ", "))",
        hint: "leave out alternatives that were chosen less often")
    }
    return ChoiceDesign(self, cases: keptCases, rows: rows, starts: newStarts, chosen: newChosen)
  }

  /// The same cases and rows, counted otherwise, or with other columns.
  init(
    _ whole: ChoiceDesign, choiceCounts: [Int], names: [String]? = nil, columns: [[Double]]? = nil,
    terms: [String]? = nil, keepsOffset: Bool = true
  ) {
    formula = whole.formula
    table = whole.table
    sets = whole.sets
    cases = whole.cases
    starts = whole.starts
    chosen = whole.chosen
    self.choiceCounts = choiceCounts
    weights = whole.weights
    alternatives = whole.alternatives
    self.names = names ?? whole.names
    self.terms = terms ?? names ?? whole.terms
    self.columns = columns ?? whole.columns
    offset = keepsOffset ? whole.offset : nil
    dropped = whole.dropped
  }

  /// Some of the cases and some of their rows, both in order.
  init(_ whole: ChoiceDesign, cases places: [Int], rows: [Int], starts: [Int], chosen: [Int]) {
    formula = whole.formula
    table = whole.table
    cases = places.map { whole.cases[$0] }
    self.starts = starts
    self.chosen = chosen
    choiceCounts = places.map { whole.choiceCounts[$0] }
    weights = places.map { whole.weights[$0] }
    alternatives = Grouping(
      name: whole.alternatives.name, levels: whole.alternatives.levels,
      codes: rows.map { whole.alternatives.codes[$0] })
    names = whole.names
    terms = whole.terms
    columns = whole.columns.map { column in rows.map { column[$0] } }
    offset = whole.offset.map { offset in rows.map { offset[$0] } }
    dropped = whole.dropped
    sets = ChoiceSets(
      order: whole.sets.order.reordered(rows), cases: cases, starts: starts, alternatives: alternatives)
  }
}
