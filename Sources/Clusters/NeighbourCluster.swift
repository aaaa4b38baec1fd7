internal import Foundation

/// The clusters around each region, without its own.
public struct NeighbourClusters: Sendable, Equatable {
  /// Regions × industries, row-major, in the unit of the employment.
  public let values: [Double]
  /// For each cell the neighbours whose employment in that industry is not known; each of them counts as
  /// nothing, so the value is a lower bound.
  public let unknownNeighbours: [Int]
}

/// The spatially lagged cluster: what stands in other regions, fading with distance.
///
/// `N[r, i] = Σ_{s ≠ r} exp(−d[r, s]/δ)·e[s, i]` with great-circle distances in kilometres. The region itself
/// is left out: its own cluster is a criterion of its own.
///
///     // at 10007.557 km, a quarter of the equator, and δ the same, the neighbour counts with e⁻¹
///     let places = try [0, 90].map { try GeographicPoint(latitude: 0, longitude: $0) }
///     try neighbourClusters(of: [100, 50], industries: 1, places: places, decay: 6371.0088 * .pi / 2).values
///     // [18.394, 36.788]
///
/// - Parameters:
///   - employment: R × S counts, row-major, regions down; nil is unknown, left out and counted.
///   - industries: S, the number of columns.
///   - places: the middle of each region.
///   - decay: δ in kilometres, above 0: the distance at which a neighbour counts with `e⁻¹ = 0.37`. The
///     default of 100 km is a day's round of deliveries and of commuting at the edge: localisation is found
///     mostly below 50 km and for whole sectors at medium distances too (Duranton & Overman 2005, *Review of
///     Economic Studies* 72(4) 1077), while the middles of neighbouring regions of 15,000 km² lie some 120 km
///     apart; such a neighbour counts with 0.30 and the next one behind it with 0.09.
/// - Returns: R × S sums and counts.
/// - Throws: ``ClusterError/notRectangular(cells:industries:)``,
///   ``ClusterError/wrongCount(of:found:wanted:)``, and ``ClusterError/invalidFigures(_:)`` for figures
///   outside their range.
/// - Complexity: O(R²·S) time, O(R·S) memory; pairs of regions are visited in blocks.
/// - Source: exponential decay of neighbours' clusters: Head, Ries & Swenson (1995), *Journal of
///   International Economics* 38 223, for the adjacent states; the kernel is that of the exponential market
///   potential.
public func neighbourClusters(
  of employment: [Double?], industries: Int, places: [GeographicPoint], decay: Double = usualDecay
) throws(ClusterError) -> NeighbourClusters {
  let regions = try regionCount(cells: employment.count, industries: industries)
  try checkCount(of: "places", places.count, regions)
  var invalid = InvalidFigures()
  checkAmounts(employment, of: "employment", industries: industries, into: &invalid)
  if !(decay > 0 && decay < .infinity) {
    invalid.append(InvalidFigure("decay", found: decay, wanted: "kilometres above 0"))
  }
  try invalid.refuse()

  let known = employment.map { $0 ?? 0 }
  var values = [Double](repeating: 0, count: known.count)
  PairDistances(places).forEach { r, s, distance in
    let weight = exp(-distance / decay)
    let (first, second) = (r * industries, s * industries)
    for i in 0..<industries {
      values[first + i] += weight * known[second + i]
      values[second + i] += weight * known[first + i]
    }
  }
  var unknown = [Int](repeating: 0, count: industries)
  for (position, cell) in employment.enumerated() where cell == nil { unknown[position % industries] += 1 }
  return NeighbourClusters(
    values: values,
    unknownNeighbours: employment.enumerated().map { position, cell in
      unknown[position % industries] - (cell == nil ? 1 : 0)
    })
}

/// δ in kilometres when none is given.
public let usualDecay = 100.0
