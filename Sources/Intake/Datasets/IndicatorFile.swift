internal import Decision

/// `indicator_catalogue.csv`: what each indicator is.
func indicatorCatalogue(from scanner: inout CSVScanner) -> [Indicator] {
  let columns = NamedColumns(
    &scanner, needed: ["indicator", "title", "unit", "family", "direction", "description"])
  guard scanner.problems.isEmpty else { return [] }
  var indicators: [Indicator] = []
  var seen = Set<String>()
  while scanner.nextRow() {
    let id = scanner.text(columns["indicator"]!)
    if id.isEmpty || !seen.insert(id).inserted {
      scanner.report(
        id.isEmpty ? "the indicator has no name" : "indicator '\(id)' stands twice",
        hint: "names must be unique",
        column: columns["indicator"]!)
    }
    let family = Family(rawValue: scanner.text(columns["family"]!))
    if family == nil {
      let known = Family.allCases.map(\.rawValue)
      scanner.report(
        "\(scanner.quoted(columns["family"]!)) is no family",
        hint: suggestion(for: scanner.text(columns["family"]!), among: known), column: columns["family"]!)
    }
    let direction = Direction(rawValue: scanner.text(columns["direction"]!))
    if direction == nil {
      scanner.report(
        "\(scanner.quoted(columns["direction"]!)) is no direction", hint: "write 'benefit' or 'cost'",
        column: columns["direction"]!)
    }
    indicators.append(
      Indicator(
        id: id, title: scanner.text(columns["title"]!), unit: scanner.text(columns["unit"]!), family: family,
        direction: direction, description: scanner.text(columns["description"]!)))
  }
  return indicators
}

/// `indicators.csv`: the figures, one per area, indicator and year.
///
/// A figure of a country stands for all its regions that have none of their own, and says that it does.
func series(
  from scanner: inout CSVScanner, catalogue: [Indicator], regions: [Alternative]
) -> [Dataset.Series] {
  let columns = NamedColumns(
    &scanner, needed: ["region", "indicator", "year", "value", "unit", "source", "grade"])
  guard scanner.problems.isEmpty else { return [] }
  let (atRegion, atIndicator, atYear, atValue) = (
    columns["region"]!, columns["indicator"]!, columns["year"]!, columns["value"]!
  )
  let (atUnit, atSource, atGrade) = (columns["unit"]!, columns["source"]!, columns["grade"]!)
  let areas = AreaIndex(regions)
  let places = Dictionary(catalogue.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  var regionNames = Interner()
  var indicatorNames = Interner()
  var units = Interner()
  var sources = Interner()
  var grades = Interner()
  var knownAreas: [AreaIndex.Area?] = []
  var knownIndicators: [Int?] = []
  var knownGrades: [Grade?] = []
  var unitOf = [Int?](repeating: nil, count: catalogue.count)
  var builders = [[Int: ColumnBuilder]](repeating: [:], count: catalogue.count)

  while scanner.nextRow() {
    let area = regionNames.index(of: atRegion, in: scanner)
    if area == knownAreas.count { knownAreas.append(areas[regionNames.names[area]]) }
    let name = indicatorNames.index(of: atIndicator, in: scanner)
    if name == knownIndicators.count { knownIndicators.append(places[indicatorNames.names[name]]) }
    let grade = grades.index(of: atGrade, in: scanner)
    if grade == knownGrades.count { knownGrades.append(Grade(rawValue: grades.names[grade])) }
    let unit = units.index(of: atUnit, in: scanner)
    let source = sources.index(of: atSource, in: scanner)
    let year = scanner.integer(atYear)
    let value: Double?
    var isBad = false
    switch scanner.cell(atValue) {
    case .number(let number): value = number
    case .missing: value = nil
    case .bad:
      value = nil
      isBad = true
    }
    if knownAreas[area] == nil {
      scanner.report(
        "'\(regionNames.names[area])' is no region and no country of regions.csv",
        hint: suggestion(for: regionNames.names[area], among: areas.names), column: atRegion)
    }
    guard let j = knownIndicators[name] else {
      scanner.report(
        "indicator '\(indicatorNames.names[name])' is not in indicator_catalogue.csv",
        hint: suggestion(for: indicatorNames.names[name], among: catalogue.map(\.id)), column: atIndicator)
      continue
    }
    if knownGrades[grade] == nil {
      let all = Grade.allCases.map(\.rawValue)
      scanner.report(
        "\(scanner.quoted(atGrade)) is no grade", hint: suggestion(for: grades.names[grade], among: all),
        column: atGrade)
    }
    if unitOf[j] == nil, units.names[unit] == catalogue[j].unit { unitOf[j] = unit }
    if unitOf[j] != unit {
      scanner.report(
        "the unit of '\(catalogue[j].id)' is \(scanner.quoted(atUnit)) here and '\(catalogue[j].unit)' in the catalogue",
        hint: "convert the figure, or mend the unit", column: atUnit)
    }
    guard let year else {
      if scanner.isMissing(atYear) {
        scanner.report(
          "the figure of '\(regionNames.names[area])' on '\(catalogue[j].id)' has no year",
          hint: "add the year",
          column: atYear)
      }
      continue
    }
    guard let area = knownAreas[area], let grade = knownGrades[grade], !isBad else { continue }
    let isNew = builders[j][year, default: ColumnBuilder(count: regions.count)].take(
      value, area: area, year: year, source: source, sourceName: sources.names[source], grade: grade,
      areaNumber: regionNames.index(of: atRegion, in: scanner), areaName: scanner.text(atRegion))
    if !isNew {
      scanner.report(
        "\(scanner.quoted(atRegion)) has '\(catalogue[j].id)' of \(year) twice",
        hint: "keep one of the two rows",
        column: atRegion)
    }
  }
  return catalogue.indices.compactMap { j in
    let years = builders[j].keys.sorted()
    guard !years.isEmpty else { return nil }
    return Dataset.Series(
      indicator: catalogue[j], years: years,
      columns: years.map { builders[j][$0]!.column(catalogue[j], sources: sources.names) })
  }
}

/// One indicator of one year while its rows come in.
private struct ColumnBuilder {
  /// `ownBlank`: the region's own row is empty, and its country's figure stays.
  private enum State: UInt8 { case none, country, own, ownBlank }
  private var values: [Double]
  private var isKnown: [Bool]
  private var states: [State]
  private var index: [UInt32]
  private var kinds: [Provenance] = []
  private var kindOf: [Int: UInt32] = [:]
  private var countries = Set<Int>()

  init(count: Int) {
    values = [Double](repeating: 0, count: count)
    isKnown = [Bool](repeating: false, count: count)
    states = [State](repeating: .none, count: count)
    index = [UInt32](repeating: 0, count: count)
  }

  /// False when the area has a figure already.
  mutating func take(
    _ value: Double?, area: AreaIndex.Area, year: Int, source: Int, sourceName: String, grade: Grade,
    areaNumber: Int, areaName: String
  ) -> Bool {
    let gradeNumber = Grade.allCases.firstIndex(of: grade)!
    switch area {
    case .region(let row):
      guard states[row] == .none || states[row] == .country else { return false }
      // An empty row says that the region itself is not known; its country's figure stays.
      if value == nil, states[row] == .country {
        states[row] = .ownBlank
        return true
      }
      states[row] = .own
      isKnown[row] = value != nil
      values[row] = value ?? 0
      index[row] = kind(source * 4 + gradeNumber) {
        Provenance(year: year, source: sourceName, grade: grade)
      }
    case .country(let rows):
      guard countries.insert(areaNumber).inserted else { return false }
      let kind = kind(((areaNumber + 1) << 32) + source * 4 + gradeNumber) {
        Provenance(year: year, source: sourceName, grade: grade, measuredFor: areaName)
      }
      for row in rows where states[row] == .none || !isKnown[row] {
        states[row] = states[row] == .own ? .own : .country
        isKnown[row] = value != nil
        values[row] = value ?? 0
        index[row] = kind
      }
    }
    return true
  }

  private mutating func kind(_ key: Int, _ make: () -> Provenance) -> UInt32 {
    if let known = kindOf[key] { return known }
    let next = UInt32(kinds.count)
    kinds.append(make())
    kindOf[key] = next
    return next
  }

  func column(_ indicator: Indicator, sources: [String]) -> IndicatorTable.Column {
    IndicatorTable.Column(
      indicator: indicator, values: values, gaps: values.indices.filter { !isKnown[$0] },
      provenance: kinds.isEmpty ? nil : Provenances(kinds: kinds, index: index))
  }
}
