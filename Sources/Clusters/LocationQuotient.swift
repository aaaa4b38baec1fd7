/// Local share of each industry divided by its share across all regions.
///
/// `LQ[r, i] = (e[r, i] / e[r, •]) / (e[•, i] / e[•, •])`. One means "as common here as everywhere"; 2.25
/// means the industry is two and a quarter times over-represented.
///
/// A suppressed cell must not tilt the share it is compared with: for industry i the sums `e[•, i]` and
/// `e[•, •]` both run over the regions whose cell for i is known. With every cell known this is the
/// formula of the textbooks.
///
///     // jobs:           textiles  software
///     //   Porto               30        70
///     //   Braga               10       190
///     try locationQuotients(of: [30, 70, 10, 190], industries: 2)  // [2.25, 0.8077, 0.375, 1.0962]
///
/// - Parameters:
///   - employment: R × S counts, row-major, regions down; jobs, plants or value, but one unit. Nil is unknown
///     or suppressed, which is not 0.
///   - industries: S, the number of columns.
///   - regionTotals: `e[r, •]` where it is published, in the same unit; nil is a total that is not known, and
///     that region then has no quotients and stays out of the sums. Without the list a region's total is the
///     sum of its known cells, which overstates its shares when much of it is suppressed.
/// - Returns: R × S quotients, row-major, no unit. Nil where the cell is unknown, and where the quotient is
///   0/0: in a region or an industry without any employment.
/// - Throws: ``ClusterError/notRectangular(cells:industries:)``,
///   ``ClusterError/wrongCount(of:found:wanted:)``, and ``ClusterError/invalidFigures(_:)`` for figures that
///   are negative or not finite, and for totals more than 0.5 % below the sum of their known cells.
/// - Complexity: O(R·S) time and memory.
/// - Source: Isard (1960), *Methods of Regional Analysis*, ch. 7; the rule for suppressed cells is this
///   package's own.
public func locationQuotients(
  of employment: [Double?], industries: Int, regionTotals: [Double?]? = nil
) throws(ClusterError) -> [Double?] {
  let reference = try ReferenceShares(employment, industries: industries, regionTotals: regionTotals)
  var quotients = [Double?](repeating: nil, count: employment.count)
  for (r, total) in reference.totals.enumerated() {
    guard let total, total > 0 else { continue }
    let row = r * industries
    for i in 0..<industries {
      // A share above 0 needs a region with both, so neither division is by zero.
      guard let jobs = employment[row + i], reference.shares[i] > 0 else { continue }
      quotients[row + i] = jobs / total / reference.shares[i]
    }
  }
  return quotients
}

/// The employment each cell would have if every region had the overall shares:
/// `E[r, i] = e[r, •]·e[•, i]/e[•, •]`.
///
/// The location quotient is the employment observed over the employment expected; the sums are those of
/// ``locationQuotients(of:industries:regionTotals:)``.
///
///     try expectedEmployment(of: [30, 70, 10, 190], industries: 2)  // [13.33, 86.67, 26.67, 173.33]
///
/// - Parameters: as ``locationQuotients(of:industries:regionTotals:)``.
/// - Returns: R × S counts in the unit of the employment. Nil where there is no quotient.
/// - Throws: as ``locationQuotients(of:industries:regionTotals:)``.
/// - Complexity: O(R·S) time and memory.
/// - Source: as ``locationQuotients(of:industries:regionTotals:)``.
public func expectedEmployment(
  of employment: [Double?], industries: Int, regionTotals: [Double?]? = nil
) throws(ClusterError) -> [Double?] {
  let reference = try ReferenceShares(employment, industries: industries, regionTotals: regionTotals)
  var expected = [Double?](repeating: nil, count: employment.count)
  for (r, total) in reference.totals.enumerated() {
    guard let total, total > 0 else { continue }
    let row = r * industries
    for i in 0..<industries where employment[row + i] != nil && reference.shares[i] > 0 {
      expected[row + i] = total * reference.shares[i]
    }
  }
  return expected
}

/// Each industry's share across the regions in which it is known.
private struct ReferenceShares {
  /// One a region; nil is unknown.
  let totals: [Double?]
  /// One an industry; 0 for an industry without employment or known nowhere.
  let shares: [Double]

  init(_ employment: [Double?], industries: Int, regionTotals: [Double?]?) throws(ClusterError) {
    let regions = try regionCount(cells: employment.count, industries: industries)
    if let regionTotals { try checkCount(of: "regionTotals", regionTotals.count, regions) }
    var invalid = InvalidFigures()
    checkAmounts(employment, of: "employment", industries: industries, into: &invalid)
    if let regionTotals { checkAmounts(regionTotals, of: "regionTotals", into: &invalid) }
    try invalid.refuse()

    var totals = [Double?](repeating: nil, count: regions)
    var jobs = [Double](repeating: 0, count: industries)
    var base = [Double](repeating: 0, count: industries)
    for r in 0..<regions {
      let row = r * industries
      var known = 0.0
      for i in 0..<industries { known += employment[row + i] ?? 0 }
      let total = regionTotals.map { $0[r] } ?? known
      totals[r] = total
      guard let total else { continue }
      // Published figures are rounded one by one, so their sum may pass the total by a little.
      if known > total * 1.005 {
        invalid.append(
          InvalidFigure("regionTotals", region: r, found: total, wanted: "at least its known cells, \(known)")
        )
      }
      for i in 0..<industries {
        guard let cell = employment[row + i] else { continue }
        jobs[i] += cell
        base[i] += total
      }
    }
    for (i, sum) in base.enumerated() where !sum.isFinite {
      invalid.append(InvalidFigure("employment", industry: i, found: sum, wanted: "a finite sum"))
    }
    try invalid.refuse()
    self.totals = totals
    shares = zip(jobs, base).map { $1 > 0 ? $0 / $1 : 0 }
  }
}
