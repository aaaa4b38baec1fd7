import Decision
import Estimation
import Testing

@Suite struct EstimationProblemTests {
  @Test(arguments: [
    (EstimationProblem.Spot.formula(character: 7), "formula, character 7: it is so; do this"),
    (.row(3), "row 3: it is so; do this"),
    (.cell(row: 3, column: "wage"), "row 3, column 'wage': it is so; do this"),
    (.column("wage"), "column 'wage': it is so; do this"),
    (.choiceCase("f1"), "case 'f1': it is so; do this"),
    (.table, "it is so; do this"),
  ]) func aProblemSaysWhereItIs(spot: EstimationProblem.Spot, text: String) {
    let problem = EstimationProblem(spot, "it is so", hint: "do this")
    #expect(problem.description == text)
    #expect(problem.problem.description == text)
    #expect(problem.problem.hint == "do this")
  }
}
