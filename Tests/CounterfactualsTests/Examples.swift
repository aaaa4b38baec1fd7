import Counterfactuals
import Decision
import Scoring
import TestSupport

/// A matrix of rows, alternatives A1, A2, … and criteria c1, c2, …
func matrix(_ rows: [[Double]], costs: Set<Int> = []) throws -> DecisionMatrix {
  try DecisionMatrix(
    alternatives: rows.indices.map { Alternative(id: "A\($0 + 1)") },
    criteria: rows[0].indices.map {
      Criterion(id: "c\($0 + 1)", direction: costs.contains($0) ? .cost : .benefit)
    },
    columns: rows[0].indices.map { j in rows.map { $0[j] } })
}

/// A weighted sum on goalposts 0 to 10 for every criterion.
func onGoalposts(_ rows: [[Double]], _ weights: [Double], costs: Set<Int> = []) throws -> Scorer {
  let matrix = try matrix(rows, costs: costs)
  let posts = Goalposts(low: 0, high: 10)
  return Scorer(
    matrix: matrix,
    normalisation: FixedGoalposts(
      goalposts: Dictionary(uniqueKeysWithValues: matrix.criteria.map { ($0.id, posts!) })),
    method: WeightedSum(), weights: try WeightVector(weights), bends: weights.map { _ in [0, 10] })
}

func onRange(_ rows: [[Double]], _ weights: [Double], costs: Set<Int> = []) throws -> Scorer {
  Scorer(
    matrix: try matrix(rows, costs: costs), normalisation: MinMax(), method: WeightedSum(),
    weights: try WeightVector(weights))
}

func byTOPSIS(_ rows: [[Double]], _ weights: [Double], costs: Set<Int> = []) throws -> Scorer {
  Scorer(
    matrix: try matrix(rows, costs: costs), normalisation: Vector(), method: TOPSIS(),
    weights: try WeightVector(weights))
}

/// The scores with one row's figures changed, from the scorer's own method.
func scores(_ scorer: Scorer, row: Int, _ figures: [(criterion: Int, value: Double)]) throws -> [Double] {
  var columns = scorer.matrix.columns
  for (j, value) in figures { columns[j][row] = value }
  return try scorer.score(
    DecisionMatrix(
      alternatives: scorer.matrix.alternatives, criteria: scorer.matrix.criteria, columns: columns))
}

func randomRows(_ alternatives: Int, _ criteria: Int, _ random: inout SeededGenerator) -> [[Double]] {
  (0..<alternatives).map { _ in (0..<criteria).map { _ in Double.random(in: 1...9, using: &random) } }
}

func randomWeights(_ count: Int, _ random: inout SeededGenerator) throws -> [Double] {
  try WeightVector(relative: (0..<count).map { _ in Double.random(in: 0.2...1, using: &random) }).values
}
