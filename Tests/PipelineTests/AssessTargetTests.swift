import Decision
import Pipeline
import TestSupport
import Testing

/// References: closed forms.
@Suite struct AssessTargetTests {
  let table = IndicatorTable(
    alternatives: ["A", "B", "C"].map { Alternative(id: $0) },
    columns: [("permits", [6, 10, 13]), ("rail", [1, 10, 100])].map {
      IndicatorTable.Column(indicator: Indicator(id: $0.0), values: $0.1)
    })

  func assessed(
    _ entries: [Profile.Entry], normalisation: String? = "target", method: String = "weighted-sum"
  ) throws -> Assessment {
    let profile = Profile(
      name: "p", title: "p", method: method, normalisation: normalisation, missing: .refuse,
      branches: [Profile.Branch(family: .stability, weight: 1, entries: entries)])
    return try assessment(
      try Study(
        table: table, profile: profile, profileFile: "p.yaml", industry: nil, options: Study.Options(),
        identity: Study.Identity(seed: 1, data: "d", version: "v")))
  }

  func permits(_ target: Target? = Target(9)) -> Profile.Entry {
    Profile.Entry(indicator: "permits", weight: 1, direction: .cost, target: target)
  }

  /// 1 − 3/4, 1 − 1/4 and 1 − 4/4: too few days are as bad as too many.
  @Test func theProfilesTargetReachesTheNormalisation() throws {
    let found = try assessed([permits()])
    #expect(found.scores.values == [0.25, 0.75, 0])
    #expect(found.normalisation == "target")
    #expect(found.target(of: 0) == Target(9))
    #expect(found.notices.allSatisfy { !$0.text.contains("looks at targets") })
  }

  /// The target moves with the column, so that whoever stands on it stays on it.
  @Test(arguments: [TreatmentName.log, .boxCox, .winsorise]) func theTargetIsTreatedLikeItsColumn(
    treatment: TreatmentName
  ) throws {
    let entry = Profile.Entry(
      indicator: "rail", weight: 1, direction: .benefit, treatment: treatment, target: Target(10))
    let found = try assessed([entry])
    #expect(found.scores.values[1] == 1)
    #expect(found.ranking.ranks[1] == 1)
    // In logarithms 1 and 100 lie equally far from 10.
    if treatment == .boxCox {
      #expect(agree(1 + found.scores.values[0], 1 + found.scores.values[2], .roundoff))
    }
  }

  @Test func aTargetThatPlaysNoPartIsSaidToPlayNone() throws {
    let said = "only normalisation 'target' looks at targets: here the direction of 'permits' counts"
    let onRange = try assessed([permits()], normalisation: nil)
    #expect(onRange.notices.map(\.text).contains(said))
    #expect(onRange.target(of: 0) == nil)
    #expect(
      try assessed([permits()], normalisation: nil, method: "spotis").notices.map(\.text).contains(said))
    #expect(try !assessed([permits(nil)], normalisation: nil).notices.map(\.text).contains(said))
    let weighing = try #require(try assessed([permits()]).study.weighed(by: "equal"))
    #expect(weighing.notices.map(\.text).contains(said))
  }

  @Test func everyCriterionWithoutATargetIsRefused() {
    let rail = Profile.Entry(indicator: "rail", weight: 1, direction: .benefit)
    #expect(
      refusal { _ = try assessed([permits(nil), rail]) } == [
        "normalisation 'target' wants a target for every criterion, and 'permits', 'rail' have none; "
          + "add 'target: value' or 'target: [low, high]' to each in the profile, or take another normalisation"
      ])
  }

  /// Counted on the figures: whose wage lies nearer to 16 stands before.
  @Test func anExplanationRanksAFigureByItsNearness() throws {
    let profile = Profile(
      name: "p", title: "p", method: "weighted-sum", normalisation: "target", missing: .excludeRegion,
      branches: [
        Profile.Branch(
          family: .costs, weight: 1,
          entries: [Profile.Entry(indicator: "wage", weight: 1, direction: .cost, target: Target(16))])
      ])
    let asked = try question(SmallDataset().dataset(), profile, industry: nil)
    let found = try assessment(asked.study)
    for (i, alternative) in found.alternatives.enumerated() {
      let leaf = try asked.explanation(of: alternative.id, in: found).branches[0].leaves[0]
      let nearer = found.figures.columns[0].values.count { abs($0 - 16) < abs(leaf.value - 16) }
      #expect(leaf.rank == nearer + 1)
      #expect(leaf.rank == found.ranking.ranks[i])
    }
  }
}
