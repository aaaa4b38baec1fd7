internal import GSL
internal import Kernels

/// Makes the deviates of a model: the draws asked for, and others like them to see what the choice of draws
/// does.
struct DrawSource {
  let draws: MixedDraws
  let distributions: [CoefficientDistribution]
  let members: Int
  let seed: UInt64?
  let threads: Threads
  /// The sequence's points, members × count × dimensions.
  private let points: [Double]

  init(
    _ draws: MixedDraws, _ distributions: [CoefficientDistribution], members: Int, seed: UInt64?,
    _ threads: Threads
  ) throws(EstimationError) {
    self.draws = draws
    self.distributions = distributions
    self.members = members
    self.seed = seed
    self.threads = threads
    guard let (kind, count, burnIn) = draws.sequence else {
      points = []
      return
    }
    do {
      var sequence = try QuasiRandom(kind, dimensions: distributions.count)
      _ = try sequence.points(burnIn)
      points = try sequence.points(members * count)
    } catch {
      throw .problem(.table, "the draws cannot be made: \(error.reason)", hint: "ask for fewer draws")
    }
  }

  /// - Parameter other: 0 for the draws asked for, and 1, 2, … for others.
  /// - Returns: nil where there are no others, as with draws that were given.
  func deviates(_ other: Int = 0) throws(EstimationError) -> Deviates? {
    switch draws {
    case .halton(let count, _, _), .sobol(let count, _): return sequence(count, other)
    case .quadrature(let nodes): return try quadrature(other == 0 ? nodes : min(nodes * 3 / 2 + 1, 200))
    case .explicit(let values, let count):
      guard other == 0 else { return nil }
      let dimensions = distributions.count
      return Deviates(members: members, draws: count, dimensions: dimensions, threads: threads) {
        values[($0 * count + $1) * dimensions + $2]
      }
    }
  }

  /// The points moved round the unit cube by one random shift for all, which leaves them as even as they were
  /// (Cranley & Patterson 1976); without a seed the first ones are not moved.
  private func sequence(_ count: Int, _ other: Int) -> Deviates {
    let dimensions = distributions.count
    var shifts = [Double](repeating: 0, count: dimensions)
    if seed != nil || other > 0 {
      var random = SplitMix(state: (seed ?? 0) &+ 0xD1B5_4A32_D192_ED03 &* UInt64(other))
      for d in 0..<dimensions { shifts[d] = random.unit() }
    }
    let (points, distributions) = (points, distributions)
    return Deviates(members: members, draws: count, dimensions: dimensions, threads: threads) {
      [shifts] member, draw, d in
      var u = points[(member * count + draw) * dimensions + d] + shifts[d]
      if u >= 1 { u -= 1 }
      return distributions[d].deviate(below: max(u, 0x1p-54))
    }
  }

  private func quadrature(_ nodes: Int) throws(EstimationError) -> Deviates {
    do {
      let rules = try distributions.map { (distribution) throws(GSLError) in
        try GaussRule(distribution.density, nodes: nodes)
      }
      let second = rules.count > 1 ? rules[1].nodes.count : 1
      let count = rules[0].nodes.count * second
      let weights = (0..<count).map { place in
        rules[0].weights[place / second] * (rules.count > 1 ? rules[1].weights[place % second] : 1)
      }
      return Deviates(
        members: members, draws: count, dimensions: rules.count, weights: weights, isShared: true
      ) { _, draw, d in
        rules[d].nodes[d == 0 ? draw / second : draw % second]
      }
    } catch {
      throw .problem(.table, "the quadrature cannot be made: \(error.reason)", hint: "ask for fewer nodes")
    }
  }
}

extension CoefficientDistribution {
  var density: GaussRule.Density {
    switch self {
    case .normal, .logNormal: .normal
    case .uniform: .uniform
    case .triangular: .triangular
    }
  }

  /// The deviate of mean zero and variance one below which `probability` lies.
  func deviate(below probability: Double) -> Double {
    switch self {
    case .normal, .logNormal: -normalQuantile(above: probability)
    case .uniform: 3.0.squareRoot() * (2 * probability - 1)
    case .triangular:
      6.0.squareRoot()
        * (probability < 0.5
          ? (2 * probability).squareRoot() - 1 : 1 - (2 * (1 - probability)).squareRoot())
    }
  }
}

/// Steele, Lea & Flood (2014), *Fast splittable pseudorandom number generators*, OOPSLA, fig. 17.
private struct SplitMix {
  var state: UInt64

  mutating func unit() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }
}
