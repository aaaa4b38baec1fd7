import Decision
import Scoring
import TestSupport
import Testing

/// Seven regions, two benefits and two costs, scales from 0.01 to 4,000. Figures of other programs on it
/// stand in `Tests/References/scoring`.
enum Regions {
  static let rows: [[Double]] = [
    [62.5, 0.031, 1840, 7.2], [48, 0.044, 2975.5, 5.5], [71.25, 0.025, 905, 8.75], [55.5, 0.052, 4120, 4.25],
    [39, 0.019, 1510.25, 6.5], [66, 0.038, 3305, 9.5], [58.75, 0.061, 2240, 3.75],
  ]
  static let costs: Set<Int> = [1, 3]
  static let weights = [0.35, 0.15, 0.3, 0.2]
}

/// Alternatives A1, A2, … on criteria c1, c2, …, given row by row.
func matrix(_ rows: [[Double]], costs: Set<Int> = [], families: [Family]? = nil) throws(MatrixError)
  -> DecisionMatrix
{
  let criteria = (rows.first ?? []).indices.map { j in
    Criterion(id: "c\(j + 1)", direction: costs.contains(j) ? .cost : .benefit, family: families?[j])
  }
  return try DecisionMatrix(
    alternatives: rows.indices.map { Alternative(id: "A\($0 + 1)") }, criteria: criteria,
    columns: criteria.indices.map { j in rows.map { $0[j] } })
}

/// A matrix that is taken as it stands, for figures that a source prints after its own normalisation.
func asGiven(_ rows: [[Double]], costs: Set<Int> = [], families: [Family]? = nil) throws(MatrixError)
  -> NormalisedMatrix
{
  let given = try matrix(rows, costs: costs, families: families)
  return NormalisedMatrix(
    alternatives: given.alternatives, criteria: given.criteria, columns: given.columns, normalisation: "none")
}

/// Scores by a method's name, on its own normalisation.
func scores(_ name: String, _ rows: [[Double]], _ weights: [Double], costs: Set<Int> = []) throws -> [Double]
{
  let given = try matrix(rows, costs: costs)
  let method = try MethodCatalogue.method(named: name)
  let vector = try WeightVector(relative: weights)
  if let natural = method as? any OutrankingMethod {
    return try natural.scores(for: given, weights: vector).values
  }
  let scoring = try #require(method as? any ScoringMethod)
  let normalisation = try NormalisationCatalogue.normalisation(
    named: type(of: scoring).defaultNormalisation, settings: NormalisationSettings())
  return try scoring.scores(for: try normalisation.normalised(given), weights: vector).values
}

/// A random example: figures from 1 to 9, about a third of the criteria costs.
struct RandomExample {
  var rows: [[Double]]
  let weights: [Double]
  let costs: Set<Int>
  var random: SeededGenerator

  init(seed: UInt64, alternatives: Int = 8, criteria: Int = 5) {
    var random = SeededGenerator(seed: seed)
    rows = (0..<alternatives).map { _ in (0..<criteria).map { _ in Double.random(in: 1...9, using: &random) }
    }
    weights = (0..<criteria).map { _ in Double.random(in: 0.1...1, using: &random) }
    var costs: Set<Int> = []
    for j in 0..<criteria where Int.random(in: 0..<3, using: &random) == 0 { costs.insert(j) }
    self.costs = costs
    self.random = random
  }

  /// A row that is no better than the given one anywhere, and equal to it in places.
  mutating func dominated(by row: [Double]) -> [Double] {
    row.indices.map { j in
      let step = Bool.random(using: &random) ? Double.random(in: 0...0.5, using: &random) : 0
      return costs.contains(j) ? row[j] + step : row[j] - step
    }
  }
}
