/// Whether more of a criterion is better or worse.
public enum Direction: String, Sendable, Hashable, CaseIterable {
  case benefit, cost
}

/// The six families of criteria, in the order in which every output shows them.
public enum Family: String, Sendable, Hashable, CaseIterable {
  case infrastructure, costs, tax, location, stability, cluster
}

/// A column on which the decision rests.
public struct Criterion: Sendable, Hashable {
  public let id: String
  public let title: String
  /// Natural unit of the values; empty where the input states none.
  public let unit: String
  public let direction: Direction
  /// The family of the profile that the criterion stands in; none in a bare matrix.
  public let family: Family?

  public init(id: String, title: String = "", unit: String = "", direction: Direction, family: Family? = nil)
  {
    self.id = id
    self.title = title.isEmpty ? id : title
    self.unit = unit
    self.direction = direction
    self.family = family
  }

  public func directed(_ direction: Direction) -> Criterion {
    Criterion(id: id, title: title, unit: unit, direction: direction, family: family)
  }
}

/// A location under comparison.
public struct Alternative: Sendable, Hashable {
  public let id: String
  public let name: String
  /// ISO or Eurostat code of the country; empty in a bare matrix.
  public let country: String
  public let position: Position?
  public let areaKm2: Double?

  public init(
    id: String, name: String = "", country: String = "", position: Position? = nil, areaKm2: Double? = nil
  ) {
    self.id = id
    self.name = name
    self.country = country
    self.position = position
    self.areaKm2 = areaKm2
  }
}

/// A place on the globe, in degrees.
public struct Position: Sendable, Hashable {
  public let latitude: Double
  public let longitude: Double
  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }
}
