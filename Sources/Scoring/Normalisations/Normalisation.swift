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
  public init(goalposts: [String: Goalposts] = [:], targets: [String: Target] = [:]) {
    self.goalposts = goalposts
    self.targets = targets
  }
}

/// The normalisations by their names on the command line and in profiles.
public enum NormalisationCatalogue {
  private static let all: [(name: String, make: @Sendable (NormalisationSettings) -> any Normalisation)] = [
    (MinMax.name, { MinMax(goalposts: $0.goalposts) }),
    (FixedGoalposts.name, { FixedGoalposts(goalposts: $0.goalposts) }),
    (Linear.name, { _ in Linear() }),
    (Vector.name, { _ in Vector() }),
    (Sum.name, { _ in Sum() }),
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

/// Smallest and largest value of a column that is not empty.
func extremes(_ column: [Double]) -> (low: Double, high: Double) {
  var low = column[0]
  var high = column[0]
  for value in column {
    if value < low { low = value }
    if value > high { high = value }
  }
  return (low, high)
}
