public import Decision

/// Weights from two rows of judgements: the most important criterion over every other, and every other over
/// the least important one.
///
/// With `a_Bj` and `a_jW` the judgements, the weights solve Rezaei's linear model: the smallest ξ for which
/// `|w_B − a_Bj·w_j| ≤ ξ` and `|w_j − a_jW·w_W| ≤ ξ` for all j, `Σ w_j = 1`, `w_j ≥ 0`.
///
///     // a, b, c; c over them 8, 2, 1; they over a 1, 5, 8 → 1/14, 9/28, 17/28 with ξ 1/28, ratio 2/56
///
/// The model has one solution, and it has a closed form. Divide all by ξ: the least ξ becomes the largest sum
/// of weights. With w the worst's weight and b the best's, the constraints of criterion j leave it at most
/// `min((b + 1)/a_Bj, a_jW·w + 1)`, and leave it something if `|b − P_j·w| ≤ U_j`, where
///
///     P_j = a_Bj·a_jW    U_j = a_Bj + 1    and, for best and worst themselves,    P = a_BW    U = 1
///
/// The sum grows with b and with w, and all lines that bound the two rise, so it is largest at the last
/// corner of their region, `w = min (U_j + U_k)/(P_j − P_k)` over `P_j > P_k`. Where all P are equal, ξ is
/// 0.
///
/// - Complexity: O(n²).
/// - Source: Rezaei (2016), *Omega* 64 126 (the linear model); Liang, Brunelli & Rezaei (2020), *Omega* 96
///   102175 (the input-based consistency ratio).
public struct BestWorst: Weighting, Equatable {
  public static let name = "bwm"

  public let criteria: [String]
  public let best: String
  public let worst: String
  /// In the order of `criteria`.
  public let weights: WeightVector
  /// The optimum ξ of the model: 0 where the judgements are consistent.
  public let xi: Double
  /// The largest `|a_Bj·a_jW − a_BW|/(a_BW² − a_BW)`: 0 where the judgements are consistent.
  public let consistencyRatio: Double

  /// The best is a criterion that is 1 in `bestToOthers`, the worst one that is 1 in `othersToWorst`. Where
  /// several are, the pair whose judgement agrees in both rows is taken, and of several such pairs the one
  /// with the first ids in the order of their UTF-8 bytes.
  ///
  /// - Parameters:
  ///   - criteria: n ids, all different.
  ///   - bestToOthers: how many times as important the best is as each criterion; 1 to 1e100.
  ///   - othersToWorst: how many times as important each criterion is as the worst; 1 to 1e100.
  /// - Throws: ``ScoringError/parameter(key:message:)`` with everything that is wrong: criteria named
  ///   twice, values below 1, no best, no worst, a best whose judgement against the worst is not the same
  ///   in both rows, and criteria between a best and a worst that are equally important.
  public init(criteria: [String], bestToOthers: [Double], othersToWorst: [Double]) throws(ScoringError) {
    precondition(
      bestToOthers.count == criteria.count && othersToWorst.count == criteria.count,
      "caller gives one judgement per criterion in each row")
    try Self.check(criteria, bestToOthers, othersToWorst)
    let (best, worst) = try Self.ends(criteria, bestToOthers, othersToWorst)
    let apart = bestToOthers[worst]
    var ratio = 0.0
    // P and U of every bound on the best's weight; the first is that of the pair itself.
    var bounds = [(product: apart, slack: 1.0)]
    for j in criteria.indices where j != best && j != worst {
      let product = bestToOthers[j] * othersToWorst[j]
      bounds.append((product, bestToOthers[j] + 1))
      if product != apart { ratio = max(ratio, abs(product - apart) / (apart * apart - apart)) }
    }
    guard ratio.isFinite else {
      throw .judgements(
        of: Self.name,
        [
          "'\(criteria[best])' and '\(criteria[worst])' are judged equally important, so all that lie "
            + "between them are: "
            + "give every criterion 1, or name another best or worst"
        ])
    }
    // All for a worst of weight one: ξ is then the largest (P_j − P_k)/(U_j + U_k), and nought if all P are
    // equal.
    var xi = 0.0
    var corner = bounds[0]
    for high in bounds {
      for low in bounds where high.product > low.product {
        let needed = (high.product - low.product) / (high.slack + low.slack)
        if needed > xi {
          xi = needed
          corner = low
        }
      }
    }
    let bestWeight = corner.product + corner.slack * xi
    let relative = criteria.indices.map { j in
      j == worst
        ? 1 : j == best ? bestWeight : min((bestWeight + xi) / bestToOthers[j], othersToWorst[j] + xi)
    }
    self.criteria = criteria
    self.best = criteria[best]
    self.worst = criteria[worst]
    // A best and a worst that are one criterion, alone: weight one.
    weights = try Self.summingToOne(criteria.count == 1 ? [1] : relative)
    self.xi = criteria.count == 1 ? 0 : xi / relative.reduce(0, +)
    consistencyRatio = ratio
  }

  public func weights(for matrix: DecisionMatrix) throws(ScoringError) -> WeightVector {
    try matched(weights, of: criteria, to: matrix)
  }

  private static func summingToOne(_ relative: [Double]) throws(ScoringError) -> WeightVector {
    do {
      return try WeightVector(relative: relative)
    } catch {
      throw .judgements(of: name, ["\(error); state the judgements closer together"])
    }
  }

  private static func check(
    _ criteria: [String], _ bestToOthers: [Double], _ othersToWorst: [Double]
  ) throws(ScoringError) {
    var messages = problems(ofCriteria: criteria)
    for (j, id) in criteria.enumerated() {
      if !(1...1e100).contains(bestToOthers[j]) {
        messages.append("the best over '\(id)' is \(plain(bestToOthers[j])), and 1 or more is wanted")
      }
      if !(1...1e100).contains(othersToWorst[j]) {
        messages.append("'\(id)' over the worst is \(plain(othersToWorst[j])), and 1 or more is wanted")
      }
    }
    if !criteria.isEmpty, !bestToOthers.contains(1) {
      messages.append(
        "no criterion is 1 among the best's judgements, so none is the best; give the best itself 1")
    }
    if !criteria.isEmpty, !othersToWorst.contains(1) {
      messages.append(
        "no criterion is 1 among those over the worst, so none is the worst; give the worst itself 1")
    }
    guard messages.isEmpty else { throw .judgements(of: name, messages) }
  }

  /// Indexes of the best and of the worst.
  private static func ends(
    _ criteria: [String], _ bestToOthers: [Double], _ othersToWorst: [Double]
  ) throws(ScoringError) -> (best: Int, worst: Int) {
    let byId = criteria.indices.sorted { criteria[$0].utf8.lexicographicallyPrecedes(criteria[$1].utf8) }
    let worsts = byId.filter { othersToWorst[$0] == 1 }
    var nearest: (best: Int, worst: Int)?
    for best in byId where bestToOthers[best] == 1 {
      for worst in worsts where worst != best || criteria.count == 1 {
        if bestToOthers[worst] == othersToWorst[best] { return (best, worst) }
        if nearest == nil { nearest = (best, worst) }
      }
    }
    guard let (best, worst) = nearest else {
      throw .judgements(
        of: name,
        [
          "'\(criteria[worsts[0]])' is judged the best and the worst of \(criteria.count) criteria; "
            + "give 1 to another among the best's judgements or among those over the worst"
        ])
    }
    throw .judgements(
      of: name,
      [
        "'\(criteria[best])', the best, over '\(criteria[worst])', the worst, is "
          + "\(plain(bestToOthers[worst])) among the "
          + "best's judgements and \(plain(othersToWorst[best])) among those over the worst; state one of "
          + "them in both"
      ])
  }
}
