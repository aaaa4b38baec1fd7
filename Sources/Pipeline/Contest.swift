public import Decision

/// One alternative against another: what each indicator does for the difference of their scores.
public struct Contest: Sendable {
  public struct Part: Sendable, Equatable {
    public let leaf: Explanation.Leaf
    /// The other's figure.
    public let there: Double
    /// What it does for the first: the parts add up to ``Contest/difference``.
    public let difference: Double
    /// Of a difference from drawn orders.
    public let standardError: Double?
  }

  public struct Opponent: Sendable, Equatable {
    public let alternative: Alternative
    public let rank: Int
    public let score: Double
  }

  public let first: Explanation
  public let second: Opponent
  /// How the difference was taken apart.
  public let account: Explanation.Account
  /// In the order of the first one's leaves.
  public let parts: [Part]
  public var difference: Double { first.score - second.score }
}

extension DatasetStudy {
  /// Holds an explained alternative against another.
  ///
  /// Where the method adds up, a part is the difference of the two contributions. Where it does not, it is
  /// half the criterion's Shapley value for the difference of the two scores, the two exchanging their
  /// figures on the criteria outside a coalition.
  ///
  ///     // weighted-product of figures (a₁, a₂) and (b₁, b₂), each to the power of its weight:
  ///     // (a₁ − b₁)(a₂ + b₂)/2 and (a₂ − b₂)(a₁ + b₁)/2, which add up to a₁a₂ − b₁b₂
  ///
  /// - Throws: as ``explanation(of:in:)``.
  public func contest(
    _ first: Explanation, against id: String, in assessment: Assessment
  ) throws(StudyError) -> Contest {
    let a = try index(of: first.alternative.id, in: assessment)
    let b = try index(of: id, in: assessment)
    let parts = try assessment.scoreParts(of: a, against: b)
    // Leaves stand by family, parts in the order of the criteria.
    let leaves = first.leaves
    return Contest(
      first: first,
      second: Contest.Opponent(
        alternative: assessment.alternatives[b], rank: assessment.ranking.ranks[b],
        score: assessment.scores.values[b]),
      account: parts.account,
      parts: leaves.map { leaf in
        let j = assessment.criteria.firstIndex { $0.id == leaf.criterion.id }!
        return Contest.Part(
          leaf: leaf, there: assessment.figures.columns[j].values[b], difference: parts.values[j],
          standardError: parts.standardErrors?[j])
      })
  }
}
