public import Decision
internal import Kernels

/// How ω was chosen: by what each one predicts of cases that were held out.
public struct PriorValidation: Sendable, Equatable {
  public struct Point: Sendable, Equatable {
    public let width: Double
    /// Mean over all cases, each predicted by a fit on the other folds.
    public let meanLogProbability: Double
  }

  public let folds: Int
  public let seed: UInt64
  /// Every ω that was tried, in order of size.
  public let points: [Point]
  /// The one that predicts best.
  public let width: Double
  public let notices: [Notice]
}

extension PriorValidation {
  /// 0, and powers of two from 1/128 to 32: a prior of 32 utils a standard deviation says nothing.
  static let grid = [0] + (-7...5).map { Double(sign: .plus, exponent: $0, significand: 1) }

  /// Which fold each case is held out with: the cases in a seeded order are dealt out one by one.
  static func folds(_ count: Int, of cases: Int, seed: UInt64) -> [Int] {
    var order = Array(0..<cases)
    var stream = Philox(seed: seed, stream: DrawStreams.folds)
    for place in stride(from: cases - 1, to: 0, by: -1) { order.swapAt(place, stream.below(place + 1)) }
    var folds = order
    for (place, one) in order.enumerated() { folds[one] = place % count }
    return folds
  }

  /// - Parameters:
  ///   - starts: for every fold the κ and the free coefficients of the fit on the others at ω = 0.
  init(
    _ problem: PriorProblem, folds: [Int], count: Int, seed: UInt64, starts: [[Double]], threads: Threads
  ) throws(EstimationError) {
    let all = problem.choices.data.weights
    let total = all.reduce(0, +)
    var modes = [PriorProblem.Mode?](repeating: nil, count: count)
    func mean(_ width: Double) -> Point? {
      let before = modes
      let found = threads.results(blocks: count) { fold -> (PriorProblem.Mode, Double) in
        let start = before[fold]?.start(for: width) ?? problem.start(starts[fold])
        let mode = problem.mode(
          width: width, from: start, caseWeights: zip(all, folds).map { $1 == fold ? 0 : $0 }, threads: .one)
        return (
          mode,
          problem.logLikelihood(
            mode.coefficients, caseWeights: zip(all, folds).map { $1 == fold ? $0 : 0 })
        )
      }
      modes = found.map(\.0)
      let sum = found.reduce(0) { $0 + $1.1 }
      guard found.allSatisfy({ $0.0.hasConverged }), sum.isFinite else { return nil }
      return Point(width: width, meanLogProbability: sum / total)
    }
    var points = Self.grid.compactMap(mean)
    guard let first = points.max(by: { $0.meanLogProbability < $1.meanLogProbability }) else {
      throw .problem(
        .table, "no tau could be tried: the fits on parts of the cases do not converge",
        hint: "give tau a value")
    }
    var best = first
    if first.width > 0 {
      // Golden section on the logarithm: ten steps leave one per cent.
      let part = (5.0.squareRoot() - 1) / 2
      var (low, high) = (logarithm(first.width / 2), logarithm(first.width * 2))
      var inner = (
        mean(exponential(high - part * (high - low))), mean(exponential(low + part * (high - low)))
      )
      for _ in 0..<10 {
        guard let left = inner.0, let right = inner.1 else { break }
        if left.meanLogProbability >= right.meanLogProbability {
          high = logarithm(right.width)
          inner = (mean(exponential(high - part * (high - low))), left)
        } else {
          low = logarithm(left.width)
          inner = (right, mean(exponential(low + part * (high - low))))
        }
        points += [left, right]
      }
      points += [inner.0, inner.1].compactMap { $0 }
      for point in points where point.meanLogProbability > best.meanLogProbability { best = point }
    }
    var notices: [Notice] = []
    let missing = Self.grid.count { width in !points.contains { $0.width == width } }
    if missing > 0 {
      notices.append(
        Notice("\(missing) of \(Self.grid.count) values of tau could not be tried: a fold did not converge"))
    }
    if best.width == 0 {
      notices.append(
        Notice(
          "the stated weights alone predict best: any finite tau takes more from the cases than is in "
            + "them"
        ))
    } else if let last = Self.grid.last, best.width > last / 2 {
      notices.append(Notice("the widest prior predicts best, which is as good as none"))
    }
    self.folds = count
    self.seed = seed
    var seen: Set<Double> = []
    self.points = points.sorted { $0.width < $1.width }.filter { seen.insert($0.width).inserted }
    width = best.width
    self.notices = notices
  }
}

extension PriorProblem {
  /// κ and the free coefficients as a point on the ray.
  func start(_ reduced: [Double]) -> [Double] {
    [reduced[0]] + [Double](repeating: 0, count: weights.count - 1) + reduced.dropFirst()
  }
}
