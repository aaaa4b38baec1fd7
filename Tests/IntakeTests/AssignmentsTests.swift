import Decision
import Intake
import TestSupport
import Testing

@Suite struct AssignmentsTests {
  @Test func namesKeepTheirOrderAndNumbersTheirValue() throws {
    let read = try assignments(from: "wage=0.3,tax=1e-1,port hours=.5,é=+5.,z=0", flag: "--weights")
    #expect(read.map(\.name) == ["wage", "tax", "port hours", "é", "z"])
    #expect(read.map(\.value) == [0.3, 0.1, 0.5, 5, 0])
  }

  @Test func aNameMayHoldWhatIsNoCommaAndNoEqualsSign() throws {
    #expect(try assignments(from: "a<b:c=1", flag: "--weights").map(\.name) == ["a<b:c"])
  }

  @Test func everyPartThatIsNoPairIsNamed() {
    #expect(
      found("a=1,b,,=2") == [
        "--weights: 'b' is not NAME=NUMBER; write --weights a=0.5,b=0.3,c=0.2",
        "--weights: '' is not NAME=NUMBER; write --weights a=0.5,b=0.3,c=0.2",
        "--weights: '=2' is not NAME=NUMBER; write --weights a=0.5,b=0.3,c=0.2",
      ])
    #expect(found("") == ["--weights: '' is not NAME=NUMBER; write --weights a=0.5,b=0.3,c=0.2"])
  }

  @Test(arguments: ["", "x", "-1", "-1e-9", "nan", "inf", "1e400", "0x10", "1_000", "1=2", "½", "1 2"])
  func aWeightThatIsNoneIsRefused(_ value: String) {
    #expect(
      found("wage=\(value)") == [
        "--weights: the weight of 'wage' is '\(value)'; a weight is a finite number, 0 or above"
      ])
  }

  @Test func aNameGivenTwiceIsRefusedOnceForEveryRepetition() {
    let twice = "--weights: 'a' is given twice; name every criterion once"
    #expect(found("a=1,b=1,a=2") == [twice])
    #expect(found("a=1,a=1,a=1") == [twice, twice])
    #expect(found("a=1,A=1") == [])
  }

  @Test func problemsOfAllKindsComeTogetherInTheirOrder() {
    #expect(
      found("a=1,b=x,a=2,c").map { $0.prefix { $0 != ";" } } == [
        "--weights: the weight of 'b' is 'x'", "--weights: 'a' is given twice",
        "--weights: 'c' is not NAME=NUMBER",
      ])
  }

  @Test(arguments: 1...20) func noTextTraps(seed: UInt64) {
    var mutation = Mutation(seed: seed)
    for _ in 0..<100 {
      let text = String(decoding: mutation.damaged("wage=0.3,tax=0.2,port_hours=0.5"), as: UTF8.self)
      do throws(IntakeError) {
        let read = try assignments(from: text, flag: "--weights")
        #expect(!read.isEmpty && read.allSatisfy { $0.value >= 0 && $0.value.isFinite && !$0.name.isEmpty })
        #expect(Set(read.map(\.name)).count == read.count)
      } catch {
        #expect(!refusals { () throws(IntakeError) in throw error }.isEmpty)
      }
    }
  }

  private func found(_ text: String) -> [String] {
    refusals { () throws(IntakeError) in try assignments(from: text, flag: "--weights") }
  }
}
