/// Coordinates in which a nested likelihood is smooth where all λs and coefficients go to zero together.
///
/// Shares inside of the nests depend on β/λ and on the ratios of the λs alone, so with `s` the largest λ the
/// coordinates are s itself, `γ = β/s` and `ρ = λ/s` of the other λs; each stands in the place of its
/// parameter. In β and λ themselves the second derivatives would grow like 1/s² on the way to zero, and
/// Newton's steps would creep.
struct NestedCoordinates {
  private let point: [Double]
  /// Place of the largest λ.
  private let pivot: Int
  /// Change of every parameter with s.
  private let ray: [Double]

  private var scale: Double { point[pivot] }

  /// - Parameter columnCount: coefficients before the λs.
  init(at point: [Double], columnCount: Int) {
    self.point = point
    var pivot = columnCount
    for k in columnCount..<point.count where abs(point[k]) > abs(point[pivot]) { pivot = k }
    self.pivot = pivot
    ray = point.map { [scale = point[pivot]] in $0 / scale }
  }

  func gradient(_ gradient: [Double]) -> [Double] {
    var result = gradient.map { $0 * scale }
    result[pivot] = zip(gradient, ray).reduce(0) { $0 + $1.0 * $1.1 }
    return result
  }

  /// Minus the second derivatives, from minus those by the parameters.
  func information(_ information: [Double], gradient: [Double]) -> [Double] {
    let order = point.count
    var result = information.map { $0 * scale * scale }
    var along = [Double](repeating: 0, count: order)
    for a in 0..<order {
      for b in 0..<order { along[a] += information[a * order + b] * ray[b] }
    }
    for a in 0..<order where a != pivot {
      result[a * order + pivot] = scale * along[a] - gradient[a]
      result[pivot * order + a] = result[a * order + pivot]
    }
    result[pivot * order + pivot] = zip(along, ray).reduce(0) { $0 + $1.0 * $1.1 }
    return result
  }

  /// Sums of squares of the gradient's parts, from their products by the parameters.
  func squares(_ products: [Double]) -> [Double] {
    let order = point.count
    var result = (0..<order).map { products[$0 * order + $0] * scale * scale }
    result[pivot] = 0
    for a in 0..<order {
      for b in 0..<order { result[pivot] += ray[a] * products[a * order + b] * ray[b] }
    }
    return result
  }

  /// The point after a step in the coordinates.
  func moved(by step: [Double]) -> [Double] {
    let length = scale + step[pivot]
    var result = zip(ray, step).map { length * ($0 + $1) }
    result[pivot] = length
    return result
  }

  /// The part of a step that keeps s and every ρ from losing more than 0.7 of itself, or growing to more than
  /// three times.
  func reach(of step: [Double], columnCount: Int) -> Double {
    (columnCount..<point.count).reduce(1.0) { reach, k in
      let relative = step[k] / (k == pivot ? scale : ray[k])
      return relative < 0 ? min(reach, 0.7 / -relative) : relative > 0 ? min(reach, 2 / relative) : reach
    }
  }
}
