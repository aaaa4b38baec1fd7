internal import Decision

/// `outcomes.csv`: flows or counts of foreign investment. A withheld value is blank, an absent row is zero.
func outcomes(
  from scanner: inout CSVScanner, regions: [Alternative], industries: IndustryTree
) -> OutcomeTable? {
  let columns = NamedColumns(
    &scanner, needed: ["region", "industry", "origin", "year", "value", "unit", "withheld"])
  guard scanner.problems.isEmpty else { return nil }
  let (atRegion, atIndustry, atOrigin, atYear) = (
    columns["region"]!, columns["industry"]!, columns["origin"]!, columns["year"]!
  )
  let (atValue, atUnit, atWithheld) = (columns["value"]!, columns["unit"]!, columns["withheld"]!)
  let names = PlaceNames(regions, industries)
  var (regionNames, industryNames, origins, units) = (Interner(), Interner(), Interner(), Interner())
  var knownRegions: [Int?] = []
  var knownIndustries: [Int?] = []
  var flows: [OutcomeTable.Flow] = []
  var seen = Set<OutcomeKey>()
  var hasOneUnit = true
  while scanner.nextRow() {
    let region = regionNames.index(of: atRegion, in: scanner)
    if region == knownRegions.count { knownRegions.append(names.region(atRegion, &scanner)) }
    var industry: Int? = -1
    if !scanner.isEmpty(atIndustry) {
      let number = industryNames.index(of: atIndustry, in: scanner)
      if number == knownIndustries.count { knownIndustries.append(names.industry(atIndustry, &scanner)) }
      industry = knownIndustries[number]
    }
    let origin = scanner.isEmpty(atOrigin) ? -1 : origins.index(of: atOrigin, in: scanner)
    if units.index(of: atUnit, in: scanner) > 0, hasOneUnit {
      scanner.report(
        "the unit is \(scanner.quoted(atUnit)), and '\(units.names[0])' above",
        hint: "give all values in one unit", column: atUnit)
      hasOneUnit = false
    }
    let value = scanner.outcome(atValue, atWithheld)
    guard let year = scanner.year(atYear), let row = knownRegions[region], let place = industry else {
      continue
    }
    let flow = OutcomeTable.Flow(
      region: Int32(row), industry: Int32(place), origin: Int32(origin), year: Int32(year), value: value)
    if seen.insert(OutcomeKey(flow)).inserted {
      flows.append(flow)
    } else {
      scanner.report(
        "\(scanner.quoted(atRegion)) has this industry and origin of \(year) twice",
        hint: "keep one of the two rows", column: atRegion)
    }
  }
  return OutcomeTable(flows: flows, origins: origins.names, unit: units.names.first ?? "")
}

/// What makes a row of outcomes one row.
private struct OutcomeKey: Hashable {
  let place: Int64
  let time: Int64

  init(_ flow: OutcomeTable.Flow) {
    place = Int64(flow.region) << 32 | Int64(UInt32(bitPattern: flow.industry))
    time = Int64(flow.year) << 32 | Int64(UInt32(bitPattern: flow.origin))
  }
}

extension CSVScanner {
  func isEmpty(_ column: Int) -> Bool { fields[column].start == fields[column].end }

  /// The value of a row, none where it is withheld; what does not fit together is recorded.
  fileprivate mutating func outcome(_ atValue: Int, _ atWithheld: Int) -> Double? {
    switch text(atWithheld) {
    case "0":
      if isMissing(atValue) {
        report(
          "the row has no value and is not withheld",
          hint: "write 1 under 'withheld' where a value is not published; leave a row out where it is zero",
          column: atValue)
      }
      return number(atValue)
    case "1":
      if !isMissing(atValue) {
        report(
          "the row is withheld and has the value \(quoted(atValue))",
          hint: "leave the value blank, or write 0 under 'withheld'", column: atValue)
      }
    default:
      report(
        "\(quoted(atWithheld)) does not say whether the value is withheld", hint: "write 0 or 1",
        column: atWithheld)
    }
    return nil
  }
}
