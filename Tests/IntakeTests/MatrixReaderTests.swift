import Decision
import Intake
import Testing

@Suite struct MatrixReaderTests {
  @Test func everyColumnButTheFirstIsACriterion() throws {
    let table = try read("region,wage,tax\nPT11,5.5,20\n\"ES,11\",-0.25,1e2\n")
    #expect(table.alternatives == [Alternative(id: "PT11"), Alternative(id: "ES,11")])
    #expect(table.ids == ["wage", "tax"])
    #expect(table.columns.map(\.values) == [[5.5, -0.25], [20, 100]])
    #expect(table.columns.allSatisfy { $0.gaps.isEmpty && $0.gapPlaces.isEmpty && $0.provenance == nil })
  }

  @Test func everySpellingOfAMissingFigureIsAGapWithItsPlace() throws {
    let table = try read("id,a,b\nR1,,1\nR2,NA,2\nR3,7,NaN\nR4,:,4\n")
    let a = try #require(table.column("a"))
    #expect(a.gaps == [0, 1, 3])
    #expect(a.values == [0, 0, 7, 0])
    #expect(a.gapPlaces == [0: place(2, 4), 1: place(3, 4), 3: place(5, 4)])
    #expect(table.column("b")?.gaps == [2])
    #expect(table.column("b")?.gapPlaces == [2: place(4, 6)])
  }

  @Test func onlyTheFirstHundredGapsOfAColumnKeepTheirPlace() throws {
    let table = try read("id,a,b\n" + (0..<150).map { "R\($0),,1\n" }.joined())
    #expect(table.columns[0].gaps == Array(0..<150))
    #expect(table.columns[0].gapPlaces.count == ProblemList.limit)
    #expect(table.columns[0].gapPlaces[99] == place(101, 5))
    #expect(table.columns[0].gapPlaces[100] == nil)
    #expect(table.columns[1].gaps.isEmpty)
  }

  @Test func allProblemsOfAFileComeTogetherInTheOrderOfItsLines() {
    #expect(
      found("id,a,b\nR1,x,2\nR1,1,2\n,3,4\nR2,1\nR3,1,2,3\nR4,1,\"1,5\"\n") == [
        "m.csv:2:4: 'x' is not a number in column 'a', row 'R1'; write a figure such as 1250.5; for a missing one "
          + "leave the cell empty or write NA, NaN or :",
        "m.csv:3:1: 'R1' stands already in line 2; ids must be unique",
        "m.csv:4:1: the id is empty; give every alternative an id of its own",
        "m.csv:5:1: row 'R2' has 2 fields, the header has 3; add what is missing; an empty field needs its comma too",
        "m.csv:6:1: row 'R3' has 4 fields, the header has 3; remove what is too much, or put a field that holds a comma "
          + "in quotes",
        "m.csv:7:6: '1,5' is not a number in column 'b', row 'R4'; write a point before decimals and nothing between "
          + "thousands",
      ])
  }

  @Test func everyRepetitionOfAnIdNamesItsFirstLine() {
    #expect(
      found("id,a\nR1,1\n\"R\n2\",1\nR1,2\nR1,3\n\"R\n2\",1\n") == [
        "m.csv:5:1: 'R1' stands already in line 2; ids must be unique",
        "m.csv:6:1: 'R1' stands already in line 2; ids must be unique",
        "m.csv:7:1: 'R\\n2' stands already in line 3; ids must be unique",
      ])
  }

  @Test func aFileWithNothingToCompareIsRefused() {
    #expect(
      found("id\nR1\n") == [
        "m.csv:1:1: there is only the id column; add a column for each criterion, separated by commas"
      ])
    #expect(
      found("id,a\n") == [
        "m.csv:1:1: there is a header and no alternative below it; add a row for each alternative"
      ])
    #expect(
      found("") == [
        "m.csv:1:1: the file is empty; name the columns in the first line, then write one row per line"
      ])
  }

  @Test func aCriterionThatStandsTwiceIsRefused() {
    #expect(
      found("id,a,a\nR1,1,2\n") == [
        "m.csv:1:6: column 'a' stands twice, as column 2 and as column 3; rename or remove one of them"
      ])
  }

  @Test func aMarkAndForeignLineEndsAreNoText() throws {
    let table = try read("\u{FEFF}id,a\r\nR1,1\rR2,\n")
    #expect(table.alternatives.map(\.id) == ["R1", "R2"])
    #expect(table.columns[0].gapPlaces == [1: place(3, 4)])
  }

  @Test(arguments: 1...20) func noTextTraps(seed: UInt64) {
    var mutation = Mutation(seed: seed)
    for _ in 0..<100 {
      let bytes = mutation.damaged("id,wage,tax\nPT11,5.5,20\nES11,NA,1e2\n\"x\"\"y\",:,3\n")
      do throws(IntakeError) {
        let table = try matrix(from: InputFile(name: "m.csv", bytes: bytes))
        #expect(Set(table.alternatives.map(\.id)).count == table.alternatives.count)
        #expect(Set(table.ids).count == table.ids.count && !table.ids.isEmpty)
        #expect(
          table.columns.allSatisfy { $0.values.allSatisfy(\.isFinite) && $0.gaps.count == $0.gapPlaces.count }
        )
      } catch {
        #expect(!refusals { () throws(IntakeError) in throw error }.isEmpty)
      }
    }
  }

  private func place(_ line: Int, _ column: Int) -> Place { Place(file: "m.csv", line: line, column: column) }

  private func read(_ text: String) throws(IntakeError) -> IndicatorTable {
    try matrix(from: InputFile(name: "m.csv", bytes: Array(text.utf8)))
  }

  private func found(_ text: String) -> [String] { refusals { () throws(IntakeError) in try read(text) } }
}
