internal import Decision

/// Looks up the regions and industries that the rows of a file name, and says what a wrong name may mean.
struct PlaceNames {
  private let regions: [String: Int]
  private let regionIds: [String]
  private let industries: IndustryTree

  init(_ regions: [Alternative], _ industries: IndustryTree) {
    self.regions = Dictionary(
      regions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    regionIds = regions.map(\.id)
    self.industries = industries
  }

  func region(_ column: Int, _ scanner: inout CSVScanner) -> Int? {
    let name = scanner.text(column)
    if let row = regions[name] { return row }
    scanner.report(
      "\(scanner.quoted(column)) is no region of regions.csv", hint: suggestion(for: name, among: regionIds),
      column: column)
    return nil
  }

  func industry(_ column: Int, _ scanner: inout CSVScanner) -> Int? {
    let code = scanner.text(column)
    if let place = industries.place(of: code) { return place }
    scanner.report(
      "industry \(scanner.quoted(column)) is not in industries.csv",
      hint: suggestion(for: code, among: industries.industries.map(\.code)), column: column)
    return nil
  }
}

extension CSVScanner {
  /// The year that a row must have.
  mutating func year(_ column: Int) -> Int? {
    if isMissing(column) {
      report("the row has no year", hint: "add the year", column: column)
      return nil
    }
    guard let year = integer(column) else { return nil }
    guard (1...9999).contains(year) else {
      report("\(quoted(column)) is no year", hint: "write four digits, such as 2019", column: column)
      return nil
    }
    return year
  }
}
