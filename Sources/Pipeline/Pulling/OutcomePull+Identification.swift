extension OutcomePull {
  /// What may be said of a pull.
  public enum Identification: String, Sendable {
    /// Clusters and investment stand together; why is not known.
    case descriptive
    /// They move together within a region and industry, and the cluster of later does not foresee investment.
    case fixedEffects = "fixed effects"
  }

  /// `fixed effects` where, at every level, the elasticity within the same region and industry lies above zero
  /// and the placebo holds; else `descriptive`.
  public var identification: Identification {
    levels.allSatisfy { $0.isAboveZeroWithin && $0.placeboHolds == true } ? .fixedEffects : .descriptive
  }
}

extension OutcomePull.Level {
  /// Whether the cluster that stands there only later has no part of its own; none where it was not asked.
  public var placeboHolds: Bool? {
    guard let later = self[.lead]?.later?.error else { return nil }
    return later.pValue >= 0.05
  }

  var isAboveZeroWithin: Bool {
    (self[.within]?.own?.error?.interval.lowerBound).map { $0 > 0 } ?? false
  }

  /// From the lowest to the highest end of the elasticities' intervals over all questions: what a causal
  /// elasticity may be, as far as these data can tell.
  public var causalRange: ClosedRange<Double>? {
    let intervals = readings.compactMap { $0.own?.error?.interval }
    guard let low = intervals.map(\.lowerBound).min(), let high = intervals.map(\.upperBound).max() else {
      return nil
    }
    return low...high
  }
}
