public import Decision

/// Takes the units out of a decision matrix, column by column.
public protocol Normalisation: Sendable {
  static var name: String { get }
  func normalised(_ matrix: DecisionMatrix) throws(ScoringError) -> NormalisedMatrix
}

/// What a normalisation may be told by a profile, by criterion: the ends of its scale, and what it should be.
public struct NormalisationSettings: Sendable {
  public let goalposts: [String: Goalposts]
  public let targets: [String: Target]
  /// Threads that may be used; no result depends on them.
  public let workers: Workers
  public init(
    goalposts: [String: Goalposts] = [:], targets: [String: Target] = [:], workers: Workers = .one
  ) {
    self.goalposts = goalposts
    self.targets = targets
    self.workers = workers
  }
}

/// The normalisations by their names on the command line and in profiles.
public enum NormalisationCatalogue {
  private static let all: [(name: String, make: @Sendable (NormalisationSettings) -> any Normalisation)] = [
    (MinMax.name, { MinMax(goalposts: $0.goalposts, workers: $0.workers) }),
    (FixedGoalposts.name, { FixedGoalposts(goalposts: $0.goalposts) }),
    (Linear.name, { Linear(workers: $0.workers) }),
    (Vector.name, { Vector(workers: $0.workers) }),
    (Sum.name, { Sum(workers: $0.workers) }),
    (ZScore.name, { _ in ZScore() }),
    (RankOrder.name, { _ in RankOrder() }),
    (Maximum.name, { _ in Maximum() }),
    (DistanceToTarget.name, { DistanceToTarget(targets: $0.targets) }),
    (Logistic.name, { _ in Logistic() }),
  ]

  public static let names = all.map(\.name)

  public static func normalisation(
    named name: String, settings: NormalisationSettings
  ) throws(ScoringError) -> any Normalisation {
    guard let entry = all.first(where: { $0.name == name }) else { throw .unknownNormalisation(name) }
    return entry.make(settings)
  }
}
