public import Decision

/// Weights from an order of importance alone: the centre of all weight vectors that keep it.
///
/// The k-th of n criteria weighs `w_k = (1/n)·Σ_(i = k…n) 1/i`. Criteria of equal importance share the mean
/// of the places that they hold together.
///
///     // three criteria, most important first → 11/18, 5/18, 2/18
///     try RankOrderCentroid(order: [["wage"], ["port"], ["tax"]]).weights.values
///
/// - Complexity: O(n).
/// - Source: Barron & Barrett (1996), *Management Science* 42(11) 1515; Edwards & Barron (1994),
///   *Organizational Behavior and Human Decision Processes* 60 306.
public struct RankOrderCentroid: Weighting, Equatable {
  public static let name = "roc"
  /// The most important first.
  public let criteria: [String]
  /// In the order of `criteria`.
  public let weights: WeightVector

  /// - Parameter order: groups of ids, the most important first; the criteria of a group are equally
  ///   important.
  /// - Throws: ``ScoringError/parameter(key:message:)`` when there is no criterion, for every group that is
  ///   empty and every criterion named twice.
  public init(order: [[String]]) throws(ScoringError) {
    let criteria = order.flatMap { $0 }
    var messages = problems(ofCriteria: criteria)
    for (place, group) in order.enumerated() where group.isEmpty && !criteria.isEmpty {
      messages.append("place \(place + 1) of the order holds no criterion; drop it")
    }
    guard messages.isEmpty else { throw .judgements(of: Self.name, messages) }
    let count = criteria.count
    // From the smallest share on, so that the sum loses least.
    var byPlace = [Double](repeating: 0, count: count)
    var sum = 0.0
    for place in stride(from: count, through: 1, by: -1) {
      sum += 1 / Double(place)
      byPlace[place - 1] = sum / Double(count)
    }
    var shared: [Double] = []
    for group in order {
      let places = byPlace[shared.count..<(shared.count + group.count)]
      shared += [Double](repeating: places.reduce(0, +) / Double(group.count), count: group.count)
    }
    self.criteria = criteria
    do {
      weights = try WeightVector(relative: shared)
    } catch {
      throw .judgements(of: Self.name, ["\(error)"])
    }
  }

  public func weights(for matrix: DecisionMatrix) throws(ScoringError) -> WeightVector {
    try matched(weights, of: criteria, to: matrix)
  }
}
