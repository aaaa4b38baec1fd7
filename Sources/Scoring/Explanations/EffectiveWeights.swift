public import Decision

/// What each criterion's weight comes to: its squared correlation with the score, as shares of one.
///
/// `e_j = r_j²/Σ_k r_k²` with Pearson's r between column j and the scores. A weight says how much a
/// criterion should count; this says how much it did, given how the columns vary and hang together.
///
///     // columns 0, 1, 0, 1 and 0, 0, 1, 1 with weights ¾, ¼: r² is 0.9 and 0.1, so e is 0.9 and 0.1
///
/// - Returns: one share per criterion, summing to one; none of them where no column or no score varies.
/// - Complexity: O(m·n).
/// - Source: Paruolo, Saisana & Saltelli (2013), *Journal of the Royal Statistical Society A* 176(3) 609,
///   section 3 (the linear case of their main effect S_j).
public func effectiveWeights(
  of matrix: NormalisedMatrix, scores: Scores, workers: Workers = .one
) -> [Double]? {
  guard let target = centred(scores.values) else { return nil }
  let shares = workers.columns(matrix.scaled.map(\.figures)) { j in
    guard let own = centred(matrix.scaled[j].numbers) else { return 0.0 }
    var product = 0.0
    for i in own.indices { product += own[i] * target[i] }
    return product * product
  }
  let total = shares.reduce(0, +)
  guard total > 0 else { return nil }
  return shares.map { $0 / total }
}

/// Deviations from the mean at unit length; none where the values do not vary.
private func centred(_ values: [Double]) -> [Double]? {
  let (low, high) = extremes(values)
  guard low < high else { return nil }
  let range = high - low
  // On 0 to 1 first, by halves where the range overflows: correlations do not depend on the scale.
  let unit =
    range.isFinite
    ? values.map { ($0 - low) / range } : values.map { ($0 / 2 - low / 2) / (high / 2 - low / 2) }
  let mean = unit.reduce(0, +) / Double(values.count)
  let deviations = unit.map { $0 - mean }
  let squares = deviations.reduce(0) { $0 + $1 * $1 }
  let length = squares.squareRoot()
  return length > 0 ? deviations.map { $0 / length } : nil
}
