import Decision
import Foundation
import Pipeline
import TestSupport
import Testing

/// The fractions are worked out by hand and again by `Tests/References/small-dataset/scores.py`.
@Suite struct ClusterFamilyTests {
  private func family(_ code: String = "C1", _ small: SmallDataset? = nil) throws -> ClusterFamily {
    let dataset = try (small ?? SmallDataset()).dataset()
    return try ClusterFamily(of: dataset.industries[code]!, in: dataset)
  }

  private func values(_ id: String, in family: ClusterFamily) -> [Double?] {
    let column = family.columns.first { $0.indicator.id == id }!
    return column.values.indices.map { column.value($0) }
  }

  private func agrees(_ found: [Double?], _ expected: [Double?]) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { pair in
        switch pair {
        case (nil, nil): true
        case (let found?, let expected?): agree(found, expected, .roundoff)
        default: false
        }
      }
  }

  @Test func theNewestYearCounts() throws {
    #expect(try family().year == 2020)
    #expect(values("cluster_employment", in: try family()) == [200, 100, 50, 150, 0, nil, 100])
  }

  /// C1 has 600 of the 7,200 jobs of the regions where it is known: a twelfth.
  @Test func quotientsLeaveTheHiddenRegionOutOfBothSums() throws {
    #expect(agrees(values("lq", in: try family()), [2.4, 0.6, 1.2, 1.2, 0, nil, 1]))
  }

  @Test func theSetIsWeightedByWhatTheIndustryBuys() throws {
    let found = try family()
    #expect(found.linksAreInputs)
    #expect(found.links.map(\.industry.code) == ["C2", "C3", "C4"])
    #expect(found.links.map(\.coefficient) == [0.3, 0.2, 0.1])
    let expected: [Double] = [38.0 / 45, 17.0 / 18, 7.0 / 8, 41.0 / 60, 17.0 / 18, 503.0 / 720, 23.0 / 45]
    #expect(agrees(values("complete_set", in: found), expected))
  }

  @Test func missingSuppliersAreNamedStrongestFirst() throws {
    let found = try family()
    let here = found.regions[0]
    #expect(here.missing.map(\.link.industry.code) == ["C2", "C3"])
    #expect(agree(here.missing.map(\.quotient), [0.8, 5.0 / 6], .roundoff))
    #expect(here.missing.map(\.link.coefficient) == [0.3, 0.2])
    // One is as common as everywhere: C4 of AA2 is not missing.
    #expect(found.regions[1].missing.map(\.link.industry.code) == ["C3"])
    #expect(here.unknown.isEmpty)
  }

  @Test func anUnknownSupplierIsBoundedNotGuessed() throws {
    let here = try family().regions[2]
    #expect(here.unknown.map(\.code) == ["C3"])
    let bounds: [Double] = [7.0 / 12, 7.0 / 8, 11.0 / 12]
    #expect(agrees([here.completeSetBounds?.low, here.completeSet, here.completeSetBounds?.high], bounds))
    let certain = try family().regions[0]
    #expect(certain.completeSetBounds?.low == certain.completeSetBounds?.high)
  }

  /// φ(C1, ·) = 1/3, 1/2, 1/3, 0.
  @Test func withoutATableTheSetRestsOnCoLocationAndSaysSo() throws {
    var small = try SmallDataset()
    small.supply = []
    let found = try family("C1", small)
    #expect(!found.linksAreInputs)
    #expect(found.links.map(\.industry.code) == ["C3", "C2", "C4"])
    let proximities: [Double] = [1.0 / 2, 1.0 / 3, 1.0 / 3]
    #expect(agrees(found.links.map(\.coefficient), proximities))
    let sets: [Double] = [61.0 / 70, 13.0 / 14, 3.0 / 4, 76.0 / 105, 13.0 / 14, 87.0 / 140, 143.0 / 210]
    #expect(agrees(values("complete_set", in: found), sets))
    #expect(
      found.notices.first?.text
        == "complete_set rests on co-location with the industries nearest to 'C1' (3 of them), since the dataset "
        + "has no input coefficients of it")
  }

  /// C5 has a table beside it in which it does not stand as a user.
  @Test func aTableWithoutTheIndustryIsNotCalledNoTable() throws {
    let found = try family("C5")
    #expect(!found.linksAreInputs)
    #expect(found.notices.allSatisfy { !$0.text.contains("no input-output table") }, "\(found.notices)")
  }

  @Test func densityIsTheRelatedShareThatIsThere() throws {
    let expected: [Double] = [2.0 / 7, 2.0 / 7, 1.0 / 2, 3.0 / 7, 2.0 / 7, 0, 2.0 / 7]
    #expect(agrees(values("density", in: try family()), expected))
  }

  /// Regions lie a degree apart on the equator; the hidden cluster counts as nothing.
  @Test func neighboursFadeWithDistance() throws {
    let degree = 6371.0088 * Double.pi / 180
    let places = [0.0, 1, 2, 3, 4, 5, 7]
    let jobs = [200.0, 100, 50, 150, 0, 0, 100]
    let expected = places.indices.map { r in
      places.indices.reduce(0) {
        $1 == r ? $0 : $0 + jobs[$1] * exp(-abs(places[r] - places[$1]) * degree / 100)
      }
    }
    let found = values("neighbour_cluster", in: try family()).compactMap { $0 }
    #expect(agree(found, expected, .solver))
    #expect(
      agree(
        found,
        [
          43.680262407237144, 98.58372235203966, 104.25138008776668, 35.55172588648353, 64.20451004704708,
          30.766127907755745, 2.15804493939557,
        ], .solver))
    #expect(
      try family().notices.map(\.text) == [
        "employment of 'C1' is not published for 1 of 7 regions; neighbour_cluster counts them as nothing"
      ])
  }

  @Test func withoutPlacesThereAreNoNeighbours() throws {
    var small = try SmallDataset()
    let last = small.regions[6]
    small.regions[6] = Alternative(id: last.id, name: last.name, country: last.country, areaKm2: last.areaKm2)
    let found = try family("C1", small)
    #expect(values("neighbour_cluster", in: found) == [nil, nil, nil, nil, nil, nil, nil])
    #expect(agrees(values("lq", in: found), [2.4, 0.6, 1.2, 1.2, 0, nil, 1]))
  }

  @Test func theIntervalHoldsTheQuotientAndIsAbsentWhereItIs() throws {
    for (region, quotient) in zip(try family().regions, [2.4, 0.6, 1.2, 1.2, 0, nil, 1]) {
      guard let quotient else {
        #expect(region.interval == nil)
        #expect(region.quotient == nil)
        continue
      }
      let interval = try #require(region.interval)
      #expect(interval.low < interval.high)
      #expect(interval.low >= 0)
      #expect(quotient == 0 || interval.low < quotient)
      #expect(quotient < interval.high)
    }
  }

  @Test func measuresCarryYearSourceUnitAndFamily() throws {
    let found = try family()
    #expect(found.columns.map(\.indicator.id) == ClusterFamily.measures)
    #expect(found.columns.map(\.indicator.unit) == ["ratio", "persons", "share", "share", "persons"])
    for column in found.columns {
      #expect(column.indicator.family == .cluster)
      #expect(column.provenance?[0] == Provenance(year: 2020, source: "jobs", grade: .official))
    }
    #expect(found.columns[0].indicator.title == "Location quotient, C1")
    #expect(found.columns[3].indicator.title == "Supplier industries present, C1")
  }

  @Test func theTopHasNothingToBeComparedWith() {
    #expect(
      refusal { _ = try family("T") } == [
        "industry 'T' has nothing beside it to be compared with; "
          + "choose an industry below the top of the classification"
      ])
  }

  @Test func aDatasetWithoutEmploymentIsRefused() throws {
    let dataset = try SmallDataset().dataset(withEmployment: false)
    #expect(
      refusal { _ = try ClusterFamily(of: dataset.industries["C1"]!, in: dataset) } == [
        "dataset 'small' has no employment, from which clusters are computed; "
          + "take a profile without cluster measures, or add employment.csv"
      ])
  }

  /// No region is more at home in anything than the whole: the quotient exists, the set does not.
  @Test func oneRegionHasAQuotientThoughNothingIsRelated() throws {
    var small = try SmallDataset().keeping(["AA1"])
    small.supply = []
    let found = try family("C1", small)
    #expect(values("lq", in: found) == [1])
    #expect(values("complete_set", in: found) == [nil])
    #expect(found.links.isEmpty)
  }

  @Test func anIndustryWithoutAnyJobsHasNoQuotientAnywhere() throws {
    var small = try SmallDataset()
    small.supply = []
    small.cells[2020] = small.cells[2020]!.map { row in row.enumerated().map { $0 == 5 ? 0 : $1 } }
    let found = try family("C5", small)
    #expect(values("lq", in: found) == [nil, nil, nil, nil, nil, nil, nil])
    #expect(values("cluster_employment", in: found) == [0, 0, 0, 0, 0, 0, 0])
  }
}
