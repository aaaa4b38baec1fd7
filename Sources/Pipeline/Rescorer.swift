internal import Decision
internal import Foundation
internal import Indicators
internal import Scoring

/// The stages from treatment to scores, for other figures and other weights than those of an assessment.
///
/// Treatments and normalisations find their parameters anew on the figures of every draw; a column that is
/// not drawn is treated once.
struct Rescorer: Sendable {
  private let wanted: [Study.Wanted]
  private let alternatives: [Alternative]
  private let criteria: [Criterion]
  private let method: any Scoring.Method
  private let methodName: String
  private let normalisation: String
  /// Columns as they stand, treated.
  private let held: [TreatedColumn]
  /// Columns as they stand, on the scale of min-max; none where the scores are no sum of it.
  private let unit: [[Double]]?

  init(_ assessment: Assessment) throws(ScoringError) {
    wanted = assessment.study.wanted
    alternatives = assessment.alternatives
    criteria = assessment.criteria
    method = assessment.method
    methodName = assessment.study.method
    normalisation = assessment.normalisation
    let isSum = assessment.method is WeightedSum && assessment.normalisation == MinMax.name
    unit = isSum ? assessment.normalised.columns : nil
    var held: [TreatedColumn] = []
    for j in criteria.indices {
      held.append(try Self.treated(wanted[j], criteria[j], assessment.figures.columns[j].values))
    }
    self.held = held
  }

  var count: Int { alternatives.count }

  /// - Parameters:
  ///   - figures: none where all are held.
  ///   - variates: of this draw's figures.
  ///   - scratch: room for one column and one family's sums.
  func score(
    _ figures: DrawnFigures?, _ variates: [Double], weights: [Double], scratch: inout Scratch,
    into scores: inout [Double]
  ) throws(ScoringError) {
    if unit != nil, try sum(figures, variates, weights: weights, &scratch, into: &scores) { return }
    scores = try asked(figures, variates, weights: weights, &scratch)
  }

  struct Scratch {
    fileprivate var column: [Double]
    fileprivate var family: [Double]

    init(count: Int) {
      column = [Double](repeating: 0, count: count)
      family = column
    }
  }

  // MARK: a weighted sum on min-max

  /// The sums in the order in which ``WeightedSum`` makes them.
  ///
  /// - Returns: false where a range is too wide for a double, which the method itself has a way round.
  private func sum(
    _ figures: DrawnFigures?, _ variates: [Double], weights: [Double], _ scratch: inout Scratch,
    into scores: inout [Double]
  ) throws(ScoringError) -> Bool {
    for i in scores.indices { scores[i] = 0 }
    for i in scratch.family.indices { scratch.family[i] = 0 }
    for j in criteria.indices {
      if let figures, !figures.columns[j].rows.isEmpty {
        figures.draw(column: j, variates, into: &scratch.column)
        var posts = wanted[j].entry.goalposts
        if wanted[j].entry.treatment != .none {
          let bent = try Self.treated(wanted[j], criteria[j], scratch.column)
          scratch.column = bent.values
          posts = bent.goalposts
        }
        let isCost = criteria[j].direction == .cost
        guard Self.add(scratch.column, isCost: isCost, posts, weights[j], to: &scratch.family) else {
          return false
        }
      } else if let unit {
        Self.add(unit[j], weights[j], to: &scratch.family)
      }
      let isLast = j + 1 == criteria.count
      guard isLast || criteria[j + 1].family != criteria[j].family else { continue }
      for i in scores.indices {
        scores[i] += scratch.family[i]
        scratch.family[i] = 0
      }
    }
    return true
  }

  private static func add(_ column: [Double], _ weight: Double, to sums: inout [Double]) {
    let column = column.span
    var sums = sums.mutableSpan
    for i in 0..<min(column.count, sums.count) { unsafe sums[unchecked: i] += weight * column[unchecked: i] }
  }

  /// Weight times the place on min-max, or between the goalposts, as ``MinMax`` finds it.
  private static func add(
    _ column: [Double], isCost: Bool, _ posts: Goalposts?, _ weight: Double, to sums: inout [Double]
  ) -> Bool {
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

  // MARK: any method

  private func asked(
    _ figures: DrawnFigures?, _ variates: [Double], weights: [Double], _ scratch: inout Scratch
  ) throws(ScoringError) -> [Double] {
    var columns: [[Double]] = []
    var goalposts: [String: Goalposts] = [:]
    var targets: [String: Target] = [:]
    for j in criteria.indices {
      var column = held[j]
      if let figures, !figures.columns[j].rows.isEmpty {
        figures.draw(column: j, variates, into: &scratch.column)
        if let bad = scratch.column.firstIndex(where: { !$0.isFinite }) {
          throw .undefined(
            method: methodName,
            reason: "the figure of '\(alternatives[bad].id)' on '\(criteria[j].id)' is \(scratch.column[bad])"
          )
        }
        column = try Self.treated(wanted[j], criteria[j], scratch.column)
      }
      columns.append(column.values)
      goalposts[criteria[j].id] = column.goalposts
      targets[criteria[j].id] = column.target
    }
    let matrix: DecisionMatrix
    let vector: WeightVector
    do throws(MatrixError) {
      matrix = try DecisionMatrix(alternatives: alternatives, criteria: criteria, columns: columns)
    } catch {
      throw .undefined(method: methodName, reason: "\(error)")
    }
    do throws(WeightError) { vector = try WeightVector(relative: weights) } catch {
      throw .undefined(method: methodName, reason: "\(error)")
    }
    let scores: Scores
    if let scoring = method as? any ScoringMethod {
      let scale = try NormalisationCatalogue.normalisation(
        named: normalisation, settings: NormalisationSettings(goalposts: goalposts, targets: targets))
      scores = try scoring.scores(for: try scale.normalised(matrix), weights: vector)
    } else if let outranking = method as? any OutrankingMethod {
      scores = try outranking.scores(for: matrix, weights: vector)
    } else {
      preconditionFailure("a method takes one of the two matrices")
    }
    if let bad = scores.values.firstIndex(where: { !$0.isFinite }) {
      throw .undefined(
        method: methodName, reason: "the score of '\(alternatives[bad].id)' is \(scores.values[bad])")
    }
    return scores.values
  }

  private static func treated(
    _ want: Study.Wanted, _ criterion: Criterion, _ values: [Double]
  ) throws(ScoringError) -> TreatedColumn {
    do throws(IndicatorError) {
      return try Indicators.treated(
        values, criterion: criterion, by: want.entry.treatment, goalposts: want.entry.goalposts,
        target: want.entry.target)
    } catch {
      throw .undefined(method: want.entry.treatment.rawValue, reason: "\(error)")
    }
  }
}

/// Draws figures and scores them.
struct FigureScorer: DrawScorer {
  private let rescorer: Rescorer
  private let figures: DrawnFigures
  private let seed: UInt64
  private var variates: [Double]
  private var scratch: Rescorer.Scratch

  init(_ rescorer: Rescorer, _ figures: DrawnFigures, seed: UInt64) {
    self.rescorer = rescorer
    self.figures = figures
    self.seed = seed
    variates = [Double](repeating: 0, count: figures.count)
    scratch = Rescorer.Scratch(count: rescorer.count)
  }

  mutating func score(draw: Int, weights: [Double], into scores: inout [Double]) throws(ScoringError) {
    standardNormals(into: &variates, seed: seed, stream: DrawStream.figures(draw: draw))
    do throws(ScoringError) {
      try rescorer.score(figures, variates, weights: weights, scratch: &scratch, into: &scores)
    } catch {
      throw error.located("in draw \(draw + 1)")
    }
  }
}

extension ScoringError {
  /// The same error with where it came up.
  func located(_ place: String) -> ScoringError {
    switch self {
    case .undefined(let method, let reason): .undefined(method: method, reason: "\(place) \(reason)")
    case .outside(let name, _): .undefined(method: name, reason: "\(place) \(self)")
    default: .undefined(method: "robust", reason: "\(place) \(self)")
    }
  }
}
