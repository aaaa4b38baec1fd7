public import Decision

/// How much farther an alternative lies from the worst point than the others do: in Euclidean distance, and
/// in taxicab distance where the Euclidean ones differ by τ or more.
///
/// With `r_ij = w_j·x̃_ij` and `ns_j` the worst of column j:
/// `E_i = √Σ_j (r_ij − ns_j)²`, `T_i = Σ_j |r_ij − ns_j|`,
/// `h_ik = (E_i − E_k) + ψ(E_i − E_k)·(T_i − T_k)` and `H_i = Σ_k h_ik`; `ψ(x)` is 1 if `|x| ≥ τ`, else 0.
///
///     // one criterion, .5 and 1 → E = T = 0 and .5 → H = −1 and 1
///
/// Those at least τ away lie at the two ends of the alternatives in order of E, so sums from either end give
/// every `H_i` without comparing pairs. A better row can score less than one it dominates, since other pairs
/// then pass τ. Adding an alternative can reverse ranks.
///
/// - Throws: ``ScoringError/undefined(method:reason:)`` when a score is more than a double holds.
/// - Complexity: O(m·n + m·log m).
/// - Source: Keshavarz Ghorabaee, Zavadskas, Turskis & Antucheviciene (2016), *Economic Computation and
///   Economic Cybernetics Studies and Research* 50(3) 25, steps 2-7.
public struct CODAS: ScoringMethod {
  public static let name = "codas"
  public static let scoreScale = ScoreScale.own("lead over the others, 0 on average")
  public static let defaultNormalisation = Linear.name
  public static let parameterKeys = ["tau"]
  /// Euclidean difference from which on the taxicab distance counts as well.
  public let tau: Double

  public init(tau: Double = 0.02) {
    precondition(tau >= 0 && tau.isFinite, "caller gives a threshold of 0 or above")
    self.tau = tau
  }

  public init(_ parameters: MethodParameters) throws(ScoringError) {
    self.init(tau: try parameters.number("tau", default: 0.02, in: 0...Double.greatestFiniteMagnitude))
  }

  public func scores(for matrix: NormalisedMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let (worst, euclidean, taxicab) = distances(matrix, weights)
    let values = assessments(euclidean, taxicab)
    if let huge = values.firstIndex(where: { !$0.isFinite }) {
      throw .undefined(
        method: Self.name,
        reason: "the score of '\(matrix.alternatives[huge].id)' is more than a number can hold")
    }
    var notices = [Notice("codas: adding or dropping an alternative can reverse ranks")]
    if !(0.01...0.05).contains(tau) {
      notices.append(Notice("codas: tau is \(plain(tau)); the paper advises 0.01 to 0.05"))
    }
    return Scores(
      values: values,
      workings: [
        Working("ns", "negative-ideal point", along: .criteria, worst),
        Working("E", "Euclidean distance from it", along: .alternatives, euclidean),
        Working("T", "taxicab distance from it", along: .alternatives, taxicab),
      ],
      notices: notices)
  }

  /// The worst point and both distances from it.
  private func distances(
    _ matrix: NormalisedMatrix, _ weights: WeightVector
  ) -> (worst: [Double], euclidean: [Double], taxicab: [Double]) {
    let count = matrix.alternatives.count
    let ends = matrix.columns.map { extremes($0) }
    let widest = zip(ends, weights.values).reduce(0) { max($0, $1.1 * ($1.0.high - $1.0.low)) }
    // Squares of tiny differences vanish and those of huge ones overflow: the largest one sets the unit, a
    // power of two, which rounds nothing.
    let exponent = max(widest, .leastNormalMagnitude).exponent
    let unit = widest.isFinite ? Double(sign: .plus, exponent: Int(exponent), significand: 1) : 1
    let inverse = 1 / unit
    var worst: [Double] = []
    var squares = [Double](repeating: 0, count: count)
    var sums = squares
    for (j, column) in matrix.columns.enumerated() {
      let low = matrix.criteria[j].direction == .benefit ? ends[j].low : ends[j].high
      worst.append(weights.values[j] * low)
      let weight = weights.values[j]
      guard weight > 0 else { continue }
      for i in 0..<count {
        let difference = weight * abs(column[i] - low) * inverse
        squares[i] += difference * difference
        sums[i] += difference
      }
    }
    return (worst, squares.map { $0.squareRoot() * unit }, sums.map { $0 * unit })
  }

  /// `H` from `E` and `T`.
  private func assessments(_ euclidean: [Double], _ taxicab: [Double]) -> [Double] {
    let count = euclidean.count
    // In order of both distances, so that the sums, and with them the scores, do not depend on the order of
    // the rows.
    let order = euclidean.indices.map { Place(euclidean: euclidean[$0], taxicab: taxicab[$0], row: $0) }
      .sorted()
    let total = CompensatedSum.running(order.lazy.map(\.euclidean))[count]
    let fromBelow = CompensatedSum.running(order.lazy.map(\.taxicab))
    let fromAbove = CompensatedSum.running(order.lazy.reversed().map(\.taxicab))
    var values = [Double](repeating: 0, count: count)
    // How many lie τ or more below, and the first that lies τ or more above: both depend on E alone, and grow
    // with it.
    var below = 0
    var above = 0
    for place in order {
      while order[below].euclidean < place.euclidean, place.euclidean - order[below].euclidean >= tau {
        below += 1
      }
      while above < count, order[above].euclidean - place.euclidean < tau { above += 1 }
      let far = fromBelow[below] + fromAbove[count - above]
      let taxicabPart = Double(below + count - above) * place.taxicab - far
      values[place.row] = (Double(count) * place.euclidean - total) + taxicabPart
    }
    return values
  }
}

extension ScoringMethod where Self == CODAS {
  public static var codas: Self { CODAS() }
}

/// An alternative by its distances.
private struct Place: Comparable {
  let euclidean: Double
  let taxicab: Double
  let row: Int

  static func < (one: Place, other: Place) -> Bool {
    one.euclidean < other.euclidean || (one.euclidean == other.euclidean && one.taxicab < other.taxicab)
  }
}

/// A sum that carries what rounding drops, after Neumaier (1974).
private struct CompensatedSum {
  private var sum = 0.0
  private var dropped = 0.0

  mutating func add(_ value: Double) {
    let next = sum + value
    dropped += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
    sum = next
  }

  /// The sums of the first 0, 1, 2, … values.
  static func running(_ values: some Sequence<Double>) -> [Double] {
    var all = [0.0]
    var running = CompensatedSum()
    for value in values {
      running.add(value)
      all.append(running.sum + running.dropped)
    }
    return all
  }
}
