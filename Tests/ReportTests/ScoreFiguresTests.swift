import Decision
import Pipeline
import TestSupport
import Testing

@testable import Report

/// Scores on the scale that a method has, on the quarters of `TextExample`.
///
/// promethee-ii: R2 beats R1 by ½ on rail and ¼ on law, and is level with R3: φ = ¾/2; R1 loses to R3 by ½ − ¼:
/// φ = −1/2; R3 1/8. spotis is the weighted sum less 1.
@Suite struct ScoreFiguresTests {
  @Test func decimalsFollowTheWayBetweenTheScores() {
    func own(_ scores: [Double]) -> ScoreFigures {
      ScoreFigures(scores, isOutOfHundred: false, words: "index")
    }
    #expect(own([-0.5, 0.5]).decimals == 3 && own([1, 274]).decimals == 1 && own([0, 0.002]).decimals == 6)
    #expect(own([5, 5]).decimals == 3 && own([0, 0]).decimals == 1 && own([-1e308, 1e308]).decimals == 0)
    #expect(ScoreFigures([-7, 7], isOutOfHundred: true, words: "").decimals == 1)
    #expect(own([-0.5, 0.5]).step.words == "a score higher by 0.1")
    #expect(own([1, 274]).step.size == 10)
  }

  @Test(arguments: [
    ("promethee-ii", "natural units, score: net flow, −1 to 1", ["0.3750", "0.1250", "-0.5000"]),
    (
      "spotis", "minmax on bounds, score: minus the distance P from the best, −1 to 0",
      ["-0.2500", "-0.5000", "-0.7500"]
    ),
    ("weighted-sum", "minmax, points of 100", ["75.0", "50.0", "25.0"]),
  ]) func rankPrintsTheScaleOfTheMethod(method: String, subtitle: String, scores: [String]) throws {
    let found = try TextExample(method: method).assessment
    let lines = RankReport(found).rendering(as: .table).text.split(separator: "\n").map(String.init)
    #expect(lines[1] == "3 candidate regions of quarters, \(method) on \(subtitle)")
    let rows = lines.map { $0.split(separator: " ").map(String.init) }.filter {
      $0.count > 4 && ["R1", "R2", "R3"].contains($0[1])
    }
    for (row, score) in zip(rows, scores) { #expect(row.contains(score), "\(row)") }
    #expect(rows.count == 3)
  }

  @Test(arguments: [
    "vikor", "promethee-ii", "electre-iii", "mabac", "multimoora", "codas", "mairca", "spotis", "moora",
  ]) func noAnswerSpeaksOfAHundredWhereThereIsNone(method: String) throws {
    let asked = try TextExample(method: method)
    let explanation = try asked.explanation("R1")
    let contest = try asked.question.contest(explanation, against: "R2", in: asked.assessment)
    let texts = [
      RankReport(asked.assessment).rendering(as: .table).text,
      ExplainReport(
        explanation, contest: contest, clusters: nil,
        overtaking: try asked.assessment.overtaking("R1", "R2"), of: asked.assessment
      ).rendering(as: .table).text,
      CompareReport(try ["R1", "R2"].map(asked.explanation), of: asked.assessment).rendering(as: .table).text,
      ReformReport(try asked.assessment.reformed("R1", into: 1, by: nil)).rendering(as: .table).text,
      stackedContributions(of: asked.assessment, alternatives: [0, 1], heading: ChartHeading(title: "T")),
    ]
    for text in texts {
      #expect(!text.contains("of 100") && !text.contains("× 100") && !text.contains(" points"), "\(text)")
    }
  }

  /// The parts of each of three thirds are 33.3, and one is 33.4 so that they add up to 100.0: in the sentence too.
  @Test func aSentenceRoundsAPartAsTheTableDoes() throws {
    let asked = try TextExample(equal: true)
    let text = ExplainReport(try asked.explanation("R2"), contest: nil, clusters: nil, of: asked.assessment)
      .rendering(as: .table).text
    #expect(text.contains("rank 1 of 3, 33.4 of up to 33.4 points, "))
    #expect(text.contains("rank 1 of 3, 33.3 of up to 33.3 points, "))
    let rows = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let table = rows.filter { ["rail", "wage", "law"].contains($0.dropFirst().first ?? "") && $0.count > 6 }
      .filter { ["infrastructure", "costs", "stability"].contains($0[0]) }
    #expect(table.map { $0[$0.count - 2] }.sorted() == ["33.3", "33.3", "33.4"])
    #expect(table.allSatisfy { $0[$0.count - 2] == $0[$0.count - 1] })
  }
}
