/// The scale of a bar chart, in points: as long as the bars, with few ticks at round numbers, zero always on
/// it.
struct Ruler: Sendable, Equatable {
  let low: Double
  let high: Double
  let ticks: [Double]
  let labels: [String]

  /// The finest of the steps 1, 2, 2.5 and 5 times a power of ten that gives at most `most` ticks; a ruler
  /// from 0 to 100 where every value is zero.
  ///
  ///     Ruler(covering: [12, 83]).ticks  // [0, 20, 40, 60, 80]
  init(covering values: [Double], most: Int = 6) {
    precondition(most >= 2, "one tick makes no scale")
    // Beyond this the difference of the two ends could be no number.
    let held = values.map { min(max($0, -1e300), 1e300) }
    var low = min(held.min() ?? 0, 0)
    var high = max(held.max() ?? 0, 0)
    if low >= high { (low, high) = (0, 100) }
    self.low = low
    self.high = high
    // A sum that misses a round end by its last bits still has its tick there.
    let slack = 1e-9 * (high - low)
    var exponent = 0
    while Self.times(1, tenTo: exponent) > (high - low) / 100, exponent > -300 { exponent -= 1 }
    while Self.times(1, tenTo: exponent) < (high - low) / 100 { exponent += 1 }
    while true {
      for factor in [1, 2, 2.5, 5] {
        let step = Self.times(factor, tenTo: exponent)
        let first = ((low - slack) / step).rounded(.up)
        let last = ((high + slack) / step).rounded(.down)
        guard last - first + 1 <= Double(most) else { continue }
        ticks = (Int(first)...Int(last)).map { Self.times(Double($0) * factor, tenTo: exponent) }
        let decimals = max(0, -exponent + (factor == 2.5 && exponent < 1 ? 1 : 0))
        labels = ticks.map { tickText($0, decimals: decimals) }
        return
      }
      exponent += 1
    }
  }

  /// Powers up to 1e22 are doubles: dividing by one rounds once, multiplying by 1e-3 twice.
  private static func times(_ value: Double, tenTo exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<abs(exponent) { power *= 10 }
    return exponent < 0 ? value / power : value * power
  }
}
