import Decision
import Foundation
import Pipeline
import Report
import Testing

/// Random studies with everything that data can do wrong: whatever happens, no figure is printed that is none.
@Suite struct EstimateFuzzTests {
  @Test(arguments: EstimationModel.allCases) func noFigureIsNaNAndEveryRefusalSaysWhatToDo(
    model: EstimationModel
  ) throws {
    let isSlow = [.nestedLogit, .mixedLogit].contains(model)
    for seed in 0..<UInt64(isSlow ? 30 : 200) {
      let study = RandomStudy(model, seed: seed)
      do throws(StudyError) {
        let estimate = try study.question().estimate(on: study.columns)
        for coefficient in estimate.coefficients {
          #expect(coefficient.estimate.isFinite, "\(model) \(seed)")
          guard let error = coefficient.error else { continue }
          #expect(error.standardError.isFinite && error.standardError > 0, "\(model) \(seed)")
          #expect((0...1).contains(error.pValue), "\(model) \(seed)")
        }
        // The writer of JSON stops the program at NaN and infinity.
        #expect(!EstimateReport(estimate).rendering(as: .json).text.isEmpty)
      } catch {
        #expect(
          error.problems.kept.allSatisfy { !$0.message.isEmpty && !$0.hint.isEmpty }, "\(model) \(seed)")
      }
    }
  }

  /// Log-likelihoods and slopes by an own sum over the rows: a fit that is called converged is a maximum.
  @Test(arguments: [(EstimationModel.conditionalLogit, 300), (.poisson, 300), (.nestedLogit, 60)])
  func convergedFitsAreMaxima(model: EstimationModel, seeds: Int) throws {
    var found = 0
    for seed in 0..<UInt64(seeds) {
      let study = RandomStudy(model, seed: seed)
      guard let estimate = try? study.question().estimate(on: study.columns),
        estimate.ending.reason == .converged, estimate.separatedRows.isEmpty, estimate.dropped.isEmpty,
        let value = estimate.fit.logLikelihood, abs(value) < 1e6
      else { continue }
      let errors = estimate.coefficients.compactMap { $0.error?.standardError }
      guard errors.count == estimate.coefficients.count else { continue }
      guard let oracle = LikelihoodOracle(study, estimate) else { continue }
      let point = estimate.coefficients.map(\.estimate)
      #expect(abs(oracle.value(point) - value) <= 1e-9 * max(1, abs(value)), "seed \(seed)")
      // Moving a coefficient by a tenth of its error either way never gains.
      for k in point.indices {
        for step in [-0.1, 0.1] {
          var other = point
          other[k] += step * errors[k]
          #expect(oracle.value(other) <= value + 1e-9 * max(1, abs(value)), "seed \(seed) \(k)")
        }
      }
      found += 1
    }
    #expect(found > seeds / 10)
  }
}
