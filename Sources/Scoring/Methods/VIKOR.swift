public import Decision

/// A compromise between the sum of regrets and the largest single regret; the index Q is smaller-is-better.
///
/// With `f*_j` the best and `f⁻_j` the worst of column j: `S_i = Σ_j w_j·(f*_j − f_ij)/(f*_j − f⁻_j)`, `R_i` the
/// largest of these terms, and
/// `Q_i = v·(S_i − S*)/(S⁻ − S*) + (1 − v)·(R_i − R*)/(R⁻ − R*)`, star the smallest and minus the largest.
///
///     // cost and benefit 1 3000 / 2 3750 / 5 4500, weights .5, .5 → S = R = .5 and .375, .25 and .5, Q = 1 0 1
///
/// The compromise set is the first by Q alone if it leads the second by `1/(m − 1)` at least (acceptable advantage) and
/// is best by S or R too (acceptable stability); the first two if stability fails; all that lie less than `1/(m − 1)`
/// behind the first if advantage fails. A column that does not vary causes no regret. Where S (or R) is the same for
/// everyone its part of Q is 0/0, and a notice says that Q rests on the other one. Adding an alternative can reverse
/// ranks, since every star and minus can move.
///
/// - Throws: ``ScoringError/undefined(method:reason:)`` when neither S nor R tells any two alternatives apart.
/// - Complexity: O(m·n + m·log m).
/// - Source: Opricovic & Tzeng (2004), *European Journal of Operational Research* 156(2) 445, section 2, steps a-e.
public struct VIKOR: OutrankingMethod {
  public static let name = "vikor"
  public static let scoreScale = ScoreScale.own("minus the index Q, −1 to 0")
  public static let scale = "regret"
  public static let relativeCost = 2
  public static let parameterKeys = ["v"]
  /// Weight of the sum of regrets against the largest one.
  public let v: Double
  private let workers: Workers

  public init(v: Double = 0.5, workers: Workers = .one) {
    precondition((0...1).contains(v), "caller gives a share")
    self.v = v
    self.workers = workers
  }

  public init(_ parameters: MethodParameters) throws(ScoringError) {
    self.init(v: try parameters.number("v", default: 0.5, in: 0...1), workers: parameters.workers)
  }

  public func scores(for matrix: DecisionMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let regrets = Regrets(of: matrix, weights: weights.values, workers: workers)
    var notices: [Notice] = []
    let sums = regrets.shares(of: regrets.sums)
    let largest = regrets.shares(of: regrets.largest)
    guard (v > 0 && sums != nil) || (v < 1 && largest != nil) else {
      let same = v == 0 ? "largest regret R" : v == 1 ? "sum of regrets S" : "regret S and R"
      throw .undefined(method: Self.name, reason: "every alternative has the same \(same)")
    }
    if v > 0, sums == nil {
      notices.append(Notice("vikor: S is the same for every alternative, so Q rests on R alone"))
    }
    if v < 1, largest == nil {
      notices.append(Notice("vikor: R is the same for every alternative, so Q rests on S alone"))
    }
    let index = matrix.alternatives.indices.map { i in
      v * (sums?[i] ?? 0) + (1 - v) * (largest?[i] ?? 0)
    }
    // 0 − Q rather than −Q: the first has 0, not −0.
    let values = index.map { 0 - $0 }
    let compromise = CompromiseSet(index: index, regrets: regrets, ids: matrix.alternatives.map(\.id))
    notices.append(compromise.notice)
    notices.append(Notice("vikor: adding or dropping an alternative can reverse ranks"))
    return Scores(
      values: values, index: index,
      workings: [
        Working("f*", "best value", along: .criteria, regrets.best),
        Working("f⁻", "worst value", along: .criteria, regrets.worst),
        Working("S", "sum of regrets", along: .alternatives, regrets.sums),
        Working("R", "largest regret", along: .alternatives, regrets.largest),
        Working("C", "in the compromise set", along: .alternatives, compromise.members.map { $0 ? 1 : 0 }),
      ],
      notices: notices)
  }
}

extension OutrankingMethod where Self == VIKOR {
  public static var vikor: Self { VIKOR() }
}

/// S and R of every alternative.
private struct Regrets {
  let best: [Double]
  let worst: [Double]
  var sums: [Double] = []
  var largest: [Double] = []
  /// What rounding alone can put between two sums that are equal on paper.
  let noise: Double

  init(of matrix: DecisionMatrix, weights: [Double], workers: Workers) {
    let ends = workers.pieces(rows: matrix.columns.count, block: 1) {
      extremes(matrix.columns[$0.lowerBound])
    }
    best = ends.indices.map { matrix.criteria[$0].direction == .benefit ? ends[$0].high : ends[$0].low }
    worst = ends.indices.map { matrix.criteria[$0].direction == .benefit ? ends[$0].low : ends[$0].high }
    // Figures are rounded when they are read, each by half an ulp of its own size, and each operation adds as much.
    noise = ends.indices.reduce(0) { total, j in
      let (low, high) = ends[j]
      guard low < high else { return total }
      // An infinite range is larger than any value in it.
      let reading = max(abs(low), abs(high)) / (high - low)
      return total + weights[j] * (Double(ends.count) + 4 + reading) * Double.ulpOfOne
    }
    let (from, to) = (best, worst)
    let parts = workers.pieces(rows: matrix.alternatives.count, block: 2048) { rows in
      var sums = [Double](repeating: 0, count: rows.count)
      var largest = sums
      for (j, column) in matrix.columns.enumerated() where from[j] != to[j] {
        // The range of two huge values of different sign overflows; that of their halves does not.
        let half = (from[j] - to[j]).isFinite ? 1 : 0.5
        let (weight, top, range) = (weights[j], from[j] * half, from[j] * half - to[j] * half)
        let part = column.span.extracting(rows)
        var allSums = sums.mutableSpan
        var allLargest = largest.mutableSpan
        for k in part.indices {
          let regret = weight * ((top - part[k] * half) / range)
          allSums[k] += regret
          allLargest[k] = regret > allLargest[k] ? regret : allLargest[k]
        }
      }
      return (sums: sums, largest: largest)
    }
    sums = parts.flatMap(\.sums)
    largest = parts.flatMap(\.largest)
  }

  /// Place of each value between the smallest and the largest, none where they are the same.
  func shares(of values: [Double]) -> [Double]? {
    let (low, high) = extremes(values)
    guard high - low > noise else { return nil }
    return values.map { ($0 - low) / (high - low) }
  }
}

/// The alternatives between which the first place is not decided.
private struct CompromiseSet {
  let members: [Bool]
  let notice: Notice

  init(index: [Double], regrets: Regrets, ids: [String]) {
    let leaders = Self.leaders(2, index, ids) { _ in true }
    let (first, second) = (leaders[0], leaders[1])
    let wanted = 1 / Double(index.count - 1)
    // A lead that is 1/(m − 1) on paper has reached it, whatever its last bits say.
    let slack = 1e-12
    func isNear(_ i: Int) -> Bool { index[i] - index[first] < wanted - slack }
    let hasAdvantage = !isNear(second)
    let isBestInSum = regrets.sums[first] - regrets.sums.min()! <= regrets.noise
    let isBestInLargest = regrets.largest[first] - regrets.largest.min()! <= regrets.noise
    let isStable = isBestInSum || isBestInLargest
    members = index.indices.map { i in
      if !hasAdvantage { return isNear(i) }
      return isStable ? i == first : index[i] <= index[second]
    }
    let names = Self.leaders(6, index, ids) { [members] in members[$0] }.map { "'\(ids[$0])'" }
    let named = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
    let lead = plain(((index[second] - index[first]) * 1e4).rounded() / 1e4)
    let best = isBestInSum && isBestInLargest ? "S and R" : isBestInSum ? "S" : "R"
    notice = Notice(
      "vikor: compromise set \(named); acceptable advantage \(hasAdvantage ? "holds" : "fails") (Q leads by \(lead), "
        + "wanted \(plain((wanted * 1e4).rounded() / 1e4))), acceptable stability "
        + (isStable ? "holds (best in \(best))" : "fails (best in neither S nor R)"))
  }

  /// The first so many of those that are wanted, in the order of a ranking by their indexes.
  private static func leaders(
    _ count: Int, _ index: [Double], _ ids: [String], where isWanted: (Int) -> Bool
  ) -> [Int] {
    func precedes(_ a: Int, _ b: Int) -> Bool {
      index[a] != index[b] ? index[a] < index[b] : ids[a].utf8.lexicographicallyPrecedes(ids[b].utf8)
    }
    var leaders: [Int] = []
    for i in index.indices where isWanted(i) {
      if leaders.count == count, !precedes(i, leaders[count - 1]) { continue }
      leaders.insert(i, at: leaders.firstIndex { precedes(i, $0) } ?? leaders.count)
      if leaders.count > count { leaders.removeLast() }
    }
    return leaders
  }
}
