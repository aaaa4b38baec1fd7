import Decision
import Scoring
import TestSupport
import Testing

/// The laws that every method keeps, for those on natural units and for WASPAS.
@Suite struct OutrankingLawsTests {
  enum Subject: String, CaseIterable, Sendable {
    case waspas, vikor, usual, linear, gaussian, electre, electreWithThresholds

    /// Scores on figures from 1 to 9 times `units`, in which thresholds are stated too.
    func scores(
      _ rows: [[Double]], _ weights: [Double], costs: Set<Int> = [], units: [Double]? = nil, workers: Int = 1
    ) throws -> Scores {
      let workers = Workers(workers)
      let units = units ?? weights.map { _ in 1 }
      let matrix = try matrix(rows.map { zip($0, units).map { $0 * $1 } }, costs: costs)
      let weights = try WeightVector(relative: weights)
      func own<T>(_ make: (Double) -> T) -> [String: T] {
        Dictionary(uniqueKeysWithValues: zip(matrix.criteria, units).map { ($0.id, make($1)) })
      }
      switch self {
      case .waspas:
        return try WASPAS(workers: workers).scores(for: Linear().normalised(matrix), weights: weights)
      case .vikor: return try VIKOR(workers: workers).scores(for: matrix, weights: weights)
      case .usual: return try PROMETHEEII(workers: workers).scores(for: matrix, weights: weights)
      case .linear:
        let functions = own { PreferenceFunction.linear(q: 0.5 * $0, p: 3 * $0) }
        return try PROMETHEEII(own: functions, workers: workers).scores(for: matrix, weights: weights)
      case .gaussian:
        let functions = own { PreferenceFunction.gaussian(s: 2 * $0) }
        return try PROMETHEEII(own: functions, workers: workers).scores(for: matrix, weights: weights)
      case .electre: return try ELECTREIII(workers: workers).scores(for: matrix, weights: weights)
      case .electreWithThresholds:
        let thresholds = own { ELECTREIII.Thresholds(q: 0.5 * $0, p: 2 * $0, veto: 6 * $0) }
        return try ELECTREIII(thresholds, workers: workers).scores(for: matrix, weights: weights)
      }
    }
  }

  static let seeds = UInt64(1)...20

  /// Scores lie in −1…1 or are halves of ranks; 1e-14 is a few roundings of their parts.
  func near(_ found: [Double], _ expected: [Double]) -> Bool {
    zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-14 }
  }

  @Test(arguments: Subject.allCases, seeds) func scoresMoveWithTheirRows(subject: Subject, seed: UInt64)
    throws
  {
    var example = RandomExample(seed: seed)
    let order = example.rows.indices.shuffled(using: &example.random)
    let before = try subject.scores(example.rows, example.weights, costs: example.costs).values
    let after = try subject.scores(order.map { example.rows[$0] }, example.weights, costs: example.costs)
      .values
    // Nothing is added up in the order of the rows.
    #expect(after == order.map { before[$0] })
  }

  @Test(arguments: Subject.allCases, seeds) func theOrderOfTheCriteriaDoesNotMatter(
    subject: Subject, seed: UInt64
  ) throws {
    var example = RandomExample(seed: seed)
    let order = example.weights.indices.shuffled(using: &example.random)
    let before = try subject.scores(example.rows, example.weights, costs: example.costs).values
    let after = try subject.scores(
      example.rows.map { row in order.map { row[$0] } }, order.map { example.weights[$0] },
      costs: Set(order.indices.filter { example.costs.contains(order[$0]) })
    ).values
    #expect(near(after, before))
  }

  @Test(arguments: Subject.allCases, seeds) func unitsThatArePowersOfTwoChangeNoBit(
    subject: Subject, seed: UInt64
  ) throws {
    let example = RandomExample(seed: seed)
    let before = try subject.scores(example.rows, example.weights, costs: example.costs).values
    let after = try subject.scores(
      example.rows, example.weights, costs: example.costs, units: [1024, 1.0 / 128, 0x1p900, 8, 0x1p-300]
    ).values
    #expect(after == before)
  }

  @Test(arguments: Subject.allCases, seeds) func unitsDoNotMatter(subject: Subject, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let before = try subject.scores(example.rows, example.weights, costs: example.costs).values
    let after = try subject.scores(
      example.rows, example.weights, costs: example.costs, units: [1000, 1e-150, 4.1868, 1e300, 25.4]
    ).values
    #expect(near(after, before))
  }

  @Test(arguments: Subject.allCases, seeds) func aDominatedAlternativeNeverWins(
    subject: Subject, seed: UInt64
  ) throws {
    var example = RandomExample(seed: seed)
    let worse = example.rows.map { row in example.dominated(by: row) }
    let values = try subject.scores(example.rows + worse, example.weights, costs: example.costs).values
    for i in example.rows.indices {
      // Every step of every method keeps the order of two rows, so no allowance is needed but for exponentials.
      let allowance = subject == .gaussian || subject == .waspas ? 1e-15 : 0
      #expect(values[i] >= values[example.rows.count + i] - allowance, "A\(i + 1)")
    }
  }

  @Test(arguments: Subject.allCases, seeds) func bestInEverythingIsFirstAndWorstIsLast(
    subject: Subject, seed: UInt64
  ) throws {
    let example = RandomExample(seed: seed)
    let best = example.weights.indices.map { example.costs.contains($0) ? 0.5 : 9.5 }
    let worst = example.weights.indices.map { example.costs.contains($0) ? 9.5 : 0.5 }
    let values = try subject.scores(example.rows + [best, worst], example.weights, costs: example.costs)
      .values
    // Within thresholds the first may be shared.
    let isShared = subject == .electreWithThresholds
    #expect(values.dropLast(2).allSatisfy { isShared ? $0 <= values[8] : $0 < values[8] })
    #expect(values.dropLast(2).allSatisfy { isShared ? $0 >= values[9] : $0 > values[9] })
  }

  @Test(arguments: Subject.allCases, seeds) func equalRowsTieExactly(subject: Subject, seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let values = try subject.scores(
      example.rows + [example.rows[2], example.rows[5]], example.weights, costs: example.costs
    ).values
    #expect(values[8] == values[2])
    #expect(values[9] == values[5])
  }

  @Test(arguments: Subject.allCases, seeds) func aCriterionOfWeightZeroHasNoSay(
    subject: Subject, seed: UInt64
  ) throws {
    var example = RandomExample(seed: seed)
    var weights = example.weights
    weights[1] = 0
    let before = try subject.scores(example.rows, weights, costs: example.costs).values
    for i in example.rows.indices { example.rows[i][1] = Double.random(in: 1...900, using: &example.random) }
    #expect(try subject.scores(example.rows, weights, costs: example.costs).values == before)
  }

  /// A column that does not vary speaks for nobody. In ELECTRE III it speaks for everyone, which raises every credibility
  /// and can change ranks; in WASPAS it adds to the sum and thins the powers.
  @Test(arguments: [Subject.vikor, .usual, .linear, .gaussian], seeds)
  func aColumnThatDoesNotVaryChangesNoRank(
    subject: Subject, seed: UInt64
  ) throws {
    let example = RandomExample(seed: seed)
    let without = try subject.scores(example.rows, example.weights, costs: example.costs).values
    let with = try subject.scores(
      example.rows.map { $0 + [5] }, example.weights + [0.5], costs: example.costs
    ).values
    let ids = example.rows.indices.map { "A\($0)" }
    #expect(Ranking(scores: with, ids: ids) == Ranking(scores: without, ids: ids))
  }

  /// 5,000 rows make several blocks for each thread.
  @Test(arguments: [Subject.waspas, .vikor, .usual, .linear], [2, 5]) func threadsChangeNoBit(
    subject: Subject, workers: Int
  ) throws {
    let example = RandomExample(seed: 1, alternatives: 5000, criteria: 5)
    let one = try subject.scores(example.rows, example.weights, costs: example.costs)
    #expect(try subject.scores(example.rows, example.weights, costs: example.costs, workers: workers) == one)
  }

  @Test(arguments: [Subject.gaussian, .electre, .electreWithThresholds], [2, 5])
  func threadsChangeNoBitOfPairs(
    subject: Subject, workers: Int
  ) throws {
    let example = RandomExample(seed: 1, alternatives: 150, criteria: 5)
    let one = try subject.scores(example.rows, example.weights, costs: example.costs)
    #expect(try subject.scores(example.rows, example.weights, costs: example.costs, workers: workers) == one)
  }

  @Test(arguments: Subject.allCases.filter { $0 != .waspas }, seeds) func negativesAndZerosHaveFiniteScores(
    subject: Subject, seed: UInt64
  ) throws {
    let example = RandomExample(seed: seed)
    let rows = example.rows.map { row in row.map { ($0 - 5).rounded() } }
    let values = try subject.scores(rows, example.weights, costs: example.costs).values
    // A shift changes no difference, and these methods look at nothing else.
    let shifted = try subject.scores(rows.map { $0.map { $0 + 8 } }, example.weights, costs: example.costs)
      .values
    #expect(values.allSatisfy { $0.isFinite })
    #expect(near(values, shifted))
  }

  @Test(arguments: Subject.allCases) func theSmallestAndTheLargestNumbersHaveFiniteScoresOrARefusal(
    subject: Subject
  ) throws {
    let least = Double.leastNonzeroMagnitude
    let most = Double.greatestFiniteMagnitude
    for rows in [
      [[least, most], [3 * least, most / 2], [2 * least, most / 4]],
      [[-most, 0], [most, least], [0, -0.0]],
    ] {
      let found: Scores
      do {
        found = try subject.scores(rows, [1, 1])
      } catch let error as ScoringError {
        #expect(subject == .waspas, "\(error)")
        continue
      }
      #expect(found.values.allSatisfy { $0.isFinite })
      #expect(found.workings.allSatisfy { $0.values.allSatisfy { $0.isFinite } })
    }
  }
}
