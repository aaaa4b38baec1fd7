import Decision
import Foundation
import Pipeline
import Scoring
import TestSupport
import Testing

/// Scores that are products: of n factors f_j against those of a typical region g_j the parts are `(f_j −
/// g_j)·Σ_s s!(n − 1 − s)!/n!·e_s`, with e_s the sum over all choices of s others of their f times the
/// remaining g: the coefficient of zˢ in `Π_k (g_k + f_k·z)` over the others.
@Suite struct ScorePartsProductTests {
  /// A weighted product with equal weights of a region whose factors are `own`, of three with `typical`,
  /// which are therefore the medians, and of one with the best figure, 1, throughout.
  private func asked(_ own: [Double], typical: [Double], seed: UInt64 = 1, workers: Int = 1) throws
    -> DatasetStudy
  {
    let count = Double(own.count)
    let ids = ["OWN", "T1", "T2", "T3", "BEST"]
    let series = own.indices.map { j in
      let (a, t) = (pow(own[j], count), pow(typical[j], count))
      let indicator = Indicator(id: "i\(j)", title: "Indicator \(j)", unit: "", direction: .benefit)
      return Dataset.Series(
        indicator: indicator, years: [2020],
        columns: [
          IndicatorTable.Column(
            indicator: indicator, known: [a, t, t, t, 1],
            provenance: Provenances(
              repeating: Provenance(year: 2020, source: "test", grade: .official), count: 5))
        ])
    }
    let dataset = Dataset(
      heading: Dataset.Heading(name: "products", title: "Products"),
      regions: ids.map { Alternative(id: $0, name: $0, country: "XX") }, series: series,
      industries: IndustryTree([]), industryWords: [:], employment: nil, supply: [], sources: [],
      checksum: "invented")
    let profile = Profile(
      name: "product", title: "Product", method: "weighted-product", missing: .refuse,
      branches: [
        Profile.Branch(
          family: .location, weight: 1,
          entries: own.indices.map { Profile.Entry(indicator: "i\($0)", weight: 1, direction: .benefit) })
      ])
    return try DatasetStudy(
      dataset: dataset, profile: profile, profileFile: "product.yaml", industry: nil,
      options: Study.Options(parameters: MethodParameters(workers: Workers(workers))),
      identity: Study.Identity(seed: seed, data: "invented", dataset: "products", version: "test"))
  }

  private func explained(_ asked: DatasetStudy) throws -> Explanation {
    try asked.explanation(of: "OWN", in: try assessment(asked.study))
  }

  private func parts(_ explanation: Explanation) -> [Double] { explanation.leaves.map(\.contribution) }

  /// (f₁ − g₁)(f₂ + g₂)/2 and the same turned round.
  @Test func twoFactorsShareTheirProduct() throws {
    let found = try explained(asked([3.0 / 4, 1.0 / 4], typical: [1.0 / 2, 1.0 / 2]))
    #expect(agree(found.score, 3.0 / 16, .roundoff))
    #expect(agree(found.base, 1.0 / 4, .roundoff))
    #expect(agree(parts(found), [3.0 / 32, -5.0 / 32], .roundoff))
    #expect(agree(found.branches.map(\.contribution), [-2.0 / 32], .roundoff))
    #expect(found.strongest.map(\.criterion.id) == ["i0"])
    #expect(found.weakest.map(\.criterion.id) == ["i1"])
  }

  @Test func threeFactorsShareTheirProduct() throws {
    let found = try explained(
      asked([1.0 / 2, 1.0 / 4, 3.0 / 4], typical: [1.0 / 4, 1.0 / 2, 1.0 / 2]))
    #expect(agree(found.score, 3.0 / 32, .roundoff))
    #expect(agree(found.base, 2.0 / 32, .roundoff))
    #expect(agree(parts(found), [22.0 / 384, -23.0 / 384, 13.0 / 384], .roundoff))
  }

  /// Against the best, whose factors are 1: (f₁ − 1)(f₂ + 1)/2 and the same turned round.
  @Test func twoFactorsShareTheDifferenceOfTwoProducts() throws {
    let asked = try asked([3.0 / 4, 1.0 / 4], typical: [1.0 / 2, 1.0 / 2])
    let whole = try assessment(asked.study)
    let contest = try asked.contest(
      try asked.explanation(of: "OWN", in: whole), against: "BEST", in: whole)
    #expect(agree(contest.difference, -13.0 / 16, .roundoff))
    #expect(agree(contest.parts.map(\.difference), [-5.0 / 32, -21.0 / 32], .roundoff))
  }

  private static let many: (own: [Double], typical: [Double]) = {
    var random = SeededGenerator(seed: 22)
    func drawn() -> [Double] { (0..<22).map { _ in Double.random(in: 0.9...1, using: &random) } }
    return (drawn(), drawn())
  }()

  private func closedForm(_ own: [Double], _ typical: [Double]) -> [Double] {
    let n = own.count
    return own.indices.map { j in
      var e = [1.0]
      for k in own.indices where k != j {
        var next = e.map { $0 * typical[k] } + [0]
        for s in e.indices { next[s + 1] += e[s] * own[k] }
        e = next
      }
      var share = 1.0 / Double(n)
      var sum = 0.0
      for s in 0..<n {
        sum += share * e[s]
        share *= Double(s + 1) / Double(max(1, n - 1 - s))
      }
      return (own[j] - typical[j]) * sum
    }
  }

  /// Five standard errors of 22 parts are exceeded by chance less than once in 70,000 seeds.
  @Test func drawnPartsLieAroundTheClosedFormAndAddUp() throws {
    let found = try explained(asked(Self.many.own, typical: Self.many.typical))
    #expect(found.account == .shapley(scorings: 42_002, pairs: 1_000, isCut: false))
    let expected = closedForm(Self.many.own, Self.many.typical)
    for (leaf, part) in zip(found.leaves, expected) {
      let error = try #require(leaf.standardError)
      #expect(error > 0)
      #expect(error < 0.02 * abs(part) + 1e-6)
      #expect(abs(leaf.contribution - part) <= 5 * error)
    }
    #expect(agree(found.base + parts(found).reduce(0, +), found.score, .difference))
    #expect(agree(expected.reduce(0, +), found.score - found.base, .difference))
  }

  @Test func drawsDependOnTheSeedAndNotOnTheThreads() throws {
    let found = parts(try explained(asked(Self.many.own, typical: Self.many.typical)))
    #expect(try parts(explained(asked(Self.many.own, typical: Self.many.typical, workers: 3))) == found)
    #expect(try parts(explained(asked(Self.many.own, typical: Self.many.typical, seed: 2))) != found)
  }
}
