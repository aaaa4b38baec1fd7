public import Decision

/// Why an alternative stands where it stands: its score taken apart by family and indicator.
public struct Explanation: Sendable {
  /// One indicator's part of the score, with the figure behind it.
  public struct Leaf: Sendable, Equatable {
    public let criterion: Criterion
    /// Global weight: the most that the indicator could give.
    public let weight: Double
    /// The raw figure, before treatment.
    public let value: Double
    /// Between 0 and 1 where the normalisation is a scale.
    public let normalised: Double
    public let contribution: Double
    /// Of a contribution from drawn orders.
    public let standardError: Double?
    /// Against what the contribution is held: the mean over all ranked alternatives where the score is a sum
    /// of parts; 0 where the typical alternative is in the base already.
    public let average: Double
    /// The median of all ranked alternatives in natural units, where the contribution is measured against it.
    public let typical: Double?
    /// Place of the raw figure among the ranked alternatives, 1 is best; ties share the smallest.
    public let rank: Int
    public let provenance: Provenance?
    public let isImputed: Bool

    /// What the indicator gives more than it gives the average or typical alternative.
    public var advantage: Double { contribution - average }
  }

  public struct Branch: Sendable, Equatable {
    /// None for the criteria of a bare matrix.
    public let family: Family?
    public let weight: Double
    public let contribution: Double
    public let leaves: [Leaf]
  }

  /// How the score was taken apart.
  public enum Account: Sendable, Equatable {
    /// The method adds up parts, and these are they.
    case sum
    /// Shapley values: how often the list was scored anew, and the pairs of orders that were drawn where not
    /// every combination was scored, fewer than usual where each scoring is dear.
    case shapley(scorings: Int, pairs: Int?, isCut: Bool)
  }

  public let alternative: Alternative
  public let rank: Int
  public let count: Int
  public let score: Double
  public let account: Account
  /// The score with a typical alternative's figures throughout; 0 for a sum of parts. The base and the
  /// contributions add up to the score.
  public let base: Double
  public let branches: [Branch]
  public let clusters: ClusterFamily.RegionAccount?

  public var leaves: [Leaf] { branches.flatMap(\.leaves) }
  /// The five figures that lift it most above the average alternative, largest advantage first.
  public var strongest: [Leaf] {
    Array(leaves.filter { $0.advantage > 0 }.sorted { $0.advantage > $1.advantage }.prefix(5))
  }
  /// The five figures that pull it most below the average alternative, worst first.
  public var weakest: [Leaf] {
    Array(leaves.filter { $0.advantage < 0 }.sorted { $0.advantage < $1.advantage }.prefix(5))
  }
  /// Imputed figures, heaviest first.
  public var imputed: [Leaf] { leaves.filter(\.isImputed).sorted { $0.weight > $1.weight } }
}

extension DatasetStudy {
  /// The decomposition of an alternative's score by criterion, exact where the method adds up.
  ///
  /// Where it does not, the parts are Shapley values against a typical alternative. Contributions add up to
  /// the family's, and the families' with the base to the score, in the order shown.
  ///
  /// - Throws: ``StudyError/question(_:)`` when the alternative is unknown or was removed before scoring
  ///   (with the reason), or when the method is too dear to be taken apart; ``StudyError/data(_:)`` when it
  ///   has no value for some combination of the alternative's own and typical figures, naming it.
  /// - Complexity: O(m·n) for a sum of parts; otherwise ``ShapleyEffort/scorings`` times the cost of a
  ///   scoring.
  public func explanation(of id: String, in assessment: Assessment) throws(StudyError) -> Explanation {
    let i = try index(of: id, in: assessment)
    let parts = try assessment.scoreParts(of: i)
    let averages = assessment.averageContributions()
    let imputed = Set(assessment.imputed.filter { $0.alternative == id }.map(\.indicator))
    let leaves = assessment.criteria.indices.map { j in
      let column = assessment.figures.columns[j]
      return Explanation.Leaf(
        criterion: assessment.criteria[j], weight: assessment.weights.values[j], value: column.values[i],
        normalised: assessment.normalised.columns[j][i], contribution: parts.values[j],
        standardError: parts.standardErrors?[j], average: averages?[j] ?? 0, typical: parts.typical?[j],
        rank: assessment.target(of: j) == nil
          ? place(of: i, in: column.values, direction: assessment.criteria[j].direction)
          : place(of: i, in: assessment.normalised.columns[j], direction: .benefit),
        provenance: column.provenance?[i], isImputed: imputed.contains(assessment.criteria[j].id))
    }
    let score = assessment.scores.values[i]
    let branches =
      assessment.families.isEmpty
      ? [Explanation.Branch(family: nil, weight: 1, contribution: score - parts.base, leaves: leaves)]
      : assessment.families.map { family in
        let own = leaves.filter { $0.criterion.family == family }
        return Explanation.Branch(
          family: family, weight: own.reduce(0) { $0 + $1.weight },
          contribution: own.reduce(0) { $0 + $1.contribution }, leaves: own)
      }
    let row = dataset.regions.firstIndex { $0.id == id }
    return Explanation(
      alternative: assessment.alternatives[i], rank: assessment.ranking.ranks[i],
      count: assessment.alternatives.count, score: score, account: parts.account, base: parts.base,
      branches: branches,
      clusters: row.flatMap { clusters?.regions[$0] })
  }

  /// Finds the region that a person means: its id, or its name without regard to case.
  public func region(_ words: String) throws(StudyError) -> Alternative {
    if let region = dataset.regions.first(where: { $0.id == words }) { return region }
    let folded = words.lowercased()
    let named = dataset.regions.filter { $0.id.lowercased() == folded || $0.name.lowercased() == folded }
    if named.count == 1 { return named[0] }
    let near =
      named.isEmpty
      ? nearestNames(to: words, among: dataset.regions.flatMap { [$0.id, $0.name] }) : named.map(\.id)
    throw .question(
      ProblemList(
        Problem(
          named.isEmpty
            ? "there is no region '\(words)' in '\(dataset.heading.name)'"
            : "'\(words)' is the name of several regions",
          hint: near.isEmpty
            ? "see the regions with 'lodestone rank --format csv'"
            : "did you mean " + near.map { "'\($0)'" }.joined(separator: " or ") + "?")))
  }

  func index(of id: String, in assessment: Assessment) throws(StudyError) -> Int {
    guard let i = assessment.index(of: id) else { throw .question(ProblemList(absent(id, from: assessment))) }
    return i
  }

  private func absent(_ id: String, from assessment: Assessment) -> Problem {
    if let removal = assessment.removed.first(where: { $0.id == id }) {
      return Problem(
        "'\(id)' is not ranked: it \(removal.reason)", hint: "drop the condition or change the policy")
    }
    return Problem("there is no '\(id)' among the ranked regions", hint: "check the id")
  }

  private func place(of row: Int, in values: [Double], direction: Direction) -> Int {
    1 + values.count { direction == .benefit ? $0 > values[row] : $0 < values[row] }
  }
}
