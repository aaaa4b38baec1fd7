internal import Decision
internal import Indicators
internal import Scoring

/// The stages from treatment to scores, for other figures and other weights than those of an assessment: the
/// one place where a question is put to its method again.
///
/// Treatments and normalisations find their parameters anew on every column that they are given.
struct ScoringStage: Sendable {
  let wanted: [Study.Wanted]
  let alternatives: [Alternative]
  let criteria: [Criterion]
  private let method: any Scoring.Method
  private let methodName: String
  private let normalisation: String
  /// Criteria as the method sees them: where a normalisation has turned costs round they are none any more.
  private let scaledCriteria: [Criterion]

  init(_ assessment: Assessment) {
    wanted = assessment.study.wanted
    alternatives = assessment.alternatives
    criteria = assessment.criteria
    method = assessment.method
    methodName = assessment.study.method
    normalisation = assessment.normalisation
    scaledCriteria = assessment.normalised.criteria
  }

  /// Whether a score is the weighted sum of places on min-max, for which there are quicker ways to the same
  /// bytes.
  var isRangeSum: Bool { method is WeightedSum && normalisation == MinMax.name }

  /// For each criterion, figures at which a scale bends: ends of goalposts and of targets.
  var bends: [[Double]] {
    wanted.map { want in
      (want.entry.goalposts.map { [$0.low, $0.high] } ?? [])
        + (want.entry.target.map { [$0.low, $0.high] } ?? [])
    }
  }

  func treated(_ values: [Double], _ criterion: Int) throws(ScoringError) -> TreatedColumn {
    let entry = wanted[criterion].entry
    do throws(IndicatorError) {
      return try Indicators.treated(
        values, criterion: criteria[criterion], by: entry.treatment, goalposts: entry.goalposts,
        target: entry.target)
    } catch {
      throw .undefined(method: entry.treatment.rawValue, reason: "\(error)")
    }
  }

  /// The columns of some criteria on the scale that the method takes: normalised ones, or those in natural
  /// units.
  func scaled(_ places: [Int], _ columns: [TreatedColumn]) throws(ScoringError) -> [[Double]] {
    let matrix = try checked(places.map { criteria[$0] }, columns.map(\.values))
    guard method is any ScoringMethod else { return matrix.columns }
    var goalposts: [String: Goalposts] = [:]
    var targets: [String: Target] = [:]
    for (place, column) in zip(places, columns) {
      goalposts[criteria[place].id] = column.goalposts
      targets[criteria[place].id] = column.target
    }
    return try NormalisationCatalogue.normalisation(
      named: normalisation, settings: NormalisationSettings(goalposts: goalposts, targets: targets)
    ).normalised(matrix).columns
  }

  /// One score per alternative, for columns of all criteria on the scale that the method takes.
  func scores(ofScaled columns: [[Double]], weights: WeightVector) throws(ScoringError) -> [Double] {
    let values: [Double]
    if let scoring = method as? any ScoringMethod {
      values = try scoring.scores(
        forNormalised: NormalisedMatrix(
          alternatives: alternatives, criteria: scaledCriteria, columns: columns,
          normalisation: normalisation), weights: weights
      ).values
    } else if let outranking = method as? any OutrankingMethod {
      values = try outranking.scores(for: try checked(criteria, columns), weights: weights).values
    } else {
      preconditionFailure("a method takes one of the two matrices")
    }
    if let bad = values.firstIndex(where: { !$0.isFinite }) {
      throw undefined("the score of '\(alternatives[bad].id)' is \(values[bad])")
    }
    return values
  }

  func scores(_ columns: [TreatedColumn], weights: WeightVector) throws(ScoringError) -> [Double] {
    try scores(ofScaled: try scaled(Array(criteria.indices), columns), weights: weights)
  }

  /// The same from figures before treatment.
  func scaled(natural columns: [[Double]], of places: [Int]) throws(ScoringError) -> [[Double]] {
    try scaled(places, try treated(columns, places))
  }

  private func treated(
    _ columns: [[Double]], _ places: [Int]
  ) throws(ScoringError) -> [TreatedColumn] {
    var seen: [TreatedColumn] = []
    seen.reserveCapacity(places.count)
    for (place, column) in zip(places, columns) { seen.append(try treated(column, place)) }
    return seen
  }

  /// What some criteria add to a weighted sum; every normalisation goes column by column.
  func parts(
    _ places: [Int], _ columns: [[Double]], weights: WeightVector
  ) throws(ScoringError) -> [[Double]] {
    let seen = try treated(columns, places)
    if isRangeSum, let parts = rangeParts(places, seen, weights) { return parts }
    return zip(places, try scaled(places, seen)).map { place, column in
      let weight = weights.values[place] * (scaledCriteria[place].direction == .benefit ? 1 : -1)
      return column.map { weight * $0 }
    }
  }

  private func rangeParts(
    _ places: [Int], _ columns: [TreatedColumn], _ weights: WeightVector
  ) -> [[Double]]? {
    var parts: [[Double]] = []
    parts.reserveCapacity(places.count)
    for (place, column) in zip(places, columns) {
      var part = [Double](repeating: 0, count: column.values.count)
      guard addOnRange(column.values, place, column.goalposts, weights.values[place], to: &part) else {
        return nil
      }
      parts.append(part)
    }
    return parts
  }

  private func checked(
    _ criteria: [Criterion], _ columns: [[Double]]
  ) throws(ScoringError) -> DecisionMatrix {
    do throws(MatrixError) {
      return try DecisionMatrix(alternatives: alternatives, criteria: criteria, columns: columns)
    } catch {
      throw undefined("\(error)")
    }
  }

  func undefined(_ reason: String) -> ScoringError { .undefined(method: methodName, reason: reason) }
}

// MARK: a weighted sum on min-max

extension ScoringStage {
  /// Sums of all criteria in the order in which ``WeightedSum`` makes them: by family, then the families.
  ///
  /// - Parameter add: adds a criterion's part to the sums of its family; false ends it.
  /// - Returns: false where `add` did.
  func rangeSums(
    into scores: inout [Double], family: inout [Double],
    _ add: (_ criterion: Int, _ sums: inout [Double]) throws(ScoringError) -> Bool
  ) throws(ScoringError) -> Bool {
    for i in scores.indices { scores[i] = 0 }
    for i in family.indices { family[i] = 0 }
    for j in criteria.indices {
      guard try add(j, &family) else { return false }
      let isLast = j + 1 == criteria.count
      guard isLast || criteria[j + 1].family != criteria[j].family else { continue }
      for i in scores.indices {
        scores[i] += family[i]
        family[i] = 0
      }
    }
    return true
  }

  /// Weight times the place on min-max, or between the goalposts, as ``MinMax`` finds it.
  ///
  /// - Returns: false where a range is too wide for a double, which the method itself has a way round, and
  ///   where a
  ///   figure is none.
  func addOnRange(
    _ column: [Double], _ criterion: Int, _ posts: Goalposts?, _ weight: Double, to sums: inout [Double]
  ) -> Bool {
    let isCost = criteria[criterion].direction == .cost
    let column = column.span
    var sums = sums.mutableSpan
    let count = min(column.count, sums.count)
    var low = posts?.low ?? .infinity
    var high = posts?.high ?? -.infinity
    if posts == nil {
      for i in 0..<count {
        let value = unsafe column[unchecked: i]
        low = min(low, value)
        high = max(high, value)
      }
    }
    let range = high - low
    guard range.isFinite else { return false }
    guard range > 0 else {
      for i in 0..<count { unsafe sums[unchecked: i] += weight }
      return true
    }
    for i in 0..<count {
      let value = unsafe column[unchecked: i]
      // Nothing lies beyond the observed ends; what lies beyond goalposts is held at them.
      let inside = posts == nil ? value : min(max(value, low), high)
      unsafe sums[unchecked: i] += weight * ((isCost ? high - inside : inside - low) / range)
    }
    return true
  }
}
