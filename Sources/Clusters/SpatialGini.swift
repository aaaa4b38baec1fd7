/// The locational Gini coefficient of one industry: 0 where it lies as everything does, towards 1 where it is
/// in one small place.
///
/// Regions are put in order of the quotient s/x, with s their share of the industry and x their share of all
/// employment. The Lorenz curve runs through the sums `(X_k, S_k)`; the coefficient is twice the area between
/// it and the diagonal,
///
/// `G = Σ_k (X_{k−1}·s_k − S_{k−1}·x_k) = ½·Σ_r Σ_q |s_r·x_q − s_q·x_r|`.
///
/// Its largest value is `1 − x` of the smallest region. Without weights every region counts alike, which is
/// the plain Gini coefficient of the employment with the divisor n.
///
///     // a tenth of all jobs has half of the industry
///     try spatialGini(of: [50, 50], against: [10, 90]).value  // 0.4
///     try spatialGini(of: [50, 50]).value                     // 0: the plain one
///
/// Limits: one large plant gives a high coefficient without any pull between plants; ``EllisonGlaeser`` takes
/// that out.
///
/// - Parameters:
///   - employment: of the industry, one a region, 0 or more; nil is unknown.
///   - weights: of all industries, one a region, 0 or more; nil is unknown. A region without either is left
///     out.
/// - Returns: no unit, in 0…1; nil with the reason where a figure is not known, for an industry without
///   employment and for a single region.
/// - Throws: ``ClusterError/wrongCount(of:found:wanted:)``, and ``ClusterError/invalidFigures(_:)`` for
///   figures that are negative or not finite, and for a region with the industry and the weight 0.
/// - Complexity: O(R log R).
/// - Source: Krugman (1991), *Geography and Trade*, ch. 2; the curve of quotients is that of Hoover (1936),
///   *Review of Economics and Statistics* 18(4) 162–171.
public func spatialGini(
  of employment: [Double?], against weights: [Double?]? = nil
) throws(ClusterError) -> Concentration {
  try IndustryShares(employment, weights).concentration { pairs in
    let ordered = pairs.sorted { $0.own * $1.reference < $1.own * $0.reference }
    var (own, reference, area) = (0.0, 0.0, 0.0)
    for pair in ordered {
      area += reference * pair.own - own * pair.reference
      own += pair.own
      reference += pair.reference
    }
    // The order keeps every term from falling below zero, save by rounding.
    return max(0, area)
  }
}
