public import Decision

extension ScoringError {
  /// The same refusal, saying of each value that it is a normalised one, which nobody has seen before.
  var ofNormalisedValues: ScoringError {
    guard case .outside(let name, let cells) = self else { return self }
    return .outside(
      name: name,
      cells: cells.map {
        OutsideCell(
          alternative: $0.alternative, criterion: $0.criterion, value: $0.value, wanted: $0.wanted,
          isNormalised: true)
      })
  }
}

extension ScoringMethod {
  /// The scores of a matrix that was made from natural units: a value that is refused is said to be
  /// normalised.
  ///
  /// - Throws: as ``scores(for:weights:)``.
  public func scores(
    forNormalised matrix: NormalisedMatrix, weights: WeightVector
  ) throws(ScoringError) -> Scores {
    do throws(ScoringError) {
      return try scores(for: matrix, weights: weights)
    } catch {
      throw error.ofNormalisedValues
    }
  }
}
