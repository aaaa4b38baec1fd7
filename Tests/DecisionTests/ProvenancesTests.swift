import Decision
import Testing

@Suite struct ProvenancesTests {
  let old = Provenance(year: 2010, source: "eurostat", grade: .official)
  let new = Provenance(year: 2014, source: "eurostat", grade: .official)
  let guess = Provenance(year: 2014, source: "mean of its country", grade: .imputed)

  @Test func eachDistinctAccountIsKeptOnce() {
    let all = Provenances([old, new, old, old, new])
    #expect(all.kinds == [old, new])
    #expect(all.count == 5)
    #expect((0..<5).map { all[$0] } == [old, new, old, old, new])
  }

  @Test func aColumnOfOneSourceKeepsOneAccount() {
    let all = Provenances(repeating: old, count: 1000)
    #expect(all.kinds.count == 1)
    #expect(all.count == 1000)
    #expect(all[999] == old)
    #expect(Provenances([]).count == 0)
  }

  @Test func oneFiguresAccountCanBeReplaced() {
    var all = Provenances(repeating: old, count: 3)
    all[1] = guess
    all[2] = old
    #expect((0..<3).map { all[$0] } == [old, guess, old])
    #expect(all.kinds == [old, guess])
  }

  @Test func rowsAreKeptInTheOrderGiven() {
    let all = Provenances([old, new, guess]).keeping([2, 0, 2])
    #expect((0..<3).map { all[$0] } == [guess, old, guess])
    #expect(Provenances([old]).keeping([]).count == 0)
  }

  @Test func columnsAreEqualByWhatTheySayNotByHowItIsKept() {
    let one = Provenances(kinds: [new, old, guess], index: [1, 0])
    #expect(one == Provenances([old, new]))
    #expect(one != Provenances([new, old]))
    #expect(one != Provenances([old, new, new]))
  }
}
