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
    /// Mean contribution over all ranked alternatives.
    public let average: Double
    /// Place of the raw figure among the ranked alternatives, 1 is best; ties share the smallest.
    public let rank: Int
    public let provenance: Provenance?
    public let isImputed: Bool

    /// What the indicator gives more than it gives the average alternative.
    public var advantage: Double { contribution - average }
  }

  public struct Branch: Sendable, Equatable {
    /// None for the criteria of a bare matrix.
    public let family: Family?
    public let weight: Double
    public let contribution: Double
    public let leaves: [Leaf]
  }

  public let alternative: Alternative
  public let rank: Int
  public let count: Int
  public let score: Double
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

/// One alternative against another: what each indicator does for the difference of their scores.
public struct Contest: Sendable {
  public struct Part: Sendable, Equatable {
    public let leaf: Explanation.Leaf
    public let otherLeaf: Explanation.Leaf
    public var difference: Double { leaf.contribution - otherLeaf.contribution }
  }

  public let first: Explanation
  public let second: Explanation
  /// In the order of the criteria.
  public let parts: [Part]
  public var difference: Double { first.score - second.score }
}

extension DatasetStudy {
  /// The exact additive decomposition of an alternative's score.
  ///
  /// Contributions add up to the family's, and the families' to the score, in the order shown.
  ///
  /// - Throws: ``StudyError/question(_:)`` when the method does not add up, or when the alternative is unknown
  ///   or was removed before scoring (with the reason).
  public func explanation(of id: String, in assessment: Assessment) throws(StudyError) -> Explanation {
    guard let i = assessment.index(of: id) else { throw .question(ProblemList(absent(id, from: assessment))) }
    guard let parts = assessment.contributions(of: i), let averages = assessment.averageContributions() else {
      throw .question(
        ProblemList(
          Problem(
            "the scores of '\(study.method)' are not sums of parts, so they cannot be taken apart exactly",
            hint: "explain with --method weighted-sum")))
    }
    let imputed = Set(assessment.imputed.filter { $0.alternative == id }.map(\.indicator))
    let leaves = assessment.criteria.indices.map { j in
      let column = assessment.figures.columns[j]
      return Explanation.Leaf(
        criterion: assessment.criteria[j], weight: assessment.weights.values[j], value: column.values[i],
        normalised: assessment.normalised.columns[j][i], contribution: parts[j],
        average: averages[j],
        rank: assessment.target(of: j) == nil
          ? place(of: i, in: column.values, direction: assessment.criteria[j].direction)
          : place(of: i, in: assessment.normalised.columns[j], direction: .benefit),
        provenance: column.provenance?[i], isImputed: imputed.contains(assessment.criteria[j].id))
    }
    let sums = assessment.familyContributions(of: i) ?? []
    let branches =
      assessment.families.isEmpty
      ? [
        Explanation.Branch(family: nil, weight: 1, contribution: assessment.scores.values[i], leaves: leaves)
      ]
      : zip(assessment.families, sums).map { family, sum in
        let own = leaves.filter { $0.criterion.family == family }
        return Explanation.Branch(
          family: family, weight: own.reduce(0) { $0 + $1.weight }, contribution: sum, leaves: own)
      }
    let row = dataset.regions.firstIndex { $0.id == id }
    return Explanation(
      alternative: assessment.alternatives[i], rank: assessment.ranking.ranks[i],
      count: assessment.alternatives.count, score: assessment.scores.values[i], branches: branches,
      clusters: row.flatMap { clusters?.regions[$0] })
  }

  public func contest(_ first: Explanation, _ second: Explanation) -> Contest {
    Contest(
      first: first, second: second,
      parts: zip(first.leaves, second.leaves).map { Contest.Part(leaf: $0, otherLeaf: $1) })
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
