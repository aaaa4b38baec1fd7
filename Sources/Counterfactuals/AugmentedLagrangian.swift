internal import Decision
internal import GSL
internal import Scoring

/// What a round minimises: the cost, and for each rival a term `(max(0, λ_i + ρ·h_i)² − λ_i²)/2ρ`, with h_i how far
/// the rival lies above the region, per gap.
///
/// Who the rivals are is fixed for the round: if the best others changed places within it, the sum would jump.
struct Lagrangian {
  /// One over the cost that counts as 1; zero where only the way into the top is looked for.
  let costWeight: Double
  /// λ, one per alternative.
  let multipliers: [Double]
  /// ρ
  let stiffness: Double
  let rivals: [Int]
  /// The region.
  let row: Int
  let gap: Double

  func shortfall(of rival: Int, _ scores: [Double]) -> Double { (scores[rival] - scores[row]) / gap }

  func force(on rival: Int, _ scores: [Double]) -> Double {
    max(0, multipliers[rival] + stiffness * shortfall(of: rival, scores))
  }

  func penalty(_ scores: [Double]) -> Double {
    var sum = 0.0
    for rival in rivals {
      let force = force(on: rival, scores)
      sum += (force * force - multipliers[rival] * multipliers[rival]) / (2 * stiffness)
    }
    return sum
  }

  func forces(_ scores: [Double]) -> [MovedFigures.Rival] {
    rivals.compactMap { rival in
      let force = force(on: rival, scores)
      return force > 0 ? MovedFigures.Rival(row: rival, weight: force) : nil
    }
  }
}

extension ReformProblem {
  /// A local minimum within the pieces, by the angles.
  ///
  /// The library's search remembers one step only, so each angle is measured in units of its own curvature first.
  func descended(
    _ lagrangian: Lagrangian, in pieces: SmoothPieces, from angles: [Double], tolerance: Double
  ) throws(ScoringError) -> [Double] {
    let units = try curvatures(of: lagrangian, in: pieces, at: angles).map { 1 / $0.squareRoot() }
    func turned(_ y: [Double]) -> [Double] { zip(y, units).map { $0 * $1 } }
    var failure: ScoringError?
    let objective = Objective(
      value: { y in
        do throws(ScoringError) {
          let x = pieces.figures(at: turned(y))
          return lagrangian.costWeight * cost(at: x) + lagrangian.penalty(try figures.scores(at: x))
        } catch {
          failure = error
          return .nan
        }
      },
      valueAndGradient: { y in
        do throws(ScoringError) {
          let found = try valueAndGradient(of: lagrangian, in: pieces, at: turned(y))
          return (found.value, zip(found.gradient, units).map { $0 * $1 })
        } catch {
          failure = error
          return (.nan, y.map { _ in .nan })
        }
      })
    let found: Minimum
    do throws(GSLError) {
      found = try minimum(
        of: objective, from: zip(angles, units).map { $0 / $1 }, step: 0.1, tolerance: tolerance,
        limit: 60 + 4 * angles.count)
    } catch {
      throw failure ?? .undefined(method: "reform", reason: "\(error)")
    }
    if let failure { throw failure }
    return turned(found.point)
  }

  private func valueAndGradient(
    of lagrangian: Lagrangian, in pieces: SmoothPieces, at angles: [Double]
  ) throws(ScoringError) -> (value: Double, gradient: [Double]) {
    let x = pieces.figures(at: angles)
    let scores = try figures.scores(at: x)
    let forces = lagrangian.forces(scores)
    // Central differences in the angle: the error is of the order of h² and of 1e-16/h, and no figure leaves its piece.
    let h = 1e-5
    var slopes = [Double](repeating: 0, count: angles.count)
    if !forces.isEmpty {
      let ahead = try figures.leads(over: forces, around: x, moved: pieces.figures(at: angles.map { $0 + h }))
      let behind = try figures.leads(
        over: forces, around: x, moved: pieces.figures(at: angles.map { $0 - h }))
      for k in slopes.indices { slopes[k] = -(ahead[k] - behind[k]) / (2 * h * gap) }
    }
    for k in slopes.indices {
      let isUp = pieces.low[k] + pieces.width[k] / 2 > present[k]
      slopes[k] +=
        lagrangian.costWeight * levers[k].slope(at: x[k] - present[k], isUp: isUp)
        * pieces.speed(k, at: angles[k])
    }
    return (lagrangian.costWeight * cost(at: x) + lagrangian.penalty(scores), slopes)
  }

  /// Second derivative of Lagrange's function by each angle, at least a thousandth of the largest.
  private func curvatures(
    of lagrangian: Lagrangian, in pieces: SmoothPieces, at angles: [Double]
  ) throws(ScoringError) -> [Double] {
    let x = pieces.figures(at: angles)
    let forces = lagrangian.forces(try figures.scores(at: x))
    let h = 1e-3
    func terms(_ shift: Double) throws(ScoringError) -> [Double] {
      let moved = pieces.figures(at: angles.map { $0 + shift })
      let leads =
        forces.isEmpty ? x.map { _ in 0 } : try figures.leads(over: forces, around: x, moved: moved)
      return x.indices.map { k in
        lagrangian.costWeight * levers[k].cost(of: moved[k] - present[k]) - leads[k] / gap
      }
    }
    let (behind, here, ahead) = (try terms(-h), try terms(0), try terms(h))
    let second = x.indices.map { abs(ahead[$0] - 2 * here[$0] + behind[$0]) / (h * h) }
    let largest = second.max() ?? 1
    guard largest > 0, largest.isFinite else { return x.map { _ in 1 } }
    return second.map { max($0, largest * 1e-3) }
  }
}
