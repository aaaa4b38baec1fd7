/// Kendall's τ_b between two lists of scores: how far they order the same things alike, ties allowed for.
///
/// `τ_b = (C − D)/√((P − T_a)(P − T_b))` over all P pairs, with C in the same and D in opposite order, T tied in a list.
///
///     kendallTau([1, 2, 3, 4], [1, 2, 4, 3])  // 4/6
///
/// - Returns: −1 to 1; none where a list has only ties or fewer than two values.
/// - Complexity: O(n log n).
/// - Source: Kendall (1945), *Biometrika* 33(3) 239; Knight (1966), *Journal of the American Statistical Association*
///   61 436.
public func kendallTau(_ a: [Double], _ b: [Double]) -> Double? {
  precondition(a.count == b.count, "caller compares lists of one length")
  let order = a.indices.sorted { (a[$0], b[$0]) < (a[$1], b[$1]) }
  func pairs(_ count: Int) -> Int { count * (count - 1) / 2 }
  func tied(_ sorted: [Int], _ same: (Int, Int) -> Bool) -> Int {
    var total = 0
    var run = 1
    for k in sorted.indices.dropFirst() {
      if same(sorted[k - 1], sorted[k]) {
        run += 1
      } else {
        total += pairs(run)
        run = 1
      }
    }
    return total + (sorted.isEmpty ? 0 : pairs(run))
  }
  let tiedA = tied(order) { a[$0] == a[$1] }
  let tiedBoth = tied(order) { a[$0] == a[$1] && b[$0] == b[$1] }
  let tiedB = tied(b.indices.sorted { b[$0] < b[$1] }) { b[$0] == b[$1] }
  var values = order.map { b[$0] }
  let swaps = inversions(&values)
  let all = pairs(a.count)
  let scale = (Double(all - tiedA) * Double(all - tiedB)).squareRoot()
  guard scale > 0 else { return nil }
  // All pairs that are tied in neither list are either in order or swapped.
  return Double(all - tiedA - tiedB + tiedBoth - 2 * swaps) / scale
}

/// Number of pairs out of order, counted while merging.
private func inversions(_ values: inout [Double]) -> Int {
  var count = 0
  var width = 1
  var spare = values
  while width < values.count {
    for start in stride(from: 0, to: values.count, by: 2 * width) {
      let middle = min(start + width, values.count)
      let end = min(start + 2 * width, values.count)
      var i = start
      var j = middle
      for k in start..<end {
        if i < middle, j >= end || values[i] <= values[j] {
          spare[k] = values[i]
          i += 1
        } else {
          spare[k] = values[j]
          count += middle - i
          j += 1
        }
      }
    }
    swap(&values, &spare)
    width *= 2
  }
  return count
}

/// Weighted rank correlation: like Spearman's, and differences at the top count more.
///
/// `r_w = 1 − 6·Σ(x − y)²·((n − x + 1) + (n − y + 1))/(n⁴ + n³ − n² − n)` with ranks x and y, 1 the best; ties have
/// their mean rank.
///
///     // ranks 1, 2, 3 against 1, 3, 2: 1 − 6·(1·(2 + 1) + 1·(1 + 2))/(81 + 27 − 9 − 3)
///     weightedRankCorrelation([3, 2, 1], [3, 1, 2])  // 0.625
///
/// - Returns: −1 to 1; none for fewer than two values.
/// - Complexity: O(n log n).
/// - Source: Pinto da Costa & Soares (2005), *Australian & New Zealand Journal of Statistics* 47(4) 515, eq. 2.
public func weightedRankCorrelation(_ a: [Double], _ b: [Double]) -> Double? {
  precondition(a.count == b.count, "caller compares lists of one length")
  guard a.count > 1 else { return nil }
  let x = meanRanks(a)
  let y = meanRanks(b)
  let n = Double(a.count)
  var sum = 0.0
  for i in a.indices {
    let difference = x[i] - y[i]
    sum += difference * difference * ((n - x[i] + 1) + (n - y[i] + 1))
  }
  return 1 - 6 * sum / (n * n * n * n + n * n * n - n * n - n)
}

/// Ranks from the largest down; equal values have the mean of their places.
func meanRanks(_ values: [Double]) -> [Double] {
  let order = values.indices.sorted { values[$0] > values[$1] }
  var ranks = [Double](repeating: 0, count: values.count)
  var first = 0
  while first < order.count {
    var next = first + 1
    while next < order.count, values[order[next]] == values[order[first]] { next += 1 }
    for i in order[first..<next] { ranks[i] = Double(first + next + 1) / 2 }
    first = next
  }
  return ranks
}
