import Decision
import Intake
import Testing

/// What is refused of YAML as such, seen through the reading of profiles.
@Suite struct YAMLDocumentTests {
  private static let hint = "see 'lodestone profile --help' for the form of a profile"
  private let entry = "      wage: {weight: 1, direction: cost}\n"

  @Test func aKeyThatStandsTwiceIsRefusedAtItsSecondLine() {
    let twice = "stands twice in the same place; keep one of the two"
    #expect(
      SmallProfile.refused("title: x\n" + SmallProfile.head + entry + "method: topsis\n") == [
        "p.yaml:10:1: the key 'method' \(twice)"
      ])
    #expect(
      SmallProfile.refused(SmallProfile.head + entry + "    weight: 2\n") == [
        "p.yaml:9:5: the key 'weight' \(twice)"
      ])
    #expect(
      SmallProfile.refused(SmallProfile.head + entry + entry) == ["p.yaml:9:7: the key 'wage' \(twice)"])
    #expect(
      SmallProfile.refused(SmallProfile.head + entry + "  \"costs\": {weight: 1}\n") == [
        "p.yaml:9:3: the key 'costs' \(twice)"
      ])
    #expect(
      SmallProfile.refused(SmallProfile.head + "      wage: {weight: 1, weight: 2}\n") == [
        "p.yaml:8:14: the key 'weight' \(twice)"
      ])
  }

  @Test func anchorsAreRefusedAtTheirPlace() {
    #expect(
      SmallProfile.refused("name: &n a\ntitle: *n\n") == [
        "p.yaml:1:7: the anchor '&n' is not allowed here; write the value out"
      ])
    #expect(
      SmallProfile.refused("name: *n\n") == [
        "p.yaml:1:7: this is not YAML (found undefined alias); \(Self.hint)"
      ])
    #expect(
      SmallProfile.refused("why: &a [*a]\n") == [
        "p.yaml:1:6: the anchor '&a' is not allowed here; write the value out"
      ])
  }

  /// Nine lines of ten aliases each stand for a thousand million nodes.
  @Test(.timeLimit(.minutes(1))) func aliasesThatUnfoldToMillionsAreNotFollowed() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let aliases = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(
      SmallProfile.refused(text) == ["p.yaml:1:5: the anchor '&a0' is not allowed here; write the value out"])
  }

  @Test func aDoubledKeyIsFoundInEverySpelling() {
    let twice = "stands twice in the same place; keep one of the two"
    let plain = SmallProfile.head + entry
    let crlf = ("title: x\n" + plain + "method: topsis\n").replacing("\n", with: "\r\n")
    #expect(SmallProfile.refused(crlf) == ["p.yaml:10:1: the key 'method' \(twice)"])
    let blank = plain + "    weight : 2\n  tax:\n    weight: 1\n"
    #expect(SmallProfile.refused(blank) == ["p.yaml:9:5: the key 'weight' \(twice)"])
    let tagged = plain + "!!binary method: topsis\n"
    #expect(SmallProfile.refused(tagged) == ["p.yaml:9:1: the key 'method' \(twice)"])
    let number =
      SmallProfile.head + "      1: {weight: 1, direction: cost}\n      '1': {weight: 1, direction: cost}\n"
    #expect(SmallProfile.refused(number) == ["p.yaml:9:7: the key '1' \(twice)"])
  }

  @Test func aByteOrderMarkIsNoText() throws {
    let plain = try SmallProfile.read(SmallProfile.text)
    #expect(try SmallProfile.read("\u{FEFF}" + SmallProfile.text) == plain)
    let found = SmallProfile.refused("\u{FEFF}nam: x\n")
    #expect(found.first == "p.yaml:1:1: a profile has no key 'nam'; did you mean 'name'?")
  }

  /// Nine lines of ten aliases each: to compare such a key is to unfold it.
  @Test(.timeLimit(.minutes(1))) func aliasesInKeysAreNotFollowed() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let aliases = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(
      SmallProfile.refused("é: 1\n" + text + "? *a9\n: 1\n") == [
        "p.yaml:2:5: the anchor '&a0' is not allowed here; write the value out"
      ])
  }

  @Test func signsOfAnchorsInProseAreText() throws {
    let read = try SmallProfile.read(SmallProfile.head + entry + "why: R &D, Q & A, 2*3 and a *star*\n")
    #expect(read.why == ["R &D, Q & A, 2*3 and a *star*"])
  }

  @Test func theTagsOfYAMLItselfAreRefusedToo() {
    let tag = "tags such as '!!…' are not allowed here; write the value out"
    #expect(SmallProfile.refused("name: !!str a\n") == ["p.yaml:1:7: \(tag)"])
    #expect(SmallProfile.refused("families: !!map {}\n") == ["p.yaml:1:11: \(tag)"])
    #expect(SmallProfile.refused("must: !!seq []\n") == ["p.yaml:1:7: \(tag)"])
    #expect(SmallProfile.refused("!mine name: a\n") == ["p.yaml:1:1: \(tag)"])
  }

  @Test func controlCharactersAreRefusedAtTheirPlace() {
    #expect(
      SmallProfile.refused("name: a\r\ntitle: é\0b\n") == [
        "p.yaml:2:9: this is not YAML (control characters are not allowed); \(Self.hint)"
      ])
  }

  @Test func deepNestingIsSeenAcrossLineEndsOfEveryKind() {
    for ending in ["\n", "\r", "\r\n"] {
      let text = (0..<500).map { repeated(" ", $0) + "k:" + ending }.joined()
      #expect(SmallProfile.refused(text) == ["p.yaml:258:1: nested more than 64 deep; \(Self.hint)"])
    }
  }

  @Test func tagsAreRefusedAtTheirPlace() {
    #expect(
      SmallProfile.refused("name: !mine a\n") == [
        "p.yaml:1:7: tags such as '!!…' are not allowed here; write the value out"
      ])
    #expect(
      SmallProfile.refused("families: !mine\n  costs: 1\n") == [
        "p.yaml:1:11: tags such as '!!…' are not allowed here; write the value out"
      ])
  }

  @Test func deepNestingIsRefusedBeforeItIsParsed() {
    let deep = "nested more than 64 deep; \(Self.hint)"
    for count in [65, 50_000] {
      #expect(SmallProfile.refused("name: a\nwhy: " + repeated("[", count)) == ["p.yaml:2:1: \(deep)"])
      #expect(SmallProfile.refused("name: a\nwhy: " + repeated("{x: ", count)) == ["p.yaml:2:1: \(deep)"])
    }
    #expect(SmallProfile.refused(repeated("- ", 50_000)) == ["p.yaml:1:1: \(deep)"])
    #expect(SmallProfile.refused(repeated("? ", 50_000)) == ["p.yaml:1:1: \(deep)"])
    let fits = repeated("[", 63) + repeated("]", 63)
    #expect(
      SmallProfile.refused(SmallProfile.head + entry + "why: \(fits)\n") == [
        "p.yaml:9:6: 'why' is not a text or a list of texts; write '- …' lines below it"
      ])
  }

  @Test func aTextThatIsTooLongIsRefused() {
    let comment = "#" + repeated("x", 262_144)
    #expect(
      SmallProfile.refused(comment) == [
        "p.yaml:1:1: the text has 262145 bytes, and at most 262144 are read; shorten it"
      ])
  }

  @Test func bytesThatAreNoUTF8AreRefused() {
    let found = refusals { () throws(IntakeError) in
      try SmallProfile.read(Array("name: ".utf8) + [0xE9, 0x0A])
    }
    #expect(found == ["p.yaml:1:1: the text is not UTF-8; save it as UTF-8"])
  }

  @Test(arguments: ["", "\n\n", "# nothing\n"]) func anEmptyTextIsRefused(_ text: String) {
    #expect(SmallProfile.refused(text) == ["p.yaml:1:1: the text is empty; \(Self.hint)"])
  }

  @Test func aTextOfAnotherKindIsRefused() {
    let other =
      "a profile is a list of 'key: value' lines, and this is something else; begin with 'name: …' and "
      + "'families:'"
    #expect(SmallProfile.refused("just words\n") == ["p.yaml:1:1: \(other)"])
    #expect(SmallProfile.refused("- name: a\n") == ["p.yaml:1:1: \(other)"])
    #expect(SmallProfile.refused("--- ~\n") == ["p.yaml:1:5: \(other)"])
  }

  @Test func aSecondDocumentIsRefusedWhereItBegins() {
    #expect(
      SmallProfile.refused(SmallProfile.head + entry + "---\nname: b\n") == [
        "p.yaml:9:1: this is not YAML (but found another document); \(Self.hint)"
      ])
    #expect(throws: Never.self) { try SmallProfile.read("---\n" + SmallProfile.head + entry + "...\n") }
  }

  @Test func whatIsNotYAMLIsRefusedWithTheParsersWords() {
    #expect(
      SmallProfile.refused("name: a\n\ttitle: b\n") == [
        "p.yaml:2:1: this is not YAML (found a tab character that violates indentation); \(Self.hint)"
      ])
    #expect(
      SmallProfile.refused("name: [a\n") == [
        "p.yaml:2:1: this is not YAML (did not find expected ',' or ']'); \(Self.hint)"
      ])
    #expect(
      SmallProfile.refused("name: a: b\n") == [
        "p.yaml:1:8: this is not YAML (mapping values are not allowed in this context); \(Self.hint)"
      ])
  }

  private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
}
