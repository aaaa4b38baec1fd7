/// Alternatives × criteria without units, ready for a method.
///
/// A normalisation that turns a cost round also turns its direction round, so `criteria` always says
/// how the columns are to be read now.
public struct NormalisedMatrix: Sendable, Equatable {
  public let alternatives: [Alternative]
  public let criteria: [Criterion]
  public let columns: [[Double]]
  /// Name of the normalisation that made it.
  public let normalisation: String
  public let notices: [Notice]

  public init(
    alternatives: [Alternative], criteria: [Criterion], columns: [[Double]], normalisation: String,
    notices: [Notice] = []
  ) {
    precondition(columns.count == criteria.count, "caller gives one column per criterion")
    precondition(
      columns.allSatisfy { $0.count == alternatives.count && $0.allSatisfy(\.isFinite) },
      "a normalisation gives finite columns of full length")
    self.alternatives = alternatives
    self.criteria = criteria
    self.columns = columns
    self.normalisation = normalisation
    self.notices = notices
  }
}
