public import Decision
public import Scoring

/// How sure a ranking is when weights are drawn.
public struct Robustness: Sendable {
  public let assessment: Assessment
  public let plan: DrawPlan
  public let acceptability: RankAcceptability
  /// For each criterion, the weights between which the top stays as it is; none where the method does not add up.
  public let stability: [StabilityInterval]?
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
      return Robustness(
        assessment: self, plan: plan, acceptability: found,
        stability: isAdditive ? stabilityIntervals(of: normalised, weights: weights, top: plan.top) : nil,
        notices: notices + said)
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
