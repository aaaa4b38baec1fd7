/// How much a measure of regions hangs on where their borders run.
public struct UnitSensitivity: Sendable, Equatable {
  /// Weighted correlation of the ranks before and after merging, in −1…1; nil where fewer than two regions
  /// can be compared or one of the two does not vary.
  public let correlation: Double?
  /// The measure of each region as given.
  public let before: [Double?]
  /// For each region the measure of the unit that it was merged into.
  public let after: [Double?]
  /// Regions that are in the correlation: those with both values and known jobs above 0.
  public let compared: Int
}

/// A measure computed again with regions merged, and how well the order of the regions survives.
///
/// The cells of merged regions add up; one that is unknown leaves the sum unknown. Each region is then set
/// beside its unit, and with plain mid-ranks P of the values before and Q of those after over the compared
/// regions, and the regions' jobs w,
///
/// `ρ = Σ w(P − P̄)(Q − Q̄)/√(Σ w(P − P̄)²·Σ w(Q − Q̄)²)` with `P̄ = Σ wP/Σ w` and `Q̄` likewise: Spearman's
/// correlation with every region counting by its jobs. 1 means that the borders do not matter for the order;
/// a low value means that a rank is as much a matter of the map as of the place.
///
///     // four regions, the last two merged: the specialised third hides behind the fourth
///     let jobs: [Double?] = [60, 40, 50, 50, 90, 10, 10, 90]
///     let found = try unitSensitivity(of: jobs, industries: 2, groups: [0, 1, 2, 2]) { cells in
///       let quotients = try locationQuotients(of: cells, industries: 2)
///       return (0..<quotients.count / 2).map { quotients[2 * $0] }
///     }
///     found.correlation  // 0.2582, 1/√15: ranks 3, 2, 4, 1 before and 4, 2, 2, 2 after
///
/// - Parameters:
///   - employment: R × S counts, row-major, regions down; nil is unknown.
///   - industries: S, the number of columns.
///   - groups: the unit of each region, such as its country; any whole numbers. Units come in the order of
///     their first region.
///   - jobs: the weights, one a region; nil is unknown and leaves the region out. Without the list the sum of
///     a region's known cells is taken.
///   - measure: from a grid with the same industries one value a row; called for the regions and for the
///     units.
/// - Throws: ``ClusterError/notRectangular(cells:industries:)``,
///   ``ClusterError/wrongCount(of:found:wanted:)``, also when the measure gives another number of values,
///   ``ClusterError/invalidFigures(_:)`` for figures outside their range, and what the measure throws.
/// - Complexity: O(R·S + R log R) and the measure twice.
/// - Source: the problem is that of Openshaw (1984), *The Modifiable Areal Unit Problem*; comparing ranks
///   between zonings for concentration: Briant, Combes & Lafourcade (2010), *Journal of Urban Economics*
///   67(3) 287–302. The weighting is this package's own.
public func unitSensitivity(
  of employment: [Double?], industries: Int, groups: [Int], jobs: [Double?]? = nil,
  measure: ([Double?]) throws(ClusterError) -> [Double?]
) throws(ClusterError) -> UnitSensitivity {
  let regions = try regionCount(cells: employment.count, industries: industries)
  try checkCount(of: "groups", groups.count, regions)
  if let jobs { try checkCount(of: "jobs", jobs.count, regions) }
  var invalid = InvalidFigures()
  checkAmounts(employment, of: "employment", industries: industries, into: &invalid)
  if let jobs { checkAmounts(jobs, of: "jobs", into: &invalid) }
  try invalid.refuse()

  var units: [Int: Int] = [:]
  for group in groups where units[group] == nil { units[group] = units.count }
  let unit = groups.compactMap { units[$0] }
  var merged = [Double?](repeating: 0, count: units.count * industries)
  for (position, cell) in employment.enumerated() {
    let place = unit[position / industries] * industries + position % industries
    merged[place] = merged[place].flatMap { sum in cell.map { sum + $0 } }
  }
  let before = try measure(employment)
  try checkCount(of: "measure of the regions", before.count, regions)
  let ofUnits = try measure(merged)
  try checkCount(of: "measure of the units", ofUnits.count, units.count)
  let after = unit.map { ofUnits[$0] }

  var (firsts, seconds, weights): ([Double], [Double], [Double]) = ([], [], [])
  for r in 0..<regions {
    let known = employment[r * industries..<(r + 1) * industries].reduce(0) { $0 + ($1 ?? 0) }
    guard let first = before[r], let second = after[r], !first.isNaN, !second.isNaN,
      let weight = jobs.map({ $0[r] }) ?? known, weight > 0
    else { continue }
    firsts.append(first)
    seconds.append(second)
    weights.append(weight)
  }
  return UnitSensitivity(
    correlation: weightedCorrelation(midRanks(firsts), midRanks(seconds), weights), before: before,
    after: after, compared: weights.count)
}

/// Ranks from 1, those of equal values at their mean.
///
/// Values within a relative 1e-12 are equal: the same measure of one unit summed in another order is no
/// difference of rank.
private func midRanks(_ values: [Double]) -> [Double] {
  let order = values.indices.sorted { values[$0] < values[$1] }
  var ranks = [Double](repeating: 0, count: values.count)
  var first = 0
  while first < order.count {
    var end = first + 1
    let value = values[order[first]]
    while end < order.count, values[order[end]] - value <= quotientRounding * max(1, abs(value)) { end += 1 }
    for index in first..<end { ranks[order[index]] = Double(first + end + 1) / 2 }
    first = end
  }
  return ranks
}

private func weightedCorrelation(_ x: [Double], _ y: [Double], _ weights: [Double]) -> Double? {
  let whole = weights.reduce(0, +)
  guard x.count > 1, whole < .infinity else { return nil }
  let w = weights.map { $0 / whole }
  var (meanX, meanY) = (0.0, 0.0)
  for index in w.indices {
    meanX += w[index] * x[index]
    meanY += w[index] * y[index]
  }
  var (xx, xy, yy) = (0.0, 0.0, 0.0)
  for index in w.indices {
    xx += w[index] * (x[index] - meanX) * (x[index] - meanX)
    xy += w[index] * (x[index] - meanX) * (y[index] - meanY)
    yy += w[index] * (y[index] - meanY) * (y[index] - meanY)
  }
  // Ranks that are all alike differ from their mean by rounding only.
  guard xx > 1e-20, yy > 1e-20 else { return nil }
  return min(1, max(-1, xy / (xx * yy).squareRoot()))
}
