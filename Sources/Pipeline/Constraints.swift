internal import Decision

/// What a condition may ask of an alternative beside its indicators.
enum Attributes {
  static let names = ["id", "name", "country", "area_km2", "lat", "lon"]

  static func value(_ name: String, row: Int, in table: IndicatorTable) -> Attribute {
    if let column = table.column(name) { return column.value(row).map(Attribute.number) ?? .unknown }
    let alternative = table.alternatives[row]
    return switch name {
    case "id": .text(alternative.id)
    case "name": alternative.name.isEmpty ? .unknown : .text(alternative.name)
    case "country": alternative.country.isEmpty ? .unknown : .text(alternative.country)
    case "area_km2": alternative.areaKm2.map(Attribute.number) ?? .unknown
    case "lat": alternative.position.map { .number($0.latitude) } ?? .unknown
    case "lon": alternative.position.map { .number($0.longitude) } ?? .unknown
    default: .unknown
    }
  }
}

/// Rows that meet every condition, and those that do not with the first one that they fail.
func meeting(_ conditions: [Constraint], in table: IndicatorTable) -> (rows: [Int], removed: [Removal]) {
  guard !conditions.isEmpty else { return (Array(table.alternatives.indices), []) }
  var rows: [Int] = []
  var removed: [Removal] = []
  for row in table.alternatives.indices {
    var reason: (cause: String, found: String)?
    for condition in conditions {
      switch condition.verdict({ Attributes.value($0, row: row, in: table) }) {
      case .yes: continue
      case .no: reason = ("does not meet '\(condition)'", found(condition, row: row, in: table))
      case .unknown(let name):
        reason = ("cannot be held against '\(condition)': its '\(name)' is not known", "")
      }
      break
    }
    if let reason {
      removed.append(
        Removal(id: table.alternatives[row].id, reason: reason.cause + reason.found, cause: reason.cause))
    } else {
      rows.append(row)
    }
  }
  return (rows, removed)
}

private func found(_ condition: Constraint, row: Int, in table: IndicatorTable) -> String {
  let values = condition.names.prefix(3).compactMap { name -> String? in
    switch Attributes.value(name, row: row, in: table) {
    case .number(let value): "\(name) is \(plain(value))"
    case .text(let text): "\(name) is \(text)"
    case .unknown: nil
    }
  }
  return values.isEmpty ? "" : " (" + values.joined(separator: ", ") + ")"
}
