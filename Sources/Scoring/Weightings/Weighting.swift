public import Decision

/// A way to find out how much each criterion should count.
public protocol Weighting: Sendable {
  static var name: String { get }
  /// One weight per criterion of the matrix, in its order.
  func weights(for matrix: DecisionMatrix) throws(ScoringError) -> WeightVector
}

/// The weightings by their names on the command line.
public enum WeightingCatalogue {
  private static let all: [(name: String, make: @Sendable (Workers) -> any Weighting)] = [
    (Equal.name, { _ in Equal() }),
    (Entropy.name, { Entropy(workers: $0) }),
    (CRITIC.name, { CRITIC(workers: $0) }),
    (StandardDeviation.name, { StandardDeviation(workers: $0) }),
    (MEREC.name, { _ in MEREC() }),
    (PrincipalComponent.name, { PrincipalComponent(workers: $0) }),
  ]

  /// Weightings that read the weights off a matrix.
  public static let names = all.map(\.name)
  /// Weightings that rest on what somebody judged: made from their judgements, not by name.
  public static let judged = [AnalyticHierarchy.name, BestWorst.name, Swing.name, RankOrderCentroid.name]

  /// - Parameter workers: threads that it may use; no weight depends on them.
  /// - Throws: ``ScoringError/unknownWeighting(_:)``; ``ScoringError/parameter(key:message:)`` for a weighting that
  ///   rests on judgements.
  public static func weighting(
    named name: String, workers: Workers = .one
  ) throws(ScoringError) -> any Weighting {
    if let entry = all.first(where: { $0.name == name }) { return entry.make(workers) }
    guard judged.contains(name) else { throw .unknownWeighting(name) }
    throw .parameter(
      key: "method",
      message: "'\(name)' rests on judgements, which a matrix does not hold; of a matrix there are "
        + names.joined(separator: ", "))
  }
}

extension Weighting {
  /// Amounts as shares of one.
  ///
  /// One criterion alone has the whole weight, whatever its values are: there is no other vector that sums
  /// to one.
  ///
  /// - Throws: ``ScoringError/undefined(method:reason:)`` with `reason` when the amounts are all nought.
  func shares(
    _ amounts: [Double], of matrix: DecisionMatrix, unless reason: @autoclosure () -> String
  ) throws(ScoringError) -> WeightVector {
    do {
      return try WeightVector(relative: amounts.count == 1 ? [1] : amounts)
    } catch {
      throw .undefined(method: Self.name, reason: reason())
    }
  }

  /// Why there are no weights where nothing tells the alternatives apart.
  func nothingVaries(_ matrix: DecisionMatrix) -> String {
    matrix.alternatives.count == 1
      ? "there is only '\(matrix.alternatives[0].id)', so no criterion varies"
      : "no criterion varies: " + named(matrix.criteria.map(\.id))
  }

  /// Every value that `wanted` does not describe.
  func outside(
    _ matrix: DecisionMatrix, wanted: String, _ isOutside: (Double) -> Bool
  ) -> [OutsideCell] {
    var cells: [OutsideCell] = []
    for (criterion, column) in zip(matrix.criteria, matrix.columns) {
      for (i, value) in column.enumerated() where isOutside(value) {
        cells.append(
          OutsideCell(
            alternative: matrix.alternatives[i].id, criterion: criterion.id, value: value, wanted: wanted))
      }
    }
    return cells
  }
}

/// `'a', 'b' and 4 more`.
func named(_ ids: [String]) -> String {
  ids.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
    + (ids.count > 12 ? " and \(ids.count - 12) more" : "")
}
