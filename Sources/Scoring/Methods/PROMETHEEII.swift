public import Decision

/// How much an alternative is preferred to the others, less how much they are preferred to it, in −1…1.
///
/// With `P_j(a, b)` the preference function of criterion j on the difference in favour of a:
/// `π(a, b) = Σ_j w_j·P_j(a, b)`, `φ⁺(a) = Σ_b π(a, b)/(m − 1)`, `φ⁻(a) = Σ_b π(b, a)/(m − 1)` and `φ = φ⁺ − φ⁻`.
///
///     // usual on 4 3 2 / 3 2 4 / 5 1 3 with weights .5 .3 .2 → φ = .1 −.3 .2
///
/// Every function but `gaussian` is summed along the sorted column, without comparing pairs. Adding an alternative can
/// reverse ranks, since it adds to the flows of the others by different amounts.
///
/// - Throws: ``ScoringError/undefined(method:reason:)`` when one alternative stands alone: the mean over no others is
///   0/0. ``ScoringError/parameter(key:message:)`` when a criterion with a weight lacks a threshold that its function
///   wants, or p lies below q.
/// - Complexity: O(n·m·log m) time and O(m) memory beside the matrix; `gaussian` takes O(m²) time for each criterion.
/// - Source: Brans, Vincke & Mareschal (1986), *European Journal of Operational Research* 24(2) 228, sections 3-4.
public struct PROMETHEEII: OutrankingMethod {
  public static let name = "promethee-ii"
  public static let scoreScale = ScoreScale.own("net flow, −1 to 1")
  public static let scale = "natural units"
  public static let relativeCost = 10
  public static let parameterKeys = ["function", "q", "p", "s"]
  /// Only the Gaussian function compares all pairs.
  public static func pairwiseCost(_ parameters: MethodParameters, _ criteria: [Criterion]) -> PairwiseCost? {
    let functions = try? parameters.words(
      "function", for: criteria, default: "usual", among: PreferenceFunction.names)
    return PairwiseCost(
      from: 10_000, columns: functions?.count { $0 == "gaussian" } ?? 0, nanoseconds: 2.5)
  }
  private let parameters: MethodParameters

  /// - Parameters:
  ///   - function: for every criterion without its own.
  ///   - own: functions of single criteria, by id.
  ///   - workers: threads; no result depends on them.
  public init(
    _ function: PreferenceFunction = .usual, own: [String: PreferenceFunction] = [:], workers: Workers = .one
  ) {
    var single: [String: [String: MethodParameters.Value]] = [:]
    for (criterion, function) in own {
      for (key, value) in function.written { single[key, default: [:]][criterion] = value }
    }
    parameters = MethodParameters(general: function.written, single: single, workers: workers)
  }

  public init(_ parameters: MethodParameters) throws(ScoringError) {
    // The criteria are not known yet. Those that are named, and one that is not, show what has no right form.
    let named = (parameters.criteria + [""]).map { Criterion(id: $0, direction: .benefit) }
    _ = try parameters.words("function", for: named, default: "usual", among: PreferenceFunction.names)
    for key in ["q", "p", "s"] {
      _ = try parameters.numbers(key, for: named, in: 0...Double.greatestFiniteMagnitude)
    }
    self.parameters = parameters
  }

  public func scores(for matrix: DecisionMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let count = matrix.alternatives.count
    // A criterion without weight has no say, not even by a threshold that it lacks.
    let weighed = matrix.criteria.indices.filter { weights.values[$0] > 0 }
    let (functions, idle) = try parameters.preferenceFunctions(for: weighed.map { matrix.criteria[$0] })
    guard count > 1 else {
      throw .undefined(
        method: Self.name,
        reason: "'\(matrix.alternatives[0].id)' has no other alternative to be compared with")
    }
    var positive = [Double](repeating: 0, count: count)
    var negative = positive
    let workers = parameters.workers
    // A few criteria at a time, so that memory does not grow with their number; they are added up in their order.
    let batch = 2 * workers.count
    for start in stride(from: 0, to: weighed.count, by: batch) {
      let end = min(start + batch, weighed.count)
      let flows = workers.pieces(rows: end - start, block: 1) { piece in
        let k = start + piece.lowerBound
        return sorted(matrix, weighed[k]).flows(functions[k])
      }
      for (k, flow) in zip(start..<end, flows) {
        let weight = weights.values[weighed[k]]
        let flow = flow ?? gaussianFlows(on: matrix, criterion: weighed[k], functions[k])
        for i in 0..<count {
          positive[i] += weight * flow.positive[i]
          negative[i] += weight * flow.negative[i]
        }
      }
    }
    let others = Double(count - 1)
    positive = positive.map { $0 / others }
    negative = negative.map { $0 / others }
    return Scores(
      values: zip(positive, negative).map { $0 - $1 },
      workings: [
        Working("φ⁺", "preferred to the others", along: .alternatives, positive),
        Working("φ⁻", "others preferred to it", along: .alternatives, negative),
      ],
      notices: idle + notices(on: matrix, zip(weighed, functions)))
  }

  private func sorted(_ matrix: DecisionMatrix, _ j: Int) -> SortedColumn {
    SortedColumn(matrix.columns[j], isCost: matrix.criteria[j].direction == .cost)
  }

  private func gaussianFlows(
    on matrix: DecisionMatrix, criterion: Int, _ function: PreferenceFunction
  ) -> PreferenceFlows {
    guard case .gaussian(let s) = function else {
      preconditionFailure("every other function has sorted flows")
    }
    return sorted(matrix, criterion).gaussianFlows(s: s, workers: parameters.workers)
  }

  private func notices(
    on matrix: DecisionMatrix, _ functions: some Sequence<(Int, PreferenceFunction)>
  ) -> [Notice] {
    let quadratic = functions.filter { if case .gaussian = $0.1 { true } else { false } }
    let named = quadratic.map { "'\(matrix.criteria[$0.0].id)'" }.joined(separator: ", ")
    let slow =
      "promethee-ii: 'gaussian' compares all pairs of alternatives on \(named), so time grows with the square "
      + "of their number"
    return (quadratic.isEmpty ? [] : [Notice(slow)])
      + [Notice("promethee-ii: adding or dropping an alternative can reverse ranks")]
  }
}

extension OutrankingMethod where Self == PROMETHEEII {
  public static var prometheeII: Self { PROMETHEEII() }
}
