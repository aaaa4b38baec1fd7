internal import Clusters
public import Decision

/// Every measure of clusters that the data allow, as long rows.
public struct ClusterTable: Sendable {
  /// One measure of a cell, of a whole region (no industry) or of a whole industry (no region).
  public struct Row: Sendable, Equatable {
    public let region: String
    public let industry: String
    public let measure: String
    public let value: Double?
    /// Ends of an interval or bounds; what they are, ``ClusterTable/measures`` says.
    public let low: Double?
    public let high: Double?
  }

  /// A supplier or related industry that a region has less of than all regions together.
  public struct Gap: Sendable, Equatable {
    public let region: String
    public let industry: String
    public let supplier: Industry
    public let coefficient: Double
    public let quotient: Double
  }

  public let year: Int?
  public let regions: Int
  /// Of regions that have one, by id.
  public let names: [String: String]
  public let industries: [Industry]
  /// By cell, then by region, then by industry.
  public let rows: [Row]
  /// Of the one industry that was asked for: what is missing most in each region, largest part first.
  public let gaps: [Gap]
  public let notices: [Notice]

  /// What each measure is, in the order in which they stand.
  public static let measures: [(name: String, meaning: String)] = [
    (
      "lq", "location quotient; 95 % empirical-Bayes interval, or certain bounds where figures are suppressed"
    ),
    ("lq_symmetric", "(LQ - 1)/(LQ + 1), from -1 to 1"),
    ("lq_standardised", "standard score of the quotient among the regions"),
    ("density", "relatedness density: share of what is near to the industry that is at home in the region"),
    ("complete_set", "share of the suppliers (or related industries) present; bounds where some are unknown"),
    ("specialisation", "Krugman's: 0 has the mix of the other regions, 2 nothing in common"),
    ("industry_herfindahl", "sum of squared shares of industries in the region"),
    ("related_variety", "entropy within groups of industries, bits"),
    ("unrelated_variety", "entropy between groups of industries, bits"),
    ("market_potential", "Harris: sum of masses over distances in km"),
    ("ellison_glaeser", "gamma: 0 as by chance, above 0.05 concentrated"),
    ("maurel_sedillot", "estimate of the same gamma by Maurel and Sédillot"),
    ("gini", "locational Gini: 0 spread like all employment, 1 in one place"),
    ("theil", "sum of s ln(s/x)"),
    ("herfindahl", "sum of squared shares of plants"),
  ]

  /// - Parameters:
  ///   - data: of one year.
  ///   - industry: place of the only industry whose rows are wanted; none for all. All take part in the measures.
  ///   - threads: change nothing but the time.
  /// - Throws: ``StudyError/data(_:)`` where a figure cannot be used.
  /// - Complexity: O(R·S²) for relatedness.
  public init(
    of data: ClusterData, industry: Int? = nil, notices: [Notice] = [], threads: Int = 1
  ) throws(StudyError) {
    do throws(ClusterError) {
      var builder = try ClusterTableBuilder(data, only: industry, threads: threads)
      try builder.addCells()
      try builder.addRegions()
      try builder.addIndustries()
      year = data.year
      regions = data.regions.count
      names = Dictionary(data.regions.filter { !$0.name.isEmpty }.map { ($0.id, $0.name) }) { first, _ in
        first
      }
      industries = industry.map { [data.industries[$0]] } ?? data.industries
      rows = builder.rows
      gaps = builder.gaps
      self.notices = notices + builder.notices
    } catch {
      throw .data(ProblemList(Problem(data.named(error), hint: error.hint)))
    }
  }
}

extension ClusterData {
  /// The error with ids in place of positions.
  fileprivate func named(_ error: ClusterError) -> String {
    guard case .invalidFigures(let figures) = error else { return "\(error)" }
    return figures.kept.prefix(5).map { figure in
      let places = [
        figure.region.map { regions.indices.contains($0) ? " of '\(regions[$0].id)'" : "" },
        figure.industry.map { industries.indices.contains($0) ? " in '\(industries[$0].code)'" : "" },
      ].compactMap(\.self).joined()
      // Two regions at one place: the other one is named in the quantity, by its number.
      let distance = "distance to region "
      let other = figure.quantity.hasPrefix(distance) ? Int(figure.quantity.dropFirst(distance.count)) : nil
      let quantity = other.map { distance + "'\(regions[$0].id)'" } ?? "'\(figure.quantity)'"
      return "\(quantity)\(places) is \(figure.found); wanted \(figure.wanted)"
    }.joined(separator: "; ") + (figures.count > 5 ? "; and \(figures.count - 5) more" : "")
  }
}
