extension ChoiceFit {
  /// The systematic part of utility, `offset + Σ βx`, of every row of a design with the same columns.
  ///
  /// A column that the fit dropped counts for nothing. Rows that the fit's own cases showed to be impossible
  /// cannot be told on other cases, so ``isPredictive`` says whether there were none.
  ///
  /// - Parameter design: the fit's own, or another selection of cases of the same design.
  /// - Complexity: O(rows × K).
  public func utilities(on design: ChoiceDesign) -> [Double] {
    var utilities = design.offset ?? [Double](repeating: 0, count: design.rowCount)
    for (k, place) in columnPlaces.enumerated() {
      let column = design.columns[place]
      let coefficient = coefficients[k]
      for row in utilities.indices { utilities[row] += coefficient * column[row] }
    }
    return utilities
  }

  /// Whether the fit gives every alternative of another case a probability above zero.
  public var isPredictive: Bool { separation.isEmpty }
}
