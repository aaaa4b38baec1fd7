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
///
/// Eight at a time, since one comparison has to wait for the one before. Of zeros with different signs it is
/// the first.
func extremes(_ column: [Double]) -> (low: Double, high: Double) {
  let values = column.span
  let whole = values.count & ~7
  var low = column[0]
  var high = column[0]
  if whole > 0 {
    var lows = SIMD8<Double>(repeating: low)
    var highs = lows
    var i = 0
    while i < whole {
      let next = SIMD8(lowHalf: values.lanes(at: i), highHalf: values.lanes(at: i &+ 4))
      lows.replace(with: next, where: next .< lows)
      highs.replace(with: next, where: next .> highs)
      i &+= 8
    }
    (low, high) = (lows.min(), highs.max())
  }
  for i in whole..<values.count {
    if values[i] < low { low = values[i] }
    if values[i] > high { high = values[i] }
  }
  guard low == 0 || high == 0, let zero = column.first(where: { $0 == 0 }) else { return (low, high) }
  return (low == 0 ? zero : low, high == 0 ? zero : high)
}
