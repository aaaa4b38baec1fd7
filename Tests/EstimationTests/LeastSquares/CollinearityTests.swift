import TestSupport
import Testing

@testable import Estimation

@Suite struct CollinearityTests {
  /// Both ways of factorising have to find the same columns.
  func dropped(_ columns: [(String, [Double])], weights: [Double]? = nil) throws -> [DroppedColumn] {
    var random = SeededGenerator(seed: 7)
    let y = columns[0].1.map { _ in Double.random(in: 0...1, using: &random) }
    let problem = try LinearProblem(
      columns: columns.map { ($0.0, DesignColumn($0.1)) }, response: DesignColumn(y), weights: weights,
      hasConstant: true)
    let scaled = ScaledColumns(problem)
    let lengths = problem.columns.indices.map { index in
      squaredLength(scaled.residuals(of: index, after: [], coefficients: [])).squareRoot().value
    }
    let mirrored = Factorisation(
      householder: scaled, names: problem.names, test: problem.collinearityTest(lengths: lengths, scaled))
    let found = try leastSquares(problem).dropped
    #expect(mirrored.dropped == found)
    return found
  }

  func numbers(_ seed: UInt64, _ count: Int = 40, in range: ClosedRange<Double> = -3...3) -> [Double] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in Double.random(in: range, using: &random) }
  }

  @Test func aSumOfTwoColumnsIsNamedWithBoth() throws {
    let (a, b, c) = (numbers(1), numbers(2), numbers(3))
    let sum = zip(a, b).map { 0.3 * $0 + $1 / 7 }
    let found = try dropped([("(constant)", a.map { _ in 1 }), ("a", a), ("b", b), ("c", c), ("sum", sum)])
    #expect(found == [DroppedColumn(index: 4, name: "sum", combinationOf: ["a", "b"])])
    #expect(found[0].reason == "it cannot be told apart from 'a' and 'b'")
  }
  @Test func aFullSetOfDummiesBesideAConstantLosesItsLast() throws {
    let groups = (0..<30).map { $0 * $0 % 3 }
    let dummies = (0..<3).map { group in ("g=\(group)", groups.map { $0 == group ? 1.0 : 0 }) }
    let found = try dropped([("(constant)", groups.map { _ in 1 })] + dummies)
    // Squares are 0 or 1 modulo 3, so one dummy is zero throughout and the second repeats the others.
    #expect(
      found == [
        DroppedColumn(index: 2, name: "g=1", combinationOf: ["(constant)", "g=0"]),
        DroppedColumn(index: 3, name: "g=2", combinationOf: []),
      ])
    #expect(found[1].reason == "it is zero in every row")
  }
  @Test func aDifferenceOfLargeFiguresIsJudgedByTheirRounding() throws {
    // 1000000.1 less 999999.9 and so on: the third column is the difference as it would be typed, and only
    // the rounding of the large figures, 10⁻¹⁰, tells it from what they give.
    let tenths = (0..<25).map { Double($0 * $0 % 17) }
    let others = (0..<25).map { Double($0 % 5) }
    let large = tenths.map { (10_000_000 + $0) / 10 }
    let other = others.map { (9_999_999 + $0) / 10 }
    let typed = zip(tenths, others).map { (1 + $0 - $1) / 10 }
    let found = try dropped([("large", large), ("other", other), ("typed", typed)])
    #expect(found == [DroppedColumn(index: 2, name: "typed", combinationOf: ["large", "other"])])
  }
  @Test func aShortRestThatIsInformationIsKept() throws {
    let (a, b) = (numbers(4), numbers(5))
    // A rest of 10⁻¹⁰ of the column's length, a hundred thousand times its rounding.
    let near = zip(a, b).map { $0 + 1e-10 * $1 }
    #expect(try dropped([("(constant)", a.map { _ in 1 }), ("a", a), ("near", near)]).isEmpty)
  }
  @Test func weightsDoNotHideARepeatedColumn() throws {
    let (a, b) = (numbers(6), numbers(7))
    let found = try dropped(
      [("(constant)", a.map { _ in 1 }), ("a", a), ("b", b), ("twice", a.map { 2 * $0 + 1 })],
      weights: numbers(8, in: 0.1...9))
    #expect(found == [DroppedColumn(index: 3, name: "twice", combinationOf: ["(constant)", "a"])])
  }
  @Test func moreColumnsThanRowsLeaveAsManyAsThereAreRows() throws {
    let columns = (0..<6).map { ("x\($0)", numbers(UInt64(10 + $0), 4)) }
    let problem = try LinearProblem(
      columns: columns.map { ($0.0, DesignColumn($0.1)) }, response: DesignColumn(numbers(20, 4)),
      hasConstant: false)
    let error = #expect(throws: EstimationError.self) { try leastSquares(problem) }
    #expect(
      error?.description.hasPrefix("4 rows leave nothing to measure errors by beside 4 coefficients") == true)
  }
  @Test func aColumnFromWhichEffectsWereTakenIsJudgedByItsLengthBefore() throws {
    // What absorbing left of a column that an effect explains: noise of 10⁻¹⁰ on figures of size one.
    let noise = numbers(30).map { $0 * 1e-11 }
    let lengths = [1, 40.0.squareRoot()]
    func fit(_ precision: ColumnPrecision) throws -> LinearFit {
      try leastSquares(
        LinearProblem(
          columns: [("a", DesignColumn(numbers(31))), ("gone", DesignColumn(noise))],
          response: DesignColumn(numbers(32)), hasConstant: false, precision: precision))
    }
    #expect(try fit(ColumnPrecision()).dropped.isEmpty)
    let found = try fit(ColumnPrecision(relativeError: 1e-9, lengths: lengths))
    #expect(found.dropped.map(\.name) == ["gone"] && found.names == ["a"])
  }
}
