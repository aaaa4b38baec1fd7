internal import Decision

/// `projects.csv`: past investments, one a row. Origin, function, value and jobs may be blank.
func projects(from scanner: inout CSVScanner, regions: [Alternative], industries: IndustryTree)
  -> [PastProject]
{
  let columns = NamedColumns(
    &scanner, needed: ["project", "region", "industry", "year", "origin", "function", "value", "jobs"])
  guard scanner.problems.isEmpty else { return [] }
  let names = PlaceNames(regions, industries)
  var lines: [String: Int] = [:]
  var all: [PastProject] = []
  while scanner.nextRow() {
    let id = scanner.rowName(
      columns["project"]!, lines: &lines, nameless: ("the project has no id", "give every project an id"),
      what: "project ", twice: "ids must be unique")
    let region = names.region(columns["region"]!, &scanner)
    let industry = names.industry(columns["industry"]!, &scanner)
    let year = scanner.year(columns["year"]!)
    let value = scanner.amount(columns["value"]!, of: id)
    let jobs = scanner.amount(columns["jobs"]!, of: id)
    guard let region, let industry, let year else { continue }
    all.append(
      PastProject(
        id: id, region: region, industry: industry, year: year, origin: scanner.text(columns["origin"]!),
        function: scanner.text(columns["function"]!), value: value, jobs: jobs))
  }
  return all
}

/// `linkages.csv`: foreign firms of a region and how many of them buy from local ones.
func linkages(from scanner: inout CSVScanner, regions: [Alternative]) -> [SupplierLinkage] {
  let columns = NamedColumns(
    &scanner,
    needed: ["region", "year", "foreign_firms", "linked_firms", "local_suppliers", "zones", "linked_zones"])
  guard scanner.problems.isEmpty else { return [] }
  let names = PlaceNames(regions, IndustryTree([]))
  var all: [SupplierLinkage] = []
  while scanner.nextRow() {
    let region = names.region(columns["region"]!, &scanner)
    let year = scanner.year(columns["year"]!)
    let firms = scanner.count(columns["foreign_firms"]!, isNeeded: true)
    let linked = scanner.count(columns["linked_firms"]!, isNeeded: true)
    let zones = scanner.count(columns["zones"]!)
    let linkedZones = scanner.count(columns["linked_zones"]!)
    let suppliers = scanner.count(columns["local_suppliers"]!)
    for (part, whole, column, what) in [
      (linked, firms, "linked_firms", "linked firms, of"),
      (linkedZones, zones, "linked_zones", "linked zones, of"),
    ] {
      if let part, let whole, part > whole {
        scanner.report(
          "there are \(part) \(what) \(whole)", hint: "a part is not above its whole",
          column: columns[column]!)
      }
    }
    guard let region, let year, let firms, let linked else { continue }
    all.append(
      SupplierLinkage(
        region: region, year: year, foreignFirms: firms, linkedFirms: linked, localSuppliers: suppliers,
        zones: zones, linkedZones: linkedZones))
  }
  return all
}

extension CSVScanner {
  /// An amount that is not negative; none where the cell is missing or bad.
  fileprivate mutating func amount(_ column: Int, of id: String) -> Double? {
    guard let amount = number(column) else { return nil }
    guard amount >= 0 else {
      report(
        "'\(header[column])' of '\(id)' is \(plain(amount))",
        hint: "write a number, 0 or above, or leave it blank",
        column: column)
      return nil
    }
    return amount
  }

  /// A whole number that is not negative.
  fileprivate mutating func count(_ column: Int, isNeeded: Bool = false) -> Int? {
    if isMissing(column) {
      if isNeeded { report("'\(header[column])' is blank", hint: "write the number", column: column) }
      return nil
    }
    guard let count = integer(column) else { return nil }
    guard count >= 0 else {
      report("'\(header[column])' is \(count)", hint: "a number of firms is 0 or above", column: column)
      return nil
    }
    return count
  }
}
