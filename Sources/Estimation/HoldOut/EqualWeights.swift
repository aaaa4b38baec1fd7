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
    var scores = [Double](repeating: 0, count: rowCount)
    for (column, sign) in zip(columns, signs) {
      for n in cases.indices {
        let rows = starts[n]..<starts[n + 1]
        let count = Double(rows.count)
        let mean = rows.reduce(0) { $0 + column[$1] } / count
        let variance = rows.reduce(0) { $0 + (column[$1] - mean) * (column[$1] - mean) } / count
        let size = rows.reduce(0) { max($0, abs(column[$1])) }
        guard variance.squareRoot() > ChoiceSets.sameness * size else { continue }
        let factor = sign / variance.squareRoot() / Double(columns.count)
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
