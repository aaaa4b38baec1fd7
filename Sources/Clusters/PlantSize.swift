/// How many jobs come and go together: the jobs behind one independent event when employment is counted.
///
/// Jobs are not independent: a plant brings all of its own. If the number of plants is Poisson and their
/// sizes z are draws of one distribution, employment has mean `μ·E(z)` and variance `μ·E(z²)`, so employment
/// divided by
///
/// `c = E(z²)/E(z)`
///
/// has a variance equal to its mean, as a count of independent events has. c is the size of the plant in
/// which the average job is found, `H·Σz` with H the plant Herfindahl, and larger than the mean size;
/// dividing by the mean size instead would make intervals too narrow by `√(1 + cv²)`.
///
///     try PlantSize(ofPlants: [10, 10, 20]).jobs  // 15: 600 squared jobs over 40 jobs
///
/// - Source: the count of equal mean and variance is that of Bohm & Zech (2014), *Nuclear Instruments and
///   Methods A* 748 1–6 (scaled Poisson distribution), and of Kish (1965), *Survey Sampling*, section 11.7;
///   the plant Herfindahl is that of Ellison & Glaeser (1997), *Journal of Political Economy* 105(5) 889.
public struct PlantSize: Sendable, Equatable {
  /// What the size rests on, from best to worst.
  public enum Basis: Sendable, Equatable {
    /// The size of every plant.
    case plants
    /// The mean size of local units and the usual spread of sizes.
    case meanSize
    /// Nothing about this industry.
    case assumed
  }

  /// c: jobs per independent event, above zero; in the unit of the employment.
  public let jobs: Double
  public let basis: Basis

  /// From the sizes of the plants, or of a fair sample of them.
  ///
  /// - Throws: ``ClusterError/invalidFigures(_:)`` for sizes that are negative or not finite, or that are all
  ///   0.
  public init(ofPlants sizes: [Double]) throws(ClusterError) {
    var invalid = InvalidFigures()
    for size in sizes where !(size >= 0 && size < .infinity) {
      invalid.append(InvalidFigure("plant size", found: size, wanted: amountWanted))
    }
    let sum = sizes.reduce(0, +)
    if invalid.isEmpty && !(sum > 0) {
      invalid.append(InvalidFigure("sum of plant sizes", found: sum, wanted: "a number above 0"))
    }
    try invalid.refuse()
    jobs = sizes.reduce(0) { $0 + $1 * $1 } / sum
    basis = .plants
  }

  /// From the mean size of local units alone: `c = mean·spread`.
  ///
  /// - Parameters:
  ///   - mean: employment over local units, in jobs.
  ///   - spread: `1 + cv²` of plant sizes. The default is the spread of all private establishments of one
  ///     country, see ``usualSpread``; an industry of like plants has less, so the default errs on the wide
  ///     side.
  /// - Throws: ``ClusterError/invalidFigures(_:)`` unless the mean is finite and above 0, and the spread
  ///   finite and at least 1.
  public init(mean: Double, spread: Double = usualSpread) throws(ClusterError) {
    var invalid = InvalidFigures()
    if !(mean > 0 && mean < .infinity) {
      invalid.append(InvalidFigure("mean plant size", found: mean, wanted: "a finite number above 0"))
    }
    if !(spread >= 1 && spread < .infinity) {
      invalid.append(
        InvalidFigure("spread of plant sizes", found: spread, wanted: "a finite number, 1 or more"))
    }
    try invalid.refuse()
    jobs = mean * spread
    basis = .meanSize
  }

  private init(jobs: Double, basis: Basis) {
    self.jobs = jobs
    self.basis = basis
  }

  /// For employment in jobs of an industry about whose plants nothing is known: ``usualJobs``.
  public static var assumed: PlantSize { PlantSize(jobs: usualJobs, basis: .assumed) }

  /// `E(z²)/E(z)` of the private establishments of the United States, to two figures: 370 jobs.
  ///
  /// Their size classes 1-49, 50-99, 100-499, and 500 and more hold 7,555,381, 243,199, 176,338 and 21,963
  /// establishments with 52,396,317, 16,700,678, 33,575,795 and 30,084,137 workers. With every establishment
  /// at the mean of its class this gives 369.9; the spread within classes can only add to it.
  ///
  /// - Source: *American Journal of Health Promotion* (2022), doi:10.1177/08901171221112488d, table 1.
  public static let usualJobs = 370.0

  /// `1 + cv²` of the same establishments, whose mean size is 16.6 jobs: 22 to two figures.
  public static let usualSpread = 22.0
}
