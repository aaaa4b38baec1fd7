import Decision
import Foundation
import Pipeline
import TestSupport
import Testing

/// How a fit becomes an answer: errors in the way asked for, tests, and the places of problems.
@Suite struct FittedModelTests {
  /// The mean of 1, 2, 6 with the first two rows in one cluster, as in the documentation of the covariance.
  private let three = numbers(("y", [1, 2, 6]), ("g", [1, 1, 2]))

  @Test func errorsAreThoseAskedFor() throws {
    func variance(_ change: (inout EstimationQuestion.Options) -> Void) throws -> Double {
      try #require(question(.ols, "y ~ 1", change).estimate(on: three).covariance)[0][0]
    }
    // Deviations −2, −1, 3: s² = 7, so s²/3; the sandwich is 14/9; over clusters (3² + 3²)/9.
    #expect(agree(try variance { _ in }, 7.0 / 3, .roundoff))
    #expect(agree(try variance { $0.errors = .robust }, 14.0 / 9, .roundoff))
    #expect(agree(try variance { $0.errors = .clustered(by: ["g"]) }, 2, .roundoff))
    // n/(n − k) is 3/2; G/(G − 1)·(n − 1)/(n − k) is 2.
    #expect(
      agree(
        try variance {
          $0.errors = .robust
          $0.correctsSmallSample = true
        }, 7.0 / 3, .roundoff))
    #expect(
      agree(
        try variance {
          $0.errors = .clustered(by: ["g"])
          $0.correctsSmallSample = true
        }, 4, .roundoff))
  }

  @Test func clustersAreCounted() throws {
    let found = try question(.ols, "y ~ 1") { $0.errors = .clustered(by: ["g"]) }.estimate(on: three)
    #expect(found.clusters == [2])
    #expect(found.covarianceType == "cluster:g")
    #expect(found.cases == nil && found.rows == 3)
  }

  @Test func studentsTailIsTheModelsForLinesAndTheNormalElsewhere() throws {
    let line = try question(.ols, "y ~ 1").estimate(on: three)
    let error = try #require(line.coefficients[0].error)
    // t = 3/√(7/3) on two degrees: p = 1 − t/√(2 + t²), and the interval is 3 ± 4.302652730 √(7/3).
    let t = 3 / (7.0 / 3).squareRoot()
    #expect(agree(error.statistic, t, .roundoff))
    #expect(agree(error.pValue, 1 - t / (2 + t * t).squareRoot(), .solver))
    #expect(
      agree(
        error.interval.upperBound, 3 + 4.302652730 * (7.0 / 3).squareRoot(), .printed(decimals: 8)))
    let counts = try question(.poisson, "y ~ 1").estimate(on: three)
    // The variance of the log of the mean is one over the sum.
    let z = log(3.0) * 3
    #expect(agree(counts.coefficients[0].error?.statistic ?? .nan, z, .solver))
    #expect(agree(counts.coefficients[0].error?.pValue ?? .nan, erfc(z / 2.0.squareRoot()), .solver))
    #expect(
      agree(
        counts.coefficients[0].error?.interval.lowerBound ?? .nan, log(3.0) - 1.959963984540054 / 3, .solver))
  }

  @Test func placesAreThoseOfTheData() {
    let columns = [
      ObservationColumn("y", numbers: [1, 2, 3]), ObservationColumn("x", numbers: [1, 0, 2], gaps: [2]),
    ]
    let found = refusal {
      try question(.ols, "y ~ x").estimate(on: columns) { spot in
        if case .cell(let row, let column) = spot {
          return Place(file: "d.csv", line: row + 1, column: column == "x" ? 2 : 1)
        }
        return nil
      }
    }
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("d.csv:3:2: row 2, column 'x'") == true)
  }

  @Test func aNameOutsideTheColumnsReadIsSuggested() {
    let found = refusal {
      try question(.ols, "y ~ wgae").estimate(on: numbers(("y", [1, 2])), unread: ["wage"])
    }
    #expect(found == ["formula, character 5: there is no column 'wgae'; did you mean 'wage'?"])
  }
}
