/// One figure that a measure cannot take, and what it would take.
///
/// Regions and industries are positions from 0 in the lists as given; the caller knows their ids.
public struct InvalidFigure: Sendable, Equatable, CustomStringConvertible {
  /// What the figure is, such as `employment` or `area`.
  public let quantity: String
  public let region: Int?
  public let industry: Int?
  public let found: Double
  public let wanted: String

  public init(_ quantity: String, region: Int? = nil, industry: Int? = nil, found: Double, wanted: String) {
    self.quantity = quantity
    self.region = region
    self.industry = industry
    self.found = found
    self.wanted = wanted
  }

  public var description: String {
    var place = ""
    if let region { place += " of region \(region)" }
    if let industry { place += (region == nil ? " of" : ",") + " industry \(industry)" }
    return "'\(quantity)'\(place) is \(found); wanted \(wanted)"
  }
}

/// The invalid figures of one input: the first ones in full, and how many there are in all.
///
/// A grid with a million bad cells must stay cheap to refuse, so only the first `limit` are kept.
public struct InvalidFigures: Sendable, Equatable {
  public static let limit = 100
  public private(set) var kept: [InvalidFigure] = []
  public private(set) var count = 0

  public init() {}

  public var isEmpty: Bool { count == 0 }

  /// Takes the figure as a closure, so that the text of one that is not kept is never made.
  mutating func append(_ figure: @autoclosure () -> InvalidFigure) {
    if kept.count < Self.limit { kept.append(figure()) }
    count += 1
  }

  /// Every check of an input has run: refuses it when one of them failed.
  func refuse() throws(ClusterError) {
    guard isEmpty else { throw .invalidFigures(self) }
  }
}
