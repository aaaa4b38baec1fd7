internal import Decision

/// Pulls the outermost values in, one by one, until |skewness| ≤ 2 and kurtosis ≤ 3.5.
///
/// At each step the outermost value on the side of the skew takes the value next to it (where only the kurtosis is
/// too high, the side that lies farther from the median). Values that are equal move together. Skewness and excess
/// kurtosis are the sample's G₁ and G₂ (the ones that spreadsheets, SAS and COINr give). At most a tenth of the
/// values are pulled in; a column that needs more keeps what was done, and a notice says so.
///
///     // 1, 2, 3, 4, 5, 6, 7, 8, 9, 1000 → 1000 becomes 9
///
/// - Complexity: O(m log m + w·m) for w values pulled in.
/// - Source: OECD & JRC (2008), *Handbook on Constructing Composite Indicators*, section 4; Joanes & Gill (1998),
///   *The Statistician* 47(1) 183 for G₁ and G₂. COINr passes a column that meets one of the two limits; here both
///   must be met.
func winsorised(
  _ values: [Double], criterion: Criterion, goalposts: Goalposts?, target: Target? = nil
) -> TreatedColumn {
  let sorted = values.sorted()
  let limit = max(1, values.count / 10)
  // Winsorising is holding every value between two of the sorted ones.
  var low = 0
  var high = sorted.count - 1
  func held(_ value: Double) -> Double { min(max(value, sorted[low]), sorted[high]) }
  func pulled(_ low: Int, _ high: Int) -> Int { sorted.count { $0 < sorted[low] || $0 > sorted[high] } }
  func isTame() -> Bool {
    guard let shape = shape(of: sorted.map(held)) else { return true }
    return abs(shape.skewness) <= 2 && shape.kurtosis <= 3.5
  }
  while let shape = shape(of: sorted.map(held)), abs(shape.skewness) > 2 || shape.kurtosis > 3.5 {
    let median = sorted[sorted.count / 2]
    let isHigh =
      abs(shape.skewness) > 2
      ? shape.skewness > 0 : sorted[high] / 2 - median / 2 >= median / 2 - sorted[low] / 2
    let next = (
      low: isHigh ? low : sorted.firstIndex { $0 > sorted[low] } ?? low,
      high: isHigh ? sorted.lastIndex { $0 < sorted[high] } ?? high : high
    )
    guard next != (low, high), next.low <= next.high, pulled(next.low, next.high) <= limit else { break }
    (low, high) = next
  }
  let count = pulled(low, high)
  var notices: [Notice] = []
  if count > 0 {
    notices.append(Notice("'\(criterion.id)': \(count) of \(values.count) values winsorised"))
  }
  if !isTame() {
    let done =
      count > 0 ? "still skewed after \(count) of its values were winsorised" : "skewed beyond winsorising"
    notices.append(
      Notice("'\(criterion.id)' is \(done), and at most a tenth may be; consider 'treat: log'"))
  }
  return TreatedColumn(
    values: values.isEmpty ? [] : values.map(held), goalposts: goalposts, target: target, notices: notices)
}

/// Sample skewness G₁ and excess kurtosis G₂; none for fewer than four values or where nothing varies.
func shape(of values: [Double]) -> (skewness: Double, kurtosis: Double)? {
  let n = Double(values.count)
  guard values.count >= 4, let low = values.min(), let high = values.max(), low < high else { return nil }
  // By halves: the range of two huge values of different sign overflows.
  let range = high / 2 - low / 2
  let unit = range > 0 ? values.map { ($0 / 2 - low / 2) / range } : values.map { ($0 - low) / (high - low) }
  let mean = unit.reduce(0, +) / n
  var second = 0.0
  var third = 0.0
  var fourth = 0.0
  for value in unit {
    let d = value - mean
    second += d * d
    third += d * d * d
    fourth += d * d * d * d
  }
  let m2 = second / n
  let g1 = third / n / (m2 * m2.squareRoot())
  let g2 = fourth / n / (m2 * m2) - 3
  return (
    g1 * (n * (n - 1)).squareRoot() / (n - 2),
    (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * g2 + 6)
  )
}
