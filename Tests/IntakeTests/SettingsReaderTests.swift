import Decision
import Intake
import Testing

@Suite struct SettingsReaderTests {
  private static let known = ["dataset", "profile", "format"]

  @Test func valuesAreTheTextsAsWritten() throws {
    #expect(
      try read("dataset: eu-nuts2-2014\nprofile: 'a: b'\nformat: 010  # kept as text\n") == [
        "dataset": "eu-nuts2-2014", "profile": "a: b", "format": "010",
      ])
  }

  @Test(arguments: ["", " ", "\n\n", "\r\n \t"]) func aBlankFileSetsNothing(_ text: String) throws {
    #expect(try read(text).isEmpty)
  }

  @Test(arguments: ["# dataset: x", "#\n  # a\r\n\n\t# b", "\u{FEFF}# a\n"])
  func remarksAloneSetNothing(_ text: String) throws {
    #expect(try read(text).isEmpty)
  }

  @Test func everyUnknownKeyAndEveryValueThatIsNoTextIsNamedInOrder() {
    #expect(
      found("datset: x\nprofile: [a]\ncolour: red\nformat:\n  csv: 1\n") == [
        "s.yaml:1:1: there is no setting 'datset'; did you mean 'dataset'?",
        "s.yaml:2:10: 'profile' is not a text; write 'profile: value'",
        "s.yaml:3:1: there is no setting 'colour'; choose from: dataset, profile, format",
        "s.yaml:5:3: 'format' is not a text; write 'format: value'",
      ])
  }

  @Test func aListIsNoConfiguration() {
    #expect(
      found("- dataset: x\n") == [
        "s.yaml:1:1: a configuration is a list of 'key: value' lines; known keys: dataset, profile, format"
      ])
  }

  @Test func aKeyThatStandsTwiceIsRefusedAtItsSecondLine() {
    #expect(
      found("dataset: a\nformat: csv\ndataset: b\n") == [
        "s.yaml:3:1: the key 'dataset' stands twice in the same place; keep one of the two"
      ])
  }

  private func read(_ text: String) throws(IntakeError) -> [String: String] {
    try settings(from: InputFile(name: "s.yaml", bytes: Array(text.utf8)), known: Self.known)
  }

  private func found(_ text: String) -> [String] { refusals { () throws(IntakeError) in try read(text) } }
}
