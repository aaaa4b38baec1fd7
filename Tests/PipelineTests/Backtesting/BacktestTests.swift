import Decision
import Pipeline
import TestSupport
import Testing

/// What a backtest may be asked.
@Suite struct BacktestTests {
  private func asked(
    _ holdOut: HoldOut, terms: [String] = [], costs: [String] = []
  ) throws -> BacktestQuestion {
    try BacktestQuestion(
      question(.conditionalLogit, "y ~ log1p(x) + z"), holdOut: holdOut, clusterTerms: terms, costs: costs)
  }

  @Test func theColumnOfThePartsIsReadToo() throws {
    #expect(try asked(.folds(5)).columns == ["y", "x", "z", "who", "where"])
    #expect(try asked(.column("part")).columns == ["y", "x", "z", "who", "where", "part"])
    #expect(try asked(.periods("year")).columns == ["y", "x", "z", "who", "where", "year"])
  }

  @Test func termsAreKnownHoweverBlanksAreWritten() throws {
    let question = try asked(.folds(2), terms: ["log1p( x )"], costs: ["z"])
    #expect(question.clusterTerms == ["log1p(x)"])
    #expect(question.costs == ["z"])
  }

  @Test func everyMistakeIsNamed() {
    let found = refusal { try asked(.folds(1), terms: ["x"], costs: ["zz"]) }
    #expect(found.count == 3)
    #expect(found[0].hasPrefix("--cluster-terms: 'x' is no term of the formula; "))
    #expect(found[1] == "--cost: 'zz' is no term of the formula; did you mean 'z'?")
    #expect(found[2] == "--folds is 1; give 2 folds or more")
  }
}
