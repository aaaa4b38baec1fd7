public import Decision

/// Two rankings by distillation of how credible it is that one alternative is at least as good as another.
///
/// With d the difference in favour of b on criterion j: concordance `c_j(a, b)` is 1 where d ≤ q, 0 where d ≥ p and
/// `(p − d)/(p − q)` between; discordance `d_j(a, b)` is 0 where d ≤ p, 1 where d ≥ veto and `(d − p)/(veto − p)`
/// between. `c = Σ_j w_j·c_j` and `σ = c·Π (1 − d_j)/(1 − c)` over the criteria with `d_j > c`. Distillation takes out
/// the best (descending) or the worst (ascending) again and again, by `s(λ) = 0.30 − 0.15·λ`; see ``Distillation``. The
/// score is minus the mean of the two ranks, in which ties share the smallest rank of their group.
///
///     // 9 9 / 5 5 / 1 1, any weights, no thresholds → ranks 1 2 3 both ways → −1 −2 −3
///
/// Without thresholds every difference counts in full and nothing vetoes. A p that is not given is q, a q that is not
/// given is 0. Credibilities are compared to nine decimals, so that sums of weights which are equal on paper are equal
/// here. Adding an alternative can reverse ranks, since every cut depends on all of them.
///
/// - Throws: ``ScoringError/parameter(key:message:)`` when p lies below q or veto below p on a criterion with
///   a weight.
/// - Complexity: O(m²·n) for the credibilities; distillation O(m²) as a rule and O(m³) at worst. Memory
///   O(m·n), beside a table of 32 MB at most for up to 2,000 alternatives; above that credibilities are worked
///   out again when they are wanted.
/// - Source: Roy (1978), *Cahiers du CERO* 20(1) 3; Figueira, Mousseau & Roy (2005), in *Multiple Criteria
///   Decision Analysis: State of the Art Surveys*, Springer, ch. 4.
public struct ELECTREIII: OutrankingMethod {
  public static let name = "electre-iii"
  public static let scoreScale = ScoreScale.own("minus the mean of two ranks")
  public static let isQuadratic = true
  public static func pairwiseCost(_ parameters: MethodParameters, _ criteria: [Criterion]) -> PairwiseCost? {
    PairwiseCost(from: tableLimit, columns: criteria.count, nanoseconds: nanosecondsOfAPair)
  }
  public static let scale = "natural units"
  public static let parameterKeys = ["q", "p", "veto"]
  /// Up to so many alternatives a table of all pairs is kept, of 32 MB at most.
  static let tableLimit = 2_000
  /// What a pair takes on one criterion without the table, measured on 10,000 × 20.
  static let nanosecondsOfAPair = 7.0
  private let parameters: MethodParameters

  /// Differences on one criterion in its unit: up to q nobody cares, from p on it is a clear preference, from veto on
  /// nothing makes up for it.
  public struct Thresholds: Sendable, Equatable {
    public let q: Double
    public let p: Double
    public let veto: Double?

    public init(q: Double = 0, p: Double? = nil, veto: Double? = nil) {
      self.q = q
      self.p = p ?? q
      self.veto = veto
    }
  }

  /// - Parameters:
  ///   - thresholds: by criterion; none for the others.
  ///   - workers: threads; no result depends on them.
  public init(_ thresholds: [String: Thresholds] = [:], workers: Workers = .one) {
    var single: [String: [String: MethodParameters.Value]] = [:]
    for (criterion, own) in thresholds {
      single["q", default: [:]][criterion] = .number(own.q)
      single["p", default: [:]][criterion] = .number(own.p)
      if let veto = own.veto { single["veto", default: [:]][criterion] = .number(veto) }
    }
    parameters = MethodParameters(single: single, workers: workers)
  }

  public init(_ parameters: MethodParameters) throws(ScoringError) {
    // The criteria are not known yet. Those that are named, and one that is not, show what has no right form.
    let named = (parameters.criteria + [""]).map { Criterion(id: $0, direction: .benefit) }
    for key in Self.parameterKeys {
      _ = try parameters.numbers(key, for: named, in: 0...Double.greatestFiniteMagnitude)
    }
    self.parameters = parameters
  }

  public func scores(for matrix: DecisionMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let count = matrix.alternatives.count
    let weighed = matrix.criteria.indices.filter { weights.values[$0] > 0 }
    let thresholds = try thresholds(of: weighed.map { matrix.criteria[$0] })
    let criteria = zip(weighed, thresholds).map { j, own in
      CredibilityCriterion(
        matrix.columns[j], isCost: matrix.criteria[j].direction == .cost, weight: weights.values[j], own)
    }
    let ranked = Self.distillation(count, criteria, parameters.workers)
    let ranks = parameters.workers.pieces(rows: 2, block: 1) { piece in
      ranked(piece.lowerBound == 0 ? .descending : .ascending).map(Double.init)
    }
    return Scores(
      values: zip(ranks[0], ranks[1]).map { -($0 + $1) / 2 },
      workings: [
        Working("Z₁", "rank of the descending distillation", along: .alternatives, ranks[0]),
        Working("Z₂", "rank of the ascending distillation", along: .alternatives, ranks[1]),
      ],
      notices: try idleVetoes(matrix, weights)
        + [Notice("electre-iii: adding or dropping an alternative can reverse ranks")])
  }

  /// With the table of credibilities where it is small, without it above.
  private static func distillation(
    _ count: Int, _ criteria: [CredibilityCriterion], _ workers: Workers
  ) -> @Sendable (Distillation.Way) -> [Int] {
    guard count <= tableLimit else {
      return FrugalDistillation(criteria, count: count, workers: workers).ranks
    }
    return Distillation(credibilities(count: count, criteria, workers: workers), count: count).ranks
  }

  private func thresholds(of criteria: [Criterion]) throws(ScoringError) -> [Thresholds] {
    let bounds = 0...Double.greatestFiniteMagnitude
    let indifference = try parameters.numbers("q", for: criteria, in: bounds)
    let preference = try parameters.numbers("p", for: criteria, in: bounds)
    let veto = try parameters.numbers("veto", for: criteria, in: bounds)
    var all: [Thresholds] = []
    for (j, criterion) in criteria.enumerated() {
      let own = Thresholds(q: indifference[j] ?? 0, p: preference[j], veto: veto[j])
      if own.p < own.q {
        throw .parameter(
          key: "p.\(criterion.id)",
          message: "\(plain(own.p)) lies below q, which is \(plain(own.q)); raise p or lower q")
      }
      if let veto = own.veto, veto < own.p {
        throw .parameter(
          key: "veto.\(criterion.id)",
          message: "\(plain(veto)) lies below p, which is \(plain(own.p)); raise the veto or lower p")
      }
      all.append(own)
    }
    return all
  }

  /// A veto is a strong word: that it has no say is told.
  private func idleVetoes(_ matrix: DecisionMatrix, _ weights: WeightVector) throws(ScoringError) -> [Notice]
  {
    let weightless = matrix.criteria.indices.filter { weights.values[$0] == 0 }.map { matrix.criteria[$0] }
    let vetoes = try parameters.numbers("veto", for: weightless, in: 0...Double.greatestFiniteMagnitude)
    return zip(weightless, vetoes).filter { $0.1 != nil }.map { criterion, _ in
      Notice("electre-iii: the veto of '\(criterion.id)' has no say, since its weight is zero")
    }
  }
}

extension OutrankingMethod where Self == ELECTREIII {
  public static var electreIII: Self { ELECTREIII() }
}
