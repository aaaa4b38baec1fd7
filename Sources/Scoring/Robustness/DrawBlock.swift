internal import Decision

/// Weights of up to eight draws side by side, and the scores under them.
///
/// One instance is used by one thread for many blocks and allocates once.
struct DrawBlock {
  static let lanes = 8

  private let kernel: DrawKernel
  private let width: Int
  private(set) var count = 0
  /// Number of the first draw.
  private var first = 0
  private var scorer: (any DrawScorer)?
  /// Draws × criteria.
  private(set) var weights: [Double]
  private var one: [Double]
  /// By criterion, a lane for each draw.
  private(set) var byCriterion: [SIMD8<Double>]
  /// Draws × groups.
  private(set) var scores: [Double]
  /// Of each draw's scores.
  private(set) var low = SIMD8<Double>.zero
  private(set) var high = SIMD8<Double>.zero

  init(_ kernel: DrawKernel) {
    self.kernel = kernel
    width = kernel.weights.count
    one = [Double](repeating: 0, count: width)
    weights = [Double](repeating: 0, count: Self.lanes * width)
    byCriterion = [SIMD8<Double>](repeating: .zero, count: width)
    scores = []
    scorer = kernel.scorer?()
  }

  /// - Parameter draws: at most eight.
  mutating func draw(_ draws: Range<Int>) {
    count = draws.count
    first = draws.lowerBound
    for (lane, number) in draws.enumerated() {
      kernel.plan.spread.draw(around: kernel.weights, seed: kernel.plan.seed, number: number, into: &one)
      for j in 0..<width {
        weights[lane * width + j] = one[j]
        byCriterion[j][lane] = one[j]
      }
    }
  }

  /// Scores of all groups for each draw.
  mutating func score() throws(ScoringError) {
    let groups = kernel.groups.count
    if scores.isEmpty { scores = [Double](repeating: 0, count: Self.lanes * groups) }
    guard kernel.isSum else { return try scoreByMethod() }
    Self.score(kernel.rows, under: byCriterion, to: &scores, &low, &high)
  }

  private static func score(
    _ rows: [Double], under weights: [SIMD8<Double>], to scores: inout [Double], _ low: inout SIMD8<Double>,
    _ high: inout SIMD8<Double>
  ) {
    var target = scores.mutableSpan
    let groups = target.count / lanes
    let rows = rows.span
    let weights = weights.span
    precondition(rows.count == groups * weights.count, "every group has a row of figures")
    low = SIMD8<Double>(repeating: .infinity)
    high = -low
    for g in 0..<groups {
      let sum = sums(rows, group: g, weights)
      low.replace(with: sum, where: sum .< low)
      high.replace(with: sum, where: sum .> high)
      for lane in 0..<lanes { unsafe target[unchecked: lane * groups + g] = sum[lane] }
    }
  }

  /// The weighted sums of one group under each draw, added from the first criterion to the last.
  @inline(__always) static func sums(
    _ rows: Span<Double>, group: Int, _ weights: Span<SIMD8<Double>>
  ) -> SIMD8<Double> {
    var sum = SIMD8<Double>.zero
    let base = group * weights.count
    for j in 0..<weights.count { unsafe sum += rows[unchecked: base + j] * weights[unchecked: j] }
    return sum
  }

  private mutating func scoreByMethod() throws(ScoringError) {
    let groups = kernel.groups.count
    var values = [Double](repeating: 0, count: groups)
    for lane in 0..<count {
      let drawn = Array(weights[lane * width..<(lane + 1) * width])
      if scorer != nil {
        try scorer!.score(draw: first + lane, weights: drawn, into: &values)
      } else {
        values = try kernel.scores(under: drawn)
      }
      low[lane] = .infinity
      high[lane] = -.infinity
      for (g, group) in kernel.groups.enumerated() {
        let value = values[group[0]]
        scores[lane * groups + g] = value
        low[lane] = min(low[lane], value)
        high[lane] = max(high[lane], value)
      }
    }
  }
}
