/// A column that was left out, because its figures cannot be told apart from a combination of others.
public struct DroppedColumn: Sendable, Equatable {
  /// Place among the columns of the problem.
  public let index: Int
  public let name: String
  /// The columns that it is a combination of; none when it is zero in every row.
  public let combinationOf: [String]

  public init(index: Int, name: String, combinationOf: [String]) {
    self.index = index
    self.name = name
    self.combinationOf = combinationOf
  }

  public var reason: String {
    guard let last = combinationOf.last else { return "it is zero in every row" }
    let others = combinationOf.dropLast().map { "'\($0)'" }.joined(separator: ", ")
    return "it cannot be told apart from " + (others.isEmpty ? "" : others + " and ") + "'\(last)'"
  }
}

/// Decides whether the rest of a column, after the columns before it have explained what they can, is more
/// than the errors of the figures.
///
/// A column x = Σγᵢxᵢ + rest is known to a relative error ε of its own figures and ε|γᵢ| of those of the
/// others. So a rest no longer than ε(‖x‖ + Σ|γᵢ|‖xᵢ‖) may be nothing but rounding, and a longer one is
/// information, however short it is beside x itself: x¹⁰ of NIST's Filip set has a rest of 5·10⁻⁸ of its
/// length, 300 000 times what rounding would leave.
struct CollinearityTest {
  let relativeError: Double
  /// Lengths of the columns, to which the error is relative.
  let lengths: [Double]

  /// - Parameters:
  ///   - rest: length of the rest.
  ///   - combination: γ for the columns `kept`.
  func isRoundingOnly(
    rest: Double, column: Int, kept: [Int], combination: [DoubleDouble]
  ) -> Bool {
    var size = lengths[column]
    for (gamma, index) in zip(combination, kept) { size += abs(gamma.value) * lengths[index] }
    return rest <= relativeError * size
  }

  /// The columns that matter in the combination: those with more than 10⁻⁶ of it.
  func members(of combination: [DoubleDouble], kept: [Int]) -> [Int] {
    let shares = zip(combination, kept).map { abs($0.value) * lengths[$1] }
    let largest = shares.max() ?? 0
    return zip(shares, kept).filter { $0.0 > 1e-6 * largest }.map(\.1)
  }
}
