internal import Foundation

/// Whether a region is part of its own market.
public enum OwnMarket: Sendable, Equatable {
  /// At its internal distance.
  case included
  /// Foreign market potential only.
  case excluded
}

/// How much market lies around each region.
public struct MarketPotential: Sendable, Equatable {
  /// One a region, in the unit of the masses per kilometre to the power of the exponent.
  public let values: [Double]
  /// Regions whose mass is not known; they are no part of any sum, so every potential is a lower bound.
  public let unknownMasses: Int
}

/// Harris's market potential: every region's mass, divided by how far away it is.
///
/// `MP[r] = Σ_s m[s] / d[r, s]^γ` with great-circle distances in kilometres, and the internal distance
/// `d[r, r] = (2/3)·√(area/π)` for the region's own mass.
///
///     // a quarter of the equator is 6371.0088·π/2 = 10007.557 km; a disc of radius 30 km has d = 20 km
///     let places = try [0, 90].map { try GeographicPoint(latitude: 0, longitude: $0) }
///     try marketPotential(masses: [20, 10_007.557], places: places, areas: [900 * .pi, 900 * .pi]).values
///     // [20/20 + 1, 10007.557/20 + 20/10007.557] = [2, 500.38]
///
/// - Parameters:
///   - masses: gross product, income or employment, one a region, 0 or more; nil is unknown, left out and
///     counted.
///   - places: the middle of each region.
///   - areas: in square kilometres, above 0.
///   - exponent: γ, above 0. The default 1 is Harris's, and near the mean of the estimates: trade falls off
///     with distance to the power of 0.9 (Disdier & Head 2008, *Review of Economics and Statistics* 90(1)
///     37).
///   - own: whether the region's own mass counts.
/// - Returns: one potential a region.
/// - Throws: ``ClusterError/wrongCount(of:found:wanted:)``, and ``ClusterError/invalidFigures(_:)`` for
///   figures outside their range and for two regions whose middles lie within a metre.
/// - Complexity: O(R²) time, O(R) memory: pairs of regions are visited in blocks and no table of them is
///   kept.
/// - Source: Harris (1954), *Annals of the Association of American Geographers* 44(4) 315; internal distance
///   and use for investment: Head & Mayer (2004), *Review of Economics and Statistics* 86(4) 959–972.
public func marketPotential(
  masses: [Double?], places: [GeographicPoint], areas: [Double], exponent: Double = 1,
  own: OwnMarket = .included
) throws(ClusterError) -> MarketPotential {
  try checkCount(of: "places", places.count, masses.count)
  try checkCount(of: "areas", areas.count, masses.count)
  var invalid = InvalidFigures()
  checkAmounts(masses, of: "mass", into: &invalid)
  for (region, area) in areas.enumerated() where !(area > 0 && area < .infinity) {
    invalid.append(InvalidFigure("area", region: region, found: area, wanted: "square kilometres above 0"))
  }
  if !(exponent > 0 && exponent < .infinity) {
    invalid.append(InvalidFigure("exponent", found: exponent, wanted: "a finite number above 0"))
  }
  try invalid.refuse()

  let known = masses.map { $0 ?? 0 }
  var values = [Double](repeating: 0, count: masses.count)
  if own == .included {
    for r in values.indices { values[r] = known[r] / pow(internalDistance(area: areas[r]), exponent) }
  }
  PairDistances(places).forEach { r, s, distance in
    guard distance >= leastDistance else {
      invalid.append(
        InvalidFigure("distance to region \(r)", region: s, found: distance, wanted: "at least a metre"))
      return
    }
    let decay = exponent == 1 ? distance : pow(distance, exponent)
    values[r] += known[s] / decay
    values[s] += known[r] / decay
  }
  try invalid.refuse()
  return MarketPotential(values: values, unknownMasses: masses.count { $0 == nil })
}

/// Kilometres. Nearer middles than a metre are one place given twice, and the decay has no value at 0.
private let leastDistance = 0.001
