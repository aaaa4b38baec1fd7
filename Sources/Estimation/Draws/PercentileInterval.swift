/// The middle part of a sample of draws.
public struct PercentileInterval: Sendable, Equatable {
  public let level: Double
  public let median: Double?
  /// Nil when so many draws have no value that an end cannot be told.
  public let interval: ClosedRange<Double>?
  /// Draws for which the figure is not a finite number, such as a quotient by zero. None is left out: each
  /// counts as below everything at the lower end, and as above everything at the upper end, so the interval
  /// is wide enough whatever they stand for.
  public let undefined: Int
  public let count: Int

  /// The quantiles (1 − level)/2 and (1 + level)/2 of the draws, linear between two order statistics.
  ///
  ///     PercentileInterval(of: [1, 2, 3, 4, 5], level: 0.5).interval  // 2...4
  ///
  /// - Parameters:
  ///   - draws: at least one.
  ///   - level: between 0 and 1.
  /// - Complexity: O(n log n).
  /// - Source: Hyndman & Fan (1996), *The American Statistician* 50(4) 361, definition 7.
  public init(of draws: [Double], level: Double = 0.95) {
    precondition(!draws.isEmpty && level > 0 && level < 1, "caller gives draws and a level")
    let sorted = draws.filter(\.isFinite).sorted()
    let undefined = draws.count - sorted.count
    self.level = level
    self.undefined = undefined
    count = draws.count
    /// With `below` of the undefined draws before the others.
    func quantile(_ part: Double, below: Int) -> Double? {
      let place = part * Double(draws.count - 1)
      let first = Int(place)
      let share = place - Double(first)
      let second = share > 0 ? first + 1 : first
      guard first >= below, second - below < sorted.count else { return nil }
      let low = sorted[first - below]
      return low + share * (sorted[second - below] - low)
    }
    let low = quantile((1 - level) / 2, below: undefined)
    let high = quantile((1 + level) / 2, below: 0)
    interval = low.flatMap { low in high.map { low...max(low, $0) } }
    median = undefined == 0 ? quantile(0.5, below: 0) : nil
  }
}
