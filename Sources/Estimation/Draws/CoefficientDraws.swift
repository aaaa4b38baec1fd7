public import Kernels

/// Coefficients drawn from the normal distribution that their estimates have.
///
///     let draws = try CoefficientDraws(of: estimates, count: 1000, seed: 7)
///     draws.interval { exp($0[0]) }.interval  // of any function of the coefficients
///
/// A function of estimates is seldom normal itself. What it is at draws from N(b, V) has the spread that it
/// has over samples, to the extent that b is normal, without derivatives.
///
/// - Source: Krinsky & Robb (1986), *Review of Economics and Statistics* 68(4) 715.
public struct CoefficientDraws: Sendable, Equatable {
  public let names: [String]
  public let count: Int
  public let seed: UInt64
  /// The rank of the covariance.
  public let rank: Int
  /// `count` × K, row-major.
  public let values: [Double]

  /// Draw n is `b + R zₙ` with R R′ = V and zₙ standard normal from stream n of the seed, so it is the same
  /// for any number of draws and threads.
  ///
  /// - Parameters:
  ///   - count: draws, at least one.
  ///   - seed: the study's.
  /// - Throws: ``EstimationError/input(_:)`` for a covariance with a negative eigenvalue.
  /// - Complexity: O(count·K² + K³).
  public init(
    of estimates: Estimates, count: Int, seed: UInt64, threads: Threads = .one
  ) throws(EstimationError) {
    precondition(count > 0, "caller asks for at least one draw")
    let root = try CovarianceRoot(estimates)
    let order = estimates.count
    let block = 256
    let parts = threads.results(blocks: (count + block - 1) / block) { place -> [Double] in
      var part: [Double] = []
      part.reserveCapacity(block * order)
      for draw in (place * block)..<min(count, (place + 1) * block) {
        var normals = [Double](repeating: 0, count: order)
        standardNormals(into: &normals, seed: seed, stream: DrawStreams.coefficients + UInt64(draw))
        let step = root.product(normals)
        part.append(contentsOf: zip(estimates.values, step).map { $0 + $1 })
      }
      return part
    }
    names = estimates.names
    self.count = count
    self.seed = seed
    rank = root.rank
    values = Array(parts.joined())
  }

  /// One draw: K coefficients.
  public subscript(draw: Int) -> ArraySlice<Double> {
    values[draw * names.count..<(draw + 1) * names.count]
  }

  /// The function's value at every draw.
  public func values(of function: ([Double]) -> Double) -> [Double] {
    (0..<count).map { function(Array(self[$0])) }
  }

  /// The middle of the function's values.
  ///
  /// - Complexity: O(count log count) besides the function.
  public func interval(
    level: Double = 0.95, of function: ([Double]) -> Double
  ) -> PercentileInterval {
    PercentileInterval(of: values(of: function), level: level)
  }
}

/// The streams of one seed: each kind of draw has its own range, so that adding one kind changes no other.
enum DrawStreams {
  static let coefficients: UInt64 = 5 << 56
  static let resamples: UInt64 = 6 << 56
  static let folds: UInt64 = 7 << 56
}
