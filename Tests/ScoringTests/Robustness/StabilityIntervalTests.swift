import Decision
import Scoring
import TestSupport
import Testing

@Suite struct StabilityIntervalTests {
  func matrix(_ rows: [[Double]]) -> NormalisedMatrix {
    NormalisedMatrix(
      alternatives: rows.indices.map { Alternative(id: "A\($0 + 1)") },
      criteria: rows[0].indices.map { Criterion(id: "c\($0 + 1)", direction: .benefit) },
      columns: rows[0].indices.map { j in rows.map { $0[j] } }, normalisation: "none")
  }

  /// By hand: .6 ≥ w₁ and .6 ≥ 1 − w₁.
  @Test func theThirdIsFirstBetweenFourAndSixTenths() throws {
    let found = stabilityIntervals(
      of: matrix([[1, 0], [0, 1], [0.6, 0.6]]), weights: try WeightVector([0.5, 0.5]), top: 1)
    for interval in found {
      #expect(agree([interval.low, interval.high], [0.4, 0.6], .roundoff))
    }
  }

  @Test func whoDominatesStaysFirstWhateverTheWeight() throws {
    let found = stabilityIntervals(
      of: matrix([[1, 1, 1], [0, 0.5, 1]]), weights: try WeightVector([0.2, 0.3, 0.5]), top: 1)
    #expect(found.allSatisfy { $0.low == 0 && $0.high == 1 })
  }

  @Test func allOfThemAreAlwaysTheTop() throws {
    let found = stabilityIntervals(
      of: matrix([[1, 0], [0, 1]]), weights: try WeightVector([0.5, 0.5]), top: 2)
    #expect(found.allSatisfy { $0.low == 0 && $0.high == 1 })
  }

  @Test func oneCriterionAloneHasNowhereToMove() throws {
    let found = stabilityIntervals(of: matrix([[1], [0]]), weights: try WeightVector([1]), top: 1)
    #expect(found == [StabilityInterval(low: 1, high: 1)])
  }

  /// Just inside the set stays, just outside it does not: by ranking anew.
  @Test(arguments: UInt64(1)...25) func theEndsAreWhereTheTopChanges(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rows = (0..<9).map { _ in (0..<4).map { _ in Double.random(in: 0...1, using: &random) } }
    let raw = (0..<4).map { _ in Double.random(in: 0.1...1, using: &random) }
    let weights = try WeightVector(relative: raw)
    let top = Int.random(in: 1...4, using: &random)
    func set(_ weights: [Double]) -> Set<Int> {
      let scores = rows.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
      return Set(rows.indices.sorted { scores[$0] > scores[$1] }.prefix(top))
    }
    let stated = set(weights.values)
    for (c, interval) in stabilityIntervals(of: matrix(rows), weights: weights, top: top).enumerated() {
      #expect(interval.low <= weights.values[c] && weights.values[c] <= interval.high)
      for (x, stays) in [
        (interval.low + 1e-7, true), (interval.high - 1e-7, true), (interval.low - 1e-7, false),
        (interval.high + 1e-7, false),
      ] where x > 0 && x < 1 {
        let moved = weights.values.indices.map {
          $0 == c ? x : weights.values[$0] * (1 - x) / (1 - weights.values[c])
        }
        #expect((set(moved) == stated) == stays)
      }
    }
  }
}
