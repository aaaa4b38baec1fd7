internal import Decision

extension Assessment {
  /// A notice for the figures that were measured once for several alternatives and are changed for one alone,
  /// one for those that are shared with the same others.
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
    var groups: [(area: String, others: [String], names: [String])] = []
    for name in names {
      guard let column = table.column(name), !column.isGap(own), let origins = column.provenance,
        let area = origins[own].measuredFor
      else { continue }
      let others = table.alternatives.indices.filter {
        $0 != own && origins[$0] == origins[own] && !column.isGap($0)
          && ranked.contains(table.alternatives[$0].id)
      }.map { table.alternatives[$0].id }
      guard !others.isEmpty else { continue }
      if let place = groups.firstIndex(where: { $0.area == area && $0.others == others }) {
        groups[place].names.append(name)
      } else {
        groups.append((area, others, [name]))
      }
    }
    return groups.map { sharedFigureNotice($0.names, for: $0.area, with: $0.others, of: alternatives[row]) }
  }

  private func sharedFigureNotice(
    _ names: [String], for area: String, with others: [String], of alternative: Alternative
  ) -> Notice {
    let shown = others.prefix(3).joined(separator: ", ")
    let rest = others.count > 3 ? " and \(others.count - 3) more" : ""
    let quoted = names.map { "'\($0)'" }.joined(separator: ", ")
    let isOne = names.count == 1
    // A region's figure may be measured for another area than its country.
    let hint =
      area == alternative.country
      ? "; what-if --country \(area) changes \(isOne ? "it" : "them") for all" : ""
    return Notice(
      "\(quoted) \(isOne ? "is one figure" : "are one figure each") for \(area): "
        + "\(isOne ? "it is" : "they are") changed for '\(alternative.id)' alone, and \(shown)\(rest) "
        + (others.count == 1 ? "keeps its own" : "keep theirs") + hint)
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
