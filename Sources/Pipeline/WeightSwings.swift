public import Decision
internal import Scoring

/// How far the lead of the first over the second moves when one weight is halved, and when it is doubled.
public struct WeightSwings: Sendable, Equatable {
  /// Whose weight is changed.
  public enum Subject: Sendable, Equatable {
    /// All criteria of a family, which keep their proportions.
    case family(Family)
    /// Its place in the assessment.
    case criterion(Int)
  }

  /// The ranking with one weight changed.
  public struct End: Sendable, Equatable {
    public let weight: Double
    /// Score of the first less that of the second; below zero where the second has passed it.
    public let lead: Double
    /// Place of the one that is first then, of all that are ranked; the first as it stands where others are
    /// level with it but for rounding.
    public let leader: Int
  }

  public struct Swing: Sendable, Equatable {
    public let subject: Subject
    public let weight: Double
    /// None where the method has no value for these weights.
    public let halved: End?
    public let doubled: End?
    /// From the smallest to the largest of the three leads.
    public let length: Double
  }

  /// Places in the assessment.
  public let first: Int
  public let second: Int
  /// As the weights stand.
  public let lead: Double
  /// The longest first; of the same length, in the order of the assessment.
  public let swings: [Swing]
  /// Weights for which the method has no value.
  public let notices: [Notice]
}

extension Assessment {
  /// Halves and doubles the weight of each family, or of each criterion where there is one family at most,
  /// and scores again.
  ///
  /// A weight w becomes x = w/2, and x = min(2·w, 1); the others are multiplied by `(1 − x)/(1 − w)`, so that
  /// they keep their proportions, and share equally where w is all the weight. The lead of a weighted sum is
  /// `x·a + (1 − x)·b`, with a the lead on the subject alone and b that on the others, so that one of its
  /// ends lies on each side; other methods may move to the same side twice.
  ///
  ///     // X (1, 0, 1) leads Z (.5, .5, 0) by .375 under weights .5, .25, .25:
  ///     //   the second halved .5208, doubled .0833; the third .2708 and .5833; the first .3125 and .5
  ///
  /// - Returns: none where there is no second; no swings where one subject has no other beside it.
  /// - Complexity: two scorings for each family or criterion.
  /// - Source: the diagram is that of Howard (1988), *Management Science* 34(6) 679.
  public func weightSwings() -> WeightSwings? {
    guard alternatives.count > 1 else { return nil }
    let (first, second) = (ranking.order[0], ranking.order[1])
    let lead = scores.values[first] - scores.values[second]
    var notices: [Notice] = []
    var swings: [WeightSwings.Swing] = []
    for (subject, members) in swingSubjects where members.count < criteria.count {
      let own = members.reduce(0) { $0 + weights.values[$1] }
      func end(_ x: Double, _ words: String) -> WeightSwings.End? {
        do throws(ScoringError) {
          return try ending(members, own: own, to: x, first, second)
        } catch {
          let said = error.problems.kept.first?.message ?? "\(error)"
          notices.append(Notice("with the weight of '\(name(of: subject))' \(words): \(said)"))
          return nil
        }
      }
      let halved = end(own / 2, "halved")
      let doubled = end(min(2 * own, 1), "doubled")
      let leads = [lead] + [halved, doubled].compactMap { $0?.lead }
      swings.append(
        WeightSwings.Swing(
          subject: subject, weight: own, halved: halved, doubled: doubled,
          length: leads.max()! - leads.min()!))
    }
    let order = swings.indices.sorted {
      swings[$0].length != swings[$1].length ? swings[$0].length > swings[$1].length : $0 < $1
    }
    return WeightSwings(
      first: first, second: second, lead: lead, swings: order.map { swings[$0] }, notices: notices)
  }

  /// Families where there are several, and criteria that belong to none; else every criterion.
  private var swingSubjects: [(WeightSwings.Subject, [Int])] {
    guard families.count > 1 else { return criteria.indices.map { (.criterion($0), [$0]) } }
    let named = families.map { family in
      (WeightSwings.Subject.family(family), criteria.indices.filter { criteria[$0].family == family })
    }
    return named + criteria.indices.filter { criteria[$0].family == nil }.map { (.criterion($0), [$0]) }
  }

  private func name(of subject: WeightSwings.Subject) -> String {
    switch subject {
    case .family(let family): family.rawValue
    case .criterion(let j): criteria[j].id
    }
  }

  private func ending(
    _ members: [Int], own: Double, to x: Double, _ first: Int, _ second: Int
  ) throws(ScoringError) -> WeightSwings.End {
    let found: [Double]
    if x == own {
      found = scores.values
    } else {
      let isMember = Set(members)
      let rest = weights.values.indices.reduce(0) { isMember.contains($1) ? $0 : $0 + weights.values[$1] }
      let values = weights.values.indices.map { j in
        if isMember.contains(j) { return weights.values[j] * (x / own) }
        return rest > 0
          ? weights.values[j] * ((1 - x) / rest) : (1 - x) / Double(criteria.count - members.count)
      }
      found = try rescored(values)
    }
    let best = Ranking(scores: found, ids: alternatives.map(\.id)).order[0]
    // Rescaled weights carry a few roundings, which must not break a tie.
    let rounding = 1e-12 * (found.map(abs).max() ?? 0)
    return WeightSwings.End(
      weight: x, lead: found[first] - found[second],
      leader: found[best] - found[first] > rounding ? best : first)
  }

  /// The method's scores for other weights and the same figures.
  private func rescored(_ values: [Double]) throws(ScoringError) -> [Double] {
    let vector: WeightVector
    do throws(WeightError) { vector = try WeightVector(relative: values) } catch {
      throw .undefined(method: study.method, reason: "\(error)")
    }
    let found =
      if let scorer { try scorer(vector) } else {
        try WeightedSum().scores(forNormalised: normalised, weights: vector).values
      }
    if let bad = found.firstIndex(where: { !$0.isFinite }) {
      throw .undefined(
        method: study.method, reason: "the score of '\(alternatives[bad].id)' is \(found[bad])")
    }
    return found
  }
}
