/// What cluster measures are computed from: employment by region and industry of one year, with what is known
/// of plants, places and suppliers.
public struct ClusterData: Sendable, Equatable {
  public struct PlantJobs: Sendable, Equatable {
    /// Row in ``ClusterData/regions``.
    public let region: Int
    /// Column in ``ClusterData/industries``.
    public let industry: Int
    /// None where it is unknown.
    public let jobs: Double?

    public init(region: Int, industry: Int, jobs: Double?) {
      self.region = region
      self.industry = industry
      self.jobs = jobs
    }
  }

  /// With position and area where these are known.
  public let regions: [Alternative]
  /// With a parent where there is a classification.
  public let industries: [Industry]
  public let year: Int?
  /// Regions × industries, row-major; none where the figure is unknown.
  public let jobs: [Double?]
  /// Of each region in all industries, also those that are no column; none where it is unknown.
  public let totals: [Double?]
  public let plants: [PlantJobs]?
  public let supply: [Dataset.Supply]
  /// What makes each region's market; none where it is unknown, nil as a whole where total employment does.
  public let masses: [Double?]?
  /// Whether positions and areas were given.
  public let hasPlaces: Bool

  public init(
    regions: [Alternative], industries: [Industry], year: Int? = nil, jobs: [Double?], totals: [Double?],
    plants: [PlantJobs]? = nil, supply: [Dataset.Supply] = [], masses: [Double?]? = nil,
    hasPlaces: Bool = false
  ) {
    precondition(jobs.count == regions.count * industries.count && totals.count == regions.count, "full grid")
    self.regions = regions
    self.industries = industries
    self.year = year
    self.jobs = jobs
    self.totals = totals
    self.plants = plants
    self.supply = supply
    self.masses = masses
    self.hasPlaces = hasPlaces
  }
}
