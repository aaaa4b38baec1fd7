import Decision
import TestSupport
import Testing

@Suite struct ProfileNewWeightsTests {
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
    ], why: ["because"], sources: ["a book"])

  @Test func weightsOfIndicatorsAreTheirsOfTheWhole() throws {
    let made = try #require(
      profile.weighed(as: "q", by: ["wage": 0.2, "rent": 0.3, "rate": 0.5], why: ["new"]))
    #expect(agree(try made.globalWeights().map(\.weight), [0.2, 0.3, 0.5], .roundoff))
    #expect(made.name == "q" && made.why == ["new"] && made.sources == [])
  }

  @Test func weightsOfFamiliesKeepTheProportionsInside() throws {
    let made = try #require(profile.weighed(as: "q", by: ["costs": 0.4, "tax": 0.6], why: []))
    #expect(agree(try made.globalWeights().map(\.weight), [0.3, 0.1, 0.6], .roundoff))
  }

  @Test func otherNamesGiveNothing() {
    #expect(profile.weighed(as: "q", by: ["wage": 1], why: []) == nil)
    #expect(profile.weighed(as: "q", by: ["costs": 0.4, "tax": 0.3, "rent": 0.3], why: []) == nil)
  }
}
