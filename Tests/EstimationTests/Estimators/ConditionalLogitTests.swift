import Decision
import Estimation
import Foundation
import Kernels
import TestSupport
import Testing

/// References: `Tests/References/conditional-logit/references.txt`, 50-digit arithmetic; closed forms.
@Suite struct ConditionalLogitTests {
  struct Reference: Sendable {
    let seed: UInt64
    let formula: String
    let weights: String?
    let coefficients: [Double]
    let covariance: [Double]
    let robust: [Double]
    let logLikelihood: Double
    let null: Double
    let elasticities: [Double]
  }

  static let references = [
    Reference(
      seed: 1, formula: "choice ~ a + b + c", weights: nil,
      coefficients: [0.064052306337327544045, 0.35129878755224933802, -1.1401085933005174159e-6],
      covariance: [
        0.00026440846161587628168, 0.0002335744793854290533, -1.6199841183492627666e-9,
        0.0002335744793854290533,
        0.09598524184491608307, 2.7199532703218077687e-8, -1.6199841183492627666e-9, 2.7199532703218077687e-8,
        3.1526502752723366299e-13,
      ],
      robust: [
        0.0002099646542413566525, -0.00014318986987921544037, -2.403411816336245464e-9,
        -0.00014318986987921544037, 0.097122706957075915071, 5.1870228746173831616e-8,
        -2.403411816336245464e-9,
        5.1870228746173831616e-8, 3.1300572867591984579e-13,
      ],
      logLikelihood: -71.895803901542310263, null: -83.791750801422070218,
      elasticities: [
        0.098504744894338378565, 0.10270333488719594977, 0.11743133849954281628, 0.12360686321228560174,
        -3.9551545184013966905, -3.994754225387637443,
      ]),
    Reference(
      seed: 2, formula: "choice ~ a + b + c", weights: "weight",
      coefficients: [0.055055686803090206496, 0.8567489288760993101, -1.095028450663927938e-6],
      covariance: [
        0.00037103475810793530754, 0.00082055834102492907438, -1.7227918295630716761e-9,
        0.00082055834102492907438, 0.15328315345224417221, -1.4373454991857787612e-8,
        -1.7227918295630716761e-9,
        -1.4373454991857787612e-8, 4.6381453260143769496e-13,
      ],
      robust: [
        0.00022463193531061920729, 0.0013405730631504621506, -4.2726695170760509912e-10,
        0.0013405730631504621506, 0.10535963913020466097, -3.8334748517729325286e-8,
        -4.2726695170760509912e-10,
        -3.8334748517729325286e-8, 4.2975340551497951028e-13,
      ],
      logLikelihood: -49.27052213449443011, null: -57.501568109998621568,
      elasticities: [
        0.11564908075771794944, 0.099197669558283123713, 0.28506115235064180378, 0.26953386328156037369,
        -3.7911248789369773795, -3.7321032710361696579,
      ]),
    Reference(
      seed: 3, formula: "choice ~ a + b + c + offset(-log(pi))", weights: "weight",
      coefficients: [0.052078744410109290247, 1.1279038987968293461, -1.0022997448079887776e-6],
      covariance: [
        0.000440296410734427855, 0.0027921741968659553234, -3.375409282934910764e-9, 0.0027921741968659553234,
        0.25644092844198464349, -3.8279864809619837012e-8, -3.375409282934910764e-9,
        -3.8279864809619837012e-8,
        6.1647331634463368962e-13,
      ],
      robust: [
        0.00033179430059858903371, 0.0034985838449919367332, -2.3789787589910394812e-9,
        0.0034985838449919367332, 0.33512300306139029633, 4.1184453788968924605e-8, -2.3789787589910394812e-9,
        4.1184453788968924605e-8, 6.2102107706392595803e-13,
      ],
      logLikelihood: -51.825734675884232609, null: -49.000833900808023719,
      elasticities: [
        0.067581630134811981897, 0.034446542933564781034, 0.33425893706479986602, 0.40608750226091196193,
        -2.9224192883603195681, -3.5754439006370721476,
      ]),
  ]

  @Test(arguments: references) func estimatesErrorsAndScoresMatchFiftyDigits(_ want: Reference) throws {
    let table = try ReferenceChoices(seed: want.seed, cases: 60).table()
    let design = try ReferenceChoices.design(table, want.formula, weights: want.weights)
    let fit = try ConditionalLogit().fit(design)
    #expect(fit.covariates == ["a", "b", "c"])
    #expect(agree(fit.coefficients, want.coefficients, .solver))
    #expect(agree(fit.covariance, want.covariance, .solver))
    #expect(agree(fit.logLikelihood, want.logLikelihood, .solver))
    #expect(agree(fit.nullLogLikelihood, want.null, .solver))
    #expect(fit.termination.hasConverged)
    #expect(fit.termination.gradientNorm < 1e-5)
    #expect(fit.caseCount == 60 && fit.choiceCount == 60 && fit.rowCount == design.rowCount)
    #expect(fit.separation.isEmpty && fit.dropped.isEmpty && fit.notices.isEmpty)
    let elasticities = fit.ownElasticities(on: design)
    #expect(elasticities.map(\.name) == ["a", "b", "c"])
    #expect(
      agree(elasticities.flatMap { [$0.probabilityWeighted, $0.atChosen] }, want.elasticities, .solver))
    #expect(agree(robust(fit, design), want.robust, .solver))
  }

  /// V (Σ s s′) V with the score rows s.
  private func robust(_ fit: ChoiceFit, _ design: ChoiceDesign) -> [Double] {
    let (scores, order) = (fit.scores(on: design), fit.count)
    func entry(_ a: Int, _ b: Int) -> Double {
      (0..<fit.caseCount).reduce(0) { $0 + scores[$1 * order + a] * scores[$1 * order + b] }
    }
    let meat = (0..<order * order).map { entry($0 / order, $0 % order) }
    func product(_ x: [Double], _ y: [Double]) -> [Double] {
      (0..<order * order).map { place in
        (0..<order).reduce(0) { $0 + x[place / order * order + $1] * y[$1 * order + place % order] }
      }
    }
    return product(product(fit.covariance, meat), fit.covariance)
  }

  /// One covariate that is 1 or 0 and two alternatives: β is the log odds, its error √(1/a + 1/b).
  @Test func theExampleOfTheDocumentationHolds() throws {
    let fit = try ConditionalLogit().fit(
      pairs((0..<50).map { ($0 % 2 == 0 ? 1 : 0, $0 % 2 == 0 ? 0 : 1, ($0 < 40) == ($0 % 2 == 0) ? 0 : 1) }))
    #expect(agree(fit.coefficients, [1.3862943611198906], .solver))  // log 4
    #expect(agree(fit.standardErrors, [0.35355339059327379], .solver))  // √(1/40 + 1/10)
    #expect(agree(fit.logLikelihood, -25.020121176909393, .roundoff))  // 40 log 0.8 + 10 log 0.2
    #expect(agree(fit.nullLogLikelihood, -34.657359027997265, .roundoff))  // 50 log 0.5
    #expect(agree(fit.mcFaddenR2, 1 - 25.020121176909393 / 34.657359027997265, .difference))
    #expect(agree(fit.aic, 2 + 2 * 25.020121176909393, .roundoff))
    #expect(agree(fit.bic, 3.912023005428146 + 2 * 25.020121176909393, .roundoff))  // log 50
  }

  /// Constants for all alternatives but one: their differences are the logs of the shares' quotients.
  @Test func constantsAloneGiveBackTheShares() throws {
    let counts = [5, 10, 85]
    var cases: [(rows: [[Double]], chosen: Int)] = []
    for (alternative, count) in counts.enumerated() {
      for _ in 0..<count { cases.append(([[0, 0], [1, 0], [0, 1]], alternative)) }
    }
    let fit = try ConditionalLogit().fit(design(cases, names: ["second", "third"]))
    #expect(agree(fit.coefficients, [0.69314718055994531, 2.8332133440562162], .solver))  // log 2, log 17
    #expect(
      agree(
        fit.logProbabilities.prefix(3).map { $0 },
        [-2.995732273553991, -2.302585092994046, -0.16251892949777494], .solver))
  }

  /// More than 100,000 rows start from the fit of every 16th case. With a period of 20 choices that sample
  /// never sees the third alternative, so it has no maximum and the search starts from zero; either way the
  /// answer is the same.
  @Test(arguments: [21, 20]) func theStartDoesNotMatter(period: Int) throws {
    let count = 1680 * period
    let cases = (0..<count).map { n -> (rows: [[Double]], chosen: Int) in
      ([[0, 0], [1, 0], [0, 1]], n % period == 1 ? 2 : n % period < 5 ? 1 : 0)
    }
    let fit = try ConditionalLogit(threads: Threads(2)).fit(design(cases, names: ["second", "third"]))
    let shares = [Double(period - 5), 4, 1].map { $0 / Double(period) }
    #expect(fit.rowCount > 100_000 && fit.termination.hasConverged && fit.separation.isEmpty)
    #expect(agree(fit.coefficients, [log(shares[1] / shares[0]), log(shares[2] / shares[0])], .solver))
    // The inverse of the information of shares: 1/n₁ + 1/n₀ on the diagonal, 1/n₀ off it.
    let counts = shares.map { $0 * Double(count) }
    let want = [1 / counts[1] + 1 / counts[0], 1 / counts[0], 1 / counts[0], 1 / counts[2] + 1 / counts[0]]
    #expect(agree(fit.covariance, want, .solver))
  }

  @Test func aCaseChosenThreeTimesCountsAsThreeCases() throws {
    let table = try ObservationTable([
      ObservationColumn("case", numbers: [1, 1, 2, 2]), ObservationColumn("alt", numbers: [1, 2, 1, 2]),
      ObservationColumn("choice", numbers: [3, 0, 0, 1]), ObservationColumn("x", numbers: [1, 0, 1, 0]),
    ])
    let fit = try ConditionalLogit().fit(ReferenceChoices.design(table, "choice ~ x"))
    #expect(agree(fit.coefficients, [1.0986122886681098], .solver))  // log 3
    #expect(agree(fit.standardErrors, [1.1547005383792515], .solver))  // √(1 + 1/3)
    #expect(fit.choiceCount == 4 && fit.caseCount == 2)
  }

  @Test func bytesDoNotDependOnThreads() throws {
    let design = try ReferenceChoices.design(ReferenceChoices(seed: 9, cases: 6000).table())
    let fits = try [1, 2, 3].map { try ConditionalLogit(threads: Threads($0)).fit(design) }
    #expect(fits[0] == fits[1] && fits[0] == fits[2])
  }

  @Test func toFewStepsAreReported() throws {
    let design = try ReferenceChoices.design(ReferenceChoices(seed: 1, cases: 60).table())
    let fit = try ConditionalLogit(limit: 1).fit(design)
    #expect(!fit.termination.hasConverged)
    guard case .iterationLimit(_, limit: 1) = fit.termination else {
      Issue.record("found \(fit.termination)")
      return
    }
  }
}
