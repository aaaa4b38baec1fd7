internal import GSL

/// How many firms there are, as far as the source says.
public enum FirmCount: Sendable, Equatable {
  case exactly(Int)
  /// As in 'more than 2,100'.
  case moreThan(Int)

  var number: Int {
    switch self {
    case .exactly(let count), .moreThan(let count): count
    }
  }
}

/// Counts of links between foreign firms and local suppliers; nil is not known.
public struct Linkage: Sendable, Equatable {
  public let linkedFirms: Int
  public let firms: FirmCount
  public let localSuppliers: Int?
  public let linkedZones: Int?
  public let zones: Int?

  public init(
    linkedFirms: Int, firms: FirmCount, localSuppliers: Int? = nil, linkedZones: Int? = nil,
    zones: Int? = nil
  ) {
    self.linkedFirms = linkedFirms
    self.firms = firms
    self.localSuppliers = localSuppliers
    self.linkedZones = linkedZones
    self.zones = zones
  }
}

/// How deep foreign firms have struck root in a region's supply.
public struct Embeddedness: Sendable, Equatable {
  /// Linked firms over all foreign firms; nil where there are none.
  public let share: Double?
  /// Posterior mean of the share, in 0…1.
  public let mean: Double
  /// The share lies below this with 2.5 % probability.
  public let low: Double
  /// The share lies above this with 2.5 % probability.
  public let high: Double
  /// Whether the four figures above are at most so much, because there are more firms than were counted.
  public let isUpperBound: Bool
  /// Local suppliers for each linked firm; nil where not known, and where no firm is linked.
  public let suppliersPerLinkedFirm: Double?
  /// Zones with any link over all zones; nil where not known, and where there are none.
  public let shareOfZones: Double?
}

/// The share of foreign firms with a link to local suppliers, as a beta-binomial posterior.
///
/// With k of n firms linked and Jeffreys' prior `Beta(½, ½)` the share is `Beta(k + ½, n − k + ½)`, with mean
/// `(k + ½)/(n + 1)` and the interval between its quantiles at 2.5 % and 97.5 %. Its coverage over repeated
/// samples is near 95 % for every share, also near 0, where the usual one of Wald fails.
///
///     // Suzhou: 17 of more than 2,100 firms, 134 local suppliers, 5 of 14 zones
///     let linkage = Linkage(
///       linkedFirms: 17, firms: .moreThan(2100), localSuppliers: 134, linkedZones: 5, zones: 14)
///     let found = try embeddedness(of: linkage)
///     found.share!            // at most 0.0081
///     found.mean              // 0.0083, and between 0.0049 and 0.0126
///     found.isUpperBound      // true: all four fall as the number of firms rises
///     found.suppliersPerLinkedFirm  // 7.88
///     found.shareOfZones      // 0.357
///
/// - Throws: ``ClusterError/invalidFigures(_:)`` for counts below 0, for more linked firms than firms and for
///   more linked zones than zones, all at once.
/// - Complexity: O(√n).
/// - Source: Brown, Cai & DasGupta (2001), *Statistical Science* 16(2) 101–133, section 3, without their
///   change at 0 and n.
public func embeddedness(of linkage: Linkage) throws(ClusterError) -> Embeddedness {
  let firms = linkage.firms.number
  var invalid = InvalidFigures()
  checkPart(linkage.linkedFirms, of: firms, "linked firms", "firms", into: &invalid)
  if let suppliers = linkage.localSuppliers, suppliers < 0 {
    invalid.append(InvalidFigure("local suppliers", found: Double(suppliers), wanted: countWanted))
  }
  checkPart(linkage.linkedZones, of: linkage.zones, "linked zones", "zones", into: &invalid)
  try invalid.refuse()

  let a = Double(linkage.linkedFirms) + 0.5
  let b = Double(firms - linkage.linkedFirms) + 0.5
  let low: Double
  let high: Double
  do {
    low = try betaQuantile(below: 0.025, a: a, b: b)
    high = try betaQuantile(above: 0.025, a: a, b: b)
  } catch {
    throw .notReached(reason: "\(error)")
  }
  return Embeddedness(
    share: ratio(linkage.linkedFirms, firms), mean: a / (a + b), low: low, high: high,
    isUpperBound: linkage.firms == .moreThan(firms),
    suppliersPerLinkedFirm: linkage.localSuppliers.flatMap { ratio($0, linkage.linkedFirms) },
    shareOfZones: linkage.linkedZones.flatMap { linked in linkage.zones.flatMap { ratio(linked, $0) } })
}

private let countWanted = "a number of 0 or more"

private func ratio(_ part: Int, _ whole: Int) -> Double? {
  whole > 0 ? Double(part) / Double(whole) : nil
}

private func checkPart(
  _ part: Int?, of whole: Int?, _ partName: String, _ wholeName: String, into figures: inout InvalidFigures
) {
  for (name, count) in [(partName, part), (wholeName, whole)] {
    guard let count, count < 0 else { continue }
    figures.append(InvalidFigure(name, found: Double(count), wanted: countWanted))
  }
  guard let part, let whole, whole >= 0, part > whole else { return }
  figures.append(
    InvalidFigure(partName, found: Double(part), wanted: "at most the \(whole) \(wholeName)"))
}
