internal import Decision
internal import Foundation
internal import Indicators
internal import Kernels
internal import Scoring

/// Scores of drawn figures and drawn weights.
///
/// A column that is not drawn is treated once.
struct Rescorer: Sendable {
  private let stage: ScoringStage
  /// Columns as they stand, treated.
  private let held: [TreatedColumn]
  /// Columns as they stand, on the scale of min-max; none where the scores are no sum of it.
  private let unit: [[Double]]?

  init(_ assessment: Assessment) throws(ScoringError) {
    stage = ScoringStage(assessment)
    unit = stage.isRangeSum ? assessment.normalised.columns : nil
    var held: [TreatedColumn] = []
    for (j, column) in assessment.figures.columns.enumerated() {
      held.append(try stage.treated(column.values, j))
    }
    self.held = held
  }

  var count: Int { stage.alternatives.count }

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

  /// - Returns: false where a range is too wide for a double, which the method itself has a way round.
  private func sum(
    _ figures: DrawnFigures?, _ variates: [Double], weights: [Double], _ scratch: inout Scratch,
    into scores: inout [Double]
  ) throws(ScoringError) -> Bool {
    var column: [Double] = []
    swap(&column, &scratch.column)
    defer { swap(&column, &scratch.column) }
    return try stage.rangeSums(into: &scores, family: &scratch.family) {
      (j, sums) throws(ScoringError) in
      guard let figures, !figures.columns[j].rows.isEmpty else {
        if let unit { Self.add(unit[j], weights[j], to: &sums) }
        return true
      }
      figures.draw(column: j, variates, into: &column)
      var posts = stage.wanted[j].entry.goalposts
      if stage.wanted[j].entry.treatment != .none {
        let bent = try stage.treated(column, j)
        column = bent.values
        posts = bent.goalposts
      }
      return stage.addOnRange(column, j, posts, weights[j], to: &sums)
    }
  }

  private static func add(_ column: [Double], _ weight: Double, to sums: inout [Double]) {
    let column = column.span
    var sums = sums.mutableSpan
    for i in 0..<min(column.count, sums.count) { unsafe sums[unchecked: i] += weight * column[unchecked: i] }
  }

  /// By the method itself.
  private func asked(
    _ figures: DrawnFigures?, _ variates: [Double], weights: [Double], _ scratch: inout Scratch
  ) throws(ScoringError) -> [Double] {
    var columns = held
    if let figures {
      for j in columns.indices where !figures.columns[j].rows.isEmpty {
        figures.draw(column: j, variates, into: &scratch.column)
        if let bad = scratch.column.firstIndex(where: { !$0.isFinite }) {
          throw stage.undefined(
            "the figure of '\(stage.alternatives[bad].id)' on '\(stage.criteria[j].id)' is "
              + "\(scratch.column[bad])")
        }
        columns[j] = try stage.treated(scratch.column, j)
      }
    }
    let vector: WeightVector
    do throws(WeightError) { vector = try WeightVector(relative: weights) } catch {
      throw stage.undefined("\(error)")
    }
    return try stage.scores(columns, weights: vector)
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
