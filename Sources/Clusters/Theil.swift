internal import Foundation

/// Theil's index of the concentration of one industry: 0 where it lies as everything does.
///
/// `T = Σ_r s_r·ln(s_r/x_r)` with s a region's share of the industry and x its share of all employment: the
/// divergence of the one distribution from the other, in nats. A region without the industry adds 0. With
/// regions in groups it is the index between groups plus the mean index within them, weighted by the groups'
/// shares of the industry. Its largest value is `−ln x` of the smallest region.
///
///     // a quarter of all jobs has all of the industry: ln 4
///     try theil(of: [80, 0], against: [25, 75]).value  // 1.3863
///
/// - Parameters:
///   - employment: of the industry, one a region, 0 or more; nil is unknown.
///   - weights: of all industries, one a region, 0 or more; nil is unknown. Without them every region counts
///     alike.
/// - Returns: in nats, 0 or more; nil as ``spatialGini(of:against:)``.
/// - Throws: as ``spatialGini(of:against:)``.
/// - Complexity: O(R).
/// - Source: Theil (1967), *Economics and Information Theory*, ch. 4; relative to all employment: Brülhart &
///   Traeger (2005), *Regional Science and Urban Economics* 35(6) 597–624, section 2.
public func theil(
  of employment: [Double?], against weights: [Double?]? = nil
) throws(ClusterError) -> Concentration {
  try IndustryShares(employment, weights).concentration { pairs in
    var sum = 0.0
    for pair in pairs where pair.own > 0 {
      // s·ln(s/x) − (s − x), whose terms are not negative; the s − x that is taken off sums to zero.
      sum += pair.own * log(pair.own / pair.reference) - (pair.own - pair.reference)
    }
    for pair in pairs where pair.own == 0 { sum += pair.reference }
    return max(0, sum)
  }
}
