import Decision
import Intake
import Testing

@Suite struct PairwiseReaderTests {
  @Test func decimalsAndFractionsAreRead() throws {
    let table = try read("criterion,wage,port,tax\nwage,1,3,0.5\nport,1/3,1,1/9\ntax,2,9,1\n")
    #expect(table.criteria == ["wage", "port", "tax"])
    #expect(table.judgements == [[1, 3, 0.5], [1 / 3.0, 1, 1 / 9.0], [2, 9, 1]])
    #expect(table.notices.isEmpty)
  }

  @Test func rowsStandInAnyOrder() throws {
    let table = try read("criterion,wage,port\nport,1/3,1\nwage,1,3\n")
    #expect(table.judgements == [[1, 3], [1 / 3.0, 1]])
  }

  @Test func seventeenDigitsAreNoRounding() throws {
    let table = try read("criterion,wage,port\nwage,1,7\nport,0.14285714285714285,1\n")
    #expect(table.judgements == [[1, 7], [1 / 7.0, 1]])
    #expect(table.notices.isEmpty)
  }

  @Test func aRoundedInverseIsReadAsTheInverseItselfWithANotice() throws {
    let table = try read("criterion,a,b,c\na,1,3,0.14\nb,0.333,1,0.2\nc,7,5,1\n")
    #expect(table.judgements == [[1, 3, 1 / 7.0], [1 / 3.0, 1, 0.2], [7, 5, 1]])
    #expect(
      table.notices == [
        Notice(
          "p.csv: 2 rounded judgements are read as the exact inverse of the other way round ('b' over "
            + "'a', 'a' over 'c')"
        )
      ])
  }

  @Test func oneCriterionIsATable() throws {
    #expect(try read("criterion,wage\nwage,1\n").judgements == [[1]])
  }

  @Test func aPairThatIsNotInverseNamesBothCriteriaAndBothPlaces() {
    #expect(
      found("criterion,tea,sodas\ntea,1,4\nsodas,4,1\n") == [
        "p.csv:3:7: 'sodas' over 'tea' is 4, and 'tea' over 'sodas' is 4 (p.csv:2:7): one must be the "
          + "inverse of the "
          + "other; write 1/4 here, or change the other"
      ])
    #expect(
      found("criterion,tea,sodas\ntea,1,1/3\nsodas,1/3,1\n") == [
        "p.csv:3:7: 'sodas' over 'tea' is 0.3333333333333333, and 'tea' over 'sodas' is "
          + "0.3333333333333333 (p.csv:2:7): "
          + "one must be the inverse of the other; write 3 here, or change the other"
      ])
  }

  @Test(arguments: ["0.3", "0.32", "0.34", "1/4", "0.3334"]) func whatIsNoRoundingOfTheInverseIsRefused(
    text: String
  ) {
    #expect(found("criterion,a,b\na,1,3\nb,\(text),1\n").count == 1)
  }

  @Test func allProblemsOfAFileComeTogether() {
    #expect(
      found("criterion,a,b,c\na,2,x,3\nb,,1,-1\na,1,1,1\nd,1,1,1\n") == [
        "p.csv:2:5: 'a' over 'b' is 'x', and a number above zero is wanted; write a number such as 3 or a "
          + "fraction such "
          + "as 1/3",
        "p.csv:3:3: 'b' over 'a' is missing; write a number such as 3 or a fraction such as 1/3",
        "p.csv:3:6: 'b' over 'c' is '-1', and a number above zero is wanted; write a number such as 3 or "
          + "a fraction such "
          + "as 1/3",
        "p.csv:4:1: 'a' stands already in line 2; give every criterion one row",
        "p.csv:5:1: 'd' is no criterion of the header; choose from: a, b, c",
        "p.csv:2:3: 'a' over itself is 2, not 1; write 1",
      ])
  }

  @Test func aCriterionWithoutARowIsNamed() {
    #expect(
      found("criterion,a,b\na,1,3\n") == [
        "p.csv:1:1: criterion 'b' of the header has no row; add a row 'b,…'"
      ])
  }

  @Test func aHeaderThatIsNoneIsRefused() {
    #expect(
      found("a,b\n1,3\n1/3,1\n") == [
        "p.csv:1:1: the first column is 'a', and 'criterion' is wanted; write the header criterion,… with "
          + "one column for "
          + "each criterion"
      ])
    #expect(
      found("criterion\na\n") == [
        "p.csv:1:1: there is only the column 'criterion'; add a column for each criterion"
      ])
    #expect(
      found("criterion,a,a\na,1,1\n") == [
        "p.csv:1:13: column 'a' stands twice, as column 2 and as column 3; rename or remove one of them"
      ])
    #expect(
      found("") == [
        "p.csv:1:1: the file is empty; name the columns in the first line, then write one row per line"
      ])
  }

  @Test(arguments: ["1/0", "0/1", "1/2/3", "1/", "/3", "nan", "inf", "1e400", "0x1", "1/-3"])
  func whatIsNoJudgementIsRefused(text: String) {
    #expect(found("criterion,a,b\na,1,\(text)\nb,1,1\n").count == 1)
  }

  @Test(arguments: 1...20) func noTextTraps(seed: UInt64) {
    var mutation = Mutation(seed: seed)
    for _ in 0..<100 {
      let bytes = mutation.damaged("criterion,a,b,c\na,1,3,0.14\nb,0.333,1,0.2\nc,7,5,1\n")
      do throws(IntakeError) {
        let table = try pairwiseTable(from: InputFile(name: "p.csv", bytes: bytes))
        #expect(table.judgements.allSatisfy { $0.count == table.criteria.count && $0.allSatisfy { $0 > 0 } })
        #expect(Set(table.criteria).count == table.criteria.count && !table.criteria.isEmpty)
      } catch {
        #expect(!refusals { () throws(IntakeError) in throw error }.isEmpty)
      }
    }
  }

  private func read(_ text: String) throws(IntakeError) -> PairwiseTable {
    try pairwiseTable(from: InputFile(name: "p.csv", bytes: Array(text.utf8)))
  }

  private func found(_ text: String) -> [String] { refusals { () throws(IntakeError) in try read(text) } }
}
