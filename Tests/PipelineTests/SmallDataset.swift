internal import Decision
internal import Pipeline
internal import TestSupport

/// `Tests/Fixtures/small-dataset` as checked values: seven regions of three countries, five industries under one
/// top, two years. Every expected figure on it stands in `Tests/References/small-dataset/scores.txt`.
struct SmallDataset {
  var regions: [Alternative] = []
  var series: [Dataset.Series] = []
  var industries: [Industry] = []
  var cells: [Int: [[Double?]]] = [:]
  var supply: [Dataset.Supply] = []

  static let ids = ["AA1", "AA2", "AA3", "BB1", "BB2", "CC1", "CC2"]
  static let countries = ["AA", "BB", "CC"]

  init() throws {
    func rows(_ name: String) throws -> [[String: String]] {
      try Fixture.rows(of: "small-dataset/\(name).csv")
    }
    regions = try rows("regions").map {
      Alternative(
        id: $0["region"]!, name: $0["name"]!, country: $0["country"]!,
        position: Position(latitude: Double($0["lat"]!)!, longitude: Double($0["lon"]!)!),
        areaKm2: Double($0["area_km2"]!))
    }
    let figures = try rows("indicators")
    series = try rows("indicator_catalogue").map { row in
      let own = figures.filter { $0["indicator"] == row["indicator"] }
      let years = Set(own.map { Int($0["year"]!)! }).sorted()
      let indicator = Indicator(
        id: row["indicator"]!, title: row["title"]!, unit: row["unit"]!,
        family: Family(rawValue: row["family"]!),
        direction: Direction(rawValue: row["direction"]!), description: row["description"]!)
      return Dataset.Series(
        indicator: indicator, years: years,
        columns: years.map { year in
          column(of: indicator, year: year, own.filter { $0["year"] == "\(year)" })
        })
    }
    industries = try rows("industries").map {
      Industry(
        code: $0["industry"]!, title: $0["title"]!, parent: $0["parent"]!.isEmpty ? nil : $0["parent"]!)
    }
    let employment = try rows("employment")
    for year in [2019, 2020] {
      let own = employment.filter { $0["year"] == "\(year)" }
      cells[year] = (Self.ids + Self.countries).map { area in
        let ofArea = own.filter { $0["region"] == area }
        return industries.map { industry in
          if let row = ofArea.first(where: { $0["industry"] == industry.code }) {
            return Double(row["employment"]!)
          }
          return ofArea.isEmpty ? nil : 0
        }
      }
    }
    supply = try rows("supply").map {
      Dataset.Supply(supplier: $0["supplier"]!, user: $0["user"]!, coefficient: Double($0["coefficient"]!)!)
    }
  }

  private func column(of indicator: Indicator, year: Int, _ rows: [[String: String]]) -> IndicatorTable.Column
  {
    var known = [Double?](repeating: nil, count: regions.count)
    var provenance = [Provenance](
      repeating: Provenance(year: year, source: "", grade: .official), count: regions.count)
    for isCountry in [true, false] {
      for row in rows where Self.countries.contains(row["region"]!) == isCountry {
        for (i, region) in regions.enumerated() where [region.id, region.country].contains(row["region"]!) {
          known[i] = Double(row["value"]!)
          provenance[i] = Provenance(
            year: year, source: row["source"]!, grade: Grade(rawValue: row["grade"]!)!,
            measuredFor: isCountry ? row["region"] : nil)
        }
      }
    }
    return IndicatorTable.Column(indicator: indicator, known: known, provenance: Provenances(provenance))
  }

  func dataset(withEmployment: Bool = true) -> Dataset {
    let years = cells.keys.sorted()
    let table = EmploymentTable(
      areas: regions.map(\.id) + Self.countries, industries: industries.map(\.code), years: years,
      grids: years.map { year in
        let flat = cells[year]!.flatMap { $0 }
        return EmploymentTable.Grid(cells: flat, grades: flat.map { _ in .official })
      }, source: "jobs")
    return Dataset(
      heading: Dataset.Heading(name: "small", title: "Seven regions"), regions: regions, series: series,
      industries: IndustryTree(industries), industryWords: [:], employment: withEmployment ? table : nil,
      supply: supply, sources: [], checksum: "of the fixture")
  }

  /// The same with one indicator's figures all replaced.
  func replacing(_ id: String, with values: [Double?]) -> SmallDataset {
    var changed = self
    changed.series = series.map { one in
      guard one.indicator.id == id else { return one }
      let own = Provenance(year: 2020, source: "test", grade: .official)
      return Dataset.Series(
        indicator: one.indicator, years: [2020],
        columns: [
          IndicatorTable.Column(
            indicator: one.indicator, known: values,
            provenance: Provenances(repeating: own, count: values.count))
        ])
    }
    return changed
  }

  /// Only these regions, in this order; the countries' rows stay.
  func keeping(_ ids: [String]) -> SmallDataset {
    var kept = self
    let rows = ids.map { Self.ids.firstIndex(of: $0)! }
    kept.regions = rows.map { regions[$0] }
    kept.series = series.map { one in
      Dataset.Series(
        indicator: one.indicator, years: one.years, columns: one.columns.map { $0.keeping(rows) })
    }
    kept.cells = cells.mapValues { all in (rows + [7, 8, 9]).map { all[$0] } }
    return kept
  }
}

/// `Tests/Fixtures/cars.yaml`.
func carsProfile(
  method: String = "weighted-sum", missing: MissingPolicy = .countryMean, must: [Constraint] = [],
  without: Set<String> = [], per: [String: String] = [:]
) -> Profile {
  let all: [(Family, Double, [(String, Direction)])] = [
    (.infrastructure, 0.2, [("motorways", .benefit)]), (.costs, 0.25, [("wage", .cost)]),
    (.tax, 0.15, [("tax_rate", .cost)]), (.location, 0.1, [("market_potential", .benefit)]),
    (.stability, 0.1, [("rule_of_law", .benefit)]),
    (.cluster, 0.2, [("lq", .benefit), ("complete_set", .benefit)]),
  ]
  return Profile(
    name: "cars", title: "Cars", industry: "C1", method: method, missing: missing, must: must,
    branches: all.compactMap { family, weight, entries in
      let kept = entries.filter { !without.contains($0.0) }.map { name, direction in
        Profile.Entry(
          indicator: name, weight: 1, direction: direction,
          goalposts: name == "tax_rate" ? Goalposts(low: 0, high: 40) : nil, per: per[name])
      }
      return kept.isEmpty ? nil : Profile.Branch(family: family, weight: weight, entries: kept)
    })
}

/// The profile's question to a dataset.
func question(
  _ dataset: Dataset, _ profile: Profile = carsProfile(), industry: String? = "C1",
  options: Study.Options = Study.Options()
) throws -> DatasetStudy {
  try DatasetStudy(
    dataset: dataset, profile: profile, profileFile: "cars.yaml",
    industry: industry.map { dataset.industries[$0]! }, options: options,
    identity: Study.Identity(seed: 1, data: dataset.checksum, dataset: "small", version: "test"))
}

/// The assessment of a study that has one.
func assessment(_ study: Study) throws -> Assessment {
  switch try study.assessed() {
  case .assessed(let assessment): return assessment
  case .nothingMatched(let removed): throw Unexpected(what: "nothing matched: \(removed)")
  }
}

struct Unexpected: Error { let what: String }

/// What is said of the problems of a study that is refused.
func refusal(_ body: () throws -> Void) -> [String] {
  do {
    try body()
    return []
  } catch let error as StudyError {
    return error.problems.kept.map(\.description)
  } catch {
    return ["another error: \(error)"]
  }
}
