internal import Decision
internal import GSL

/// The best maximum that several fixed starts lead to.
struct NestedMaximum {
  private(set) var best: AscentSearch.Outcome
  private(set) var notices: [Notice] = []

  /// What the first starts take for the λs: that of an even and of an odd nest. Coefficients are those of the
  /// conditional logit, in the same proportion to the smaller λ as there.
  static let starts = [(1.0, 1.0), (0.5, 0.5), (0.9, 0.45), (0.3, 0.6), (1.5, 1.5)]
  /// Two maxima are the same when their log-likelihoods differ by no more than this part of them.
  static let sameness = 1e-9

  /// - Parameter coefficients: of the conditional logit, in the user's units.
  /// - Throws: ``EstimationError/input(_:)`` when no start leads to a maximum and the likelihood is known to
  ///   have none, or one that is not single.
  init(_ problem: NestedProblem, from coefficients: [Double], limit: Int) throws(EstimationError) {
    let flat = zip(coefficients, problem.units).map { $0 / $1 }
    let starts = Self.starts.map { even, odd in
      flat.map { $0 * min(even, odd) } + (0..<problem.scaleCount).map { $0 % 2 == 0 ? even : odd }
    }
    self = try Self(
      problem, starts: problem.scaleCount == 1 ? Self.equal(starts, flat) : starts, limit: limit)
  }

  /// With one λ the start of two different ones is that of the smaller.
  private static func equal(_ starts: [[Double]], _ flat: [Double]) -> [[Double]] {
    starts.map { start in
      let lambda = start[flat.count]
      return flat.map { $0 * lambda } + [lambda]
    }
  }

  init(_ problem: NestedProblem, starts: [[Double]], limit: Int) throws(EstimationError) {
    func maximum(_ start: [Double]) -> AscentSearch.Outcome { problem.maximum(from: start, limit: limit) }
    var outcomes = starts.map(maximum)
    if !outcomes.contains(where: { $0.reason == .converged }) {
      // On the far side of zero only what lies above the wall that the search came to goes on from there.
      let wall = outcomes.reduce(-Double.infinity) { max($0, $1.values.value) }
      outcomes += Self.turned(outcomes, problem).map(maximum).filter {
        $0.reason == .converged && $0.values.value >= wall
      }
    }
    let highest = outcomes.reduce(outcomes[0]) { $1.values.value > $0.values.value ? $1 : $0 }
    let maxima = outcomes.filter { $0.reason == .converged }
    guard var best = maxima.first else {
      best = highest
      try Self.refuse(highest, problem)
      return
    }
    let slack = Self.sameness * max(1, abs(highest.values.value))
    for other in maxima where other.values.value > best.values.value + slack { best = other }
    self.best = best
    try Self.checkIdentified(best, problem)
    let agreeing = maxima.count { $0.values.value >= best.values.value - slack }
    let ended = outcomes.count - maxima.count
    notices.append(
      Notice(
        "\(agreeing) of \(outcomes.count) starts led to this maximum"
          + (maxima.count > agreeing ? ", \(maxima.count - agreeing) to a lower one" : "")
          + (ended > 0 ? ", \(ended) to none" : "")))
    if highest.values.value > best.values.value + slack {
      notices.append(
        Notice(
          "from one start the log-likelihood rose to \(plain((highest.values.value * 1e4).rounded() / 1e4)), "
            + "above this maximum, " + (Self.course(of: highest, problem) ?? "without an end")
            + ": the estimates are a local maximum"))
    }
  }

  /// Starts on the other side of zero, for those that ended there: λs that went to zero change their sign,
  /// and the coefficients with them when all λs did.
  private static func turned(
    _ outcomes: [AscentSearch.Outcome], _ problem: NestedProblem
  ) -> [[Double]] {
    outcomes.filter { $0.reason == .left }.map { outcome in
      let gone = Set(problem.vanished(at: outcome.point, below: 1e-4))
      let isAll = gone.count == problem.scaleCount
      let smallest = gone.reduce(Double.infinity) { min($0, abs(outcome.point[$1])) }
      return outcome.point.indices.map { k in
        if k >= problem.columnCount { return gone.contains(k) ? -0.1 : outcome.point[k] }
        return isAll ? -0.1 * outcome.point[k] / smallest : outcome.point[k]
      }
    }
  }

  /// Whether the information is that of a maximum in every direction.
  private static func checkIdentified(
    _ outcome: AscentSearch.Outcome, _ problem: NestedProblem
  ) throws(EstimationError) {
    let loose = unidentified(outcome, problem)
    guard !loose.isEmpty else { return }
    if let course = course(of: outcome, problem) { throw endless(course, problem) }
    throw .problem(
      .table,
      loose.count > 1
        ? "the data do not tell \(listed(loose)) apart: the log-likelihood is the same along a line"
        : "the data say nothing about \(listed(loose))",
      hint: loose.count > 1
        ? "leave one of them out, or take equal lambdas or other nests" : "leave it out, or take other nests")
  }

  private static func refuse(
    _ outcome: AscentSearch.Outcome, _ problem: NestedProblem
  ) throws(EstimationError) {
    if let course = course(of: outcome, problem) { throw endless(course, problem) }
    guard outcome.reason == .singular || outcome.reason == .endless else { return }
    try checkIdentified(outcome, problem)
    throw .problem(
      .table, "the search ended on a saddle of the log-likelihood", hint: "take equal lambdas or other nests")
  }

  private static func endless(_ course: String, _ problem: NestedProblem) -> EstimationError {
    .problem(
      .table, "the nested logit has no maximum: the log-likelihood rises on \(course)",
      hint: (problem.scaleCount > 1 ? "take equal lambdas, wider nests" : "take wider nests")
        + " or 'conditional-logit'")
  }

  /// Where a search without a maximum was heading, or nil where that cannot be told.
  private static func course(of outcome: AscentSearch.Outcome, _ problem: NestedProblem) -> String? {
    func names(_ places: [Int]) -> String { listed(places.map { problem.names[$0] }) }
    let gone = problem.vanished(at: outcome.point, below: 1e-4)
    if !gone.isEmpty { return "as \(names(gone)) \(gone.count > 1 ? "go" : "goes") to zero" }
    // Where the likelihood is flat a λ has gone as far as probabilities can follow.
    let isFlat = outcome.values.isFlat
    let large = problem.grown(at: outcome.point, above: isFlat ? 10 : 1000)
      .filter { $0 >= problem.columnCount }
    if !large.isEmpty {
      return "as \(names(large)) \(large.count > 1 ? "grow" : "grows"), since it predicts the nests perfectly"
    }
    let small = problem.vanished(at: outcome.point, below: 0.1)
    let grown = problem.grown(at: outcome.point, above: 30).filter { $0 < problem.columnCount }
    guard outcome.reason != .limit, !grown.isEmpty else { return nil }
    return small.isEmpty
      ? "as \(names(grown)) \(grown.count > 1 ? "grow" : "grows"), since it predicts choices perfectly"
      : "as \(names(small)) \(small.count > 1 ? "go" : "goes") to zero, "
        + "since it predicts choices in the nest perfectly"
  }

  /// Names of the parameters along which the information is zero.
  private static func unidentified(_ outcome: AscentSearch.Outcome, _ problem: NestedProblem) -> [String] {
    let order = problem.free.count
    let information = outcome.values.information
    let roots = (0..<order).map { max(information[$0 * order + $0], 0).squareRoot() }
    let flat = roots.indices.filter { !(roots[$0] > 0) }
    guard flat.isEmpty else { return flat.map { problem.names[problem.free[$0]] } }
    let scaled = information.indices.map { information[$0] / roots[$0 / order] / roots[$0 % order] }
    guard let pairs = try? SymmetricEigenvalues(order: order, rowMajor: scaled).found(),
      let last = pairs.last, last.value < 1e-12
    else { return [] }
    return (0..<order).filter { abs(last.vector[$0]) > 1e-3 }.map { problem.names[problem.free[$0]] }
  }
}

/// Names with quotes, the first five of them.
private func listed(_ names: [String]) -> String {
  let quoted = names.prefix(5).map { "'\($0)'" }
  if names.count > 5 { return quoted.joined(separator: ", ") + " and \(names.count - 5) more" }
  return quoted.count > 1
    ? quoted.dropLast().joined(separator: ", ") + " and " + quoted[quoted.count - 1] : quoted.joined()
}
