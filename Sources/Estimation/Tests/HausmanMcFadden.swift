public import Decision
internal import GSL
internal import Kernels

/// The test that odds between two alternatives do not hang on which others are there.
///
/// The model is fitted on all alternatives (f) and without some of them (r). Under independence of irrelevant
/// alternatives both estimate the same coefficients, and
///
///     q = (b_r − b_f)′ (V_r − V_f)⁻¹ (b_r − b_f)
///
/// is chi-square with as many degrees as there are coefficients in both fits.
public struct HausmanMcFadden: Sendable, Equatable {
  /// May be negative, where the difference of the covariances is not positive definite.
  public let statistic: Double
  /// The rank of V_r − V_f.
  public let degrees: Int
  /// Probability of a statistic at least as large; nil for a negative one, which has no place in the
  /// distribution.
  public let pValue: Double?
  public let isPositiveDefinite: Bool
  /// The coefficients that were compared.
  public let covariates: [String]
  /// Coefficients of the full fit that were not, and why.
  public let omitted: [OmittedColumn]
  public let full: ChoiceFit
  public let reduced: ChoiceFit
  /// In words: what is unusual, and what it means.
  public let notices: [Notice]
}

/// Hausman and McFadden's test of the independence of irrelevant alternatives.
///
/// Cases whose choice is removed leave the second fit, and so do those left with one alternative. Constants
/// of alternatives have another base once the old base is removed, so columns that cannot be told apart in
/// the second fit, and those they are a combination of, are not compared.
///
/// V_r − V_f need not be positive definite in a sample. Then its generalised inverse is taken (of Moore and
/// Penrose, with every coefficient measured in its standard error of the second fit, so that units do not
/// matter), the degrees are its rank, and a notice says so. A negative statistic is handed out as it is.
///
/// - Parameters:
///   - removed: names of alternatives, as in the table.
///   - estimator: how both fits are made.
/// - Throws: ``EstimationError/input(_:)`` for unknown alternatives, when no case is left, a fit that has not
///   converged or has no standard errors, and no coefficient in both.
/// - Complexity: two fits, and O(K³).
/// - Source: Hausman & McFadden (1984), *Econometrica* 52(5) 1219; on negative values p. 1226.
public func hausmanMcFadden(
  _ design: ChoiceDesign, removing removed: [String], estimator: ConditionalLogit = ConditionalLogit()
) throws(EstimationError) -> HausmanMcFadden {
  guard !removed.isEmpty else {
    throw .problem(.table, "no alternative is removed", hint: "name at least one that some may do without")
  }
  let rest = try design.removing(alternatives: removed)
  let full = try estimator.fit(design)
  let reduced = try estimator.fit(rest)
  for (fit, which) in [(full, "all alternatives"), (reduced, "the remaining alternatives")]
  where !fit.termination.hasConverged {
    throw .problem(
      .table, "the fit on \(which) has not converged", hint: "allow more steps, or remove other alternatives")
  }
  let names = removed.prefix(5).map { "'\($0)'" }.joined(separator: ", ") + (removed.count > 5 ? ", …" : "")
  let changed = try combined(in: reduced, on: rest, of: full, threads: estimator)
  var (places, omitted): ([(full: Int, reduced: Int)], [OmittedColumn]) = ([], [])
  for (k, name) in full.covariates.enumerated() {
    if let other = reduced.covariates.firstIndex(of: name), !changed.contains(name) {
      places.append((k, other))
    } else {
      omitted.append(
        OmittedColumn(
          name: name,
          reason: reduced.dropped.first { $0.name == name }?.reason
            ?? "without \(names) it is measured from another base"))
    }
  }
  guard !places.isEmpty else {
    throw .problem(
      .table, "no coefficient can be compared once \(names) is removed",
      hint: "take covariates that differ between the remaining alternatives")
  }
  let form = try difference(of: full, reduced, places)
  var notices: [Notice] = []
  if form.negative > 0 || form.rank < places.count {
    let zeros = places.count - form.negative - form.positive
    let found = [(form.negative, "negative"), (zeros, "zero")].filter { $0.0 > 0 }.map { count, kind in
      "\(count) \(count == 1 ? "is" : "are") \(kind)"
    }
    notices.append(
      Notice(
        "the difference of the covariances is not positive definite: of \(places.count) eigenvalues "
          + found.joined(separator: " and ")
          + "; its generalised inverse of rank \(form.rank) was taken"))
  }
  if form.statistic < 0 {
    notices.append(
      Notice(
        "the statistic is negative, which chance alone can make it when both fits agree; it has no p-value "
          + "and is no evidence against independence of irrelevant alternatives"))
  }
  if !reduced.separation.isEmpty {
    notices.append(
      Notice("the fit on the remaining alternatives is perfect in some rows, which were left out of it alone")
    )
  }
  if Set(design.weights).count > 1 {
    notices.append(
      Notice("with case weights the fit on all alternatives is not efficient, which the test assumes"))
  }
  let pValue =
    form.statistic >= 0 && form.rank > 0
    ? try ChiSquareTest(statistic: form.statistic, degrees: form.rank).pValue : nil
  return HausmanMcFadden(
    statistic: form.statistic, degrees: form.rank, pValue: pValue,
    isPositiveDefinite: form.positive == places.count,
    covariates: places.map { full.covariates[$0.full] }, omitted: omitted, full: full, reduced: reduced,
    notices: notices)
}

/// The columns that are part of a combination in the second fit, though not in the first.
private func combined(
  in reduced: ChoiceFit, on rest: ChoiceDesign, of full: ChoiceFit, threads estimator: ConditionalLogit
) throws(EstimationError) -> Set<String> {
  let separated = Set(reduced.separation.columns)
  let constant = Set(
    rest.columns.indices.filter { column in
      (0..<rest.chosen.count).allSatisfy { n in
        let rows = rest.columns[column][rest.starts[n]..<rest.starts[n + 1]]
        let (low, high) = (rows.min() ?? 0, rows.max() ?? 0)
        return high - low <= ChoiceSets.sameness * max(abs(low), abs(high))
      }
    })
  let wanted = full.columnPlaces.filter { !constant.contains($0) && !separated.contains(rest.names[$0]) }
  guard Set(wanted) != Set(reduced.columnPlaces), !wanted.isEmpty else { return [] }
  let data = ChoiceData(rest).keeping(columns: wanted)
    .removing(rows: reduced.logProbabilities.map { $0 == -.infinity })
  let problem = try ChoiceProblem(data, estimator.threads)
  let curvature = problem.values(at: wanted.map { _ in 0 }).curvature
  let found = IdentifiedColumns(problem, curvature: curvature)
  return Set(
    found.combinations.flatMap { [data.names[$0.column]] + $0.factors.map { data.names[$0.column] } })
}

/// The quadratic form of the difference in the generalised inverse, and the signs of the eigenvalues.
private func difference(
  of full: ChoiceFit, _ reduced: ChoiceFit, _ places: [(full: Int, reduced: Int)]
) throws(EstimationError) -> (statistic: Double, rank: Int, positive: Int, negative: Int) {
  let scales = places.map { reduced.covariance[$0.reduced * reduced.count + $0.reduced].squareRoot() }
  var matrix: [Double] = []
  for (a, place) in places.enumerated() {
    for (b, other) in places.enumerated() {
      let difference =
        reduced.covariance[place.reduced * reduced.count + other.reduced]
        - full.covariance[place.full * full.count + other.full]
      matrix.append(difference / scales[a] / scales[b])
    }
  }
  let distances = zip(places, scales).map {
    (reduced.coefficients[$0.reduced] - full.coefficients[$0.full]) / $1
  }
  let pairs: [(value: Double, vector: [Double])]
  do throws(GSLError) {
    pairs = try SymmetricEigenvalues(order: places.count, rowMajor: matrix).found()
  } catch {
    throw .problem(
      .table, "a coefficient has no standard error", hint: "leave out columns that can hardly be told apart")
  }
  var (statistic, positive, negative) = (0.0, 0, 0)
  for (value, vector) in pairs where abs(value) > smallestEigenvalue {
    let share = zip(vector, distances).reduce(0) { $0 + $1.0 * $1.1 }
    statistic += share * share / value
    if value > 0 { positive += 1 } else { negative += 1 }
  }
  return (statistic, positive + negative, positive, negative)
}

/// In squares of standard errors of the second fit: below it an eigenvalue is the rounding of two
/// covariances, which are good to some 10⁻¹².
private let smallestEigenvalue = 1e-10
