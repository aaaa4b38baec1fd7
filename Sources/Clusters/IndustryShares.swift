/// How unevenly one industry lies over regions.
public struct Concentration: Sendable, Equatable {
  /// Over all regions; nil when the figures of one of them are not known, and where the measure is undefined.
  public let value: Double?
  /// Over the regions with known figures, as if there were no others: the value itself where all are known.
  /// What it leaves out is likely to be unlike the rest, so it stands for those regions only.
  public let amongKnown: Double?
  /// Regions left out of that.
  public let unknownRegions: Int
  /// Why there is no value; nil where there is.
  public let undefined: UndefinedConcentration?
}

/// An industry's share of each region beside the region's share of everything, where both are known.
struct IndustryShares {
  struct Pair {
    /// s: of the industry.
    let own: Double
    /// x: of what it is compared with, above 0.
    let reference: Double
  }
  let pairs: [Pair]
  let unknownRegions: Int
  private let hasEmployment: Bool

  /// - Parameters:
  ///   - jobs: of the industry, one a region; nil is unknown.
  ///   - weights: what it is compared with, one a region; without them every region counts alike.
  init(_ jobs: [Double?], _ weights: [Double?]?) throws(ClusterError) {
    if let weights { try checkCount(of: "weights", weights.count, jobs.count) }
    var invalid = InvalidFigures()
    checkAmounts(jobs, of: "employment", into: &invalid)
    if let weights { checkAmounts(weights, of: "weight", into: &invalid) }
    var known: [Pair] = []
    var unknown = 0
    for (region, cell) in jobs.enumerated() {
      guard let cell, let weight = weights.map({ $0[region] }) ?? 1 else {
        unknown += 1
        continue
      }
      if cell > 0, weight == 0 {
        invalid.append(
          InvalidFigure(
            "weight", region: region, found: weight, wanted: "more than 0, since \(cell) work there"))
      }
      // A region with nothing at all is no place where the industry could be.
      if weight > 0 { known.append(Pair(own: cell, reference: weight)) }
    }
    let jobs = known.reduce(0) { $0 + $1.own }
    let whole = known.reduce(0) { $0 + $1.reference }
    for (name, sum) in [("sum of employment", jobs), ("sum of weights", whole)] where invalid.isEmpty {
      if !sum.isFinite { invalid.append(InvalidFigure(name, found: sum, wanted: "a finite number")) }
    }
    try invalid.refuse()
    hasEmployment = jobs > 0
    pairs = known.map { Pair(own: jobs > 0 ? $0.own / jobs : 0, reference: $0.reference / whole) }
    unknownRegions = unknown
  }

  /// The measure with its reasons, the same for every measure of this kind.
  func concentration(_ measure: ([Pair]) -> Double) -> Concentration {
    let impossible: UndefinedConcentration? =
      !hasEmployment ? .noEmployment : pairs.count == 1 ? .oneRegion : nil
    let found = impossible == nil ? measure(pairs) : nil
    let undefined = unknownRegions > 0 ? .unknownFigures(count: unknownRegions) : impossible
    return Concentration(
      value: undefined == nil ? found : nil, amongKnown: found, unknownRegions: unknownRegions,
      undefined: undefined)
  }
}
