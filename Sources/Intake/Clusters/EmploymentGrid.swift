internal import Decision

/// Employment of one year out of a file that may hold several.
struct EmploymentGrid {
  private(set) var regions: [String] = []
  private(set) var industries: [String] = []
  private(set) var year: Int?
  /// Regions × industries, row-major.
  private(set) var cells: [Double?] = []
  private(set) var notices: [Notice] = []

  init() {}

  private struct Row {
    let region: Int32
    let industry: Int32
    let year: Int32
    let jobs: Double?
  }

  /// - Parameter year: the newest of the file where none is asked for.
  init(from scanner: inout CSVScanner, year asked: Int?) {
    let columns = NamedColumns(&scanner, needed: ["region", "industry", "year", "employment"])
    guard scanner.problems.isEmpty else { return }
    let (atRegion, atIndustry, atYear, atJobs) = (
      columns["region"]!, columns["industry"]!, columns["year"]!, columns["employment"]!
    )
    var (regionNames, industryNames) = (Interner(), Interner())
    var rows: [Row] = []
    var seen = Set<[Int32]>()
    while scanner.nextRow() {
      for (column, what) in [(atRegion, "region"), (atIndustry, "industry")] where scanner.isEmpty(column) {
        scanner.report("the row has no \(what)", hint: "name the \(what)", column: column)
      }
      let jobs = scanner.persons(atJobs)
      guard let year = scanner.year(atYear) else { continue }
      let row = Row(
        region: Int32(regionNames.index(of: atRegion, in: scanner)),
        industry: Int32(industryNames.index(of: atIndustry, in: scanner)), year: Int32(year), jobs: jobs)
      if !seen.insert([row.region, row.industry, row.year]).inserted {
        scanner.report(
          "\(scanner.quoted(atRegion)) has industry \(scanner.quoted(atIndustry)) of \(year) twice",
          hint: "keep one of the two rows", column: atRegion)
      }
      rows.append(row)
    }
    let years = Set(rows.map { Int($0.year) }).sorted()
    guard let newest = years.last else {
      if scanner.problems.isEmpty { scanner.reportNoRows(of: "employment", hint: "add a row for each cell") }
      return
    }
    let year = asked ?? newest
    let kept = rows.filter { Int($0.year) == year }
    if kept.isEmpty {
      let place = Place(file: scanner.file, line: 1, column: 1)
      scanner.add { _ in
        Problem(
          "there is no employment of \(year)",
          hint: "choose from: \(years.map(String.init).joined(separator: ", "))", at: place)
      }
      return
    }
    if years.count > 1 {
      notices.append(Notice("employment is of \(year); the file holds \(years.count) years"))
    }
    self.year = year
    let regionCodes = Self.firstSeen(kept.map(\.region))
    let industryCodes = Self.firstSeen(kept.map(\.industry))
    regions = regionCodes.order.map { regionNames.names[Int($0)] }
    industries = industryCodes.order.map { industryNames.names[Int($0)] }
    cells = Array(repeating: 0, count: regions.count * industries.count)
    for row in kept {
      cells[regionCodes.places[row.region]! * industries.count + industryCodes.places[row.industry]!] =
        row.jobs
    }
  }

  private static func firstSeen(_ codes: [Int32]) -> (order: [Int32], places: [Int32: Int]) {
    var order: [Int32] = []
    var places: [Int32: Int] = [:]
    for code in codes where places[code] == nil {
      places[code] = order.count
      order.append(code)
    }
    return (order, places)
  }
}
