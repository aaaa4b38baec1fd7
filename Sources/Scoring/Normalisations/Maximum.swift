public import Decision

/// Share of the largest absolute value: `x/max|x|`, in −1…1; directions stay as they are.
///
///     // 1, −2, 4 → 0.25, −0.5, 1
///
/// - Throws: ``ScoringError/outside(name:cells:)`` naming every column of zeros.
/// - Complexity: O(m·n).
/// - Source: Kizielewicz, Shekhovtsov & Sałabun (2023), *SoftwareX* 22 101368 (pymcdm, `max_normalization` of a
///   benefit); the absolute value lets columns below zero in.
public struct Maximum: Normalisation {
  public static let name = "max"
  public init() {}

  public func normalised(_ matrix: DecisionMatrix) throws(ScoringError) -> NormalisedMatrix {
    var cells: [OutsideCell] = []
    var columns: [[Double]] = []
    for (criterion, column) in zip(matrix.criteria, matrix.columns) {
      let (low, high) = extremes(column)
      let largest = max(abs(low), abs(high))
      if largest == 0 {
        // A column of zeros is one problem, not one for each alternative.
        cells.append(
          OutsideCell(
            alternative: matrix.alternatives[0].id, criterion: criterion.id, value: 0,
            wanted: "a value other than zero somewhere"))
      }
      columns.append(column.map { $0 / largest })
    }
    guard cells.isEmpty else { throw .outside(name: Self.name, cells: cells) }
    return NormalisedMatrix(
      alternatives: matrix.alternatives, criteria: matrix.criteria, columns: columns, normalisation: Self.name
    )
  }
}
