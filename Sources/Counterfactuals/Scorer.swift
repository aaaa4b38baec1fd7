public import Decision
public import Scoring

/// A way to score figures that nobody has measured: treats, normalises, weighs and aggregates them anew.
///
/// Because everything is done again, a figure that becomes the largest of its column moves the scale of all.
public struct Scorer: Sendable {
  public typealias Score = @Sendable (DecisionMatrix) throws(ScoringError) -> [Double]
  public typealias Parts =
    @Sendable (_ criteria: [Int], _ columns: [[Double]]) throws(ScoringError) -> [[Double]]
  /// Scores of columns that stand on the method's scale already, one per criterion.
  public typealias Aggregate = @Sendable (_ scaled: [[Double]]) throws(ScoringError) -> [Double]
  public typealias Treatment =
    @Sendable (_ criterion: Int, _ column: [Double]) throws(ScoringError) -> [Double]

  /// The figures as they are: gaps filled, in natural units, before treatment.
  public let matrix: DecisionMatrix
  /// One score per alternative, larger is better.
  public let score: Score
  /// What each of some criteria adds to every alternative's score, given their columns; none where a
  /// score is no such sum. Makes a question about a few of many criteria cheap.
  public let parts: Parts?
  /// The two halves of `score`, for columns that are scaled one by one: columns of some criteria onto the
  /// method's scale, and the scores from all. Where they are given only columns that move are scaled anew.
  public let halves: Halves?
  public struct Halves: Sendable {
    public let scale: Parts
    public let aggregate: Aggregate

    public init(scale: @escaping Parts, aggregate: @escaping Aggregate) {
      self.scale = scale
      self.aggregate = aggregate
    }
  }
  /// For each criterion, figures at which a score may bend: goalposts, ends of an ideal range. The smallest and
  /// the largest figure of the other alternatives are always among them and need not be given.
  public let bends: [[Double]]

  /// - Parameters:
  ///   - matrix: alternatives × criteria.
  ///   - bends: one list per criterion; none for no bends.
  ///   - score: pure; called from one thread at a time.
  ///   - parts: where given, its lists must add up to `score`, to rounding.
  ///   - halves: where given, one after the other they must be `score`, to the last bit.
  public init(
    matrix: DecisionMatrix, bends: [[Double]]? = nil, score: @escaping Score, parts: Parts? = nil,
    halves: Halves? = nil
  ) {
    precondition((bends?.count ?? matrix.criteria.count) == matrix.criteria.count, "one list per criterion")
    self.matrix = matrix
    self.score = score
    self.parts = parts
    self.halves = halves
    self.bends = bends ?? matrix.criteria.map { _ in [] }
  }
}

extension Scorer {
  /// A method on normalised columns. The weighted sum also gives its parts.
  ///
  ///     // weighted sum, weights ½ and ½, min-max: figures 0, 10, 5 and 10, 0, 5 all score ½
  ///
  /// - Parameters:
  ///   - matrix: figures in natural units.
  ///   - weights: one per criterion.
  ///   - treated: the column as the normalisation sees it; none where nothing is treated.
  ///   - bends: figures at which a criterion bends, in natural units; goalposts belong here.
  public init(
    matrix: DecisionMatrix, normalisation: any Normalisation, method: any ScoringMethod,
    weights: WeightVector, treated: Treatment? = nil, bends: [[Double]]? = nil
  ) {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let criteria = matrix.criteria
    @Sendable func normalised(
      _ places: [Int], _ columns: [[Double]], of alternatives: [Alternative]
    ) throws(ScoringError) -> NormalisedMatrix {
      try normalisation.normalised(
        treatedMatrix(alternatives, places.map { criteria[$0] }, columns, places, treated))
    }
    let score: Score = { (matrix) throws(ScoringError) in
      try method.scores(
        for: normalised(Array(criteria.indices), matrix.columns, of: matrix.alternatives), weights: weights
      ).values
    }
    guard method is WeightedSum else {
      self.init(matrix: matrix, bends: bends, score: score)
      return
    }
    let alternatives = matrix.alternatives
    self.init(
      matrix: matrix, bends: bends, score: score,
      parts: { (places, columns) throws(ScoringError) in
        let scaled = try normalised(places, columns, of: alternatives)
        return zip(places, zip(scaled.criteria, scaled.columns)).map { place, column in
          let weight = column.0.direction == .benefit ? weights.values[place] : -weights.values[place]
          return column.1.map { weight * $0 }
        }
      })
  }

  /// A method that takes natural units.
  public init(
    matrix: DecisionMatrix, method: any OutrankingMethod, weights: WeightVector,
    treated: Treatment? = nil, bends: [[Double]]? = nil
  ) {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let criteria = matrix.criteria
    self.init(
      matrix: matrix, bends: bends,
      score: { (matrix) throws(ScoringError) in
        let seen = try treatedMatrix(
          matrix.alternatives, criteria, matrix.columns, Array(criteria.indices), treated)
        return try method.scores(for: seen, weights: weights).values
      })
  }
}

/// The columns after their treatment, as a checked matrix.
private func treatedMatrix(
  _ alternatives: [Alternative], _ criteria: [Criterion], _ columns: [[Double]], _ places: [Int],
  _ treated: Scorer.Treatment?
) throws(ScoringError) -> DecisionMatrix {
  var seen = columns
  if let treated { for (k, place) in places.enumerated() { seen[k] = try treated(place, columns[k]) } }
  return try checked(alternatives, criteria, seen)
}

/// A hypothetical figure may be one that a treatment or a method cannot take: then there is no score, and no trap.
func checked(
  _ alternatives: [Alternative], _ criteria: [Criterion], _ columns: [[Double]]
) throws(ScoringError) -> DecisionMatrix {
  do throws(MatrixError) {
    return try DecisionMatrix(alternatives: alternatives, criteria: criteria, columns: columns)
  } catch {
    throw .undefined(method: "what-if", reason: "\(error)")
  }
}
