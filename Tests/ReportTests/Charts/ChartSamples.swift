import Decision
import Pipeline
import Report
import TestSupport

/// A criterion of a sample study with its weight and its figures, one for each location.
struct SampleCriterion {
  let id: String
  let family: Family
  let weight: Double
  var title = ""
  var unit = ""
  var direction = Direction.benefit
  let values: [Double?]
}

/// An assessment of invented figures.
func sampleAssessment(
  _ criteria: [SampleCriterion], names: [String], ids: [String]? = nil, method: String = "weighted-sum",
  normalisation: String = "minmax", missing: MissingPolicy = .refuse, provenance: Provenance? = nil
) throws -> Assessment {
  let alternatives = names.enumerated().map { place, name in
    Alternative(id: ids?[place] ?? "R\(place + 1)", name: name, country: "XX")
  }
  let columns = criteria.map { criterion in
    IndicatorTable.Column(
      indicator: Indicator(id: criterion.id, title: criterion.title, unit: criterion.unit),
      known: criterion.values,
      provenance: provenance.map { Provenances(repeating: $0, count: names.count) })
  }
  let branches = Family.allCases.compactMap { family -> Profile.Branch? in
    let own = criteria.filter { $0.family == family }
    guard !own.isEmpty else { return nil }
    return Profile.Branch(
      family: family, weight: own.reduce(0) { $0 + $1.weight },
      entries: own.map { Profile.Entry(indicator: $0.id, weight: $0.weight, direction: $0.direction) })
  }
  let profile = Profile(
    name: "sample", title: "Sample", method: method, normalisation: normalisation, missing: missing,
    branches: branches)
  let study = try Study(
    table: IndicatorTable(alternatives: alternatives, columns: columns), profile: profile,
    profileFile: "sample.yaml",
    industry: nil, options: Study.Options(), identity: Study.Identity(seed: 1, data: "invented", version: "0")
  )
  return try assessment(of: study)
}

/// The same without a profile: criteria without families.
func bareAssessment(_ columns: [(id: String, weight: Double, values: [Double])], count: Int) throws
  -> Assessment
{
  let table = IndicatorTable(
    alternatives: (1...count).map { Alternative(id: "R\($0)") },
    columns: columns.map { IndicatorTable.Column(indicator: Indicator(id: $0.id), values: $0.values) })
  let study = try Study(
    table: table, weights: columns.map { ($0.id, $0.weight) }, costs: [], options: Study.Options(),
    identity: Study.Identity(seed: 1, data: "invented", version: "0"))
  return try assessment(of: study)
}

struct NothingMatched: Error {}

private func assessment(of study: Study) throws -> Assessment {
  guard case .assessed(let assessment) = try study.assessed() else { throw NothingMatched() }
  return assessment
}

/// Three locations whose scores can be worked out in the head.
///
///               weight   X     Y     Z     minmax
///     port      0.5      10    0     5     1, 0, 0.5
///     wage (c)  0.25     30    10    20    0, 1, 0.5
///     tax (c)   0.25     15    35    35    1, 0, 0
///     score              0.75  0.25  0.375
func threeLocations(method: String = "weighted-sum", normalisation: String = "minmax") throws -> Assessment {
  try sampleAssessment(
    [
      SampleCriterion(
        id: "port", family: .infrastructure, weight: 0.5, title: "Port & rail", unit: "ships",
        values: [10, 0, 5]),
      SampleCriterion(
        id: "wage", family: .costs, weight: 0.25, title: "Wage", unit: "EUR", direction: .cost,
        values: [30, 10, 20]),
      SampleCriterion(
        id: "tax", family: .tax, weight: 0.25, title: "Tax", unit: "%", direction: .cost,
        values: [15, 35, 35]),
    ], names: ["Xanten", "Ypern", "Zadar"], ids: ["X", "Y", "Z"], method: method, normalisation: normalisation
  )
}

let longName = "Région de Bruxelles-Capitale/ Brussels Hoofdstedelijk Gewest"

/// Regions of every length of name with figures drawn at random: a page as an office would print it.
func manyLocations(
  _ count: Int, normalisation: String = "minmax", method: String = "weighted-sum", gaps: Bool = false
) throws -> Assessment {
  let known = [
    "Norte", longName, "Île-de-France", "Közép-Dunántúl", "Małopolskie",
    "Provincia Autonoma di Bolzano/Bozen",
    "East Yorkshire and Northern Lincolnshire", "Αττική", "Югозападен", "Wien",
    "Outer London – West and North West",
    "Ciudad Autónoma de Melilla", "Åland", "Prov. Vlaams-Brabant & \"Rand\"", "Východné Slovensko",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
  ]
  var random = SeededGenerator(seed: 20)
  func draw(_ low: Double, _ high: Double) -> [Double?] {
    (0..<count).map { _ in (Double.random(in: low...high, using: &random) * 100).rounded() / 100 }
  }
  func criterion(
    _ id: String, _ family: Family, _ weight: Double, _ title: String, _ unit: String, _ low: Double,
    _ high: Double,
    _ direction: Direction = .benefit
  ) -> SampleCriterion {
    var values = draw(low, high)
    if gaps, id == "wage" || id == "patents" { values[1] = nil }
    return SampleCriterion(
      id: id, family: family, weight: weight, title: title, unit: unit, direction: direction, values: values)
  }
  let criteria = [
    criterion("motorway", .infrastructure, 0.08, "Motorway density", "km per 1,000 km²", 2, 90),
    criterion("airport", .infrastructure, 0.06, "Distance to the nearest airport", "km", 3, 140, .cost),
    criterion("lpi", .infrastructure, 0.06, "Logistics performance: infrastructure", "score 1-5", 2, 4.6),
    criterion("wage", .costs, 0.12, "Wage in manufacturing", "EUR per person employed", 6000, 61000, .cost),
    criterion("power", .costs, 0.06, "Electricity price for industry", "EUR/kWh", 0.05, 0.21, .cost),
    criterion("tax", .tax, 0.12, "Statutory corporate income tax rate", "%", 9, 38, .cost),
    criterion("gdp", .location, 0.1, "Gross domestic product", "million EUR", 2000, 640_000),
    criterion(
      "skilled", .location, 0.08,
      "Active people with tertiary education who live in the region or commute into it",
      "% of active population 25-64 in the reference week of the survey", 12, 61),
    criterion("law", .stability, 0.1, "Rule of law", "score about −2.5 to 2.5", -0.6, 2.1),
    criterion(
      "politics", .stability, 0.02, "Political stability and absence of violence", "score", -0.5, 1.4),
    criterion("quotient", .cluster, 0.14, "Location quotient of the industry", "", 0.05, 4.8),
    criterion("patents", .cluster, 0.06, "Patent applications", "per million inhabitants", 1, 620),
  ]
  let names = (0..<count).map { $0 < known.count ? known[$0] : "Region number \($0 + 1)" }
  let ids = (0..<count).map { "XX\($0 + 10)" }
  return try sampleAssessment(
    criteria, names: names, ids: ids, method: method, normalisation: normalisation,
    missing: gaps ? .countryMean : .refuse,
    provenance: Provenance(year: 2014, source: "invented", grade: .seed))
}

let sampleHeading = ChartHeading(
  title: "Where to make wire harnesses",
  subtitle: "Score by family of criteria, invented regions, figures of 2014",
  sources: "Sources: figures drawn at random for a test of the layout; they describe no place. "
    + "Names after Eurostat's classification of regions, so that letters of many alphabets occur.")
