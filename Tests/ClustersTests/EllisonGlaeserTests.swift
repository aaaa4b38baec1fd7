import Clusters
import TestSupport
import Testing

/// References: Farhauer & Kröll (2014), *Standorttheorien*, as printed in the manual of R's package REAT
/// (0.05990628); exact fractions in `References/concentration`; otherwise by hand.
@Suite struct EllisonGlaeserTests {
  /// Wien, Linz, Graz.
  static let book = [
    (0, 200.0), (0, 650), (0, 12000), (0, 100), (0, 50), (1, 16000), (1, 13000), (1, 1500), (1, 1500),
    (2, 25000),
  ]
  static func plants(_ pairs: [(Int, Double?)]) -> [Plant] {
    pairs.map { Plant(region: $0.0, employment: $0.1) }
  }

  @Test func theIndexMatchesTheBook() throws {
    let found = try ellisonGlaeser(plants: Self.plants(Self.book), weights: [500_000, 400_000, 100_000])
    #expect(agree(try #require(found.gamma), 0.05990628, .printed(decimals: 8)))
  }
  @Test func everyPartMatchesTheExactFractions() throws {
    let found = try ellisonGlaeser(plants: Self.plants(Self.book), weights: [5, 4, 1])
    #expect(agree(try #require(found.rawConcentration), 0.16816326530612244898, .roundoff))
    #expect(agree(try #require(found.plantHerfindahl), 0.24468877551020408163, .roundoff))
    #expect(agree(try #require(found.gamma), 0.059906284116539010978, .difference))
    #expect(agree(try #require(found.maurelSedillot), -0.43576255319763467204, .difference))
    #expect(found.undefined == nil)
  }
  @Test func theExampleOfTheDocumentationHolds() throws {
    let found = try ellisonGlaeser(plants: Self.plants([(0, 3), (0, 1), (1, 4)]), weights: [1, 1])
    #expect(agree(try #require(found.gamma), -13.0 / 19, .roundoff))
    #expect(found.rawConcentration == 0 && found.plantHerfindahl == 13.0 / 32)
  }
  @Test func plantsThatFallByChanceHaveAnExpectationOfZero() throws {
    // Every way in which four plants can fall on three regions, each with its probability.
    let sizes = [5.0, 1, 8, 3]
    let weights = [0.5, 0.3, 0.2]
    var (gamma, maurel) = (0.0, 0.0)
    for way in 0..<81 {
      let regions = [way % 3, way / 3 % 3, way / 9 % 3, way / 27]
      let chance = regions.reduce(1) { $0 * weights[$1] }
      let found = try ellisonGlaeser(plants: Self.plants(Array(zip(regions, sizes))), weights: weights)
      gamma += chance * (try #require(found.gamma))
      maurel += chance * (try #require(found.maurelSedillot))
    }
    #expect(abs(gamma) < 1e-14 && abs(maurel) < 1e-14)
  }
  @Test func allPlantsInOneSmallPlaceAreOneForMaurelAndSedillotOnly() throws {
    let found = try ellisonGlaeser(plants: Self.plants([(0, 1), (0, 1)]), weights: [1, 3])
    // G = 9/8, 1 − Σx² = 3/8, H = ½: γ = (9/8 − 3/16)/(3/16) = 5; (1 − 5/8)/(3/8) = 1: γ_MS = 1.
    #expect(agree(try #require(found.gamma), 5, .roundoff))
    #expect(agree(try #require(found.maurelSedillot), 1, .roundoff))
  }
  @Test func unitsAndOrderChangeNothing() throws {
    let weights = [500.0, 400, 100]
    let before = try ellisonGlaeser(plants: Self.plants(Self.book), weights: weights)
    let thousands = Self.book.reversed().map { ($0.0, $0.1 * 1000) }
    let after = try ellisonGlaeser(plants: Self.plants(thousands), weights: weights.map { $0 / 7 })
    #expect(agree(try #require(after.gamma), try #require(before.gamma), .difference))
    // Plants without employment are none.
    let idle = try ellisonGlaeser(plants: Self.plants(Self.book + [(1, 0)]), weights: weights)
    #expect(idle == before)
  }
  @Test func aRegionOfNearlyAllWeightKeepsItsDigits() throws {
    // x = (1 − ε, ε), two like plants in the second: (1 − (1 − 2ε + 2ε²))/(2ε − 2ε²) = 1, so γ_MS = 1.
    let found = try ellisonGlaeser(plants: Self.plants([(1, 1), (1, 1)]), weights: [1, 1e-12])
    #expect(agree(try #require(found.maurelSedillot), 1, .difference))
  }
  @Test func onePlantAndOneRegionHaveNoIndexAndSayWhy() throws {
    let plant = try ellisonGlaeser(plants: Self.plants([(0, 9), (1, 0)]), weights: [1, 1])
    #expect(plant.gamma == nil && plant.maurelSedillot == nil)
    #expect(plant.undefined == .onePlant && plant.plantHerfindahl == 1 && plant.rawConcentration == 0.5)
    let region = try ellisonGlaeser(plants: Self.plants([(0, 1), (0, 1)]), weights: [4, 0])
    #expect(region.gamma == nil && region.undefined == .oneRegion && region.plantHerfindahl == 0.5)
    #expect(UndefinedConcentration.onePlant.description == "the industry has one plant only")
    #expect(UndefinedConcentration.oneRegion.description == "there is one region only")
  }
  @Test func anUnknownPlantAndAnEmptyIndustryHaveNoIndex() throws {
    let hidden = try ellisonGlaeser(plants: Self.plants([(0, 3), (1, nil)]), weights: [1, 1])
    #expect(hidden.gamma == nil && hidden.plantHerfindahl == nil)
    #expect(hidden.undefined == .unknownFigures(count: 1))
    #expect(hidden.undefined?.description == "1 figure is not known")
    let empty = try ellisonGlaeser(plants: [], weights: [1, 1])
    #expect(empty.undefined == .noEmployment)
  }
  @Test func everyBadFigureIsNamedAtOnce() {
    let error = #expect(throws: ClusterError.self) {
      try ellisonGlaeser(plants: Self.plants([(2, 3), (0, -1)]), weights: [1, .nan])
    }
    #expect(
      error?.description == """
        'region of plant 0' is 2.0; wanted 0 to 1
        'employment of plant 1' is -1.0; wanted a finite number, 0 or more
        'weight' of region 1 is nan; wanted a finite number, 0 or more
        """)
    #expect(throws: ClusterError.self) { try ellisonGlaeser(plants: [], weights: [0, 0]) }
  }
}
