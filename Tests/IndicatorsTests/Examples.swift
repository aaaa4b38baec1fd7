import Decision

func column(_ id: String, _ known: [Double?], provenance: Provenances? = nil, places: [Place] = [])
  -> IndicatorTable.Column
{
  let gaps = known.indices.filter { known[$0] == nil }
  return IndicatorTable.Column(
    indicator: Indicator(id: id), known: known, provenance: provenance,
    gapPlaces: Dictionary(uniqueKeysWithValues: zip(gaps, places)))
}

/// Alternatives R1, R2, …, all of one country unless told otherwise.
func table(_ columns: [IndicatorTable.Column], countries: [String]? = nil) -> IndicatorTable {
  IndicatorTable(
    alternatives: (columns.first?.values ?? []).indices.map { i in
      Alternative(id: "R\(i + 1)", country: countries?[i] ?? "PT")
    }, columns: columns)
}

/// Nine regions; 'wage' lacks two figures, 'patents' three, the others none. Figures of other programs on it
/// stand in `Tests/References/imputations`.
enum NineRegions {
  static let wage: [Double?] = [18.5, nil, 22, 11.25, 15.75, 26.5, 9.5, nil, 13]
  static let gdp: [Double?] = [31, 27.5, 38.25, 19, 26.5, 44, 16.25, 35, 22.75]
  static let rail: [Double?] = [4.25, 3.75, 6.5, 2, 5, 7.25, 1.5, 5.5, 3]
  static let age: [Double?] = [41.5, 43, 39.75, 44.5, 42.25, 38, 45.75, 40.5, 43.5]
  static let patents: [Double?] = [120, 95.5, nil, 20.25, 71, 240.5, nil, nil, 38.75]

  static var columns: [IndicatorTable.Column] {
    [
      column("wage", wage), column("gdp", gdp), column("rail", rail), column("age", age),
      column("patents", patents),
    ]
  }
}
