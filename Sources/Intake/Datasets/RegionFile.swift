internal import Decision

/// `regions.csv`: the candidates, each with its country, centroid and area.
func regions(from scanner: inout CSVScanner) -> [Alternative] {
  let columns = NamedColumns(&scanner, needed: ["region", "name", "country", "lat", "lon", "area_km2"])
  guard scanner.problems.isEmpty else { return [] }
  var regions: [Alternative] = []
  var lines: [String: Int] = [:]
  while scanner.nextRow() {
    let id = scanner.text(columns["region"]!)
    if id.allSatisfy(\.isWhitespace) {
      scanner.report(
        "the region has no id", hint: "give every region an id of its own", column: columns["region"]!)
    } else if let first = lines[id] {
      scanner.report(
        "region '\(id)' stands already in line \(first)", hint: "ids must be unique",
        column: columns["region"]!)
    }
    lines[id] = lines[id] ?? scanner.line
    let latitude = scanner.number(columns["lat"]!)
    let longitude = scanner.number(columns["lon"]!)
    let area = scanner.number(columns["area_km2"]!)
    if let latitude, abs(latitude) > 90 {
      scanner.report(
        "latitude \(plain(latitude)) of '\(id)' is not on the globe", hint: "degrees from -90 to 90",
        column: columns["lat"]!)
    }
    if let longitude, abs(longitude) > 180 {
      scanner.report(
        "longitude \(plain(longitude)) of '\(id)' is not on the globe", hint: "degrees from -180 to 180",
        column: columns["lon"]!)
    }
    if let area, area <= 0 {
      scanner.report(
        "the area of '\(id)' is \(plain(area))", hint: "square kilometres above 0, or leave it blank",
        column: columns["area_km2"]!)
    }
    var position: Position?
    if let latitude, let longitude { position = Position(latitude: latitude, longitude: longitude) }
    regions.append(
      Alternative(
        id: id, name: scanner.text(columns["name"]!), country: scanner.text(columns["country"]!),
        position: position, areaKm2: area))
  }
  return regions
}

/// Which regions a name in a data file stands for: itself, or all regions of a country.
struct AreaIndex {
  /// Row numbers of the regions; a country has several.
  enum Area { case region(Int), country([Int]) }
  private let areas: [String: Area]
  let names: [String]

  init(_ regions: [Alternative]) {
    var areas: [String: Area] = [:]
    var members: [String: [Int]] = [:]
    for (row, region) in regions.enumerated() where !region.country.isEmpty {
      members[region.country, default: []].append(row)
    }
    for (country, rows) in members { areas[country] = .country(rows) }
    // A region that has its country's id (a country dataset) is itself.
    for (row, region) in regions.enumerated() { areas[region.id] = .region(row) }
    self.areas = areas
    let ids = Set(regions.map(\.id))
    names = regions.map(\.id) + members.keys.filter { !ids.contains($0) }.sorted()
  }

  subscript(name: String) -> Area? { areas[name] }
}
