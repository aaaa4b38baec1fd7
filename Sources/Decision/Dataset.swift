/// Everything that is known about a set of candidate regions.
public struct Dataset: Sendable {
  /// One indicator in all the years for which there are figures, years rising.
  public struct Series: Sendable, Equatable {
    public let indicator: Indicator
    public let years: [Int]
    public let columns: [IndicatorTable.Column]
    public init(indicator: Indicator, years: [Int], columns: [IndicatorTable.Column]) {
      precondition(
        years.count == columns.count && !years.isEmpty, "one column per year, and at least one year")
      precondition(columns.allSatisfy { $0.provenance != nil }, "every figure says where it comes from")
      self.indicator = indicator
      self.years = years
      self.columns = columns
    }
  }

  public struct Source: Sendable, Equatable {
    public let id: String
    public let title: String
    public let publisher: String
    public let licence: String
    public init(id: String, title: String, publisher: String, licence: String) {
      self.id = id
      self.title = title
      self.publisher = publisher
      self.licence = licence
    }
  }

  /// Input coefficients `a_ji`: what industry `user` buys from `supplier` per unit of output.
  public struct Supply: Sendable, Equatable {
    public let supplier: String
    public let user: String
    public let coefficient: Double
    public init(supplier: String, user: String, coefficient: Double) {
      self.supplier = supplier
      self.user = user
      self.coefficient = coefficient
    }
  }

  public struct Heading: Sendable, Equatable {
    public let name: String
    public let title: String
    public let classification: String
    public let years: [Int]
    public let limits: [String]
    public let notes: [String]
    /// Code of the industry under which outcomes and employment are told by the same codes; empty for all.
    public let outcomeIndustries: String
    public init(
      name: String, title: String, classification: String = "", years: [Int] = [], limits: [String] = [],
      notes: [String] = [], outcomeIndustries: String = ""
    ) {
      self.name = name
      self.title = title
      self.classification = classification
      self.years = years
      self.limits = limits
      self.notes = notes
      self.outcomeIndustries = outcomeIndustries
    }
  }

  public let heading: Heading
  public let regions: [Alternative]
  public let series: [Series]
  public let industries: IndustryTree
  public let industryWords: [String: [String]]
  public let employment: EmploymentTable?
  public let supply: [Supply]
  public let sources: [Source]
  /// Flows of past investment, where single projects are not known.
  public let outcomes: OutcomeTable?
  public let projects: [PastProject]
  public let linkages: [SupplierLinkage]
  /// SHA-256 over the names and checksums of its files.
  public let checksum: String

  public init(
    heading: Heading, regions: [Alternative], series: [Series], industries: IndustryTree,
    industryWords: [String: [String]], employment: EmploymentTable?, supply: [Supply], sources: [Source],
    checksum: String, outcomes: OutcomeTable? = nil, projects: [PastProject] = [],
    linkages: [SupplierLinkage] = []
  ) {
    self.heading = heading
    self.regions = regions
    self.series = series
    self.industries = industries
    self.industryWords = industryWords
    self.employment = employment
    self.supply = supply
    self.sources = sources
    self.checksum = checksum
    self.outcomes = outcomes
    self.projects = projects
    self.linkages = linkages
  }

  /// The newest figure of every indicator and region; each keeps its own year.
  public func newestFigures() -> IndicatorTable {
    IndicatorTable(alternatives: regions, columns: series.map(\.newest))
  }
}

extension Dataset.Series {
  /// Each region's figure of the newest year in which it has one.
  var newest: IndicatorTable.Column {
    var result = columns[columns.count - 1]
    for column in columns.dropLast().reversed() {
      let open = result.gaps.filter { !column.isGap($0) }
      guard !open.isEmpty else { continue }
      var values = result.values
      var provenance = result.provenance
      for row in open {
        values[row] = column.values[row]
        if let older = column.provenance?[row] { provenance?[row] = older }
      }
      let filled = Set(open)
      result = IndicatorTable.Column(
        indicator: indicator, values: values, gaps: result.gaps.filter { !filled.contains($0) },
        provenance: provenance, gapPlaces: result.gapPlaces.filter { !filled.contains($0.key) })
    }
    return result
  }
}
