import Clusters
import Foundation
import TestSupport
import Testing

/// References: mpmath in `References/concentration`; closed forms.
@Suite struct TheilTests {
  private func value(_ jobs: [Double?], _ weights: [Double?]? = nil) throws -> Double {
    try #require(try theil(of: jobs, against: weights).value)
  }

  @Test func bothFormsMatchTheReference() throws {
    #expect(
      agree(try value(EightRegions.jobs, EightRegions.weights), 0.51233896853094945029, .difference))
    #expect(agree(try value(EightRegions.jobs), 0.55739037513024167202, .difference))
  }
  @Test func oneRegionWithEverythingGivesTheLogarithmOfItsShare() throws {
    #expect(agree(try value([80, 0], [25, 75]), log(4), .roundoff))
    #expect(agree(try value([0, 0, 0, 0, 1]), log(5), .roundoff))
  }
  @Test func lyingAsEverythingDoesIsNoConcentration() throws {
    #expect(try value([3, 9, 30], [1, 3, 10]) < 1e-15)
  }
  @Test(arguments: 1...20) func theIndexSplitsIntoBetweenAndWithin(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let jobs = (0..<12).map { _ in Double(Int.random(in: 0...50, using: &random)) + 1 }
    let weights = (0..<12).map { _ in Double.random(in: 50...90, using: &random) }
    let groups = [0..<4, 4..<5, 5..<12]
    let sums = groups.map { jobs[$0].reduce(0, +) }
    var parts = try value(sums, groups.map { weights[$0].reduce(0, +) })
    for (group, sum) in zip(groups, sums) where group.count > 1 {
      parts += sum / jobs.reduce(0, +) * (try value(Array(jobs[group]), Array(weights[group])))
    }
    #expect(agree(try value(jobs, weights), parts, .difference))
  }
  @Test func unknownRegionsLeaveNoValueButOneForTheRest() throws {
    let found = try theil(of: [80, 0, nil], against: [25, 75, 10])
    #expect(found.value == nil && found.undefined == .unknownFigures(count: 1))
    #expect(agree(try #require(found.amongKnown), log(4), .roundoff))
  }
  @Test func anEmptyIndustryHasNone() throws {
    #expect(try theil(of: [0, 0], against: [1, 2]).undefined == .noEmployment)
    #expect(throws: ClusterError.self) { try theil(of: [1, .nan]) }
  }
}
