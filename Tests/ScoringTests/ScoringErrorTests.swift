import Scoring
import Testing

@Suite struct ScoringErrorTests {
  @Test func whatHasNoValueIsNamedWithItsReason() {
    let error = ScoringError.undefined(method: "topsis", reason: "both distances are nought")
    #expect("\(error)" == "'topsis' has no value here: both distances are nought")
    #expect(error.hint == "drop the criteria that do not vary, add alternatives, or take another method")
  }

  @Test func aValueOutsideIsNamedByItsIds() {
    let error = ScoringError.outside(
      name: "linear",
      cells: [OutsideCell(alternative: "PT11", criterion: "wage", value: -2, wanted: "costs above zero")])
    #expect(
      "\(error)" == "alternative 'PT11' has -2 on criterion 'wage', and 'linear' wants costs above zero")
    #expect(
      error.hint == "take another method or normalisation, shift the column, or leave the criterion out")
  }

  @Test func everyCriterionWithoutGoalpostsIsNamed() {
    let one = ScoringError.noGoalposts(criteria: ["wage"])
    let two = ScoringError.noGoalposts(criteria: ["wage", "rail"])
    #expect(
      "\(one)" == "normalisation 'goalposts' wants two goalposts for every criterion, and 'wage' has none")
    #expect(
      "\(two)"
        == "normalisation 'goalposts' wants two goalposts for every criterion, and 'wage', 'rail' have none")
    #expect(two.hint == "add 'goalposts: [low, high]' to each in the profile, or take minmax")
  }

  @Test func everyCriterionWithoutATargetIsNamed() {
    let one = ScoringError.noTargets(criteria: ["wage"])
    let two = ScoringError.noTargets(criteria: ["wage", "rail"])
    #expect("\(one)" == "normalisation 'target' wants a target for every criterion, and 'wage' has none")
    #expect(
      "\(two)" == "normalisation 'target' wants a target for every criterion, and 'wage', 'rail' have none")
    #expect(
      two.hint
        == "add 'target: value' or 'target: [low, high]' to each in the profile, or take another normalisation"
    )
  }

  @Test func anUnknownNameIsAnsweredWithTheNearest() {
    #expect("\(ScoringError.unknownMethod("topsi"))" == "unknown method 'topsi'")
    #expect(ScoringError.unknownMethod("topsi").hint == "did you mean 'topsis'?")
    #expect("\(ScoringError.unknownNormalisation("min-max"))" == "unknown normalisation 'min-max'")
    #expect(ScoringError.unknownNormalisation("min-max").hint == "did you mean 'minmax'?")
  }

  @Test func aBadParameterIsNamedByItsKey() {
    let error = ScoringError.parameter(key: "v", message: "0 to 1 is wanted, 7 was found")
    #expect("\(error)" == "parameter 'v': 0 to 1 is wanted, 7 was found")
    #expect(error.hint == "see 'lodestone rank --help' for the parameters of each method")
  }
}
