import Estimation
import Kernels
import TestSupport
import Testing

/// References: `Tests/References/counts/absorption.txt`, exact rational arithmetic.
@Suite struct AbsorptionTests {
  struct Reference {
    let groupings: [Grouping]
    let weights: [Double]?
    let columns: [[Double]]
    let rests: [[Double]]
    let degrees: Int
  }

  static func references() throws -> [Reference] {
    let lines = try SimulatedCounts.reference("absorption")
    return try lines.indices.filter { lines[$0][0] == "design" }.map { start in
      let head = lines[start]
      let counts = SimulatedCounts(seed: UInt64(head[1])!, rows: Int(head[2])!)
      let design = try counts.design("y ~ a + c | " + head[3].map(String.init).joined(separator: " + "))
      return Reference(
        groupings: design.absorbed, weights: head[4] == "1" ? counts.weights : nil,
        columns: [counts.columns["a"]!, counts.columns["c"]!],
        rests: (1...2).map { lines[start + $0].map { Double($0)! } }, degrees: Int(head[5])!)
    }
  }

  @Test(arguments: 0..<6) func theRestIsThatOfExactArithmetic(place: Int) throws {
    let one = try Self.references()[place]
    let rest = try Absorption(one.groupings, weights: one.weights).demeaned(one.columns)
    #expect(rest.remainder < 1e-12)
    for (found, expected) in zip(rest.columns, one.rests) {
      let size = expected.reduce(0) { max($0, abs($1)) }
      #expect(zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-10 * size })
    }
  }

  @Test(arguments: 0..<6) func effectsAndRestAddUpToTheColumn(place: Int) throws {
    let one = try Self.references()[place]
    let rest = try Absorption(one.groupings, weights: one.weights).demeaned(one.columns)
    for k in one.columns.indices {
      for row in one.columns[k].indices {
        var sum = rest.columns[k][row]
        for (grouping, effects) in zip(one.groupings, rest.effects[k]) {
          sum += effects[Int(grouping.codes[row])]
        }
        #expect(abs(sum - one.columns[k][row]) <= 1e-12 * max(1, abs(one.columns[k][row])))
      }
    }
  }

  /// Exact for one and two effects; for three the rank of all indicators is a lower bound.
  @Test(arguments: 0..<6) func degreesAreTheRankOfTheIndicators(place: Int) throws {
    let one = try Self.references()[place]
    let degrees = try Absorption(one.groupings).degrees
    #expect(degrees.isExact == (one.groupings.count <= 2))
    #expect(degrees.isExact ? degrees.count == one.degrees : degrees.count >= one.degrees)
  }

  @Test func oneGroupingTakesMeansOut() throws {
    let design = try countDesign("y ~ 1 | s", [("y", [1, 2, 4, 9]), ("s", [1, 1, 2, 2])])
    let rest = try Absorption(design.absorbed).demeaned([[1, 2, 4, 9]])
    #expect(rest.columns == [[-0.5, 0.5, -2.5, 2.5]])
    #expect(rest.effects == [[[1.5, 6.5]]])
  }

  @Test func partsThatDoNotHangTogetherCostNothingTwice() throws {
    let design = try countDesign(
      "y ~ 1 | f + t", [("y", [1, 2, 3, 4]), ("f", [1, 1, 2, 3]), ("t", [1, 2, 2, 3])])
    #expect(AbsorbedDegrees(design.absorbed) == (try Absorption(design.absorbed).degrees))
    #expect(AbsorbedDegrees(design.absorbed).count == 4)
    #expect(AbsorbedDegrees(design.absorbed, rows: [0, 1]).count == 2)
  }

  /// A path of 300 levels of two effects that hang together by one row each is the slowest that there is for
  /// plain projections: their error shrinks by 3·10⁻⁵ a sweep.
  @Test func aLongChainOfGroupsIsExactToo() throws {
    let length = 300
    let rows = (0..<(2 * length)).map { Double(($0 + 1) / 2) }
    let others = (0..<(2 * length)).map { Double($0 / 2) }
    let x = rows.indices.map { Double(($0 * 7919) % 101) }
    let design = try countDesign("y ~ 1 | f + g", [("y", x), ("f", rows), ("g", others)])
    let rest = try Absorption(design.absorbed).demeaned([x])
    // A path has as many rows as free effects: nothing is left.
    #expect(rest.columns[0].allSatisfy { abs($0) < 1e-9 })
  }

  @Test func nestedGroupingsAreNoTrouble() throws {
    let counts = SimulatedCounts(seed: 9, rows: 60)
    let design = try counts.design("y ~ a | f^g + f")
    let alone = try counts.design("y ~ a | f^g")
    let column = counts.columns["a"]!
    let both = try Absorption(design.absorbed).demeaned([column]).columns[0]
    let one = try Absorption(alone.absorbed).demeaned([column]).columns[0]
    #expect(zip(both, one).allSatisfy { abs($0 - $1) < 1e-11 })
    #expect(AbsorbedDegrees(design.absorbed).count == AbsorbedDegrees(alone.absorbed).count)
  }

  @Test func theRestIsTheSameOnAnyNumberOfThreads() throws {
    let counts = SimulatedCounts(seed: 11, rows: 40_000)
    let design = try counts.design("y ~ a | f^g + c + h")
    let columns = ["a", "b", "e", "w", "y", "a", "b", "e", "w"].map { counts.columns[$0]! }
    let one = try Absorption(design.absorbed, weights: counts.weights).demeaned(columns)
    for threads in 2...3 {
      let more = try Absorption(design.absorbed, weights: counts.weights, threads: Threads(threads))
        .demeaned(columns)
      #expect(one == more)
    }
  }

  @Test func rowsOfWeightZeroTakeNoPart() throws {
    let design = try countDesign(
      "y ~ 1 | s", [("y", [1, 2, 4, 9, 7]), ("s", [1, 1, 2, 2, 3])])
    let rest = try Absorption(design.absorbed, weights: [1, 0, 1, 1, 0]).demeaned([[1, 2, 4, 9, 7]])
    #expect(rest.columns[0][0] == 0 && rest.columns[0][1] == 1)
    #expect(agree(Array(rest.columns[0][2...3]), [-2.5, 2.5], .roundoff))
  }

  @Test func wrongWeightsAreRefusedAllAtOnce() throws {
    let design = try countDesign("y ~ 1 | s", [("y", [1, 2, 4]), ("s", [1, 1, 2])])
    let error = #expect(throws: EstimationError.self) {
      try Absorption(design.absorbed, weights: [1, -2, .infinity])
    }
    #expect(
      error?.description == """
        row 2: the weight is -2.0; wanted a finite number that is not negative; correct the weight or leave \
        the row out
        row 3: the weight is inf; wanted a finite number that is not negative; correct the weight or leave \
        the row out
        """)
    #expect(throws: EstimationError.self) { try Absorption(design.absorbed, weights: [1, 2]) }
    #expect(throws: EstimationError.self) { try Absorption(design.absorbed, weights: [0, 0, 0]) }
  }

  @Test func groupingsOfDifferentRowsAreRefused() throws {
    let long = try countDesign("y ~ 1 | s", [("y", [1, 2, 4]), ("s", [1, 1, 2])]).absorbed
    let short = try countDesign("y ~ 1 | t", [("y", [1, 2]), ("t", [1, 2])]).absorbed
    let error = #expect(throws: EstimationError.self) { try Absorption(long + short) }
    #expect(
      error?.description
        == "column 't': it groups 2 rows and 's' 3; group the same rows by every effect")
  }
}
