public import Decision

/// How far an alternative dominates the others under prospect theory: losses weigh more than gains of the
/// same size.
///
/// With `w_rc = w_c/w_r`, r being the criterion of the largest weight, and `d = x̃_ic − x̃_jc`, a gain is
/// worth `Φ_c(i, j) = √(w_rc·d/Σ_c w_rc)` and a loss `Φ_c(i, j) = −(1/θ)·√(Σ_c w_rc·(−d)/w_rc)`: it counts
/// more, the smaller its weight is. Then `δ(i, j) = Σ_c Φ_c(i, j)` and `ξ_i = (Σ_j δ(i, j) − min)/(max − min)`, in 0…1.
///
///     // one criterion, 1 2 5 → sums of dominance in the ratio −3 : 1 − √3 : 2 + √3 → ξ = 0, .3369, 1
///
/// A criterion of weight zero has no say, though its losses would be without bound in the formula. Adding an
/// alternative can reverse ranks.
///
/// - Throws: ``ScoringError/undefined(method:reason:)`` when all dominate alike, which makes ξ 0/0; sums that
///   differ by rounding alone count as alike, since 0 and 1 would be made of that. Also when a sum is more
///   than a double holds.
/// - Complexity: O(m²·n) time, O(m) memory beside the matrix; equal values of a column are compared once.
/// - Source: Gomes & Lima (1992), *Foundations of Computing and Decision Sciences* 16(4) 113; formulas as in
///   Gomes & Rangel (2009), *European Journal of Operational Research* 193(1) 204.
public struct TODIM: ScoringMethod {
  public static let name = "todim"
  public static let scoreScale = ScoreScale.share
  public static let isQuadratic = true
  public static func pairwiseCost(_ parameters: MethodParameters, _ criteria: [Criterion]) -> PairwiseCost? {
    PairwiseCost(from: 10_000, columns: criteria.count, nanoseconds: 1.4)
  }
  public static let defaultNormalisation = Sum.name
  public static let parameterKeys = ["theta"]
  /// Attenuation of losses: below one they weigh more than in the founding paper, above one less.
  public let theta: Double
  private let workers: Workers

  private static let thetas = 1e-6...1e6
  /// Alternatives from which on the result says what comparing pairs costs.
  static let manyAlternatives = 5_000

  public init(theta: Double = 1, workers: Workers = .one) {
    precondition(Self.thetas.contains(theta), "caller gives an attenuation from 1e-6 to 1e6")
    self.theta = theta
    self.workers = workers
  }

  public init(_ parameters: MethodParameters) throws(ScoringError) {
    self.init(
      theta: try parameters.number("theta", default: 1, in: Self.thetas), workers: parameters.workers)
  }

  public func scores(for matrix: NormalisedMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let (gains, losses, root) = gainsAndLosses(matrix, weights)
    let dominance = zip(gains, losses).map { $0 - $1 }
    let (least, greatest) = extremes(dominance)
    let sizes = zip(gains, losses).map { $0 + $1 }
    guard greatest - least > 64 * extremes(sizes).high.ulp else {
      throw .undefined(method: Self.name, reason: "every alternative dominates the others alike")
    }
    if let huge = sizes.firstIndex(where: { !($0 * root).isFinite }) {
      throw .undefined(
        method: Self.name,
        reason: "the dominance of '\(matrix.alternatives[huge].id)' is more than a number can hold")
    }
    let reference = extremes(weights.values).high
    return Scores(
      values: dominance.map { ($0 - least) / (greatest - least) },
      workings: [
        Working(
          "w_rc", "weight over the largest one", along: .criteria, weights.values.map { $0 / reference }),
        Working("Φ⁺", "gains over the others", along: .alternatives, gains.map { $0 * root }),
        Working("Φ⁻", "losses against the others", along: .alternatives, losses.map { 0 - $0 * root }),
        Working("Σδ", "dominance over the others", along: .alternatives, dominance.map { $0 * root }),
      ],
      notices: notices(matrix))
  }

  private func notices(_ matrix: NormalisedMatrix) -> [Notice] {
    let count = matrix.alternatives.count
    var all = [Notice("todim: adding or dropping an alternative can reverse ranks")]
    if count > Self.manyAlternatives {
      all.append(
        Notice(
          "todim: \(count) alternatives make \(count * (count - 1) / 2) pairs to compare on each criterion; "
            + "twice as many take four times as long"))
    }
    return all
  }

  /// Sums of the gains and of the losses of each alternative, both positive, in a unit of their own: its root
  /// restores the matrix's.
  private func gainsAndLosses(
    _ matrix: NormalisedMatrix, _ weights: WeightVector
  ) -> (gains: [Double], losses: [Double], root: Double) {
    let count = matrix.alternatives.count
    let spans = zip(matrix.columns, weights.values).map { column, weight in
      let (low, high) = extremes(column)
      return weight > 0 ? high - low : 0
    }
    let widest = extremes(spans).high
    // ξ does not depend on the unit of all columns: the widest column sets it, so that no difference
    // overflows. An even power of two has a root that rounds nothing.
    let exponent = widest.isFinite ? Int(max(widest, .leastNormalMagnitude).exponent) & ~1 : 1024
    var gains = [Double](repeating: 0, count: count)
    var losses = gains
    for (j, column) in matrix.columns.enumerated() where spans[j] > 0 {
      // A criterion that is still a cost gains where others lose.
      let sign: FloatingPointSign = matrix.criteria[j].direction == .benefit ? .plus : .minus
      let factor = Double(sign: sign, exponent: -exponent, significand: 1)
      let ladder = Ladder(column.map { $0 * factor })
      let (up, down) = ladder.steps(workers)
      // w_rc/Σ w_rc is the weight itself.
      let root = weights.values[j].squareRoot()
      for i in 0..<count {
        gains[i] += root * up[ladder.rung[i]]
        losses[i] += down[ladder.rung[i]] / root / theta
      }
    }
    return (gains, losses, Double(sign: .plus, exponent: exponent / 2, significand: 1))
  }
}

extension ScoringMethod where Self == TODIM {
  public static var todim: Self { TODIM() }
}

/// The different values of a column in order, and how often each occurs.
///
/// Each is compared once with every other, whatever the order of the rows: equal rows tie to the last bit.
private struct Ladder: Sendable {
  /// Place of each row among the different values.
  let rung: [Int]
  private let values: [Double]
  private let times: [Double]

  init(_ column: [Double]) {
    var rung = [Int](repeating: 0, count: column.count)
    var values: [Double] = []
    var times: [Double] = []
    for row in column.indices.sorted(by: { column[$0] < column[$1] }) {
      if let last = values.last, last == column[row] {
        times[times.count - 1] += 1
      } else {
        values.append(column[row])
        times.append(1)
      }
      rung[row] = values.count - 1
    }
    self.rung = rung
    self.values = values
    self.times = times
  }

  /// For each rung, the sum of the roots of the differences from all smaller and from all larger values.
  func steps(_ workers: Workers) -> (up: [Double], down: [Double]) {
    // Always the same number of stripes, each with every sixteenth rung: the sums do not depend on the
    // workers, the stripes take equally long, and memory stays linear.
    let stripes = 16
    let parts = workers.pieces(rows: stripes, block: 1) { stripe($0.lowerBound, of: stripes) }
    var up = [Double](repeating: 0, count: values.count)
    var down = up
    for part in parts {
      for k in values.indices {
        up[k] += part.up[k]
        down[k] += part.down[k]
      }
    }
    return (up, down)
  }

  /// The pairs whose lower rung is in the stripe: each root is a step up for one and down for the other.
  private func stripe(_ first: Int, of stripes: Int) -> (up: [Double], down: [Double]) {
    var up = [Double](repeating: 0, count: values.count)
    var down = up
    for low in stride(from: first, to: values.count, by: stripes) {
      let (value, count) = (values[low], times[low])
      var steps = 0.0
      for high in (low + 1)..<max(values.count, low + 1) {
        let root = (values[high] - value).squareRoot()
        up[high] += count * root
        steps += times[high] * root
      }
      down[low] = steps
    }
    return (up, down)
  }
}
