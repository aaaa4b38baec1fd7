internal import Counterfactuals
public import Decision
internal import Scoring

/// What would let one alternative overtake another: one figure, or one weight, changed alone.
public struct Overtaking: Sendable {
  /// A number that closes the gap, or the nearest that one comes to closing it.
  public struct Change: Sendable, Equatable {
    public let criterion: Criterion
    /// As it is: a raw figure in its unit, or a weight.
    public let present: Double
    /// At which both are level, or past it for a figure that is 0 or 1 for all; none where no number within
    /// the bounds does it.
    public let value: Double?
    /// The change in standard deviations of the column (n − 1), for figures that are reached.
    public let deviations: Double?
    /// Where none is reached: the gap that is left at best, below zero, and the number at which it is left.
    public let bestGap: Double?
    public let bestAt: Double?

    public var change: Double? { value.map { $0 - present } }
  }

  public let challenger: Alternative
  public let leader: Alternative
  /// How far the leader's score lies above the challenger's; zero when they are level.
  public let gap: Double
  /// Figures of the challenger, the fewest standard deviations first, those that do not reach it last.
  public let ofChallenger: [Change]
  /// Figures of the leader.
  public let ofLeader: [Change]
  /// Weights, the others kept in proportion; the smallest change first.
  public let weights: [Change]
}

extension Assessment {
  /// Above so many alternatives a method of quadratic time is not asked thousands of times.
  public static let overtakingLimit = 60

  /// The smallest change of one figure, and of one weight, at which the lower of two alternatives overtakes the other.
  ///
  /// Figures move within the range observed among the ranked alternatives, and minimum, maximum and treatment move with
  /// them. Exact for the weighted sum; elsewhere by search, which may miss a crossing that closes again within a thirtieth
  /// of the way.
  ///
  /// - Returns: none for a method of quadratic time and more than ``overtakingLimit`` alternatives, and where the
  ///   method has no value close by.
  /// - Throws: ``StudyError/question(_:)`` when one of the two is not ranked.
  public func overtaking(_ first: String, _ second: String) throws(StudyError) -> Overtaking? {
    var problems = ProblemList()
    for id in [first, second] where index(of: id) == nil { problems.append(notRanked(id)) }
    guard let a = index(of: first), let b = index(of: second) else { throw .question(problems) }
    guard !comparesAllPairs || alternatives.count <= Self.overtakingLimit else { return nil }
    // Of two that are level the one that is shown later is the challenger.
    let isAhead =
      scores.values[a] > scores.values[b] || (scores.values[a] == scores.values[b] && first < second)
    let (leader, challenger) = isAhead ? (a, b) : (b, a)
    do throws(CounterfactualError) {
      let scorer = try figureScorer()
      func changes(_ moving: Moving) throws(CounterfactualError) -> [Overtaking.Change] {
        return try figureBreakEvens(of: challenger, against: leader, moving: moving, scorer: scorer).map {
          change($0, isWhole: isYesOrNo($0.criterion))
        }
      }
      return Overtaking(
        challenger: alternatives[challenger], leader: alternatives[leader],
        gap: scores.values[leader] - scores.values[challenger], ofChallenger: try changes(.challenger),
        ofLeader: try changes(.leader), weights: try weightChanges(challenger, leader))
    } catch {
      throw .data(error.problems)
    }
  }

  /// Whom to compare an alternative with: the one before it, or, for the first, the one after it.
  public func neighbour(of id: String) -> Alternative? {
    guard let row = index(of: id), let place = ranking.order.firstIndex(of: row), ranking.order.count > 1
    else {
      return nil
    }
    return alternatives[ranking.order[place == 0 ? 1 : place - 1]]
  }

  /// Why an alternative that is asked about is not there.
  func notRanked(_ id: String) -> Problem {
    if let reason = removed.first(where: { $0.id == id })?.reason {
      return Problem("'\(id)' is not ranked: it \(reason)", hint: "drop the condition or check the id")
    }
    return Problem("'\(id)' is not ranked", hint: suggestion(for: id, among: alternatives.map(\.id)))
  }

  private func weightChanges(
    _ challenger: Int, _ leader: Int
  ) throws(CounterfactualError) -> [Overtaking.Change] {
    let found: [WeightBreakEven]
    if let scorer {
      found = try weightBreakEvens(
        of: challenger, against: leader, among: alternatives, weights: weights, score: scorer)
    } else {
      found = try weightBreakEvens(of: challenger, against: leader, in: normalised, weights: weights)
    }
    return found.map {
      change(criteria[$0.criterion], present: $0.present, $0.breakEven, deviations: nil)
    }
  }

  /// Whether a figure is 0 or 1 for all, so that nothing between means anything.
  func isYesOrNo(_ criterion: Int) -> Bool {
    figures.columns[criterion].values.allSatisfy { $0 == 0 || $0 == 1 }
  }

  /// - Parameter isWhole: whether a figure between 0 and 1 stands for the one on its far side.
  private func change(_ found: FigureBreakEven, isWhole: Bool) -> Overtaking.Change {
    guard isWhole, case .at(let value, let change) = found.breakEven, change != 0 else {
      return self.change(
        criteria[found.criterion], present: found.present, found.breakEven, deviations: found.deviations)
    }
    let end = change > 0 ? value.rounded(.up) : value.rounded(.down)
    return Overtaking.Change(
      criterion: criteria[found.criterion], present: found.present, value: end,
      deviations: found.deviations.map { $0 * (end - found.present) / change }, bestGap: nil, bestAt: nil)
  }

  private func change(
    _ criterion: Criterion, present: Double, _ answer: BreakEven, deviations: Double?
  ) -> Overtaking.Change {
    switch answer {
    case .at(let value, _):
      Overtaking.Change(
        criterion: criterion, present: present, value: value, deviations: deviations, bestGap: nil,
        bestAt: nil)
    case .never(_, let gap, let place):
      Overtaking.Change(
        criterion: criterion, present: present, value: nil, deviations: nil, bestGap: gap, bestAt: place)
    }
  }
}
