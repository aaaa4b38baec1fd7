/// A spot in a file that a person can go to: `FILE:LINE:COLUMN`.
public struct Place: Sendable, Hashable {
  public var file: String
  /// Physical line, from 1; a quoted line end counts.
  public var line: Int
  /// Characters from the start of the physical line, from 1.
  public var column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension Place: CustomStringConvertible {
  public var description: String { "\(file):\(line):\(column)" }
}

/// One thing that is wrong with an input, and what to do about it.
///
/// The message names ids rather than indexes; the hint is the next step. A problem without a place
/// concerns the whole input.
public struct Problem: Sendable, Equatable {
  public var place: Place?
  public var message: String
  public var hint: String

  public init(_ message: String, hint: String, at place: Place? = nil) {
    self.place = place
    self.message = message
    self.hint = hint
  }
}

extension Problem: CustomStringConvertible {
  public var description: String {
    (place.map { "\($0): " } ?? "") + message + (hint.isEmpty ? "" : "; " + hint)
  }
}
