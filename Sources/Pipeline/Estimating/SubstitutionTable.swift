internal import Estimation

extension Estimate {
  /// Who wins and who loses when a covariate grows in one alternative.
  public struct SubstitutionTable: Sendable, Equatable {
    public let term: String
    public let alternatives: [String]
    /// Mean probability of each.
    public let shares: [Double]
    /// Row: the alternative that gains or loses, in per cent; column: the one whose covariate grows by 1 %.
    public let elasticities: [[Double]]
    /// The same as a change of the share for one unit more; none where a unit has no meaning.
    public let effects: [[Double]]?

    init(_ found: Substitution) {
      func rows(_ matrix: [Double]) -> [[Double]] {
        (0..<found.count).map { Array(matrix[$0 * found.count..<($0 + 1) * found.count]) }
      }
      term = found.name
      alternatives = found.alternatives
      shares = found.shares
      elasticities = rows(found.elasticities)
      effects = found.effects.map(rows)
    }

    /// For one column: the alternative that loses most, and how much of what the growing one gains.
    public func largestLoser(when column: Int) -> (alternative: String, elasticity: Double)? {
      let others = alternatives.indices.filter { $0 != column }
      return others.min { elasticities[$0][column] < elasticities[$1][column] }
        .map { (alternatives[$0], elasticities[$0][column]) }
    }
  }
}
