public import Decision
internal import Scoring

/// What it takes to bring a region into the top.
public enum Reform: Sendable, Equatable {
  /// It is there already, at this rank.
  case unnecessary(rank: Int)
  case reached(ReformPlan)
  /// No pull of the levers that the search found brings it there; the best rank that one does, and where.
  case notReachable(bestRank: Int, at: [ReformMove])
}

/// One figure of a reform.
public struct ReformMove: Sendable, Equatable {
  /// Id of the criterion.
  public let criterion: String
  /// The figure as it is, in natural units.
  public let present: Double
  /// The figure that it is to become.
  public let value: Double
  public let cost: Double
  public var change: Double { value - present }

  public init(criterion: String, present: Double, value: Double, cost: Double) {
    self.criterion = criterion
    self.present = present
    self.value = value
    self.cost = cost
  }
}

/// The cheapest reform found, with the proof that goes with it.
public struct ReformPlan: Sendable, Equatable {
  /// How well the conditions of an optimum (Karush, Kuhn and Tucker) hold; none of the three has a unit. Where scores
  /// move by steps, as they do by ranks, there are no slopes and two of them have no value.
  public struct Optimality: Sendable, Equatable {
    /// Over the levers, the largest gain of Lagrange's function from a small move up or down that the bounds allow,
    /// per unit of the marginal cost: 0 at an optimum. At a bend of the score both sides are looked at. A marginal cost
    /// below a thousandth of the plan's cost over the lever's way counts as that.
    public let stationarity: Double?
    /// How far the score lies below the one that is wanted, per unit of the gap before the reform.
    public let infeasibility: Double
    /// How far the score lies above the one that is wanted, times the shadow price, per unit of the cost.
    public let complementarity: Double?

    public init(stationarity: Double?, infeasibility: Double, complementarity: Double?) {
      self.stationarity = stationarity
      self.infeasibility = infeasibility
      self.complementarity = complementarity
    }
  }

  /// One per lever, in the order of the levers.
  public let moves: [ReformMove]
  public let cost: Double
  public let rank: Int
  public let score: Double
  /// Lagrange's multiplier: the cost of one unit of score more, at the margin; none where scores move by steps.
  public let shadowPrice: Double?
  public let optimality: Optimality
  /// Searches begun, and how many of them ended within 1e-6 of the cheapest cost; none is begun where scores
  /// move by steps only.
  public let starts: Int
  public let agreeing: Int
  /// Whether the conditions of an optimum hold to 1e-4. Where it is false no single lever of the plan can be moved back,
  /// but nothing more is known.
  public var isStationary: Bool { optimality.stationarity.map { $0 <= 1e-4 } ?? false }
  /// Whether every combination of the levers' pieces was searched, or costs more from the outset. False where there are
  /// too many, and where a search did not come to rest; then a cheaper reform in other pieces is possible.
  public let coversAllPieces: Bool

  public init(
    moves: [ReformMove], cost: Double, rank: Int, score: Double, shadowPrice: Double?, optimality: Optimality,
    starts: Int, agreeing: Int, coversAllPieces: Bool
  ) {
    self.moves = moves
    self.cost = cost
    self.rank = rank
    self.score = score
    self.shadowPrice = shadowPrice
    self.optimality = optimality
    self.starts = starts
    self.agreeing = agreeing
    self.coversAllPieces = coversAllPieces
  }
}

/// The least-cost change of several figures that brings a region into the top k.
///
///     minimise   Σ_j cost_j(x_j − present_j)     over lower_j ≤ x_j ≤ upper_j
///     subject to S_r(x) ≥ the k-th largest of the other scores at x
///
/// All scores are made anew at every x. The ways of the levers are cut into pieces at the present figure and at the
/// figures where scores bend; within one choice of pieces cost and scores are smooth. There the augmented
/// Lagrangian is minimised by BFGS in angles, `x = low + (high − low)·sin²(θ/2)`, which cannot leave the piece; the
/// multiplier is then updated. A lever that ends on an inner cut moves on to the next piece where that is cheaper.
/// The search is begun from several points, and where the pieces can be combined in at most 128 ways, in every
/// combination that could be cheaper; the cheapest end is brought onto the constraint, scored
/// once more by the method itself, and tested against the conditions of an optimum.
///
/// The problem need not be convex, so the answer is the cheapest of the ends found, and it says how many of
/// the searches agree.
///
///     // goalposts 0 to 10, weights .6 and .4; region 2, 2 (.2) against 5, 5 (.5); 1 a unit each:
///     // first figure 2 → 7, cost 5, shadow price 1/.06
///
/// - Parameters:
///   - region: the alternative to be reformed.
///   - top: k; rank k with ties counts.
///   - levers: what can be changed; one for each criterion at most.
///   - scorer: the figures, and how they are scored.
///   - starts: searches begun, at least 1.
///   - looks: combinations of figures looked at before any search, so that a way into the top that no lever opens
///     alone is not missed.
///   - seed: of the starting points.
/// - Returns: the reform, or that none is needed, or the best rank that the search could reach.
/// - Throws: ``CounterfactualError/question(_:)`` with everything that is wrong with the levers or the top;
///   ``CounterfactualError/scoring(_:)`` when the method has no value somewhere within the bounds.
/// - Complexity: some thousand scorings; where scores have parts, of the levers' columns only.
/// - Source: Nocedal & Wright (2006), *Numerical Optimization*, 2nd ed., framework 17.3 with eqs 17.55-17.57
///   (augmented Lagrangian with one inequality) and theorem 12.1 (the conditions).
public func reform(
  of region: Int, into top: Int, by levers: [Lever], scorer: Scorer, starts: Int = 8, looks: Int = 4_096,
  seed: UInt64 = 1
) throws(CounterfactualError) -> Reform {
  let matrix = scorer.matrix
  precondition(matrix.alternatives.indices.contains(region), "caller gives an alternative of the matrix")
  precondition(starts > 0, "caller begins at least one search")
  guard (1...matrix.alternatives.count).contains(top) else {
    throw .question(
      ProblemList(
        Problem(
          "the top \(top) is asked for, and \(matrix.alternatives.count) alternatives are ranked",
          hint: "give a number from 1 to \(matrix.alternatives.count)")))
  }
  try checkLevers(levers, of: region, in: matrix)
  do throws(ScoringError) {
    let criteria = levers.compactMap { lever in matrix.criteria.firstIndex { $0.id == lever.criterion } }
    let figures = try MovedFigures(scorer, row: region, criteria: criteria)
    let present = rank(of: region, try figures.wholeScores(at: figures.present))
    if present <= top { return .unnecessary(rank: present) }
    let problem = try ReformProblem(figures, levers: levers, top: top)
    return try ReformSearch(problem, starts: starts, looks: looks, seed: seed).answer()
  } catch {
    throw .scoring(error)
  }
}

/// The smallest rank of the alternative's tie group; 1 is best.
func rank(of row: Int, _ scores: [Double]) -> Int {
  1 + scores.count { $0 > scores[row] }
}
