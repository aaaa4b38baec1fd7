/// A share that cannot be set in a profile.
public enum ReweightingError: Error, Sendable, Equatable, CustomStringConvertible {
  case unknown(path: String, known: [String])
  case outOfRange(path: String, share: Double)
  /// The shares of one level leave too little or nothing to share for the rest.
  case noRoom(level: String, sum: Double)

  public var description: String {
    switch self {
    case .unknown(let path, _): "the profile has no '\(path)' to weigh"
    case .outOfRange(let path, let share):
      "the share of '\(path)' is \(plain(share)); a share lies between 0 and 1"
    case .noRoom(let level, let sum):
      "the shares set in \(level) sum to \(plain(sum)), and the weights that are left cannot make it one"
    }
  }

  public var hint: String {
    switch self {
    case .unknown(let path, let known): suggestion(for: path, among: known)
    case .outOfRange: "write family.costs=0.4 or, for an indicator within its family, wage=0.5"
    case .noRoom: "set fewer of them, or shares that sum to one"
    }
  }
}

extension Profile {
  /// The profile with some shares set: `family.costs` for a family's share of the whole, an indicator's name for its
  /// share of its family. What is not set keeps its proportions and fills the rest.
  ///
  ///     // families 1, 1, 2 with family.costs (the first) at 0.4 → 0.4, 0.2, 0.4
  ///
  /// - Throws: ``ReweightingError``.
  public func reweighted(_ shares: [(path: String, share: Double)]) throws(ReweightingError) -> Profile {
    var families: [Family: Double] = [:]
    var entries: [String: Double] = [:]
    let indicators = branches.flatMap(\.entries).map(\.indicator)
    let known = branches.map { "family.\($0.family.rawValue)" } + indicators
    for (path, share) in shares {
      guard share.isFinite, share >= 0, share <= 1 else { throw .outOfRange(path: path, share: share) }
      guard known.contains(path) else { throw .unknown(path: path, known: known) }
      if path.hasPrefix("family."), let family = Family(rawValue: String(path.dropFirst(7))) {
        families[family] = share
      } else {
        entries[path] = share
      }
    }
    let newFamilies = try Self.filled(
      branches.map(\.weight), set: branches.map { families[$0.family] }, level: "the families")
    var newBranches: [Branch] = []
    for (branch, weight) in zip(branches, newFamilies) {
      let own = try Self.filled(
        branch.entries.map(\.weight), set: branch.entries.map { entries[$0.indicator] },
        level: "family '\(branch.family.rawValue)'")
      newBranches.append(
        Branch(
          family: branch.family, weight: weight, aggregation: branch.aggregation,
          entries: zip(branch.entries, own).map { $0.weighing($1) }))
    }
    return Profile(
      name: name, title: title, industry: industry, function: function, method: method,
      normalisation: normalisation, aggregation: aggregation, missing: missing, must: must,
      branches: newBranches, why: why, sources: sources)
  }

  private static func filled(
    _ weights: [Double], set: [Double?], level: String
  ) throws(ReweightingError) -> [Double] {
    guard set.contains(where: { $0 != nil }) else { return weights }
    let given = set.reduce(0) { $0 + ($1 ?? 0) }
    let rest = zip(weights, set).reduce(0) { $1.1 == nil ? $0 + $1.0 : $0 }
    // 1e-9 forgives decimals typed by hand.
    guard given <= 1 + 1e-9, rest > 0 || abs(given - 1) <= 1e-9 else {
      throw .noRoom(level: level, sum: given)
    }
    return zip(weights, set).map { weight, share in
      share ?? (rest > 0 ? weight / rest * max(0, 1 - given) : 0)
    }
  }
}
