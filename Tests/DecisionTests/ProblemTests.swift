import Decision
import Testing

@Suite struct ProblemTests {
  @Test func aProblemIsPrintedWithItsPlaceAndItsNextStep() {
    let place = Place(file: "m.csv", line: 3, column: 14)
    #expect("\(place)" == "m.csv:3:14")
    #expect(
      "\(Problem("'x' is no number", hint: "write 1.5", at: place))"
        == "m.csv:3:14: 'x' is no number; write 1.5")
  }

  @Test func aProblemOfTheWholeInputHasNoPlace() {
    #expect("\(Problem("the file is empty", hint: "give a header"))" == "the file is empty; give a header")
    #expect("\(Problem("the file is empty", hint: ""))" == "the file is empty")
  }
}
