import Foundation
import Pipeline
import Report
import TestSupport
import Testing

/// Scores that are no sums: TOPSIS on the three regions of `TextExample`, whose medians are 50 km of rail, a
/// wage of 10 and a law of 1.
@Suite struct ExplainShapleyReportTests {
  private func rendering(_ format: OutputFormat, versus: String? = "R3") throws -> Rendering {
    let asked = try TextExample(method: "topsis")
    let explanation = try asked.explanation("R2")
    let contest = try versus.map {
      try asked.question.contest(explanation, against: $0, in: asked.assessment)
    }
    return ExplainReport(explanation, contest: contest, clusters: nil, of: asked.assessment).rendering(
      as: format)
  }

  @Test(arguments: [OutputFormat.table, .csv, .md, .json])
  func itKeepsItsForm(format: OutputFormat) throws {
    try expectTextSnapshot("explain-shapley.\(format.rawValue)", try rendering(format).text)
  }

  @Test(arguments: [OutputFormat.table, .csv, .json]) func aComparisonKeepsItsForm(format: OutputFormat)
    throws
  {
    let asked = try TextExample(method: "topsis")
    let report = CompareReport(try ["R1", "R3"].map(asked.explanation), of: asked.assessment)
    try expectTextSnapshot("compare-shapley.\(format.rawValue)", report.rendering(as: format).text)
  }

  @Test func aFigureThatIsTypicalDoesNothing() throws {
    let text = try rendering(.table).text
    #expect(text.contains("Rule of law: 2 index (2020) against a typical 1, rank 1 of 3, lifts it "))
    // Rail and wage are those of the typical region.
    #expect(text.contains("infrastructure     0.0\n"))
    #expect(text.contains("costs              0.0\n"))
    #expect(
      text.contains("is imputed (mean of its country) and makes no difference to the typical region\n"))
  }

  @Test func aSheetOfPartsAloneIsToldItsBase() throws {
    let notes = try rendering(.csv).notes
    #expect(notes[0].hasPrefix("A typical region in its place, with the median of all 3 on every indicator,"))
    #expect(
      notes[1]
        == "the scores of 'topsis' are no sums: parts are Shapley values, exact over all 8 combinations "
        + "of own and other figures")
  }
}
