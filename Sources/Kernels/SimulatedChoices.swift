/// The likelihood of groups of choices whose coefficients are drawn once for every member, with its
/// derivatives.
///
/// A member i has one or more of the groups. With the coefficients β_r of its draw r of weight ω_r
///
///     L_i = Σ_r ω_r Π_t P_t(β_r)^c_t      log-likelihood = Σ_i w_i log L_i
///
/// over its groups t, `P_t` the share of the chosen row and c_t how often it was chosen. With the posterior
/// weights `h_r = ω_r Π P / L_i` and s_r the gradient of `log Π P` in the parameters, the member's gradient
/// is `g = Σ h_r s_r` and its second derivative `Σ h_r (s_r s_r′ + ∂s_r) − g g′`.
///
/// - Source: Train (2009), *Discrete Choice Methods with Simulation*, 2nd ed., sections 6.7 and 8.6.
public struct SimulatedChoices: Sendable {
  let rows: GroupedRows
  let random: RandomColumns
  public let deviates: Deviates
  let factors: ParameterFactors
  /// Members' places in `groups`, and its length at the end.
  let starts: [Int]
  /// The groups of one member after those of another.
  let groups: [Int]
  let counts: [Double]
  let weights: [Double]
  let offset: [Double]?
  private let blocks: [Range<Int>]

  /// - Parameters:
  ///   - members: for every group the member that it belongs to, 0 ..< members of the deviates; each has one.
  ///   - counts: how often the row of every group was chosen.
  ///   - weights: one for every member.
  ///   - offset: one number for every row, or nil.
  public init(
    rows: GroupedRows, random: RandomColumns, deviates: Deviates, members: [Int], counts: [Double],
    weights: [Double], offset: [Double]? = nil
  ) {
    precondition(
      members.count == rows.chosen.count && counts.count == members.count
        && weights.count == deviates.members && (offset.map { $0.count == rows.rowCount } ?? true)
        && random.spreads.allSatisfy { $0.deviate < deviates.dimensions },
      "caller passes a member for every group, a weight for every member and a deviate for every spread")
    var starts = [Int](repeating: 0, count: deviates.members + 1)
    for member in members { starts[member + 1] += 1 }
    for member in 0..<deviates.members { starts[member + 1] += starts[member] }
    var next = starts
    var groups = [Int](repeating: 0, count: members.count)
    for (group, member) in members.enumerated() {
      groups[next[member]] = group
      next[member] += 1
    }
    self.rows = rows
    self.random = random
    self.deviates = deviates
    factors = ParameterFactors(random, columnCount: rows.columnCount)
    (self.starts, self.groups) = (starts, groups)
    (self.counts, self.weights, self.offset) = (counts, weights, offset)
    blocks = Self.blocks(starts, groups, rows, deviates.draws)
  }

  /// The same choices with other draws.
  public func with(_ deviates: Deviates) -> SimulatedChoices { SimulatedChoices(self, random, deviates) }

  /// The same choices with other parameters.
  public func with(_ random: RandomColumns) -> SimulatedChoices { SimulatedChoices(self, random, deviates) }

  /// The same choices with other weights of the members. One of weight zero costs no work.
  public func with(weights: [Double]) -> SimulatedChoices {
    SimulatedChoices(self, random, deviates, weights)
  }

  private init(
    _ other: SimulatedChoices, _ random: RandomColumns, _ deviates: Deviates, _ weights: [Double]? = nil
  ) {
    precondition(
      deviates.members == other.deviates.members && (weights.map { $0.count == deviates.members } ?? true)
        && random.spreads.allSatisfy { $0.deviate < deviates.dimensions },
      "caller passes draws for the same members, and a deviate for every spread")
    rows = other.rows
    self.random = random
    self.deviates = deviates
    factors = ParameterFactors(random, columnCount: other.rows.columnCount)
    (starts, groups) = (other.starts, other.groups)
    (counts, self.weights, offset) = (other.counts, weights ?? other.weights, other.offset)
    blocks = Self.blocks(starts, groups, rows, deviates.draws)
  }

  public var parameterCount: Int { factors.count }

  /// Members together until they have some 130,000 rows × draws.
  private static func blocks(
    _ starts: [Int], _ groups: [Int], _ rows: GroupedRows, _ draws: Int
  ) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var (first, size) = (0, 0)
    for member in 0..<(starts.count - 1) {
      for group in groups[starts[member]..<starts[member + 1]] {
        size += (rows.starts[group + 1] - rows.starts[group]) * draws
      }
      guard size >= 1 << 17 else { continue }
      blocks.append(first..<(member + 1))
      (first, size) = (member + 1, 0)
    }
    if first < starts.count - 1 { blocks.append(first..<(starts.count - 1)) }
    return blocks
  }

  /// Value, gradient and second derivatives at `point`.
  ///
  /// The bits of the result are the same for any number of threads, and for AVX2 and AVX-512.
  ///
  /// - Complexity: O(rows × draws × (K + S²)) for K columns of which S are random.
  public func sums(
    at point: [Double], threads: Threads = .one, using set: InstructionSet = .best
  ) -> MixedSums {
    precondition(point.count == factors.count, "caller passes a number for every parameter")
    let order = factors.count
    let parts = threads.results(blocks: blocks.count) { block in
      let worker = MixedWorker(self, point, members: blocks[block], set)
      var part = MixedSums(order: order)
      for member in blocks[block] {
        if weights[member] == 0 {
          part.scores.append(contentsOf: repeatElement(0, count: order))
        } else {
          worker.add(member, to: &part)
        }
      }
      return part
    }
    var sums = MixedSums(order: order)
    sums.scores.reserveCapacity(weights.count * order)
    for part in parts { sums.add(part) }
    return sums
  }

  /// The value alone, at a third of the cost.
  public func logLikelihood(
    at point: [Double], threads: Threads = .one, using set: InstructionSet = .best
  ) -> Double {
    precondition(point.count == factors.count, "caller passes a number for every parameter")
    return threads.results(blocks: blocks.count) { block in
      let worker = MixedWorker(self, point, members: blocks[block], set)
      return blocks[block].reduce(0.0) {
        weights[$1] == 0 ? $0 : $0 + weights[$1] * worker.logLikelihood($1)
      }
    }.reduce(0, +)
  }

  /// The mean over the draws of every row's share, before anything is known of the member's choices.
  public func shares(
    at point: [Double], threads: Threads = .one, using set: InstructionSet = .best
  ) -> [Double] {
    rowByRow(1, at: point, threads, set) { $0.shares($1) }
  }

  /// How every row's mean share answers to its own utility: the mean of P(1 − P), and for every random column
  /// that of it times the coefficient: rows × (1 + random columns), row-major.
  public func slopes(
    at point: [Double], threads: Threads = .one, using set: InstructionSet = .best
  ) -> [Double] {
    rowByRow(random.columns.count + 1, at: point, threads, set) { $0.slopes($1) }
  }

  /// What a worker says of each row of a member, in the order of the rows.
  private func rowByRow(
    _ width: Int, at point: [Double], _ threads: Threads, _ set: InstructionSet,
    _ figures: @Sendable (MixedWorker, Int) -> [Double]
  ) -> [Double] {
    precondition(point.count == factors.count, "caller passes a number for every parameter")
    let parts = threads.results(blocks: blocks.count) { block in
      let worker = MixedWorker(self, point, members: blocks[block], set)
      return blocks[block].map { figures(worker, $0) }
    }
    var all = [Double](repeating: 0, count: rows.rowCount * width)
    for (block, part) in zip(blocks, parts) {
      for (member, found) in zip(block, part) {
        var next = 0
        for group in groups[starts[member]..<starts[member + 1]] {
          for place in rows.starts[group] * width..<rows.starts[group + 1] * width {
            all[place] = found[next]
            next += 1
          }
        }
      }
    }
    return all
  }
}

/// What ``SimulatedChoices`` hands out.
public struct MixedSums: Sendable, Equatable {
  public var logLikelihood = 0.0
  public var gradient: [Double]
  /// Minus the second derivatives, P × P, row-major and symmetric.
  public var curvature: [Double]
  /// Every member's part of the gradient, members × P, row-major.
  public var scores: [Double] = []

  init(order: Int) {
    gradient = [Double](repeating: 0, count: order)
    curvature = [Double](repeating: 0, count: order * order)
  }

  mutating func add(_ part: MixedSums) {
    logLikelihood += part.logLikelihood
    for a in gradient.indices { gradient[a] += part.gradient[a] }
    for place in curvature.indices { curvature[place] += part.curvature[place] }
    scores.append(contentsOf: part.scores)
  }
}
