import Decision
import Indicators
import Testing

@Suite struct IndicatorErrorTests {
  @Test func everyKindHandsOutItsProblems() {
    let problems = ProblemList(Problem("a figure is missing", hint: "add it"))
    #expect(IndicatorError.missing(problems).problems == problems)
    #expect(IndicatorError.denominator(problems).problems == problems)
    #expect(IndicatorError.treatment(problems).problems == problems)
    #expect(IndicatorError.missing(problems) != .treatment(problems))
  }
}
