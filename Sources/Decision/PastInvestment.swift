/// Foreign investment that came to the regions of a dataset, by industry, origin and year, where single
/// projects are not known.
///
/// A cell that is not listed is zero; one that is withheld had activity whose value is not published. Wider
/// and narrower industries of one classification may both be listed and then hold the same money.
public struct OutcomeTable: Sendable, Equatable {
  public struct Flow: Sendable, Equatable {
    /// Row in the dataset's regions.
    public let region: Int32
    /// Place in the classification; −1 where the flow is of all industries together.
    public let industry: Int32
    /// Place in ``OutcomeTable/origins``; −1 where it is from all origins together.
    public let origin: Int32
    public let year: Int32
    /// None where it is withheld.
    public let value: Double?

    public init(region: Int32, industry: Int32, origin: Int32, year: Int32, value: Double?) {
      self.region = region
      self.industry = industry
      self.origin = origin
      self.year = year
      self.value = value
    }
  }

  public let flows: [Flow]
  public let origins: [String]
  /// Unit of all values.
  public let unit: String

  public init(flows: [Flow], origins: [String], unit: String) {
    self.flows = flows
    self.origins = origins
    self.unit = unit
  }
}

/// One past investment.
public struct PastProject: Sendable, Equatable {
  public let id: String
  /// Row in the dataset's regions.
  public let region: Int
  /// Place in the classification.
  public let industry: Int
  public let year: Int
  /// Code of the country that it came from; empty where that is not known.
  public let origin: String
  public let function: String
  public let value: Double?
  public let jobs: Double?

  public init(
    id: String, region: Int, industry: Int, year: Int, origin: String = "", function: String = "",
    value: Double? = nil, jobs: Double? = nil
  ) {
    self.id = id
    self.region = region
    self.industry = industry
    self.year = year
    self.origin = origin
    self.function = function
    self.value = value
    self.jobs = jobs
  }
}

/// How the foreign firms of a region are linked to local ones.
public struct SupplierLinkage: Sendable, Equatable {
  /// Row in the dataset's regions.
  public let region: Int
  public let year: Int
  public let foreignFirms: Int
  /// Foreign firms with a local supplier.
  public let linkedFirms: Int
  public let localSuppliers: Int?
  public let zones: Int?
  public let linkedZones: Int?

  public init(
    region: Int, year: Int, foreignFirms: Int, linkedFirms: Int, localSuppliers: Int? = nil,
    zones: Int? = nil, linkedZones: Int? = nil
  ) {
    self.region = region
    self.year = year
    self.foreignFirms = foreignFirms
    self.linkedFirms = linkedFirms
    self.localSuppliers = localSuppliers
    self.zones = zones
    self.linkedZones = linkedZones
  }
}
