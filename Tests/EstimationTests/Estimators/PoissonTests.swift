import Decision
import Estimation
import Foundation
import Kernels
import TestSupport
import Testing

/// Closed forms, the equality with the conditional logit, and what must not change a fit.
@Suite struct PoissonTests {
  @Test func theExampleOfTheDocumentation() throws {
    let fit = try Poisson().fit(countDesign("y ~ x", [("y", [2, 4, 9]), ("x", [0, 0, 1])]))
    #expect(agree(fit.coefficients, [1.0986122886681098, 1.0986122886681098], .roundoff))
    #expect(agree(fit.standardErrors, [0.408248290463863, 0.5270462766947299], .difference))
    #expect(fit.covariates == ["(constant)", "x"])
    #expect(fit.notices.isEmpty && fit.separation.isEmpty && fit.alpha == nil && fit.absorbed == nil)
  }

  /// With a constant alone and an offset of log e, exp(constant) is Σy/Σe.
  @Test func aConstantAloneIsTheRate() throws {
    let fit = try Poisson().fit(
      countDesign("y ~ 1 + offset(log(e))", [("y", [1, 4, 0, 7]), ("e", [2, 3, 1, 6])]))
    #expect(agree(fit.coefficients, [0], .difference))
    #expect(agree(fit.standardErrors, [0.2886751345948129], .roundoff))  // 1/√12
    // Σ (y log e − e) − log(4!) − log(7!)
    #expect(agree(fit.logLikelihood, -6.0733025715845908, .solver))
    #expect(agree(fit.nullLogLikelihood, fit.logLikelihood, .roundoff))
    #expect(agree(fit.aic, 2 + 2 * 6.0733025715845908, .solver))
    #expect(agree(fit.bic, 1.3862943611198906 + 2 * 6.0733025715845908, .solver))
  }

  /// Guimarães, Figueiredo & Woodward (2003), *Review of Economics and Statistics* 85(1): Poisson with an
  /// effect for every case is the conditional logit, its log-likelihood less one for every case.
  @Test(arguments: ["choice ~ a + b + c", "choice ~ a + b + c + offset(-log(pi))"])
  func withCasesAbsorbedItIsTheConditionalLogit(formula: String) throws {
    let table = try ReferenceChoices(seed: 7, cases: 120).table()
    let choices = try ReferenceChoices.design(table, formula)
    let logit = try ConditionalLogit().fit(choices)
    let design = try Design(Formula(formula + " | case"), on: table)
    let fit = try Poisson().fit(design)
    #expect(fit.termination.hasConverged)
    #expect(agree(fit.coefficients, logit.coefficients, .solver))
    #expect(agree(fit.standardErrors, logit.standardErrors, .solver))
    #expect(agree(fit.logLikelihood, logit.logLikelihood - 120, .solver))
    #expect(fit.absorbed?.count == 120)
    // Clustered by case, the scores of a case's rows add up to those of the logit.
    let cases = Clustering("case", labels: try design.grouping(by: "case").codes)
    let clustered = try clusteredCovariance(
      InfluenceRows(bread: fit.covariance, scores: fit.scores(on: design)), by: cases)
    let robust = try robustCovariance(
      InfluenceRows(bread: logit.covariance, scores: logit.scores(on: choices)))
    for k in 0..<3 { #expect(agree(clustered[k, k], robust[k, k], .solver)) }
  }

  @Test func absorbedEffectsAreIndicators() throws {
    let counts = SimulatedCounts(seed: 21, rows: 150)
    let absorbed = try counts.design("y ~ a + b | f + g")
    let indicators = try counts.design("y ~ a + b + factor(f) + factor(g)")
    let (one, other) = (try Poisson().fit(absorbed), try Poisson().fit(indicators))
    #expect(agree(one.coefficients, Array(other.coefficients[1...2]), .solver))
    #expect(agree(one.standardErrors, Array(other.standardErrors[1...2]), .solver))
    #expect(agree(one.logLikelihood, other.logLikelihood, .solver))
    #expect(agree([one.aic, one.bic], [other.aic, other.bic], .solver))
    #expect(agree(one.nullLogLikelihood, other.nullLogLikelihood, .roundoff))
    #expect(one.parameterCount == other.count)
    let robust = try [(one, absorbed), (other, indicators)].map { fit, design in
      try robustCovariance(InfluenceRows(bread: fit.covariance, scores: fit.scores(on: design)))
    }
    for k in 0..<2 { #expect(agree(robust[0][k, k], robust[1][k + 1, k + 1], .solver)) }
  }

  @Test func scoresAddUpToZeroInEveryGroup() throws {
    let counts = SimulatedCounts(seed: 22, rows: 200)
    let design = try counts.design("y ~ a + b + c | f + g + h")
    let fit = try Poisson().fit(design, weights: counts.weights)
    #expect(fit.termination.gradientNorm < 1e-6)
    let scores = fit.scores(on: design)
    for k in 0..<3 {
      let column = stride(from: k, to: scores.count, by: 3).map { scores[$0] }
      let size = column.reduce(0) { $0 + abs($1) }
      #expect(abs(column.reduce(0, +)) <= 1e-11 * size)
    }
  }

  @Test(arguments: 1...5) func theOrderOfRowsDoesNotMatter(seed: UInt64) throws {
    let counts = SimulatedCounts(seed: 23, rows: 120)
    var random = SeededGenerator(seed: seed)
    let order = (0..<120).shuffled(using: &random)
    let formula = try Formula("y ~ a + b + c | f + g")
    let before = try Poisson().fit(Design(formula, on: counts.table()))
    let after = try Poisson().fit(Design(formula, on: counts.table(order: order, level: { 100 - $0 })))
    #expect(agree(after.coefficients, before.coefficients, .solver))
    #expect(agree(after.standardErrors, before.standardErrors, .solver))
    #expect(agree(after.logMeans, order.map { before.logMeans[$0] }, .solver))
  }

  @Test(arguments: [["a": 1e6, "c": 1e-9], ["a": 1e-120, "b": 1e100], ["c": 1e140]])
  func coefficientsFollowTheUnitOfMeasure(units: [String: Double]) throws {
    let counts = SimulatedCounts(seed: 24, rows: 120)
    for formula in ["y ~ a + b + c", "y ~ a + b + c | f"] {
      let before = try Poisson().fit(counts.design(formula))
      let after = try Poisson().fit(Design(Formula(formula), on: counts.table(units: units)))
      #expect(after.termination.hasConverged)
      #expect(agree(after.logLikelihood, before.logLikelihood, .solver))
      for (k, name) in before.covariates.enumerated() where name != Design.constantName {
        let unit = units[name] ?? 1
        #expect(agree(after.coefficients[k] * unit, before.coefficients[k], .solver))
        #expect(agree(after.standardErrors[k] * unit, before.standardErrors[k], .solver))
      }
    }
  }

  @Test func aWeightOfTwoIsTheRowTwice() throws {
    let counts = SimulatedCounts(seed: 25, rows: 80)
    let twice = (0..<80).flatMap { [Int](repeating: $0, count: Int(counts.columns["w"]![$0])) }
    let formula = try Formula("y ~ a + b | f")
    let weighted = try Poisson().fit(Design(formula, on: counts.table()), weights: counts.columns["w"]!)
    let repeated = try Poisson().fit(Design(formula, on: counts.table(order: twice)))
    #expect(agree(weighted.coefficients, repeated.coefficients, .solver))
    #expect(agree(weighted.standardErrors, repeated.standardErrors, .solver))
    #expect(agree(weighted.logLikelihood, repeated.logLikelihood, .solver))
    #expect(agree(weighted.nullLogLikelihood, repeated.nullLogLikelihood, .solver))
  }

  @Test func aRowOfWeightZeroIsNotThere() throws {
    let counts = SimulatedCounts(seed: 26, rows: 80)
    let formula = try Formula("y ~ a + b | f")
    let weights = (0..<80).map { $0 % 4 == 0 ? 0.0 : 1 }
    let design = try Design(formula, on: counts.table())
    let weighted = try Poisson().fit(design, weights: weights)
    let rows = (1...80).filter { ($0 - 1) % 4 != 0 }
    let without = try Poisson().fit(Design(formula, on: counts.table(), rows: rows))
    #expect(weighted.coefficients == without.coefficients)
    #expect(weighted.rowCount == 60 && weighted.separation.isEmpty)
    #expect(weighted.isCounted == weights.map { $0 > 0 })
    let influence = InfluenceRows(
      bread: weighted.covariance, scores: weighted.scores(on: design), isCounted: weighted.isCounted)
    #expect(influence.observations == 60)
  }

  /// A response in another unit changes the constant alone: pseudo-maximum likelihood has no scale.
  @Test func theUnitOfTheResponseMovesTheConstant() throws {
    let y = SimulatedCounts(seed: 27, rows: 100).columns["y"]!
    let x = SimulatedCounts(seed: 27, rows: 100).columns["a"]!
    let plain = try Poisson().fit(countDesign("y ~ x", [("y", y), ("x", x)]))
    let scaled = try Poisson().fit(countDesign("y ~ x", [("y", y.map { $0 * 1e9 / 3 }), ("x", x)]))
    #expect(scaled.termination.hasConverged)
    #expect(agree(scaled.coefficients[1], plain.coefficients[1], .solver))
    #expect(agree(scaled.coefficients[0] - plain.coefficients[0], 19.6246535482783, .solver))  // log(10⁹/3)
    #expect(plain.notices.isEmpty)
    #expect(scaled.notices.map(\.text).contains { $0.hasPrefix("the response is not made of whole numbers") })
  }

  @Test func theFitIsTheSameOnAnyNumberOfThreads() throws {
    let counts = SimulatedCounts(seed: 28, rows: 30_000)
    let design = try counts.design("y ~ a + b + c | f^g + h")
    let one = try Poisson().fit(design)
    #expect(one == (try Poisson(threads: Threads(2)).fit(design)))
    #expect(one == (try Poisson(threads: Threads(3)).fit(design)))
  }

  @Test func columnsThatCannotBeToldApartAreNamed() throws {
    let counts = SimulatedCounts(seed: 29, rows: 100)
    let design = try counts.design("y ~ a + I(2*a+3*b) + b + I(f+1) + I(0*a+7) | f")
    let fit = try Poisson().fit(design)
    #expect(fit.covariates == ["a", "I(2*a+3*b)"])
    #expect(
      fit.dropped == [
        OmittedColumn(name: "b", reason: "it cannot be told apart from 'a' and 'I(2*a+3*b)'"),
        OmittedColumn(name: "I(f+1)", reason: "the absorbed effects explain it"),
        OmittedColumn(name: "I(0*a+7)", reason: "the absorbed effects explain it"),
      ])
    let plain = try Poisson().fit(counts.design("y ~ a + I(0*a+0.1)"))
    #expect(plain.dropped == [OmittedColumn(name: "I(0*a+0.1)", reason: "it is the same in every row")])
  }

  @Test func aGroupOfOneRowCostsItsDegreeAndNothingElse() throws {
    let columns: [(String, [Double])] = [
      ("y", [1, 3, 2, 5, 9]), ("x", [0, 1, 0, 1, 4]), ("s", [1, 1, 2, 2, 3]),
    ]
    let fit = try Poisson().fit(countDesign("y ~ x | s", columns))
    let without = try Poisson().fit(countDesign("y ~ x | s", columns.map { ($0, Array($1.dropLast())) }))
    #expect(agree(fit.coefficients, without.coefficients, .solver))
    #expect(agree(fit.coefficients, [0.9808292530117262], .solver))  // log(8/3)
    #expect(fit.rowCount == 5 && fit.absorbed?.count == 3)
    #expect(
      fit.notices.map(\.text).contains { $0.hasPrefix("1 group of an absorbed effect has a single row") })
  }

  @Test func responsesAndWeightsOutsideTheirRangeAreRefusedAllAtOnce() throws {
    let design = try countDesign("y ~ x", [("y", [1, -2, 3]), ("x", [1, 2, 3])])
    let error = #expect(throws: EstimationError.self) { try Poisson().fit(design, weights: [1, 1, -1]) }
    #expect(
      error?.description == """
        row 2: the response 'y' is -2.0; wanted a finite number that is not negative; correct the figure or \
        leave the row out
        row 3: the weight is -1.0; wanted a finite number that is not negative; correct the weight or leave \
        the row out
        """)
    let zero = try countDesign("y ~ x", [("y", [0, 0, 0]), ("x", [1, 2, 3])])
    let refusal = #expect(throws: EstimationError.self) { try Poisson().fit(zero) }
    #expect(
      refusal?.description
        == "the response 'y' is zero in every row; there is nothing to fit a Poisson model on; give "
        + "rows with a count above zero")
  }

  @Test func aModelWithoutColumnsIsRefused() throws {
    let design = try countDesign("y ~ x - 1", [("y", [1, 2, 3]), ("x", [0, 0, 0])])
    let error = #expect(throws: EstimationError.self) { try Poisson().fit(design) }
    #expect(
      error?.description
        == "no column is left to estimate ('x': it is zero in every row); give the model a constant or a "
        + "term that varies")
  }

  @Test func effectsAloneMayBeFitted() throws {
    let fit = try Poisson().fit(
      countDesign("y ~ 1 | s", [("y", [1, 3, 2, 6]), ("s", [1, 1, 2, 2])]))
    #expect(fit.termination.hasConverged && fit.count == 0 && fit.covariance.isEmpty)
    #expect(
      agree(
        fit.logMeans, [0.6931471805599453, 0.6931471805599453, 1.3862943611198906, 1.3862943611198906],
        .roundoff))
  }

  /// Offsets far apart leave nothing that is not a number, and a common offset only moves the constant.
  @Test(arguments: [-1000.0, 0, 700, 5000]) func aLargeOffsetMovesTheConstant(shift: Double) throws {
    let columns: [(String, [Double])] = [
      ("y", [2, 4, 9, 1, 3]), ("x", [0, 0, 1, 1, 2]), ("o", [0.5, 1, 0.25, 0, 2].map { $0 + shift }),
    ]
    let fit = try Poisson().fit(countDesign("y ~ x + offset(o)", columns))
    let plain = try Poisson().fit(
      countDesign("y ~ x + offset(o - \(shift < 0 ? "(\(shift))" : "\(shift)"))", columns))
    #expect(fit.termination.hasConverged)
    #expect(abs(fit.coefficients[1] - plain.coefficients[1]) < 1e-10)
    #expect(abs(fit.coefficients[0] + shift - plain.coefficients[0]) < 1e-10 * max(1, abs(shift)))
    #expect(abs(fit.logLikelihood - plain.logLikelihood) < 1e-9)
    #expect(abs(fit.nullLogLikelihood - plain.nullLogLikelihood) < 1e-9)
  }

  @Test(arguments: ["y ~ a + b", "y ~ a + b | f + g"]) func aConstantAddedToAColumnMovesNothingElse(
    formula: String
  ) throws {
    let counts = SimulatedCounts(seed: 35, rows: 120)
    let before = try Poisson().fit(counts.design(formula))
    let after = try Poisson().fit(
      counts.design(formula.replacing("a +", with: "I(a + 1000000) +")))
    #expect(agree(after.coefficients.suffix(2).first!, before.coefficients.suffix(2).first!, .solver))
    #expect(agree(after.standardErrors.suffix(2).first!, before.standardErrors.suffix(2).first!, .solver))
    #expect(agree(after.logLikelihood, before.logLikelihood, .solver))
  }

  /// 500 samples of 80 counts with the mean exp(0.3 + 0.6x): 95 % intervals, give or take two standard errors
  /// of 500 trials.
  @Test func intervalsCoverTheTruthAsOftenAsTheySay() throws {
    var random = SeededGenerator(seed: 36)
    let x = (0..<80).map { Double($0 % 9) / 4 - 1 }
    var covered = (0, 0)
    for _ in 0..<500 {
      let y = x.map { x in
        // By the waiting times of a Poisson process: uniform numbers until their product is below exp(−μ).
        let floor = exp(-exp(0.3 + 0.6 * x))
        var (product, count) = (1.0, -1.0)
        repeat {
          product *= Double.random(in: 0..<1, using: &random)
          count += 1
        } while product > floor
        return count
      }
      let fit = try Poisson().fit(countDesign("y ~ x", [("y", y), ("x", x)]))
      let margins = fit.standardErrors.map { 1.959963984540054 * $0 }
      if abs(fit.coefficients[0] - 0.3) <= margins[0] { covered.0 += 1 }
      if abs(fit.coefficients[1] - 0.6) <= margins[1] { covered.1 += 1 }
    }
    #expect(465...485 ~= covered.0 && 465...485 ~= covered.1, "\(covered)")
  }

  @Test func aLimitThatIsTooLowIsSaid() throws {
    let counts = SimulatedCounts(seed: 30, rows: 100)
    let fit = try Poisson(limit: 2).fit(counts.design("y ~ a + b | f + g"))
    guard case .iterationLimit(let norm, let limit) = fit.termination else {
      Issue.record("\(fit.termination)")
      return
    }
    #expect(limit == 2 && norm > 1e-6)
  }
}
