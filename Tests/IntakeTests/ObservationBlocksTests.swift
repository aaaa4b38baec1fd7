import Decision
import Intake
import Testing

/// Blocks against the one pass, on files in which a block holds a line or two.
@Suite struct ObservationBlocksTests {
  private static let plain = """
    firm,alt,wage,sector,year
    1,PT11,12.5,C29,2019
    1,ES11,-0.25,C13,2019
    2,PT11,NA,C29,2020
    2,ES11,1e3,,2020
    10,PT11,4,C13,2021
    10,ES11,7.75,C29,2021

    """
  private static let quoted = #"""
    "firm","alt","wage","sector","year"
    "1","a, b",12.5,"C29",2019
    "1","c ""d""",-0.25,"C13",2019
    "2","a, b",:,"C29",2020
    "2","two
    lines",1000,"",2020

    """#
  private static let wanted: Set<String> = ["firm", "alt", "wage", "sector"]

  @Test(arguments: [plain, quoted, plain.replacing("\n", with: "\r\n"), plain.replacing("\n", with: "\r")])
  func everyCutOfAFileGivesTheSameColumns(text: String) throws {
    let expected = try read(text, block: nil)
    for block in 1...(text.utf8.count + 1) {
      for threads in 1...3 { #expect(try read(text, block: block, threads: threads) == expected) }
    }
  }

  /// Written down by hand, so that both ways are held to it.
  @Test func columnsAreThoseOfTheFile() throws {
    let file = try read(Self.plain, block: 30)
    #expect(
      file.columns == [
        ObservationColumn("firm", levels: ["1", "2", "10"], codes: [0, 0, 1, 1, 2, 2]),
        ObservationColumn("alt", levels: ["PT11", "ES11"], codes: [0, 1, 0, 1, 0, 1]),
        ObservationColumn("wage", numbers: [12.5, -0.25, 0, 1000, 4, 7.75], gaps: [3]),
        ObservationColumn("sector", levels: ["C29", "C13"], codes: [0, 1, 0, -1, 1, 0], gaps: [4]),
      ])
    #expect(file.unread == ["year"])
  }

  @Test func aTextFarBelowIsFoundWhereverItsBlockIs() {
    let text = Self.plain.replacing("7.75", with: "x")
    for block in [10, 40, 90] {
      #expect(
        outcome(text, block: block)
          == .failure([
            "m.csv:7:9: 'x' is not a number in column 'wage', row '10'; write a figure such as 1250.5; "
              + "for a missing one leave the cell empty or write NA, NaN or :", "1",
          ]))
    }
  }

  @Test(arguments: [UInt64](1...12)) func damagedFilesReadAsInOnePass(seed: UInt64) {
    var mutation = Mutation(seed: seed)
    for _ in 0..<400 {
      let bytes = mutation.damaged(mutation.pick([Self.plain, Self.quoted]))
      let file = InputFile(name: "m.csv", bytes: bytes)
      let block = mutation.pick([1, 7, 30, 64, 100])
      let threads = mutation.pick([1, 2, 4])
      #expect(
        outcome(file, block: block, threads: threads) == outcome(file, block: nil),
        "blocks of \(block) bytes of \(bytes)")
    }
  }

  private enum Outcome: Equatable {
    case columns(ObservationFile)
    case failure([String])
  }

  private func read(_ text: String, block: Int?, threads: Int = 2) throws(IntakeError) -> ObservationFile {
    try read(InputFile(name: "m.csv", bytes: Array(text.utf8)), block: block, threads: threads)
  }

  /// - Parameter block: nil for one pass.
  private func read(_ file: InputFile, block: Int?, threads: Int) throws(IntakeError) -> ObservationFile {
    let names: Set<String> = ["firm", "alt"]
    guard let block else { return try observations(from: file, reading: Self.wanted, names: names) }
    return try observations(from: file, reading: Self.wanted, names: names, threads: threads, block: block)
  }

  private func outcome(_ text: String, block: Int?) -> Outcome {
    outcome(InputFile(name: "m.csv", bytes: Array(text.utf8)), block: block)
  }

  private func outcome(_ file: InputFile, block: Int?, threads: Int = 2) -> Outcome {
    do throws(IntakeError) {
      return .columns(try read(file, block: block, threads: threads))
    } catch {
      guard case .problems(let list) = error else { return .failure(["file"]) }
      return .failure(list.kept.map(\.description) + ["\(list.count)"])
    }
  }
}
