internal import CKernels

/// The best rows of each of many scenarios: weighted sums of which only the first few per scenario are kept,
/// so that the table of all scores never exists.
///
/// The score of row i under scenario s is Σⱼ rows[i, j] · weights[s, j], added from the first j to the last
/// with product and sum rounded each: the same bits as a plain loop, on every processor and for any number of
/// rows and scenarios at once. Lists are ordered by score, the largest first, and equal scores by place.
///
///     // rows (1, 0), (0, 1), (.6, .6) under the weights (.9, .1) and (.5, .5)
///     let best = topScores(of: [1, 0, 0, 1, 0.6, 0.6], scenarios: packs, length: 2)
///     best.places  // 0, 2 and 2, 0
///
/// One instance is used by one thread for many blocks of rows, or for many sets of scenarios, and allocates
/// once.
public struct TopScores: Sendable {
  /// How many rows are kept for each scenario.
  public let length: Int
  /// Scenarios × length, best first.
  public private(set) var scores: [Double]
  /// The places of the rows that have these scores.
  public private(set) var places: [Int]
  /// What a score must exceed to be looked at; above all scores in lanes that are not used.
  private var cuts: [Double]
  private let capacity: Int
  private var count = 0
  private let set: InstructionSet

  /// - Parameters:
  ///   - capacity: for how many scenarios there is room.
  ///   - length: at most as many as there will be rows.
  public init(capacity: Int, length: Int, instructions set: InstructionSet = .best) {
    precondition(length > 0, "caller keeps at least one row")
    let lanes = (capacity + ScenarioPacks.lanes - 1) / ScenarioPacks.lanes * ScenarioPacks.lanes
    self.length = length
    self.capacity = capacity
    self.set = set
    scores = [Double](repeating: -.infinity, count: lanes * length)
    places = [Int](repeating: .max, count: lanes * length)
    cuts = [Double](repeating: .infinity, count: lanes)
  }

  /// Forgets all rows.
  ///
  /// - Parameter count: how many scenarios are asked about from now on.
  public mutating func start(scenarios count: Int) {
    precondition(count <= capacity, "there is room for the scenarios")
    self.count = count
    for i in 0..<count * length {
      scores[i] = -.infinity
      places[i] = .max
    }
    for lane in cuts.indices { cuts[lane] = lane < count ? -.infinity : .infinity }
  }

  /// Rows that stay in the second cache while all scenarios go over them.
  private static let block = 256

  /// Enters rows that stand one after the other.
  ///
  /// - Parameters:
  ///   - rows: row-major, as wide as the scenarios; finite, and with finite sums.
  ///   - places: of the rows, each used once over all calls; none where they rise by one from `first`, and
  ///     rise from call to call.
  ///   - scenarios: at least as many as were started.
  /// - Complexity: O(rows × width × scenarios) time; what enters a list costs O(length).
  public mutating func add(
    _ rows: Span<Double>, places given: [UInt32]? = nil, first: Int = 0, scenarios: ScenarioPacks
  ) {
    let width = scenarios.width
    let rowCount = rows.count / width
    precondition(
      rowCount * width == rows.count && scenarios.count >= count && (given?.count ?? rowCount) == rowCount,
      "caller passes whole rows, a place for each, and the scenarios that were started")
    let packs = (count + ScenarioPacks.lanes - 1) / ScenarioPacks.lanes
    let (length, set) = (length, set)
    unsafe rows.withUnsafeBufferPointer { rows in
      unsafe scenarios.values.withUnsafeBufferPointer { weights in
        unsafe withLists { scores, ids, cuts in
          for start in stride(from: 0, to: rowCount, by: Self.block) {
            let own = min(Self.block, rowCount - start)
            for pack in 0..<packs {
              let lane = pack * ScenarioPacks.lanes
              var top = unsafe ck_top(
                length: length, scores: scores + lane * length, ids: ids + lane * length, cuts: cuts + lane,
                places: nil, first: Int64(first + start))
              let row = unsafe rows.baseAddress! + start * width
              let pack = unsafe weights.baseAddress! + lane * width
              if let given {
                unsafe given.withUnsafeBufferPointer {
                  unsafe top.places = $0.baseAddress! + start
                  unsafe TopLoops.enter(row, count: own, width: width, pack, &top, set)
                }
              } else {
                unsafe TopLoops.enter(row, count: own, width: width, pack, &top, set)
              }
            }
          }
        }
      }
    }
  }

  private mutating func withLists(
    _ body: (UnsafeMutablePointer<Double>, UnsafeMutablePointer<Int64>, UnsafeMutablePointer<Double>) -> Void
  ) {
    unsafe scores.withUnsafeMutableBufferPointer { scores in
      unsafe places.withUnsafeMutableBytes { places in
        unsafe cuts.withUnsafeMutableBufferPointer { cuts in
          guard let first = scores.baseAddress else { return }
          // Int has 64 bits on every processor that the package is built for.
          let ids = unsafe places.bindMemory(to: Int64.self).baseAddress!
          unsafe body(first, ids, cuts.baseAddress!)
        }
      }
    }
  }
}

/// The best rows of every scenario.
///
/// - Parameters:
///   - rows: row-major, as wide as the scenarios; finite, and with finite sums.
///   - length: how many rows are kept for each, at most as many as there are.
/// - Returns: scores and places, scenarios × length, best first; the same on any number of threads.
/// - Complexity: O(rows × width × scenarios) time, O(scenarios × length) memory beside what is given.
public func topScores(
  of rows: [Double], scenarios: ScenarioPacks, length: Int, threads: Threads = .one,
  instructions set: InstructionSet = .best
) -> (scores: [Double], places: [Int]) {
  precondition(rows.count >= length * scenarios.width, "there are as many rows as are kept")
  // Up to sixteen packs together: a block of rows is read from memory once for 256 scenarios.
  let packs = scenarios.packs
  let turns = (packs + 16 * threads.count - 1) / (16 * threads.count)
  let own = max(1, (packs + turns * threads.count - 1) / max(1, turns * threads.count))
  let parts = threads.results(blocks: (packs + own - 1) / own) { part in
    let some = scenarios.some(packs: part * own..<min(packs, (part + 1) * own))
    var top = TopScores(capacity: some.count, length: length, instructions: set)
    top.start(scenarios: some.count)
    top.add(rows.span, scenarios: some)
    return (top.scores.prefix(some.count * length), top.places.prefix(some.count * length))
  }
  return (parts.flatMap { $0.0 }, parts.flatMap { $0.1 })
}

extension ScenarioPacks {
  /// The scenarios of some of the packs.
  fileprivate func some(packs: Range<Int>) -> ScenarioPacks {
    ScenarioPacks(
      count: min(count - packs.lowerBound * Self.lanes, packs.count * Self.lanes), width: width,
      values: Array(values[packs.lowerBound * width * Self.lanes..<packs.upperBound * width * Self.lanes]))
  }
}
