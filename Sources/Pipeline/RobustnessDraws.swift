internal import Decision
internal import Indicators
internal import Scoring

/// What the draws say, whichever ranks are counted.
struct DrawnStandings: Sendable {
  let draws: Int
  let standings: [Robustness.Standing]
  let pairwise: [[Double]]?
  /// Largest standard error of the probabilities; none from a single draw, which has no spread.
  let error: Double?
  let notices: [Notice]
}

extension Assessment {
  func drawnStandings(
    _ plan: DrawPlan, errors: FigureErrors?, imputation: [ImputationError], counting: CountedRanks
  ) throws(ScoringError) -> DrawnStandings {
    switch counting {
    case .all:
      let found: RankAcceptability
      if let scorer = try figureScorer(plan, errors, imputation) {
        found = try rankAcceptability(
          alternatives: alternatives.count, weights: weights, plan: plan, scorer: scorer)
      } else {
        found = try rankAcceptability(of: normalised, weights: weights, plan: plan, method: scorer)
      }
      return DrawnStandings(
        draws: found.draws, standings: found.alternatives.map(Robustness.Standing.init),
        pairwise: found.pairwise, error: found.draws > 1 ? found.monteCarloError : nil,
        notices: errorNotices(found.draws, found.monteCarloError, plan) + sumNotices + lengthNotices)
    case .top:
      let found: TopAcceptability
      if let scorer = try figureScorer(plan, errors, imputation) {
        found = try topAcceptability(
          alternatives: alternatives.count, weights: weights, plan: plan, scorer: scorer)
      } else {
        found = try topAcceptability(of: normalised, weights: weights, plan: plan, method: scorer)
      }
      return DrawnStandings(
        draws: found.draws, standings: found.alternatives.map(Robustness.Standing.init), pairwise: nil,
        error: found.draws > 1 ? found.monteCarloError : nil,
        notices: errorNotices(found.draws, found.monteCarloError, plan) + sumNotices + [topNotice(plan.top)])
    }
  }

  /// What scores a draw of figures; none where figures are held.
  private func figureScorer(
    _ plan: DrawPlan, _ errors: FigureErrors?, _ imputation: [ImputationError]
  ) throws(ScoringError) -> (@Sendable () -> any DrawScorer)? {
    guard let errors else { return nil }
    let drawn = DrawnFigures(self, errors: errors, imputation: imputation)
    let rescorer = try Rescorer(self)
    return { FigureScorer(rescorer, drawn, seed: plan.seed) }
  }

  private func topNotice(_ top: Int) -> Notice {
    let ranks = top == 1 ? "the first rank is" : "the first \(top) ranks are"
    return Notice(
      "only \(ranks) counted (--ranks top): expected ranks, the ranks of nine draws of ten and pairwise "
        + "probabilities are left out; --ranks all gives them")
  }

  private func errorNotices(_ draws: Int, _ error: Double, _ plan: DrawPlan) -> [Notice] {
    if draws == 1 {
      return [
        Notice("one draw does not tell how far its probabilities are off: no standard error; raise --draws")
      ]
    }
    guard let tolerance = plan.tolerance, error > tolerance else { return [] }
    return [
      Notice(
        "after \(draws) draws the largest standard error is still above the tolerance of "
          + "\(plain(tolerance)); raise --draws, or accept a wider tolerance")
    ]
  }

  private var sumNotices: [Notice] {
    guard !isAdditive else { return [] }
    return [Notice("'\(study.method)' is no sum of parts: intervals of weights are not computed for it")]
  }

  private var lengthNotices: [Notice] {
    var notices: [Notice] = []
    if alternatives.count > RankAcceptability.shownRanks {
      notices.append(
        Notice("ranks are counted in 256 steps for more than \(RankAcceptability.shownRanks) alternatives"))
    }
    if alternatives.count > RankAcceptability.pairwiseLimit {
      notices.append(
        Notice(
          "pairwise probabilities are left out for more than \(RankAcceptability.pairwiseLimit) alternatives"
        ))
    }
    return notices
  }
}

extension Robustness.Standing {
  init(_ own: RankAcceptability.Alternative) {
    self.init(
      ranks: own.ranks, top: own.top, expectedRank: own.expectedRank, low: own.interval.low,
      high: own.interval.high, centralWeights: own.centralWeights)
  }

  init(_ own: TopAcceptability.Alternative) {
    self.init(
      ranks: own.ranks, top: own.top, expectedRank: nil, low: nil, high: nil,
      centralWeights: own.centralWeights)
  }
}
