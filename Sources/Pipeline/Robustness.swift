internal import Checksums
public import Decision
internal import Indicators
public import Scoring

/// How sure a ranking is when weights are drawn.
public struct Robustness: Sendable {
  /// Probabilities of one alternative.
  public struct Standing: Sendable, Equatable {
    /// Of each rank from the first, or from the first to the last of the top; empty for a list too long to
    /// count every rank.
    public let ranks: [Double]
    /// Of a rank within the top asked for.
    public let top: Double
    /// None where only the top is counted.
    public let expectedRank: Double?
    /// Ranks between which nine draws of ten lie, both ends included; none where only the top is counted.
    public let low: Int?
    public let high: Int?
    /// Mean weights of the draws in which it is first; none where it never is.
    public let centralWeights: [Double]?
  }

  public struct Interval: Sendable, Equatable {
    public let low: Double
    public let high: Double
  }

  public let assessment: Assessment
  public let draws: Int
  public let top: Int
  public let seed: UInt64
  /// How weights were drawn, in words.
  public let spread: String
  public let standings: [Standing]
  public let counted: CountedRanks
  /// Probability that the row's alternative stands before the column's; none where only the top is counted,
  /// and for long lists.
  public let pairwise: [[Double]]?
  /// Largest standard error of the probabilities; none from a single draw.
  public let monteCarloError: Double?
  /// For each criterion, the weights between which the top stays as it is; none where the method does not add up.
  public let stability: [Interval]?
  public let notices: [Notice]
  /// Relative standard errors by which figures were drawn; none where they were held.
  public let errors: FigureErrors?
  /// Standard errors, in their own units, of figures that were imputed here and drawn.
  public let imputationErrors: [(indicator: String, error: Double)]
  public let drawsWeights: Bool
  public let sensitivity: Sensitivity?
  /// SHA-256 of the study's hash and of what was drawn: draws, spread, top, errors, Sobol samples and
  /// choices; and that only the top was counted, where it was.
  public let hash: String
}

extension Assessment {
  /// Ranks again under drawn weights and figures, and finds how far each weight may move.
  ///
  /// - Parameters:
  ///   - plan: how weights are drawn, and how often.
  ///   - errors: of the figures; none holds them.
  ///   - sensitivity: what is varied for Sobol indices; none leaves them out.
  ///   - counting: the ranks that are counted; what is said of those of the top is the same either way.
  ///   - announce: told how many rankings the indices take, after all is checked and before the first of
  ///     them.
  /// - Throws: ``StudyError/question(_:)`` when the top is larger than the list, when nothing is drawn, when
  ///   errors name grades that a bare matrix does not have, or when choices do not fit each other;
  ///   ``StudyError/data(_:)`` when the method has no value for some of the draws.
  public func robustness(
    _ plan: DrawPlan, errors: FigureErrors? = nil, sensitivity question: SensitivityQuestion? = nil,
    counting: CountedRanks = .all, announce: (_ rankings: Int) -> Void = { _ in }
  ) throws(StudyError) -> Robustness {
    guard plan.top <= alternatives.count else {
      let ranked = alternatives.count == 1 ? "1 alternative is" : "\(alternatives.count) alternatives are"
      throw .question(
        ProblemList(
          Problem(
            "--top is \(plan.top), and \(ranked) ranked",
            hint: "give a number up to \(alternatives.count)")))
    }
    guard plan.spread != .stated || errors != nil || question != nil else {
      throw .question(
        ProblemList(
          Problem(
            "--spread none holds the weights, and figures are held too", hint: "add --errors, or draw weights"
          )))
    }
    if let errors { try check(errors) }
    // First, since it may be refused, and the draws take their time.
    let varied = try question.map { (question) throws(StudyError) in
      try sensitivity(question, plan: plan, errors: errors, announce)
    }
    let imputation = errors == nil || errors?.byGrade[.imputed] != nil ? [] : ownImputationErrors()
    do throws(ScoringError) {
      let found = try drawnStandings(plan, errors: errors, imputation: imputation, counting: counting)
      let said =
        heldNotices(errors) + imputationNotices(imputation) + (varied?.notices ?? []) + found.notices
      let stability =
        isAdditive
        ? stabilityIntervals(of: normalised, weights: weights, top: plan.top)
          .map { Robustness.Interval(low: $0.low, high: $0.high) } : nil
      return Robustness(
        assessment: self, draws: found.draws, top: plan.top, seed: plan.seed, spread: "\(plan.spread)",
        standings: found.standings, counted: counting, pairwise: found.pairwise,
        monteCarloError: found.error,
        stability: stability, notices: notices + said, errors: errors,
        imputationErrors: imputation.map { ($0.indicator, $0.error) }, drawsWeights: plan.spread != .stated,
        sensitivity: varied?.sensitivity,
        hash: hash(draws: found.draws, plan, errors, question, counting))
    } catch {
      throw .data(error.problems)
    }
  }

  private func imputationNotices(_ errors: [ImputationError]) -> [Notice] {
    errors.filter { !$0.isLeftOut }.map {
      Notice(
        "no known figure of '\($0.indicator)' can be left out and imputed again: the standard deviation of "
          + "those that are known stands for the error of its imputed figures")
    }
  }

  /// A line for each thing that is drawn, below the study's own hash; a number of draws that a tolerance led
  /// to is that number.
  private func hash(
    draws: Int, _ plan: DrawPlan, _ errors: FigureErrors?, _ question: SensitivityQuestion?,
    _ counting: CountedRanks
  ) -> String {
    var lines = [
      "study \(hash)", "draws \(draws)", "spread \(plan.spread)", "top \(plan.top)", "seed \(plan.seed)",
    ]
    if counting == .top { lines.append("ranks top") }
    if let errors { lines += ["errors"] + errors.named.map { "error \($0.name) \($0.error)" } }
    if let question {
      lines.append("sobol \(question.baseSample)")
      lines += question.normalisations.map { "normalisation \($0)" } + question.methods.map { "method \($0)" }
      lines += question.policies.map { "policy \($0.rawValue)" }
    }
    return sha256Hex(Array(lines.joined(separator: "\n").utf8))
  }

  /// The method's scores for other weights; none for the weighted sum, for which the draws have their own loop.
  var scorer: (@Sendable (WeightVector) throws(ScoringError) -> [Double])? {
    let normalised = normalised
    let matrix = matrix
    if method is WeightedSum { return nil }
    if let scoring = method as? any ScoringMethod {
      return { (weights) throws(ScoringError) in
        try scoring.scores(forNormalised: normalised, weights: weights).values
      }
    }
    guard let outranking = method as? any OutrankingMethod else { return nil }
    return { (weights) throws(ScoringError) in try outranking.scores(for: matrix, weights: weights).values }
  }
}
