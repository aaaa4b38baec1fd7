internal import Synchronization

/// Alternatives × criteria without units, ready for a method.
///
/// A normalisation that turns a cost round also turns its direction round, so `criteria` always says
/// how the columns are to be read now.
public struct NormalisedMatrix: Sendable, Equatable {
  public let alternatives: [Alternative]
  public let criteria: [Criterion]
  /// The columns as figures on a scale, for who goes through them once.
  public let scaled: [NormalisedColumn]
  /// Name of the normalisation that made it.
  public let normalisation: String
  public let notices: [Notice]
  private let formed: FormedColumns

  /// The columns as numbers, formed when they are first asked for.
  public var columns: [[Double]] { formed.columns(of: scaled) }

  public init(
    alternatives: [Alternative], criteria: [Criterion], columns: [[Double]], normalisation: String,
    notices: [Notice] = []
  ) {
    self.init(
      alternatives: alternatives, criteria: criteria, scaled: columns.map { NormalisedColumn($0) },
      normalisation: normalisation, notices: notices)
  }

  public init(
    alternatives: [Alternative], criteria: [Criterion], scaled: [NormalisedColumn], normalisation: String,
    notices: [Notice] = []
  ) {
    precondition(scaled.count == criteria.count, "caller gives one column per criterion")
    precondition(
      scaled.allSatisfy { $0.figures.count == alternatives.count && $0.isFinite },
      "a normalisation gives finite columns of full length")
    self.alternatives = alternatives
    self.criteria = criteria
    self.scaled = scaled
    self.normalisation = normalisation
    self.notices = notices
    formed = FormedColumns()
  }

  public static func == (a: Self, b: Self) -> Bool {
    a.alternatives == b.alternatives && a.criteria == b.criteria && a.columns == b.columns
      && a.normalisation == b.normalisation && a.notices == b.notices
  }
}

/// Columns that are formed once, by whoever asks first.
private final class FormedColumns: Sendable {
  private let kept = Mutex<[[Double]]?>(nil)

  func columns(of scaled: [NormalisedColumn]) -> [[Double]] {
    kept.withLock { kept in
      if let kept { return kept }
      let columns = scaled.map(\.numbers)
      kept = columns
      return columns
    }
  }
}
