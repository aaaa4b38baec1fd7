import Decision
import Report
import Testing

@Suite struct RemovalSummaryTests {
  private func removal(_ id: String, _ cause: String, _ found: String = "") -> Removal {
    Removal(id: id, reason: cause + found, cause: cause)
  }

  @Test func oneLineStandsForEachCauseTheCommonestFirst() {
    let removed =
      [removal("A", "has no figure for 'wage'")]
      + (1...7).map { removal("B\($0)", "does not meet 'tax < 5'", " (tax is \($0 + 5))") }
      + [removal("C", "does not meet 'rail > 3'", " (rail is 1)")]
    #expect(
      removalLines(removed) == [
        "does not meet 'tax < 5': 7 (B1, B2, B3, B4, B5, …)", "A: has no figure for 'wage'",
        "C: does not meet 'rail > 3' (rail is 1)",
      ])
    #expect(
      removalLines(removed, causes: 1, ids: 2) == [
        "does not meet 'tax < 5': 7 (B1, B2, …)", "… and 2 more for 2 other reasons",
      ])
    #expect(
      removalLines(removed, causes: 2, ids: 9) == [
        "does not meet 'tax < 5': 7 (B1, B2, B3, B4, B5, B6, B7)", "A: has no figure for 'wage'",
        "… and 1 more for 1 other reason",
      ])
    #expect(removalLines([]) == [])
  }
}
