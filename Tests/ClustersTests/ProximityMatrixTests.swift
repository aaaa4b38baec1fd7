import Clusters
import TestSupport
import Testing

/// References: ecomplexity 0.5.3 (Harvard's Growth Lab, Python), `calc_discrete_proximity` and
/// `calc_density`.
enum ProductSpace {
  /// Eight regions, six industries.
  static let quotients: [Double?] = [
    2.1, 1.4, 0.3, 0.0, 0.9, 1.2,
    0.4, 1.8, 1.1, 0.2, 1.3, 0.6,
    1.5, 1.2, 0.7, 1.6, 0.1, 0.8,
    0.2, 0.6, 2.4, 1.1, 1.9, 0.5,
    1.1, 0.9, 0.8, 1.3, 0.7, 1.5,
    0.0, 1.7, 1.3, 0.4, 1.05, 1.0,
    3.0, 0.5, 0.6, 0.9, 0.2, 2.2,
    0.7, 1.01, 0.9, 1.2, 1.4, 0.3,
  ]
  static let proximity: [Double] = [
    1, 0.4, 0, 0.5, 0, 0.75,
    0.4, 1, 0.4, 0.4, 0.6, 0.2,
    0, 0.4, 1, 0.25, 0.75, 0,
    0.5, 0.4, 0.25, 1, 0.5, 0.25,
    0, 0.6, 0.75, 0.5, 1, 0,
    0.75, 0.2, 0, 0.25, 0, 1,
  ]
  /// With the diagonal of the proximity at 0: the industry itself is left out.
  static let densities: [Double] = [
    0.696969696969697, 0.3, 0.28571428571428575, 0.6052631578947368, 0.3243243243243243, 0.7916666666666667,
    0.24242424242424246, 0.5, 0.8214285714285714, 0.6052631578947368, 0.7297297297297296, 0.16666666666666669,
    0.5454545454545455, 0.4, 0.4642857142857143, 0.4736842105263158, 0.5945945945945945, 1,
    0.30303030303030304, 0.7, 0.7142857142857143, 0.39473684210526316, 0.6756756756756757,
    0.20833333333333334,
    0.7575757575757576, 0.5, 0.17857142857142858, 0.39473684210526316, 0.27027027027027023,
    0.8333333333333334,
    0.24242424242424246, 0.5, 0.8214285714285714, 0.6052631578947368, 0.7297297297297296, 0.16666666666666669,
    0.4545454545454546, 0.3, 0, 0.39473684210526316, 0, 0.625,
    0.5454545454545455, 0.5, 1, 0.4736842105263158, 0.5945945945945945, 0.375,
  ]
  /// LQ above 1 in the pattern 1 1 0 / 1 0 0 / 0 1 1 / 1 1 0, the example of the documentation.
  static let small: [Double?] = [2, 2, 0, 2, 0, 0, 0, 2, 2, 2, 2, 0]

  /// Quotients at random, some of them unknown.
  static func drawn(_ seed: UInt64, regions: Int, industries: Int, hiding: Double) -> [Double?] {
    var random = SeededGenerator(seed: seed)
    return (0..<regions * industries).map { _ in
      Double.random(in: 0..<1, using: &random) < hiding ? nil : Double.random(in: 0...2.5, using: &random)
    }
  }
}

@Suite struct ProximityMatrixTests {
  @Test func proximityMatchesTheReference() throws {
    let found = try ProximityMatrix(of: ProductSpace.quotients, industries: 6)
    #expect(agree(found.values, ProductSpace.proximity, .roundoff))
  }
  @Test func theExampleOfTheDocumentationHolds() throws {
    let found = try ProximityMatrix(of: ProductSpace.small, industries: 3)
    let third = 1.0 / 3
    let expected: [Double] = [1, 2 * third, 0, 2 * third, 1, third, 0, third, 1]
    #expect(agree(found.values, expected, .roundoff))
    #expect(found[1, 2] == found[2, 1])
  }
  @Test func aRegionCountsOnlyWhereBothAreKnown() throws {
    // Both known in the first three regions: together in one, the first industry at home in two, the second
    // in one.
    let found = try ProximityMatrix(of: [2, 2, 2, 0, 0, 0, nil, 2, 2, nil], industries: 2)
    #expect(found[0, 1] == 0.5)
  }
  @Test func industriesThatNeverMeetHaveNoProximity() throws {
    let found = try ProximityMatrix(of: [2, 0, 0.5, 0, 2, 0.5], industries: 3)
    #expect(found.values == [1, 0, 0, 0, 1, 0, 0, 0, 1])
  }
  @Test func theOverallShareItselfIsNotAboveIt() throws {
    #expect(try ProximityMatrix(of: [1, 2], industries: 2)[0, 1] == 0)
    // One rounding above it is still the share itself.
    #expect(try ProximityMatrix(of: [Double(1).nextUp, 2], industries: 2)[0, 1] == 0)
  }
  @Test(arguments: 1...20) func proximityIsSymmetricInItsRangeAndCountsAsWritten(seed: UInt64) throws {
    // 150 regions take three machine words, the last not full.
    let quotients = ProductSpace.drawn(seed, regions: 150, industries: 9, hiding: 0.15)
    let found = try ProximityMatrix(of: quotients, industries: 9)
    for i in 0..<9 {
      for j in 0..<9 {
        #expect(found[i, j] == found[j, i] && (0...1).contains(found[i, j]))
        guard i != j else { continue }
        var (both, first, second) = (0.0, 0.0, 0.0)
        for r in 0..<150 {
          guard let a = quotients[r * 9 + i], let b = quotients[r * 9 + j] else { continue }
          if a > 1 && b > 1 { both += 1 }
          if a > 1 { first += 1 }
          if b > 1 { second += 1 }
        }
        #expect(agree(found[i, j], min(both / first, both / second), .roundoff))
      }
    }
  }
  @Test func badShapesAndQuotientsAreRefused() {
    #expect(throws: ClusterError.notRectangular(cells: 5, industries: 3)) {
      try ProximityMatrix(of: [1, 2, 3, 4, 5], industries: 3)
    }
    #expect(throws: ClusterError.self) { try ProximityMatrix(of: [1, -2, 3], industries: 3) }
  }
}
