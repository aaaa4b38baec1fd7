import Decision
import Pipeline
import TestSupport
import Testing

/// Reference: `Tests/References/small-dataset/shapley/parts.json`.
@Suite struct ScorePartsTests {
  private func explained(
    _ id: String, versus: String, method: String
  ) throws -> (explanation: Explanation, contest: Contest) {
    let asked = try question(SmallDataset().dataset(), options: Study.Options(method: method))
    let whole = try assessment(asked.study)
    let explanation = try asked.explanation(of: id, in: whole)
    return (explanation, try asked.contest(explanation, against: versus, in: whole))
  }

  @Test func partsOfTopsisAreThoseOfAnotherProgram() throws {
    let (first, contest) = try explained("AA1", versus: "BB1", method: "topsis")
    #expect(agree(first.score, 0.3706181825765998, .difference))
    #expect(agree(first.base, 0.41613555651408846, .difference))
    #expect(
      agree(
        first.leaves.map(\.contribution),
        [
          -0.037461780334850835, -0.08617204896173616, -0.03170007860196204, 0.02262467240429375,
          0.04644243911420054, 0.04074942244256608, 0,
        ], .difference))
    #expect(
      agree(
        contest.parts.map(\.difference),
        [
          -0.0950110248941146, -0.12472714128806395, -0.03156715371796448, 0.021120320281173176,
          0.045547211823364464, 0.04620685324364592, 0.0025547176612600057,
        ], .difference))
    let second = try explained("BB1", versus: "AA1", method: "topsis").explanation
    #expect(agree(second.base, 0.4240315290081616, .difference))
    #expect(
      agree(
        second.leaves.map(\.contribution),
        [0.07727251959442497, 0, 0, 0, 0, 0.007926746207975954, -0.0027363953432632815], .difference))
  }

  @Test func partsOfVikorAreThoseOfAnotherProgram() throws {
    let (first, contest) = try explained("AA1", versus: "BB1", method: "vikor")
    #expect(agree(first.base, -0.44508899922912154, .difference))
    #expect(
      agree(
        first.leaves.map(\.contribution),
        [
          -0.0959846007880128, -0.5265693064342966, -0.1035798624191157, 0.05964070529719772,
          0.05580059143854947, 0.0557814721347994, 0.0,
        ], .difference))
    #expect(
      agree(
        contest.parts.map(\.difference),
        [
          -0.22831073057582071, -0.5943327487898716, -0.16931231449674697, 0.07661443127124301,
          0.07165881503793388, 0.07165881503793388, 0.053688972307812416,
        ], .difference))
  }

  @Test func partsOfPrometheeAreThoseOfAnotherProgram() throws {
    let (first, contest) = try explained("AA1", versus: "BB1", method: "promethee-ii")
    #expect(agree(first.base, -0.06666666666666676, .difference))
    #expect(
      agree(
        first.leaves.map(\.contribution),
        [
          -0.033333333333333354, -0.25, -0.07499999999999996, 0.05000000000000001, 0.06666666666666671,
          0.09999999999999995, 0.0,
        ], .difference))
    #expect(
      agree(
        contest.parts.map(\.difference),
        [
          -0.2, -0.2916666666666667, -0.09999999999999998, 0.06666666666666665, 0.08333333333333333, 0.05,
          0.06666666666666664,
        ], .difference))
  }

  @Test(arguments: ["weighted-product", "vikor", "promethee-ii", "electre-iii", "codas", "cocoso", "mairca"])
  func baseAndPartsAddUpToTheScoreAndPartsToTheDifference(method: String) throws {
    // A zero in the weighted product and a negative figure are none of this test's business.
    let profile = carsProfile(without: ["rule_of_law", "complete_set", "lq"])
    let asked = try question(SmallDataset().dataset(), profile, options: Study.Options(method: method))
    let whole = try assessment(asked.study)
    for id in SmallDataset.ids {
      let found = try asked.explanation(of: id, in: whole)
      #expect(found.account == .shapley(scorings: 16, pairs: nil, isCut: false))
      #expect(agree(found.base + found.leaves.reduce(0) { $0 + $1.contribution }, found.score, .difference))
      #expect(
        agree(found.base + found.branches.reduce(0) { $0 + $1.contribution }, found.score, .difference))
      for other in SmallDataset.ids where other != id {
        let contest = try asked.contest(found, against: other, in: whole)
        let sum = contest.parts.reduce(0) { $0 + $1.difference }
        #expect(agree(sum, contest.difference, .difference), "\(method) \(id) \(other)")
      }
    }
  }

  @Test func whatTwoRegionsShareMakesNoDifferenceAndPartsTurnWithThem() throws {
    let (_, contest) = try explained("AA1", versus: "AA2", method: "topsis")
    let (_, turned) = try explained("AA2", versus: "AA1", method: "topsis")
    #expect(
      contest.parts.filter { $0.leaf.value == $0.there }.map(\.leaf.criterion.id) == [
        "tax_rate", "rule_of_law",
      ])
    for part in contest.parts where part.leaf.value == part.there { #expect(part.difference == 0) }
    #expect(agree(turned.parts.map { -$0.difference }, contest.parts.map(\.difference), .difference))
  }

  /// The base is the answer of what-if to the medians of motorways (160), wage (12, 10 and 10 filled in from
  /// its country: the middle of 4 8 10 10 12 16 20 is 10), tax rate (15) and rule of law (0.5).
  @Test(arguments: ["topsis", "vikor", "promethee-ii"]) func theBaseIsWhatAMiddlingRegionWouldScore(
    method: String
  )
    throws
  {
    let profile = carsProfile(without: ["market_potential", "complete_set", "lq"])
    let asked = try question(
      SmallDataset().dataset(), profile, options: Study.Options(method: method))
    let found = try asked.explanation(of: "AA1", in: try assessment(asked.study))
    let medians = [160.0, 10, 15, 0.5]
    #expect(found.leaves.map(\.typical) == medians)
    let answer = try asked.study.whatIf(
      "AA1", changes: zip(found.leaves.map(\.criterion.id), medians).map { ($0, $1) })
    #expect(answer.after.scores.values[0] == found.base)
  }

  @Test func treatmentsAreMadeAnewForTheTypicalFigure() throws {
    // Logarithms: the base is what-if's answer again, which treats anew.
    let profile = Profile(
      name: "logs", title: "Logs", method: "topsis", missing: .countryMean,
      branches: [
        Profile.Branch(
          family: .infrastructure, weight: 1,
          entries: [
            Profile.Entry(indicator: "motorways", weight: 1, direction: .benefit, treatment: .log),
            Profile.Entry(indicator: "wage", weight: 1, direction: .cost, treatment: .log),
          ])
      ])
    let asked = try question(SmallDataset().dataset(), profile)
    let found = try asked.explanation(of: "CC2", in: try assessment(asked.study))
    let answer = try asked.study.whatIf("CC2", changes: [("motorways", 160), ("wage", 10)])
    #expect(answer.after.scores.values[6] == found.base)
  }

  @Test func aCombinationWithoutAValueIsNamed() throws {
    var small = try SmallDataset().keeping(["AA1", "AA2", "AA3"])
    small = small.replacing("motorways", with: [2, 1, 1]).replacing("wage", with: [3, 1, 1])
    let without: Set = ["tax_rate", "market_potential", "rule_of_law", "lq", "complete_set"]
    let asked = try question(
      small.dataset(), carsProfile(without: without), options: Study.Options(method: "topsis"))
    let whole = try assessment(asked.study)
    #expect(
      refusal { _ = try asked.explanation(of: "AA1", in: whole) } == [
        "'topsis' has no value here: when 'AA1' has the median of all on every criterion, "
          + "every alternative has the same weighted values; "
          + "drop the criteria that do not vary, add alternatives, or take another method"
      ])
  }
}
