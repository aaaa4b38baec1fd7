internal import Decision
internal import Kernels

/// A choice model whose cluster term may hang on what is not observed: two-stage residual inclusion.
public struct ControlFunction: Sendable {
  /// The logit with the residual of the first stage among its columns.
  public let fit: ChoiceFit
  /// The design with that column.
  public let design: ChoiceDesign
  /// The name of the residual's coefficient.
  public let residual: String
  /// The instruments that were used.
  public let instruments: [String]
  /// The first stage's test that no instrument matters, divided by their number, rows of one alternative
  /// taken together.
  public let firstStageF: Double
  /// The same as if all rows were independent.
  public let plainFirstStageF: Double
  /// Both stages again on resamples of the cases.
  public let bootstrap: Bootstrap
}

extension ConditionalLogit {
  /// Fits `f(n) = δ₀ + δ′w + ζ′z + r` by least squares over all rows, with the other covariates w and the
  /// instruments z, and the logit of f(n), w and r. The coefficient of r says whether f(n) goes together with
  /// what is not observed; that of f(n) is then free of it, as far as z has no way to the choice but through
  /// f(n). A square of the stock stays where it is: one residual stands for both.
  ///
  /// Errors are those of a bootstrap of the cases through both stages, since r is itself estimated.
  ///
  /// - Parameters:
  ///   - design: with the columns of the model and of the instruments.
  ///   - term: the cluster term.
  ///   - instruments: terms as written, all with a column in the design.
  ///   - draws: resamples.
  /// - Throws: ``EstimationError/input(_:)`` when no instrument is left, F is below ten, the first stage is
  ///   exact, and as the fits and the bootstrap do.
  /// - Complexity: O(cases × K²) for the first stage of a resample, four or five Newton steps for its second.
  /// - Source: Terza, Basu & Rathouz (2008), *Journal of Health Economics* 27(3) 531; Petrin & Train (2010),
  ///   *Journal of Marketing Research* 47(1) 3; F of ten: Staiger & Stock (1997), *Econometrica* 65(3) 557.
  public func controlFunction(
    _ design: ChoiceDesign, term: ClusterTerm, instruments: [String], draws: Int, seed: UInt64
  ) throws(EstimationError) -> ControlFunction {
    let places = design.terms.indices.filter { instruments.contains(design.terms[$0]) }
    guard !places.isEmpty else {
      throw .problem(
        .table,
        "no instrument is left: "
          + instruments.map { name in
            "'\(name)': " + (design.dropped.first { $0.name == name }?.reason ?? "it has no column")
          }.joined(separator: "; "), hint: "name a column that differs between the alternatives of a case")
    }
    guard let own = design.names.firstIndex(of: term.name) else {
      throw .problem(
        .table, "the cluster term '\(term.name)' has no column to instrument",
        hint: "take a stock that tells the alternatives of a case apart")
    }
    let first = try FirstStage(design, own: own, square: term.square, instruments: places)
    guard first.clusteredF >= 10 else {
      throw .problem(
        .table,
        "the instrument is weak: F is \(plain((first.clusteredF * 100).rounded() / 100)) in the first stage; "
          + "wanted 10 or more",
        hint: "take an instrument that moves '\(term.name)' more, such as the cluster of long ago, or go "
          + "without and read the pull as descriptive")
    }
    let name = "residual(\(term.name))"
    let kept = design.columns.indices.filter { !places.contains($0) }
    let names = kept.map { design.names[$0] } + [name]
    let columns = kept.map { design.columns[$0] }
    let second = design.replacing(
      names: names, columns: columns + [first.residuals(coefficients: first.coefficients)])
    let fit = try self.fit(second)
    guard fit.termination.hasConverged else {
      throw .problem(
        .table, "the second stage has not converged", hint: "take fewer covariates or another instrument")
    }
    let start = fit.coefficients
    let full = ConditionalLogit(limit: limit)
    let result = try bootstrapped(
      fit.covariates, start, cases: design.cases.count, by: nil, draws: draws, seed: seed, threads: threads
    ) { sample in
      guard let again = first.coefficients(counts: sample.counts) else {
        return .failed("the first stage has no single solution")
      }
      let resample = second.replacing(
        names: names, columns: columns + [first.residuals(coefficients: again)]
      ).resampled(sample.counts)
      do throws(EstimationError) {
        let problem = try ChoiceProblem(ChoiceData(resample.fitted(by: fit)), .one)
        let scaled = zip(start, problem.units).map { $0 / $1 }
        if let found = problem.maximum(weights: problem.data.weights, from: scaled, limit: full.limit) {
          return .fitted(found)
        }
        return DrawResult(try full.fit(resample), names: fit.covariates)
      } catch {
        return .failed(error.description)
      }
    }
    return ControlFunction(
      fit: fit, design: second, residual: name, instruments: places.map { design.names[$0] },
      firstStageF: first.clusteredF, plainFirstStageF: first.plainF, bootstrap: result)
  }
}
