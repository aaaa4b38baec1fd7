/// What is known about how a cluster came to be; nil is not known.
public struct ClusterOrigin: Sendable, Equatable {
  /// Foreign firms over all firms of the cluster, or their jobs over all jobs.
  public let foreignShare: Double?
  /// Foreign firms with a local supply link over all foreign firms.
  public let linkedShare: Double?
  /// Local firms over all firms in the first year that is known.
  public let localShareAtStart: Double?
  /// Small and medium-sized firms over all firms, or their jobs over all jobs.
  public let smallFirmShare: Double?

  public init(
    foreignShare: Double? = nil, linkedShare: Double? = nil, localShareAtStart: Double? = nil,
    smallFirmShare: Double? = nil
  ) {
    self.foreignShare = foreignShare
    self.linkedShare = linkedShare
    self.localShareAtStart = localShareAtStart
    self.smallFirmShare = smallFirmShare
  }
}

/// Whether a cluster grew from local firms or was brought by foreign capital.
public struct ClusterType: Sendable, Equatable {
  /// One of the four parts of the index.
  public enum Part: String, Sendable, Equatable, CaseIterable {
    case foreignShare = "foreign share"
    case linkage
    case localStart = "local start"
    case smallFirms = "small firms"
  }

  /// From 0, endogenous, to 1, imbedded; the mean of the known parts, nil where none is known.
  public let value: Double?
  /// With every missing part at 0.
  public let low: Double
  /// With every missing part at 1.
  public let high: Double
  /// The known parts over all four.
  public let certainty: Double
  /// In the order of ``Part``.
  public let missing: [Part]
}

/// The type of a cluster as an index from 0 (endogenous: grown from local firms) to 1 (imbedded: brought by
/// foreign capital).
///
/// The mean of the known ones among four parts, each in 0…1 and alike in weight: the foreign share; 1 − the
/// linked share; 1 − the local share at the start; 1 − the share of small and medium-sized firms. A part that
/// is missing is named and not guessed; the bounds put it at 0 and at 1.
///
///     // half of the firms are foreign, a tenth of them linked; nothing is known of its start or of sizes
///     let type = try clusterType(of: ClusterOrigin(foreignShare: 0.5, linkedShare: 0.1))
///     type.value      // 0.7 = (0.5 + 0.9)/2
///     type.certainty  // 0.5; from 0.35 to 0.85
///     type.missing    // local start, small firms
///
/// - Throws: ``ClusterError/invalidFigures(_:)`` for shares outside 0…1, all at once.
/// - Complexity: O(1).
/// - Source: this package's own, from the two kinds of cluster that studies of foreign investment in China
///   tell apart.
public func clusterType(of origin: ClusterOrigin) throws(ClusterError) -> ClusterType {
  let shares: [(name: String, share: Double?)] = [
    ("foreign share", origin.foreignShare), ("linked share", origin.linkedShare),
    ("local share at the start", origin.localShareAtStart), ("share of small firms", origin.smallFirmShare),
  ]
  var invalid = InvalidFigures()
  for (name, share) in shares {
    guard let share, !(0...1).contains(share) else { continue }
    invalid.append(InvalidFigure(name, found: share, wanted: "a share between 0 and 1"))
  }
  try invalid.refuse()

  // The foreign share counts as it is, the others the other way round; the order is that of the parts.
  let parts = shares.enumerated().map { index, part in index == 0 ? part.share : part.share.map { 1 - $0 } }
  let known = parts.compactMap(\.self)
  let sum = known.reduce(0, +)
  let all = Double(parts.count)
  return ClusterType(
    value: known.isEmpty ? nil : sum / Double(known.count), low: sum / all,
    high: (sum + all - Double(known.count)) / all, certainty: Double(known.count) / all,
    missing: zip(ClusterType.Part.allCases, parts).compactMap { $1 == nil ? $0 : nil })
}
