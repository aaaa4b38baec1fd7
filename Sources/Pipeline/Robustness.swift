public import Decision
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
}

extension Assessment {
  /// Ranks again under drawn weights, and finds how far each weight may move.
  ///
  /// - Throws: ``StudyError/question(_:)`` when the top is larger than the list; ``StudyError/data(_:)`` when the
  ///   method has no value for some of the drawn weights.
  public func robustness(_ plan: DrawPlan) throws(StudyError) -> Robustness {
    guard plan.top <= alternatives.count else {
      throw .question(
        ProblemList(
          Problem(
            "--top is \(plan.top), and \(alternatives.count) alternatives are ranked",
            hint: "give a number up to \(alternatives.count)")))
    }
    do throws(ScoringError) {
      let found = try rankAcceptability(of: normalised, weights: weights, plan: plan, method: scorer)
      var said: [Notice] = []
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
        assessment: self, draws: plan.draws, top: plan.top, seed: plan.seed, spread: "\(plan.spread)",
        standings: standings, pairwise: found.pairwise, monteCarloError: found.monteCarloError,
        stability: stability, notices: notices + said)
    } catch {
      throw .data(error.problems)
    }
  }

  /// The method's scores for other weights; none for the weighted sum, for which the draws have their own loop.
  private var scorer: (@Sendable (WeightVector) throws(ScoringError) -> [Double])? {
    let normalised = normalised
    let matrix = matrix
    if method is WeightedSum { return nil }
    if let scoring = method as? any ScoringMethod {
      return { (weights) throws(ScoringError) in try scoring.scores(for: normalised, weights: weights).values
      }
    }
    guard let outranking = method as? any OutrankingMethod else { return nil }
    return { (weights) throws(ScoringError) in try outranking.scores(for: matrix, weights: weights).values }
  }
}
