import Decision
import Foundation
import Pipeline
import TestSupport
import Testing

/// `--se bootstrap:N` of the models whose rows are drawn, and of mixed logits.
@Suite struct BootstrapModelsTests {
  /// Counts that rise with x, around their mean in turns, in two groups.
  private func rows(_ count: Int) -> [ObservationColumn] {
    let x: [Double] = (0..<count).map { Double($0 * 7 % count) / Double(count) }
    let y: [Double] = (0..<count).map { row in
      let bump = Double(row * row % 5)
      return (2 + 3 * x[row] + bump).rounded()
    }
    let turns: [Double] = [1, 0.5, 2, 0]
    let w: [Double] = (0..<count).map { turns[$0 % 4] }
    let f: [Double] = (0..<count).map { Double($0 % 3) }
    return numbers(
      ("x", x), ("y", y), ("two", [Double](repeating: 2, count: count)), ("w", w), ("f", f))
  }

  private func errors(
    _ model: EstimationModel, _ formula: String, on columns: [ObservationColumn], weights: String? = nil,
    draws: Int = 60, threads: Int = 1
  ) throws -> [Double] {
    let found = try question(model, formula) {
      $0.errors = .bootstrap(draws)
      $0.weights = weights
      $0.threads = threads
    }.estimate(on: columns)
    #expect(found.covarianceType == "bootstrap:\(draws)")
    return found.coefficients.map { $0.error?.standardError ?? .nan }
  }

  private static let models = [
    (EstimationModel.ols, "y ~ x"), (.ols, "y ~ x | f"), (.poisson, "y ~ x"), (.poisson, "y ~ x | f"),
  ]

  @Test(arguments: models) func theUnitOfWeightsIsNothing(model: EstimationModel, formula: String) throws {
    let columns = rows(24)
    let (plain, double) = (
      try errors(model, formula, on: columns), try errors(model, formula, on: columns, weights: "two")
    )
    #expect(agree(double, plain, .solver))
  }

  @Test(arguments: models) func aRowWithoutWeightIsNoRow(model: EstimationModel, formula: String) throws {
    let columns = rows(32)
    let kept = (0..<32).filter { $0 % 4 != 3 }
    let fewer = columns.map { column in
      guard case .numbers(let values) = column.values else { return column }
      return ObservationColumn(column.name, numbers: kept.map { values[$0] })
    }
    let (all, some) = (
      try errors(model, formula, on: columns, weights: "w"),
      try errors(model, formula, on: fewer, weights: "w")
    )
    #expect(all == some)
  }

  @Test(arguments: models) func bytesDoNotDependOnThreads(model: EstimationModel, formula: String) throws {
    let columns = rows(24)
    #expect(
      try errors(model, formula, on: columns, weights: "w", threads: 3)
        == errors(model, formula, on: columns, weights: "w"))
  }

  /// The weighted mean m has the error √Σw²(y − m)²/Σw in the limit, of which resamples of 200 rows are off by
  /// a part in 200 and 2,000 draws by one in 60.
  @Test func theErrorOfAWeightedMeanIsNearItsClosedForm() throws {
    let turns: [Double] = [1, 0.5, 2, 3]
    let y: [Double] = (0..<200).map { Double($0 * $0 % 17) + 1 }
    let w: [Double] = (0..<200).map { turns[$0 % 4] }
    let total = w.reduce(0, +)
    let mean = (0..<200).reduce(0.0) { $0 + w[$1] * y[$1] } / total
    let square = (0..<200).reduce(0.0) { sum, row in
      let pull = w[row] * (y[row] - mean)
      return sum + pull * pull
    }
    let wanted = square.squareRoot() / total
    let columns = numbers(("y", y), ("w", w))
    let line = try errors(.ols, "y ~ 1", on: columns, weights: "w", draws: 2000)
    #expect(abs(line[0] / wanted - 1) < 0.08)
    // The constant is the logarithm of the mean.
    let count = try errors(.poisson, "y ~ 1", on: columns, weights: "w", draws: 2000)
    #expect(abs(count[0] * mean / wanted - 1) < 0.08)
  }

  @Test func aNegativeBinomialKeepsItsWeights() throws {
    let y = (0..<60).map { Double($0 * $0 * 7 % 31) }
    let columns = numbers(("y", y), ("w", [Double](repeating: 3, count: 60)))
    let (plain, weighted) = (
      try errors(.negativeBinomial, "y ~ 1", on: columns),
      try errors(.negativeBinomial, "y ~ 1", on: columns, weights: "w")
    )
    #expect(agree(plain, weighted, .solver))
  }

  @Test func mixedLogitsDrawInvestors() throws {
    let cases = (0..<60).map { (n: Int) -> (x: Double, takesB: Bool) in
      let likesB = n / 6 % 5 < 3
      return (1 + Double(n % 3), likesB ? n % 7 > 0 : n % 7 == 0)
    }
    let investor: [Double] = (0..<120).map { Double($0 / 12) }
    let columns = pairs(cases, more: numbers(("who2", investor)))
    func found(_ threads: Int) throws -> Estimate {
      try question(.mixedLogit, "y ~ x") {
        $0.random = [RandomTerm(term: "x", distribution: .normal)]
        $0.sequence = .quadrature
        $0.draws = 9
        $0.panel = "who2"
        $0.errors = .bootstrap(50)
        $0.threads = threads
      }.estimate(on: columns)
    }
    let one = try found(1)
    #expect(one.covarianceType == "bootstrap:50" && one.coefficients.count == 2)
    #expect(one.coefficients.allSatisfy { ($0.error?.standardError ?? 0) > 0 })
    #expect(try found(2).covariance == one.covariance)
  }

  @Test func whatTakesLongIsToldBefore() throws {
    func told(_ model: EstimationModel, _ draws: Int, rows: Int) throws -> String? {
      try question(model, "y ~ x + z + v") {
        $0.errors = .bootstrap(draws)
        if model == .mixedLogit { $0.random = [RandomTerm(term: "x", distribution: .normal)] }
      }.forewarning(rows: rows)
    }
    #expect(
      try told(.mixedLogit, 1000, rows: 30_000)
        == "mixed-logit is fitted again on 1000 resamples of 30000 rows: about 60 s of processor time")
    #expect(try told(.mixedLogit, 50, rows: 1000) == nil)
    let long = try told(.negativeBinomial, 1000, rows: 100_000)
    #expect(long?.hasSuffix("about 17 min of processor time") == true)
    #expect(try told(.ols, 1000, rows: 10_000) == nil)
    #expect(try question(.ols, "y ~ x").forewarning(rows: 100_000_000) == nil)
  }
}
