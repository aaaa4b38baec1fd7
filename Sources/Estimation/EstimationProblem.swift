public import Decision

/// One thing that is wrong with a formula or with a table of observations, and what to do about it.
public struct EstimationProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// Where it is.
  public enum Spot: Sendable, Equatable {
    /// Characters from the start of the formula, from 1.
    case formula(character: Int)
    /// A row, numbered from 1 with the header not counted.
    case row(Int)
    case cell(row: Int, column: String)
    case column(String)
    /// One choice situation, by its id.
    case choiceCase(String)
    case table
  }

  public let spot: Spot
  public let message: String
  public let hint: String

  public init(_ spot: Spot, _ message: String, hint: String) {
    self.spot = spot
    self.message = message
    self.hint = hint
  }

  public var description: String { place + message + "; " + hint }

  private var place: String {
    switch spot {
    case .formula(let character): "formula, character \(character): "
    case .row(let row): "row \(row): "
    case .cell(let row, let column): "row \(row), column '\(column)': "
    case .column(let column): "column '\(column)': "
    case .choiceCase(let name): "case '\(name)': "
    case .table: ""
    }
  }
}

extension EstimationProblem {
  /// With the place as words.
  public var problem: Problem { Problem(place + message, hint: hint) }
}

/// The problems of one input: the first ones in full, and how many there are in all.
///
/// A table with a million bad rows must stay cheap to refuse, so only the first `limit` are kept.
public struct EstimationProblems: Sendable, Equatable, CustomStringConvertible {
  public static let limit = 100
  public private(set) var kept: [EstimationProblem] = []
  public private(set) var count = 0

  public init() {}

  public var isEmpty: Bool { count == 0 }

  public var description: String {
    kept.map(\.description).joined(separator: "\n")
      + (count > kept.count ? "\nand \(count - kept.count) more" : "")
  }

  /// Takes the problem as a closure, so that the text of one that is not kept is never made.
  mutating func append(_ problem: @autoclosure () -> EstimationProblem) {
    if kept.count < Self.limit { kept.append(problem()) }
    count += 1
  }

  /// Every check so far has run: refuses the input when one of them failed.
  func refuse() throws(EstimationError) {
    guard isEmpty else { throw .input(self) }
  }
}
