/// The problems of one input: the first ones in full, and how many there are in all.
///
/// A file with a million bad cells must stay cheap to refuse, so only the first `limit` are kept.
public struct ProblemList: Sendable, Equatable {
  public static let limit = 100
  public private(set) var kept: [Problem] = []
  public private(set) var count = 0

  public init() {}
  public init(_ problem: Problem) { append(problem) }

  public var isEmpty: Bool { count == 0 }
  /// Problems that were found but not kept.
  public var cut: Int { count - kept.count }

  /// Takes the problem as a closure, so that the text of one that is not kept is never made.
  public mutating func append(_ problem: @autoclosure () -> Problem) {
    if kept.count < Self.limit { kept.append(problem()) }
    count += 1
  }

  public mutating func append(contentsOf other: ProblemList) {
    kept.append(contentsOf: other.kept.prefix(max(0, Self.limit - kept.count)))
    count += other.count
  }
}
