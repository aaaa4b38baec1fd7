import Decision
import Report
import TestSupport
import Testing

@testable import Pipeline

@Suite struct BacktestReportTests {
  private let backtest = Backtest(
    formula: "choice ~ x|y", clusterTerms: ["x"], folds: ["1987", "1988"], choices: 12,
    scorers: [
      .init(
        name: "learned", meanLogProbability: -1.25, top1: 0.5, top5: 0.875, meanRank: 2.5,
        gain: .init(over: "uniform", mean: 0.75, standardError: 0.125)),
      .init(
        name: "learned-without-cluster", meanLogProbability: nil, top1: nil, top5: nil, meanRank: nil,
        gain: nil),
      .init(name: "uniform", meanLogProbability: -2, top1: 0.25, top5: 1, meanRank: 3, gain: nil),
    ],
    calibration: [
      .init(forecasts: 6, meanProbability: 0.0625, observedShare: 0),
      .init(forecasts: 6, meanProbability: 0.75, observedShare: 0.5),
    ], notices: [Notice("take care")])

  @Test func everyFigureHasItsColumnAndWhatIsNotThereIsEmpty() {
    let rendering = BacktestReport(backtest).rendering(as: .csv)
    #expect(
      rendering.text == """
        scorer,mean_log_probability,top_1,top_5,mean_rank,gain,over,gain_standard_error
        learned,-1.25,0.5,0.875,2.5,0.75,uniform,0.125
        learned-without-cluster,,,,,,,
        uniform,-2,0.25,1,3,,,

        """)
    #expect(
      rendering.notes == [
        "12 choices foreseen in 2 parts, each by what was learned without it", "terms of clusters: x",
        "calibration of 'learned': its boldest tenth of forecasts says 75.00 % and 50.00 % came true, its "
          + "faintest says 6.25 % and 0.00 % did", "take care",
      ])
  }

  @Test func theObjectIsThatOfTheContract() throws {
    let text = BacktestReport(backtest).rendering(as: .json).text
    let object = try #require(try exactJSON(text) as? [String: Any])
    #expect(object["folds"] as? [String] == ["1987", "1988"])
    let scorers = try #require(object["scorers"] as? [[String: Any]])
    #expect(Set(scorers[0].keys) == ["name", "mean_log_probability", "top_1", "top_5", "mean_rank", "gain"])
    let gain = try #require(scorers[0]["gain"] as? [String: Any])
    #expect(gain["over"] as? String == "uniform" && gain["mean"] as? Double == 0.75)
    #expect(gain["standard_error"] as? Double == 0.125)
    #expect(String(describing: scorers[1]["top_1"] ?? 0) == "<null>")
    #expect((object["calibration"] as? [[String: Any]])?[1]["observed_share"] as? Double == 0.5)
    #expect(object["notices"] as? [String] == ["take care"])
  }

  @Test func aLineEachIsAScorerEach() throws {
    let lines = BacktestReport(backtest).rendering(as: .ndjson).text.split(separator: "\n")
    #expect(lines.count == 3)
    for line in lines { _ = try exactJSON(String(line)) }
  }

  @Test func marksOfTheFormulaAreEscapedInMarkdown() {
    let text = BacktestReport(backtest).rendering(as: .md).text
    #expect(text.hasPrefix("## Backtest: choice ~ x\\|y\n"))
    #expect(text.contains("\n- take care\n"))
  }
}
