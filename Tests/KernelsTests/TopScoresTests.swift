import TestSupport
import Testing

@testable import Kernels

/// Reference: every score by a plain loop, all of them sorted.
@Suite struct TopScoresTests {
  private struct Case {
    let rows: [Double]
    let weights: [[Double]]
    let packs: ScenarioPacks
    let width: Int

    /// - Parameter isWhole: small whole numbers, so that many scores are equal.
    init(rows count: Int, width: Int, scenarios: Int, isWhole: Bool = false, seed: UInt64 = 1) {
      var random = SeededGenerator(seed: seed)
      func number() -> Double {
        isWhole ? Double(Int.random(in: -1...1, using: &random)) : Double.random(in: -1...1, using: &random)
      }
      self.width = width
      rows = (0..<count * width).map { _ in number() }
      weights = (0..<scenarios).map { _ in (0..<width).map { _ in number() } }
      packs = Self.packed(weights, width)
    }

    static func packed(_ weights: [[Double]], _ width: Int) -> ScenarioPacks {
      var packs = ScenarioPacks(count: weights.count, width: width)
      for (s, own) in weights.enumerated() { packs.set(s, to: own.span) }
      return packs
    }

    func expected(_ length: Int) -> (scores: [Double], places: [Int]) {
      var scores: [Double] = []
      var places: [Int] = []
      for own in weights {
        let all = (0..<rows.count / width).map { i in
          var sum = 0.0
          for j in 0..<width { sum += rows[i * width + j] * own[j] }
          return sum
        }
        let best = all.indices.sorted { all[$0] != all[$1] ? all[$0] > all[$1] : $0 < $1 }.prefix(length)
        scores += best.map { all[$0] }
        places += best
      }
      return (scores, places)
    }
  }

  private func expectBest(
    _ one: Case, length: Int, threads: Int = 1, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let expected = one.expected(length)
    for set in InstructionSet.available {
      let found = topScores(
        of: one.rows, scenarios: one.packs, length: length, threads: Threads(threads), instructions: set)
      #expect(found.places == expected.places, "\(set)", sourceLocation: sourceLocation)
      #expect(found.scores == expected.scores, "\(set)", sourceLocation: sourceLocation)
    }
  }

  @Test func theExampleHolds() {
    let packs = Case.packed([[0.9, 0.1], [0.5, 0.5]], 2)
    let best = topScores(of: [1, 0, 0, 1, 0.6, 0.6], scenarios: packs, length: 2)
    #expect(best.places == [0, 2, 2, 0])
    #expect(best.scores == [0.9, 0.9 * 0.6 + 0.1 * 0.6, 0.6, 0.5])
  }

  @Test(arguments: 1...18) func tailsOfRowsAreSeenToTheLast(rows: Int) {
    for width in [1, 3, 8] {
      expectBest(Case(rows: rows, width: width, scenarios: 16, seed: UInt64(rows)), length: min(rows, 5))
    }
  }

  @Test(arguments: [255, 256, 257, 512, 519]) func blocksOfRowsFollowEachOther(rows: Int) {
    expectBest(Case(rows: rows, width: 5, scenarios: 20, seed: UInt64(rows)), length: 10)
  }

  @Test(arguments: 1...35) func anyNumberOfScenariosIsTaken(scenarios: Int) {
    expectBest(Case(rows: 60, width: 4, scenarios: scenarios, seed: UInt64(scenarios)), length: 3)
  }

  /// Lists that fill whole vectors of eight, and those that leave some of the last.
  @Test(arguments: [1, 2, 7, 8, 9, 15, 16, 17, 24, 40]) func listsOfAnyLengthAreKept(length: Int) {
    expectBest(Case(rows: 100, width: 6, scenarios: 18, seed: UInt64(length)), length: length)
    expectBest(Case(rows: length, width: 6, scenarios: 18, seed: UInt64(length)), length: length)
  }

  @Test(arguments: UInt64(1)...6) func equalScoresStandInTheOrderOfTheirPlaces(seed: UInt64) {
    expectBest(Case(rows: 120, width: 2, scenarios: 33, isWhole: true, seed: seed), length: 12)
    // No weight at all: every score is zero, of either sign.
    expectBest(Case(rows: 40, width: 1, scenarios: 3, isWhole: true, seed: seed), length: 40)
  }

  /// Rows in any order say the same as rows in theirs, ties too.
  @Test(arguments: UInt64(1)...6) func theOrderOfTheRowsChangesNothing(seed: UInt64) {
    for isWhole in [false, true] {
      let one = Case(rows: 70, width: 3, scenarios: 21, isWhole: isWhole, seed: seed)
      var random = SeededGenerator(seed: seed)
      let order = (0..<70).shuffled(using: &random)
      let moved = order.flatMap { one.rows[$0 * 3..<$0 * 3 + 3] }
      let expected = one.expected(9)
      for set in InstructionSet.available {
        var best = TopScores(capacity: 21, length: 9, instructions: set)
        best.start(scenarios: 21)
        best.add(moved.span, places: order.map { UInt32($0) }, scenarios: one.packs)
        #expect(Array(best.places.prefix(21 * 9)) == expected.places, "\(set)")
        #expect(Array(best.scores.prefix(21 * 9)) == expected.scores, "\(set)")
      }
    }
  }

  @Test func rowsMayComeInParts() {
    let one = Case(rows: 50, width: 3, scenarios: 5)
    let expected = one.expected(7)
    for set in InstructionSet.available {
      var best = TopScores(capacity: 5, length: 7, instructions: set)
      best.start(scenarios: 5)
      best.add(one.rows.span.extracting(0..<33), scenarios: one.packs)
      best.add(one.rows.span.extracting(33..<150), first: 11, scenarios: one.packs)
      #expect(Array(best.places.prefix(35)) == expected.places)
    }
  }

  /// Fewer scenarios than there is room for, after more of them.
  @Test func startingForgetsWhatWasSeen() {
    let (many, few) = (
      Case(rows: 40, width: 2, scenarios: 30), Case(rows: 30, width: 2, scenarios: 3, seed: 2)
    )
    for set in InstructionSet.available {
      var best = TopScores(capacity: 30, length: 4, instructions: set)
      best.start(scenarios: 30)
      best.add(many.rows.span, scenarios: many.packs)
      #expect(Array(best.places.prefix(120)) == many.expected(4).places)
      best.start(scenarios: 3)
      best.add(few.rows.span, scenarios: few.packs)
      #expect(Array(best.places.prefix(12)) == few.expected(4).places)
    }
  }

  @Test(arguments: [2, 3, 8]) func theResultIsTheSameOnAnyNumberOfThreads(threads: Int) {
    for scenarios in [1, 16, 40, 300] {
      expectBest(Case(rows: 30, width: 3, scenarios: scenarios), length: 4, threads: threads)
    }
  }
}
