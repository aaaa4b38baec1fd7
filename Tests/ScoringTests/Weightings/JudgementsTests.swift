import Decision
import Testing

@testable import Scoring

@Suite struct JudgementsTests {
  @Test func figuresAreShortAndNeverOnTheBound() {
    #expect(rounded(0.169086) == "0.169")
    #expect(rounded(0.1004, apartFrom: 0.1) == "0.1004")
    #expect(rounded(0.1000000004, apartFrom: 0.1) == "0.1000000004")
    #expect(rounded(0.1, apartFrom: 0.1) == "0.1")
    #expect(rounded(20.4965) == "20.5")
    #expect(rounded(1234.4) == "1234")
    #expect(rounded(0) == "0")
    #expect(rounded(1e-20) == "1e-20")
  }

  @Test func judgementsAreWrittenAsPeopleWriteThem() {
    #expect(written(judgement: 1 / 3.0) == "1/3")
    #expect(written(judgement: 0.4) == "0.4")
    #expect(written(judgement: 7) == "7")
    #expect(written(judgement: 1) == "1")
  }

  @Test func everyProblemOfTheJudgementsHasItsOwnHint() {
    let error = ScoringError.judgements(of: "bwm", ["one; do this", "two"])
    #expect("\(error)" == "one; do this\ntwo")
    #expect(error.problems.kept.map(\.message) == ["one", "two"])
    #expect(error.problems.kept.map(\.hint) == ["do this", "mend the judgements"])
  }

  @Test func everyCriterionNamedTwiceIsToldOnce() {
    #expect(
      problems(ofCriteria: ["a", "b", "a", "a", "b"]) == [
        "criterion 'a' stands twice; name every criterion once",
        "criterion 'b' stands twice; name every criterion once",
      ])
    #expect(problems(ofCriteria: ["a", "b"]).isEmpty)
  }
}
