import Decision
import Pipeline
import TestSupport
import Testing

/// Reference: `Tests/References/small-dataset/scores.txt`, an independent program on the same files.
@Suite struct AssessTests {
  @Test func scoresAreThoseOfTheReference() throws {
    let found = try assessment(try question(SmallDataset().dataset()).study)
    #expect(found.alternatives.map(\.id) == SmallDataset.ids)
    #expect(
      agree(
        found.scores.values,
        [
          0.43682062277356803, 0.45305232558139535, 0.5298878558648672, 0.5142912266854456,
          0.47242520753020706,
          0.43163845673554246, 0.6041666666666666,
        ], .roundoff))
    #expect(
      found.ranking.order.map { SmallDataset.ids[$0] } == ["CC2", "AA3", "BB1", "BB2", "AA2", "AA1", "CC1"])
  }

  /// The range of min-max and the mean of a country run over what is left; the market and the clusters over all.
  @Test func conditionsComeBeforeScoring() throws {
    let options = Study.Options(conditions: [.number("wage", .less, 15)])
    let found = try assessment(try question(SmallDataset().dataset(), options: options).study)
    #expect(found.alternatives.map(\.id) == ["AA3", "BB1", "CC1", "CC2"])
    #expect(
      agree(
        found.scores.values, [0.53125, 0.5331564758250417, 0.33601972357669146, 0.5625], .roundoff))
    #expect(
      found.removed == [
        Removal(
          id: "AA1", reason: "does not meet 'wage < 15' (wage is 20)", cause: "does not meet 'wage < 15'"),
        Removal(
          id: "AA2", reason: "does not meet 'wage < 15' (wage is 16)", cause: "does not meet 'wage < 15'"),
        Removal(id: "BB2", reason: "cannot be held against 'wage < 15': its 'wage' is not known"),
      ])
    #expect(found.imputed.map(\.indicator) == ["lq"])
  }

  @Test func theProfilesConditionsComeBeforeThoseOfTheCommand() throws {
    let profile = carsProfile(must: [.oneOf("country", ["AA", "BB"])])
    let options = Study.Options(conditions: [.number("wage", .less, 15)])
    let found = try assessment(try question(SmallDataset().dataset(), profile, options: options).study)
    #expect(found.alternatives.map(\.id) == ["AA3", "BB1"])
    #expect(found.removed.map(\.id) == ["AA1", "AA2", "BB2", "CC1", "CC2"])
    #expect(found.removed[3].reason == "does not meet 'country in [AA, BB]' (country is CC)")
  }

  @Test func excludedRegionsAreRemovedBeforeScoring() throws {
    let found = try assessment(
      try question(SmallDataset().dataset(), carsProfile(missing: .excludeRegion)).study)
    #expect(found.alternatives.map(\.id) == ["AA1", "AA2", "AA3", "BB1", "CC2"])
    #expect(found.removed.map(\.id) == ["BB2", "CC1"])
    #expect(found.removed.allSatisfy { $0.reason.contains("no figure for ") })
    #expect(found.imputed.isEmpty)
    // (20 − 16)/(20 − 4): without the two the dearest and the cheapest wage stay.
    #expect(agree(found.normalised.columns[1], [0, 0.25, 0.5, 0.625, 1], .roundoff))
  }

  @Test func everyGapIsRefusedAtOnce() throws {
    let study = try question(SmallDataset().dataset(), carsProfile(missing: .refuse)).study
    let hint =
      "add the figure, or name a policy: --missing exclude-region, country-mean, nearest-neighbours or regression"
    #expect(
      refusal { _ = try study.assessed() } == [
        "the figure of 'BB2' on 'wage' is missing; \(hint)",
        "the figure of 'CC1' on 'lq' is missing; \(hint)",
      ])
  }

  @Test func imputedFiguresAreFlaggedAndCounted() throws {
    let found = try assessment(try question(SmallDataset().dataset()).study)
    #expect(
      found.imputed == [
        ImputedCell(alternative: "BB2", indicator: "wage", value: 10, basis: "mean of its country"),
        ImputedCell(alternative: "CC1", indicator: "lq", value: 1, basis: "mean of its country"),
      ])
    let wage = found.figures.column("wage")
    #expect(wage?.value(4) == 10)
    #expect(
      wage?.provenance?[4] == Provenance(year: 2020, source: "mean of its country", grade: .imputed))
    #expect(
      found.notices.map(\.text).contains(
        "2 of 49 figures were missing and are imputed by country-mean: wage 1, lq 1"))
  }

  @Test func thePolicyOfTheCommandComesBeforeTheProfiles() throws {
    let options = Study.Options(missing: .excludeRegion)
    let found = try assessment(try question(SmallDataset().dataset(), options: options).study)
    #expect(found.removed.map(\.id) == ["BB2", "CC1"])
  }

  @Test func nothingMatchingIsAnAnswerWithEveryReason() throws {
    let options = Study.Options(conditions: [.number("wage", .less, 1)])
    let study = try question(SmallDataset().dataset(), options: options).study
    guard case .nothingMatched(let removed) = try study.assessed() else {
      Issue.record("something matched")
      return
    }
    #expect(removed.map(\.id) == SmallDataset.ids)
  }

  @Test func nothingIsLeftWhenEveryRegionHasAGap() throws {
    let small = try SmallDataset().keeping(["BB2", "CC1"])
    let study = try question(small.dataset(), carsProfile(missing: .excludeRegion)).study
    guard case .nothingMatched(let removed) = try study.assessed() else {
      Issue.record("something matched")
      return
    }
    #expect(removed.map(\.id) == ["BB2", "CC1"])
  }

  @Test func aPolicyThatCannotFillSaysWhatItLacks() throws {
    let small = try SmallDataset().keeping(["AA1", "AA2", "BB2"])
    let study = try question(small.dataset(), carsProfile(without: ["lq", "complete_set"])).study
    #expect(
      refusal { _ = try study.assessed() } == [
        "the figure of 'BB2' on 'wage' is missing; take nearest-neighbours, or add the figure"
      ])
  }

  @Test func aFigureThatNobodyHasIsFilledByNoPolicy() throws {
    let small = try SmallDataset().replacing("wage", with: [nil, nil, nil, nil, nil, nil, nil])
    for policy in [MissingPolicy.countryMean, .nearestNeighbours, .regression] {
      let study = try question(
        small.dataset(), carsProfile(missing: policy, without: ["lq", "complete_set"])
      ).study
      let said = refusal { _ = try study.assessed() }
      #expect(said.count == 7, "\(policy)")
      #expect(said.allSatisfy { $0.contains("on 'wage' is missing; ") })
    }
  }

  @Test func aFigureIsDividedBeforeItIsImputed() throws {
    let per = carsProfile(without: ["lq", "complete_set"], per: ["wage": "gdp", "motorways": "gdp"])
    let found = try assessment(try question(SmallDataset().dataset(), per).study)
    let wage = found.figures.column("wage")!
    #expect(wage.indicator.title == "Hourly wage per Gross product")
    #expect(wage.indicator.unit == "EUR/hour/million EUR")
    // BB has one known quotient, 10/30000, which BB2 takes; dividing the mean wage by BB2's product would give 10/20000.
    #expect(agree(wage.values[4], 10.0 / 30_000, .roundoff))
    #expect(agree(wage.values[0], 20.0 / 40_000, .roundoff))
    #expect(found.figures.column("motorways")!.provenance?[4].grade == .estimated)
  }

  /// The documentation of a profile's entry promises it: a figure per square kilometre.
  @Test func aFigureMayBeDividedByTheArea() throws {
    let per = carsProfile(without: ["lq", "complete_set"], per: ["motorways": "area_km2"])
    let found = try assessment(try question(SmallDataset().dataset(), per).study)
    #expect(
      agree(found.figures.column("motorways")!.values, [0.1, 0.05, 0.15, 0.1, 0.05, 0.025, 0.1], .roundoff))
  }

  @Test func heldValuesAndSkewAreSaid() throws {
    let small = try SmallDataset().replacing("tax_rate", with: [50, 25, 5, 15, 15, 10, 10])
    let found = try assessment(try question(small.dataset()).study)
    #expect(
      found.notices.map(\.text).contains(
        "'tax_rate': 1 of 7 values lie outside the goalposts 0 to 40 and are held at its ends (AA1)"))
    #expect(found.normalised.columns[2][0] == 0)
  }

  @Test func aFamilyThatTellsNobodyApartIsSaid() throws {
    let found = try assessment(
      try question(SmallDataset().dataset(), options: Study.Options(conditions: [.oneOf("country", ["AA"])]))
        .study)
    #expect(
      found.notices.map(\.text).contains(
        "family 'stability' is the same for all candidates and does not tell them apart"))
    #expect(found.normalised.columns[4] == [1, 1, 1])
  }

  @Test func aMethodOfTheCommandBringsItsOwnNormalisation() throws {
    let topsis = try assessment(
      try question(SmallDataset().dataset(), options: Study.Options(method: "topsis")).study)
    #expect(topsis.normalised.normalisation == "vector")
    #expect(!topsis.isAdditive)
    #expect(topsis.contributions(of: 0) == nil)
    #expect(topsis.notices.last?.text == "topsis: adding or dropping an alternative can reverse ranks")
    let both = Study.Options(method: "topsis", normalisation: "minmax")
    #expect(
      try assessment(try question(SmallDataset().dataset(), options: both).study).normalised.normalisation
        == "minmax")
  }

  @Test func unknownNamesAreRefusedTogether() throws {
    let study = try question(
      SmallDataset().dataset(), options: Study.Options(method: "topsiss", normalisation: "minmaxx")
    ).study
    #expect(
      refusal { _ = try study.assessed() } == [
        "unknown method 'topsiss'; did you mean 'topsis'?",
        "unknown normalisation 'minmaxx'; did you mean 'minmax'?",
      ])
  }

  @Test func aMethodWithoutAValueNamesRegionAndIndicator() throws {
    let study = try question(SmallDataset().dataset(), options: Study.Options(method: "weighted-product"))
      .study
    let rest =
      "has -0.5 on criterion 'rule_of_law', and 'linear' wants no negative value; "
      + "take another method or normalisation, shift the column, or leave the criterion out"
    #expect(
      refusal { _ = try study.assessed() } == ["alternative 'CC1' \(rest)", "alternative 'CC2' \(rest)"])
  }
}
