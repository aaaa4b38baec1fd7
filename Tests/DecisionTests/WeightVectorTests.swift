import Decision
import TestSupport
import Testing

/// Reference: closed forms; 7 + 3 + 6 + 4 = 20.
@Suite struct WeightVectorTests {
  @Test func relativeWeightsAreDividedByTheirSum() throws {
    #expect(try WeightVector(relative: [7, 3, 6, 4]).values == [0.35, 0.15, 0.3, 0.2])
  }

  @Test func weightsThatSumToOneAreKeptAsTheyAre() throws {
    #expect(try WeightVector([0.1, 0.2, 0.3, 0.4]).values == [0.1, 0.2, 0.3, 0.4])
    #expect(try WeightVector([1]).values == [1])
    #expect(try WeightVector([0, 1, 0]).values == [0, 1, 0])
  }

  @Test func decimalsTypedByHandMayMissOneByABillionth() throws {
    #expect(try WeightVector([0.333333333, 0.333333333, 0.3333333335]).values.count == 3)
    #expect(throws: WeightError.self) { try WeightVector([0.33333333, 0.33333333, 0.33333333]) }
  }

  @Test func weightsThatMissOneAreRefused() throws {
    let found = try #require(throws: WeightError.self) { try WeightVector([0.5, 0.25]) }
    #expect(found == .sum(found: 0.75, count: 2))
    #expect("\(found)" == "2 weights sum to 0.75, not 1; rescale them or add the missing criterion")
  }

  @Test func noWeightsAtAllAreRefused() throws {
    #expect(throws: WeightError.sum(found: 0, count: 0)) { try WeightVector([]) }
    #expect(throws: WeightError.nothing) { try WeightVector(relative: []) }
  }

  @Test(arguments: [(-0.5, "-0.5"), (.infinity, "inf"), (-.infinity, "-inf")])
  func aWeightOutOfRangeIsRefusedByItsPlace(
    value: Double, printed: String
  ) throws {
    let wanted = "weight 2 is \(printed); weights must be finite and not negative"
    let exact = try #require(throws: WeightError.self) { try WeightVector([0.5, value, 0.5]) }
    #expect("\(exact)" == wanted)
    let relative = try #require(throws: WeightError.self) { try WeightVector(relative: [1, value, 1]) }
    #expect("\(relative)" == wanted)
    #expect(relative == .outOfRange(index: 1, value: value))
  }

  @Test func aWeightThatIsNoNumberIsRefused() throws {
    let found = try #require(throws: WeightError.self) { try WeightVector(relative: [.nan, 1]) }
    #expect("\(found)" == "weight 1 is nan; weights must be finite and not negative")
  }

  @Test func weightsThatAreAllZeroAreRefused() throws {
    let found = try #require(throws: WeightError.self) { try WeightVector(relative: [0, 0, -0.0]) }
    #expect(found == .nothing)
    #expect("\(found)" == "all weights are zero; give at least one criterion a weight above zero")
  }

  @Test func weightsWhoseSumOverflowsAreRefused() throws {
    let found = try #require(throws: WeightError.self) { try WeightVector(relative: [1e308, 1e308]) }
    #expect(found == .tooLarge)
    #expect("\(found)" == "the weights sum to more than a number can hold; give smaller ones")
  }

  @Test func theSmallestNumbersAreWeightsAsWell() throws {
    let least = Double.leastNonzeroMagnitude
    #expect(try WeightVector(relative: [least, least, 2 * least]).values == [0.25, 0.25, 0.5])
    #expect(try WeightVector(relative: [1e308, 0]).values == [1, 0])
  }

  @Test(arguments: UInt64(1)...20) func relativeWeightsOfAnyScaleSumToOne(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let raw = (0..<30).map { _ in Double.random(in: 0...1, using: &random) }
    let weights = try WeightVector(relative: raw)
    #expect(agree(weights.values.reduce(0, +), 1, .roundoff))
    #expect(try WeightVector(weights.values) == weights)
    // A power of two shifts every weight without rounding.
    #expect(try WeightVector(relative: raw.map { $0 * 1024 }) == weights)
  }
}
