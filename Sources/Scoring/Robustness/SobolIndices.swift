public import Kernels

/// How much of an output's variance comes from one input.
public struct SobolIndices: Sendable, Equatable {
  /// Share of the variance that goes when this input alone is fixed. A small share can come out below 0 by
  /// chance, and is shown as it came.
  public let firstOrder: Double
  public let firstOrderError: Double
  /// Share of the variance that stays when all inputs but this are fixed; the interactions are in it.
  public let total: Double
  public let totalError: Double

  public init(firstOrder: Double, firstOrderError: Double, total: Double, totalError: Double) {
    self.firstOrder = firstOrder
    self.firstOrderError = firstOrderError
    self.total = total
    self.totalError = totalError
  }
}

/// How many points are taken.
public struct SobolPlan: Sendable, Equatable {
  /// N, the number of points in each of the two samples.
  public let baseSample: Int
  public let seed: UInt64
  public let workers: Workers

  public init(baseSample: Int, seed: UInt64, workers: Workers = .one) {
    precondition(baseSample > 1, "caller asks for two points or more")
    self.baseSample = baseSample
    self.seed = seed
    self.workers = workers
  }
}

/// A point at which the model is asked: random numbers for each input, from sample A or from sample B.
///
/// An input may be one number, a choice, or a whole group of numbers; all that belongs to it comes from its
/// own stream.
public struct SobolPoint: Sendable {
  public let seed: UInt64
  let row: Int
  let isB: Bool
  /// The input that comes from the other sample.
  let swapped: Int?

  /// Stream of one input, for ``standardNormals(into:seed:stream:)``.
  public func stream(of input: Int) -> UInt64 {
    DrawStream.sample(row: row, input: input, isB: input == swapped ? !isB : isB)
  }

  /// Random numbers of one input, always the same ones at this point.
  public func random(of input: Int) -> Philox { Philox(seed: seed, stream: stream(of: input)) }

  /// One of so many ways, each as likely.
  public func choice(of input: Int, among ways: Int) -> Int {
    var random = random(of: input)
    return min(ways - 1, Int(random.uniform() * Double(ways)))
  }
}

/// First-order and total Sobol indices of the outputs of a model.
///
/// With two samples A and B of N points, and A_B^i the points of A with input i from B,
///
///     S_i = mean(f(B)·(f(A_B^i) − f(A)))/V        T_i = mean((f(A) − f(A_B^i))²)/2V
///
/// where f counts from its mean over all points, which takes nothing from the expectation and much from the
/// error of S_i, and V is the variance over A and B. Of the true shares `0 ≤ S_i ≤ T_i ≤ 1`; the S_i sum to
/// one where inputs only add up, and `T_i = 0` says that input i does not matter. Points are independent
/// random ones, so that there may be any number of inputs.
///
///     // f = 3x + 4y of uniform x and y: S and T are 9/25 and 16/25
///
/// - Parameters:
///   - inputs: number of independent inputs or groups of them.
///   - outputs: number of figures that the model returns.
///   - model: called on several threads at once.
/// - Returns: for each output its indices by input, with standard errors from 500 bootstrap samples of the
///   rows; none for an output that varies by no more than roundoff. The same bits on any number of threads.
/// - Throws: what the model throws, for the first point for which it does.
/// - Complexity: N·(k + 2) calls for k inputs, O(N·(k + 2)·outputs) memory.
/// - Source: Saltelli, Annoni, Azzini, Campolongo, Ratto & Tarantola (2010), *Computer Physics
///   Communications* 181(2) 259, table 2 (b) and (f), the latter of Jansen (1999), same journal 117(1-2) 35;
///   bootstrap: Archer, Saltelli & Sobol (1997), *Journal of Statistical Computation and Simulation* 58(2)
///   99.
public func sobolIndices(
  inputs: Int, outputs: Int, plan: SobolPlan,
  model: @Sendable (SobolPoint) throws(ScoringError) -> [Double]
) throws(ScoringError) -> [[SobolIndices]?] {
  precondition(inputs > 0 && outputs > 0, "caller has a model with inputs and outputs")
  let pieces = plan.workers.pieces(rows: plan.baseSample, block: 8) { rows in
    Result { () throws(ScoringError) in
      var found: [Double] = []
      for row in rows {
        found += try model(SobolPoint(seed: plan.seed, row: row, isB: false, swapped: nil))
        found += try model(SobolPoint(seed: plan.seed, row: row, isB: true, swapped: nil))
        for input in 0..<inputs {
          found += try model(SobolPoint(seed: plan.seed, row: row, isB: false, swapped: input))
        }
      }
      return found
    }
  }
  var values: [Double] = []
  values.reserveCapacity(plan.baseSample * (inputs + 2) * outputs)
  for piece in pieces { values += try piece.get() }
  precondition(
    values.count == plan.baseSample * (inputs + 2) * outputs && values.allSatisfy(\.isFinite),
    "the model returns as many finite outputs as its caller stated")
  let width = (inputs + 2) * outputs
  return (0..<outputs).map { output in
    SobolEstimator(
      rows: (0..<plan.baseSample).map { row in
        (0..<inputs + 2).map { values[row * width + $0 * outputs + output] }
      }, seed: plan.seed, workers: plan.workers
    )?.indices()
  }
}
