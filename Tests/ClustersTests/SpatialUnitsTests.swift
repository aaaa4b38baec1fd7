import Clusters
import TestSupport
import Testing

/// References: the definition by hand in exact fractions.
@Suite struct SpatialUnitsTests {
  static let jobs: [Double?] = [60, 40, 50, 50, 90, 10, 10, 90]

  /// Quotients of the first of two industries.
  private func first(_ cells: [Double?]) throws(ClusterError) -> [Double?] {
    let quotients = try locationQuotients(of: cells, industries: 2)
    return (0..<quotients.count / 2).map { quotients[2 * $0] }
  }

  @Test func theExampleOfTheDocumentationHolds() throws {
    let found = try unitSensitivity(
      of: Self.jobs, industries: 2, groups: [0, 1, 2, 2], measure: first)
    // Quotients 60, 50, 90, 10 over 52.5 before; 60, 50, 50, 50 after. Ranks 3, 2, 4, 1 and 4, 2, 2, 2 with
    // equal weights: deviations ½, −½, 3/2, −3/2 and 3/2, −½, −½, −½: products 1, squares 5 and 3.
    #expect(agree(try #require(found.correlation), 1 / 15.0.squareRoot(), .roundoff))
    #expect(found.compared == 4)
    let after: [Double] = [60, 50, 50, 50].map { $0 / 52.5 }
    let before: [Double] = [60, 50, 90, 10].map { $0 / 52.5 }
    #expect(agree(known(found.after), after, .roundoff))
    #expect(agree(known(found.before), before, .roundoff))
  }
  @Test func regionsCountByTheirJobs() throws {
    let found = try unitSensitivity(
      of: Self.jobs, industries: 2, groups: [0, 1, 2, 2], jobs: [1, 1, 2, 0], measure: first)
    // The fourth counts nothing and has no rank: P = 2, 1, 3 and Q = 3, 3/2, 3/2 with w = 1, 1, 2.
    // P̄ = 9/4 and Q̄ = 15/8: products −0.375, squares 2.75 and 1.6875.
    #expect(agree(try #require(found.correlation), -0.375 / (2.75 * 1.6875).squareRoot(), .roundoff))
    #expect(found.compared == 3)
  }
  @Test func mergingNothingChangesNothing() throws {
    let found = try unitSensitivity(
      of: Self.jobs, industries: 2, groups: [7, 3, -1, 0], measure: first)
    #expect(agree(try #require(found.correlation), 1, .roundoff))
    #expect(found.before == found.after)
  }
  @Test func oneUnitForAllLeavesNoOrder() throws {
    let found = try unitSensitivity(
      of: Self.jobs, industries: 2, groups: [1, 1, 1, 1], measure: first)
    #expect(found.correlation == nil)
    #expect(agree(known(found.after), [1, 1, 1, 1], .roundoff))
  }
  @Test func anUnknownCellLeavesItsUnitUnknown() throws {
    var jobs = Self.jobs
    jobs[6] = nil
    let found = try unitSensitivity(of: jobs, industries: 2, groups: [0, 1, 2, 2], measure: first)
    #expect(found.after[2] == nil && found.after[3] == nil && found.before[3] == nil)
    #expect(found.compared == 2)
    #expect(agree(try #require(found.correlation), 1, .roundoff))
  }
  @Test func unitsOfEmploymentChangeNothing() throws {
    let groups = [0, 0, 1, 2]
    let before = try unitSensitivity(of: Self.jobs, industries: 2, groups: groups, measure: first)
    let after = try unitSensitivity(
      of: Self.jobs.map { $0.map { $0 * 1000 } }, industries: 2, groups: groups, measure: first)
    #expect(
      agree(try #require(after.correlation), try #require(before.correlation), .difference))
  }
  @Test func badShapesFiguresAndMeasuresAreRefused() {
    #expect(throws: ClusterError.wrongCount(of: "groups", found: 1, wanted: 4)) {
      try unitSensitivity(of: Self.jobs, industries: 2, groups: [0], measure: first)
    }
    #expect(throws: ClusterError.wrongCount(of: "jobs", found: 1, wanted: 4)) {
      try unitSensitivity(of: Self.jobs, industries: 2, groups: [0, 1, 2, 2], jobs: [1], measure: first)
    }
    #expect(throws: ClusterError.wrongCount(of: "measure of the regions", found: 8, wanted: 4)) {
      try unitSensitivity(of: Self.jobs, industries: 2, groups: [0, 1, 2, 2]) { $0 }
    }
    #expect(throws: ClusterError.self) {
      try unitSensitivity(of: [1, -1], industries: 2, groups: [0], measure: first)
    }
  }
}
