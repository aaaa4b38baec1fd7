import Decision
import Testing

@testable import Pipeline
@testable import Report

@Suite struct CoefficientChartTests {
  @Test func barsRunAsFarAsTheIntervals() throws {
    let picture = coefficientPicture(of: EstimateExample.fit(), sources: "Data: plants.csv")
    let bars = picture.lines.filter { $0.thickness == 3 }
    let dots = picture.boxes.filter { $0.role == .swatch }
    #expect(bars.count == 2 && dots.count == 2)
    let zero = try #require(picture.lines.first { $0.colour == Palette.rule && $0.x1 == $0.x2 }).x1
    // −0.99 … −0.01 and 1.005 … 1.495 on one scale: lengths are 0.98 to 0.49, ends on their sides of zero.
    let unit = (bars[1].x2 - bars[1].x1) / 0.49
    #expect(abs((bars[0].x2 - bars[0].x1) / unit - 0.98) < 1e-9)
    #expect(abs((bars[1].x1 - zero) / unit - 1.005) < 1e-9)
    #expect(abs((dots[0].x + 4 - zero) / unit + 0.5) < 1e-9)
    #expect(picture.texts.contains { $0.content.contains("'coast'") })
    #expect(picture.texts.allSatisfy { $0.left >= 0 && $0.right <= ChartSheet.width })
  }

  @Test func veryUnequalIntervalsAreDrawnInTheirOwnErrors() {
    let unequal: [Estimate.Coefficient] = [
      .init(
        name: "a", estimate: 1000,
        error: .init(standardError: 500, statistic: 2, pValue: 0.05, interval: 20...1980)),
      .init(
        name: "b", estimate: 0.001,
        error: .init(standardError: 0.0005, statistic: 2, pValue: 0.05, interval: 0.00002...0.00198)),
    ]
    let picture = coefficientPicture(of: EstimateExample.fit(coefficients: unequal), sources: "")
    let bars = picture.lines.filter { $0.thickness == 3 }
    #expect(abs((bars[0].x2 - bars[0].x1) - (bars[1].x2 - bars[1].x1)) < 1e-9)
    #expect(picture.texts.contains { $0.content.contains("in units of its own standard error") })
  }

  @Test func aFitWithoutErrorsSaysSo() {
    let bare = [Estimate.Coefficient(name: "a", estimate: 1, error: nil)]
    let picture = coefficientPicture(
      of: EstimateExample.fit(coefficients: bare, reason: .stalled), sources: "")
    #expect(picture.texts.contains { $0.content == "No coefficient has a standard error." })
    #expect(picture.texts.contains { $0.content.contains("did not converge") })
  }
}
