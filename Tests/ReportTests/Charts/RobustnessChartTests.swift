import Decision
import Pipeline
import Scoring
import TestSupport
import Testing

@testable import Report

/// The first weight w is uniform, and scores are w, 1 − w, .6 and .2 − .1·w: first in .4, .4, .2 and none of
/// the draws.
@Suite struct RobustnessChartTests {
  private let heading = ChartHeading(title: "Sure")

  private func triangle() throws -> Assessment {
    try bareAssessment([("a", 0.5, [1, 0, 0.6, 0.1]), ("b", 0.5, [0, 1, 0.6, 0.2])], count: 4)
  }

  private func robustness(
    _ assessment: Assessment, draws: Int = 10_000, spread: WeightSpread = .uniform, top: Int = 2,
    errors: FigureErrors? = nil, sobol: SensitivityQuestion? = nil
  ) throws -> Robustness {
    try assessment.robustness(
      DrawPlan(draws: draws, spread: spread, top: top, seed: 7), errors: errors, sensitivity: sobol)
  }

  private func picture(_ robustness: Robustness) -> Picture {
    robustnessPicture(
      of: robustness, swings: robustness.assessment.weightSwings(), heading: heading)
  }

  private func words(_ picture: Picture) -> [String] { picture.texts.map(\.content) }

  private func boxes(_ picture: Picture, _ role: Picture.Box.Role) -> [[Picture.Box]] {
    picture.groups.map { group in
      group.marks.compactMap { if case .box(let box) = $0, box.role == role { box } else { nil } }
    }.filter { !$0.isEmpty }
  }

  // MARK: the heatmap

  @Test func theExampleHolds() throws {
    let table = AcceptabilityTable(try robustness(try triangle()))
    // P(top 2) is ½, ½, 1 and 0; of two that are level the better expected rank comes first.
    #expect(table.rows.first?.alternative == 2 && table.rows.last?.alternative == 3)
    #expect(table.ranks == 4 && !table.hasLater)
    // Four standard errors of a half.
    let bound = 4 * 0.5 / 100.0
    for row in table.rows {
      #expect(abs(row.cells[0] - [0.4, 0.4, 0.2, 0][row.alternative]) < bound)
      #expect(abs(row.top - [0.5, 0.5, 1, 0][row.alternative]) < bound)
      #expect(agree(row.cells.reduce(0, +) + row.later, 1, .roundoff))
    }
    let svg = robustnessChart(
      of: try robustness(try triangle()), swings: try triangle().weightSwings(), heading: heading)
    #expect(ChartReader(svg).isWellFormed)
  }

  /// One that is best in everything is first in every draw.
  @Test func shadesAndFiguresAreThoseOfTheProbabilities() throws {
    let sure = try bareAssessment([("a", 0.5, [1, 2]), ("b", 0.5, [1, 2])], count: 2)
    let picture = picture(try robustness(sure, draws: 50, top: 1))
    let cells = boxes(picture, .cell)
    #expect(cells.map { $0.map(\.fill) } == [["#003556", "#FFFFFF"], ["#FFFFFF", "#003556"]])
    let printed = picture.texts.filter { $0.content == "100" && $0.colour == "#FFFFFF" }
    #expect(printed.count == 2)
    #expect(words(picture).contains("100.0 %") && words(picture).contains("0.0 %"))
    // Not more than one line of 2 stands between the ranks of the top and the rest.
    let cell = cells[0][0]
    let line = try #require(picture.lines.first { $0.thickness == 2 })
    #expect(line.x1 == cell.x + cell.width && line.x2 == line.x1)
  }

  @Test(arguments: [(1, 10, 10), (12, 12, 12), (20, 20, 20), (30, 20, 20)])
  func asManyRowsAsTheTopAsksFor(top: Int, rows: Int, ranks: Int) throws {
    let table = AcceptabilityTable(try robustness(try manyLocations(40), draws: 200, top: top))
    #expect(table.rows.count == rows && table.ranks == ranks && table.hasLater)
    // Level but for the last bits of a sum, or less sure.
    #expect(zip(table.rows, table.rows.dropFirst()).allSatisfy { $0.top - $1.top > -1e-12 })
    for row in table.rows { #expect(agree(row.cells.reduce(0, +) + row.later, 1, .roundoff)) }
  }

  /// The rows and cells are those of all ranks; what lies behind the top is what is left of one.
  @Test(arguments: [10, 25]) func theTopAloneIsDrawnAsFarAsItIsCounted(top: Int) throws {
    let many = try manyLocations(40)
    let plan = DrawPlan(draws: 200, spread: .uniform, top: top, seed: 7)
    let own = AcceptabilityTable(try many.robustness(plan, counting: .top))
    let all = AcceptabilityTable(try many.robustness(plan))
    #expect(own.isOfTop && !all.isOfTop && own.hasLater && own.ranks == all.ranks)
    let rows = Dictionary(uniqueKeysWithValues: all.rows.map { ($0.alternative, $0) })
    for row in own.rows where row.top > 0 {
      let same = try #require(rows[row.alternative])
      #expect(row.cells == same.cells && row.top == same.top && row.interval.isEmpty)
      #expect(abs(row.later - same.later) < 1e-12)
    }
    #expect(zip(own.rows, own.rows.dropFirst()).allSatisfy { $0.top - $1.top > -1e-12 })
  }

  @Test func aShortListHasAllItsRows() throws {
    let table = AcceptabilityTable(try robustness(try manyLocations(5), draws: 20, top: 5))
    #expect(table.rows.count == 5 && table.ranks == 5 && !table.hasLater)
    // All are in the top 5 for sure, so that the expected rank decides.
    #expect(zip(table.rows, table.rows.dropFirst()).allSatisfy { $0.expectedRank! <= $1.expectedRank! })
  }

  @Test func figuresUnderFivePercentAreNotPrinted() throws {
    let robustness = try robustness(try manyLocations(40), draws: 300, top: 5)
    let picture = picture(robustness)
    let shares = AcceptabilityTable(robustness).rows.flatMap { $0.cells + [$0.later] }
    let printed = picture.groups.flatMap { group -> [String] in
      let cells = group.marks.contains { if case .box(let box) = $0 { box.role == .cell } else { false } }
      guard cells else { return [] }
      return group.marks.compactMap {
        if case .text(let text) = $0, text.anchor == .middle { text.content } else { nil }
      }
    }
    #expect(printed == shares.filter { $0 >= 0.05 }.map { fixed(100 * $0, decimals: 0) })
  }

  /// Every rank of so long a list is not counted.
  @Test func aListTooLongHasNoCells() throws {
    let ladder = (0..<2_001).map(Double.init)
    let long = try bareAssessment([("a", 1, ladder)], count: 2_001)
    let picture = picture(try robustness(long, draws: 5, top: 1))
    #expect(boxes(picture, .cell).isEmpty)
    #expect(
      words(picture).contains("The list is too long to count every rank: ranks are known in 256 steps."))
  }

  // MARK: the tornado

  /// X leads Z by 37.5; costs halved 52.08 and doubled 8.33, tax 27.08 and 58.33, infrastructure 31.25 and
  /// 50.
  @Test func barsRunFromTheLeadToItsEnds() throws {
    let assessment = try threeLocations()
    let picture = picture(try robustness(assessment, draws: 20, top: 1))
    let rows = boxes(picture, .bar)
    #expect(rows.map { $0.map(\.fill) } == Array(repeating: ["#E69F00", "#0072B2"], count: 3))
    let unit = rows[2][1].width / 12.5
    func ends(_ box: Picture.Box) -> [Double] { [box.x, box.x + box.width] }
    let now = ends(rows[2][1])[0]
    let expected: [[Double]] = [[25.0 / 48, 1.0 / 12], [13.0 / 48, 7.0 / 12], [5.0 / 16, 0.5]]
    for (row, leads) in zip(rows, expected) {
      for (box, lead) in zip(row, leads) {
        let distance = 100 * (lead - 0.375) * unit
        #expect(agree(ends(box), [now, now + distance].sorted(), .solver))
      }
    }
    // The strong line stands at zero, the other at the lead.
    let zero = try #require(picture.lines.first { $0.thickness == 2.5 })
    #expect(agree(now - zero.x1, 37.5 * unit, .solver))
    #expect(picture.texts.map { $0.content + $0.tail }.contains("Costs25 %"))
    for words in ["+52.08", "+8.33", "+27.08", "+58.33", "+31.25", "+50.00"] {
      #expect(self.words(picture).contains(words))
    }
    #expect(
      words(picture).contains(
        "Lead of +37.50 points, Xanten (X) over Zadar (Z); left of zero Zadar (Z) is ahead"))
    #expect(words(picture).contains { $0.hasSuffix("Xanten (X) stays first each time.") })
    let caption =
      "Costs, weight 25 %: halved 12.5 %, lead +52.08, first is Xanten (X); "
      + "doubled 50 %, lead +8.33, first is Xanten (X)"
    #expect(picture.groups.compactMap(\.caption).contains(caption))
  }

  @Test func whoTakesTheLeadIsNamed() throws {
    // Scores .7, .3 and .62; with a halved .35, .65 and .62.
    let assessment = try bareAssessment([("a", 0.7, [1, 0, 0.62]), ("b", 0.3, [0, 1, 0.62])], count: 3)
    let picture = picture(try robustness(assessment, draws: 20, top: 1))
    #expect(words(picture).contains("−27.00"))
    #expect(words(picture).contains { $0.hasSuffix("A code beside a lead says who is first then.") })
    #expect(picture.texts.contains { $0.content == "R2" && $0.lettering.size == 11 })
    #expect(picture.texts.contains { $0.content == "R3" && $0.lettering.size == 11 })
  }

  @Test func barsToOneSideShareTheRow() {
    func end(_ lead: Double) -> TornadoAccount.End {
      TornadoAccount.End(lead: lead, weight: 0.5, leader: nil)
    }
    func row(_ halved: Double, _ doubled: Double) -> TornadoAccount.Row {
      TornadoAccount.Row(title: "", weight: 0.5, halved: end(halved), doubled: end(doubled))
    }
    #expect(row(0.1, 0.2).isOneSided(around: 0.3))
    #expect(!row(0.1, 0.4).isOneSided(around: 0.3))
    #expect(!row(0.3, 0.4).isOneSided(around: 0.3))
  }

  @Test func aListOfOneHasNoLead() throws {
    let picture = picture(try robustness(try bareAssessment([("a", 1, [3])], count: 1), draws: 5, top: 1))
    #expect(words(picture).contains("One location is ranked: there is no lead that a weight could move."))
    #expect(boxes(picture, .bar).isEmpty && boxes(picture, .cell).count == 1)
  }

  @Test func weightsWithoutAValueAreSaid() throws {
    let table = IndicatorTable(
      alternatives: (1...2).map { Alternative(id: "R\($0)") },
      columns: [("a", [1.0, 1]), ("b", [0, 1])].map {
        IndicatorTable.Column(indicator: Indicator(id: $0.0), values: $0.1)
      })
    let study = try Study(
      table: table, weights: [("a", 0.5), ("b", 0.5)], costs: [], options: Study.Options(method: "vikor"),
      identity: Study.Identity(seed: 1, data: "invented", version: "0"))
    guard case .assessed(let assessment) = try study.assessed() else { throw NothingMatched() }
    let words = words(picture(try robustness(assessment, draws: 5, top: 1)))
    #expect(words.contains("–"))
    #expect(
      words.joined(separator: " ").contains(
        "No lead (–) with the weight of 'a' doubled: 'vikor' has no value"))
  }

  // MARK: Sobol indices

  @Test func indicesHaveBarsAsLongAsThey() throws {
    let robustness = try robustness(
      try triangle(), draws: 20,
      sobol: SensitivityQuestion(baseSample: 64, methods: ["weighted-sum", "topsis"]))
    let picture = picture(robustness)
    let outputs = try #require(robustness.sensitivity?.outputs)
    #expect(outputs.map(\.name) == ["rank_shift", "leader_rank"])
    var units: [Double] = []
    for output in outputs {
      for index in try #require(output.indices) {
        let total = "\(tickText(index.total, decimals: 3)) ± \(fixed(index.totalError, decimals: 3))"
        let first =
          "\(tickText(index.firstOrder, decimals: 3)) ± \(fixed(index.firstOrderError, decimals: 3))"
        let row = try #require(
          picture.groups.first { $0.caption?.hasSuffix("total \(total), first order \(first)") == true })
        let boxes = row.marks.compactMap { if case .box(let box) = $0 { box } else { nil } }
        let shares = [index.total, index.firstOrder].filter { $0 != 0 }
        #expect(boxes.count == shares.count)
        units += zip(boxes, shares).map { $0.width / abs($1) }
        let texts = row.marks.compactMap { if case .text(let text) = $0 { text.content } else { nil } }
        #expect(Array(texts.dropFirst()) == [total, first])
      }
    }
    #expect(units.allSatisfy { agree($0, units[0], .solver) } && units.count > 6)
    #expect(words(picture).contains("Mean shift of ranks") && words(picture).contains("Rank of R3"))
    #expect(words(picture).contains("weight of a") && words(picture).contains("method"))
  }

  /// The one that is better in everything keeps its place.
  @Test func whatDoesNotVaryIsSaid() throws {
    let sure = try bareAssessment([("a", 0.5, [1, 2]), ("b", 0.5, [1, 2])], count: 2)
    let picture = picture(
      try robustness(sure, draws: 5, top: 1, sobol: SensitivityQuestion(baseSample: 8)))
    #expect(words(picture).count { $0 == "does not vary" } == 3)
  }

  // MARK: words

  @Test func theDescriptionSaysWhatIsSeen() throws {
    let picture = picture(try robustness(try threeLocations(), draws: 20, top: 3))
    #expect(
      picture.description.hasPrefix(
        "Heatmap of 3 of 3 locations by rank. Most often in the top 3: Xanten (X), 100.0 %, ranks 1–"))
    #expect(
      picture.description.contains("Tornado of 3 weights. Lead of +37.50 points, Xanten (X) over Zadar (Z)"))
    #expect(picture.description.contains("Longest bar: Costs, weight 25 %: "))
    #expect(picture.title == "Sure")
  }

  @Test func whatWasDrawnStandsBelow() throws {
    let assessment = try threeLocations()
    let both = try robustness(assessment, draws: 2_000, top: 1, errors: FigureErrors(byGrade: [:], all: 0.05))
    let text = words(picture(both)).joined(separator: " ")
    #expect(
      text.contains(
        "2000 draws of weights, uniform over all weightings, and of figures within their errors, seed 7; "
      ))
    #expect(text.contains("Relative standard errors of the figures: all 5 %."))
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    func drawn() throws -> String {
      let robustness = try robustness(
        try manyLocations(12, gaps: true), draws: 200, sobol: SensitivityQuestion(baseSample: 8))
      return robustnessChart(
        of: robustness, swings: robustness.assessment.weightSwings(), heading: sampleHeading)
    }
    #expect(try drawn() == drawn())
  }
}
