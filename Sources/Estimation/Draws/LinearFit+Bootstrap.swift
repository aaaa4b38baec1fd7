public import Kernels

/// Fits least squares again on resamples of its rows, drawn as those of the models fitted by likelihood are.
/// A resample without some coefficient of the fit counts as failed.
///
///     // y ~ 1 on 1, 2, 4, 5: of very many resamples the error of the mean tends to √(Σ(y − ȳ)²)/4 = √10/4
///     let found = try bootstrap(of: fit, cases: 4, draws: 4000, seed: 1) {
///       (sample) throws(EstimationError) in try leastSquares(problem(of: sample.indices))
///     }
///
/// - Parameter refit: the fit on a resample, a row that was drawn twice being two rows.
/// - Throws: ``EstimationError/input(_:)`` for unusable clusters, and when less than two resamples could be
///   fitted.
/// - Complexity: `draws` fits.
/// - Source: Freedman (1981), *Annals of Statistics* 9(6) 1218, the correlation model: rows are drawn whole.
public func bootstrap(
  of fit: LinearFit, cases: Int, by clusters: Clustering? = nil, draws: Int, seed: UInt64,
  threads: Threads = .one, refit: @escaping @Sendable (Resample) throws(EstimationError) -> LinearFit
) throws(EstimationError) -> Bootstrap {
  try bootstrapped(
    fit.names, fit.coefficients, cases: cases, by: clusters, draws: draws, seed: seed, threads: threads
  ) { sample in
    do throws(EstimationError) {
      let found = try refit(sample)
      return found.names == fit.names
        ? .fitted(found.coefficients) : DrawResult(without: found.names, of: fit.names)
    } catch {
      return .failed(error.description)
    }
  }
}
