internal import Decision

/// One criterion as the credibility of outranking sees it.
struct CredibilityCriterion: Sendable {
  /// Larger is better; a cost is turned round.
  let values: [Double]
  let weight: Double
  let thresholds: ELECTREIII.Thresholds

  init(_ column: [Double], isCost: Bool, weight: Double, _ thresholds: ELECTREIII.Thresholds) {
    values = isCost ? column.map { 0 - $0 } : column
    self.weight = weight
    self.thresholds = thresholds
  }

  /// Adds the criterion's part of c(a, b), over the b of a range.
  func addConcordance(of a: Int, against others: Range<Int>, to sums: inout [Double]) {
    let (own, q, p) = (values[a], thresholds.q, thresholds.p)
    let values = values.span.extracting(others)
    var sums = sums.mutableSpan
    precondition(others.upperBound <= sums.count, "caller has a sum for each")
    let start = others.lowerBound
    // Four at a time and without branches: which way a comparison goes is anybody's guess.
    let whole = values.count & ~3
    var k = 0
    while k < values.count {
      let differences = (k < whole ? values.lanes(at: k) : values.lanes(from: k)) - own
      let parts: Lanes
      if p > q {
        let shares = (p - differences) / (p - q)
        let bounded = shares.replacing(with: 1, where: shares .> 1)
        parts = weight * Lanes.zero.replacing(with: bounded, where: shares .> 0)
      } else {
        parts = Lanes.zero.replacing(with: weight, where: differences .<= q)
      }
      for lane in 0..<min(4, values.count &- k) { unsafe sums[unchecked: start &+ k &+ lane] += parts[lane] }
      k &+= 4
    }
  }

  /// Takes from σ(a, b) what the criterion's discordance takes, over the b of a range.
  func applyDiscordance(
    of a: Int, against others: Range<Int>, concordance: [Double], to credibility: inout [Double]
  ) {
    guard let veto = thresholds.veto else { return }
    let (own, p) = (values[a], thresholds.p)
    for b in others {
      let difference = values[b] - own
      guard difference > p else { continue }
      if difference >= veto {
        credibility[b] = 0
      } else {
        let discordance = (difference - p) / (veto - p)
        guard discordance > concordance[b] else { continue }
        credibility[b] *= (1 - discordance) / (1 - concordance[b])
      }
    }
  }
}

/// A credibility in whole billionths, halves upwards: 0…10⁹ for 0…1 and what rounding adds to it.
///
/// The nearest double of unit 1 first, to even at halves, and then one more where that went down: no call of
/// the library for each pair.
@inline(__always) func inBillionths(_ credibility: Double) -> Int32 {
  let product = credibility * 1e9
  let value = product < 1e9 ? product : 1e9
  let nearest = (value + 0x1p52) - 0x1p52
  let upwards = nearest + (value - nearest >= 0.5 ? 1 : 0)
  return Int32(truncatingIfNeeded: (upwards + 0x1p52).bitPattern)
}

/// σ(a, b) for all pairs, row by row, in billionths; 0 on the diagonal.
///
/// - Complexity: O(m²·n).
func credibilities(count: Int, _ criteria: [CredibilityCriterion], workers: Workers) -> [Int32] {
  workers.joined(rows: count, block: 16) { rows in
    var billionths: [Int32] = []
    billionths.reserveCapacity(rows.count * count)
    for a in rows {
      var concordance = [Double](repeating: 0, count: count)
      for criterion in criteria { criterion.addConcordance(of: a, against: 0..<count, to: &concordance) }
      var credibility = concordance
      for criterion in criteria {
        criterion.applyDiscordance(
          of: a, against: 0..<count, concordance: concordance, to: &credibility)
      }
      credibility[a] = 0
      for value in credibility { billionths.append(inBillionths(value)) }
    }
    return billionths
  }
}

extension Span<Double> {
  /// The values from `place` to the end, fewer than four, filled up with zeros.
  fileprivate func lanes(from place: Int) -> Lanes {
    var last = Lanes.zero
    for index in place..<count { last[index - place] = self[index] }
    return last
  }
}
