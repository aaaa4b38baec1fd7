public import Decision

/// The files from which clusters are measured.
public struct ClusterFiles: Sendable {
  /// `region,industry,year,employment`
  public var employment: InputFile
  /// `region,industry,plant,employment`
  public var plants: InputFile?
  /// `region,name,country,lat,lon,area_km2`, with `mass` or without.
  public var regions: InputFile?
  /// `supplier,user,coefficient`
  public var supply: InputFile?
  /// `industry,title,parent`
  public var industries: InputFile?
  /// The newest year of the file where none is asked for.
  public var year: Int?

  public init(employment: InputFile) { self.employment = employment }

  /// Reads all of them.
  ///
  /// Regions and industries are those of the employment of that year, in the order in which they come there. A
  /// blank figure is unknown; a cell without a row is zero. A region's total is the sum of its cells, and unknown
  /// where one of them is.
  ///
  /// - Throws: ``IntakeError/problems(_:)`` with every problem of every file at once.
  /// - Complexity: one pass over each file.
  public func read() throws(IntakeError) -> (data: ClusterData, notices: [Notice]) {
    var problems = ProblemList()
    func reading<T>(_ file: InputFile?, _ read: (inout CSVScanner) -> T) -> T? {
      guard let file else { return nil }
      var scanner = CSVScanner(file.bytes, file: file.name)
      let result = read(&scanner)
      problems.append(contentsOf: scanner.problems.inOrder)
      return result
    }
    let grid = reading(employment) { EmploymentGrid(from: &$0, year: year) } ?? EmploymentGrid()
    let tree = reading(industries) { Intake.industries(from: &$0) }
    var industries = grid.industries.map { Industry(code: $0, title: "") }
    if let tree {
      let known = tree.industries.map(\.code)
      for (place, industry) in industries.enumerated() {
        if let found = tree[industry.code] {
          industries[place] = found
        } else if !known.isEmpty {
          problems.append(
            Problem(
              "industry '\(industry.code)' of the employment is not in the list of industries",
              hint: suggestion(for: industry.code, among: known)))
        }
      }
    }
    let index = GridIndex(regions: grid.regions, industries: grid.industries)
    let plants = reading(plants) { plantJobs(from: &$0, index) }
    let supply = reading(supply) { Intake.supply(from: &$0, industries: IndustryTree(industries)) } ?? []
    let places = reading(regions) { RegionPlaces(from: &$0, of: grid.regions) }
    guard problems.isEmpty else { throw .problems(problems) }
    var notices = grid.notices
    if let places { notices += places.notices }
    let width = grid.industries.count
    let totals = grid.regions.indices.map { row -> Double? in
      let cells = grid.cells[row * width..<(row + 1) * width]
      return cells.contains(nil) ? nil : cells.reduce(0) { $0 + ($1 ?? 0) }
    }
    return (
      ClusterData(
        regions: places?.regions ?? grid.regions.map { Alternative(id: $0) }, industries: industries,
        year: grid.year, jobs: grid.cells, totals: totals, plants: plants, supply: supply,
        masses: places?.masses, hasPlaces: places != nil),
      notices
    )
  }
}

/// Rows and columns by their names.
struct GridIndex {
  let regions: [String: Int]
  let industries: [String: Int]
  let regionIds: [String]
  let codes: [String]

  init(regions: [String], industries: [String]) {
    regionIds = regions.filter { !$0.isEmpty }
    codes = industries.filter { !$0.isEmpty }
    self.regions = Dictionary(regions.enumerated().map { ($1, $0) }) { first, _ in first }
    self.industries = Dictionary(industries.enumerated().map { ($1, $0) }) { first, _ in first }
  }
}

/// `plants.csv`: a blank employment is unknown.
private func plantJobs(from scanner: inout CSVScanner, _ index: GridIndex) -> [ClusterData.PlantJobs] {
  let columns = NamedColumns(&scanner, needed: ["region", "industry", "plant", "employment"])
  guard scanner.problems.isEmpty else { return [] }
  var lines: [String: Int] = [:]
  var all: [ClusterData.PlantJobs] = []
  while scanner.nextRow() {
    _ = scanner.rowName(
      columns["plant"]!, lines: &lines,
      nameless: ("the plant has no id", "give every plant an id of its own"),
      what: "plant ", twice: "ids must be unique")
    let names = (region: scanner.text(columns["region"]!), industry: scanner.text(columns["industry"]!))
    let (region, industry) = (index.regions[names.region], index.industries[names.industry])
    if region == nil {
      scanner.report(
        "region \(scanner.quoted(columns["region"]!)) has no employment",
        hint: suggestion(for: names.region, among: index.regionIds), column: columns["region"]!)
    }
    if industry == nil {
      scanner.report(
        "industry \(scanner.quoted(columns["industry"]!)) has no employment",
        hint: suggestion(for: names.industry, among: index.codes), column: columns["industry"]!)
    }
    let jobs = scanner.persons(columns["employment"]!)
    if let region, let industry { all.append(.init(region: region, industry: industry, jobs: jobs)) }
  }
  return all
}

extension CSVScanner {
  /// A number of persons, none where the cell is missing or bad.
  mutating func persons(_ column: Int) -> Double? {
    guard let jobs = number(column) else { return nil }
    guard jobs >= 0 else {
      report(
        "employment is \(plain(jobs))", hint: "persons cannot be negative; leave an unknown figure blank",
        column: column)
      return nil
    }
    return jobs
  }
}
