import Decision
import Estimation
import Foundation
import TestSupport

/// The simulated choices of `Tests/References/nested-logit/references.py`.
struct ReferenceNests {
  enum Kind { case alike, unlike, turned }

  static let nests = [0, 1, 1, 2, 2, 2]
  static let names = ["alone", "pair", "three"]

  var cases: [Double] = []
  var alternatives: [Double] = []
  var choices: [Double] = []
  var weights: [Double] = []
  var inclusion: [Double] = []
  var a: [Double] = []
  var b: [Double] = []

  init(_ kind: Kind, seed: UInt64, cases count: Int) {
    var random = SeededGenerator(seed: seed)
    func below(_ n: Int) -> Int { Int((random.next() >> 33) % UInt64(n)) }
    for n in 0..<count {
      // The first two alternatives are always open, and a draw is made for them too.
      let open = (0..<6).filter { below(5) > 0 || $0 < 2 }
      let first = open.map { _ in below(41) - 20 }
      let second = open.map { _ in below(2) }
      let drawn = open.map { _ in 1 + below(8) }
      let weight = 1 + below(4)
      let shared = (0..<3).map { _ in below(61) - 30 }
      let own = open.map { _ in below(31) }
      var keys = open.indices.map { i -> Int in
        let key = first[i] + 8 * second[i] + own[i]
        let error = shared[Self.nests[open[i]]]
        return switch kind {
        case .alike: key + error
        case .unlike: key + (open[i] % 2 == 0 ? error : -error)
        case .turned: key
        }
      }
      if kind == .turned {
        var best: [Int: Int] = [:]
        for (i, j) in open.enumerated() {
          let nest = Self.nests[j]
          let half = Int((Double(shared[nest]) / 2).rounded(.down))
          best[nest] = max(best[nest] ?? .min, keys[i] + half)
        }
        let worst = best.min { ($0.value, $0.key) < ($1.value, $1.key) }!.key
        keys = open.indices.map { Self.nests[open[$0]] == worst ? keys[$0] : -1000 }
      }
      let chosen = keys.firstIndex(of: keys.max()!)
      for (i, j) in open.enumerated() {
        cases.append(Double(n))
        alternatives.append(Double(j))
        choices.append(i == chosen ? 1 : 0)
        weights.append(Double(weight) / 4)
        inclusion.append(Double(drawn[i]) / 8)
        a.append(Double(first[i]))
        b.append(Double(second[i]))
      }
    }
  }

  /// The rows in another order, columns in other units, nests under other names.
  func table(
    order: [Int]? = nil, units: [Double] = [1, 1], added: (Int) -> Double = { _ in 0 },
    names: [String] = Self.names
  ) throws -> ObservationTable {
    func ordered(_ values: [Double]) -> [Double] { order.map { $0.map { values[$0] } } ?? values }
    let nests = ordered(alternatives).map { names[Self.nests[Int($0)]] }
    return try ObservationTable([
      ObservationColumn("case", numbers: ordered(cases)),
      ObservationColumn("alt", numbers: ordered(alternatives)),
      ObservationColumn("choice", numbers: ordered(choices)),
      ObservationColumn("weight", numbers: ordered(weights)),
      ObservationColumn("pi", numbers: ordered(inclusion)),
      ObservationColumn("nest", texts: nests),
      ObservationColumn("a", numbers: ordered(a.indices.map { a[$0] * units[0] + added(Int(cases[$0])) })),
      ObservationColumn("b", numbers: ordered(b.indices.map { b[$0] * units[1] + added(Int(cases[$0])) })),
    ])
  }

  /// The figures of one line of the references.
  static func figures(_ name: String, _ kind: String) throws -> [Double] {
    let path = "\(Fixture.package)/Tests/References/nested-logit/references.txt"
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: " ") }.first { $0[0] == name && $0[1] == kind }?.dropFirst(2)
      .map { Double($0) ?? .nan } ?? []
  }
}

extension NestedLogit {
  func fit(
    _ table: ObservationTable, _ formula: String = "choice ~ a + b", weights: String? = nil,
    equalLambda: Bool = false
  ) throws -> NestedFit {
    let design = try ReferenceChoices.design(table, formula, weights: weights)
    return try fit(design, nests: design.grouping(ofRowsBy: "nest"), equalLambda: equalLambda)
  }
}

/// Two buses on the road and a train on its own: how often each was chosen, with constants alone.
func buses(_ counts: [Double]) throws -> (design: ChoiceDesign, nests: [String]) {
  let table = try ObservationTable([
    ObservationColumn("case", numbers: [1, 1, 1, 2, 2, 2, 3, 3, 3]),
    ObservationColumn(
      "alt", texts: ["bus 1", "bus 2", "train", "bus 1", "bus 2", "train", "bus 1", "bus 2", "train"]),
    ObservationColumn("choice", numbers: [counts[0], 0, 0, 0, counts[1], 0, 0, 0, counts[2]]),
    ObservationColumn("second", numbers: [0, 1, 0, 0, 1, 0, 0, 1, 0]),
  ])
  let design = try ReferenceChoices.design(table, "choice ~ second")
  return (design, (0..<3).flatMap { _ in ["road", "road", "rail"] })
}
