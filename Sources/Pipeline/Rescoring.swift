internal import Counterfactuals
internal import Decision
internal import Scoring

extension Assessment {
  /// Scores figures that nobody has measured, by the same question: treat → normalise → weigh → aggregate.
  ///
  /// What was imputed stays as it was imputed; treatments find their parameters anew.
  func figureScorer() throws(CounterfactualError) -> Scorer {
    let stage = ScoringStage(self)
    let weights = weights
    let natural: DecisionMatrix
    do throws(MatrixError) {
      natural = try DecisionMatrix(
        alternatives: alternatives, criteria: criteria, columns: figures.columns.map(\.values))
    } catch {
      throw .scoring(stage.undefined("\(error)"))
    }
    let all = Array(criteria.indices)
    let scale: Scorer.Parts = { (places, columns) throws(ScoringError) in
      try stage.scaled(natural: columns, of: places)
    }
    let aggregate: Scorer.Aggregate = { (scaled) throws(ScoringError) in
      try stage.scores(ofScaled: scaled, weights: weights)
    }
    let parts: Scorer.Parts = { (places, columns) throws(ScoringError) in
      try stage.parts(places, columns, weights: weights)
    }
    let score: Scorer.Score = { (matrix) throws(ScoringError) in
      try aggregate(try scale(all, matrix.columns))
    }
    return Scorer(
      matrix: natural, bends: stage.bends, score: score, parts: method is WeightedSum ? parts : nil,
      halves: Scorer.Halves(scale: scale, aggregate: aggregate))
  }
}
