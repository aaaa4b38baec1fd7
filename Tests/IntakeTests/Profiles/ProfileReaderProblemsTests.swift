import Decision
import Intake
import Testing

/// Messages word for word, with the line and column that an editor shows.
@Suite struct ProfileReaderProblemsTests {
  @Test func everyProblemIsNamedAtOnceInTheOrderOfTheText() {
    let text = """
      nam: a
      method: topsi
      missing: excl
      normalisation: min
      must: ["a <", "b in [c", d = e]
      families:
        cost:
          weight: 1
        tax: 3
        location:
          weigt: 1
          indicators: {}
        stability:
          weight: -1
          indicators:
            r: {weight: x, direction: up, treat: logg, goalposts: [1, 1], per: [], zzz: 1}
            s: {weight: 1}
      """
    #expect(
      SmallProfile.refused(text) == [
        "p.yaml:1:1: a profile has no key 'nam'; did you mean 'name'?",
        "p.yaml:1:1: the key 'name' is missing; add 'name: …'",
        "p.yaml:2:9: unknown method 'topsi'; did you mean 'topsis'?",
        "p.yaml:3:10: unknown policy for missing figures 'excl'; did you mean 'exclude-region'?",
        "p.yaml:4:16: unknown normalisation 'min'; did you mean 'minmax'?",
        "p.yaml:5:8: condition 'a <', character 4: a number or a word was wanted here; \(Self.writeCondition)",
        "p.yaml:5:15: condition 'b in [c', character 8: ',' or ']' was wanted here; \(Self.writeCondition)",
        "p.yaml:7:3: unknown family 'cost'; did you mean 'costs'?",
        "p.yaml:9:8: family 'tax' wants 'weight' and 'indicators'; write both below it",
        "p.yaml:11:5: a family has no key 'weigt'; did you mean 'weight'?",
        "p.yaml:11:5: family 'location' has no weight; add 'weight: …'",
        "p.yaml:12:17: family 'location' has no indicators; add one",
        "p.yaml:14:13: the weight of family 'stability' is '-1'; a weight is a finite number, 0 or above",
        "p.yaml:16:19: the weight of indicator 'r' is 'x'; a weight is a finite number, 0 or above",
        "p.yaml:16:33: unknown direction 'up'; choose from: benefit, cost",
        "p.yaml:16:44: unknown treatment 'logg'; did you mean 'log'?",
        "p.yaml:16:61: the goalposts of 'r' are not two rising numbers; write 'goalposts: [low, high]'",
        "p.yaml:16:74: 'per' is not a text; write 'per: …' on one line",
        "p.yaml:16:78: an indicator has no key 'zzz'; "
          + "choose from: weight, direction, treat, goalposts, target, per, from",
        "p.yaml:17:7: indicator 's' has no direction; add 'direction: benefit' or 'direction: cost'",
      ])
  }

  @Test func everyKeyThatIsNeededIsAskedFor() {
    #expect(
      SmallProfile.refused("title: x\n") == [
        "p.yaml:1:1: the key 'name' is missing; add 'name: …'",
        "p.yaml:1:1: the key 'method' is missing; add 'method: …'",
        "p.yaml:1:1: the key 'missing' is missing; add 'missing: …'",
        "p.yaml:1:1: the key 'families' is missing; add 'families: …'",
      ])
  }

  @Test func aValueOfTheWrongKindIsRefusedForEveryKey() {
    let text =
      "name: [a]\ntitle: {a: b}\nindustry:\nfunction: []\nmethod: [topsis]\nmissing: {}\nmust: x\n"
      + "families: none\nwhy: {a: b}\nsources: [[a]]\n"
    #expect(
      SmallProfile.refused(text) == [
        "p.yaml:1:7: 'name' is not a text; write 'name: …' on one line",
        "p.yaml:2:8: 'title' is not a text; write 'title: …' on one line",
        "p.yaml:3:10: 'industry' is not a text; write 'industry: …' on one line",
        "p.yaml:4:11: 'function' is not a text; write 'function: …' on one line",
        "p.yaml:5:9: unknown method '…'; choose from: weighted-sum, topsis, hierarchical",
        "p.yaml:6:10: unknown policy for missing figures '…'; choose from: refuse, exclude-region, country-mean, "
          + "nearest-neighbours, regression",
        "p.yaml:7:7: 'must' is not a list; write 'must: [\"port_distance < 300\"]'",
        "p.yaml:8:11: 'families' holds no family; \(Self.addFamily)",
        "p.yaml:9:6: 'why' is not a text or a list of texts; write '- …' lines below it",
        "p.yaml:10:10: 'sources' is not a text or a list of texts; write '- …' lines below it",
      ])
  }

  @Test(arguments: ["", " {}", " []", " ~"]) func familiesThatHoldNothingAreRefused(_ value: String) {
    let found = SmallProfile.refused("name: a\nmethod: topsis\nmissing: refuse\nfamilies:\(value)\n")
    #expect(found == ["p.yaml:4:\(value.isEmpty ? 10 : 11): 'families' holds no family; \(Self.addFamily)"])
  }

  @Test(arguments: [
    "~", "", "1_000", "0x10", ".inf", "-.inf", ".nan", "nan", "1e400", "-1", "1:30", "0o7", "true", "[1]",
  ])
  func aWeightThatIsNoNumberIsRefused(_ text: String) {
    let shown = text == "[1]" ? "…" : text
    let weight = "the weight of indicator 'wage' is '\(shown)'; a weight is a finite number, 0 or above"
    let found = SmallProfile.refused(
      SmallProfile.head + "      wage:\n        direction: cost\n        weight: \(text)\n")
    #expect(found == ["p.yaml:10:\(text.isEmpty ? 16 : 17): \(weight)"])
  }

  @Test(arguments: [
    "[1]", "[1, 2, 3]", "[2, 1]", "[1, 1]", "[a, 2]", "[0, .inf]", "[[0], 1]", "1", "{low: 0, high: 1}",
  ])
  func goalpostsThatAreNoneAreRefused(_ text: String) {
    let entry = "      wage: {weight: 1, direction: cost, goalposts: \(text)}\n"
    #expect(
      SmallProfile.refused(SmallProfile.head + entry) == [
        "p.yaml:8:53: the goalposts of 'wage' are not two rising numbers; write 'goalposts: [low, high]'"
      ])
  }

  @Test(arguments: ["[1]", "[1, 2, 3]", "[2, 1]", "a", "[a, 2]", ".inf", "[0, .inf]", "[[0], 1]", "{low: 0}"])
  func targetsThatAreNoneAreRefused(_ text: String) {
    let entry = "      wage: {weight: 1, direction: cost, target: \(text)}\n"
    #expect(
      SmallProfile.refused(SmallProfile.head + entry) == [
        "p.yaml:8:50: the target of 'wage' is neither a number nor two that do not fall; "
          + "write 'target: value' or 'target: [low, high]'"
      ])
  }

  @Test func weightsThatAreAllZeroAreRefused() {
    #expect(
      SmallProfile.refused(SmallProfile.head + "      wage: {weight: 0, direction: cost}\n") == [
        "p.yaml:8:7: every indicator of family 'costs' has weight 0; raise one of them"
      ])
    let zero = SmallProfile.head.replacing("weight: 1", with: "weight: 0")
    #expect(
      SmallProfile.refused(zero + "      wage: {weight: 1, direction: cost}\n") == [
        "p.yaml:5:3: every family has weight 0; give at least one a weight above 0"
      ])
  }

  @Test func aCoefficientFileIsNotReadYet() {
    #expect(
      SmallProfile.refused(SmallProfile.head + "      lq: {weight: 1, direction: benefit, from: eu-2014}\n")
        == [
          "p.yaml:8:49: 'from' reads a fitted coefficient file, which this version does not know; leave it out, or use a "
            + "computed measure such as lq or complete_set"
        ])
  }

  @Test func aConditionThatIsNoTextIsRefusedAtItsPlace() {
    let empty = "condition '', character 1: the name of an indicator was wanted here; \(Self.writeCondition)"
    let entry = "      wage: {weight: 1, direction: cost}\n"
    #expect(
      SmallProfile.refused(SmallProfile.head + entry + "must:\n  - a: b\n  - [x]\n  - ''\n") == [
        "p.yaml:10:5: \(empty)", "p.yaml:11:5: \(empty)", "p.yaml:12:5: \(empty)",
      ])
  }

  @Test func anIndicatorThatIsNoMappingIsOneProblem() {
    #expect(
      SmallProfile.refused(SmallProfile.head + "      wage: 5\n      tax:\n") == [
        "p.yaml:8:13: indicator 'wage' wants {weight: …, direction: …}; write both in braces",
        "p.yaml:9:11: indicator 'tax' wants {weight: …, direction: …}; write both in braces",
      ])
  }

  @Test(arguments: ["~", "null", "Null", "NULL"]) func nothingIsNoText(_ word: String) throws {
    #expect(
      SmallProfile.refused("name: \(word)\nindustry: \(word)\n").filter { $0.hasSuffix("on one line") } == [
        "p.yaml:1:7: 'name' is not a text; write 'name: …' on one line",
        "p.yaml:2:11: 'industry' is not a text; write 'industry: …' on one line",
      ])
    let quoted = "title: '\(word)'\n" + SmallProfile.head + "      wage: {weight: 1, direction: cost}\n"
    #expect(try SmallProfile.read(quoted).title == word)
  }

  @Test func aKeyThatIsNoTextIsRefusedAtEveryLevel() {
    let text =
      SmallProfile.head + "      wage: {weight: 1, direction: cost, [a]: 1}\n"
      + "      [u]: {weight: 1, direction: cost}\n    {x: y}: 1\n  [z]: 1\n? [b]\n: c\n"
    #expect(
      SmallProfile.refused(text).map { $0.prefix { $0 != ";" } } == [
        "p.yaml:8:42: an indicator has no key '…'", "p.yaml:9:7: an indicator without a name",
        "p.yaml:10:5: a family has no key '…'", "p.yaml:11:3: unknown family ''",
        "p.yaml:12:3: a profile has no key '…'",
      ])
  }

  @Test func mergeKeysAreKeysLikeOthers() {
    #expect(
      SmallProfile.refused(SmallProfile.head + "      wage: {weight: 1, direction: cost, <<: {treat: log}}\n")
        == [
          "p.yaml:8:42: an indicator has no key '<<'; "
            + "choose from: weight, direction, treat, goalposts, target, per, from"
        ])
  }

  @Test func aProfileOfAThousandMistakesShowsAHundred() {
    let found = SmallProfile.refused("name: a\n" + (0..<1000).map { "k\($0): 1\n" }.joined())
    #expect(found.count == ProblemList.limit + 1)
    #expect(found.first?.hasPrefix("p.yaml:2:1: a profile has no key 'k0'; ") == true)
    #expect(found.last == "and 903 more")  // a thousand keys and three that are missing
  }

  static let writeCondition = "write it like 'wage < 1000', 'country in [PL, RO]' or 'a > 1 and not b <= 2'"
  static let addFamily = "add at least one of infrastructure, costs, tax, location, stability, cluster"
}
