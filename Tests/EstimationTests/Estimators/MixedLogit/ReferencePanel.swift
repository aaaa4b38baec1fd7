import Decision
import Estimation
import Foundation
import TestSupport

/// The simulated choices of `Tests/References/mixed-logit/references.py`.
struct ReferencePanel {
  var members: [Double] = []
  var cases: [Double] = []
  var alternatives: [Double] = []
  var choices: [Double] = []
  var counts: [Double] = []
  var weights: [Double] = []
  var offsets: [Double] = []
  var covariates: [[Double]] = [[], [], []]

  init(seed: UInt64, members count: Int) {
    var random = SeededGenerator(seed: seed)
    func below(_ n: Int) -> Int { Int((random.next() >> 33) % UInt64(n)) }
    var next = 0
    for member in 0..<count {
      let taste = below(9)
      let other = below(21) - 6
      let weight = 1 + below(4)
      for _ in 0..<2 + below(3) {
        let size = 2 + below(4)
        var rows: [[Int]] = []
        for _ in 0..<size { rows.append([below(21) - 10, below(2), below(13)]) }
        let offset = (0..<size).map { _ in below(8) }
        let times = 1 + below(2)
        let keys = rows.map { taste * $0[0] + 3 * other * $0[1] - 2 * $0[2] + below(100) }
        let chosen = keys.firstIndex(of: keys.max()!)
        for j in 0..<size {
          members.append(Double(member))
          cases.append(Double(next))
          alternatives.append(Double(j))
          choices.append(j == chosen ? 1 : 0)
          counts.append(j == chosen ? Double(times) : 0)
          weights.append(Double(weight) / 4)
          offsets.append(Double(offset[j]) / 8)
          for k in 0..<3 { covariates[k].append(Double(rows[j][k])) }
        }
        next += 1
      }
    }
  }

  /// The rows in another order, columns in other units, and something added to all rows of a case.
  func table(order: [Int]? = nil, units: [Double] = [1, 1, 1], added: (Int) -> Double = { _ in 0 }) throws
    -> ObservationTable
  {
    func ordered(_ values: [Double]) -> [Double] { order.map { $0.map { values[$0] } } ?? values }
    let columns = (0..<3).map { k in
      ObservationColumn(
        ["a", "b", "c"][k],
        numbers: ordered(covariates[k].indices.map { covariates[k][$0] * units[k] + added(Int(cases[$0])) }))
    }
    return try ObservationTable(
      [
        ObservationColumn("member", numbers: ordered(members)),
        ObservationColumn("case", numbers: ordered(cases)),
        ObservationColumn("alt", numbers: ordered(alternatives)),
        ObservationColumn("choice", numbers: ordered(choices)),
        ObservationColumn("times", numbers: ordered(counts)),
        ObservationColumn("weight", numbers: ordered(weights)),
        ObservationColumn("o", numbers: ordered(offsets)),
      ] + columns)
  }

  func design(_ formula: String = "choice ~ a + b + c", weights: String? = nil) throws -> ChoiceDesign {
    try ReferenceChoices.design(table(), formula, weights: weights)
  }
}

/// One answer of the script.
struct MixedReference {
  var title: String
  var figures: [String: [Double]] = [:]

  static func all() throws -> [MixedReference] {
    let path = "\(Fixture.package)/Tests/References/mixed-logit/references.txt"
    var found: [MixedReference] = []
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("# ") {
        found.append(MixedReference(title: String(line.dropFirst(2))))
      } else if let colon = line.firstIndex(of: ":") {
        found[found.count - 1].figures[String(line[..<colon])] =
          line[line.index(after: colon)...].split(separator: ",").compactMap {
            Double($0.drop { $0 == " " })
          }
      }
    }
    return found
  }

  subscript(_ name: String) -> [Double] { figures[name] ?? [] }
}
