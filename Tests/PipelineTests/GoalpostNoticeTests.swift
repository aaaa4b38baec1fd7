import Decision
import Pipeline
import Testing

/// Goalposts are looked at by two normalisations and two treatments; anywhere else they are said to play no
/// part.
@Suite struct GoalpostNoticeTests {
  private let said =
    "only normalisations 'minmax' and 'goalposts' look at goalposts: those of 'wage' play no part here"

  private func study(
    _ method: String = "weighted-sum", normalisation: String? = nil, treatment: TreatmentName = .none,
    goalposts: Goalposts? = Goalposts(low: 0, high: 9)
  ) throws -> Study {
    let table = IndicatorTable(
      alternatives: ["A", "B", "C"].map { Alternative(id: $0) },
      columns: [("wage", [6, 3, 5]), ("rail", [1, 2, 4])].map {
        IndicatorTable.Column(indicator: Indicator(id: $0.0), values: $0.1)
      })
    let profile = Profile(
      name: "p", title: "p", method: method, normalisation: normalisation, missing: .refuse,
      branches: [
        Profile.Branch(
          family: .costs, weight: 1,
          entries: [
            Profile.Entry(
              indicator: "wage", weight: 1, direction: .cost, treatment: treatment, goalposts: goalposts),
            Profile.Entry(indicator: "rail", weight: 1, direction: .benefit),
          ])
      ])
    return try Study(
      table: table, profile: profile, profileFile: "p.yaml", industry: nil, options: Study.Options(),
      identity: Study.Identity(seed: 1, data: "d", version: "v"))
  }

  private func isSaid(_ study: Study) throws -> Bool {
    try assessment(study).notices.map(\.text).contains(said)
  }

  @Test(arguments: ["linear", "vector", "sum", "z-score", "rank", "max", "logistic"])
  func otherNormalisationsDoNotLookAtThem(normalisation: String) throws {
    #expect(try isSaid(study(normalisation: normalisation)))
  }

  @Test(arguments: ["topsis", "vikor", "spotis", "promethee-ii"])
  func methodsWithAnotherScaleDoNotLookAtThem(method: String) throws {
    #expect(try isSaid(study(method)))
  }

  @Test func wherePlayersLookNothingIsSaid() throws {
    #expect(try !isSaid(study()))
    #expect(try !isSaid(study("mairca")))
    #expect(try !isSaid(study(normalisation: "vector", goalposts: nil)))
    for treatment in [TreatmentName.log, .boxCox] {
      #expect(try !isSaid(study(normalisation: "vector", treatment: treatment)))
    }
    #expect(try isSaid(study(normalisation: "vector", treatment: .winsorise)))
  }

  @Test func weightingsDoNotLookAtThem() throws {
    let weighing = try #require(try study().weighed(by: "critic"))
    #expect(weighing.notices.map(\.text).contains(said))
    let bare = try #require(try study(goalposts: nil).weighed(by: "critic"))
    #expect(bare.weights == weighing.weights)
  }
}
