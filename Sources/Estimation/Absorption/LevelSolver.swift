internal import Kernels

/// Weighted least squares on the levels of absorbed effects alone, for several columns at once.
///
/// With the leading effect solved for, the others satisfy `S θ = c`, where `S = W + B − A′L⁻¹A`: W and L are
/// the levels' weights, A and B those of two levels together. One sweep of alternating projections is one
/// product with S; conjugate gradients, preconditioned by W, take the best combination of the sweeps so far
/// instead of the last one. Columns share the products, and each has its own steps. S is singular where
/// effects overlap; the system has a solution all the same, and any of them leaves the same rest of the rows.
///
/// - Source: Correia (2017), *Linear models with high-dimensional fixed effects*, section 3; Saad (2003),
///   *Iterative Methods for Sparse Linear Systems*, 2nd ed., algorithm 9.1.
struct LevelSolver {
  let levels: EffectLevels
  let weights: LevelWeights
  let fours: Int
  let threads: Threads

  struct Effects: Sendable {
    var lead: [SIMD4<Double>]
    var others: [SIMD4<Double>]
    /// Products with S.
    var sweeps: Int
    /// The largest part of a column that effects could still explain, relative to the column's length.
    var remainder: Double
  }

  /// Most products with S.
  static let limit = 20_000

  /// - Parameters:
  ///   - sums: weighted sums of the columns by level.
  ///   - start: effects to begin with.
  ///   - lengths: of the columns, weighted: what the tolerance is relative to.
  ///   - tolerance: for every column the part of its length that may be left.
  func effects(
    of sums: LevelRows.Sums, start: [SIMD4<Double>]?, lengths: [SIMD4<Double>], tolerance: [SIMD4<Double>]
  ) -> Effects {
    let size = levels.otherCount * fours
    var point = start ?? [SIMD4<Double>](repeating: .zero, count: size)
    var buffer = [SIMD4<Double>](repeating: .zero, count: levels.leadCount * fours)
    guard size > 0 else {
      return Effects(lead: leadEffects(sums, point, &buffer), others: point, sweeps: 0, remainder: 0)
    }
    let bounds = zip(lengths, tolerance).map { $0 * $1 }
    var residual = remainder(sums, point, &buffer)
    var sweeps = 1
    var worst = largest(residual, bounds)
    var restarts = 0
    while worst > 1, sweeps < Self.limit, restarts < 8 {
      let before = worst
      conjugate(&point, &residual, bounds, &buffer, &sweeps)
      // The residual of the recurrence drifts from the true one, which decides.
      residual = remainder(sums, point, &buffer)
      sweeps += 1
      worst = largest(residual, bounds)
      restarts += 1
      if worst > 0.9 * before { break }
    }
    let ratio = largest(residual, lengths)
    return Effects(
      lead: leadEffects(sums, point, &buffer), others: point, sweeps: sweeps, remainder: ratio)
  }

  private func conjugate(
    _ point: inout [SIMD4<Double>], _ residual: inout [SIMD4<Double>], _ bounds: [SIMD4<Double>],
    _ buffer: inout [SIMD4<Double>], _ sweeps: inout Int
  ) {
    let count = levels.otherCount
    var direction = scaled(residual)
    var image = direction
    var scratch = direction
    var squares = dot(residual, direction)
    var isDone = squares.indices.map { done(squares[$0], bounds[$0]) }
    while sweeps < Self.limit {
      multiply(direction, into: &image, &scratch, &buffer)
      sweeps += 1
      let curvature = dot(direction, image)
      var length = [SIMD4<Double>](repeating: .zero, count: fours)
      for four in 0..<fours {
        let isUsable = curvature[four] .> 0 .& .!isDone[four]
        length[four] = (squares[four] / curvature[four]).replacing(with: 0, where: .!isUsable)
      }
      for level in 0..<count {
        for four in 0..<fours {
          let place = level &* fours &+ four
          point[place] += length[four] * direction[place]
          residual[place] -= length[four] * image[place]
          scratch[place] = weights.inverseOthers[level] * residual[place]
        }
      }
      let next = dot(residual, scratch)
      var isAllDone = true
      for four in 0..<fours {
        isDone[four] = isDone[four] .| done(next[four], bounds[four]) .| (length[four] .== 0)
        isAllDone = isAllDone && all(isDone[four])
        let ratio = next[four] / squares[four]
        let beta = ratio.replacing(with: 0, where: .!(squares[four] .> 0) .| isDone[four])
        for level in 0..<count {
          let place = level &* fours &+ four
          direction[place] = scratch[place] + beta * direction[place]
        }
      }
      squares = next
      if isAllDone { return }
    }
  }

  private func done(_ squares: SIMD4<Double>, _ bound: SIMD4<Double>) -> SIMDMask<SIMD4<Int64>> {
    // Half of the bound, so that the true residual stays below it.
    .!(squares .> 0.25 * bound * bound)
  }

  /// `result = W direction + B direction − A′L⁻¹A direction`
  private func multiply(
    _ direction: [SIMD4<Double>], into result: inout [SIMD4<Double>], _ scratch: inout [SIMD4<Double>],
    _ buffer: inout [SIMD4<Double>]
  ) {
    levels.between.multiply(
      weights.between, by: direction, fours: fours, scale: weights.inverseLead, into: &buffer,
      threads: threads)
    levels.transposed.multiply(
      weights.transposed, by: buffer, fours: fours, into: &scratch, threads: threads)
    let hasAmong = levels.among.entryCount > 0
    if hasAmong {
      levels.among.multiply(weights.among, by: direction, fours: fours, into: &result, threads: threads)
    }
    for level in 0..<levels.otherCount {
      for four in 0..<fours {
        let place = level &* fours &+ four
        let own = weights.others[level] * direction[place] - scratch[place]
        result[place] = hasAmong ? result[place] + own : own
      }
    }
  }

  private func leadEffects(
    _ sums: LevelRows.Sums, _ point: [SIMD4<Double>], _ buffer: inout [SIMD4<Double>]
  ) -> [SIMD4<Double>] {
    levels.between.multiply(weights.between, by: point, fours: fours, into: &buffer, threads: threads)
    var result = sums.lead
    for level in 0..<levels.leadCount {
      for place in level * fours..<(level + 1) * fours {
        result[place] = weights.inverseLead[level] * (sums.lead[place] - buffer[place])
      }
    }
    return result
  }

  /// What the sums by other levels still are, once the effects at `point` and the lead's are taken out.
  private func remainder(
    _ sums: LevelRows.Sums, _ point: [SIMD4<Double>], _ buffer: inout [SIMD4<Double>]
  ) -> [SIMD4<Double>] {
    let lead = leadEffects(sums, point, &buffer)
    var result = point
    levels.transposed.multiply(weights.transposed, by: lead, fours: fours, into: &result, threads: threads)
    var scratch = [SIMD4<Double>](repeating: .zero, count: point.count)
    if levels.among.entryCount > 0 {
      levels.among.multiply(weights.among, by: point, fours: fours, into: &scratch, threads: threads)
    }
    for level in 0..<levels.otherCount {
      for place in level * fours..<(level + 1) * fours {
        result[place] =
          sums.others[place] - weights.others[level] * point[place] - scratch[place] - result[place]
      }
    }
    return result
  }

  private func scaled(_ values: [SIMD4<Double>]) -> [SIMD4<Double>] {
    values.indices.map { weights.inverseOthers[$0 / fours] * values[$0] }
  }

  private func dot(_ a: [SIMD4<Double>], _ b: [SIMD4<Double>]) -> [SIMD4<Double>] {
    var sums = [SIMD4<Double>](repeating: .zero, count: fours)
    for level in 0..<levels.otherCount {
      for four in 0..<fours { sums[four] += a[level &* fours &+ four] * b[level &* fours &+ four] }
    }
    return sums
  }

  /// The largest length of the residual, as a multiple of the bound.
  private func largest(_ residual: [SIMD4<Double>], _ bounds: [SIMD4<Double>]) -> Double {
    let squares = dot(residual, scaled(residual))
    var largest = 0.0
    for four in 0..<fours {
      for lane in 0..<4 where squares[four][lane] > 0 {
        largest = max(largest, squares[four][lane].squareRoot() / bounds[four][lane])
      }
    }
    return largest
  }
}
