internal import Foundation

/// The distances between places pair by pair, without a table of them.
///
/// The chord between two points of the unit sphere gives the angle as `2·asin(chord/2)`: the haversine
/// formula with the sines of every place taken once. Its rounding is some 1e-16 of the radius, a nanometre.
struct PairDistances {
  private let x: [Double]
  private let y: [Double]
  private let z: [Double]
  let count: Int

  init(_ places: [GeographicPoint]) {
    let degree = Double.pi / 180
    x = places.map { cos($0.latitude * degree) * cos($0.longitude * degree) }
    y = places.map { cos($0.latitude * degree) * sin($0.longitude * degree) }
    z = places.map { sin($0.latitude * degree) }
    count = places.count
  }

  /// Visits every pair once as (region, later region, kilometres).
  ///
  /// The pairs come in blocks of 64 × 64, so that what is kept for the regions of a block stays in the cache.
  @inline(__always)
  func forEach(_ visit: (Int, Int, Double) -> Void) {
    let side = 64
    for top in stride(from: 0, to: count, by: side) {
      for left in stride(from: top, to: count, by: side) {
        for r in top..<min(top + side, count) {
          for s in max(left, r + 1)..<max(min(left + side, count), max(left, r + 1)) {
            visit(r, s, distance(r, s))
          }
        }
      }
    }
  }

  private func distance(_ r: Int, _ s: Int) -> Double {
    let (dx, dy, dz) = (x[r] - x[s], y[r] - y[s], z[r] - z[s])
    let half = (dx * dx + dy * dy + dz * dz).squareRoot() / 2
    return 2 * earthRadius * asin(min(1, half))
  }
}
