import GSL
import TestSupport
import Testing

/// References: closed forms. A table of quotients w_i/w_j has the eigenvalue n and the vector w; a
/// circulant has the sum of a row and equal entries; 2 1 / 1 1 has the golden ratio squared.
@Suite struct PrincipalEigenvalueTests {
  func pair(_ rowMajor: [Double]) throws -> (value: Double, vector: [Double]) {
    let order = Int(Double(rowMajor.count).squareRoot())
    return try PrincipalEigenvalue(order: order, rowMajor: rowMajor).found()
  }

  /// A few units in the last place: what the sum of a row rounds.
  private func close(_ found: Double, _ expected: Double) -> Bool { abs(found / expected - 1) <= 1e-14 }

  @Test(arguments: [[2.0, 1], [0.5, 0.25, 0.125, 0.125], [1, 3, 7, 11, 13, 17, 19, 23, 29, 31], [5]])
  func aConsistentTableHasItsOrderAndItsWeights(weights: [Double]) throws {
    let found = try pair(weights.flatMap { a in weights.map { a / $0 } })
    let total = weights.reduce(0, +)
    #expect(close(found.value, Double(weights.count)))
    #expect(zip(found.vector, weights).allSatisfy { close($0, $1 / total) })
  }

  @Test func weightsFarApartKeepTheirDigits() throws {
    let weights = [1e100, 1, 3e-100]
    let found = try pair(weights.flatMap { a in weights.map { a / $0 } })
    #expect(close(found.value, 3))
    #expect(zip(found.vector, [1, 1e-100, 3e-200]).allSatisfy(close))
  }

  @Test func theGoldenRatio() throws {
    let golden = (1 + 5.0.squareRoot()) / 2
    let found = try pair([2, 1, 1, 1])
    #expect(close(found.value, golden * golden))
    #expect(close(found.vector[0], 1 / golden) && close(found.vector[1], 1 - 1 / golden))
  }

  /// Preferences that go round in a circle: the other eigenvalues are nearly as large as the principal one.
  @Test(arguments: [2.0, 9, 1e3, 1e6, 1e9]) func aCircleOfPreferencesWeighsAllAlike(strength: Double) throws {
    let found = try pair([1, strength, 1 / strength, 1 / strength, 1, strength, strength, 1 / strength, 1])
    #expect(close(found.value, 1 + strength + 1 / strength))
    #expect(found.vector.allSatisfy { abs($0 - 1 / 3.0) <= 1e-12 })
  }

  @Test(arguments: 1...20) func theVectorSolvesItsEquation(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let order = Int.random(in: 2...15, using: &random)
    let rowMajor = (0..<(order * order)).map { _ in Double.random(in: 0.1...9, using: &random) }
    let found = try pair(rowMajor)
    for row in 0..<order {
      let product = (0..<order).reduce(0) { $0 + rowMajor[row * order + $1] * found.vector[$1] }
      #expect(close(product, found.value * found.vector[row]))
    }
    #expect(close(found.vector.reduce(0, +), 1))
  }

  @Test(arguments: [0, -1, Double.nan, .infinity]) func whatIsNotAboveZeroIsRefused(value: Double) {
    let error = #expect(throws: GSLError.self) { try pair([1, value, 1, 1]) }
    #expect(error?.description == "balancing a 2 × 2 matrix failed: input domain error")
  }

  @Test func rowsTooFarApartAreRefused() {
    let error = #expect(throws: GSLError.self) { try pair([1, 1e300, 1e300, 1]) }
    #expect(error?.description == "balancing a 2 × 2 matrix failed: output range error")
  }
}
