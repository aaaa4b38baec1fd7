internal import Foundation

/// One piece of each lever's way, in angles: `x = low + width·sin²(θ/2)` stays in the piece whatever the angle.
struct SmoothPieces: Hashable {
  /// For each lever, the place of the piece among those between its cuts.
  let places: [Int]
  let low: [Double]
  let width: [Double]

  init(_ problem: ReformProblem, places: [Int]) {
    self.places = places
    low = places.indices.map { problem.cuts[$0][places[$0]] }
    width = places.indices.map { problem.cuts[$0][places[$0] + 1] - problem.cuts[$0][places[$0]] }
  }

  /// The pieces that hold the figures. A figure on a cut belongs to the piece towards the present figure.
  init(_ problem: ReformProblem, around x: [Double]) {
    self.init(
      problem,
      places: x.indices.map { k in
        let cuts = problem.cuts[k]
        let last = cuts.count - 2
        let above = cuts.lastIndex { $0 <= x[k] } ?? 0
        // Past the present figure, the piece below a cut is the one that has been crossed.
        return min(last, x[k] > problem.present[k] && cuts[above] == x[k] && above > 0 ? above - 1 : above)
      })
  }

  /// The point of the pieces that is nearest to the figures, lever by lever: none of them costs less.
  func nearest(to x: [Double]) -> [Double] {
    x.indices.map { k in min(max(x[k], low[k]), low[k] + width[k]) }
  }

  func figures(at angles: [Double]) -> [Double] {
    angles.indices.map { k in
      let half = sin(angles[k] / 2)
      return min(low[k] + width[k] * half * half, low[k] + width[k])
    }
  }

  /// Angles of the figures, kept off the ends by a part of the piece: at an end the derivative by the angle is zero.
  func angles(of x: [Double], off: Double) -> [Double] {
    x.indices.map { k in
      let part = min(max((x[k] - low[k]) / width[k], off), 1 - off)
      return 2 * asin(part.squareRoot())
    }
  }

  /// Derivative of the figure by the angle.
  func speed(_ k: Int, at angle: Double) -> Double { width[k] * sin(angle) / 2 }
}
