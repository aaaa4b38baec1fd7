/// Alternatives × criteria in natural units; every value is finite.
///
/// Kept by columns, since treatments, normalisations and additive methods go column by column.
public struct DecisionMatrix: Sendable, Equatable {
  public let alternatives: [Alternative]
  public let criteria: [Criterion]
  /// One array per criterion, each as long as `alternatives`.
  public let columns: [[Double]]

  /// - Throws: ``MatrixError`` naming the alternative and the criterion of the first value that is not
  ///   finite, of a column of another length, of a repeated id, or when there is nothing to compare.
  public init(
    alternatives: [Alternative], criteria: [Criterion], columns: [[Double]]
  ) throws(MatrixError) {
    precondition(columns.count == criteria.count, "caller gives one column per criterion")
    guard !criteria.isEmpty else { throw .noCriteria }
    guard !alternatives.isEmpty else { throw .noAlternatives }
    var seen = Set<String>(minimumCapacity: alternatives.count)
    for alternative in alternatives where !seen.insert(alternative.id).inserted {
      throw .repeated(id: alternative.id)
    }
    seen.removeAll(keepingCapacity: true)
    for criterion in criteria where !seen.insert(criterion.id).inserted { throw .repeated(id: criterion.id) }
    for (criterion, column) in zip(criteria, columns) {
      precondition(column.count == alternatives.count, "caller gives one value per alternative")
      // A sum is finite only if its parts are, or the parts overflow it: only then is each looked at.
      guard !column.reduce(0, { $0 + abs($1) }).isFinite else { continue }
      for (i, value) in column.enumerated() where !value.isFinite {
        throw .notFinite(alternative: alternatives[i].id, criterion: criterion.id, value: value)
      }
    }
    self.alternatives = alternatives
    self.criteria = criteria
    self.columns = columns
  }
}

public enum MatrixError: Error, Sendable, Equatable, CustomStringConvertible {
  case noCriteria
  case noAlternatives
  case repeated(id: String)
  case notFinite(alternative: String, criterion: String, value: Double)

  public var description: String {
    switch self {
    case .noCriteria: "there is no criterion; give at least one column a weight"
    case .noAlternatives: "there is no alternative to rank; loosen the constraints or the policy for gaps"
    case .repeated(let id): "'\(id)' stands twice; ids must be unique"
    case .notFinite(let alternative, let criterion, let value):
      "alternative '\(alternative)' has \(value) on criterion '\(criterion)'; impute or drop it before scoring"
    }
  }
}
