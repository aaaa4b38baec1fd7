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

  /// Adds the criterion's part of c(a, b), over all b.
  func addConcordance(of a: Int, to sums: inout [Double]) {
    let (own, q, p) = (values[a], thresholds.q, thresholds.p)
    if p > q {
      for (b, value) in values.enumerated() {
        let share = (p - (value - own)) / (p - q)
        sums[b] += weight * (share > 1 ? 1 : share > 0 ? share : 0)
      }
    } else {
      for (b, value) in values.enumerated() { sums[b] += value - own <= q ? weight : 0 }
    }
  }

  /// Takes from σ(a, b) what the criterion's discordance takes, over all b.
  func applyDiscordance(of a: Int, concordance: [Double], to credibility: inout [Double]) {
    guard let veto = thresholds.veto else { return }
    let (own, p) = (values[a], thresholds.p)
    for (b, value) in values.enumerated() {
      let difference = value - own
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

/// σ(a, b) for all pairs, row by row, in billionths; 0 on the diagonal.
///
/// - Complexity: O(m²·n).
func credibilities(count: Int, _ criteria: [CredibilityCriterion], workers: Workers) -> [Int32] {
  workers.joined(rows: count, block: 16) { rows in
    var billionths: [Int32] = []
    billionths.reserveCapacity(rows.count * count)
    for a in rows {
      var concordance = [Double](repeating: 0, count: count)
      for criterion in criteria { criterion.addConcordance(of: a, to: &concordance) }
      var credibility = concordance
      for criterion in criteria {
        criterion.applyDiscordance(of: a, concordance: concordance, to: &credibility)
      }
      credibility[a] = 0
      for value in credibility { billionths.append(Int32(min(value * 1e9, 1e9).rounded())) }
    }
    return billionths
  }
}
