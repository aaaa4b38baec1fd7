internal import Clusters
public import Decision

/// The cluster measures of one industry over all candidate regions, with what they were computed from.
public struct ClusterFamily: Sendable {
  /// A supplier or related industry of the set, and how strongly it is linked.
  public struct Link: Sendable, Equatable {
    public let industry: Industry
    public let coefficient: Double
  }

  /// What is known of one region's cluster.
  public struct RegionAccount: Sendable, Equatable {
    public let employment: Double?
    public let quotient: Double?
    /// 95 % empirical-Bayes interval of the quotient.
    public let interval: (low: Double, high: Double)?
    public let completeSet: Double?
    /// Bounds with every unknown link absent, and present in full.
    public let completeSetBounds: (low: Double, high: Double)?
    /// Links that the region has less of than the whole, strongest first, with the region's quotient.
    public let missing: [(link: Link, quotient: Double)]
    public let unknown: [Industry]

    public static func == (a: RegionAccount, b: RegionAccount) -> Bool {
      a.quotient == b.quotient && a.completeSet == b.completeSet && a.unknown == b.unknown
    }
  }

  public let industry: Industry
  public let year: Int
  public let columns: [IndicatorTable.Column]
  /// One per candidate region.
  public let regions: [RegionAccount]
  /// Suppliers, or related industries where no input-output table is given; strongest first.
  public let links: [Link]
  public let linksAreInputs: Bool
  public let notices: [Notice]

  /// Names of the measures that need an industry, in the order in which they are shown.
  public static let measures = ["lq", "cluster_employment", "density", "complete_set", "neighbour_cluster"]

  /// Computes the family for one industry in the newest year of the dataset's employment.
  ///
  /// The industries that are compared are those as far from the top of the classification as this one. A
  /// region's total is the figure of the classification's top where it has one, else the sum of its top industries.
  ///
  /// - Throws: ``StudyError/question(_:)`` when the dataset has no employment or not this industry;
  ///   ``StudyError/data(_:)`` when a measure has no value on its figures.
  /// - Complexity: O(R·S² + R²) for R regions and S compared industries.
  public init(of industry: Industry, in dataset: Dataset) throws(StudyError) {
    guard let employment = dataset.employment, let year = employment.years.last else {
      throw .question(
        ProblemList(
          Problem(
            "dataset '\(dataset.heading.name)' has no employment, from which clusters are computed",
            hint: "take a profile without cluster measures, or add employment.csv")))
    }
    let peers = dataset.industries.peers(of: industry.code)
    guard let own = peers.firstIndex(where: { $0.code == industry.code }), peers.count > 1 else {
      throw .question(
        ProblemList(
          Problem(
            "industry '\(industry.code)' has nothing beside it to be compared with",
            hint: "choose an industry below the top of the classification")))
    }
    let grid = PeerGrid(employment, year: year, peers: peers, dataset: dataset)
    do throws(ClusterError) {
      let computed = try Measures(grid, own: own, peers: peers, dataset: dataset)
      let sources = (source: employment.source, year: year)
      self.industry = industry
      self.year = year
      columns = Self.columns(computed, grid: grid, own: own, industry: industry, sources: sources)
      links = computed.links.map { Link(industry: peers[$0.supplier], coefficient: $0.coefficient) }
      linksAreInputs = computed.linksAreInputs
      regions = Self.accounts(computed, grid: grid, own: own, peers: peers)
      notices = Self.notices(computed, grid: grid, own: own, industry: industry)
    } catch {
      throw .data(ProblemList(Problem("clusters of '\(industry.code)': \(error)", hint: error.hint)))
    }
  }

  private static func columns(
    _ computed: Measures, grid: PeerGrid, own: Int, industry: Industry, sources: (source: String, year: Int)
  ) -> [IndicatorTable.Column] {
    let provenance = Provenances(
      grid.grades(of: own).map { Provenance(year: sources.year, source: sources.source, grade: $0) })
    let title = industry.code
    let related = computed.linksAreInputs ? "Supplier" : "Related"
    let described: [(id: String, title: String, unit: String, values: [Double?])] = [
      ("lq", "Location quotient, \(title)", "ratio", computed.ownQuotients),
      ("cluster_employment", "Persons employed, \(title)", "persons", grid.column(own)),
      ("density", "Relatedness density, \(title)", "share", computed.densities),
      ("complete_set", "\(related) industries present, \(title)", "share", computed.sets.map { $0?.value }),
      ("neighbour_cluster", "Cluster of the neighbours, \(title)", "persons", computed.neighbours),
    ]
    return described.map { measure in
      IndicatorTable.Column(
        indicator: Indicator(
          id: measure.id, title: measure.title, unit: measure.unit, family: .cluster, direction: .benefit,
          description: "computed from employment of \(sources.year)"),
        known: measure.values, provenance: provenance)
    }
  }

  private static func accounts(
    _ computed: Measures, grid: PeerGrid, own: Int, peers: [Industry]
  ) -> [RegionAccount] {
    let jobs = grid.column(own)
    return jobs.indices.map { r in
      let set = computed.sets[r]
      return RegionAccount(
        employment: jobs[r], quotient: computed.ownQuotients[r],
        interval: computed.intervals[r].map { ($0.low, $0.high) }, completeSet: set?.value,
        completeSetBounds: set.map { ($0.low, $0.high) },
        missing: (set?.missing ?? []).map {
          (Link(industry: peers[$0.industry], coefficient: $0.coefficient), $0.quotient)
        },
        unknown: (set?.unknown ?? []).map { peers[$0] })
    }
  }

  private static func notices(
    _ computed: Measures, grid: PeerGrid, own: Int, industry: Industry
  ) -> [Notice] {
    var notices: [Notice] = []
    if !computed.linksAreInputs {
      notices.append(
        Notice(
          computed.links.isEmpty
            ? "complete_set has no value: no industry is at home where '\(industry.code)' is"
            : "complete_set rests on co-location with the industries nearest to '\(industry.code)' "
              + "(\(computed.links.count) of them), since the dataset has no input coefficients of it"))
    }
    let unknown = grid.column(own).count { $0 == nil }
    if unknown > 0 {
      notices.append(
        Notice(
          "employment of '\(industry.code)' is not published for \(unknown) of \(grid.regions) regions; "
            + "neighbour_cluster counts them as nothing"))
    }
    return notices
  }
}
