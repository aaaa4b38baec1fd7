internal import Decision

extension OutcomePanel {
  /// Columns of observations for the cells of single years, or of spans, that have all of `needed`.
  ///
  /// `region`, `industry`, `year` (a span's is its year of employment), `investment`, `own`, `related`,
  /// `own_later`, `total`, `past` and `past_active`.
  func columns(of cells: [Cell], needing needed: Set<String>) -> [ObservationColumn] {
    let figures: [(name: String, value: (Cell) -> Double?)] = [
      ("own", own), ("related", related), ("own_later", ownLater), ("total", total),
      ("past", { $0.before?.investment }), ("past_active", { $0.before.map { $0.isActive ? 1 : 0 } }),
    ]
    let wanted = figures.filter { needed.contains($0.name) }
    var values = [[Double]](repeating: [], count: wanted.count)
    var (regions, branches): ([Int32], [Int32]) = ([], [])
    var (years, investments): ([Double], [Double]) = ([], [])
    for cell in cells {
      let known = wanted.compactMap { $0.value(cell) }
      guard known.count == wanted.count else { continue }
      for (column, value) in known.enumerated() { values[column].append(value) }
      regions.append(Int32(cell.region))
      branches.append(Int32(cell.industry))
      years.append(Double(cell.time))
      investments.append(cell.investment)
    }
    return [
      ObservationColumn("region", levels: dataset.regions.map(\.id), codes: regions),
      ObservationColumn("industry", levels: industries.map(\.code), codes: branches),
      ObservationColumn("year", numbers: years), ObservationColumn("investment", numbers: investments),
    ] + zip(wanted, values).map { ObservationColumn($0.name, numbers: $1) }
  }
}
