/// What is to be done about a figure that is missing. The policy is always named, never assumed.
public enum MissingPolicy: String, Sendable, Hashable, CaseIterable {
  case refuse
  case excludeRegion = "exclude-region"
  case countryMean = "country-mean"
  case nearestNeighbours = "nearest-neighbours"
  case regression
}

/// How a skewed indicator is tamed before it is normalised.
public enum TreatmentName: String, Sendable, Hashable, CaseIterable {
  case none, winsorise, log
  case boxCox = "box-cox"
}

/// The two ends of a criterion's scale that are fixed beforehand: the first is worth 0, the second 1
/// for a benefit, the other way round for a cost.
public struct Goalposts: Sendable, Hashable {
  public let low: Double
  public let high: Double
  public init?(low: Double, high: Double) {
    guard low.isFinite, high.isFinite, low < high else { return nil }
    self.low = low
    self.high = high
  }
}

/// A weight profile: what an office looks for, by family and indicator.
public struct Profile: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public let indicator: String
    public let weight: Double
    public let direction: Direction
    public let treatment: TreatmentName
    public let goalposts: Goalposts?
    public let target: Target?
    /// The indicator that this one is divided by, or `area_km2`.
    public let per: String?
    /// Where the name stands in the profile's file.
    public let place: Place?

    public init(
      indicator: String, weight: Double, direction: Direction, treatment: TreatmentName = .none,
      goalposts: Goalposts? = nil, target: Target? = nil, per: String? = nil, place: Place? = nil
    ) {
      self.indicator = indicator
      self.weight = weight
      self.direction = direction
      self.treatment = treatment
      self.goalposts = goalposts
      self.target = target
      self.per = per
      self.place = place
    }
  }

  public struct Branch: Sendable, Equatable {
    public let family: Family
    public let weight: Double
    /// How the indicators become one value; only for a method that asks.
    public let aggregation: Aggregation?
    public let entries: [Entry]
    public init(family: Family, weight: Double, aggregation: Aggregation? = nil, entries: [Entry]) {
      self.family = family
      self.weight = weight
      self.aggregation = aggregation
      self.entries = entries
    }
  }

  public let name: String
  public let title: String
  public let industry: String?
  public let function: String?
  public let method: String
  /// None where the method's own default holds.
  public let normalisation: String?
  /// How the families become one score; only for a method that asks.
  public let aggregation: Aggregation?
  public let missing: MissingPolicy
  public let must: [Constraint]
  /// Families in the order of ``Family``.
  public let branches: [Branch]
  /// Why these weights, in the profile's own words.
  public let why: [String]
  public let sources: [String]

  public init(
    name: String, title: String, industry: String? = nil, function: String? = nil, method: String,
    normalisation: String? = nil, aggregation: Aggregation? = nil, missing: MissingPolicy,
    must: [Constraint] = [], branches: [Branch], why: [String] = [], sources: [String] = []
  ) {
    self.name = name
    self.title = title
    self.industry = industry
    self.function = function
    self.method = method
    self.normalisation = normalisation
    self.aggregation = aggregation
    self.missing = missing
    self.must = must
    precondition(Set(branches.map(\.family)).count == branches.count, "caller gives every family once")
    self.branches = Family.allCases.compactMap { family in branches.first { $0.family == family } }
    self.why = why
    self.sources = sources
  }

  /// Entries with their family and global weight, families in order: relative weights are rescaled to one
  /// within each level and multiplied along the branch.
  ///
  /// - Throws: ``WeightError`` when a level's weights are all zero or not usable.
  public func globalWeights() throws(WeightError) -> [(family: Family, entry: Entry, weight: Double)] {
    let families = try WeightVector(relative: branches.map(\.weight)).values
    var all: [(family: Family, entry: Entry, weight: Double)] = []
    for (branch, share) in zip(branches, families) {
      // A family that weighs nothing may hold indicators that weigh nothing.
      guard share > 0 else {
        try WeightVector.check(branch.entries.map(\.weight))
        all += branch.entries.map { (branch.family, $0, 0) }
        continue
      }
      let inner = try WeightVector(relative: branch.entries.map(\.weight)).values
      for (entry, part) in zip(branch.entries, inner) { all.append((branch.family, entry, share * part)) }
    }
    return all
  }
}
