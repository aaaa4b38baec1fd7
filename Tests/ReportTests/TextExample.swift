import Decision
import Pipeline

/// Three regions and a removed one, whose scores are quarters: worked out in the head.
///
/// | | rail ½ | wage ¼ (less is better) | law ¼ | score |
/// |---|---|---|---|---|
/// | R1 | 0 → 0 | 10 → ¼ | 1 → 0 | ¼ |
/// | R2 | 50 → ¼ | 10, the mean of its country → ¼ | 2 → ¼ | ¾ |
/// | R3 | 100 → ½ | 30 → 0 | 1 → 0 | ½ |
struct TextExample {
  let question: DatasetStudy
  let assessment: Assessment

  static let longName = "A region whose name is much too long for the column of a table"

  /// - Parameter equal: every family weighs a third, and R2 is best in each.
  init(
    names: [String] = ["Alpha", "Beta", longName, "Delta"], method: String? = nil,
    normalisation: String? = nil,
    equal: Bool = false, seed: UInt64 = 7
  ) throws {
    let countries = ["XX", "XX", "YY", "ZZ"]
    let regions = (0..<4).map { i in
      Alternative(
        id: "R\(i + 1)", name: names[i], country: countries[i],
        position: i == 2 ? nil : Position(latitude: 40.5 + Double(i), longitude: -8))
    }
    func column(
      _ id: String, _ title: String, _ unit: String, _ family: Family, _ known: [Double?],
      _ provenance: [Provenance]
    ) -> Dataset.Series {
      let indicator = Indicator(id: id, title: title, unit: unit, family: family, direction: .benefit)
      return Dataset.Series(
        indicator: indicator, years: [2020],
        columns: [
          IndicatorTable.Column(indicator: indicator, known: known, provenance: Provenances(provenance))
        ])
    }
    let own = Provenance(year: 2020, source: "roads", grade: .official)
    let survey = Provenance(year: 2019, source: "survey", grade: .estimated)
    let dataset = Dataset(
      heading: Dataset.Heading(name: "quarters", title: "Quarters"), regions: regions,
      series: [
        column(
          "rail", "Railways", "km", .infrastructure, equal ? [0, 100, 50, 1] : [0, 50, 100, 1],
          [own, own, own, own]),
        column("wage", "Hourly wage", "EUR", .costs, [10, nil, 30, 1], [survey, survey, survey, survey]),
        column(
          "law", "Rule of law", "index", .stability, [1, 2, 1, 1],
          countries.map { Provenance(year: 2020, source: "panel", grade: .official, measuredFor: $0) }),
      ], industries: IndustryTree([Industry(code: "C1", title: "Motor vehicles")]), industryWords: [:],
      employment: nil, supply: [], sources: [], checksum: "1234")
    func branch(_ family: Family, _ weight: Double, _ name: String, _ direction: Direction) -> Profile.Branch
    {
      Profile.Branch(
        family: family, weight: equal ? 1 : weight,
        entries: [Profile.Entry(indicator: name, weight: 1, direction: direction)])
    }
    let profile = Profile(
      name: "quarters", title: "Quarter marks", industry: "C1", method: "weighted-sum", missing: .countryMean,
      must: [.oneOf("country", ["XX", "YY"])],
      branches: [
        branch(.infrastructure, 2, "rail", .benefit), branch(.costs, 1, "wage", .cost),
        branch(.stability, 1, "law", .benefit),
      ])
    question = try DatasetStudy(
      dataset: dataset, profile: profile, profileFile: "quarters.yaml",
      industry: dataset.industries["C1"],
      options: Study.Options(method: method, normalisation: normalisation),
      identity: Study.Identity(seed: seed, data: "1234", dataset: "quarters", version: "0.0.0"))
    guard case .assessed(let found) = try question.study.assessed() else { throw NothingMatched() }
    assessment = found
  }

  struct NothingMatched: Error {}

  func explanation(_ id: String) throws -> Explanation { try question.explanation(of: id, in: assessment) }
}

/// A bare matrix of two alternatives and two criteria.
func matrixAssessment(
  ids: [String] = ["A", "B"], method: String? = nil, conditions: [Constraint] = []
) throws -> Assessment {
  let table = IndicatorTable(
    alternatives: ids.map { Alternative(id: $0) },
    columns: [
      IndicatorTable.Column(indicator: Indicator(id: "a"), values: ids.indices.map { Double($0) }),
      IndicatorTable.Column(indicator: Indicator(id: "b"), values: ids.indices.map { Double($0 * $0) }),
    ])
  let study = try Study(
    table: table, weights: [("a", 3), ("b", 1)], costs: ["b"],
    options: Study.Options(method: method, conditions: conditions),
    identity: Study.Identity(seed: 1, data: "abcd", version: "0.0.0"))
  guard case .assessed(let found) = try study.assessed() else { throw TextExample.NothingMatched() }
  return found
}
