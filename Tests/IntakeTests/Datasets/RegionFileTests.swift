import Decision
import Intake
import Testing

@Suite struct RegionFileTests {
  private static let header = "region,name,country,lat,lon,area_km2\n"

  @Test func aRegionHasItsCountryCentroidAndArea() throws {
    let found = try SmallDataset().load().dataset.regions
    #expect(
      found == [
        Alternative(
          id: "PT11", name: "Norte", country: "PT", position: Position(latitude: 41.4, longitude: -8.3),
          areaKm2: 21286),
        Alternative(
          id: "PT17", name: "Lisboa", country: "PT", position: Position(latitude: 38.7, longitude: -9.1),
          areaKm2: 3015),
        Alternative(id: "ES11", name: "Galicia", country: "ES"),
      ])
  }

  @Test func columnsStandInAnyOrderAndFurtherOnesArePassedOver() throws {
    let text = "note,area_km2,lon,lat,country,name,region\nx,5,-8.3,41.4,PT,Norte,PT11\n"
    let read = try bare(text).load().dataset.regions
    #expect(
      read == [
        Alternative(
          id: "PT11", name: "Norte", country: "PT", position: Position(latitude: 41.4, longitude: -8.3),
          areaKm2: 5)
      ])
  }

  @Test func everyProblemOfTheListIsNamed() throws {
    let text =
      Self.header + "PT11,Norte,PT,-90.5,181,0\nPT11,Norte,PT,90,-180,-1.5\n,x,PT,x,1,\nPT11,Norte,PT,,,NA\n"
    let found = try bare(text).refused()
    #expect(
      found == [
        "D/regions.csv:2:15: latitude -90.5 of 'PT11' is not on the globe; degrees from -90 to 90",
        "D/regions.csv:2:21: longitude 181 of 'PT11' is not on the globe; degrees from -180 to 180",
        "D/regions.csv:2:25: the area of 'PT11' is 0; square kilometres above 0, or leave it blank",
        "D/regions.csv:3:1: region 'PT11' stands already in line 2; ids must be unique",
        "D/regions.csv:3:23: the area of 'PT11' is -1.5; square kilometres above 0, or leave it blank",
        "D/regions.csv:4:1: the region has no id; give every region an id of its own",
        "D/regions.csv:4:7: 'x' is not a number in column 'lat'; write a figure such as 1250.5; for a missing one "
          + "leave the cell empty or write NA, NaN or :",
        "D/regions.csv:5:1: region 'PT11' stands already in line 2; ids must be unique",
      ])
  }

  @Test func aCountryThatIsARegionIsNamedOnce() throws {
    let small = SmallDataset().with([
      "regions.csv": "region,name,country,lat,lon,area_km2\nPRT,Portugal,PRT,,,\nESP,Spain,ESP,,,\n",
      "indicators.csv": "region,indicator,year,value,unit,source,grade\nESB,tax,2014,30,%,A,official\n",
      "employment.csv": "region,industry,year,employment\nESP,T,2014,5\n",
    ])
    #expect(
      try small.refused() == [
        "D/indicators.csv:2:1: 'ESB' is no region and no country of regions.csv; did you mean 'ESP'?"
      ])
    let sound = small.with(["indicators.csv": "region,indicator,year,value,unit,source,grade\n"])
    #expect(try sound.load().dataset.employment?.areas == ["PRT", "ESP"])
  }

  @Test func everyColumnThatIsNeededIsAskedForByName() throws {
    let found = try bare("region,nam,country,latitude,lon\nPT11,x,PT,1,2\n").refused()
    #expect(
      found.filter { $0.hasPrefix("D/regions.csv") } == [
        "D/regions.csv:1:1: there is no column 'name'; rename 'nam' to it",
        "D/regions.csv:1:1: there is no column 'lat'; rename 'latitude' to it",
        "D/regions.csv:1:1: there is no column 'area_km2'; add it to the header",
      ])
  }

  /// A folder whose other files say nothing of the regions.
  private func bare(_ regions: String) -> SmallDataset {
    SmallDataset().with([
      "regions.csv": regions, "employment.csv": nil,
      "indicators.csv": "region,indicator,year,value,unit,source,grade\n",
    ])
  }
}
