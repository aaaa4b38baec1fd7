import Decision
import TestSupport
import Testing

@Suite struct ProfileTests {
  func profile(_ branches: [Profile.Branch]) -> Profile {
    Profile(name: "p", title: "P", method: "weighted-sum", missing: .refuse, branches: branches)
  }

  func entry(_ name: String, _ weight: Double) -> Profile.Entry {
    Profile.Entry(indicator: name, weight: weight, direction: .benefit)
  }

  /// By hand: families 3 : 1, the first split 1 : 2 and the second whole.
  @Test func weightsAreRescaledWithinEachLevelAndMultipliedAlongTheBranch() throws {
    let weights = try profile([
      .init(family: .infrastructure, weight: 3, entries: [entry("rail", 1), entry("roads", 2)]),
      .init(family: .tax, weight: 1, entries: [entry("rate", 40)]),
    ]).globalWeights()
    #expect(weights.map(\.weight) == [0.25, 0.5, 0.25])
    #expect(weights.map(\.family) == [.infrastructure, .infrastructure, .tax])
    #expect(weights.map(\.entry.indicator) == ["rail", "roads", "rate"])
  }

  @Test func familiesStandInTheirOwnOrderWhateverTheFileSays() throws {
    let shuffled = profile([
      .init(family: .cluster, weight: 1, entries: [entry("pull", 1)]),
      .init(family: .costs, weight: 1, entries: [entry("wage", 1)]),
    ])
    #expect(shuffled.branches.map(\.family) == [.costs, .cluster])
    #expect(try shuffled.globalWeights().map(\.entry.indicator) == ["wage", "pull"])
  }

  @Test func aFamilyThatWeighsNothingMayHoldIndicatorsThatWeighNothing() throws {
    let weights = try profile([
      .init(family: .costs, weight: 0, entries: [entry("wage", 0), entry("rent", 0)]),
      .init(family: .tax, weight: 5, entries: [entry("rate", 1)]),
    ]).globalWeights()
    #expect(weights.map(\.weight) == [0, 0, 1])
    #expect(weights.map(\.entry.indicator) == ["wage", "rent", "rate"])
  }

  @Test func aLevelWithoutWeightIsRefused() {
    #expect(throws: WeightError.nothing) {
      try profile([.init(family: .costs, weight: 0, entries: [entry("wage", 1)])]).globalWeights()
    }
    #expect(throws: WeightError.nothing) {
      try profile([.init(family: .costs, weight: 1, entries: [entry("wage", 0)])]).globalWeights()
    }
    #expect(throws: WeightError.nothing) {
      try profile([.init(family: .costs, weight: 1, entries: [])]).globalWeights()
    }
    #expect(throws: WeightError.nothing) { try profile([]).globalWeights() }
  }

  @Test func aWeightThatIsNoneIsRefused() {
    #expect(throws: WeightError.outOfRange(index: 1, value: -2)) {
      try profile([.init(family: .costs, weight: 1, entries: [entry("wage", 1), entry("rent", -2)])])
        .globalWeights()
    }
  }

  @Test(arguments: UInt64(1)...20) func globalWeightsSumToOne(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let branches = Family.allCases.map { family in
      Profile.Branch(
        family: family, weight: Double.random(in: 0.1...9, using: &random),
        entries: (0..<Int.random(in: 1...7, using: &random)).map {
          entry("\(family)-\($0)", Double.random(in: 0.1...9, using: &random))
        })
    }
    let weights = try profile(branches).globalWeights().map(\.weight)
    #expect(agree(weights.reduce(0, +), 1, .roundoff))
    #expect(try WeightVector(weights).values == weights)
  }

  @Test func goalpostsRiseAndAreFinite() throws {
    let posts = try #require(Goalposts(low: 30, high: 80))
    #expect(posts.low == 30)
    #expect(posts.high == 80)
    #expect(Goalposts(low: 80, high: 30) == nil)
    #expect(Goalposts(low: 5, high: 5) == nil)
    #expect(Goalposts(low: -0.0, high: 0) == nil)
    #expect(Goalposts(low: .nan, high: 1) == nil)
    #expect(Goalposts(low: 0, high: .infinity) == nil)
  }

  @Test func policiesAndTreatmentsAreCalledAsInAProfile() {
    #expect(
      MissingPolicy.allCases.map(\.rawValue)
        == ["refuse", "exclude-region", "country-mean", "nearest-neighbours", "regression"])
    #expect(TreatmentName.allCases.map(\.rawValue) == ["none", "winsorise", "log", "box-cox"])
  }
}
