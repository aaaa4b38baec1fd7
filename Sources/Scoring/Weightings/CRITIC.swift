public import Decision

/// A criterion weighs more the further it spreads and the less it repeats what the others say.
///
/// `C_j = σ_j·Σ_k (1 − r_jk)` and `w_j = C_j/Σ_k C_k`, with σ_j the standard deviation of column j on 0 to
/// 1 (minmax, costs turned round) and r_jk Pearson's correlation of two such columns.
///
///     // columns 0, 1, 0, 1 and 0, 0, 1, 1 spread alike and do not correlate → 0.5, 0.5
///
/// A column that does not vary weighs 0 and takes no part: the others weigh what they would weigh without it.
///
/// - Throws: ``ScoringError/undefined(method:reason:)`` when no criterion varies, and when all that do vary
///   rise and fall together, so that nothing contradicts anything.
/// - Complexity: O(m·n²) time, O(m·n) memory; ``workers`` share the time and change no bit.
/// - Source: Diakoulaki, Mavrotas & Papayannakis (1995), *Computers & Operations Research* 22(7) 763.
public struct CRITIC: Weighting {
  public static let name = "critic"
  public let workers: Workers
  public init(workers: Workers = .one) { self.workers = workers }

  public func weights(for matrix: DecisionMatrix) throws(ScoringError) -> WeightVector {
    let correlations = Correlations(of: matrix, directed: true, workers: workers)
    let varying = correlations.varying
    var contrast = [Double](repeating: 0, count: matrix.criteria.count)
    // One column that varies among columns that do not has nobody to contradict, and all there is to say.
    if varying.count == 1 { contrast[varying[0]] = 1 }
    var conflicts = 0.0
    for (row, j) in varying.enumerated() {
      var conflict = 0.0
      for column in varying.indices { conflict += 1 - correlations.rowMajor[row * varying.count + column] }
      conflicts = max(conflicts, conflict)
      if varying.count > 1 { contrast[j] = correlations.deviations[row] * conflict }
    }
    // 1 − r of columns that agree is the rounding of r, not a conflict.
    guard varying.count < 2 || matrix.criteria.count < 2 || conflicts > 1e-12 * Double(varying.count) else {
      throw .undefined(
        method: Self.name,
        reason: named(varying.map { matrix.criteria[$0].id })
          + " rise and fall together, so none contradicts another")
    }
    return try shares(contrast, of: matrix, unless: nothingVaries(matrix))
  }
}

extension Weighting where Self == CRITIC {
  public static var critic: Self { CRITIC() }
}
