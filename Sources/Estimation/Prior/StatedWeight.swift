public import Decision

/// What an office says that one covariate is worth, beside the others.
public struct StatedWeight: Sendable, Equatable {
  /// The covariate: a column of the design, named as its coefficient.
  public let term: String
  /// Not negative; only the proportions of the weights count.
  public let weight: Double
  /// Whether more of it is better.
  public let direction: Direction

  public init(_ term: String, _ weight: Double, _ direction: Direction = .benefit) {
    self.term = term
    self.weight = weight
    self.direction = direction
  }

  /// The weight with the sign of its direction.
  var signed: Double { direction == .benefit ? weight : -weight }
}

/// Stated weights and the columns of a design that they are about.
struct StatedColumns {
  /// Places of the columns in the design, those with a stated weight first and in the order of the weights.
  let places: [Int]
  /// Places of the columns of which nothing is stated.
  let free: [Int]
  /// Directed weights of the stated columns; all weights that were given sum to one.
  let weights: [Double]
  /// Standard deviations of the stated columns within cases.
  let deviations: [Double]
  /// Stated terms that the design has dropped, and why.
  let dropped: [OmittedColumn]

  /// - Throws: ``EstimationError/input(_:)`` with every weight that is not finite or negative, unknown and
  ///   repeated terms, and when nothing is left that is above zero.
  init(_ stated: [StatedWeight], on design: ChoiceDesign) throws(EstimationError) {
    var problems = EstimationProblems()
    var seen: Set<String> = []
    let lost = Dictionary(design.dropped.map { ($0.name, $0) }) { first, _ in first }
    for one in stated {
      if !(one.weight >= 0 && one.weight.isFinite) {
        problems.append(
          .init(
            .column(one.term), "its stated weight is \(one.weight); wanted a finite one of at least zero",
            hint: "turn its direction round in place of a negative weight"))
      }
      if !seen.insert(one.term).inserted {
        problems.append(.init(.column(one.term), "it has two stated weights", hint: "give it one"))
      } else if !design.names.contains(one.term), lost[one.term] == nil {
        problems.append(
          .init(
            .column(one.term), "it has a stated weight and is no column of the model",
            hint: suggestion(for: one.term, among: design.names)))
      }
    }
    try problems.refuse()
    var (places, weights, deviations): ([Int], [Double], [Double]) = ([], [], [])
    var dropped: [OmittedColumn] = []
    let total = stated.reduce(0) { $0 + $1.weight }
    for one in stated {
      let place = design.names.firstIndex(of: one.term)
      let deviation = place.map { design.deviationWithinCases(of: design.columns[$0]) } ?? 0
      if let place, deviation > 0 {
        places.append(place)
        weights.append(total > 0 ? one.signed / total : 0)
        deviations.append(deviation)
      } else {
        dropped.append(
          lost[one.term]
            ?? OmittedColumn(name: one.term, reason: "it is the same for all alternatives of every case"))
      }
    }
    guard weights.contains(where: { $0 != 0 }) else {
      throw .problem(
        .table, "no column of the model has a stated weight above zero",
        hint: "state the weight of at least one covariate that differs between alternatives")
    }
    self.places = places
    self.weights = weights
    self.deviations = deviations
    self.dropped = dropped
    free = design.columns.indices.filter { !places.contains($0) }
  }
}

extension ChoiceDesign {
  /// The standard deviation of a column within cases: `√(Σ wₙ Σⱼ (xₙⱼ − x̄ₙ)²/Jₙ ÷ Σ wₙ)`, zero where only
  /// rounding is left.
  func deviationWithinCases(of column: [Double]) -> Double {
    var (sum, total, size) = (0.0, 0.0, 0.0)
    for n in chosen.indices {
      let rows = starts[n]..<starts[n + 1]
      let weight = caseWeight(n)
      guard weight > 0 else { continue }
      // Measured from the first row, so that large figures keep the digits of their differences.
      let origin = column[rows.lowerBound]
      let mean = rows.reduce(0) { $0 + (column[$1] - origin) } / Double(rows.count)
      let square = rows.reduce(0.0) {
        let distance = (column[$1] - origin) - mean
        return $0 + distance * distance
      }
      size = rows.reduce(size) { max($0, abs(column[$1])) }
      sum += weight * (square / Double(rows.count))
      total += weight
    }
    let deviation = (sum / total).squareRoot()
    return deviation > ChoiceSets.sameness * size ? deviation : 0
  }
}
