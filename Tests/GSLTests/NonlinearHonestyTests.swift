import Foundation
import GSL
import TestSupport
import Testing

/// All 27 of NIST's nonlinear sets: how many digits each start reaches, and that no wrong end is called one.
@Suite struct NonlinearHonestyTests {
  static let sets = NISTNonlinearSet.all + NISTNonlinearSet.others

  /// Digits in which the worst estimate agrees with the certified one.
  private func digits(_ fit: NonlinearFit, _ set: NISTNonlinearSet) -> Double {
    zip(fit.point, set.estimates).map { -log10(max(abs($0 - $1) / abs($1), 1e-11)) }.min() ?? 0
  }

  @Test func thereAreTwentySevenSetsWithTheirData() throws {
    #expect(Self.sets.count == 27)
    #expect(Set(Self.sets.map(\.name)).count == 27)
    for set in Self.sets { #expect(try set.model().count > set.estimates.count, "\(set.name)") }
  }

  @Test func theCertifiedEstimatesHaveTheCertifiedSumOfSquares() throws {
    for set in Self.sets where set.name != "Lanczos1" {
      let sum = try set.model().residuals(set.estimates).reduce(0) { $0 + $1 * $1 }
      #expect(abs(sum / set.sumOfSquares - 1) < 1e-6, "\(set.name): \(sum)")
    }
    // What is left of Lanczos1 is the rounding of its data: 1.4e-25, below what doubles can tell.
    let exact = try #require(Self.sets.first { $0.name == "Lanczos1" })
    #expect(try exact.model().residuals(exact.estimates).reduce(0) { $0 + $1 * $1 } < 1e-19)
  }

  @Test func theNearStartReachesSixDigitsOnAll() throws {
    for set in Self.sets {
      let fit = try nonlinearLeastSquares(set.model(), from: set.near)
      #expect(fit.hasConverged, "\(set.name)")
      #expect(digits(fit, set) >= 6, "\(set.name): \(digits(fit, set)) digits")
    }
  }

  @Test func theFarStartReachesFourDigitsOnTwentyFiveAndAdmitsTheRest() throws {
    var reached = 0
    for set in Self.sets {
      guard let fit = try? nonlinearLeastSquares(set.model(), from: set.far) else { continue }
      let found = digits(fit, set)
      if found >= 4 { reached += 1 }
      if fit.hasConverged { #expect(found >= 4, "\(set.name): \(found) digits and called converged") }
    }
    #expect(reached >= 25, "\(reached)")
  }

  /// A search that is stopped on its way has not ended, unless it has.
  @Test(arguments: sets) func aSearchCutShortIsNotCalledConverged(_ set: NISTNonlinearSet) throws {
    let model = try set.model()
    for limit in [1, 2, 3, 5, 8, 13, 21] {
      for start in [set.near, set.far] {
        guard let fit = try? nonlinearLeastSquares(model, from: start, limit: limit) else { continue }
        if fit.hasConverged { #expect(digits(fit, set) >= 4, "limit \(limit): \(digits(fit, set)) digits") }
      }
    }
  }
}
