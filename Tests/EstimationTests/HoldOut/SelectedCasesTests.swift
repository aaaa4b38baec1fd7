import Decision
import Estimation
import Foundation
import TestSupport
import Testing

/// Designs of some cases, or with other columns.
@Suite struct SelectedCasesTests {
  private func design(_ formula: String = "y ~ x + z") throws -> ChoiceDesign {
    let table = try ObservationTable([
      ObservationColumn("who", texts: ["a", "a", "b", "b", "b", "c", "c"]),
      ObservationColumn("site", texts: ["p", "q", "p", "q", "r", "p", "r"]),
      ObservationColumn("y", numbers: [0, 1, 1, 0, 0, 0, 2]),
      ObservationColumn("x", numbers: [1, 3, 1, 2, 3, 4, 4]),
      ObservationColumn("z", numbers: [5, 5, 1, 0, 1, 2, 7]),
      ObservationColumn("year", numbers: [1, 1, 2, 2, 2, 3, 3]),
    ])
    return try ChoiceDesign(Formula(formula), on: table, cases: "who", alternatives: "site")
  }

  @Test func aSelectionKeepsItsRows() throws {
    let part = try design().selecting(cases: [0, 2])
    #expect(part.cases == ["a", "c"])
    #expect(part.starts == [0, 2, 4])
    #expect(part.chosen == [1, 3])
    #expect(part.choiceCounts == [1, 2])
    #expect(part.columns == [[1, 3, 4, 4], [5, 5, 2, 7]])
    #expect(part.rowNumbers == [1, 2, 6, 7])
    #expect(part.alternatives.codes == [0, 1, 0, 2])
    #expect(try part.numbers(in: "year") == [1, 1, 3, 3])
    #expect(try part.grouping(ofCasesBy: "year").levels == ["1", "3"])
  }

  @Test func equalWeightsAreMeansOfStandardScores() throws {
    let scores = try design().equalWeights(signs: [1, -1])
    // Case b: x is 1, 2, 3 and z is 1, 0, 1, with the deviations √(2/3) and √(2/9).
    let x = [-1.0, 0, 1].map { $0 / (2.0 / 3).squareRoot() }
    let z = [1.0 / 3, -2.0 / 3, 1.0 / 3].map { $0 / (2.0 / 9).squareRoot() }
    let wanted = [-0.5, 0.5] + (0..<3).map { (x[$0] - z[$0]) / 2 } + [0.5, -0.5]
    #expect(zip(scores, wanted).allSatisfy { agree($0, $1, .difference) }, "\(scores)")
  }

  @Test func statedScoresAreWeightedStandardScores() throws {
    let found = try design().statedScores([StatedWeight("x", 3), StatedWeight("z", 1, .cost)])
    // Case b: x is 1, 2, 3 and z is 1, 0, 1, with the deviations √(2/3) and √(2/9).
    let (x, z) = (1.5.squareRoot(), 0.5.squareRoot())
    let wanted = [-0.75, 0.75, -0.75 * x - 0.25 * z, 0.5 * z, 0.75 * x - 0.25 * z, 0.25, -0.25]
    #expect(zip(found.scores, wanted).allSatisfy { agree($0, $1, .difference) }, "\(found)")
    #expect(found.dropped.isEmpty)
  }

  @Test func theExampleOfStatedScoresHolds() throws {
    let table = try ObservationTable([
      ObservationColumn("who", texts: ["a", "a", "a"]), ObservationColumn("site", texts: ["p", "q", "r"]),
      ObservationColumn("y", numbers: [0, 1, 0]), ObservationColumn("x", numbers: [1, 2, 3]),
      ObservationColumn("z", numbers: [3, 2, 2]), ObservationColumn("k", numbers: [1, 1, 1]),
    ])
    let design = try ChoiceDesign(Formula("y ~ x + z + k"), on: table, cases: "who", alternatives: "site")
    let found = try design.statedScores([StatedWeight("x", 3), StatedWeight("z", 1, .cost)])
    #expect(agree(found.scores, [-1.2721, 0.1768, 1.0953], .printed(decimals: 4)))
    let other = try design.statedScores([StatedWeight("k", 1), StatedWeight("x", 1)])
    #expect(other.dropped.map(\.name) == ["k"])
    #expect(throws: EstimationError.self) { try design.statedScores([StatedWeight("k", 1)]) }
  }

  @Test func termsAreLeftOutWithAllTheirColumns() throws {
    let design = try design("y ~ x + factor(site)")
    #expect(design.leavingOut(terms: ["factor(site)"]).names == ["x"])
    #expect(design.leavingOut(terms: ["x"]).names == ["site=q", "site=r"])
    let other = design.replacingColumns(by: [1, 2, 3, 4, 5, 6, 7], named: "score")
    #expect(other.names == ["score"] && other.chosen == design.chosen)
  }

  @Test func utilitiesFollowTheFitOnOtherCases() throws {
    let table = try ObservationTable([
      ObservationColumn("who", texts: ["a", "a", "b", "b", "c", "c"]),
      ObservationColumn("site", texts: ["p", "q", "p", "q", "p", "q"]),
      ObservationColumn("y", numbers: [0, 1, 1, 0, 0, 1]),
      ObservationColumn("x", numbers: [0, 1, 0, 1, 0, 1]),
      ObservationColumn("o", numbers: [0, 0, 0, 0, 2, 3]),
    ])
    let whole = try ChoiceDesign(
      Formula("y ~ x + offset(o)"), on: table, cases: "who", alternatives: "site")
    // Without case c one of two chose q, so its coefficient is zero and the offset is what is left.
    let fit = try ConditionalLogit().fit(whole.selecting(cases: [0, 1]))
    #expect(fit.isPredictive)
    #expect(agree(fit.coefficients[0], 0, .difference))
    #expect(
      zip(fit.utilities(on: whole.selecting(cases: [2])), [2, 3]).allSatisfy { agree($0, $1, .difference) })
  }
}
