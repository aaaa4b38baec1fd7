/// How far a figure can be trusted.
public enum Grade: String, Sendable, Hashable, CaseIterable {
  case official, estimated, imputed, seed
}

/// Where a figure comes from.
public struct Provenance: Sendable, Hashable {
  public let year: Int?
  public let source: String
  public let grade: Grade
  /// The area that was measured, where it is not the alternative itself: a region's figure may be its country's.
  public let measuredFor: String?

  public init(year: Int?, source: String, grade: Grade, measuredFor: String? = nil) {
    self.year = year
    self.source = source
    self.grade = grade
    self.measuredFor = measuredFor
  }
}

/// A measured quantity, before it becomes a criterion.
public struct Indicator: Sendable, Hashable {
  public let id: String
  public let title: String
  public let unit: String
  public let family: Family?
  public let direction: Direction?
  public let description: String

  public init(
    id: String, title: String = "", unit: String = "", family: Family? = nil, direction: Direction? = nil,
    description: String = ""
  ) {
    self.id = id
    self.title = title.isEmpty ? id : title
    self.unit = unit
    self.family = family
    self.direction = direction
    self.description = description
  }
}
