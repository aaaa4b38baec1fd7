import Decision
import Foundation
import Pipeline
import Report
import TestSupport
import Testing

@Suite struct EstimateReportTests {
  @Test(arguments: [OutputFormat.table, .md, .csv, .json, .ndjson]) func formsAreKept(_ form: OutputFormat)
    throws
  {
    let report = EstimateReport(
      EstimateExample.fit(), origin: FitOrigin(file: "plants.csv", checksum: "ab12", version: "1.0"))
    try expectTextSnapshot("estimate.\(form.rawValue)", report.rendering(as: form).text)
  }

  @Test func aFitWithoutAnEndIsShouted() {
    let text = EstimateReport(EstimateExample.fit(reason: .limit)).rendering(as: .table).text
    #expect(text.contains("NOT CONVERGED: stopped at the limit of 5 steps"))
  }

  @Test func theCoefficientFileHasEveryFigureInFull() throws {
    var origin = FitOrigin(file: "plants.csv", checksum: "ab12", version: "1.0")
    origin.name = "plants"
    origin.sample = "40 \"firms\""
    origin.validFor = "regions of the EU"
    try expectTextSnapshot("estimate.yaml", coefficientFile(EstimateExample.fit(), origin: origin))
  }
}

extension EstimateReportTests {
  @Test func whatDrawsDidIsSaid() {
    let text = EstimateReport(EstimateExample.fit()).rendering(as: .table).text
    #expect(
      text.contains(
        "\nsimulated with 500 draws of the Halton sequence; 3 more fits with other draws move the log-likelihood "
          + "by 0.2500\nmedian(log(wage)): 0.5000 ± 0.2500\n"))
  }
}
