internal import GSL

/// How the mean over the random coefficients is taken.
public enum MixedDraws: Sendable, Equatable {
  /// Points of Halton's sequence, each investor taking the next ones: those of investor i, in order of name
  /// and from 0, are the points `burnIn + i·count + 1 …`. Coordinates go to the random coefficients in the
  /// order of the design, and through the inverse of their distribution. With reversed digits the coordinates
  /// of high primes do not go in step with each other.
  case halton(Int, burnIn: Int = 100, isReversed: Bool = true)
  /// The same with Sobol's sequence, for up to 40 random coefficients.
  case sobol(Int, burnIn: Int = 0)
  /// A product of Gauss's rules, with that many nodes for each of one or two random coefficients: no
  /// simulation at all.
  case quadrature(nodes: Int)
  /// Deviates of mean zero and variance one, investors × count × random coefficients, row-major: to repeat
  /// the draws of another program.
  case explicit([Double], count: Int)

  /// The default of ``MixedLogit``: 500 draws of Halton's sequence with reversed digits after the first 100.
  public static let standard = MixedDraws.halton(500)

  /// For a report: `500 draws of the reversed Halton sequence`.
  public var text: String {
    switch self {
    case .halton(let count, _, let isReversed):
      "\(count) draws of the \(isReversed ? "reversed " : "")Halton sequence"
    case .sobol(let count, _): "\(count) draws of the Sobol sequence"
    case .quadrature(let nodes): "a quadrature of \(nodes) nodes"
    case .explicit(_, let count): "\(count) draws that were given"
    }
  }
}

extension MixedDraws {
  /// The sequence with its numbers; nil without one.
  var sequence: (kind: QuasiRandomSequence, count: Int, burnIn: Int)? {
    switch self {
    case .halton(let count, let burnIn, let isReversed):
      (isReversed ? .reverseHalton : .halton, count, burnIn)
    case .sobol(let count, let burnIn): (.sobol, count, burnIn)
    case .quadrature, .explicit: nil
    }
  }

  /// What is wrong with the numbers asked for, with so many random columns and investors.
  func problems(columns: Int, members: Int) -> [EstimationProblem] {
    switch self {
    case .halton(let count, let burnIn, _), .sobol(let count, let burnIn):
      var found: [EstimationProblem] = []
      if count < 1 || count > 1_000_000 {
        found.append(
          .init(.table, "\(count) draws were asked for", hint: "take 1 to 1000000; 500 is the default"))
      }
      if count >= 1, members * columns > (1 << 28) / count {
        found.append(
          .init(
            .table,
            "\(members) investors × \(count) draws × \(columns) random coefficients do not fit into memory",
            hint: "take fewer draws"))
      }
      if burnIn < 0 || burnIn > 1_000_000 {
        found.append(
          .init(.table, "a burn-in of \(burnIn) points was asked for", hint: "take 0 to 1000000"))
      }
      if let most = sequence?.kind.mostDimensions, columns > most {
        found.append(
          .init(
            .table, "\(columns) random coefficients are more than the sequence's \(most) dimensions",
            hint: most == 40 ? "take Halton's sequence" : "make fewer of them random"))
      }
      return found
    case .quadrature(let nodes):
      var found: [EstimationProblem] = []
      if !(1...200 ~= nodes) {
        found.append(
          .init(
            .table, "a quadrature of \(nodes) nodes was asked for", hint: "take 1 to 200; 40 is a good one"))
      }
      if columns > 2 {
        found.append(
          .init(
            .table, "a quadrature is for one or two random coefficients, and there are \(columns)",
            hint: "take draws of a sequence"))
      }
      return found
    case .explicit(let values, let count):
      if count < 1 || values.count != members * count * columns {
        return [
          .init(
            .table, "\(values.count) deviates were given",
            hint: "give \(members) investors × \(max(count, 1)) draws × \(columns) random coefficients")
        ]
      }
      return values.contains { !$0.isFinite }
        ? [.init(.table, "the deviates given are not all finite", hint: "give standardised deviates")] : []
    }
  }
}
