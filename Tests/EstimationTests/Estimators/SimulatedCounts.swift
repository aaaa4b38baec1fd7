import Decision
import Estimation
import Foundation
import TestSupport

/// The simulated figures of `Tests/References/counts/simulated.py`.
struct SimulatedCounts {
  var columns: [String: [Double]] = [:]
  static let names = ["y", "a", "b", "c", "w", "e", "f", "g", "h"]

  init(seed: UInt64, rows: Int) {
    var random = SeededGenerator(seed: seed)
    func below(_ n: UInt64) -> Int { Int((random.next() >> 33) % n) }
    var lines: [[Int]] = []
    for _ in 0..<rows {
      let (a, b, c) = (below(41) - 20, below(2), 5_000_000 + 1000 * below(1000))
      let (weight, exposure) = (1 + below(4), 1 + below(8))
      let (f, g, h) = (below(6), below(8), below(3))
      // In the order in which the other side draws.
      var y = below(3)
      if a > 4 { y += below(6) }
      y += b * below(4)
      if f < 2 { y += below(9) }
      lines.append([y, a, b, c, weight, exposure, f, g, h])
    }
    for (k, name) in Self.names.enumerated() { columns[name] = lines.map { Double($0[k]) } }
  }

  /// Weights are quarters.
  var weights: [Double] { columns["w"]!.map { $0 / 4 } }

  /// Rows in another order, columns in other units, groups under other names.
  func table(
    order: [Int]? = nil, units: [String: Double] = [:], level: (Double) -> Double = { $0 }
  ) throws -> ObservationTable {
    try ObservationTable(
      Self.names.map { name in
        let values = columns[name]!
        let picked = order.map { $0.map { values[$0] } } ?? values
        let isGroup = ["f", "g", "h"].contains(name)
        return ObservationColumn(
          name, numbers: picked.map { isGroup ? level($0) : $0 * (units[name] ?? 1) })
      })
  }

  func design(_ formula: String) throws -> Design { try Design(Formula(formula), on: table()) }

  /// A small design of which some rows may be ruled out.
  static func separable(seed: UInt64) throws -> Design {
    var random = SeededGenerator(seed: seed)
    func below(_ n: UInt64) -> Int { Int((random.next() >> 33) % n) }
    let effects = Int(seed % 4)
    let rows = 6 + below(19)
    let width = effects > 0 ? below(4) : 1 + below(3)
    let levels = (0..<effects).map { _ in UInt64(2 + below(4)) }
    var y: [Double] = []
    var columns = [[Double]](repeating: [], count: width)
    var groups = [[Double]](repeating: [], count: effects)
    for _ in 0..<rows {
      y.append(below(10) < 6 ? 0 : Double(1 + below(3)))
      for k in 0..<width {
        var value = below(5) - 2
        if below(3) == 0 { value = 0 }
        if seed % 5 == 0, k == 0, below(4) == 0 { value *= 1000 }
        columns[k].append(Double(value))
      }
      for k in 0..<effects { groups[k].append(Double(below(levels[k]))) }
    }
    if y.allSatisfy({ $0 == 0 }) { y[0] = 1 }
    let table = try ObservationTable(
      [ObservationColumn("y", numbers: y)]
        + columns.enumerated().map { ObservationColumn("x\($0 + 1)", numbers: $1) }
        + groups.enumerated().map { ObservationColumn("id\($0 + 1)", numbers: $1) })
    let terms = width > 0 ? (1...width).map { "x\($0)" }.joined(separator: " + ") : "1"
    let absorbed = effects > 0 ? " | " + (1...effects).map { "id\($0)" }.joined(separator: " + ") : ""
    return try Design(Formula("y ~ " + terms + absorbed), on: table)
  }

  /// The lines of a file under `References/counts`, split at blanks; comments are left out.
  static func reference(_ name: String) throws -> [[String]] {
    let path = "\(Fixture.package)/Tests/References/counts/\(name).txt"
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map { $0.split(separator: " ").map(String.init) }
  }
}

/// A design from columns by name; the response is `y`.
func countDesign(_ formula: String, _ columns: [(String, [Double])]) throws -> Design {
  try Design(Formula(formula), on: ObservationTable(columns.map { ObservationColumn($0, numbers: $1) }))
}
