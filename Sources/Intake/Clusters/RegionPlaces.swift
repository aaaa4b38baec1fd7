internal import Decision

/// Position, area and mass of the regions that have employment.
struct RegionPlaces {
  private(set) var regions: [Alternative] = []
  private(set) var masses: [Double?]?
  private(set) var notices: [Notice] = []

  /// - Parameter wanted: ids of the regions, each of which must have a row with position and area.
  init(from scanner: inout CSVScanner, of wanted: [String]) {
    let before = scanner.problems.count
    let listed = Intake.regions(from: &scanner)
    guard scanner.problems.count == before else { return }
    var found: [String: Alternative] = [:]
    for region in listed { found[region.id] = region }
    let place = Place(file: scanner.file, line: 1, column: 1)
    for id in wanted {
      guard let region = found[id] else {
        scanner.add { _ in
          Problem(
            "region '\(id)' has employment and no row here",
            hint: suggestion(for: id, among: listed.map(\.id)), at: place)
        }
        continue
      }
      let lacking = [
        region.position == nil ? "lat and lon" : nil, region.areaKm2 == nil ? "area_km2" : nil,
      ].compactMap(\.self)
      if !lacking.isEmpty {
        scanner.add { _ in
          Problem(
            "region '\(id)' has no \(lacking.joined(separator: " and no "))",
            hint: "fill it in, or leave --regions out: market potential needs places and areas", at: place)
        }
      }
      regions.append(region)
    }
    let spare = listed.count - Set(wanted).intersection(found.keys).count
    if spare > 0 {
      notices.append(
        Notice(
          "\(spare) \(spare == 1 ? "region" : "regions") without employment take no part in market potential")
      )
    }
    masses = Self.masses(&scanner, of: wanted)
  }

  /// The column `mass`, read in a pass of its own where the file has it.
  private static func masses(_ scanner: inout CSVScanner, of wanted: [String]) -> [Double?]? {
    guard let column = scanner.header.firstIndex(of: "mass"),
      let name = scanner.header.firstIndex(of: "region")
    else { return nil }
    var again = CSVScanner(scanner.bytes, file: scanner.file)
    var masses: [String: Double] = [:]
    while again.nextRow() {
      guard let mass = again.number(column) else { continue }
      if mass < 0 {
        again.report(
          "the mass of \(again.quoted(name)) is \(plain(mass))",
          hint: "a mass is 0 or above; leave an unknown one blank", column: column)
      }
      masses[again.text(name)] = mass
    }
    for problem in again.problems.kept { scanner.add { _ in problem } }
    return wanted.map { masses[$0] }
  }
}
