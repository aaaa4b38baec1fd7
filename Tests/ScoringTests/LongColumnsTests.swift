import Decision
import Foundation
import TestSupport
import Testing

@testable import Scoring

/// Matrices of several blocks of rows, scored a block at a time and by several threads.
///
/// Reference: each formula as it is printed, row by row on columns of numbers, written out here.
@Suite struct LongColumnsTests {
  /// Ties, a constant column and a criterion without weight among the others; costs above zero.
  private struct Example {
    let matrix: DecisionMatrix
    let weights: WeightVector

    init(seed: UInt64, rows: Int, criteria: Int = 9) throws {
      var random = SeededGenerator(seed: seed)
      let columns = (0..<criteria).map { j in
        (0..<rows).map { _ -> Double in
          switch j % 4 {
          case 0: Double.random(in: 1...9, using: &random)
          case 1: Double(Int.random(in: 1...5, using: &random))
          case 2: exp(Double.random(in: -9...9, using: &random))
          default: j == 3 ? 2.5 : Double.random(in: 1e5...1.00001e5, using: &random)
          }
        }
      }
      matrix = try DecisionMatrix(
        alternatives: (0..<rows).map { Alternative(id: "A\($0)") },
        criteria: (0..<criteria).map {
          Criterion(
            id: "c\($0)", direction: $0 % 3 == 1 ? .cost : .benefit,
            family: $0 < 4 ? .costs : $0 < 7 ? .tax : nil)
        }, columns: columns)
      weights = try WeightVector(
        relative: (0..<criteria).map { $0 == 4 ? 0 : Double.random(in: 0.1...1, using: &random) })
    }
  }

  /// Sizes around the lanes and the blocks.
  static let sizes = [1, 2, 7, 8, 9, 63, 4095, 4096, 4097, 9001]
  private static let quick = MethodCatalogue.names.filter { !MethodCatalogue.quadratic.contains($0) }

  private func scores(_ name: String, _ example: Example, _ workers: Workers) throws -> Scores {
    let method = try MethodCatalogue.method(named: name, parameters: MethodParameters(workers: workers))
    if let natural = method as? any OutrankingMethod {
      return try natural.scores(for: example.matrix, weights: example.weights)
    }
    let scoring = try #require(method as? any ScoringMethod)
    let normalisation = try NormalisationCatalogue.normalisation(
      named: type(of: scoring).defaultNormalisation, settings: NormalisationSettings(workers: workers))
    return try scoring.scores(for: try normalisation.normalised(example.matrix), weights: example.weights)
  }

  @Test(arguments: quick) func scoresDoNotDependOnTheNumberOfThreads(name: String) throws {
    // 9 × 9,001 figures are above the least that several threads share.
    let example = try Example(seed: 3, rows: name == "codas" || name == "multimoora" ? 700 : 9001)
    let one = try scores(name, example, .one)
    #expect(try scores(name, example, Workers(3)) == one)
    #expect(!one.values.contains { !$0.isFinite })
  }

  @Test(arguments: WeightingCatalogue.names) func weightsDoNotDependOnTheNumberOfThreads(name: String) throws
  {
    let full = try Example(seed: 4, rows: 9001).matrix
    // A column that does not vary has no correlation.
    let varying = full.criteria.indices.filter { $0 != 3 }
    let matrix = try DecisionMatrix(
      alternatives: full.alternatives, criteria: varying.map { full.criteria[$0] },
      columns: varying.map { full.columns[$0] })
    let one = try WeightingCatalogue.weighting(named: name).weights(for: matrix)
    #expect(try WeightingCatalogue.weighting(named: name, workers: Workers(3)).weights(for: matrix) == one)
  }

  /// What the printed formula gives for one row, by method; none where it needs two rows that differ.
  private func printed(_ name: String, _ normalised: NormalisedMatrix, _ weights: [Double]) -> [Double] {
    let (columns, criteria) = (normalised.columns, normalised.criteria)
    let signs: [Double] = criteria.map { $0.direction == .cost ? -1 : 1 }
    func row(_ i: Int, _ term: (Int, Double) -> Double) -> Double {
      columns.indices.reduce(0) { weights[$1] == 0 ? $0 : $0 + term($1, columns[$1][i]) }
    }
    let rows = normalised.alternatives.indices
    func sum(_ i: Int) -> Double { row(i) { signs[$0] * weights[$0] * $1 } }
    func product(_ i: Int) -> Double { exp(row(i) { signs[$0] * weights[$0] * log($1) }) }
    switch name {
    case "weighted-sum": return rows.map(sum)
    case "weighted-product": return rows.map(product)
    case "waspas": return rows.map { 0.5 * sum($0) + 0.5 * product($0) }
    case "topsis":
      let best = columns.indices.map { signs[$0] > 0 ? columns[$0].max()! : columns[$0].min()! }
      let worst = columns.indices.map { signs[$0] > 0 ? columns[$0].min()! : columns[$0].max()! }
      return rows.map { i in
        let up = row(i) { pow(weights[$0] * ($1 - best[$0]), 2) }.squareRoot()
        let down = row(i) { pow(weights[$0] * ($1 - worst[$0]), 2) }.squareRoot()
        return down / (up + down)
      }
    default:
      preconditionFailure("one of the above is asked for")
    }
  }

  @Test(arguments: ["weighted-sum", "weighted-product", "waspas", "topsis"], sizes)
  func scoresAreThoseOfThePrintedFormula(name: String, rows: Int) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let example = try Example(seed: seed, rows: rows)
      let scoring = try #require(try MethodCatalogue.method(named: name) as? any ScoringMethod)
      for normalisation in ["minmax", "linear", "sum", "vector", "rank"] {
        let made = try NormalisationCatalogue.normalisation(named: normalisation, settings: .init())
        let normalised = try made.normalised(example.matrix)
        if name == "topsis", rows == 1 { continue }
        let wanted = printed(name, normalised, example.weights.values)
        let found = try scoring.scores(for: normalised, weights: example.weights).values
        for (a, b) in zip(found, wanted) { #expect(abs(a - b) <= 1e-13 * max(1, abs(b))) }
      }
    }
  }

  @Test(arguments: sizes) func ratiosAreThoseOfThePrintedFormula(rows: Int) throws {
    let example = try Example(seed: 11, rows: rows)
    let (criteria, weights) = (example.matrix.criteria, example.weights.values)
    let columns = example.matrix.columns
    let isCost = criteria.map { $0.direction == .cost }
    // ARAS: y is x or 1/x, the optimum its largest.
    let all = columns.indices.map { j in isCost[j] ? columns[j].map { 1 / $0 } : columns[j] }
    let tops = all.map { $0.max()! }
    let totals = zip(all, tops).map { $1 + $0.reduce(0, +) }
    let optimal = all.indices.reduce(0) { $0 + weights[$1] * tops[$1] / totals[$1] }
    let aras = columns[0].indices.map { i in
      all.indices.reduce(0) { $0 + weights[$1] * all[$1][i] / totals[$1] } / optimal
    }
    // COPRAS
    let shares = columns.map { column in
      let total = column.reduce(0, +)
      return column.map { $0 / total }
    }
    func sum(_ i: Int, _ costs: Bool) -> Double {
      shares.indices.reduce(0) { isCost[$1] == costs ? $0 + weights[$1] * shares[$1][i] : $0 }
    }
    let minus = columns[0].indices.map { sum($0, true) }
    let (costs, inverses) = (minus.reduce(0, +), minus.reduce(0) { $0 + 1 / $1 })
    let relative = columns[0].indices.map { sum($0, false) + costs / (minus[$0] * inverses) }
    let copras = relative.map { $0 / relative.max()! }
    for (name, wanted) in [("aras", aras), ("copras", copras)] {
      let found = try scores(name, example, .one).values
      for (a, b) in zip(found, wanted) { #expect(abs(a - b) <= 1e-13) }
    }
  }

  @Test(arguments: sizes) func zerosAndNegativesKeepTheirMeaningInLongColumns(rows: Int) throws {
    // Zero at the end of a benefit makes that product zero, and only that one.
    let numbers = (0..<rows).map { $0 == rows - 1 ? 0 : 0.5 }
    let alternatives = (0..<rows).map { Alternative(id: "A\($0)") }
    let matrix = NormalisedMatrix(
      alternatives: alternatives, criteria: [Criterion(id: "c", direction: .benefit)], columns: [numbers],
      normalisation: "none")
    let weights = try WeightVector([1])
    #expect(try WeightedProduct().scores(for: matrix, weights: weights).values == numbers)
    let negative = NormalisedMatrix(
      alternatives: alternatives, criteria: [Criterion(id: "c", direction: .benefit)],
      columns: [numbers.map { -$0 - 1 }], normalisation: "none")
    #expect(throws: ScoringError.self) { try WeightedProduct().scores(for: negative, weights: weights) }
  }
}
