import Decision
import Testing

@Suite struct ScoresTests {
  @Test func scoresCarryTheirWorkingsAndNotices() {
    let working = Working("Q", "compromise", along: .alternatives, [0.5, 0])
    let scores = Scores(values: [-0.5, 0], index: [0.5, 0], workings: [working], notices: [Notice("small")])
    #expect(scores.index == [0.5, 0])
    #expect(scores.workings[0].symbol == "Q")
    #expect(scores.workings[0].title == "compromise")
    #expect(scores.workings[0].axis == .alternatives)
    #expect(scores.workings[0].values == [0.5, 0])
    #expect(scores.notices.map(\.text) == ["small"])
  }

  @Test func scoresAreEqualOnlyWithTheirIndexAndWorkings() {
    #expect(Scores(values: [1]) == Scores(values: [1]))
    #expect(Scores(values: [1]) != Scores(values: [1], index: [-1]))
    #expect(
      Scores(values: [1]) != Scores(values: [1], workings: [Working("S", "sum", along: .criteria, [1])]))
  }
}
