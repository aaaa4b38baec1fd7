internal import Checksums
public import Decision
internal import Indicators
public import Scoring

/// How sure a ranking is when weights are drawn.
public struct Robustness: Sendable {
  /// Probabilities of one alternative.
  public struct Standing: Sendable, Equatable {
    /// Of each rank from the first; empty for a list too long to count every rank.
    public let ranks: [Double]
    /// Of a rank within the top asked for.
    public let top: Double
    public let expectedRank: Double
    /// Ranks between which nine draws of ten lie, both ends included.
    public let low: Int
    public let high: Int
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
  /// Probability that the row's alternative stands before the column's.
  public let pairwise: [[Double]]?
  /// Largest standard error of the probabilities.
  public let monteCarloError: Double
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
  /// choices.
  public let hash: String
}

extension Assessment {
  /// Ranks again under drawn weights and figures, and finds how far each weight may move.
  ///
  /// - Parameters:
  ///   - plan: how weights are drawn, and how often.
  ///   - errors: of the figures; none holds them.
  ///   - sensitivity: what is varied for Sobol indices; none leaves them out.
  ///   - announce: told how many rankings the indices take, after all is checked and before the first of
  ///     them.
  /// - Throws: ``StudyError/question(_:)`` when the top is larger than the list, when nothing is drawn, when
  ///   errors name grades that a bare matrix does not have, or when choices do not fit each other;
  ///   ``StudyError/data(_:)`` when the method has no value for some of the draws.
  public func robustness(
    _ plan: DrawPlan, errors: FigureErrors? = nil, sensitivity question: SensitivityQuestion? = nil,
    announce: (_ rankings: Int) -> Void = { _ in }
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
      let found: RankAcceptability
      if let errors {
        let drawn = DrawnFigures(self, errors: errors, imputation: imputation)
        let rescorer = try Rescorer(self)
        found = try rankAcceptability(alternatives: alternatives.count, weights: weights, plan: plan) {
          FigureScorer(rescorer, drawn, seed: plan.seed)
        }
      } else {
        found = try rankAcceptability(of: normalised, weights: weights, plan: plan, method: scorer)
      }
      var said = heldNotices(errors) + imputationNotices(imputation) + (varied?.notices ?? [])
      if let tolerance = plan.tolerance, found.monteCarloError > tolerance {
        said.append(
          Notice(
            "after \(found.draws) draws the largest standard error is still above the tolerance of "
              + "\(plain(tolerance)); raise --draws, or accept a wider tolerance"))
      }
      if !isAdditive {
        said.append(
          Notice("'\(study.method)' is no sum of parts: intervals of weights are not computed for it"))
      }
      if alternatives.count > RankAcceptability.shownRanks {
        said.append(
          Notice("ranks are counted in 256 steps for more than \(RankAcceptability.shownRanks) alternatives"))
      }
      if alternatives.count > RankAcceptability.pairwiseLimit {
        said.append(
          Notice(
            "pairwise probabilities are left out for more than \(RankAcceptability.pairwiseLimit) alternatives"
          ))
      }
      let standings = found.alternatives.map {
        Robustness.Standing(
          ranks: $0.ranks, top: $0.top, expectedRank: $0.expectedRank, low: $0.interval.low,
          high: $0.interval.high,
          centralWeights: $0.centralWeights)
      }
      let stability =
        isAdditive
        ? stabilityIntervals(of: normalised, weights: weights, top: plan.top)
          .map { Robustness.Interval(low: $0.low, high: $0.high) } : nil
      return Robustness(
        assessment: self, draws: found.draws, top: plan.top, seed: plan.seed, spread: "\(plan.spread)",
        standings: standings, pairwise: found.pairwise, monteCarloError: found.monteCarloError,
        stability: stability, notices: notices + said, errors: errors,
        imputationErrors: imputation.map { ($0.indicator, $0.error) }, drawsWeights: plan.spread != .stated,
        sensitivity: varied?.sensitivity,
        hash: hash(draws: found.draws, plan, errors, question))
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
    draws: Int, _ plan: DrawPlan, _ errors: FigureErrors?, _ question: SensitivityQuestion?
  ) -> String {
    var lines = [
      "study \(hash)", "draws \(draws)", "spread \(plan.spread)", "top \(plan.top)", "seed \(plan.seed)",
    ]
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
