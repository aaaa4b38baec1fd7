internal import Decision

/// Where the columns that a reader needs stand in a file's header.
struct NamedColumns {
  private let places: [String: Int]

  /// Reports every needed column that the header lacks; nothing else is read of such a file.
  init(_ scanner: inout CSVScanner, needed: [String]) {
    var places: [String: Int] = [:]
    for (column, name) in scanner.header.enumerated() { places[name] = column }
    self.places = places
    guard scanner.problems.isEmpty else { return }
    for name in needed where places[name] == nil {
      let near = nearestNames(to: name, among: scanner.header.filter { !needed.contains($0) })
      scanner.report(
        "there is no column '\(name)'",
        hint: near.isEmpty ? "add it to the header" : "rename '\(near[0])' to it", column: 0)
    }
  }

  subscript(name: String) -> Int? { places[name] }
}
