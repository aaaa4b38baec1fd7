public import Decision

extension Sensitivity {
  /// The standard error of an index that a base sample should come down to.
  private static let fineError = 0.02
  /// A small sample tells little of its own errors either: so many times as large at most in one step.
  private static let longestStep = 64
  /// The largest base sample that may be asked for.
  private static let largestSample = 1_000_000

  /// Says where indices lie outside of 0 to 1, as no share of a variance does, and what base sample would be
  /// large enough; nothing for a small share that is a hair below 0.
  ///
  /// Standard errors fall as one over the root of the base sample: `N·(e/0.02)²` points bring an error e, or
  /// what an index is outside by, down to 0.02; given as the next power of two.
  public var notices: [Notice] {
    var outside: [String] = []
    var worst = 0.0
    for output in outputs {
      for index in output.indices ?? [] {
        let both = [
          ("first order", index.firstOrder, index.firstOrderError), ("total", index.total, index.totalError),
        ]
        for (kind, value, error) in both where !(0...1).contains(value) {
          let miss = max(error, value < 0 ? -value : value - 1)
          guard miss > Self.fineError else { continue }
          outside.append("\(kind) of \(index.input) on \(output.name.replacing("_", with: " "))")
          worst = max(worst, miss)
        }
      }
    }
    guard let first = outside.first else { return [] }
    let needed = Double(baseSample) * (worst / Self.fineError) * (worst / Self.fineError)
    var wanted = 2 * baseSample
    while wanted & (wanted - 1) != 0 { wanted &= wanted - 1 }
    while Double(wanted) < needed, wanted < Self.largestSample { wanted *= 2 }
    wanted = min(wanted, baseSample * Self.longestStep, Self.largestSample)
    let indices =
      outside.count == 1
      ? "1 Sobol index lies outside of 0 to 1 (\(first))"
      : "\(outside.count) Sobol indices lie outside of 0 to 1 (the first: \(first))"
    let next =
      wanted > baseSample
      ? "take --sobol \(wanted) or more" : "take them for what their standard errors leave of them"
    return [Notice("\(indices): a base sample of \(baseSample) is too small; \(next)")]
  }
}
