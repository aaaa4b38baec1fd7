import Testing

@testable import Report

/// The scores are sums of powers of two, so the points are exact and their ties are to the even digit.
@Suite struct DecimalsTests {
  @Test func pointsHaveOneDecimal() {
    #expect(points(0.75) == "75.0")
    #expect(points(0.8125) == "81.2")
    #expect(points(-0.4375) == "−43.8")
    #expect(points(0) == "0.0")
    #expect(points(-1e-9) == "0.0")
  }

  @Test func differencesHaveTwoDecimalsAndASign() {
    let points = ScoreFigures.standings
    #expect(points.signedFine(printed: 5.25) == "+5.25")
    #expect(points.signedFine(printed: -0.125) == "−0.12")
    #expect(points.signedFine(printed: 0.001) == "0.00")
    #expect(points.signedFine(printed: 0) == "0.00")
    #expect(points.shownFine(-0.625) == "−62.50")
    #expect(points.difference(0.625) == "+62.50")
  }

  @Test func percentagesDropAnIdleDecimal() {
    #expect(percentage(0.25) == "25 %")
    #expect(percentage(0.125) == "12.5 %")
  }

  @Test func coordinatesAreHundredths() {
    #expect(coordinate(12.5) == "12.5")
    #expect(coordinate(-0.25) == "-0.25")
    #expect(coordinate(300) == "300")
    #expect(coordinate(-0.001) == "0")
  }

  @Test func figuresLoseIdleZerosOnly() {
    #expect(figureText(-0.04) == "−0.04")
    #expect(figureText(312) == "312")
    #expect(figureText(20.5) == "20.5")
    #expect(figureText(1_234_567.8) == "1,234,568")
    #expect(figureText(100) == "100")
  }

  @Test func noFigureFillsThePage() {
    #expect(points(1e300).count < 16)
    #expect(points(.greatestFiniteMagnitude).count < 16)
    #expect(ScoreFigures.standings.signedFine(printed: -1e300).count < 16)
    let own = ScoreFigures([-1e300, 1e300], isOutOfHundred: false, words: "index")
    #expect(own.shown(-1e300).count < 16 && own.signed(printed: 1e300).count < 16)
  }
}
