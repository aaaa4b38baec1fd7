/// Alternatives × indicators as they were measured: natural units, gaps, and where each figure comes from.
public struct IndicatorTable: Sendable, Equatable {
  /// One indicator over all alternatives.
  public struct Column: Sendable, Equatable {
    public let indicator: Indicator
    /// One value per alternative; 0 at a gap, which only `isGap` tells from a measured zero.
    public let values: [Double]
    /// Row numbers of the gaps, rising.
    public let gaps: [Int]
    /// One per alternative, where the input says where its figures come from.
    public let provenance: Provenances?
    /// Where a gap stands in its file, by row; a long list is not kept whole.
    public let gapPlaces: [Int: Place]

    public init(
      indicator: Indicator, values: [Double], gaps: [Int] = [], provenance: Provenances? = nil,
      gapPlaces: [Int: Place] = [:]
    ) {
      precondition(provenance == nil || provenance?.count == values.count, "one provenance per value")
      self.indicator = indicator
      self.values = values
      self.gaps = gaps
      self.provenance = provenance
      self.gapPlaces = gapPlaces
    }

    public init(
      indicator: Indicator, known: [Double?], provenance: Provenances? = nil, gapPlaces: [Int: Place] = [:]
    ) {
      self.init(
        indicator: indicator, values: known.map { $0 ?? 0 },
        gaps: known.indices.filter { known[$0] == nil }, provenance: provenance, gapPlaces: gapPlaces)
    }

    public func isGap(_ row: Int) -> Bool {
      var low = 0
      var high = gaps.count
      while low < high {
        let middle = (low + high) / 2
        if gaps[middle] < row { low = middle + 1 } else { high = middle }
      }
      return low < gaps.count && gaps[low] == row
    }

    public func value(_ row: Int) -> Double? { isGap(row) ? nil : values[row] }

    /// The same column for some of the rows, in the order given.
    public func keeping(_ rows: [Int]) -> Column {
      var keptGaps: [Int] = []
      var keptPlaces: [Int: Place] = [:]
      for (new, old) in rows.enumerated() where isGap(old) {
        keptGaps.append(new)
        if let place = gapPlaces[old] { keptPlaces[new] = place }
      }
      return Column(
        indicator: indicator, values: rows.map { values[$0] }, gaps: keptGaps,
        provenance: provenance?.keeping(rows), gapPlaces: keptPlaces)
    }
  }

  public let alternatives: [Alternative]
  public let columns: [Column]
  /// Column number of each indicator's id.
  private let places: [String: Int]

  public init(alternatives: [Alternative], columns: [Column]) {
    precondition(columns.allSatisfy { $0.values.count == alternatives.count }, "one value per alternative")
    self.alternatives = alternatives
    self.columns = columns
    self.places = Dictionary(
      columns.enumerated().map { ($1.indicator.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public var ids: [String] { columns.map(\.indicator.id) }

  public func column(_ id: String) -> Column? { places[id].map { columns[$0] } }

  /// The table of some of the rows, in the order given.
  public func keeping(_ rows: [Int]) -> IndicatorTable {
    rows.elementsEqual(alternatives.indices)
      ? self
      : IndicatorTable(
        alternatives: rows.map { alternatives[$0] }, columns: columns.map { $0.keeping(rows) })
  }

  /// The table with further columns; one that has the id of an existing column takes its place.
  public func adding(_ new: [Column]) -> IndicatorTable {
    var all = columns
    for column in new {
      if let place = places[column.indicator.id] { all[place] = column } else { all.append(column) }
    }
    return IndicatorTable(alternatives: alternatives, columns: all)
  }
}
