public import Decision

/// Every column on a scale that the profile fixes beforehand: scores of different runs can be compared.
///
/// `(x − low)/(high − low)` for a benefit, `(high − x)/(high − low)` for a cost; values outside are held
/// at 0 or 1, and a notice names them.
///
///     // benefit on goalposts 30 to 80: 62.5 → 0.65
///
/// - Throws: ``ScoringError/noGoalposts(criteria:)`` naming every criterion without goalposts.
/// - Complexity: O(m·n).
/// - Source: UNDP (2022), *Human Development Report, Technical notes*, note 1 (goalposts of the HDI).
public struct FixedGoalposts: Normalisation {
  public static let name = "goalposts"
  public let goalposts: [String: Goalposts]
  public init(goalposts: [String: Goalposts]) { self.goalposts = goalposts }

  public func normalised(_ matrix: DecisionMatrix) throws(ScoringError) -> NormalisedMatrix {
    let without = matrix.criteria.map(\.id).filter { goalposts[$0] == nil }
    guard without.isEmpty else { throw .noGoalposts(criteria: without) }
    let scaled = try MinMax(goalposts: goalposts).normalised(matrix)
    return NormalisedMatrix(
      alternatives: scaled.alternatives, criteria: scaled.criteria, columns: scaled.columns,
      normalisation: Self.name, notices: scaled.notices)
  }
}
