internal import Foundation

/// The mix of industries of one region as two entropies.
public struct Variety: Sendable, Equatable {
  /// Mean entropy within groups of industries, in bits: variety among industries that can learn from each
  /// other.
  public let related: Double
  /// Entropy between groups, in bits: variety that spreads the risk of a shock to one of them.
  public let unrelated: Double
  /// Entropy of all industries at once, which is the sum of the two.
  public var total: Double { related + unrelated }
}

/// Related and unrelated variety of each region.
///
/// With p the shares of a region's industries in its employment and `P_g` those of the groups:
///
/// `unrelated = Σ_g P_g·log₂(1/P_g)` and `related = Σ_g P_g·Σ_{i ∈ g} (p_i/P_g)·log₂(P_g/p_i)`.
///
/// An industry or a group without employment adds 0. The two add up to the entropy of all industries,
/// `Σ_i p_i·log₂(1/p_i)`.
///
///     // industries 0 and 1 are of one group, 2 is of another: half of the jobs in each group
///     try varieties(of: [25, 25, 50], industries: 3, groups: [0, 0, 1])[0]  // related ½, unrelated 1
///
/// - Parameters:
///   - employment: R × S counts, row-major, regions down; nil is unknown.
///   - industries: S, the number of columns.
///   - groups: the group of each industry, such as its parent in the classification; any whole numbers.
/// - Returns: one value a region, in bits; at most `log₂` of the number of groups and of industries. Nil for
///   a region with an unknown cell, whose shares are not known, or without employment.
/// - Throws: ``ClusterError/notRectangular(cells:industries:)``,
///   ``ClusterError/wrongCount(of:found:wanted:)``, and ``ClusterError/invalidFigures(_:)`` for figures that
///   are negative or not finite.
/// - Complexity: O(R·S).
/// - Source: Frenken, van Oort & Verburg (2007), *Regional Studies* 41(5) 685–697, section on variables.
public func varieties(
  of employment: [Double?], industries: Int, groups: [Int]
) throws(ClusterError) -> [Variety?] {
  let regions = try regionCount(cells: employment.count, industries: industries)
  try checkCount(of: "groups", groups.count, industries)
  var invalid = InvalidFigures()
  checkAmounts(employment, of: "employment", industries: industries, into: &invalid)
  try invalid.refuse()

  // Groups by the order in which they first come.
  var places: [Int: Int] = [:]
  for group in groups where places[group] == nil { places[group] = places.count }
  let place = groups.compactMap { places[$0] }
  return (0..<regions).map { region in
    variety(employment[region * industries..<(region + 1) * industries], place, groups: places.count)
  }
}

private func variety(_ row: ArraySlice<Double?>, _ place: [Int], groups: Int) -> Variety? {
  var sums = [Double](repeating: 0, count: groups)
  var whole = 0.0
  for (index, cell) in row.enumerated() {
    guard let cell else { return nil }
    sums[place[index]] += cell
    whole += cell
  }
  guard whole > 0, whole < .infinity else { return nil }
  var (related, unrelated) = (0.0, 0.0)
  for (index, cell) in row.enumerated() {
    guard let cell, cell > 0 else { continue }
    related += cell / whole * log2(sums[place[index]] / cell)
  }
  for sum in sums where sum > 0 { unrelated += sum / whole * log2(whole / sum) }
  return Variety(related: related, unrelated: unrelated)
}
