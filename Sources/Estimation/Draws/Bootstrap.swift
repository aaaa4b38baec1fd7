public import Decision
public import Kernels

/// Estimates on resamples of the data.
public struct Bootstrap: Sendable, Equatable {
  /// A resample without estimates.
  public struct Failure: Sendable, Equatable {
    public let draw: Int
    public let reason: String

    public init(draw: Int, reason: String) {
      self.draw = draw
      self.reason = reason
    }
  }

  /// Names of the K coefficients.
  public let names: [String]
  /// On the data themselves.
  public let estimates: [Double]
  /// Draws asked for.
  public let count: Int
  /// Fits × K, row-major, in order of the draws, those that failed left out.
  public let values: [Double]
  /// None is left out in silence: each has its reason.
  public let failures: [Failure]
  /// How many failed and why, when some did.
  public let notices: [Notice]

  public var fitCount: Int { values.count / names.count }

  /// The spread of the estimates around their mean, divided by one less than the number of fits: K × K,
  /// row-major.
  public var covariance: [Double] {
    let order = names.count
    let means = (0..<order).map { k in
      stride(from: k, to: values.count, by: order).reduce(0) { $0 + values[$1] } / Double(fitCount)
    }
    let centred = values.indices.map { values[$0] - means[$0 % order] }
    return sumOfProducts(centred, order: order).map { $0 / Double(fitCount - 1) }
  }

  public var standardErrors: [Double] {
    let covariance = covariance
    return names.indices.map { covariance[$0 * names.count + $0].squareRoot() }
  }

  /// The middle of a function's values over the fits.
  public func interval(
    level: Double = 0.95, of function: ([Double]) -> Double
  ) -> PercentileInterval {
    let order = names.count
    return PercentileInterval(
      of: (0..<fitCount).map { function(Array(values[$0 * order..<($0 + 1) * order])) }, level: level)
  }

  /// The percentile interval of one coefficient.
  public func interval(of place: Int, level: Double = 0.95) -> PercentileInterval {
    interval(level: level) { $0[place] }
  }
}

/// Fits a model again on resamples of its cases, or of clusters of them.
///
/// As many units as there are, each equally likely, are drawn with replacement; a cluster comes with all of
/// its cases. Draw n has stream n of the seed, so the result is the same for any number of threads, and a
/// longer bootstrap begins with the shorter one. A fit that throws, does not converge, or has other
/// coefficients than the first one counts as failed: its reason is kept, and a notice gives the number.
///
///     let result = try bootstrap(of: fit, cases: design.cases.count, draws: 1000, seed: 1) {
///       (sample) throws(EstimationError) in try ConditionalLogit().fit(design.resampled(sample.counts))
///     }
///     result.standardErrors
///
/// - Parameters:
///   - fit: on the data themselves.
///   - cases: how many there are.
///   - clusters: of the cases, or nil to draw single cases.
///   - draws: at least two.
///   - refit: the fit on a resample; called on several threads at once, so it should use one thread itself.
/// - Throws: ``EstimationError/input(_:)`` for clusters of another number of cases or of less than two
///   clusters, and when less than two resamples could be fitted.
/// - Complexity: `draws` fits.
/// - Source: Efron (1979), *Annals of Statistics* 7(1) 1; clusters: Cameron, Gelbach & Miller (2008), *Review
///   of Economics and Statistics* 90(3) 414, section III.A (pairs cluster bootstrap).
public func bootstrap<Fit: LikelihoodFit>(
  of fit: Fit, cases: Int, by clusters: Clustering? = nil, draws: Int, seed: UInt64,
  threads: Threads = .one, refit: @escaping @Sendable (Resample) throws(EstimationError) -> Fit
) throws(EstimationError) -> Bootstrap {
  let names = fit.covariates
  return try bootstrapped(
    names, fit.coefficients, cases: cases, by: clusters, draws: draws, seed: seed, threads: threads
  ) { sample in
    do throws(EstimationError) {
      return DrawResult(try refit(sample), names: names)
    } catch {
      return .failed(error.description)
    }
  }
}

/// The bootstrap of anything that gives K numbers or a reason why not.
func bootstrapped(
  _ names: [String], _ estimates: [Double], cases: Int, by clusters: Clustering?, draws: Int, seed: UInt64,
  threads: Threads, _ refit: @escaping @Sendable (Resample) -> DrawResult
) throws(EstimationError) -> Bootstrap {
  precondition(cases > 0 && draws > 1, "caller gives cases and asks for at least two draws")
  if let clusters, let problem = clusters.problem(rows: cases) {
    var problems = EstimationProblems()
    problems.append(problem)
    throw .input(problems)
  }
  let found = threads.results(blocks: draws) { draw in
    refit(resample(draw, of: cases, by: clusters, seed: seed))
  }
  var (values, failures): ([Double], [Bootstrap.Failure]) = ([], [])
  for (draw, one) in found.enumerated() {
    switch one {
    case .fitted(let coefficients): values += coefficients
    case .failed(let reason): failures.append(Bootstrap.Failure(draw: draw, reason: reason))
    }
  }
  guard values.count >= 2 * names.count else {
    let reason = failures.first.map { "; the first: \($0.reason)" } ?? ""
    throw .problem(
      .table, "\(failures.count) of \(draws) resamples could not be fitted\(reason)",
      hint: "take fewer covariates, or another standard error")
  }
  return Bootstrap(
    names: names, estimates: estimates, count: draws, values: values, failures: failures,
    notices: notices(failures, of: draws))
}

/// The coefficients of one resample, or why there are none.
enum DrawResult: Sendable {
  case fitted([Double])
  case failed(String)

  init(_ fit: some LikelihoodFit, names: [String]) {
    if fit.covariates != names {
      self.init(without: fit.covariates, of: names)
    } else if !fit.termination.hasConverged {
      self = .failed("the fit did not converge")
    } else {
      self = .fitted(fit.coefficients)
    }
  }

  /// A fit of other coefficients than those asked for.
  init(without found: [String], of names: [String]) {
    let lost = names.filter { !found.contains($0) }.map { "'\($0)'" }
    self = .failed(
      lost.isEmpty
        ? "other coefficients than on the data" : "no coefficient of \(lost.joined(separator: ", "))")
  }
}

private func notices(_ failures: [Bootstrap.Failure], of draws: Int) -> [Notice] {
  guard !failures.isEmpty else { return [] }
  var counts: [String: Int] = [:]
  for failure in failures { counts[failure.reason, default: 0] += 1 }
  let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
  let listed = sorted.prefix(3).map { "\($0.value) times: \($0.key)" }.joined(separator: "; ")
  return [
    Notice(
      "\(failures.count) of \(draws) resamples could not be fitted and are not in the bootstrap's errors, "
        + "which may be too small for it (\(listed)\(sorted.count > 3 ? "; …" : ""))")
  ]
}
