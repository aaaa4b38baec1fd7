import Decision
import Pipeline
import TestSupport
import Testing

@Suite struct ExplanationTests {
  private func explained(
    _ id: String, options: Study.Options = Study.Options(), profile: Profile = carsProfile()
  ) throws -> Explanation {
    let asked = try question(SmallDataset().dataset(), profile, options: options)
    return try asked.explanation(of: id, in: try assessment(asked.study))
  }

  @Test(arguments: SmallDataset.ids) func partsAddUpToTheScoreExactly(id: String) throws {
    for normalisation in ["minmax", "vector", "z-score", "rank"] {
      let found = try explained(id, options: Study.Options(normalisation: normalisation))
      var score = 0.0
      for branch in found.branches {
        #expect(branch.contribution == branch.leaves.reduce(0) { $0 + $1.contribution })
        score += branch.contribution
      }
      #expect(score == found.score, "\(normalisation)")
    }
  }

  /// Reference: `Tests/References/small-dataset/scores.txt`.
  @Test func partsAreThoseOfTheReference() throws {
    let found = try explained("AA1")
    #expect(found.rank == 6)
    #expect(found.count == 7)
    #expect(found.branches.map(\.family) == Family.allCases)
    #expect(
      agree(
        found.leaves.map(\.contribution),
        [0.013953488372093023, 0, 0.05625, 0.08969405747839809, 0.1, 0.1, 0.07692307692307693], .roundoff))
  }

  @Test func leavesCarryFigureRankYearSourceAndGrade() throws {
    let leaves = try explained("AA2").leaves
    #expect(leaves.map(\.criterion.id) == carsNames)
    // The newest year in which the region itself has a figure.
    #expect(leaves[1].value == 16)
    #expect(leaves[1].provenance == Provenance(year: 2019, source: "survey", grade: .official))
    #expect(leaves[1].rank == 6)
    #expect(
      leaves[2].provenance == Provenance(year: 2020, source: "treasury", grade: .official, measuredFor: "AA"))
    #expect(leaves.map(\.isImputed) == [false, false, false, false, false, false, false])
  }

  @Test func aRegionsOwnFigureComesBeforeItsCountrys() throws {
    let leaf = try explained("AA3").leaves[2]
    #expect(leaf.value == 5)
    #expect(leaf.provenance == Provenance(year: 2020, source: "treasury", grade: .official))
    #expect(leaf.rank == 1)
  }

  @Test func imputedFiguresAreFlaggedInTheirLeaf() throws {
    let found = try explained("BB2")
    #expect(found.imputed.map(\.criterion.id) == ["wage"])
    #expect(found.leaves[1].value == 10)
    #expect(found.leaves[1].provenance?.grade == .imputed)
    #expect(found.leaves[1].provenance?.source == "mean of its country")
  }

  /// Against the average region, worked out from the parts in the reference: of the wage it is 0.9375/7.
  @Test func strengthsAndWeaknessesAreMeasuredAgainstTheAverageRegion() throws {
    let found = try explained("AA1")
    #expect(found.strongest.map(\.criterion.id) == ["lq", "market_potential", "rule_of_law", "complete_set"])
    #expect(found.weakest.map(\.criterion.id) == ["wage", "motorways", "tax_rate"])
    #expect(agree(found.leaves[1].average, 0.9375 / 7, .roundoff))
    #expect(agree(found.weakest[0].advantage, -0.9375 / 7, .roundoff))
  }

  @Test func theDifferenceOfTwoRegionsIsTheSumOfItsParts() throws {
    let asked = try question(SmallDataset().dataset())
    let whole = try assessment(asked.study)
    for first in SmallDataset.ids {
      for second in SmallDataset.ids {
        let explanation = try asked.explanation(of: first, in: whole)
        let contest = try asked.contest(explanation, against: second, in: whole)
        let sum = contest.parts.reduce(0) { $0 + $1.difference }
        #expect(abs(sum - contest.difference) <= 1e-12)
        #expect(contest.difference == contest.first.score - contest.second.score)
      }
    }
  }

  @Test func aSumHasNoBaseAndNoTypicalFigures() throws {
    let found = try explained("AA1")
    #expect(found.account == .sum)
    #expect(found.base == 0)
    #expect(found.leaves.allSatisfy { $0.typical == nil && $0.standardError == nil })
  }

  @Test func aRemovedRegionIsRefusedWithItsReason() {
    #expect(
      refusal {
        _ = try explained("AA1", options: Study.Options(conditions: [.number("wage", .less, 15)]))
      } == [
        "'AA1' is not ranked: it does not meet 'wage < 15' (wage is 20); "
          + "drop the condition or change the policy"
      ])
    #expect(
      refusal { _ = try explained("BB2", profile: carsProfile(missing: .excludeRegion)) } == [
        "'BB2' is not ranked: it has no figure for 'wage'; drop the condition or change the policy"
      ])
    #expect(
      refusal { _ = try explained("XX9") } == ["there is no 'XX9' among the ranked regions; check the id"])
  }

  @Test func regionsAreFoundByIdAndByName() throws {
    let asked = try question(SmallDataset().dataset())
    #expect(try asked.region("AA1").id == "AA1")
    #expect(try asked.region("aa1").id == "AA1")
    #expect(try asked.region("østervall").id == "BB1")
    #expect(
      refusal { _ = try asked.region("newport") } == [
        "'newport' is the name of several regions; did you mean 'AA3' or 'CC2'?"
      ])
    #expect(
      refusal { _ = try asked.region("Highmor") } == [
        "there is no region 'Highmor' in 'small'; did you mean 'Highmoor'?"
      ])
    #expect(
      refusal { _ = try asked.region("qqqqqq") } == [
        "there is no region 'qqqqqq' in 'small'; see the regions with 'lodestone rank --format csv'"
      ])
  }

  @Test func oneRegionAloneGetsFullMarksOfMinMax() throws {
    let small = try SmallDataset().keeping(["AA1"])
    let asked = try question(small.dataset(), carsProfile(without: ["lq", "complete_set"]))
    let found = try asked.explanation(of: "AA1", in: try assessment(asked.study))
    #expect(found.rank == 1)
    // All but the tax rate, which has goalposts: (40 − 25)/40 of its weight of 0.15/0.8.
    #expect(agree(found.score, 0.65 / 0.8 + 0.15 / 0.8 * 0.375, .roundoff))
    #expect(found.leaves.map(\.rank) == [1, 1, 1, 1, 1])
  }

  @Test func equalRegionsTieWithEqualParts() throws {
    var small = try SmallDataset().keeping(["AA1", "AA2", "AA3"])
    for id in ["motorways", "wage", "tax_rate", "rule_of_law"] {
      small = small.replacing(id, with: [7, 7, 7])
    }
    let profile = carsProfile(without: ["lq", "complete_set", "market_potential"])
    let asked = try question(small.dataset(), profile)
    let whole = try assessment(asked.study)
    #expect(whole.ranking.ranks == [1, 1, 1])
    #expect(whole.ranking.order == [0, 1, 2])
    #expect(whole.effectiveWeights == nil)
    #expect(try asked.explanation(of: "AA3", in: whole).leaves.map(\.rank) == [1, 1, 1, 1])
  }
}

let carsNames = ["motorways", "wage", "tax_rate", "market_potential", "rule_of_law", "lq", "complete_set"]
