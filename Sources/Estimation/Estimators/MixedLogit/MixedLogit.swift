internal import Decision
public import Kernels

/// Mixed logit: a conditional logit whose coefficients differ from investor to investor.
///
/// Investor i draws coefficients β once and keeps them for all of his choices t, so that his choices have the
/// probability `Lᵢ = E_β Π_t exp(V_t,chosen) / Σⱼ exp(V_tj)`, `V_tj = offset + Σₖ βₖ x_tjk`. The expectation
/// is a mean over draws or a quadrature (``MixedDraws``), and `Σᵢ wᵢ log Lᵢ` is maximised over the parameters
/// of β's distribution (``CoefficientDistribution``): a mean and a standard deviation for every random
/// coefficient. Correlated normal coefficients are `mean + Lz`, with L a lower triangle whose entries are
/// called `chol(x,y)`; the standard deviations and correlations that follow from it are in
/// ``MixedFit/implied``.
///
///     let model = MixedLogit(random: [.init("price"), .init("log(wage)", .triangular)])
///     let fit = try model.fit(design, panel: design.grouping(ofCasesBy: "investor"))
///     fit.covariates  // ["mean(price)", "mean(log(wage))", "harbour", "sd(price)", "sd(log(wage))"]
///
/// Investors who choose twice between 1 and 0, of 100 of them 50 twice 1, 30 twice 0 and 20 once each, are of
/// two kinds with coefficients mean − sd and mean + sd (draws −1 and 1) at mean 1.199 and sd 2.431.
///
/// The search takes Newton's steps with the exact first and second derivatives inside a trust region. The
/// likelihood has several maxima, so it starts from `starts` different points, first with few of the draws
/// and from where they lead with all of them; the best end is taken, and a notice says how many led to it. Of
/// ends that differ by the sign of a standard deviation alone, which is the sign of the draws, the positive
/// one is followed. A fit has converged when the gradient is zero (10⁻⁷ in the unit of every covariate, or
/// its rounding), the second derivatives are negative definite and the coefficients within 10⁻⁹ standard
/// errors of the maximum.
///
/// The likelihood is even in a standard deviation but for the draws, so zero is a boundary. Where it is
/// highest there, the standard deviation is zero, the others are fitted with it held there, and
/// ``MixedFit/atBoundary`` names it: a regular standard error would be wrong.
///
/// Draws differ from the expectation. After the fit, Newton's steps with `repeats` other sets of draws give
/// other estimates, and ``MixedFit/simulationErrors`` their spread, to be read beside the standard errors.
/// With a quadrature the other set has half as many nodes again.
///
/// Without a panel every choice is an investor of its own, and one chosen three times is three of them. With
/// a panel the weight of a case is that of its investor, the same in all of his cases. Columns that cannot be
/// told apart and rows and columns with perfect prediction are found in the conditional logit, as
/// ``ConditionalLogit`` says.
///
/// - Source: Train (2009), *Discrete Choice Methods with Simulation*, 2nd ed., chs. 6, 8 and 9; McFadden &
///   Train (2000), *Journal of Applied Econometrics* 15 447; the boundary: Self & Liang (1987), *JASA* 82
///   605.
public struct MixedLogit: Sendable {
  public static let name = "mixed-logit"
  public let random: [RandomCoefficient]
  /// Whether the normal coefficients are correlated with each other.
  public let correlated: Bool
  public let draws: MixedDraws
  /// Of the shift of the draws' sequence; nil for the sequence as it is.
  public let seed: UInt64?
  /// Points from which the search starts.
  public let starts: Int
  /// Other sets of draws with which the fit is repeated.
  public let repeats: Int
  /// Most Newton steps of each search.
  public let limit: Int
  /// The fit is the same on any number of them.
  public let threads: Threads

  public init(
    random: [RandomCoefficient], correlated: Bool = false, draws: MixedDraws = .standard, seed: UInt64? = nil,
    starts: Int = 3, repeats: Int = 3, limit: Int = 200, threads: Threads = .one
  ) {
    precondition(limit > 0 && starts > 0 && repeats >= 0, "caller allows at least one step and one start")
    self.random = random
    self.correlated = correlated
    self.draws = draws
    self.seed = seed
    self.starts = starts
    self.repeats = repeats
    self.limit = limit
    self.threads = threads
  }

  /// - Parameters:
  ///   - panel: the investor of every case, or of every row; nil when every case is an investor of its own.
  ///   - start: where to search from, in the order and units of the fit's coefficients and of one that drops
  ///     no column, instead of `starts` points of the model's own; an `sd` may be below zero.
  /// - Throws: ``EstimationError/input(_:)`` with everything that is wrong with the random terms, the draws
  ///   and the panel; when nothing can be estimated, as ``ConditionalLogit/fit(_:)`` says; and when memory
  ///   runs out. Not converging is no error but a ``Termination``.
  /// - Complexity: O(rows × draws × (K + S²)) a step for K columns of which S are random; 10 to 30 steps as a
  ///   rule, half of them with few draws. Memory: 8 bytes × investors × draws × S.
  public func fit(
    _ design: ChoiceDesign, panel: Grouping? = nil, start: [Double]? = nil
  ) throws(EstimationError) -> MixedFit {
    let run = try run(on: design, panel: panel, start: start)
    return try run.fit(on: design, from: start)
  }

  /// The model on the data, before any search.
  func run(
    on design: ChoiceDesign, panel: Grouping?, start: [Double]? = nil
  ) throws(EstimationError) -> MixedRun {
    let distributions = try distributions(design)
    let investors = try Investors(design, panel: panel)
    let conditional = try ConditionalLogit(limit: limit, threads: threads).fit(design)
    let data = ChoiceData(design).removing(
      rows: conditional.logProbabilities.map { $0 == -.infinity }
    ).keeping(columns: conditional.columnPlaces)
    let problem = try ChoiceProblem(data, threads)
    let random = data.places.enumerated().compactMap { column, place in
      distributions[place].map { MixedModel.Random(column: column, distribution: $0) }
    }
    let model = MixedModel(data.names, units: problem.units, random: random, isCorrelated: correlated)
    var problems = EstimationProblems()
    if random.isEmpty {
      problems.append(
        .init(
          .table, "no random coefficient is left",
          hint: "fit a conditional logit, which says why the columns are dropped"))
    } else {
      for found in draws.problems(columns: random.count, members: investors.names.count) {
        problems.append(found)
      }
    }
    if let start, start.count != model.count || !start.allSatisfy(\.isFinite) {
      problems.append(
        .init(
          .table, "a start of \(start.count) numbers was given",
          hint: "give \(model.count) finite ones: " + model.covariates.joined(separator: ", ")))
    }
    try problems.refuse()
    let source = try DrawSource(
      draws, random.map(\.distribution), members: investors.names.count, seed: seed, threads)
    return try MixedRun(
      self, model: model, problem: problem, investors: investors, source: source, conditional: conditional)
  }

  /// For every column of the design its distribution, or nil where its coefficient is not random.
  private func distributions(_ design: ChoiceDesign) throws(EstimationError) -> [CoefficientDistribution?] {
    var found = [CoefficientDistribution?](repeating: nil, count: design.names.count)
    var problems = EstimationProblems()
    if random.isEmpty {
      problems.append(
        .init(
          .table, "no term is random",
          hint: "name one or more of the formula's terms, or fit a conditional logit"))
    }
    func plain(_ text: String) -> String { text.filter { !$0.isWhitespace } }
    for coefficient in random {
      let wanted = plain(coefficient.term)
      var places = design.terms.indices.filter { plain(design.terms[$0]) == wanted }
      if places.isEmpty { places = design.names.indices.filter { plain(design.names[$0]) == wanted } }
      if places.isEmpty {
        let isDropped = design.dropped.first { plain($0.name) == wanted }
        problems.append(
          .init(
            .table,
            "the random term '\(coefficient.term)' is "
              + (isDropped.map { "dropped: \($0.reason)" } ?? "not in the formula"),
            hint: isDropped == nil
              ? suggestion(for: coefficient.term, among: unique(design.terms)) : "leave it out of both"))
      }
      for place in places {
        if found[place] != nil {
          problems.append(
            .init(
              .table, "the random term '\(coefficient.term)' is named twice", hint: "give it one distribution"
            ))
          break
        }
        found[place] = coefficient.distribution
      }
    }
    try problems.refuse()
    return found
  }

  private func unique(_ terms: [String]) -> [String] {
    terms.enumerated().filter { !terms[..<$0.offset].contains($0.element) }.map(\.element)
  }
}
