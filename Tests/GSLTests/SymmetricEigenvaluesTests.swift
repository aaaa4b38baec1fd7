import GSL
import TestSupport
import Testing

/// References: closed forms. The second difference matrix of order n has the eigenvalues 2 − 2 cos(kπ/(n +
/// 1)), k = n, …, 1, with the vectors sin(ikπ/(n + 1)); a matrix of one outside and r inside has 1 + (n −
/// 1)r and 1 − r.
@Suite struct SymmetricEigenvaluesTests {
  @Test func theLargestComesFirstWithItsVectorOfLengthOne() throws {
    let pairs = try SymmetricEigenvalues(order: 2, rowMajor: [2, 1, 1, 2]).found()
    let root = 0.5.squareRoot()
    #expect(agree(pairs.map(\.value), [3, 1], .roundoff))
    #expect(agree(pairs[0].vector, [root, root], .roundoff))
    #expect(agree(pairs[1].vector.map { $0 * $0 }, [0.5, 0.5], .roundoff))
  }

  @Test func secondDifferencesHaveTheEigenvaluesOfAString() throws {
    // n = 5: cos(kπ/6) is ±√3/2, ±1/2 and 0.
    let order = 5
    let rowMajor = (0..<25).map { place in
      let distance = abs(place / order - place % order)
      return distance == 0 ? 2.0 : distance == 1 ? -1 : 0
    }
    let pairs = try SymmetricEigenvalues(order: order, rowMajor: rowMajor).found()
    let root = 3.0.squareRoot()
    #expect(agree(pairs.map(\.value), [2 + root, 3, 2, 1, 2 - root], .roundoff))
    // k = 5: sin(5iπ/6) is ½, −√3/2, 1, −√3/2, ½, of length √3.
    #expect(agree(pairs[0].vector, [0.5 / root, -0.5, 1 / root, -0.5, 0.5 / root], .roundoff))
  }

  @Test func equalCorrelationsHaveOneLargeEigenvalue() throws {
    let rowMajor = (0..<16).map { $0 / 4 == $0 % 4 ? 1 : 0.25 }
    let pairs = try SymmetricEigenvalues(order: 4, rowMajor: rowMajor).found()
    #expect(agree(pairs.map(\.value), [1.75, 0.75, 0.75, 0.75], .roundoff))
    #expect(agree(pairs[0].vector, [0.5, 0.5, 0.5, 0.5], .roundoff))
  }

  @Test func aNumberIsItsOwnEigenvalue() throws {
    let pairs = try SymmetricEigenvalues(order: 1, rowMajor: [-7]).found()
    #expect(pairs[0].value == -7 && pairs[0].vector == [1])
  }

  @Test func onlyTheLowerTriangleIsRead() throws {
    let pairs = try SymmetricEigenvalues(order: 2, rowMajor: [2, 99, 1, 2]).found()
    #expect(agree(pairs.map(\.value), [3, 1], .roundoff))
  }

  @Test(arguments: [1e300, 1e-300]) func hugeAndTinyEntriesKeepTheirDigits(unit: Double) throws {
    let pairs = try SymmetricEigenvalues(order: 2, rowMajor: [2, 1, 1, 2].map { $0 * unit }).found()
    #expect(agree(pairs.map(\.value), [3 * unit, unit], .roundoff))
  }

  @Test(arguments: 1...20) func everyPairSolvesItsEquation(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let order = Int.random(in: 2...12, using: &random)
    var rowMajor = [Double](repeating: 0, count: order * order)
    for row in 0..<order {
      for column in 0...row {
        let value = Double.random(in: -1...1, using: &random)
        rowMajor[row * order + column] = value
        rowMajor[column * order + row] = value
      }
    }
    for pair in try SymmetricEigenvalues(order: order, rowMajor: rowMajor).found() {
      for row in 0..<order {
        let product = (0..<order).reduce(0) { $0 + rowMajor[row * order + $1] * pair.vector[$1] }
        // The entries are at most one, so a few units of 2⁻⁵² for each of them is rounding.
        #expect(abs(product - pair.value * pair.vector[row]) <= 64 * Double(order) * 0x1p-52)
      }
    }
  }

  @Test(arguments: [Double.nan, .infinity]) func whatIsNotFiniteIsRefused(value: Double) {
    let error = #expect(throws: GSLError.self) {
      try SymmetricEigenvalues(order: 2, rowMajor: [1, 0, value, 1]).found()
    }
    #expect(error?.description == "finding the eigenvalues of a 2 × 2 matrix failed: input domain error")
  }
}
