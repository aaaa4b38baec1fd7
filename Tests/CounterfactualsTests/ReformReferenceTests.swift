import Counterfactuals
import Decision
import TestSupport
import Testing

/// References: SciPy 1.17.1, `SLSQP` from 300 random starts for each choice of who may stay ahead;
/// `Tests/References/counterfactuals/reform.py`.
@Suite struct ReformReferenceTests {
  static let rows = [
    [3, 6, 4, 5], [7, 3.5, 6, 4], [6.5, 4, 7.5, 6], [8, 5, 5, 7], [4.5, 2.5, 3, 8], [5, 7, 8, 3],
    [2, 8, 2.5, 6.5],
  ]
  private let weights = [0.3, 0.25, 0.25, 0.2]
  private let levers = [
    Lever(criterion: "c1", lower: 1, upper: 12, costUp: 1, costDown: 1.5, shape: .quadratic),
    Lever(criterion: "c2", lower: 1, upper: 12, costUp: 2, costDown: 1.2, shape: .quadratic),
    Lever(criterion: "c3", lower: 1, upper: 12, costUp: 3, costDown: 2, shape: .quadratic),
  ]

  struct Case: Sendable {
    let top: Int
    let cost: Double
    let figures: [Double]
  }
  static let onTheRange = [
    Case(top: 1, cost: 44.0474514, figures: [7.79676007, 2.5, 5.45356392]),
    Case(top: 2, cost: 36.07893408, figures: [7.28583439, 2.75315565, 5.29873782]),
    Case(top: 3, cost: 27.0632819, figures: [6.71192145, 3.18793827, 5.12482467]),
  ]
  static let byCloseness = [
    Case(top: 1, cost: 41.06647051, figures: [6.28702195, 1.33315018, 5.17282743]),
    Case(top: 2, cost: 28.05601725, figures: [6.78674663, 3.44517436, 5.40047687]),
    Case(top: 3, cost: 27.65033185, figures: [6.78302096, 3.40240836, 5.32188067]),
  ]

  private func check(_ reference: Case, _ reform: Reform) {
    guard case .reached(let plan) = reform else {
      Issue.record("\(reform)")
      return
    }
    // SciPy holds its constraints to some 1e-9 and prints ten digits; figures are half as sharp as costs at an optimum.
    #expect(abs(plan.cost / reference.cost - 1) <= 1e-7, "\(plan.cost)")
    for (move, figure) in zip(plan.moves, reference.figures) { #expect(abs(move.value - figure) <= 1e-4) }
    #expect(plan.rank == reference.top && plan.isStationary && plan.coversAllPieces)
  }

  @Test(arguments: onTheRange) func weightedSumsOnTheRangeMatchSciPy(_ reference: Case) throws {
    check(
      reference,
      try reform(
        of: 0, into: reference.top, by: levers, scorer: onRange(Self.rows, weights, costs: [1])))
  }
  @Test(arguments: byCloseness) func closenessMatchesSciPy(_ reference: Case) throws {
    check(
      reference,
      try reform(
        of: 0, into: reference.top, by: levers, scorer: byTOPSIS(Self.rows, weights, costs: [1])))
  }
}
