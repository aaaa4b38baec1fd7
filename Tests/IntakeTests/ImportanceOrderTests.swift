import Intake
import Testing

@Suite struct ImportanceOrderTests {
  private func found(_ text: String) -> [String] {
    refusals { () throws(IntakeError) in try importanceOrder(from: text, flag: "--order") }
  }

  @Test func namesStandInTheirPlaces() throws {
    #expect(
      try importanceOrder(from: "wage,port=rail,land price", flag: "--order") == [
        ["wage"], ["port", "rail"], ["land price"],
      ])
    #expect(try importanceOrder(from: "a", flag: "--order") == [["a"]])
  }

  @Test func everyPlaceWithoutANameAndEveryNameGivenTwiceIsSaid() {
    #expect(
      found("a,,b=a,=c,b") == [
        "--order: place 2 lacks a name; write --order wage,port=rail,tax",
        "--order: 'a' is given twice; name every criterion once",
        "--order: place 4 lacks a name; write --order wage,port=rail,tax",
        "--order: 'b' is given twice; name every criterion once",
      ])
    #expect(found("") == ["--order: place 1 lacks a name; write --order wage,port=rail,tax"])
  }
}
