/// One plant of an industry: where it is and how many work there.
public struct Plant: Sendable, Equatable {
  /// Position of its region, from 0.
  public let region: Int
  /// In jobs, 0 or more; nil is unknown.
  public let employment: Double?

  public init(region: Int, employment: Double?) {
    self.region = region
    self.employment = employment
  }
}

/// How far the plants of one industry stand together, beyond what few and large plants do by chance.
public struct EllisonGlaeser: Sendable, Equatable {
  /// γ of Ellison and Glaeser, no unit: 0 as by chance, above 0 together, below 0 apart. Above 0.05 they call
  /// an industry concentrated, below 0.02 not very.
  public let gamma: Double?
  /// The estimator of the same γ by Maurel and Sédillot.
  public let maurelSedillot: Double?
  /// `G = Σ (s − x)²`, which few plants raise by chance.
  public let rawConcentration: Double?
  /// `H = Σ z²` over plants, from 1/N for N plants of one size to 1 for a single plant.
  public let plantHerfindahl: Double?
  /// Why there is no γ; nil where there is.
  public let undefined: UndefinedConcentration?
}

/// The concentration indices of Ellison and Glaeser and of Maurel and Sédillot for one industry.
///
/// With z the plants' shares of the industry's employment, s the regions' shares of it and x their shares of
/// all employment:
///
/// `γ = (G − (1 − Σx²)·H)/((1 − Σx²)·(1 − H))` with `G = Σ (s − x)²` and `H = Σ z²`,
/// `γ_MS = ((Σs² − Σx²)/(1 − Σx²) − H)/(1 − H)`.
///
/// Both have the expectation 0 when each plant falls on a region with the chance x, and both estimate the
/// excess probability that two plants choose the same region for its advantages or for each other.
///
///     // two regions of one size; plants of 3 and 1 in the first, of 4 in the second: dispersed
///     let plants = [(0, 3.0), (0, 1), (1, 4)].map { Plant(region: $0.0, employment: $0.1) }
///     try ellisonGlaeser(plants: plants, weights: [1, 1]).gamma  // −0.6842: G = 0, H = 13/32, γ = −13/19
///
/// - Parameters:
///   - plants: all plants of the industry; those without employment change nothing.
///   - weights: employment of all industries, one a region, 0 or more; rescaled to sum to one.
/// - Returns: the indices and their parts. All are nil when the size of a plant is not known or nobody works
///   there; γ alone is nil with one plant (H = 1) or one region (Σx² = 1), where it is 0/0.
/// - Throws: ``ClusterError/invalidFigures(_:)`` for sizes and weights that are negative or not finite, for a
///   region that is not among the weights, and when no weight is above 0.
/// - Complexity: O(plants + regions).
/// - Source: Ellison & Glaeser (1997), *Journal of Political Economy* 105(5) 889–927, section III;
///   Maurel & Sédillot (1999), *Regional Science and Urban Economics* 29(5) 575–604, section 2.
public func ellisonGlaeser(
  plants: [Plant], weights: [Double]
) throws(ClusterError) -> EllisonGlaeser {
  try check(plants, weights)
  let unknown = plants.count { $0.employment == nil }
  guard unknown == 0 else { return .undefined(.unknownFigures(count: unknown)) }
  let sizes = plants.map { $0.employment ?? 0 }
  let jobs = sizes.reduce(0, +)
  guard jobs > 0 else { return .undefined(.noEmployment) }

  let z = sizes.map { $0 / jobs }
  let whole = weights.reduce(0, +)
  let x = weights.map { $0 / whole }
  var s = [Double](repeating: 0, count: x.count)
  for (plant, share) in zip(plants, z) { s[plant.region] += share }
  let herfindahl = z.reduce(0) { $0 + $1 * $1 }
  let raw = zip(s, x).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  let undefined: UndefinedConcentration? =
    x.count { $0 > 0 } == 1 ? .oneRegion : z.count { $0 > 0 } == 1 ? .onePlant : nil
  guard undefined == nil else {
    return EllisonGlaeser(
      gamma: nil, maurelSedillot: nil, rawConcentration: raw, plantHerfindahl: herfindahl,
      undefined: undefined)
  }
  let (otherRegion, otherPlant) = (chanceOfTwo(x), chanceOfTwo(z))
  return EllisonGlaeser(
    gamma: (raw - otherRegion * herfindahl) / (otherRegion * otherPlant),
    // The same as printed, with Σs² − Σx² = (1 − Σx²) − (1 − Σs²).
    maurelSedillot: 1 - chanceOfTwo(s) / (otherRegion * otherPlant), rawConcentration: raw,
    plantHerfindahl: herfindahl, undefined: nil)
}

extension EllisonGlaeser {
  fileprivate static func undefined(_ reason: UndefinedConcentration) -> EllisonGlaeser {
    EllisonGlaeser(
      gamma: nil, maurelSedillot: nil, rawConcentration: nil, plantHerfindahl: nil, undefined: reason)
  }
}

/// `1 − Σp²` of shares, as the sum over pairs `2·Σ p_a·p_b`: one large share leaves a small rest with all of
/// its digits.
private func chanceOfTwo(_ shares: [Double]) -> Double {
  var before = 0.0
  var sum = 0.0
  for share in shares {
    sum += before * share
    before += share
  }
  return 2 * sum
}

private func check(_ plants: [Plant], _ weights: [Double]) throws(ClusterError) {
  var invalid = InvalidFigures()
  for (index, plant) in plants.enumerated() {
    if !weights.indices.contains(plant.region) {
      invalid.append(
        InvalidFigure(
          "region of plant \(index)", found: Double(plant.region), wanted: "0 to \(weights.count - 1)"))
    }
    if let size = plant.employment, !(size >= 0 && size < .infinity) {
      invalid.append(InvalidFigure("employment of plant \(index)", found: size, wanted: amountWanted))
    }
  }
  checkAmounts(weights, of: "weight", into: &invalid)
  let whole = weights.reduce(0, +)
  if invalid.isEmpty, !(whole > 0 && whole < .infinity) {
    invalid.append(InvalidFigure("sum of weights", found: whole, wanted: "a finite number above 0"))
  }
  try invalid.refuse()
}
