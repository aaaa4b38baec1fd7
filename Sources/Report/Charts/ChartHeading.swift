/// The words above and below a chart.
///
/// All three are data: they are escaped and wrapped, and may be empty. The sources stand below the chart as
/// they are given.
///
///     ChartHeading(title: "Where to build", subtitle: "Regions, 2014", sources: "Sources: Eurostat")
public struct ChartHeading: Sendable, Equatable {
  public let title: String
  public let subtitle: String
  /// One line, however long.
  public let sources: String

  public init(title: String, subtitle: String = "", sources: String = "") {
    self.title = title
    self.subtitle = subtitle
    self.sources = sources
  }
}
