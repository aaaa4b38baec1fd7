public import Decision
internal import GSL

/// A criterion weighs its part in the direction in which the alternatives differ most.
///
/// `w_j = v_j²`, v the vector of length one of the largest eigenvalue of the matrix of Pearson's
/// correlations. Costs are taken as they are: turning a column round changes the sign of v_j, not its
/// square.
///
///     // two criteria that correlate at all → 0.5, 0.5
///
/// - Throws: ``ScoringError/undefined(method:reason:)`` naming every criterion that does not vary, since
///   its correlations are 0/0, and when the two largest eigenvalues are equal to nine digits: any direction
///   in their plane would do, and with it any weights.
/// - Complexity: O(m·n² + n³) time, O(m·n) memory; ``workers`` share the time and change no bit.
/// - Source: Jolliffe (2002), *Principal Component Analysis*, 2nd ed., Springer, section 2.3; squared
///   loadings as weights: OECD & JRC (2008), *Handbook on Constructing Composite Indicators*, section 6.1.
public struct PrincipalComponent: Weighting {
  public static let name = "pca"
  public let workers: Workers
  public init(workers: Workers = .one) { self.workers = workers }

  public func weights(for matrix: DecisionMatrix) throws(ScoringError) -> WeightVector {
    let correlations = Correlations(of: matrix, directed: false, workers: workers)
    let order = matrix.criteria.count
    guard order > 1 else { return try shares([1], of: matrix, unless: "") }
    guard !correlations.varying.isEmpty else {
      throw .undefined(method: Self.name, reason: nothingVaries(matrix))
    }
    let constant = Set(matrix.criteria.indices).subtracting(correlations.varying).sorted()
    guard constant.isEmpty else {
      throw .undefined(
        method: Self.name,
        reason: named(constant.map { matrix.criteria[$0].id })
          + (constant.count == 1 ? " does not vary, so it correlates" : " do not vary, so they correlate")
          + " with nothing")
    }
    do {
      let pairs = try SymmetricEigenvalues(order: order, rowMajor: correlations.rowMajor).found()
      // Closer than this the loadings would be the rounding of the correlations.
      guard pairs[0].value - pairs[1].value > 1e-9 * pairs[0].value else {
        throw ScoringError.undefined(
          method: Self.name,
          reason: "the first two components explain the same share, so no direction is the first")
      }
      return try shares(pairs[0].vector.map { $0 * $0 }, of: matrix, unless: nothingVaries(matrix))
    } catch let error as ScoringError {
      throw error
    } catch {
      throw .undefined(method: Self.name, reason: "\(error)")
    }
  }
}

extension Weighting where Self == PrincipalComponent {
  public static var principalComponent: Self { PrincipalComponent() }
}
