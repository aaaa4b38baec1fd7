public import Decision

/// Removed alternatives in few lines: one for each cause, the commonest first, with the first ids.
///
///     // 2 of 3 removed by a condition, one for want of a figure
///     // ["does not meet 'country in [AA]': 2 (CC1, CC2)", "AA3: has no figure for 'wage'"]
///
/// Causes that are as common as each other keep the order in which they come up; one that holds for a single
/// alternative is its whole reason.
///
/// - Parameters:
///   - causes: lines at most.
///   - ids: names on a line at most.
/// - Complexity: O(r) for r removed.
public func removalLines(_ removed: [Removal], causes: Int = 5, ids: Int = 5) -> [String] {
  var places: [String: Int] = [:]
  var groups: [[Removal]] = []
  for removal in removed {
    if let place = places[removal.cause] {
      groups[place].append(removal)
    } else {
      places[removal.cause] = groups.count
      groups.append([removal])
    }
  }
  let order = groups.indices.sorted { (groups[$1].count, $0) < (groups[$0].count, $1) }
  var lines = order.prefix(causes).map { place in
    let group = groups[place]
    guard group.count > 1 else { return "\(group[0].id): \(group[0].reason)" }
    let names = group.prefix(ids).map(\.id).joined(separator: ", ")
    return "\(group[0].cause): \(group.count) (\(names)\(group.count > ids ? ", …" : ""))"
  }
  let rest = order.dropFirst(causes)
  if !rest.isEmpty {
    let count = rest.reduce(0) { $0 + groups[$1].count }
    lines.append("… and \(count) more for \(rest.count) other reason\(rest.count == 1 ? "" : "s")")
  }
  return lines
}
