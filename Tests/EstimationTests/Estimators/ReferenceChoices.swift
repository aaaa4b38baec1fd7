import Decision
import Estimation
import TestSupport

/// The simulated choices of `Tests/References/conditional-logit/references.py`.
struct ReferenceChoices {
  var cases: [Double] = []
  var alternatives: [Double] = []
  var choices: [Double] = []
  var weights: [Double] = []
  var inclusion: [Double] = []
  var covariates: [[Double]] = [[], [], []]

  init(seed: UInt64, cases count: Int) {
    var random = SeededGenerator(seed: seed)
    func below(_ n: Int) -> Int { Int((random.next() >> 33) % UInt64(n)) }
    for n in 0..<count {
      let size = 2 + below(5)
      var rows: [[Int]] = []
      for _ in 0..<size { rows.append([below(41) - 20, below(2), 5_000_000 + 1000 * below(1000)]) }
      let drawn = (0..<size).map { _ in 1 + below(8) }
      let weight = 1 + below(4)
      let keys = rows.map { $0[0] + 10 * $0[1] - ($0[2] - 5_000_000) / 50_000 + below(60) }
      let chosen = keys.firstIndex(of: keys.max()!)
      for j in 0..<size {
        cases.append(Double(n))
        alternatives.append(Double(j))
        choices.append(j == chosen ? 1 : 0)
        weights.append(Double(weight) / 4)
        inclusion.append(Double(drawn[j]) / 8)
        for k in 0..<3 { covariates[k].append(Double(rows[j][k])) }
      }
    }
  }

  /// The rows in another order, and columns in other units.
  func table(order: [Int]? = nil, units: [Double] = [1, 1, 1], added: (Int) -> Double = { _ in 0 }) throws
    -> ObservationTable
  {
    func ordered(_ values: [Double]) -> [Double] { order.map { $0.map { values[$0] } } ?? values }
    return try ObservationTable(
      [
        ObservationColumn("case", numbers: ordered(cases)),
        ObservationColumn("alt", numbers: ordered(alternatives)),
        ObservationColumn("choice", numbers: ordered(choices)),
        ObservationColumn("weight", numbers: ordered(weights)),
        ObservationColumn("pi", numbers: ordered(inclusion)),
      ]
        + (0..<3).map { k in
          ObservationColumn(
            ["a", "b", "c"][k],
            numbers: ordered(
              covariates[k].indices.map { covariates[k][$0] * units[k] + added(Int(cases[$0])) }))
        })
  }

  static func design(
    _ table: ObservationTable, _ formula: String = "choice ~ a + b + c", weights: String? = nil
  ) throws -> ChoiceDesign {
    try ChoiceDesign(Formula(formula), on: table, cases: "case", alternatives: "alt", weights: weights)
  }
}

/// Two alternatives a case: x of the first and of the second, and which was chosen.
func pairs(_ cases: [(Double, Double, chosen: Int)]) throws -> ChoiceDesign {
  try design(
    cases.map { ([[$0.0], [$0.1]], $0.chosen) }, names: ["x"])
}

/// Cases given by the covariates of each alternative and the chosen one.
func design(_ cases: [(rows: [[Double]], chosen: Int)], names: [String]) throws -> ChoiceDesign {
  var columns = [[Double]](repeating: [], count: names.count)
  var (ids, alternatives, choices): ([Double], [Double], [Double]) = ([], [], [])
  for (n, one) in cases.enumerated() {
    for (j, row) in one.rows.enumerated() {
      ids.append(Double(n + 1))
      alternatives.append(Double(j + 1))
      choices.append(j == one.chosen ? 1 : 0)
      for (k, value) in row.enumerated() { columns[k].append(value) }
    }
  }
  let table = try ObservationTable(
    [
      ObservationColumn("case", numbers: ids), ObservationColumn("alt", numbers: alternatives),
      ObservationColumn("choice", numbers: choices),
    ] + zip(names, columns).map { ObservationColumn($0, numbers: $1) })
  return try ReferenceChoices.design(table, "choice ~ " + names.joined(separator: " + "))
}
