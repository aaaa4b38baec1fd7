import Decision
import Foundation
import TestSupport
import Testing

@testable import Pipeline
@testable import Report

/// An answer made up by hand.
enum PullExample {
  static func answer(curve: Bool = false, region: String? = nil) -> PullAnswer {
    func figure(_ value: Double, _ width: Double) -> PullAnswer.Figure {
      .init(value: value, interval: (value - width)...(value + width))
    }
    let channel = PullAnswer.Channel(
      term: "n", stock: "n", coefficient: .init(name: "n", estimate: 0.5, standardError: 0.125),
      square: curve ? .init(name: "I(n^2)", estimate: -0.0625, standardError: 0.03125) : nil,
      elasticity: figure(0.75, 0.25),
      alternatives: [
        .init(
          id: "a,b", share: 0.25, elasticity: figure(0.5, 0.25), shareAfter: 0.5, zeroSum: figure(2, 1),
          positiveSum: figure(3, 1), nested: 2.5, losers: [.init(id: "c", zeroSum: -2, nested: -2.5)]),
        .init(
          id: "c", share: 0.75, elasticity: figure(-0.5, 0.125), shareAfter: 0.875,
          zeroSum: .init(value: 1, interval: nil), positiveSum: figure(1.5, 0.5), nested: nil, losers: []),
      ],
      turningPoint: curve
        ? .init(value: 4, standardError: 0.5, delta: 3...5, fieller: 3.5...6) : nil, data: 0...8,
      curve: curve
        ? (0...60).map { step in
          let n = 8 * 1.2 * Double(step) / 60
          let utility = 0.5 * n - 0.0625 * n * n
          return .init(stock: n, utility: utility, interval: (utility - 0.25)...(utility + 0.25))
        } : [])
    return PullAnswer(
      formula: "choice ~ n", cases: 8, rows: 16, choices: 8, logLikelihood: -4.5, growth: .percent(10),
      region: region, draws: 1000, seed: 7, channels: [channel], identification: .descriptive,
      placebo: .init(
        term: "next", lead: .init(name: "next", estimate: 1, standardError: 0.25), pValue: 0.03125, lag: nil),
      control: nil,
      past: .init(
        term: "before", past: .init(name: "before", estimate: 0.25, standardError: 0.125),
        beside: [.init(name: "n", estimate: 0.5, standardError: 0.125)],
        without: [.init(name: "n", estimate: 0.75, standardError: 0.125)]),
      nests: .init(
        column: "land", lambdas: [.init(name: "lambda(x)", estimate: 0.5, standardError: 0.25)],
        logLikelihood: -4.25),
      tests: [
        .init(
          name: "likelihood_ratio", hypothesis: "'I(n^2)' is zero", statistic: 0.5, degrees: 1, pValue: 0.5)
      ], forms: nil, notices: [Notice("take care")])
  }
}

@Suite struct PullReportTests {
  @Test func csvHasEveryFigureInFull() {
    let rendering = PullReport(PullExample.answer()).rendering(as: .csv)
    #expect(
      rendering.text == """
        term,id,share,elasticity,low,high,share_after,zero_sum,zero_sum_low,zero_sum_high,nested,\
        positive_sum,positive_sum_low,positive_sum_high
        n,"a,b",0.25,0.5,0.25,0.75,0.5,2,1,3,2.5,3,2,4
        n,c,0.75,-0.5,-0.625,-0.375,0.875,1,,,,1.5,1,2

        """)
    #expect(rendering.notes.last == "take care")
  }

  @Test func theTableExplainsItsNumbers() {
    let text = PullReport(PullExample.answer(curve: true, region: "a,b")).rendering(as: .table).text
    for words in [
      "Pull: choice ~ n\n\nn\ncoefficient 0.5000 ± 0.1250; a stock 1 % larger is chosen 0.750 % more often "
        + "(95 % from 0.500 "
        + "to 1.000)\nsquare: coefficient -0.0625 ± 0.0312\nturning point at a stock of 4 (standard error "
        + "0.5000, 95 % by "
        + "the delta method from 3 to 5, by Fieller's from 3.500 to 6)\n",
      "alternative   share  elasticity  95 % from      to  share after  zero-sum  nested  positive-sum\n",
      "Who loses most to a,b\nalternative  zero-sum  nested\nc              -2.000  -2.500\n",
      "8 cases, 16 rows; 8 choices, of which share is the mean probability; log-likelihood -4.500\n",
      "share after and zero-sum (choices won): 'a,b' has 10 % more, and the others lose what it wins; "
        + "positive-sum: nobody "
        + "loses\n",
      "test that 'I(n^2)' is zero: likelihood ratio chi²(1) = 0.50, p = 0.5000; nothing speaks against it\n",
      "past choices: before 0.2500 ± 0.1250; persistence is not pull\nwithout before the coefficient of n "
        + "is 0.7500 ± "
        + "0.1250, beside it 0.5000 ± 0.1250: past choices take 0.2500 (33.3 %)\n",
      "placebo: next 1 ± 0.2500\n", "take care\n",
    ] {
      #expect(text.contains(words), "\(words)\n\(text)")
    }
  }

  @Test func jsonHasTheContractsKeysAtTheTop() throws {
    let text = PullReport(PullExample.answer(curve: true)).rendering(as: .json).text
    let object = try #require(try exactJSON(text) as? [String: Any])
    let point = try #require(object["turning_point"] as? [String: Any])
    #expect(point["value"] as? Double == 4 && point["standard_error"] as? Double == 0.5)
    #expect(point["delta"] as? [Double] == [3, 5] && point["fieller"] as? [Double] == [3.5, 6])
    #expect(object["growth"] as? String == "+10%")
    let all = try #require(object["alternatives"] as? [[String: Any]])
    #expect(all[1]["zero_sum_low"] is NSNull && all[1]["nested"] is NSNull)
    let past = try #require(object["past"] as? [String: Any])
    #expect(past["taken"] as? [Double] == [0.25])
  }
}

@Suite struct PullChartTests {
  @Test func barsRunAsFarAsTheIntervals() throws {
    let picture = pullPicture(of: PullExample.answer(), sources: "Data: c.csv")
    let zero = try #require(picture.lines.first { $0.colour == Palette.rule && $0.x1 == $0.x2 }).x1
    let bars = picture.lines.filter { $0.colour == Palette.plain.fill }
    // The channel, then c, which has the larger share, then a,b.
    #expect(bars.map(\.thickness) == [4, 2, 2])
    let unit = (bars[0].x2 - bars[0].x1) / 0.5
    #expect(abs((bars[0].x1 - zero) / unit - 0.5) < 1e-9)
    #expect(abs((bars[1].x1 - zero) / unit + 0.625) < 1e-9 && abs((bars[2].x2 - zero) / unit - 0.75) < 1e-9)
    #expect(picture.texts.contains { $0.content == "Identification: descriptive; the placebo fails." })
    #expect(picture.texts.allSatisfy { $0.left >= 0 && $0.right <= ChartSheet.width })
  }

  @Test func theCurveTurnsWhereItsMarkStandsAndTheDataAreShaded() throws {
    let picture = pullPicture(of: PullExample.answer(curve: true), sources: "")
    let curve = picture.lines.filter { $0.thickness == 2.5 && $0.colour == Palette.plain.fill }
    #expect(curve.count == 60)
    let highest = try #require(curve.min { min($0.y1, $0.y2) < min($1.y1, $1.y2) })
    let mark = try #require(picture.lines.first { $0.thickness == 2.5 && $0.colour == Palette.ink })
    #expect(
      abs(mark.x1 - highest.x2) <= highest.x2 - highest.x1
        || abs(mark.x1 - highest.x1) <= highest.x2 - highest.x1)
    let shade = try #require(picture.boxes.first { $0.role == .backdrop })
    // From 0 to 8 of a curve that goes to 9.6.
    let whole = curve[59].x2 - curve[0].x1
    #expect(abs(shade.x - curve[0].x1) < 1e-9 && abs(shade.width / whole - 8 / 9.6) < 1e-9)
    #expect(picture.description.contains("it draws most at 4."))
  }
}
