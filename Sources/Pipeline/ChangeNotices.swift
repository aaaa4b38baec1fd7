internal import Decision

extension Assessment {
  /// A notice for each figure that was measured once for several alternatives and is changed for one alone.
  ///
  /// A country's electricity price stands for all its regions. Changed for one of them it leaves the others, and
  /// the ends of the scale that they hold, where they were: a change that no law brings about.
  ///
  /// - Parameters:
  ///   - names: the indicators that are changed.
  ///   - row: the alternative, by its place in ``alternatives``.
  /// - Complexity: O(m) for each name.
  func sharedFigureNotices(_ names: [String], of row: Int) -> [Notice] {
    let table = study.table
    let ranked = Set(alternatives.map(\.id))
    guard let own = table.alternatives.firstIndex(where: { $0.id == alternatives[row].id }) else { return [] }
    return names.compactMap { name in
      guard let column = table.column(name), !column.isGap(own), let origins = column.provenance,
        let area = origins[own].measuredFor
      else { return nil }
      let others = table.alternatives.indices.filter {
        $0 != own && origins[$0] == origins[own] && !column.isGap($0)
          && ranked.contains(table.alternatives[$0].id)
      }.map { table.alternatives[$0].id }
      guard !others.isEmpty else { return nil }
      let shown = others.prefix(3).joined(separator: ", ")
      let rest = others.count > 3 ? " and \(others.count - 3) more" : ""
      return Notice(
        "'\(name)' is one figure for \(area): it is changed for '\(alternatives[row].id)' alone, and \(shown)\(rest) "
          + (others.count == 1 ? "keeps its own" : "keep theirs"))
    }
  }
}

extension Assessment {
  /// A notice for each figure that is set below or above all that are observed on the list.
  ///
  /// Such a figure has nothing to be compared with: under min-max it becomes an end of the scale itself, and may be
  /// one that no place on earth can have.
  ///
  /// - Complexity: O(m) for each change.
  func outlyingNotices(_ changes: [(name: String, value: Double)]) -> [Notice] {
    let table = study.table
    let ranked = Set(alternatives.map(\.id))
    let rows = table.alternatives.indices.filter { ranked.contains(table.alternatives[$0].id) }
    return changes.compactMap { name, value in
      guard let column = table.column(name) else { return nil }
      let observed = rows.compactMap { column.value($0) }
      guard let low = observed.min(), let high = observed.max(), value < low || value > high else {
        return nil
      }
      return Notice(
        "'\(name)' at \(plain(value)) lies outside what is observed on the list, \(plain(low)) to \(plain(high))"
      )
    }
  }
}
