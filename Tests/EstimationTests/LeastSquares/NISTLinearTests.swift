import Estimation
import Foundation
import Testing

/// NIST's eleven linear sets: all that doubles can give, less half a digit, and the exact solution for the
/// doubles to the last bits.
@Suite struct NISTLinearTests {
  @Test(arguments: NISTLinearSet.all) func certifiedDigitsAreReached(_ set: NISTLinearSet) throws {
    let fit = try leastSquares(try set.problem())
    #expect(fit.dropped.isEmpty)
    #expect(worstDigits(fit.coefficients, set.estimates) >= set.ceiling.coefficients - 0.5)
    #expect(worstDigits(fit.standardErrors, set.standardErrors) >= set.ceiling.standardErrors - 0.5)
    #expect(digits(fit.residualSumOfSquares, set.residualSumOfSquares) >= set.ceiling.rss - 0.5)
    #expect(digits(try #require(fit.r2), set.r2) >= set.ceiling.r2 - 0.5)
    #expect(digits(fit.residualStandardError, set.residualDeviation) >= set.ceiling.rss - 0.5)
  }
  @Test(arguments: NISTLinearSet.all) func theSolutionForTheDoublesIsExact(_ set: NISTLinearSet) throws {
    let fit = try leastSquares(try set.problem())
    for (found, exact) in zip(fit.coefficients, set.exactCoefficients) {
      #expect(abs(found - exact) <= exact.ulp)
    }
    // Three roundings: of the deviation, of the entry and of their product. Wampler1 is exact: its errors are
    // zero.
    for (found, exact) in zip(fit.standardErrors, set.exactStandardErrors) {
      #expect(abs(found - exact) <= (fit.isExact ? 1e-20 : 3 * exact.ulp))
    }
    #expect(fit.isExact == (set.name == "Wampler1"))
  }
  @Test(arguments: NISTLinearSet.all) func theFStatisticIsThatOfNIST(_ set: NISTLinearSet) throws {
    let fit = try leastSquares(try set.problem())
    let test = try #require(fit.overallTest)
    if set.f.isFinite {
      #expect(digits(test.statistic, set.f) >= min(set.ceiling.rss, 13.5) - 0.5)
    } else {
      // Wampler2 is exact in decimals only; as doubles it leaves residuals of 10⁻¹⁶.
      #expect(set.name == "Wampler1" ? test.statistic == .infinity : test.statistic > 1e30)
    }
    #expect(test.numerator == set.estimates.count - (set.hasConstant ? 1 : 0))
    #expect(test.denominator == set.y.count - set.estimates.count)
  }
  @Test func aPolynomialRoundedToDoublesIsFittedAsItWasRounded() throws {
    // Rounding the powers first costs Filip's coefficients six digits, and no column is dropped for it.
    let set = try #require(NISTLinearSet.all.first { $0.name == "Filip" })
    let rounded = try set.problem { DesignColumn($0.map(\.value)) }
    let fit = try leastSquares(rounded)
    #expect(fit.dropped.isEmpty)
    #expect((7...10).contains(worstDigits(fit.coefficients, set.estimates)))
  }
}

/// The log relative error: digits that agree, at most 15.
func digits(_ found: Double, _ certified: Double) -> Double {
  let error = abs(found - certified) / (certified == 0 ? 1 : abs(certified))
  return error == 0 ? 15 : min(15, -log10(error))
}

func worstDigits(_ found: [Double], _ certified: [Double]) -> Double {
  guard found.count == certified.count else { return 0 }
  return zip(found, certified).map(digits).min() ?? 0
}

extension NISTLinearSet {
  func problem(
    _ column: ([DoubleDouble]) -> DesignColumn = { DesignColumn($0) }
  ) throws -> LinearProblem {
    var columns: [(name: String, values: DesignColumn)] = []
    if hasConstant { columns.append(("(constant)", DesignColumn(y.map { _ in 1 }))) }
    for power in 1...(degree ?? 1) {
      for (index, values) in x.enumerated() {
        let powers = values.map { value in
          (1..<power).reduce(DoubleDouble(value)) { product, _ in product * value }
        }
        columns.append(("x\(index)^\(power)", column(powers)))
      }
    }
    return try LinearProblem(columns: columns, response: DesignColumn(y), hasConstant: hasConstant)
  }
}
