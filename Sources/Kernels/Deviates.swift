/// Draws of standardised deviates: for every member a table of draws × dimensions, and the weight of each
/// draw.
///
/// Draws stand in blocks of eight, `[member][block][dimension][8]`; the last block is filled up with draws of
/// no weight.
public struct Deviates: Sendable {
  public let members: Int
  public let draws: Int
  public let dimensions: Int
  /// Whether all members have the same draws, as the nodes of a quadrature.
  public let isShared: Bool
  let values: [Double]
  /// −∞ for what fills up the last block.
  let logWeights: [Double]
  /// From one member's table to the next.
  let stride: Int

  /// - Parameters:
  ///   - weights: of the draws, adding up to one and none below zero; nil for equal ones.
  ///   - isShared: whether `value` is asked for one member only.
  ///   - value: the deviate of a member, a draw and a dimension; called on several threads at once.
  /// - Complexity: O(members × draws × dimensions) time and memory.
  public init(
    members: Int, draws: Int, dimensions: Int, weights: [Double]? = nil, isShared: Bool = false,
    threads: Threads = .one, value: @Sendable (_ member: Int, _ draw: Int, _ dimension: Int) -> Double
  ) {
    precondition(
      members > 0 && draws > 0 && dimensions > 0 && (weights.map { $0.count == draws } ?? true),
      "caller asks for at least one draw, and passes a weight for every draw")
    let blocks = (draws + 7) / 8
    self.members = members
    self.draws = draws
    self.dimensions = dimensions
    self.isShared = isShared
    stride = isShared ? 0 : blocks * dimensions * 8
    let (count, size) = (isShared ? 1 : members, blocks * dimensions * 8)
    let together = 16
    values = threads.results(blocks: (count + together - 1) / together) { part -> [Double] in
      let some = part * together..<min((part + 1) * together, count)
      var values = [Double](repeating: 0, count: some.count * size)
      for member in some {
        for draw in 0..<draws {
          let place = (member - some.lowerBound) * size + draw / 8 * dimensions * 8 + draw % 8
          for dimension in 0..<dimensions { values[place + dimension * 8] = value(member, draw, dimension) }
        }
      }
      return values
    }.flatMap { $0 }
    logWeights = Self.logWeights(draws, weights)
  }

  private init(_ all: Deviates, draws: Int) {
    members = all.members
    self.draws = draws
    dimensions = all.dimensions
    isShared = all.isShared
    values = all.values
    stride = all.stride
    logWeights = Self.logWeights(draws, nil)
  }

  /// The first draws of every member, each with the same weight. Shares the storage.
  public func first(_ count: Int) -> Deviates {
    count < draws ? Deviates(self, draws: count) : self
  }

  private static func logWeights(_ draws: Int, _ weights: [Double]?) -> [Double] {
    let equal = -logarithm(Double(draws))
    return (0..<(draws + 7) / 8 * 8).map { draw in
      draw < draws ? weights.map { logarithm($0[draw]) } ?? equal : -.infinity
    }
  }
}
