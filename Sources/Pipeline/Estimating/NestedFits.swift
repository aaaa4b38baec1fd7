public import Decision
internal import Estimation

/// A fit and another with more coefficients, on the same rows.
public struct FitNesting: Sendable, Equatable {
  public let smaller: String
  public let larger: String
  public let test: Estimate.Test
}

/// Likelihood-ratio tests of all pairs of fits of which one is a case of the other: the same model on the same
/// data and rows, both converged, with every coefficient of the smaller one among those of the larger.
///
/// - Throws: ``StudyError/data(_:)`` when a tail cannot be found.
public func nestings(of fits: [SavedFit]) throws(StudyError) -> [FitNesting] {
  var found: [FitNesting] = []
  for smaller in fits {
    for larger in fits where smaller.isCase(of: larger) {
      guard let own = smaller.quality.logLikelihood, let other = larger.quality.logLikelihood else {
        continue
      }
      do throws(EstimationError) {
        let test = try Estimate.Test.likelihoodRatio(
          other, over: own, degrees: larger.coefficients.count - smaller.coefficients.count,
          hypothesis: "'\(smaller.name)' is as good as '\(larger.name)'")
        found.append(FitNesting(smaller: smaller.name, larger: larger.name, test: test))
      } catch {
        if case .input(let problems) = error { throw .data(problems.list { _ in nil }) }
      }
    }
  }
  return found
}

extension SavedFit {
  fileprivate func isCase(of other: SavedFit) -> Bool {
    let names = Set(other.coefficients.map(\.name))
    return model == other.model && rows == other.rows && cases == other.cases && hasConverged
      && other.hasConverged && dataChecksum != nil && dataChecksum == other.dataChecksum
      && coefficients.count < other.coefficients.count
      && coefficients.allSatisfy { names.contains($0.name) }
  }
}
