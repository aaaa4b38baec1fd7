import Decision
import Pipeline
import Scoring
import TestSupport
import Testing

@Suite struct MethodComparisonTests {
  private func compared(_ study: Study) throws -> MethodComparison {
    guard let comparison = try study.comparedMethods() else { throw Unexpected(what: "nothing matched") }
    return comparison
  }

  /// Rows of positive figures on a, b and c.
  private func matrix(
    rows: Int, parameters: MethodParameters = .none, normalisation: String? = nil,
    conditions: [Constraint] = []
  ) throws -> Study {
    let table = IndicatorTable(
      alternatives: (0..<rows).map { Alternative(id: "R\($0)") },
      columns: [97, 89, 83].map { divisor in
        IndicatorTable.Column(
          indicator: Indicator(id: "c\(divisor)"), values: (0..<rows).map { Double($0 % divisor + 1) })
      })
    return try Study(
      table: table, weights: [("c97", 3), ("c89", 4), ("c83", 3)], costs: ["c89"],
      options: Study.Options(
        normalisation: normalisation, parameters: parameters, conditions: conditions),
      identity: Study.Identity(seed: 1, data: "d", version: "v"))
  }

  @Test func eachAssessmentIsThatOfTheMethodAlone() throws {
    let dataset = try SmallDataset().dataset()
    let comparison = try compared(try question(dataset).study)
    for found in comparison.assessments {
      let options = Study.Options(method: found.study.method)
      let alone = try assessment(try question(dataset, options: options).study)
      #expect(found.scores.values == alone.scores.values, "\(found.study.method)")
      #expect(found.ranking.ranks == alone.ranking.ranks)
      #expect(found.normalisation == alone.normalisation)
      #expect(found.weights == alone.weights)
    }
  }

  /// Every method stands in one of the two lists, in the order of the catalogue.
  @Test func methodsThatHaveNoValueAreListedWithTheirReason() throws {
    let dataset = try SmallDataset().dataset()
    let comparison = try compared(try question(dataset).study)
    let answered = comparison.assessments.map(\.study.method)
    let refused = comparison.refused.map(\.method)
    #expect(Set(answered).isDisjoint(with: refused))
    #expect(answered == MethodCatalogue.compared.filter(answered.contains))
    #expect(refused == MethodCatalogue.compared.filter { !answered.contains($0) })
    #expect(!refused.isEmpty)
    for (method, reason) in comparison.refused {
      let said = refusal {
        _ = try question(dataset, options: Study.Options(method: method)).study.assessed()
      }
      #expect(said.first?.hasPrefix("\(reason); ") == true, "\(method)")
    }
  }

  @Test func parametersAndNormalisationsOfOneMethodAreNotForcedOnTheOthers() throws {
    let plain = try compared(try matrix(rows: 7))
    let set = try compared(
      try matrix(
        rows: 7, parameters: MethodParameters(general: ["v": .number(1)]), normalisation: "z-score"))
    #expect(set.assessments.map(\.scores.values) == plain.assessments.map(\.scores.values))
    #expect(plain.refused.isEmpty)
    #expect(plain.assessments.map(\.study.method) == MethodCatalogue.compared)
  }

  @Test func agreementIsThatOfEachPairOfScores() throws {
    let comparison = try compared(try matrix(rows: 11))
    let scores = comparison.assessments.map(\.scores.values)
    #expect(comparison.kendall.count == scores.count && comparison.weighted.count == scores.count)
    for a in scores.indices {
      // A list agrees with itself, unless it ties everyone and so orders nobody.
      let orders = Set(scores[a]).count > 1
      #expect(comparison.kendall[a][a].map { agree($0, 1, .difference) } ?? !orders)
      #expect(agree(try #require(comparison.weighted[a][a]), 1, .difference))
      for b in scores.indices {
        #expect(comparison.kendall[a][b] == kendallTau(scores[a], scores[b]))
        #expect(comparison.weighted[a][b] == weightedRankCorrelation(scores[a], scores[b]))
        #expect((comparison.kendall[a][b] == nil) == (comparison.kendall[b][a] == nil))
      }
    }
  }

  @Test func methodsThatTieEveryoneHaveNoKendall() throws {
    let same = try SmallDataset().keeping(["AA1"])
    let comparison = try compared(try question(same.dataset()).study)
    #expect(comparison.kendall.allSatisfy { $0.allSatisfy { $0 == nil } })
    #expect(comparison.weighted.allSatisfy { $0.allSatisfy { $0 == nil } })
    #expect(comparison.assessments.allSatisfy { $0.ranking.ranks == [1] })
  }

  @Test func quadraticMethodsAreLeftOutAboveTheLimit() throws {
    #expect(MethodComparison.quadraticLimit == 5_000)
    #expect(MethodCatalogue.quadratic == ["electre-iii", "todim"])
    let above = try compared(try matrix(rows: 5_001))
    #expect(
      above.refused.map { "\($0.method): \($0.reason)" }
        == MethodCatalogue.quadratic.map {
          "\($0): its time grows with the square of the number of alternatives; ask it by itself"
        })
    #expect(above.assessments.count == MethodCatalogue.compared.count - 2)
  }

  /// A condition keeps the test short: three of the five thousand are left.
  @Test func atTheLimitEveryMethodIsAsked() throws {
    let most = Constraint.number("c97", .greater, 96)
    let narrow = Constraint.number("c89", .greater, 81)
    let comparison = try compared(try matrix(rows: 5_000, conditions: [most, narrow]))
    #expect(comparison.assessments.map(\.study.method) == MethodCatalogue.compared)
    #expect(comparison.assessments[0].alternatives.count < 20)
  }

  @Test func nothingMatchingIsNone() throws {
    let options = Study.Options(conditions: [.number("wage", .less, 1)])
    #expect(try question(SmallDataset().dataset(), options: options).study.comparedMethods() == nil)
  }

  @Test func figuresThatNoMethodCanTakeAreRefusedOnce() throws {
    let study = try question(SmallDataset().dataset(), carsProfile(missing: .refuse)).study
    let hint =
      "add the figure, or name a policy: --missing exclude-region, country-mean, nearest-neighbours or regression"
    #expect(
      refusal { _ = try study.comparedMethods() } == [
        "the figure of 'BB2' on 'wage' is missing; \(hint)",
        "the figure of 'CC1' on 'lq' is missing; \(hint)",
      ])
  }

  @Test func threadsChangeNothing() throws {
    let one = try compared(try matrix(rows: 300))
    let three = try compared(try matrix(rows: 300, parameters: MethodParameters(workers: Workers(3))))
    #expect(three.assessments.map(\.scores.values) == one.assessments.map(\.scores.values))
    #expect(three.kendall == one.kendall)
  }
}
