/// How much of what is related to each industry a region has already: 0 nothing, 1 everything.
///
/// `ω[r, i] = Σ_j x[r, j]·φ[i, j] / Σ_j φ[i, j]` over the other industries j ≠ i, with x 1 where
/// `LQ[r, j] > 1` and 0 elsewhere. Industries whose quotient is not known in the region are left out of both
/// sums. The industry itself is left out (the paper keeps it in): the density then says what surrounds an
/// industry and can be set beside its own quotient.
///
///     // regions down, industries across: LQ above 1 in the pattern 1 1 0 / 1 0 0 / 0 1 1 / 1 1 0
///     let quotients: [Double?] = [2, 2, 0, 2, 0, 0, 0, 2, 2, 2, 2, 0]
///     let proximity = try ProximityMatrix(of: quotients, industries: 3)  // φ01 = 2/3, φ12 = 1/3, φ02 = 0
///     try relatednessDensities(of: quotients, proximity: proximity)
///     // [1, 2/3, 1, 0, 2/3, 0, 1, 1/3, 1, 1, 2/3, 1]
///
/// - Parameters:
///   - quotients: R × S location quotients, row-major, regions down; nil is unknown.
///   - proximity: S × S, of the same industries in the same order.
/// - Returns: R × S densities in 0…1, row-major, no unit. Nil where no related industry is known in the
///   region.
/// - Throws: ``ClusterError/notRectangular(cells:industries:)``, and ``ClusterError/invalidFigures(_:)`` for
///   quotients that are negative or not finite.
/// - Complexity: O(R·S·p) time with p the industries that a region is home to, O(R·S + S²) memory.
/// - Source: Hidalgo, Klinger, Barabási & Hausmann (2007), *Science* 317 482–487, eq. (2).
public func relatednessDensities(
  of quotients: [Double?], proximity: ProximityMatrix
) throws(ClusterError) -> [Double?] {
  let industries = proximity.industries
  let regions = try regionCount(cells: quotients.count, industries: industries)
  var invalid = InvalidFigures()
  checkAmounts(quotients, of: "quotient", industries: industries, into: &invalid)
  try invalid.refuse()

  var others = proximity.values
  for i in 0..<industries { others[i * industries + i] = 0 }
  // Both sums add the same terms in the same order, so the present part can never pass the whole.
  var all = [Double](repeating: 0, count: industries)
  for j in 0..<industries { add(row: j, of: others, to: &all) }

  var densities = [Double?](repeating: nil, count: quotients.count)
  for r in 0..<regions {
    let row = r * industries
    var present = [Double](repeating: 0, count: industries)
    var known = [Double](repeating: 0, count: industries)
    let isComplete = !(0..<industries).contains { quotients[row + $0] == nil }
    for j in 0..<industries {
      guard let quotient = quotients[row + j] else { continue }
      if isHome(quotient) { add(row: j, of: others, to: &present) }
      if !isComplete { add(row: j, of: others, to: &known) }
    }
    for i in 0..<industries {
      let whole = isComplete ? all[i] : known[i]
      if whole > 0 { densities[row + i] = present[i] / whole }
    }
  }
  return densities
}

/// Adds one row of a square matrix to a sum; proximity is symmetric, so a row is also a column.
private func add(row: Int, of matrix: [Double], to sum: inout [Double]) {
  let start = row * sum.count
  for i in sum.indices { sum[i] += matrix[start + i] }
}
