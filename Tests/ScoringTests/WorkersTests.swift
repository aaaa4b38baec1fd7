import Scoring
import Testing

@Suite struct WorkersTests {
  @Test(arguments: [1, 2, 3, 7]) func rowsComeBackInTheirOrder(count: Int) {
    #expect(Workers(count).joined(rows: 5, block: 2) { $0.map(Double.init) } == [0, 1, 2, 3, 4])
    #expect(Workers(count).joined(rows: 1_000, block: 7) { Array($0) } == Array(0..<1_000))
    #expect(Workers(count).joined(rows: 0, block: 7) { Array($0) } == [])
  }

  @Test func blocksAreTheSameOnAnyNumberOfThreads() {
    let one = Workers.one.pieces(rows: 103, block: 10) { $0 }
    #expect(one.count == 11 && one.last == 100..<103)
    #expect(Workers(4).pieces(rows: 103, block: 10) { $0 } == one)
  }
}
