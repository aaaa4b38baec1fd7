internal import Clusters
internal import Decision
internal import Kernels

/// Adds the measures one after the other.
struct ClusterTableBuilder {
  private let data: ClusterData
  private let width: Int
  private let wanted: [Int]
  private let only: Int?
  private let threads: Threads
  private(set) var rows: [ClusterTable.Row] = []
  private(set) var gaps: [ClusterTable.Gap] = []
  private(set) var notices: [Notice] = []

  init(_ data: ClusterData, only: Int?, threads: Int) throws(ClusterError) {
    self.data = data
    self.only = only
    width = data.industries.count
    wanted = only.map { [$0] } ?? Array(data.industries.indices)
    self.threads = Threads(threads)
  }

  private func column(_ cells: [Double?], _ industry: Int) -> [Double?] {
    data.regions.indices.map { cells[$0 * width + industry] }
  }

  private mutating func add(
    _ region: Int?, _ industry: Int?, _ measure: String, _ value: Double?, low: Double? = nil,
    high: Double? = nil
  ) {
    rows.append(
      ClusterTable.Row(
        region: region.map { data.regions[$0].id } ?? "",
        industry: industry.map { data.industries[$0].code } ?? "",
        measure: measure, value: value, low: low, high: high))
  }

  // MARK: Region by industry

  mutating func addCells() throws(ClusterError) {
    let quotients = try locationQuotients(of: data.jobs, industries: width, regionTotals: data.totals)
    let intervals = try intervals()
    let proximity = try ProximityMatrix(of: quotients, industries: width)
    let densities = try relatednessDensities(of: quotients, proximity: proximity)
    let scores = try wanted.map { industry throws(ClusterError) in
      try standardisedQuotients(column(quotients, industry)).values
    }
    let sets = try supplierSets(quotients, proximity)
    for region in data.regions.indices {
      for (place, industry) in wanted.enumerated() {
        let at = region * width + industry
        let range = intervals[place][region]
        add(region, industry, "lq", quotients[at], low: range?.low, high: range?.high)
        add(region, industry, "lq_symmetric", symmetricQuotients([quotients[at]])[0])
        add(region, industry, "lq_standardised", scores[place][region])
        add(region, industry, "density", densities[at])
        if let set = sets[place] {
          add(
            region, industry, "complete_set", set.values[region], low: set.low[region], high: set.high[region]
          )
        }
      }
    }
  }

  /// By wanted industry and region: empirical-Bayes intervals, and where a quotient is suppressed and all totals
  /// are known the bounds that no figure can pass.
  private mutating func intervals() throws(ClusterError) -> [[(low: Double, high: Double)?]] {
    let expected = try expectedEmployment(of: data.jobs, industries: width, regionTotals: data.totals)
    var bounds: [QuotientBounds?]?
    let totals = data.totals.compactMap(\.self)
    if totals.count == data.totals.count, data.jobs.contains(nil) {
      bounds = try quotientBounds(of: data.jobs, industries: width, regionTotals: totals)
    }
    var assumed = 0
    var all: [[(low: Double, high: Double)?]] = []
    for industry in wanted {
      let hoped = column(expected, industry).map { value in value.flatMap { $0 > 0 ? $0 : nil } }
      let jobs = zip(column(data.jobs, industry), hoped).map { $1 == nil ? nil : $0 }
      var ranges = [(low: Double, high: Double)?](repeating: nil, count: data.regions.count)
      let size = try plantSize(of: industry)
      if size.basis == .assumed { assumed += 1 }
      if jobs.count(where: { $0 != nil }) > 2 {
        let found = try quotientIntervals(jobs: jobs, expected: hoped, plantSize: size).values
        ranges = found.map { interval in interval.map { ($0.low, $0.high) } }
      }
      if let bounds {
        for region in ranges.indices where data.jobs[region * width + industry] == nil {
          ranges[region] = bounds[region * width + industry].map { ($0.low, $0.high) }
        }
      }
      all.append(ranges)
    }
    if assumed > 0 {
      notices.append(
        Notice(
          "intervals of lq take \(shown(PlantSize.assumed.jobs)) jobs to come and go together in \(assumed) "
            + "\(assumed == 1 ? "industry" : "industries"), since no plants are given"))
    }
    if data.regions.count < 3 {
      notices.append(
        Notice("lq has no intervals: the spread between \(data.regions.count) regions is not known"))
    }
    return all
  }

  private func plantSize(of industry: Int) throws(ClusterError) -> PlantSize {
    let sizes = (data.plants ?? []).filter { $0.industry == industry }.compactMap(\.jobs)
    return sizes.contains { $0 > 0 } ? try PlantSize(ofPlants: sizes) : .assumed
  }

  /// The complete sets of each wanted industry, one a region; none where nothing is linked to it.
  private mutating func supplierSets(
    _ quotients: [Double?], _ proximity: ProximityMatrix
  ) throws(ClusterError) -> [(values: [Double?], low: [Double], high: [Double])?] {
    let places = Dictionary(data.industries.enumerated().map { ($1.code, $0) }) { first, _ in first }
    var inputs: [Int: [Double]] = [:]
    for supply in data.supply {
      guard let user = places[supply.user], let supplier = places[supply.supplier] else { continue }
      inputs[user, default: Array(repeating: 0, count: width)][supplier] += supply.coefficient
    }
    var sets: [SupplierLinks?] = []
    var byProximity = 0
    for industry in wanted {
      let coefficients = inputs[industry] ?? []
      let isTable = coefficients.indices.contains { $0 != industry && coefficients[$0] > 0 }
      do throws(ClusterError) {
        sets.append(
          isTable
            ? try SupplierLinks(to: industry, inputCoefficients: coefficients)
            : try SupplierLinks(to: industry, proximity: proximity))
        if !isTable { byProximity += 1 }
      } catch .noSuppliers {
        sets.append(nil)
      }
    }
    if byProximity > 0 {
      notices.append(
        Notice(
          "complete_set rests on co-location in \(byProximity) \(byProximity == 1 ? "industry" : "industries"), "
            + "since no input coefficients are given"))
    }
    let links = sets.compactMap(\.self)
    let shares = try completeSetShares(of: quotients, industries: width, links: links, threads: threads)
    if only != nil, let link = links.first { try addGaps(quotients, link) }
    var next = 0
    return sets.map { set in
      guard set != nil else { return nil }
      let at = data.regions.indices.map { $0 * links.count + next }
      next += 1
      return (at.map { shares.values[$0] }, at.map { shares.low[$0] }, at.map { shares.high[$0] })
    }
  }

  private mutating func addGaps(_ quotients: [Double?], _ links: SupplierLinks) throws(ClusterError) {
    let sets = try completeSets(of: quotients, industries: width, links: links)
    for (region, set) in sets.enumerated() {
      for missing in set.missing.sorted(by: { $0.shortfall > $1.shortfall }) {
        gaps.append(
          ClusterTable.Gap(
            region: data.regions[region].id, industry: data.industries[links.industry].code,
            supplier: data.industries[missing.industry], coefficient: missing.coefficient,
            quotient: missing.quotient))
      }
    }
  }

  // MARK: Regions

  mutating func addRegions() throws(ClusterError) {
    let specialisation = try specialisations(of: data.jobs, industries: width)
    let herfindahl = try industryHerfindahls(of: data.jobs, industries: width)
    let varieties = try groups.map { groups throws(ClusterError) in
      try Clusters.varieties(of: data.jobs, industries: width, groups: groups)
    }
    if varieties == nil {
      notices.append(
        Notice(
          "related and unrelated variety need groups of industries: give --industries with their parents"))
    }
    let potential = try potentials()
    for region in data.regions.indices {
      add(region, nil, "specialisation", specialisation[region])
      add(region, nil, "industry_herfindahl", herfindahl[region])
      if let varieties {
        add(region, nil, "related_variety", varieties[region]?.related)
        add(region, nil, "unrelated_variety", varieties[region]?.unrelated)
      }
      if let potential { add(region, nil, "market_potential", potential[region]) }
    }
  }

  /// By parent; none where the industries have fewer than two.
  private var groups: [Int]? {
    var numbers: [String: Int] = [:]
    let groups = data.industries.compactMap { industry in
      industry.parent.map { parent in
        let number = numbers[parent] ?? numbers.count
        numbers[parent] = number
        return number
      }
    }
    return groups.count == width && numbers.count > 1 ? groups : nil
  }

  private mutating func potentials() throws(ClusterError) -> [Double]? {
    guard data.hasPlaces else { return nil }
    var places: [GeographicPoint] = []
    var areas: [Double] = []
    for region in data.regions {
      guard let position = region.position, let area = region.areaKm2 else { return nil }
      places.append(try GeographicPoint(latitude: position.latitude, longitude: position.longitude))
      areas.append(area)
    }
    let found = try marketPotential(masses: data.masses ?? data.totals, places: places, areas: areas)
    if found.unknownMasses > 0 {
      notices.append(
        Notice(
          "market_potential leaves out \(found.unknownMasses) regions whose mass is unknown: every value is a lower "
            + "bound"))
    }
    return found.values
  }

  // MARK: Industries

  mutating func addIndustries() throws(ClusterError) {
    let totals = data.totals.compactMap(\.self)
    let weights = totals.count == data.totals.count ? totals : nil
    if data.plants != nil, weights == nil {
      notices.append(
        Notice("ellison_glaeser has no value: the employment of some region as a whole is unknown"))
    }
    for industry in wanted {
      let jobs = column(data.jobs, industry)
      if let all = data.plants {
        let plants = all.filter { $0.industry == industry }.map {
          Plant(region: $0.region, employment: $0.jobs)
        }
        if let weights, weights.contains(where: { $0 > 0 }) {
          let found = try ellisonGlaeser(plants: plants, weights: weights)
          add(nil, industry, "ellison_glaeser", found.gamma)
          add(nil, industry, "maurel_sedillot", found.maurelSedillot)
          add(nil, industry, "herfindahl", found.plantHerfindahl)
        }
      }
      add(nil, industry, "gini", try spatialGini(of: jobs, against: data.totals).value)
      add(nil, industry, "theil", try theil(of: jobs, against: data.totals).value)
    }
  }
}

private func shown(_ value: Double) -> String { String(Int(value.rounded())) }
