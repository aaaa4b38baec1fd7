import Counterfactuals
import Decision
import Scoring
import TestSupport
import Testing

/// References: every combination of figures on a grid, scored by the method itself and ranked by counting.
///
/// A grid of N steps has a point within a step above any optimum at which no figure is lower in score, so its cheapest
/// combination costs at most a step's cost for each lever more; and it cannot cost less.
@Suite struct ReformOracleTests {
  struct Case {
    let scorer: Scorer
    let region: Int
    let levers: [Lever]
  }

  private func example(seed: UInt64, levers count: Int, topsis: Bool, shape: Lever.Shape) throws -> Case {
    var random = SeededGenerator(seed: seed)
    let rows = randomRows(7, 4, &random)
    let weights = try randomWeights(4, &random)
    let scorer = topsis ? try byTOPSIS(rows, weights, costs: [1]) : try onRange(rows, weights, costs: [1])
    let order = Ranking(
      scores: try scorer.score(scorer.matrix), ids: scorer.matrix.alternatives.map(\.id)
    ).order
    let region = order[4]
    let levers = (0..<count).map { j in
      Lever(
        criterion: "c\(j + 1)", lower: 0.5, upper: 12, costUp: Double.random(in: 1...4, using: &random),
        costDown: Double.random(in: 1...4, using: &random), shape: shape)
    }
    return Case(scorer: scorer, region: region, levers: levers)
  }

  /// Cheapest cost and best rank on the grid, whose points are the present figure and `steps` equal steps between the
  /// bounds.
  private func onGrid(_ example: Case, top: Int, steps: Int) throws -> (cost: Double, rank: Int) {
    let present = example.levers.indices.map { example.scorer.matrix.columns[$0][example.region] }
    let values = example.levers.indices.map { k in
      [present[k]]
        + (0...steps).map {
          example.levers[k].lower + (example.levers[k].upper - example.levers[k].lower) * Double($0)
            / Double(steps)
        }
    }
    var best = (cost: Double.infinity, rank: Int.max)
    var digits = values.map { _ in 0 }
    while true {
      let figures = digits.enumerated().map { (criterion: $0.offset, value: values[$0.offset][$0.element]) }
      let cost = zip(example.levers, zip(figures, present)).reduce(0) {
        $0 + $1.0.cost(of: $1.1.0.value - $1.1.1)
      }
      let all = try scores(example.scorer, row: example.region, figures)
      let rank = 1 + all.count { $0 > all[example.region] }
      best.rank = min(best.rank, rank)
      if rank <= top { best.cost = min(best.cost, cost) }
      var place = 0
      while place < digits.count {
        digits[place] += 1
        if digits[place] < values[place].count { break }
        digits[place] = 0
        place += 1
      }
      if place == digits.count { return best }
    }
  }

  private func check(_ example: Case, top: Int, steps: Int) throws {
    let grid = try onGrid(example, top: top, steps: steps)
    switch try reform(of: example.region, into: top, by: example.levers, scorer: example.scorer) {
    case .unnecessary: Issue.record("the region is behind")
    case .notReachable(let rank, let moves):
      #expect(grid.rank > top && rank <= grid.rank)
      let all = try scores(
        example.scorer, row: example.region, moves.enumerated().map { ($0.offset, $0.element.value) })
      #expect(1 + all.count { $0 > all[example.region] } == rank)
    case .reached(let plan):
      let slack = plan.moves.enumerated().reduce(0) { sum, move in
        let lever = example.levers[move.offset]
        let step = (lever.upper - lever.lower) / Double(steps)
        let further = abs(move.element.change) + step
        let up = move.element.change > 0 ? further : -further
        return sum + lever.cost(of: up) - move.element.cost
      }
      #expect(plan.cost <= grid.cost * (1 + 1e-9), "cost \(plan.cost), grid \(grid.cost)")
      #expect(grid.cost <= plan.cost + slack, "cost \(plan.cost), grid \(grid.cost)")
      let all = try scores(
        example.scorer, row: example.region, plan.moves.enumerated().map { ($0.offset, $0.element.value) })
      #expect(1 + all.count { $0 > all[example.region] } == plan.rank && plan.rank <= top)
      for (lever, move) in zip(example.levers, plan.moves) {
        #expect((lever.lower...lever.upper).contains(move.value))
        #expect(agree(move.cost, lever.cost(of: move.change), .roundoff) || move.cost == 0)
      }
      #expect(plan.isStationary, "\(plan.optimality)")
      #expect(plan.optimality.infeasibility <= 1e-9)
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 15] as [UInt64]) func twoLeversOnTheObservedRange(seed: UInt64)
    throws
  {
    for shape in Lever.Shape.allCases {
      try check(try example(seed: seed, levers: 2, topsis: false, shape: shape), top: 2, steps: 40)
    }
  }
  @Test(arguments: UInt64(1)...4) func threeLeversOnTheObservedRange(seed: UInt64) throws {
    for shape in Lever.Shape.allCases {
      try check(try example(seed: seed, levers: 3, topsis: false, shape: shape), top: 1, steps: 14)
    }
  }
  @Test(arguments: UInt64(1)...6) func twoLeversByTOPSIS(seed: UInt64) throws {
    for shape in Lever.Shape.allCases {
      try check(try example(seed: seed, levers: 2, topsis: true, shape: shape), top: 2, steps: 30)
    }
  }
  /// Ranks move by steps, no gradient exists: the plan is feasible and trimmed, and says that it is no more than that.
  @Test(arguments: UInt64(1)...8) func scoresByRankAreTrimmedOnly(seed: UInt64) throws {
    let smooth = try example(seed: seed, levers: 2, topsis: false, shape: .linear)
    let scorer = Scorer(
      matrix: smooth.scorer.matrix, normalisation: RankOrder(), method: WeightedSum(),
      weights: try WeightVector([0.25, 0.25, 0.25, 0.25]))
    let grid = try onGrid(
      Case(scorer: scorer, region: smooth.region, levers: smooth.levers), top: 3, steps: 30)
    switch try reform(of: smooth.region, into: 3, by: smooth.levers, scorer: scorer) {
    case .unnecessary(let rank): #expect(rank <= 3)
    case .notReachable(let rank, _): #expect(rank > 3 && rank <= grid.rank)
    case .reached(let plan):
      #expect(plan.rank <= 3 && !plan.isStationary && plan.shadowPrice == nil, "\(plan) \(grid)")
    }
  }
}
