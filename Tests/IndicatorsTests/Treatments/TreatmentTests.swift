import Decision
import Indicators
import TestSupport
import Testing

/// The laws that every treatment keeps.
@Suite struct TreatmentTests {
  static let seeds = UInt64(1)...20
  let criterion = Criterion(id: "wage", direction: .cost)

  func values(_ column: [Double], _ treatment: TreatmentName) throws -> [Double] {
    try treated(column, criterion: criterion, by: treatment, goalposts: nil).values
  }

  /// A skewed column: most values are small, a few are very large.
  func skewed(_ random: inout SeededGenerator) -> [Double] {
    (0..<30).map { _ in 1 / Double.random(in: 0.002...1, using: &random) }
  }

  @Test func noTreatmentLeavesEverythingAsItIs() throws {
    let posts = try #require(Goalposts(low: 0, high: 5))
    let found = try treated(
      [1, 1000, -0.0], criterion: criterion, by: .none, goalposts: posts, target: Target(7))
    #expect(found.values == [1, 1000, 0])
    #expect(found.goalposts == posts)
    #expect(found.target == Target(7))
    #expect(found.notices == [])
  }

  @Test(arguments: TreatmentName.allCases, seeds) func valuesMoveWithTheirRows(
    treatment: TreatmentName, seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let column = skewed(&random)
    let order = column.indices.shuffled(using: &random)
    let before = try values(column, treatment)
    #expect(try values(order.map { column[$0] }, treatment) == order.map { before[$0] })
  }

  @Test(arguments: TreatmentName.allCases, seeds) func orderIsKept(treatment: TreatmentName, seed: UInt64)
    throws
  {
    var random = SeededGenerator(seed: seed)
    let column = skewed(&random)
    let found = try values(column, treatment)
    for a in column.indices {
      for b in column.indices where column[a] < column[b] { #expect(found[a] <= found[b]) }
    }
  }

  /// What is left after the treatment, on its observed range, is the same in every unit.
  @Test(arguments: TreatmentName.allCases, seeds) func unitsDoNotMatter(
    treatment: TreatmentName, seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let column = skewed(&random)
    func onRange(_ column: [Double]) throws -> [Double] {
      let found = try values(column, treatment)
      let (low, high) = (found.min()!, found.max()!)
      return found.map { 1 + ($0 - low) / (high - low) }
    }
    #expect(try agree(onRange(column.map { $0 * 0.3048 }), onRange(column), .roundoff))
    #expect(try agree(onRange(column.map { $0 * 1e200 }), onRange(column), .roundoff))
    #expect(try agree(onRange(column.map { $0 * 1e-200 }), onRange(column), .roundoff))
  }

  @Test(arguments: TreatmentName.allCases) func whatDoesNotVaryStaysAsItIs(treatment: TreatmentName) throws {
    for column in [[], [3], [3, 3, 3, 3, 3], [0, -0.0]] as [[Double]] {
      #expect(try values(column, treatment) == column)
    }
  }
}
