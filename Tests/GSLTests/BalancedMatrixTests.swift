import Testing

@testable import GSL

@Suite struct BalancedMatrixTests {
  @Test func aConsistentTableComesNearOnesWithoutRounding() throws {
    let weights = [1e100, 1, 1e-100]
    let balanced = try BalancedMatrix(order: 3, rowMajor: weights.flatMap { a in weights.map { a / $0 } })
    #expect(balanced.rowMajor.allSatisfy { $0 >= 0.25 && $0 <= 4 })
    #expect(balanced.rowMajor[3].significand == (1 / 1e100).significand)
  }

  @Test func powersOfTwoAreTakenOutExactly() throws {
    let balanced = try BalancedMatrix(order: 2, rowMajor: [1, 0x1p40, 0x1p-40, 1])
    #expect(balanced.rowMajor == [1, 1, 1, 1])
    let vector = balanced.unbalanced([0.5, 0.5])
    #expect(vector[1] / vector[0] == 0x1p-40)
  }
}
