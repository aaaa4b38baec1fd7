internal import Counterfactuals
internal import Decision
internal import Indicators
internal import Scoring

extension Assessment {
  /// Scores figures that nobody has measured, by the same question: treat → normalise → weigh → aggregate.
  ///
  /// What was imputed stays as it was imputed; treatments find their parameters anew.
  func figureScorer() throws(ScoringError) -> Scorer {
    let natural: DecisionMatrix
    do throws(MatrixError) {
      natural = try DecisionMatrix(
        alternatives: alternatives, criteria: criteria, columns: figures.columns.map(\.values))
    } catch {
      throw .undefined(method: study.method, reason: "\(error)")
    }
    let stage = ScoringStage(self)
    let all = Array(criteria.indices)
    let score: Scorer.Score = { (matrix) throws(ScoringError) in try stage.scores(all, matrix.columns) }
    guard method is WeightedSum else { return Scorer(matrix: natural, bends: stage.bends, score: score) }
    return Scorer(
      matrix: natural, bends: stage.bends, score: score,
      parts: { (places, columns) throws(ScoringError) in try stage.parts(places, columns) })
  }
}

/// A question's method with all that it needs but the figures.
private struct ScoringStage: Sendable {
  let alternatives: [Alternative]
  let criteria: [Criterion]
  let wanted: [Study.Wanted]
  let method: any Scoring.Method
  let normalisation: String
  let weights: WeightVector

  init(_ assessment: Assessment) {
    alternatives = assessment.alternatives
    criteria = assessment.criteria
    wanted = assessment.study.wanted
    method = assessment.method
    normalisation = assessment.normalisation
    weights = assessment.weights
  }

  /// Figures at which a scale bends: ends of goalposts and of targets.
  var bends: [[Double]] {
    wanted.map { want in
      (want.entry.goalposts.map { [$0.low, $0.high] } ?? [])
        + (want.entry.target.map { [$0.low, $0.high] } ?? [])
    }
  }

  func scores(_ places: [Int], _ columns: [[Double]]) throws(ScoringError) -> [Double] {
    let (matrix, settings) = try treatedMatrix(places, columns)
    if let outranking = method as? any OutrankingMethod {
      return try outranking.scores(for: matrix, weights: weights).values
    }
    guard let scoring = method as? any ScoringMethod else {
      preconditionFailure("a method takes one of the two matrices")
    }
    let scale = try NormalisationCatalogue.normalisation(named: normalisation, settings: settings)
    return try scoring.scores(for: try scale.normalised(matrix), weights: weights).values
  }

  /// What each criterion adds to a weighted sum; every normalisation goes column by column.
  func parts(_ places: [Int], _ columns: [[Double]]) throws(ScoringError) -> [[Double]] {
    let (matrix, settings) = try treatedMatrix(places, columns)
    let scale = try NormalisationCatalogue.normalisation(named: normalisation, settings: settings)
    let normalised = try scale.normalised(matrix)
    return places.indices.map { k in
      let weight = weights.values[places[k]] * (normalised.criteria[k].direction == .benefit ? 1 : -1)
      return normalised.columns[k].map { weight * $0 }
    }
  }

  private func treatedMatrix(
    _ places: [Int], _ columns: [[Double]]
  ) throws(ScoringError) -> (DecisionMatrix, NormalisationSettings) {
    var treatedColumns: [[Double]] = []
    var goalposts: [String: Goalposts] = [:]
    var targets: [String: Target] = [:]
    for (place, column) in zip(places, columns) {
      let entry = wanted[place].entry
      do throws(IndicatorError) {
        let result = try treated(
          column, criterion: criteria[place], by: entry.treatment, goalposts: entry.goalposts,
          target: entry.target)
        treatedColumns.append(result.values)
        goalposts[entry.indicator] = result.goalposts
        targets[entry.indicator] = result.target
      } catch {
        throw .undefined(
          method: entry.treatment.rawValue, reason: error.problems.kept.first?.message ?? "\(error)")
      }
    }
    do throws(MatrixError) {
      return (
        try DecisionMatrix(
          alternatives: alternatives, criteria: places.map { criteria[$0] }, columns: treatedColumns),
        NormalisationSettings(goalposts: goalposts, targets: targets)
      )
    } catch {
      throw .undefined(method: "what-if", reason: "\(error)")
    }
  }
}
