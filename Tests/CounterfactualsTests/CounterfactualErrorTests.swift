import Counterfactuals
import Decision
import Scoring
import Testing

@Suite struct CounterfactualErrorTests {
  @Test func everyCaseTellsWhatIsWrongAndWhatToDo() {
    var list = ProblemList()
    list.append(Problem("first", hint: "do this"))
    list.append(Problem("second", hint: "do that"))
    #expect("\(CounterfactualError.question(list))" == "first; do this\nsecond; do that")
    #expect(CounterfactualError.question(list).problems == list)
    let scoring = ScoringError.undefined(method: "topsis", reason: "nothing varies")
    #expect("\(CounterfactualError.scoring(scoring))" == "'topsis' has no value here: nothing varies")
    #expect(CounterfactualError.scoring(scoring).problems == scoring.problems)
    let notReached = CounterfactualError.notReached(reason: "the search stopped")
    #expect("\(notReached)" == "the search stopped")
    #expect(
      notReached.problems.kept.map(\.hint) == ["this is a fault of the program: report it with the input"])
  }
}
