extension ChoiceDesign {
  /// The mean of all columns, each put on one scale within its case: less its mean, over its standard
  /// deviation (that of the whole set, dividing by its size), with the sign asked for. A column that does not
  /// differ within a case counts zero there.
  ///
  ///     // x = 1, 2, 3 and z = 5, 5, 5 with the signs 1 and −1
  ///     design.equalWeights(signs: [1, -1])  // [−0.6124, 0, 0.6124], √1.5/2
  ///
  /// - Parameter signs: 1 or −1 for every column.
  /// - Complexity: O(rows × K).
  public func equalWeights(signs: [Double]) -> [Double] {
    precondition(signs.count == columns.count, "caller gives a sign for every column")
    return weightedScores(signs.map { $0 / Double(columns.count) })
  }

  /// The sum of stated columns, each put on one scale within its case as in ``equalWeights(signs:)``, times
  /// its directed weight.
  ///
  ///     // x = 1, 2, 3 and z = 3, 2, 2; x with the weight 3, and z, of which less is better, with 1
  ///     try design.statedScores([StatedWeight("x", 3), StatedWeight("z", 1, .cost)]).scores
  ///     // [−1.2721, 0.1768, 1.0953]: −¾·√1.5 − ¼·√2, ¼·√½, ¾·√1.5 + ¼·√½
  ///
  /// - Returns: a score for every row, and the stated terms that count for nothing, with the reason.
  /// - Throws: ``EstimationError/input(_:)`` for weights outside their range, terms that are none or are named
  ///   twice, and when no column with a weight above zero is left.
  /// - Complexity: O(rows × weights).
  public func statedScores(
    _ stated: [StatedWeight]
  ) throws(EstimationError) -> (scores: [Double], dropped: [OmittedColumn]) {
    let found = try StatedColumns(stated, on: self)
    var weights = [Double](repeating: 0, count: columns.count)
    for (place, weight) in zip(found.places, found.weights) { weights[place] = weight }
    return (weightedScores(weights), found.dropped)
  }

  private func weightedScores(_ weights: [Double]) -> [Double] {
    var scores = [Double](repeating: 0, count: rowCount)
    for (column, weight) in zip(columns, weights) where weight != 0 {
      for n in cases.indices {
        let rows = starts[n]..<starts[n + 1]
        let count = Double(rows.count)
        let mean = rows.reduce(0) { $0 + column[$1] } / count
        let variance = rows.reduce(0) { $0 + (column[$1] - mean) * (column[$1] - mean) } / count
        let size = rows.reduce(0) { max($0, abs(column[$1])) }
        guard variance.squareRoot() > ChoiceSets.sameness * size else { continue }
        let factor = weight / variance.squareRoot()
        for row in rows { scores[row] += factor * (column[row] - mean) }
      }
    }
    return scores
  }

  /// The same cases with one column in place of all, and without an offset.
  public func replacingColumns(by scores: [Double], named name: String) -> ChoiceDesign {
    precondition(scores.count == rowCount, "caller gives a score for every row")
    return ChoiceDesign(
      self, choiceCounts: choiceCounts, names: [name], columns: [scores], terms: [name], keepsOffset: false)
  }

  /// Without the columns of some terms.
  public func leavingOut(terms: Set<String>) -> ChoiceDesign {
    let kept = self.terms.indices.filter { !terms.contains(self.terms[$0]) }
    return ChoiceDesign(
      self, choiceCounts: choiceCounts, names: kept.map { names[$0] }, columns: kept.map { columns[$0] },
      terms: kept.map { self.terms[$0] })
  }
}
