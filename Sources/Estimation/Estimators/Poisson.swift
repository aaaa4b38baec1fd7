internal import Decision
public import Kernels

/// Poisson model of counts, or Poisson pseudo-maximum likelihood of any response that is not negative, with
/// any number of absorbed effects.
///
/// `log μᵢ = offsetᵢ + Σₖ βₖ xᵢₖ + Σ effects`; β maximises `Σᵢ wᵢ (yᵢ log μᵢ − μᵢ − log Γ(yᵢ + 1))`, which is
/// concave. For a response that is no whole number this is a pseudo-likelihood: coefficients are right when
/// the mean is, their errors only with a robust or clustered covariance, and differences of log-likelihoods
/// are no test. The fit says so.
///
///     // y = 2, 4 with x = 0, and 9 with x = 1
///     let fit = try Poisson().fit(design)
///     fit.coefficients    // [1.0986122886681098, 1.0986122886681098], log 3 and log(9/3)
///     fit.standardErrors  // [0.408248290463863, 0.5270462766947299], √(1/6) and √(1/6 + 1/9)
///
/// Newton's steps on centred and scaled columns, from which the effects are taken out by ``Absorption``'s
/// projections. A fit has converged when the gradient is zero for every covariate and for every level of
/// every effect (10⁻⁷ in the unit of the covariate, or the rounding of its sum if that is more), the
/// coefficients are within 10⁻¹¹ standard errors of the maximum or as near as doubles come, and a step has
/// proved that there is a maximum. Groups whose responses are all zero, rows and columns that have no finite
/// estimate, and columns that cannot be told apart are found, named and left out (``CountSeparation`` says
/// how). Groups of a single row stay: they cost their degree of freedom and change no coefficient.
///
/// - Source: Gourieroux, Monfort & Trognon (1984), *Econometrica* 52(3); Santos Silva & Tenreyro (2006),
///   *Review of Economics and Statistics* 88(4); with effects: Correia, Guimarães & Zylkin (2020), *Stata
///   Journal* 20(1).
public struct Poisson: Sendable {
  public static let name = "poisson"
  /// Most Newton steps.
  public let limit: Int
  /// The fit is the same on any number of them.
  public let threads: Threads

  public init(limit: Int = 100, threads: Threads = .one) {
    precondition(limit > 0, "caller allows at least one step")
    self.limit = limit
    self.threads = threads
  }

  /// - Parameter weights: what each row of the design counts for, not negative; nil for one each.
  /// - Throws: ``EstimationError/input(_:)`` with every response and weight outside its range, when all
  ///   responses are zero, and when no column is left. Not converging is no error but a ``Termination``.
  /// - Complexity: O(rows × (K² + K × effects × sweeps)) a step; 5 to 10 steps and as many sweeps as a rule.
  public func fit(_ design: Design, weights: [Double]? = nil) throws(EstimationError) -> CountFit {
    let data = try CountData(design, weights: weights, model: "a Poisson model")
    let solution = try solved(data)
    return fit(solution)
  }

  /// The maximum, and what was left out on the way to it.
  struct Solution {
    var data: CountData
    var problem: CountProblem
    var outcome: PoissonSearch.Outcome
    var findings: CountFindings
  }

  func solved(_ data: CountData) throws(EstimationError) -> Solution {
    var data = data
    var findings = CountFindings(dropped: data.design.dropped)
    findings.take(data.removeZeroGroups())
    var isSearched = false
    var isExcluded = false
    while true {
      guard !data.rows.isEmpty, !data.places.isEmpty || !data.design.absorbed.isEmpty else {
        throw findings.nothingLeft
      }
      let problem = try CountProblem(data, threads: threads)
      let search = PoissonSearch(problem: problem, limit: limit, threads: threads)
      let start = search.start
      let projection = problem.rows.projection(
        of: start.target, weights: start.weights, tolerance: PoissonSearch.tightest)
      let columns = CountColumns(problem.rows, projection)
      if !columns.combinations.isEmpty {
        findings.drop(columns, of: problem)
        data.places = columns.kept.map { data.places[$0] }
        continue
      }
      var outcome = search.maximum(from: start, projection, isProven: isExcluded, stops: !isSearched)
      if outcome.reason == .unproven, !isSearched {
        switch try CountSeparation.search(data, threads: threads) {
        case .excluded:
          (isSearched, isExcluded) = (true, true)
          guard outcome.isStill else { continue }
          (outcome.isProven, outcome.reason) = (true, .converged)
          return Solution(data: data, problem: problem, outcome: outcome, findings: findings)
        case .undecided: isSearched = true
        case .found(let separation):
          findings.take(separation)
          let isGone = Set(separation.rows)
          data.rows = data.rows.filter { !isGone.contains($0) }
          findings.take(data.removeZeroGroups())
        }
        continue
      }
      findings.isUndecided = !outcome.isProven
      return Solution(data: data, problem: problem, outcome: outcome, findings: findings)
    }
  }
}

/// What was found on the way to the data that can be fitted.
struct CountFindings {
  var dropped: [OmittedColumn]
  /// Places of rows in the design.
  var rows: [Int] = []
  var columns: [String] = []
  var notices: [Notice] = []
  var isUndecided = false

  init(dropped: [OmittedColumn]) { self.dropped = dropped }

  mutating func take(_ found: (rows: [Int], groups: [(name: String, count: Int)])) {
    guard !found.rows.isEmpty else { return }
    rows += found.rows
    let groups = found.groups.map { "\($0.count) of '\($0.name)'" }.joined(separator: ", ")
    let isOneGroup = found.groups.reduce(0) { $0 + $1.count } == 1
    notices.append(
      Notice(
        "\(found.rows.count) \(found.rows.count == 1 ? "row was" : "rows were") left out because all "
          + "responses of \(isOneGroup ? "the group" : "the groups") are zero: \(groups)"))
  }

  mutating func take(_ separation: CountSeparation) {
    rows += separation.rows
    let found = separation.columns
    for name in found where !columns.contains(name) { columns.append(name) }
    let by = found.isEmpty ? "the absorbed effects" : found.map { "'\($0)'" }.joined(separator: ", ")
    let count = separation.rows.count
    let (noun, verb, past) = count == 1 ? ("row", "is", "was") : ("rows", "are", "were")
    notices.append(
      Notice(
        "\(count) \(noun) with a response of zero \(verb) predicted perfectly by \(by) and \(past) left out"))
  }

  mutating func drop(_ columns: CountColumns, of problem: CountProblem) {
    let separated = Set(self.columns)
    dropped += columns.dropped(problem).map {
      separated.contains($0.name)
        ? OmittedColumn(
          name: $0.name, reason: "without the rows that are predicted perfectly it is not identified") : $0
    }
  }

  var nothingLeft: EstimationError {
    let found = dropped.prefix(5).map { "'\($0.name)': \($0.reason)" }.joined(separator: "; ")
    return .problem(
      .table, "no column is left to estimate" + (found.isEmpty ? "" : " (\(found))"),
      hint: "give the model a constant or a term that varies")
  }

  static let undecided = Notice(
    "it could not be decided whether some rows of zeros are predicted perfectly")
  static let singular = Notice("the information cannot be inverted, so there are no standard errors")

  func separation(_ design: Design) -> Separation {
    let numbers = design.rowNumbers
    return Separation(rows: rows.map { numbers[$0] }.sorted(), columns: columns)
  }
}
