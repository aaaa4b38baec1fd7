internal import Foundation

/// A place on the globe in degrees: latitude −90…90, north positive; longitude −180…360, east positive.
public struct GeographicPoint: Sendable, Equatable {
  public let latitude: Double
  public let longitude: Double

  /// - Throws: ``ClusterError/invalidFigures(_:)`` for an angle outside its range.
  public init(latitude: Double, longitude: Double) throws(ClusterError) {
    var invalid = InvalidFigures()
    if !(-90...90).contains(latitude) {
      invalid.append(InvalidFigure("latitude", found: latitude, wanted: "-90 to 90 degrees"))
    }
    if !(-180...360).contains(longitude) {
      invalid.append(InvalidFigure("longitude", found: longitude, wanted: "-180 to 360 degrees"))
    }
    try invalid.refuse()
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// The mean radius of the Earth in kilometres, `(2a + b)/3` of its ellipsoid.
///
/// - Source: Moritz (2000), *Geodetic Reference System 1980*, Journal of Geodesy 74 128, R₁.
public let earthRadius = 6371.0088

/// The length of the great circle between two places, in kilometres.
///
/// `d = 2R·asin √(sin²(Δφ/2) + cos φ₁·cos φ₂·sin²(Δλ/2))` on a sphere of ``earthRadius``. The sphere is wrong
/// by up to 0.6 % against the ellipsoid.
///
///     let alabama = try GeographicPoint(latitude: 32.5901, longitude: -86.7509)
///     let california = try GeographicPoint(latitude: 36.5341, longitude: -119.773)
///     greatCircleDistance(alabama, california)  // 3040.4250978855 km
///
/// - Complexity: O(1).
/// - Source: Sinnott (1984), *Virtues of the haversine*, Sky and Telescope 68(2) 159.
public func greatCircleDistance(_ first: GeographicPoint, _ second: GeographicPoint) -> Double {
  let degree = Double.pi / 180
  let latitude = sin((second.latitude - first.latitude) * degree / 2)
  let longitude = sin((second.longitude - first.longitude) * degree / 2)
  let square =
    latitude * latitude
    + cos(first.latitude * degree) * cos(second.latitude * degree) * longitude * longitude
  // Rounding can carry the square of antipodes past 1.
  return 2 * earthRadius * asin(min(1, square.squareRoot()))
}

/// The distance at which a region trades with itself, in kilometres: `(2/3)·√(area/π)`.
///
/// It is the mean distance from the centre of a disc of that area to its points.
///
///     internalDistance(area: 100 * .pi)  // 6.6667 km: two thirds of a radius of 10
///
/// - Parameter area: in square kilometres, 0 or more.
/// - Complexity: O(1).
/// - Source: Head & Mayer (2004), *Review of Economics and Statistics* 86(4) 959–972.
public func internalDistance(area: Double) -> Double {
  2.0 / 3.0 * (area / .pi).squareRoot()
}
