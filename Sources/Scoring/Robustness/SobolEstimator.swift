internal import Kernels

/// Indices of one output from what the model returned at A, at B and at A with each input taken from B.
struct SobolEstimator: Sendable {
  static let resamples = 500

  private let inputs: Int
  private let count: Int
  private let seed: UInt64
  private let workers: Workers
  /// What is summed over the rows, row by row: f(A) + f(B) and f(A)² + f(B)², then for each input
  /// f(B)·(f(A_B) − f(A)) and (f(A_B) − f(A))².
  private let terms: [Double]
  private var width: Int { 2 * (inputs + 1) }

  /// - Parameter rows: each holds f(A), f(B) and one f(A_B) for each input.
  /// - Returns: none where no value differs from another by more than roundoff.
  init?(rows: [[Double]], seed: UInt64, workers: Workers) {
    let all = rows.joined()
    guard let low = all.min(), let high = all.max(), high - low > 64 * max(abs(low), abs(high)).ulp else {
      return nil
    }
    inputs = rows[0].count - 2
    count = rows.count
    self.seed = seed
    self.workers = workers
    // On 0 to 1 no square overflows or vanishes, and the shares stay what they are.
    let scaled = rows.map { $0.map { ($0 - low) / (high - low) } }
    let mean = scaled.reduce(0) { $0 + $1.reduce(0, +) } / Double(all.count)
    var terms: [Double] = []
    terms.reserveCapacity(rows.count * 2 * (inputs + 1))
    for row in scaled {
      let a = row[0] - mean
      let b = row[1] - mean
      terms += [a + b, a * a + b * b]
      for mixed in row.dropFirst(2) {
        let change = mixed - mean - a
        terms += [b * change, change * change]
      }
    }
    self.terms = terms
  }

  /// - Returns: none where samples A and B do not vary, though another point does.
  func indices() -> [SobolIndices]? {
    guard let found = shares(of: nil) else { return nil }
    let drawn = workers.joined(rows: Self.resamples, block: 16) { numbers in
      numbers.compactMap { shares(of: rows(ofResample: $0)) }
    }
    return (0..<inputs).map { input in
      SobolIndices(
        firstOrder: found[2 * input], firstOrderError: deviation(drawn.map { $0[2 * input] }),
        total: found[2 * input + 1], totalError: deviation(drawn.map { $0[2 * input + 1] }))
    }
  }

  private func rows(ofResample number: Int) -> [Int] {
    var random = Philox(seed: seed, stream: DrawStream.resample(number))
    return (0..<count).map { _ in min(count - 1, Int(random.uniform() * Double(count))) }
  }

  /// First order and total of each input in turn, over the rows named; none where they do not vary.
  private func shares(of rows: [Int]?) -> [Double]? {
    var sums = [Double](repeating: 0, count: width)
    for place in 0..<count {
      let start = (rows?[place] ?? place) * width
      for k in 0..<width { sums[k] += terms[start + k] }
    }
    let whole = Double(count)
    let mean = sums[0] / (2 * whole)
    let variance = sums[1] / (2 * whole) - mean * mean
    guard variance > 0 else { return nil }
    var found: [Double] = []
    for k in stride(from: 2, to: width, by: 2) {
      found.append(sums[k] / whole / variance)
      found.append(sums[k + 1] / (2 * whole) / variance)
    }
    return found
  }
}

/// Standard deviation (n − 1); 0 for fewer than two.
private func deviation(_ values: [Double]) -> Double {
  guard values.count > 1 else { return 0 }
  let mean = values.reduce(0, +) / Double(values.count)
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (squares / Double(values.count - 1)).squareRoot()
}
