import Decision
import Estimation
import Foundation
import TestSupport
import Testing

/// Oracle: `Tests/References/counts/separation.txt`, linear programming on 240 small designs with up to three
/// columns and three effects, of which 129 have rows that are ruled out.
@Suite struct CountSeparationTests {
  @Test(arguments: 1...240) func theRowsRuledOutAreThoseOfTheLinearProgramme(seed: UInt64) throws {
    let line = try #require(
      try SimulatedCounts.reference("separation").first { $0[0] == String(seed) })
    let design = try SimulatedCounts.separable(seed: seed)
    let zeros = design.response.indices.filter { design.response[$0] == 0 }.map { $0 + 1 }
    #expect(Set(line.dropFirst()).isSubset(of: Set(zeros.map(String.init))))
    let fit = try Poisson().fit(design)
    #expect(fit.separation.rows.map(String.init) == Array(line.dropFirst()))
    #expect(fit.termination.hasConverged)
    #expect(fit.termination.gradientNorm < 1e-6)
    #expect(fit.coefficients.allSatisfy { abs($0) < 1e6 })
    #expect(fit.standardErrors.allSatisfy { $0 > 0 && $0 < 1e6 })
    #expect(fit.rowCount == design.rowCount - fit.separation.rows.count)
  }

  @Test func aLevelThatIsAllZeroIsNamed() throws {
    let design = try countDesign(
      "y ~ factor(s)",
      [("y", [1, 2, 0, 0, 3, 5]), ("s", [1, 1, 2, 2, 3, 3])])
    let fit = try Poisson().fit(design)
    #expect(fit.separation.rows == [3, 4])
    #expect(fit.separation.columns == ["s=2"])
    #expect(
      fit.dropped == [
        OmittedColumn(
          name: "s=2", reason: "without the rows that are predicted perfectly it is not identified")
      ])
    #expect(fit.covariates == ["(constant)", "s=3"])
    #expect(
      fit.notices.map(\.text) == [
        "2 rows with a response of zero are predicted perfectly by 's=2' and were left out"
      ])
    #expect(agree(fit.coefficients[1], 0.9808292530117262, .solver))  // log(4/1.5)
    #expect(fit.logMeans[2] == -.infinity)
    #expect(fit.isCounted == [true, true, false, false, true, true])
  }

  @Test func aGroupThatIsAllZeroIsLeftOut() throws {
    let design = try countDesign(
      "y ~ x | s",
      [("y", [1, 2, 0, 0, 3, 5]), ("x", [0, 1, 0, 1, 0, 1]), ("s", [1, 1, 2, 2, 3, 3])])
    let fit = try Poisson().fit(design)
    #expect(fit.separation.rows == [3, 4] && fit.separation.columns == [])
    #expect(
      fit.notices.map(\.text) == [
        "2 rows were left out because all responses of the group are zero: 1 of 's'"
      ])
    #expect(agree(fit.coefficients, [0.5596157879354227], .solver))  // log(7/4)
    #expect(fit.absorbed?.count == 2)
  }

  /// Without the first rows others are ruled out by nothing else: both columns are found at once or in turn.
  @Test func rowsAreFoundInTurn() throws {
    let design = try countDesign(
      "y ~ p + q",
      [("y", [0, 0, 0, 1, 2, 3]), ("p", [1, 1, 0, 0, 0, 0]), ("q", [-5, 2, 1, 0, 0, 0])])
    let fit = try Poisson().fit(design)
    #expect(fit.separation.rows == [1, 2, 3])
    #expect(Set(fit.separation.columns) == ["p", "q"])
    #expect(agree(fit.coefficients, [0.6931471805599453], .solver))  // log 2
  }

  /// A column of one sign but for one row in a million of its size rules nothing out.
  @Test func aColumnThatIsNearlyOfOneSignIsKept() throws {
    let design = try countDesign(
      "y ~ p", [("y", [0, 0, 1, 2]), ("p", [1, -1e-4, 0, 0])])
    let fit = try Poisson().fit(design)
    #expect(fit.separation.isEmpty)
    #expect(fit.termination.hasConverged)
    // The mean of the first row is 10⁻⁴ of that of the second.
    #expect(agree(fit.logMeans[0] - fit.logMeans[1], -9.210340371976182, .solver))
  }

  /// One column rules out both rows, however different their figures are.
  @Test(arguments: [1e-7, 1e-3, 1, 1e3, 1e7]) func figuresOfAnySizeAreRuledOut(size: Double) throws {
    let design = try countDesign(
      "y ~ p", [("y", [0, 0, 1, 2, 3]), ("p", [1, size, 0, 0, 0])])
    let fit = try Poisson().fit(design)
    #expect(fit.separation.rows == [1, 2] && fit.separation.columns == ["p"])
    #expect(fit.termination.hasConverged)
  }

  /// The figure of the wrong sign is far below the tolerance of a linear programme, and still decides.
  @Test(arguments: [1e-2, 1e-5, 1e-8]) func aSmallFigureOfTheOtherSignKeepsTheColumn(size: Double) throws {
    let design = try countDesign(
      "y ~ p", [("y", [0, 0, 1, 2, 3]), ("p", [1, -size, 0, 0, 0])])
    let fit = try Poisson().fit(design)
    #expect(fit.separation.isEmpty)
    #expect(fit.termination.hasConverged)
    // Zero of the gradient: the means of the first two rows are as −p of the second to the first.
    let ratio = exp(fit.logMeans[0] - fit.logMeans[1])
    #expect(agree(ratio, size, .solver))
  }

  @Test func bothModelsLeaveOutTheSameRows() throws {
    let design = try countDesign(
      "y ~ p",
      [("y", [0, 0, 1, 2, 9, 0, 14]), ("p", [1, 1, 0, 0, 0, 0, 0])])
    let fit = try NegativeBinomial().fit(design)
    #expect(fit.separation.rows == [1, 2] && fit.separation.columns == ["p"])
    #expect(fit.covariates == ["(constant)", "alpha"])
    #expect(agree(fit.coefficients[0], 1.6486586255873816, .solver))  // log(26/5)
  }
}
