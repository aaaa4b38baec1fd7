internal import Decision

/// `industries.csv`: the classification as a tree.
func industries(from scanner: inout CSVScanner) -> IndustryTree {
  let columns = NamedColumns(&scanner, needed: ["industry", "title", "parent"])
  guard scanner.problems.isEmpty else { return IndustryTree([]) }
  var all: [Industry] = []
  var parents: [(place: Place, parent: String, code: String)] = []
  var seen = Set<String>()
  while scanner.nextRow() {
    let code = scanner.text(columns["industry"]!)
    let parent = scanner.text(columns["parent"]!)
    if code.isEmpty || !seen.insert(code).inserted {
      scanner.report(
        code.isEmpty ? "the industry has no code" : "industry '\(code)' stands twice",
        hint: "codes must be unique",
        column: columns["industry"]!)
    }
    if !parent.isEmpty { parents.append((scanner.place(columns["parent"]!), parent, code)) }
    all.append(
      Industry(code: code, title: scanner.text(columns["title"]!), parent: parent.isEmpty ? nil : parent))
  }
  let tree = IndustryTree(all)
  for (place, parent, code) in parents {
    if !seen.contains(parent) {
      scanner.add { _ in
        Problem(
          "the parent '\(parent)' of industry '\(code)' is not in the list",
          hint: suggestion(for: parent, among: all.map(\.code)), at: place)
      }
    } else if tree.isUnderItself(code) {
      scanner.add { _ in
        Problem(
          "industry '\(code)' is under itself, by its parent '\(parent)'",
          hint: "name a wider industry, or leave the parent of the widest one blank", at: place)
      }
    }
  }
  return tree
}

extension IndustryTree {
  /// Whether the chain of parents comes back to where it began.
  fileprivate func isUnderItself(_ code: String) -> Bool {
    var current = self[code]?.parent
    // No chain without a ring is longer than the list.
    for _ in industries {
      guard let parent = current, parent != code else { break }
      current = self[parent]?.parent
    }
    return current == code
  }
}

/// `employment.csv`: persons by area, industry and year. Blank is unknown, absent is zero.
func employment(
  from scanner: inout CSVScanner, regions: [Alternative], industries: IndustryTree
) -> EmploymentTable? {
  let columns = NamedColumns(&scanner, needed: ["region", "industry", "year", "employment"])
  guard scanner.problems.isEmpty else { return nil }
  let (atRegion, atIndustry, atYear, atEmployment) = (
    columns["region"]!, columns["industry"]!, columns["year"]!, columns["employment"]!
  )
  let areas = AreaIndex(regions)
  let areaIds = areas.names
  let areaPlaces = Dictionary(areaIds.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  var regionNames = Interner()
  var industryNames = Interner()
  var grades = Interner()
  var sources = Interner()
  var knownAreas: [Int?] = []
  var knownIndustries: [Int?] = []
  var knownGrades: [Grade?] = []
  let width = industries.industries.count
  var grids: [Int: GridBuilder] = [:]
  while scanner.nextRow() {
    let area = regionNames.index(of: atRegion, in: scanner)
    if area == knownAreas.count { knownAreas.append(areaPlaces[regionNames.names[area]]) }
    let industry = industryNames.index(of: atIndustry, in: scanner)
    if industry == knownIndustries.count {
      knownIndustries.append(industries.place(of: industryNames.names[industry]))
    }
    var grade = Grade.official
    if let atGrade = columns["grade"] {
      let number = grades.index(of: atGrade, in: scanner)
      if number == knownGrades.count { knownGrades.append(Grade(rawValue: grades.names[number])) }
      if let known = knownGrades[number] {
        grade = known
      } else {
        scanner.report(
          "\(scanner.quoted(atGrade)) is no grade",
          hint: suggestion(for: grades.names[number], among: Grade.allCases.map(\.rawValue)), column: atGrade)
      }
    }
    if let atSource = columns["source"] { _ = sources.index(of: atSource, in: scanner) }
    var value: Double?
    var isBad = false
    switch scanner.cell(atEmployment) {
    case .number(let number) where number < 0:
      scanner.report(
        "employment of \(scanner.quoted(atRegion)) in \(scanner.quoted(atIndustry)) is \(plain(number))",
        hint: "persons cannot be negative; leave an unknown figure blank", column: atEmployment)
      isBad = true
    case .number(let number): value = number
    case .missing: break
    case .bad: isBad = true
    }
    if knownAreas[area] == nil {
      scanner.report(
        "'\(regionNames.names[area])' is no region and no country of regions.csv",
        hint: suggestion(for: regionNames.names[area], among: areaIds), column: atRegion)
    }
    if knownIndustries[industry] == nil {
      scanner.report(
        "industry '\(industryNames.names[industry])' is not in industries.csv",
        hint: suggestion(for: industryNames.names[industry], among: industries.industries.map(\.code)),
        column: atIndustry)
    }
    guard let year = scanner.integer(atYear) else {
      if scanner.isMissing(atYear) {
        scanner.report("the figure has no year", hint: "add the year", column: atYear)
      }
      continue
    }
    guard let row = knownAreas[area], let column = knownIndustries[industry], !isBad else { continue }
    let isNew = grids[year, default: GridBuilder(areas: areaIds.count, industries: width)].take(
      value, row: row, column: column, grade: grade)
    if !isNew {
      scanner.report(
        "\(scanner.quoted(atRegion)) has industry \(scanner.quoted(atIndustry)) of \(year) twice",
        hint: "keep one of the two rows", column: atRegion)
    }
  }
  let years = grids.keys.sorted()
  return EmploymentTable(
    areas: areaIds, industries: industries.industries.map(\.code), years: years,
    grids: years.map { grids[$0]!.grid() }, source: sources.names.joined(separator: ", "))
}

private struct GridBuilder {
  private var cells: [Double?]
  private var isSeen: [Bool]
  private var grades: [Grade]
  private let width: Int

  init(areas: Int, industries: Int) {
    cells = [Double?](repeating: nil, count: areas * industries)
    isSeen = [Bool](repeating: false, count: areas * industries)
    grades = [Grade](repeating: .official, count: areas * industries)
    width = industries
  }

  mutating func take(_ value: Double?, row: Int, column: Int, grade: Grade) -> Bool {
    let at = row * width + column
    guard !isSeen[at] else { return false }
    isSeen[at] = true
    cells[at] = value
    grades[at] = grade
    return true
  }

  /// Absent cells are zero where their area has any row.
  func grid() -> EmploymentTable.Grid {
    var full = cells
    guard width > 0 else { return EmploymentTable.Grid(cells: full, grades: grades) }
    for row in 0..<(cells.count / width) {
      let range = (row * width)..<((row + 1) * width)
      guard range.contains(where: { isSeen[$0] }) else { continue }
      for at in range where !isSeen[at] { full[at] = 0 }
    }
    return EmploymentTable.Grid(cells: full, grades: grades)
  }
}
