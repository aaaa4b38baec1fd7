import Intake
import Testing

@Suite struct InternerTests {
  @Test func textsAreNumberedInTheOrderOfTheirFirstAppearance() {
    let (numbers, names) = interned("region,year\nPT11,2019\nPT11,2020\nES11,2019\n")
    #expect(numbers == [0, 0, 1])
    #expect(names == ["PT11", "ES11"])
  }

  @Test func aQuotedTextIsTheSameAsAPlainOne() {
    let (numbers, names) = interned(
      "id,a\nA1,1\n\"A1\",1\n\"A \"\"1\"\"\",1\n\"A \"\"1\"\"\",1\n,1\n\"\",1\n")
    #expect(numbers == [0, 0, 1, 1, 2, 2])
    #expect(names == ["A1", "A \"1\"", ""])
  }

  @Test func textsThatDifferInTheirLastByteOrLengthAreApart() {
    let ids = (0...20).flatMap {
      [String(repeating: "x", count: $0) + "a", String(repeating: "x", count: $0) + "b"]
    }
    let (numbers, names) = interned("id,a\n" + (ids + ids).map { "\($0),1\n" }.joined())
    #expect(numbers == Array(0..<42) + Array(0..<42))
    #expect(names == ids)
  }

  /// Reference: a dictionary. Runs, cycles and jumps, so that each of the three ways to find a text is taken.
  @Test(arguments: 1...10 as ClosedRange<UInt64>) func numbersAgreeWithADictionary(seed: UInt64) {
    var random = CSVRandom(seed: seed)
    var ids: [String] = []
    var id = 0
    for count in 0..<5000 {
      switch Int.random(in: 0...3, using: &random) {
      case 0: id = Int.random(in: 0...count, using: &random)
      case 1: id = (id + 1) % 700
      default: break
      }
      ids.append("region \(id)")
    }
    var known: [String: Int] = [:]
    let expected = ids.map { id in
      if known[id] == nil { known[id] = known.count }
      return known[id] ?? -1
    }
    let (numbers, names) = interned("id,a\n" + ids.map { "\($0),1\n" }.joined())
    #expect(numbers == expected)
    #expect(names.enumerated().allSatisfy { known[$0.element] == $0.offset } && names.count == known.count)
  }

  private func interned(_ text: String) -> (numbers: [Int], names: [String]) {
    var scanner = CSVScanner(Array(text.utf8), file: "f.csv")
    var interner = Interner()
    var numbers: [Int] = []
    while scanner.nextRow() { numbers.append(interner.index(of: 0, in: scanner)) }
    return (numbers, interner.names)
  }
}
