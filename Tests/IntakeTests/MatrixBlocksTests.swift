import Decision
import Intake
import Testing

/// Blocks against the one pass, on files in which a block holds a line or two.
@Suite struct MatrixBlocksTests {
  private static let plain = """
    id,wage,land
    PT11,12.5,80
    ES11,-0.25,
    "FR10",NA,1e3
    DE21,1000,0
    ITC1,7.75,:

    """
  private static let quoted = #"""
    "id","wage","land, euro"
    "a, b",12.5,3
    "c ""d""",:,0.5
    "two
    lines",1000,""

    """#

  @Test(arguments: [plain, quoted, plain.replacing("\n", with: "\r\n"), plain.replacing("\n", with: "\r")])
  func everyCutOfAFileGivesTheSameTable(text: String) throws {
    let file = InputFile(name: "m.csv", bytes: Array(text.utf8))
    let expected = try matrix(from: file)
    for block in 1...(text.utf8.count + 1) {
      for threads in 1...3 { #expect(try matrix(from: file, threads: threads, block: block) == expected) }
    }
  }

  /// Written down by hand, so that both ways are held to it.
  @Test func tableIsThatOfTheFile() throws {
    let file = InputFile(name: "m.csv", bytes: Array(Self.plain.utf8))
    let table = try matrix(from: file, threads: 2, block: 20)
    #expect(table.alternatives.map(\.id) == ["PT11", "ES11", "FR10", "DE21", "ITC1"])
    #expect(table.columns.map(\.indicator.id) == ["wage", "land"])
    #expect(table.columns.map(\.values) == [[12.5, -0.25, 0, 1000, 7.75], [80, 0, 1000, 0, 0]])
    #expect(table.columns.map(\.gaps) == [[2], [1, 4]])
    #expect(table.columns[0].gapPlaces == [2: Place(file: "m.csv", line: 4, column: 8)])
    #expect(
      table.columns[1].gapPlaces == [
        1: Place(file: "m.csv", line: 3, column: 12), 4: Place(file: "m.csv", line: 6, column: 11),
      ])
  }

  /// Composed and decomposed letters are one id to a reader, wherever the two rows stand.
  @Test(arguments: ["PT11", "\u{C5}land", "A\u{30A}land", " "])
  func anIdTwiceIsFoundInAnyBlock(id: String) {
    let text = Self.plain + "\u{C5}land,1,2\n\(id),1,2\n"
    let file = InputFile(name: "m.csv", bytes: Array(text.utf8))
    let whole = outcome { () throws(IntakeError) in try matrix(from: file) }
    #expect(whole.problems.count == 2)
    for block in [10, 40, 90] {
      #expect(outcome { () throws(IntakeError) in try matrix(from: file, threads: 2, block: block) } == whole)
    }
  }

  /// As many places are kept as ever are, the first ones of the file.
  @Test func placesOfManyGapsAreThoseOfOnePass() throws {
    let rows = (0..<400).map { "r\($0),NA,\($0)" }.joined(separator: "\n")
    let file = InputFile(name: "m.csv", bytes: Array("id,a,b\n\(rows)".utf8))
    let expected = try matrix(from: file)
    #expect(expected.columns[0].gapPlaces.count == ProblemList.limit)
    #expect(try matrix(from: file, threads: 3, block: 100) == expected)
    #expect(try matrix(from: file, threads: 3, block: 2000) == expected)
  }

  @Test(arguments: [UInt64](1...12)) func damagedFilesReadAsInOnePass(seed: UInt64) {
    var mutation = Mutation(seed: seed)
    for _ in 0..<400 {
      let bytes = mutation.damaged(mutation.pick([Self.plain, Self.quoted]))
      let file = InputFile(name: "m.csv", bytes: bytes)
      let block = mutation.pick([1, 7, 30, 64, 100])
      let threads = mutation.pick([1, 2, 4])
      let inBlocks = outcome { () throws(IntakeError) in
        try matrix(from: file, threads: threads, block: block)
      }
      #expect(
        inBlocks == outcome { () throws(IntakeError) in try matrix(from: file) },
        "blocks of \(block) bytes of \(bytes)")
    }
  }

  private struct Outcome: Equatable {
    var table: IndicatorTable?
    var problems: [String] = []
  }

  private func outcome(_ read: () throws(IntakeError) -> IndicatorTable) -> Outcome {
    do throws(IntakeError) { return Outcome(table: try read()) } catch {
      guard case .problems(let list) = error else { return Outcome(problems: ["file"]) }
      return Outcome(problems: list.kept.map(\.description) + ["\(list.count)"])
    }
  }
}
