import Decision
import Foundation
import Intake
import Scoring

/// Rows and columns of a matrix.
struct Size: CustomStringConvertible, Sendable {
  let rows: Int
  let columns: Int
  init(_ rows: Int, _ columns: Int) { (self.rows, self.columns) = (rows, columns) }
  var description: String { "\(rows)x\(columns)" }
}

/// A value that is made when it is first asked for: a benchmark that is filtered out makes nothing.
final class Lazily<Value: Sendable>: @unchecked Sendable {
  private let make: @Sendable () throws -> Value
  private var made: Value?
  private let lock = NSLock()
  init(_ make: @escaping @Sendable () throws -> Value) { self.make = make }

  func value() throws -> Value {
    try lock.withLock {
      if let made { return made }
      let value = try make()
      made = value
      return value
    }
  }
}

/// A matrix with what the peers are told about its criteria.
struct PeerTable: Sendable {
  let matrix: DecisionMatrix
  let weights: WeightVector
  private let indifference: [Double]
  private let preference: [Double]

  init(_ size: Size, named name: String) throws {
    guard let folder = peerFolder else {
      let bytes = matrixText(alternatives: size.rows, criteria: size.columns)
      try self.init(InputFile(name: "matrix", bytes: bytes), costs: { $0 % 3 == 1 }, facts: nil)
      return
    }
    let lines = try String(contentsOfFile: "\(folder)/\(name)-\(size)-criteria.csv", encoding: .utf8)
      .split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    try self.init(
      InputFile(path: "\(folder)/\(name)-\(size).csv"), costs: { lines[$0][1] == "min" },
      facts: lines.map { line in line[2...].map { Double($0)! } })
  }

  /// - Parameter facts: weight, q and p of each criterion.
  private init(_ file: InputFile, costs isCost: (Int) -> Bool, facts: [[Double]]?) throws {
    let table = try Intake.matrix(from: file)
    matrix = try DecisionMatrix(
      alternatives: table.alternatives,
      criteria: table.ids.enumerated().map { Criterion(id: $1, direction: isCost($0) ? .cost : .benefit) },
      columns: table.columns.map(\.values))
    weights = try WeightVector(relative: facts?.map { $0[0] } ?? table.ids.indices.map { Double($0 + 1) })
    let ranges = table.columns.map { ($0.values.max() ?? 0) - ($0.values.min() ?? 0) }
    indifference = facts?.map { $0[1] } ?? ranges.map { 0.05 * $0 }
    preference = facts?.map { $0[2] } ?? ranges.map { 0.4 * $0 }
  }

  func linearPreferences(_ workers: Workers) -> MethodParameters {
    parameters("linear", ["q": indifference, "p": preference], workers)
  }

  func gaussian(_ workers: Workers) -> MethodParameters { parameters("gaussian", ["s": preference], workers) }

  private func parameters(_ function: String, _ values: [String: [Double]], _ workers: Workers)
    -> MethodParameters
  {
    MethodParameters(
      general: ["function": .word(function)],
      single: values.mapValues { own in
        Dictionary(uniqueKeysWithValues: zip(matrix.criteria.map(\.id), own.map { .number($0) }))
      }, workers: workers)
  }
}

/// Numbers of a file of the peers' folder, without its header; nothing where there is no such folder.
func peerRows(_ name: String) throws -> [[Double]]? {
  guard let folder = peerFolder else { return nil }
  return try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8).split(separator: "\n")
    .map { $0.split(separator: ",").compactMap { Double($0) } }.filter { !$0.isEmpty }
}

/// Whether `peers.py` has set a folder.
var hasPeerData: Bool { peerFolder != nil }

/// Where a file of the peers' folder is.
func peerPath(_ name: String) -> String? { peerFolder.map { "\($0)/\(name)" } }

private let peerFolder = ProcessInfo.processInfo.environment["LODESTONE_PEER_DATA"]
