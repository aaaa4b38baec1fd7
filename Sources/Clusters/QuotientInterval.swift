internal import GSL

/// What is known of the true location quotient of one region.
public struct QuotientInterval: Sendable, Equatable {
  /// Posterior mean: the quotient drawn towards the others as far as its own evidence is thin. No unit.
  public let mean: Double
  /// Below this the true quotient lies with at most half of the probability left outside.
  public let low: Double
  /// Above this it lies with at most the other half.
  public let high: Double
  /// Effective events behind the cell: its employment over the jobs of one event.
  public let events: Double
}

/// The intervals of one industry and what they rest on.
public struct QuotientIntervals: Sendable, Equatable {
  /// One a region; nil where there is no quotient.
  public let values: [QuotientInterval?]
  /// Probability inside each interval.
  public let level: Double
  /// As estimated; the means are drawn towards it. Nil where the industry has no employment.
  public let prior: QuotientPrior?
  /// With the spread at its upper limit, one standard deviation away.
  public let widePrior: QuotientPrior?
  public let plantSize: PlantSize
}

/// Empirical-Bayes intervals for the location quotients of one industry.
///
/// With `O = jobs/c` effective events and `E = expected/c`, where c is the ``PlantSize``, the model is
/// `O ~ Poisson(E·θ)` and `θ ~ Gamma(ν, α)` over regions. θ is the location quotient without the chance of
/// where single plants happen to be. Given the data it is `Gamma(ν + O, α + E)`, with mean `(ν + O)/(α + E)`.
/// The fewer plants a region could expect, the wider the interval.
///
/// The prior is itself uncertain where regions are few, and the plain equal-tailed interval then promises too
/// much. So a second prior is taken with the spread at its upper limit (the Q-profile limit at one standard
/// deviation, `Φ(−1) = 0.159` of χ² with n − 1 degrees of freedom), and the interval reaches from the lower
/// of the two lower ends to the higher of the two upper ones. With hundreds of regions the two agree.
///
///     let jobs: [Double?] = [600, 2_400, 400, 9_000, 150]
///     let expected: [Double?] = [1_500, 1_800, 1_250, 3_000, 5_000]
///     let size = try PlantSize(ofPlants: [100])
///     let found = try quotientIntervals(jobs: jobs, expected: expected, plantSize: size)
///     found.values[0]  // the quotient is 0.4; mean 0.4282, 0.1544 to 0.8073
///
/// Limits: the overall share in E is taken as known, which it is not where one region holds most of the
/// industry. Plants of one firm that move together are more dependent than c says.
///
/// - Parameters:
///   - jobs: the industry's employment, one a region; nil is unknown.
///   - expected: the same column of ``expectedEmployment(of:industries:regionTotals:)``, in the same unit.
///   - plantSize: the jobs behind one independent event, in that unit.
///   - level: probability inside, above 0 and below 1.
/// - Returns: one interval a region; nil where `jobs` or `expected` is nil, and in every region when the
///   industry has no employment.
/// - Throws: ``ClusterError/wrongCount(of:found:wanted:)``, ``ClusterError/invalidFigures(_:)`` for jobs that
///   are negative, expectations that are not above 0 and a level outside its range, and
///   ``ClusterError/tooFewRegions(found:wanted:)`` for fewer than three regions.
/// - Complexity: O(R); some five microseconds for each region.
/// - Source: Clayton & Kaldor (1987), *Biometrics* 43(3) 671–681, section 2.
public func quotientIntervals(
  jobs: [Double?], expected: [Double?], plantSize: PlantSize, level: Double = 0.95
) throws(ClusterError) -> QuotientIntervals {
  try checkCount(of: "expected", expected.count, jobs.count)
  var invalid = InvalidFigures()
  checkAmounts(jobs, of: "jobs", into: &invalid)
  for (region, value) in expected.enumerated() {
    guard let value, !(value > 0 && value < .infinity) else { continue }
    invalid.append(
      InvalidFigure("expected", region: region, found: value, wanted: "a finite number above 0"))
  }
  if !(level > 0 && level < 1) {
    invalid.append(InvalidFigure("level", found: level, wanted: "a number between 0 and 1"))
  }
  try invalid.refuse()

  var known: [Int] = []
  var observedEvents: [Double] = []
  var expectedEvents: [Double] = []
  for (region, pair) in zip(jobs, expected).enumerated() {
    guard let jobs = pair.0, let expected = pair.1 else { continue }
    known.append(region)
    observedEvents.append(jobs / plantSize.jobs)
    expectedEvents.append(expected / plantSize.jobs)
  }
  var values = [QuotientInterval?](repeating: nil, count: jobs.count)
  guard observedEvents.contains(where: { $0 > 0 }) else {
    return QuotientIntervals(values: values, level: level, prior: nil, widePrior: nil, plantSize: plantSize)
  }
  guard known.count >= 3 else { throw .tooFewRegions(found: known.count, wanted: 3) }
  let freedom = Double(known.count - 1)
  let tail = (1 - level) / 2
  do {
    let prior = try QuotientPrior(observed: observedEvents, expected: expectedEvents, statistic: freedom)
    let limit = try gammaQuantile(below: oneDeviation, shape: freedom / 2, scale: 2)
    let wide = try QuotientPrior(observed: observedEvents, expected: expectedEvents, statistic: limit)
    for (index, region) in known.enumerated() {
      let (observed, expected) = (observedEvents[index], expectedEvents[index])
      let first = try posteriorInterval(prior, observed, expected, tail: tail)
      let second = wide == prior ? first : try posteriorInterval(wide, observed, expected, tail: tail)
      values[region] = QuotientInterval(
        mean: (prior.shape + observed) / (prior.rate + expected), low: min(first.low, second.low),
        high: max(first.high, second.high), events: observed)
    }
    return QuotientIntervals(
      values: values, level: level, prior: prior, widePrior: wide, plantSize: plantSize)
  } catch let error as ClusterError {
    throw error
  } catch {
    throw .notReached(reason: "\(error)")
  }
}

/// Φ(−1): the probability below one standard deviation under the mean.
private let oneDeviation = 0.15865525393145707

private func posteriorInterval(
  _ prior: QuotientPrior, _ observed: Double, _ expected: Double, tail: Double
) throws(GSLError) -> (low: Double, high: Double) {
  let shape = prior.shape + observed
  let scale = 1 / (prior.rate + expected)
  return (
    try gammaQuantile(below: tail, shape: shape, scale: scale),
    try gammaQuantile(above: tail, shape: shape, scale: scale)
  )
}
