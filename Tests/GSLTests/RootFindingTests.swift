import GSL
import TestSupport
import Testing

/// References: closed forms.
@Suite struct RootFindingTests {
  @Test func theRootOfTwoIsFound() throws {
    let found = try root(of: { $0 * $0 - 2 }, between: 1, and: 2)
    #expect(agree(found.root, 1.4142135623730951, .roundoff))
    #expect(found.lower <= found.root && found.root <= found.upper)
    #expect(found.upper - found.lower <= 2e-12)
  }
  @Test func aRootAtZeroHasAnEnd() throws {
    // Nothing is small next to a root at zero, so the width of the search sets the measure.
    let found = try root(of: { $0 * $0 * $0 }, between: -1, and: 2)
    #expect(abs(found.root) <= 3e-12)
  }
  @Test func aJumpIsCutDownToItsPlace() throws {
    let found = try root(of: { $0 < 0.3 ? -1 : 1 }, between: 0, and: 1)
    #expect(found.lower < 0.3 && 0.3 <= found.upper)
    #expect(found.upper - found.lower <= 1e-12)
  }
  @Test func aRootAtAnEndIsTaken() throws {
    #expect(try root(of: { $0 - 1 }, between: 1, and: 3).root == 1)
  }
  @Test func endsOfOneSignAreRefused() {
    #expect(
      throws: GSLError(operation: "finding a root between 1.0 and 2.0", status: 4)
    ) { try root(of: { $0 }, between: 1, and: 2) }
  }
  @Test func aValueThatIsNoNumberIsRefused() {
    #expect(throws: GSLError.self) {
      try root(of: { $0 > 0.1 && $0 < 0.9 ? .nan : $0 - 0.5 }, between: 0, and: 1)
    }
  }
}
