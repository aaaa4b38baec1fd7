internal import Decision

/// Leaves out every alternative with a gap, and says on which indicators it has one.
func excludingRegions(_ table: IndicatorTable) -> CompleteTable {
  var lacking: [Int: [String]] = [:]
  for column in table.columns {
    for row in column.gaps { lacking[row, default: []].append(column.indicator.id) }
  }
  let removed = lacking.keys.sorted().map { row in
    Removal(
      id: table.alternatives[row].id,
      reason: "has no figure for " + lacking[row]!.map { "'\($0)'" }.joined(separator: ", "))
  }
  return CompleteTable(
    table: table.keeping(table.alternatives.indices.filter { lacking[$0] == nil }), imputed: [],
    removed: removed)
}
