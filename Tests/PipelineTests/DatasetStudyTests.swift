import Decision
import Pipeline
import Testing

@Suite struct DatasetStudyTests {
  @Test func clustersAreOnlyComputedWhereTheyAreAskedFor() throws {
    let plain = try question(SmallDataset().dataset(), carsProfile(without: ["lq", "complete_set"]))
    #expect(plain.clusters == nil)
    #expect(plain.study.notices.isEmpty)
    #expect(plain.study.table.column("lq") == nil)
    let asked = try question(SmallDataset().dataset())
    #expect(asked.clusters?.industry.code == "C1")
    #expect(asked.study.table.column("density") != nil)
  }

  @Test func aConditionMayAskForAComputedMeasure() throws {
    let options = Study.Options(conditions: [
      .number("lq", .greater, 1), .number("market_potential", .greater, 2400),
    ])
    let profile = carsProfile(without: ["lq", "complete_set", "market_potential"])
    let found = try assessment(try question(SmallDataset().dataset(), profile, options: options).study)
    #expect(found.alternatives.map(\.id) == ["AA1", "AA3"])
    let reason = "does not meet 'market_potential > 2400' (market_potential is 2349.13870407"
    #expect(found.removed.first { $0.id == "BB1" }?.reason.hasPrefix(reason) == true)
  }

  @Test func clusterMeasuresWantAnIndustry() {
    #expect(
      refusal { _ = try question(SmallDataset().dataset(), industry: nil) } == [
        "lq, complete_set can be computed for an industry only, and none is named; add --industry CODE"
      ])
  }

  @Test func withoutEmploymentAProfileWithClustersIsRefusedAndOneWithoutIsNot() throws {
    let dataset = try SmallDataset().dataset(withEmployment: false)
    let there = "choose from: motorways, wage, tax_rate, gdp, rule_of_law, market_potential"
    #expect(
      refusal { _ = try question(dataset) } == [
        "cars.yaml:1:1: the profile asks for 'lq', which the data do not have; \(there)",
        "cars.yaml:1:1: the profile asks for 'complete_set', which the data do not have; \(there)",
      ])
    let found = try assessment(try question(dataset, carsProfile(without: ["lq", "complete_set"])).study)
    #expect(found.alternatives.count == 7)
  }

  @Test func theNamesOfADatasetAreItsIndicatorsAndWhatIsComputed() throws {
    let own = ["motorways", "wage", "tax_rate", "gdp", "rule_of_law", "market_potential"]
    #expect(DatasetStudy.names(in: try SmallDataset().dataset()) == own + ClusterFamily.measures)
    #expect(DatasetStudy.names(in: try SmallDataset().dataset(withEmployment: false)) == own)
  }
}
