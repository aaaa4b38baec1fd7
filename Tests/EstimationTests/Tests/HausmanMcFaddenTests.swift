import Decision
import Estimation
import TestSupport
import Testing

/// Reference: `Tests/References/inference/references.txt`, 40-digit arithmetic.
@Suite struct HausmanMcFaddenTests {
  struct Setting: Sendable {
    let seed: UInt64
    let cases: Int
    let removed: [String]
    let line: String
  }
  static let settings = [
    Setting(seed: 1, cases: 60, removed: ["0"], line: "hausman seed 1, 60 cases, without [0]"),
    Setting(seed: 4, cases: 60, removed: ["2"], line: "hausman seed 4"),
    Setting(seed: 5, cases: 40, removed: ["4", "5"], line: "hausman seed 5"),
    Setting(seed: 6, cases: 40, removed: ["1"], line: "hausman seed 6"),
  ]

  @Test(arguments: settings) func statisticsMatchFortyDigits(_ setting: Setting) throws {
    let design = try InferenceReference.design(setting.seed, cases: setting.cases)
    let found = try hausmanMcFadden(design, removing: setting.removed)
    let want = try InferenceReference.numbers(setting.line)
    #expect(agree(found.statistic, want[0], .solver))
    #expect(agree(found.pValue ?? .nan, want[1], .solver))
    #expect(found.degrees == 3 && found.isPositiveDefinite && found.notices.isEmpty)
    #expect(Double(found.reduced.caseCount) == want[2] && found.full.caseCount == setting.cases)
    #expect(found.covariates == ["a", "b", "c"] && found.omitted.isEmpty)
  }

  @Test func aCovarianceThatFallsIsSaidInWords() throws {
    let found = try hausmanMcFadden(InferenceReference.design(7), removing: ["5"])
    let want = try InferenceReference.numbers("hausman seed 7")
    #expect(agree(found.statistic, want[0], .solver))
    #expect(!found.isPositiveDefinite && found.degrees == 3)
    #expect(
      found.notices.map(\.text) == [
        "the difference of the covariances is not positive definite: of 3 eigenvalues 1 is negative; "
          + "its generalised inverse of rank 3 was taken"
      ])
  }

  @Test func aNegativeStatisticHasNoTail() throws {
    let found = try hausmanMcFadden(InferenceReference.design(11), removing: ["5"])
    let want = try InferenceReference.numbers("hausman seed 11")
    #expect(want[0] < 0 && agree(found.statistic, want[0], .solver))
    #expect(found.pValue == nil)
    #expect(
      found.notices.last?.text
        == "the statistic is negative, which chance alone can make it when both fits agree; it has no "
        + "p-value and is no evidence against independence of irrelevant alternatives")
  }

  /// Constants are differences from the first alternative; without it they are differences from another one.
  @Test func constantsWithoutTheirBaseAreNotCompared() throws {
    let design = try InferenceReference.design(1, "choice ~ a + b + factor(alt)", cases: 200)
    let found = try hausmanMcFadden(design, removing: ["0"])
    #expect(found.covariates == ["a", "b"])
    #expect(found.omitted.map(\.name) == ["alt=1", "alt=2", "alt=3", "alt=4", "alt=5"])
    #expect(found.omitted[0].reason == "without '0' it is measured from another base")
    let kept = try hausmanMcFadden(design, removing: ["5"])
    #expect(kept.covariates == ["a", "b", "alt=1", "alt=2", "alt=3", "alt=4"])
  }

  /// x differs in some cases and y in the others, of which alone an alternative is removed: what is said of x
  /// stays as it is, and the test is that of y alone.
  @Test func whatDoesNotChangeIsNotCounted() throws {
    let random: [Double] = [
      3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4, 3, 3, 8, 3, 2, 7,
    ]
    func rows(_ n: Int) -> [Double] { (0..<3).map { random[(7 * n + 11 * $0 + n * n) % 30] } }
    // The third alternative of the x cases is the fourth of the table, so that it is not removed.
    var table: [[Double]] = [[], [], [], [], []]
    for n in 0..<60 {
      let x = rows(n)
      for j in 0..<3 {
        let isFirst = n < 30
        table[0].append(Double(n))
        table[1].append(isFirst && j == 2 ? 4 : Double(j))
        table[2].append(j == (n % 3 + n / 7) % 3 ? 1 : 0)
        table[3].append(isFirst ? x[j] : 0)
        table[4].append(isFirst ? 0 : x[j])
      }
    }
    let both = try ObservationTable(
      zip(["case", "alt", "choice", "x", "y"], table).map { ObservationColumn($0, numbers: $1) })
    let found = try hausmanMcFadden(ReferenceChoices.design(both, "choice ~ x + y"), removing: ["2"])
    let rest = table.map { Array($0[90...]) }
    let alone = try ObservationTable(
      zip(["case", "alt", "choice", "y"], [rest[0], rest[1], rest[2], rest[4]])
        .map { ObservationColumn($0, numbers: $1) })
    let want = try hausmanMcFadden(ReferenceChoices.design(alone, "choice ~ y"), removing: ["2"])
    #expect(want.degrees == 1 && want.isPositiveDefinite)
    #expect(found.degrees == 1 && !found.isPositiveDefinite)
    #expect(agree(found.statistic, want.statistic, .solver))
    #expect(
      found.notices.map(\.text) == [
        "the difference of the covariances is not positive definite: of 2 eigenvalues 1 is zero; its "
          + "generalised inverse of rank 1 was taken"
      ])
  }

  @Test func caseWeightsAreTold() throws {
    let found = try hausmanMcFadden(InferenceReference.design(1, weights: "weight"), removing: ["0"])
    #expect(
      found.notices.last?.text
        == "with case weights the fit on all alternatives is not efficient, which the test assumes")
  }

  @Test func unitsDoNotMatter() throws {
    let table = try ReferenceChoices(seed: 1, cases: 60).table(units: [1e-6, 1e4, 1])
    let found = try hausmanMcFadden(ReferenceChoices.design(table), removing: ["0"])
    #expect(
      try agree(
        found.statistic, InferenceReference.numbers("hausman seed 1, 60 cases, without [0]")[0], .solver)
    )
  }

  @Test func whatCannotBeRemovedIsRefused() throws {
    let design = try InferenceReference.design(1)
    #expect(
      message { _ = try hausmanMcFadden(design, removing: ["7"]) }
        == "there is no alternative '7'; choose from: 0, 1, 2, 3, 4, 5")
    #expect(
      message { _ = try hausmanMcFadden(design, removing: []) }
        == "no alternative is removed; name at least one that some may do without")
    #expect(
      message { _ = try hausmanMcFadden(design, removing: ["0", "1", "2", "3", "4", "5"]) }
        == "no case is left without '0', '1', '2', '3', '4'; leave out alternatives that were chosen less "
        + "often"
    )
  }
}
