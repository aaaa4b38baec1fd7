internal import Kernels

/// Players and the value of every coalition of them.
struct CoalitionGame: Sendable {
  static let name = "shapley"
  let players: Int
  let value: @Sendable (UInt64) throws(ScoringError) -> Double

  private var everybody: UInt64 { UInt64.max >> UInt64(64 - players) }

  // MARK: every coalition

  /// Values from all 2ⁿ coalitions.
  func enumerated(_ workers: Workers) throws(ScoringError) -> ShapleyValues {
    let pieces = workers.pieces(rows: 1 << players, block: 64) { coalitions in
      Result { () throws(ScoringError) in
        var found: [Double] = []
        for coalition in coalitions { found.append(try finiteValue(of: UInt64(coalition))) }
        return found
      }
    }
    var worth: [Double] = []
    worth.reserveCapacity(1 << players)
    for piece in pieces { worth += try piece.get() }
    return ShapleyValues(
      values: (0..<players).map { share(of: $0, worth) }, standardErrors: nil, none: worth[0],
      all: worth[worth.count - 1], evaluations: worth.count)
  }

  /// What the player adds, summed by the size s of the coalition that it joins; |S|!(n − |S| − 1)!/n! is one
  /// over n times the number of such coalitions.
  private func share(of player: Int, _ worth: [Double]) -> Double {
    var bySize = [Double](repeating: 0, count: players)
    let own = 1 << player
    for coalition in worth.indices where coalition & own == 0 {
      bySize[coalition.nonzeroBitCount] += worth[coalition | own] - worth[coalition]
    }
    var coalitions = 1.0
    var sum = 0.0
    for size in 0..<players {
      sum += bySize[size] / coalitions
      coalitions = (coalitions * Double(players - 1 - size) / Double(size + 1)).rounded()
    }
    return sum / Double(players)
  }

  // MARK: drawn orders

  func sampled(_ plan: ShapleyPlan) throws(ScoringError) -> ShapleyValues {
    let none = try finiteValue(of: 0)
    let all = try finiteValue(of: everybody)
    let pieces = plan.workers.pieces(rows: plan.pairs, block: 16) { pairs in
      Result { () throws(ScoringError) in
        var found: [Double] = []
        for pair in pairs { found += try additions(inPair: pair, seed: plan.seed, none: none, all: all) }
        return found
      }
    }
    var shares: [Double] = []
    shares.reserveCapacity(plan.pairs * players)
    for piece in pieces { shares += try piece.get() }
    let count = Double(plan.pairs)
    var means = [Double](repeating: 0, count: players)
    for k in shares.indices { means[k % players] += shares[k] }
    for player in means.indices { means[player] /= count }
    var squares = [Double](repeating: 0, count: players)
    for k in shares.indices {
      let deviation = shares[k] - means[k % players]
      squares[k % players] += deviation * deviation
    }
    return ShapleyValues(
      values: means, standardErrors: squares.map { ($0 / (count - 1) / count).squareRoot() }, none: none,
      all: all, evaluations: 2 + 2 * plan.pairs * (players - 1))
  }

  /// Mean of what each player adds in a drawn order and in the same order backwards.
  private func additions(
    inPair pair: Int, seed: UInt64, none: Double, all: Double
  ) throws(ScoringError) -> [Double] {
    let order = drawnOrder(of: players, seed: seed, number: pair)
    var shares = [Double](repeating: 0, count: players)
    for direction in [order, order.reversed()] {
      var members: UInt64 = 0
      var before = none
      for player in direction {
        members |= 1 << UInt64(player)
        let after = members == everybody ? all : try finiteValue(of: members)
        shares[player] += (after - before) / 2
        before = after
      }
    }
    return shares
  }

  // MARK: values

  private func finiteValue(of coalition: UInt64) throws(ScoringError) -> Double {
    let found = try value(coalition)
    guard found.isFinite else {
      let members = (0..<players).filter { coalition >> UInt64($0) & 1 == 1 }.map(String.init)
      throw .undefined(
        method: Self.name,
        reason: "the value of "
          + (members.isEmpty ? "nobody" : "players " + members.joined(separator: ", "))
          + " is \(found), and a finite number is wanted")
    }
    return found
  }
}

/// An order in which n players join, every one as likely as any other.
///
/// - Source: Durstenfeld (1964), *Communications of the ACM* 7(7) 420, algorithm 235.
func drawnOrder(of count: Int, seed: UInt64, number: Int) -> [Int] {
  var random = Philox(seed: seed, stream: UInt64(number))
  var order = Array(0..<count)
  for last in stride(from: count - 1, to: 0, by: -1) {
    // The upper half of a product is below its factor; the bias is under 64·2⁻⁶⁴.
    order.swapAt(last, Int(random.next().multipliedFullWidth(by: UInt64(last + 1)).high))
  }
  return order
}
