/// Figures rounded so that the rounded ones add up to the rounded total.
///
/// Every figure is rounded down to the last decimal shown; the units still missing to the total go to the largest
/// remainders, ties to the earlier figure. No figure moves by a whole unit of the last decimal or more as long as
/// the total is the figures' own sum.
///
///     addingUp([0.4, 0.4, 0.4], to: 1.2, decimals: 0)  // [1, 0, 0]
///
/// - Source: Balinski & Young (2001), *Fair Representation*, 2nd ed., Brookings, app. A (Hamilton's method).
func addingUp(_ figures: [Double], to total: Double, decimals: Int) -> [Double] {
  var unit = 1.0
  for _ in 0..<decimals { unit *= 10 }
  let scaled = figures.map { $0 * unit }
  var floors = scaled.map { $0.rounded(.down) }
  // The total as it is printed: a product with the unit may round the other way.
  let shown = Double(fixed(total, decimals: decimals)) ?? total
  let gap = (shown * unit - floors.reduce(0, +)).rounded()
  // Whole units of huge figures are more than an integer counts.
  guard gap >= 0, gap <= Double(figures.count) else { return figures }
  let missing = Int(gap)
  let order = scaled.indices.sorted {
    let (a, b) = (scaled[$0] - floors[$0], scaled[$1] - floors[$1])
    return a != b ? a > b : $0 < $1
  }
  for place in order.prefix(missing) { floors[place] += 1 }
  return floors.map { $0 / unit }
}
