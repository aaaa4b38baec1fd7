import TestSupport
import Testing

@testable import Estimation

/// A polynomial of the parameters with known derivatives, seen in the coordinates by differences.
@Suite struct NestedCoordinatesTests {
  /// Σ θₖ (k + 1) − Σ θᵢ θⱼ θⱼ (i + 2j + 1)/10
  private func value(_ x: [Double]) -> Double {
    var sum = 0.0
    for i in x.indices {
      sum += x[i] * Double(i + 1)
      for j in x.indices { sum -= x[i] * x[j] * x[j] * Double(i + 2 * j + 1) / 10 }
    }
    return sum
  }

  private func gradient(_ x: [Double]) -> [Double] {
    x.indices.map { k in
      var sum = Double(k + 1)
      for j in x.indices {
        sum -= x[j] * x[j] * Double(k + 2 * j + 1) / 10 + 2 * x[j] * x[k] * Double(j + 2 * k + 1) / 10
      }
      return sum
    }
  }

  private func information(_ x: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: x.count * x.count)
    for k in x.indices {
      for j in x.indices {
        result[k * x.count + j] += 2 * x[j] * Double(k + 2 * j + 1) / 10
        result[k * x.count + j] += 2 * x[k] * Double(j + 2 * k + 1) / 10
        result[k * x.count + k] += 2 * x[j] * Double(j + 2 * k + 1) / 10
      }
    }
    return result
  }

  @Test(arguments: [[0.3, -0.8, 0.5, 0.9], [1.2, 0.4, -0.7, 0.2]])
  func derivativesAreThoseAlongTheCoordinates(point: [Double]) {
    let coordinates = NestedCoordinates(at: point, columnCount: 2)
    let first = coordinates.gradient(gradient(point))
    let second = coordinates.information(information(point), gradient: gradient(point))
    func moved(_ a: Int, _ by: Double, _ b: Int = 0, _ other: Double = 0) -> Double {
      var step = point.map { _ in 0.0 }
      step[a] += by
      step[b] += other
      return value(coordinates.moved(by: step))
    }
    let h = 1e-4
    for a in 0..<4 {
      #expect(abs((moved(a, h) - moved(a, -h)) / (2 * h) - first[a]) < 1e-6)
      for b in 0..<4 {
        let bend = moved(a, h, b, h) - moved(a, h, b, -h) - moved(a, -h, b, h) + moved(a, -h, b, -h)
        #expect(abs(-bend / (4 * h * h) - second[a * 4 + b]) < 1e-5)
      }
    }
    #expect(coordinates.moved(by: [0, 0, 0, 0]).elementsEqual(point) { abs($0 - $1) < 1e-15 })
  }

  /// The gradient's parts of one group are s; its products in the coordinates are those of J′s.
  @Test func squaresAreThoseOfTheGradientInTheCoordinates() {
    let point = [0.3, -0.8, 0.5, 0.9]
    let coordinates = NestedCoordinates(at: point, columnCount: 2)
    let part = [1.0, -2, 0.5, 3]
    let products = part.flatMap { a in part.map { a * $0 } }
    let want = coordinates.gradient(part).map { $0 * $0 }
    #expect(agree(coordinates.squares(products), want, .difference))
  }
}
