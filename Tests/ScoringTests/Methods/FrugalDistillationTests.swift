import Decision
import TestSupport
import Testing

@testable import Scoring

/// Distillation without a table of pairs against the one that reads it off the table, and rows against the
/// table itself.
@Suite struct FrugalDistillationTests {
  /// Kinds of figures: any, few different ones (many ties and equal rows), any with vetoes, and one criterion
  /// that hardly counts.
  static func criteria(_ kind: Int, count: Int, seed: UInt64) -> [CredibilityCriterion] {
    var random = SeededGenerator(seed: seed)
    let own: ELECTREIII.Thresholds =
      switch kind {
      case 0: .init()
      case 1: .init(q: 0.5, p: 2)
      case 2: .init(q: 0.5, p: 2, veto: 6)
      default: .init(q: 1, p: 1, veto: 1)
      }
    return [0.3, 0.25, 0.2, 0.15, 0.1].enumerated().map { j, weight in
      CredibilityCriterion(
        (0..<count).map { _ in
          kind == 3 ? Double(Int.random(in: 1...4, using: &random)) : Double.random(in: 1...9, using: &random)
        }, isCost: j % 2 == 1, weight: weight, own)
    }
  }

  @Test(arguments: 0..<4, UInt64(1)...12) func ranksAreThoseOfTheTable(kind: Int, seed: UInt64) {
    let count = 2 + 9 * Int(seed)
    let criteria = Self.criteria(kind, count: count, seed: seed)
    let table = Distillation(credibilities(count: count, criteria, workers: .one), count: count)
    let frugal = FrugalDistillation(criteria, count: count, workers: Workers(1 + Int(seed) % 3))
    #expect(frugal.ranks(.descending) == table.ranks(.descending))
    #expect(frugal.ranks(.ascending) == table.ranks(.ascending))
  }

  @Test func equalAlternativesAreOneClass() {
    let criterion = CredibilityCriterion([4, 4, 4, 4, 4], isCost: false, weight: 1, .init())
    let frugal = FrugalDistillation([criterion], count: 5, workers: .one)
    #expect(frugal.ranks(.descending) == [1, 1, 1, 1, 1])
    #expect(frugal.ranks(.ascending) == [1, 1, 1, 1, 1])
  }

  @Test func oneAloneIsFirst() {
    let criterion = CredibilityCriterion([4], isCost: false, weight: 1, .init())
    #expect(FrugalDistillation([criterion], count: 1, workers: .one).ranks(.ascending) == [1])
  }

  @Test(arguments: 0..<4) func rowsAndColumnsAreThoseOfTheTable(kind: Int) {
    let count = 40
    let criteria = Self.criteria(kind, count: count, seed: 7)
    let table = credibilities(count: count, criteria, workers: .one)
    let rows = CredibilityRows(criteria, count: count)
    var (row, column) = (CredibilityRows.Line(count: count), CredibilityRows.Line(count: count))
    for a in 0..<count {
      rows.row(of: a, against: 0..<count, into: &row)
      rows.column(of: a, against: 0..<count, into: &column)
      #expect(row.values == Array(table[a * count..<(a + 1) * count]))
      #expect(column.values == (0..<count).map { table[$0 * count + a] })
    }
  }

  @Test func partsOfARowAreThoseOfTheWhole() {
    let criteria = Self.criteria(2, count: 30, seed: 3)
    let rows = CredibilityRows(criteria, count: 30)
    var (whole, part) = (CredibilityRows.Line(count: 30), CredibilityRows.Line(count: 30))
    rows.row(of: 11, against: 0..<30, into: &whole)
    rows.row(of: 11, against: 12..<30, into: &part)
    #expect(part.values[12...] == whole.values[12...])
    let some = [3, 11, 20, 29]
    let kept = rows.keeping(some)
    var line = CredibilityRows.Line(count: 4)
    kept.row(of: 1, against: 0..<4, into: &line)
    #expect(line.values == some.map { whole.values[$0] })
  }

  /// k/1024·10⁹ = k·5⁹/2 exactly: every second one is a half.
  @Test(arguments: UInt64(1)...4) func billionthsAreThoseOfTheStandardLibrary(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20_000 {
      let value =
        Bool.random(using: &random)
        ? Double.random(in: 0...1, using: &random)
        : 0x1p-10 * Double(Int.random(in: 0...1024, using: &random))
      #expect(inBillionths(value) == Int32(min(value * 1e9, 1e9).rounded()))
    }
    #expect(inBillionths(0) == 0)
    #expect(inBillionths(1) == 1_000_000_000)
    #expect(inBillionths(1.0000000001) == 1_000_000_000)
    #expect(inBillionths(0.5e-9) == Int32((0.5e-9 * 1e9).rounded()))
    #expect(inBillionths(0.49999999999999994e-9) == Int32((0.49999999999999994e-9 * 1e9).rounded()))
    #expect(inBillionths(2.5e-9) == Int32((2.5e-9 * 1e9).rounded()))
  }
}
