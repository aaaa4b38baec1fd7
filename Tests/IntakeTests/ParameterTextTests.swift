import Decision
import Intake
import TestSupport
import Testing

@Suite struct ParameterTextTests {
  private func read(_ text: String) throws -> (key: String, criterion: String?, value: ParameterText.Value) {
    let parsed = try ParameterText(text)
    return (parsed.key, parsed.criterion, parsed.value)
  }

  @Test(
    arguments: [
      ("v=0.5", "v", nil, .number(0.5)), ("q.wage=10", "q", "wage", .number(10)),
      ("theta=-2.5e-3", "theta", nil, .number(-0.0025)), ("v=.5", "v", nil, .number(0.5)),
      ("bounds.wage=0:900", "bounds", "wage", .range(low: 0, high: 900)),
      ("bounds=-5:+1e1", "bounds", nil, .range(low: -5, high: 10)),
      // A method judges whether the ends are in order; here they are only read.
      ("ideal.c=9:1", "ideal", "c", .range(low: 9, high: 1)),
      ("function=v-shape", "function", nil, .word("v-shape")),
      ("function.c6=gaussian", "function", "c6", .word("gaussian")),
    ] as [(String, String, String?, ParameterText.Value)]
  ) func keyCriterionAndValueAreTold(
    text: String, key: String, criterion: String?, value: ParameterText.Value
  ) throws {
    let found = try read(text)
    #expect(found.key == key)
    #expect(found.criterion == criterion)
    #expect(found.value == value)
  }

  /// The key ends at the first point and the names at the first equals sign.
  @Test func namesAndWordsMayHoldWhatEndsTheOthers() throws {
    #expect(try read("q.port.hours=3").criterion == "port.hours")
    #expect(try read("q.wage in EUR=3").criterion == "wage in EUR")
    #expect(try read("q.é|\"x\"=3").criterion == "é|\"x\"")
    #expect(try read("function=a=b").value == .word("a=b"))
    #expect(try read("q.wage=1.5").value == .number(1.5))
  }

  /// What is neither a number nor two of them is a word, and the method says that it wants something else.
  @Test(arguments: [
    "nan", "inf", "-infinity", "1e400", "0x10", "1_000", "1,5", "1:2:3", ":", "1:", ":2", "1:x", "1 2",
  ])
  func whatIsNoNumberIsAWord(text: String) throws {
    #expect(try read("q=\(text)").value == .word(text))
  }

  @Test(arguments: ["", "v", "=", "=3", "v=", ".a", "q.wage"])
  func whatIsNoPairIsRefused(text: String) {
    #expect(
      refusals { () throws(IntakeError) in try ParameterText(text) } == [
        "--param '\(text)' is not KEY=VALUE; write --param v=0.5, or --param q.wage=10"
      ])
  }

  @Test(arguments: [".a=3", "q.=3", ".=3"]) func anEmptyNameIsRefused(text: String) {
    #expect(
      refusals { () throws(IntakeError) in try ParameterText(text) } == [
        "--param '\(text)' has an empty name; write KEY=VALUE or KEY.CRITERION=VALUE"
      ])
  }

  @Test(arguments: 1...20) func noTextTraps(seed: UInt64) {
    var mutation = Mutation(seed: seed)
    for _ in 0..<100 {
      let text = String(decoding: mutation.damaged("bounds.wage=0:900"), as: UTF8.self)
      do throws(IntakeError) {
        let parsed = try ParameterText(text)
        #expect(!parsed.key.isEmpty && parsed.criterion?.isEmpty != true)
        if case .range(let low, let high) = parsed.value { #expect(low.isFinite && high.isFinite) }
      } catch {
        #expect(refusals { () throws(IntakeError) in throw error }.count == 1)
      }
    }
  }
}
