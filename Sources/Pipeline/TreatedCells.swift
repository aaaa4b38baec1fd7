internal import Decision
internal import Scoring

extension Study {
  /// The same refusal, in which a value that a logarithm or a power made is said to be one.
  ///
  /// The logarithm of a location quotient of 0.06 is -2.8, and nobody finds a quotient of -2.8 in the figures.
  func namingTreatments(_ error: ScoringError) -> ScoringError {
    guard case .outside(let name, let cells) = error else { return error }
    let treatments = Dictionary(
      wanted.map { ($0.entry.indicator, $0.entry.treatment) }, uniquingKeysWith: { first, _ in first })
    return .outside(
      name: name,
      cells: cells.map { cell in
        guard !cell.isNormalised, let treatment = treatments[cell.criterion],
          [.log, .boxCox].contains(treatment)
        else { return cell }
        return OutsideCell(
          alternative: cell.alternative, criterion: cell.criterion, value: cell.value, wanted: cell.wanted,
          treatment: treatment.rawValue)
      })
  }
}
