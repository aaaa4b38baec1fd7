import Clusters
import TestSupport
import Testing

@Suite struct SymmetricQuotientTests {
  @Test func theExampleOfTheDocumentationHolds() {
    let found = symmetricQuotients([2, 1, 0.5, 0, nil])
    #expect(agree(known(Array(found[..<4])), [1.0 / 3, 0, -1.0 / 3, -1], .roundoff))
    #expect(found[4] == nil)
  }
  @Test(arguments: 1...20) func twiceAndHalfLieAsFarFromTheMiddle(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let quotient = Double.random(in: 1.1...50, using: &random)
    let found = known(symmetricQuotients([quotient, 1 / quotient]))
    #expect(agree(found[0], -found[1], .roundoff))
    #expect((0..<1).contains(found[0]))
  }
}
