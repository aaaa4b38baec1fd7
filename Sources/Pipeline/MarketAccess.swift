internal import Clusters
internal import Decision

/// The name under which the market potential may be asked for.
let marketPotentialName = "market_potential"

/// The name of the regions' areas, by which an indicator may be divided.
let areaName = "area_km2"

func areaColumn(of regions: [Alternative]) -> IndicatorTable.Column {
  IndicatorTable.Column(
    indicator: Indicator(id: areaName, title: "area", unit: "km2"), known: regions.map(\.areaKm2))
}

/// What stands for the size of a market, in the order of preference.
let marketMasses = ["gdp", "gdp_ppp", "personal_income", "population"]

/// Harris's market potential of the candidate regions, from the first measure of size that the table has.
///
/// - Throws: ``StudyError/data(_:)`` when there is no such measure, or a region has no place or no area.
func marketPotentialColumn(
  in table: IndicatorTable
) throws(StudyError) -> (column: IndicatorTable.Column, notices: [Notice]) {
  guard let masses = marketMasses.lazy.compactMap({ table.column($0) }).first else {
    throw .data(
      ProblemList(
        Problem(
          "market_potential wants one of \(marketMasses.joined(separator: ", ")) in the data",
          hint: "add it, or take market_potential out of the profile")))
  }
  var problems = ProblemList()
  for region in table.alternatives where region.position == nil || region.areaKm2 == nil {
    problems.append(
      Problem(
        "region '\(region.id)' has no \(region.position == nil ? "lat and lon" : "area_km2")",
        hint: "add it to regions.csv: market_potential cannot do without"))
  }
  var first: [Position: String] = [:]
  for region in table.alternatives {
    guard let position = region.position else { continue }
    if let other = first.updateValue(region.id, forKey: position) {
      problems.append(
        Problem(
          "regions '\(other)' and '\(region.id)' stand in one place",
          hint: "mend their lat and lon: market_potential divides by the distance"))
    }
  }
  guard problems.isEmpty else { throw .data(problems) }
  do throws(ClusterError) {
    var places: [GeographicPoint] = []
    for position in table.alternatives.compactMap(\.position) {
      places.append(try GeographicPoint(latitude: position.latitude, longitude: position.longitude))
    }
    let potential = try marketPotential(
      masses: table.alternatives.indices.map { masses.value($0) }, places: places,
      areas: table.alternatives.compactMap(\.areaKm2))
    let own = masses.indicator
    let unknown = potential.unknownMasses
    let notices =
      unknown == 0
      ? []
      : [
        Notice(
          "market_potential counts \(unknown) of \(table.alternatives.count) regions as no market, "
            + "since their '\(own.id)' is not known")
      ]
    let column = IndicatorTable.Column(
      indicator: Indicator(
        id: marketPotentialName, title: "Market potential (\(own.id) over distance)", unit: "\(own.unit)/km",
        family: .location, direction: .benefit,
        description: "Harris: sum of \(own.id) over great-circle distance, internal distance (2/3)·√(area/π)"),
      values: potential.values,
      provenance: masses.provenance.map { all in
        Provenances(
          (0..<all.count).map { Provenance(year: all[$0].year, source: all[$0].source, grade: all[$0].grade) }
        )
      })
    return (column, notices)
  } catch {
    throw .data(
      ProblemList(Problem("market_potential: \(error)", hint: "mend the regions' places and areas")))
  }
}
