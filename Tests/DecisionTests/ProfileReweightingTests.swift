import Decision
import TestSupport
import Testing

@Suite struct ProfileReweightingTests {
  let profile = Profile(
    name: "p", title: "P", method: "weighted-sum", missing: .refuse,
    branches: [
      .init(
        family: .costs, weight: 1,
        entries: [
          .init(indicator: "wage", weight: 3, direction: .cost),
          .init(indicator: "rent", weight: 1, direction: .cost),
        ]),
      .init(family: .tax, weight: 1, entries: [.init(indicator: "rate", weight: 1, direction: .cost)]),
      .init(family: .location, weight: 2, entries: [.init(indicator: "port", weight: 1, direction: .cost)]),
    ])

  func weights(_ shares: [(String, Double)]) throws -> [Double] {
    try profile.reweighted(shares.map { (path: $0.0, share: $0.1) }).globalWeights().map(\.weight)
  }

  @Test func aFamilysShareIsSetAndTheOthersKeepTheirProportions() throws {
    #expect(agree(try weights([("family.costs", 0.4)]), [0.3, 0.1, 0.2, 0.4], .roundoff))
  }

  @Test func anIndicatorsShareOfItsFamilyIsSet() throws {
    #expect(agree(try weights([("rent", 0.5)]), [0.125, 0.125, 0.25, 0.5], .roundoff))
  }

  @Test func severalSharesAreSetTogether() throws {
    #expect(
      agree(
        try weights([("family.costs", 0), ("family.tax", 0.25), ("wage", 1)]), [0, 0, 0.25, 0.75], .roundoff))
    #expect(
      agree(
        try weights([("family.costs", 0.5), ("family.tax", 0.2), ("family.location", 0.3)]),
        [0.375, 0.125, 0.2, 0.3], .roundoff))
  }

  @Test func whatCannotBeSetIsRefused() {
    func message(_ shares: [(String, Double)]) -> String {
      do { return "\(try weights(shares))" } catch let error as ReweightingError {
        return "\(error); \(error.hint)"
      } catch { return "\(error)" }
    }
    #expect(
      message([("family.cost", 0.4)])
        == "the profile has no 'family.cost' to weigh; did you mean 'family.costs' or 'family.tax'?")
    #expect(
      message([("wage", 1.5)])
        == "the share of 'wage' is 1.5; a share lies between 0 and 1; "
        + "write family.costs=0.4 or, for an indicator within its family, wage=0.5")
    #expect(
      message([("family.costs", 0.7), ("family.tax", 0.7)])
        == "the shares set in the families sum to 1.4, and the weights that are left cannot make it one; "
        + "set fewer of them, or shares that sum to one")
    #expect(message([("rate", 0.5)]).hasPrefix("the shares set in family 'tax' sum to 0.5"))
  }
}
