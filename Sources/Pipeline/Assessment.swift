public import Decision
internal import Scoring

/// The answer to a study, with its workings.
public struct Assessment: Sendable {
  public let study: Study
  /// The figures that were scored, gaps filled, one column per criterion, before treatment.
  public let figures: IndicatorTable
  public let matrix: DecisionMatrix
  public let normalised: NormalisedMatrix
  /// The normalisation by name, or the method's own scale in words.
  public let normalisation: String
  public let weights: WeightVector
  public let effectiveWeights: [Double]?
  public let scores: Scores
  public let ranking: Ranking
  public let removed: [Removal]
  public let imputed: [ImputedCell]
  public let notices: [Notice]
  /// SHA-256 of the question: figures, criteria, weights, method, conditions, seed.
  public let hash: String
  let method: any Method

  public var alternatives: [Alternative] { matrix.alternatives }
  public var criteria: [Criterion] { matrix.criteria }
  public var isAdditive: Bool { method is any AdditiveMethod }

  /// The target of a criterion where the normalisation looks at it; none where its direction counts.
  public func target(of criterion: Int) -> Target? {
    normalisation == DistanceToTarget.name ? study.wanted[criterion].entry.target : nil
  }

  /// The parts of one alternative's score, in the order of the criteria; none where the method does not add up.
  public func contributions(of alternative: Int) -> [Double]? {
    (method as? any AdditiveMethod)?.contributions(of: alternative, in: normalised, weights: weights)
  }

  /// Mean part of each criterion over all alternatives; none where the method does not add up.
  ///
  /// - Complexity: O(m·n).
  func averageContributions() -> [Double]? {
    guard isAdditive else { return nil }
    var sums = [Double](repeating: 0, count: criteria.count)
    for i in alternatives.indices {
      for (j, part) in (contributions(of: i) ?? []).enumerated() { sums[j] += part }
    }
    return sums.map { $0 / Double(alternatives.count) }
  }

  /// The families that have a criterion, in order.
  public var families: [Family] {
    let present = Set(criteria.compactMap(\.family))
    return Family.allCases.filter(present.contains)
  }

  /// Sums of the parts by family, in the order of ``families``: they add up to the score, in this order.
  public func familyContributions(of alternative: Int) -> [Double]? {
    guard let parts = contributions(of: alternative) else { return nil }
    return families.map { family in
      criteria.indices.reduce(0) { criteria[$1].family == family ? $0 + parts[$1] : $0 }
    }
  }

  public func index(of id: String) -> Int? { alternatives.firstIndex { $0.id == id } }
}
