/// Between which two values a location quotient lies for certain.
public struct QuotientBounds: Sendable, Equatable {
  public let low: Double
  public let high: Double

  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}

/// The least and the largest location quotient that suppressed cells leave possible.
///
/// A hidden cell holds at least 0 and at most what its region's total leaves after the known cells of the
/// region; where the industry's total is known too, also at most what that leaves, and at least what the
/// other hidden cells of the industry cannot hold. With T the sum of the region totals the quotient is
/// `LQ[r, i] = (e[r, i]/T[r])/(E[i]/T)`, where E is the industry's total or, where that is not known, the
/// industry's known cells K and its hidden ones. It rises with its own cell and falls with the others, so
///
/// - with E known: `low = h_min·T/(T[r]·E)` and `high = h_max·T/(T[r]·E)`;
/// - without it, for a hidden cell of at most c: `low = 0`, `high = c·T/(T[r]·(K + c))`, all others at 0;
/// - without it, for a known cell e beside hidden ones of at most C in all:
///   `low = e·T/(T[r]·(K + C))`, `high = e·T/(T[r]·K)`.
///
/// Each bound is attained by some grid that agrees with the known cells, the totals of all regions and the
/// total of that one industry. They hold for one cell at a time: two cells are seldom at their bounds
/// together, and what the totals of other industries say about the same region is not used, which can only
/// narrow them.
///
///     // two regions with 100 jobs each; the second industry is hidden in both, at most 70 and 90 jobs of it
///     let jobs: [Double?] = [30, nil, 10, nil]
///     let free = try quotientBounds(of: jobs, industries: 2, regionTotals: [100, 100])
///     free[1]  // 0 to 2: all of the industry may be in either region
///     let bound = try quotientBounds(
///       of: jobs, industries: 2, regionTotals: [100, 100], industryTotals: [40, 120])
///     bound[1]  // 0.5 to 1.1667: the other region holds at most 90 of the 120
///
/// - Parameters:
///   - employment: R × S counts, row-major, regions down; nil is suppressed.
///   - industries: S, the number of columns.
///   - regionTotals: of each region, all known; they may hold industries that are no column.
///   - industryTotals: of each industry over all regions; nil is not known.
/// - Returns: R × S bounds, row-major, no unit; equal ends where nothing that matters is hidden. Nil where
///   the quotient is 0/0 for certain: in a region without employment and for an industry that can have none.
/// - Throws: ``ClusterError/notRectangular(cells:industries:)``,
///   ``ClusterError/wrongCount(of:found:wanted:)``, and ``ClusterError/invalidFigures(_:)`` for figures that
///   are negative or not finite, totals more than 0.5 % below the sum of their known cells, and industry
///   totals more than 0.5 % above what their cells can hold.
/// - Complexity: O(R·S).
/// - Source: the bounds of a cell from its margins are those of Fréchet (1940) as used in disclosure control
///   (Dobra & Fienberg 2000, *PNAS* 97(22) 11885–11892).
public func quotientBounds(
  of employment: [Double?], industries: Int, regionTotals: [Double], industryTotals: [Double?]? = nil
) throws(ClusterError) -> [QuotientBounds?] {
  let regions = try regionCount(cells: employment.count, industries: industries)
  try checkCount(of: "regionTotals", regionTotals.count, regions)
  if let industryTotals { try checkCount(of: "industryTotals", industryTotals.count, industries) }
  var invalid = InvalidFigures()
  checkAmounts(employment, of: "employment", industries: industries, into: &invalid)
  checkAmounts(regionTotals, of: "regionTotals", into: &invalid)
  for (i, total) in (industryTotals ?? []).enumerated() {
    guard let total, !(total >= 0 && total < .infinity) else { continue }
    invalid.append(InvalidFigure("industryTotals", industry: i, found: total, wanted: amountWanted))
  }
  try invalid.refuse()

  var rooms = [Double](repeating: 0, count: regions)
  for r in 0..<regions {
    let known = employment[r * industries..<(r + 1) * industries].reduce(0) { $0 + ($1 ?? 0) }
    if known > regionTotals[r] * roundedSums {
      invalid.append(
        InvalidFigure(
          "regionTotals", region: r, found: regionTotals[r], wanted: "at least its known cells, \(known)"))
    }
    rooms[r] = max(0, regionTotals[r] - known)
  }
  var bounds = [QuotientBounds?](repeating: nil, count: employment.count)
  let whole = regionTotals.reduce(0, +)
  for i in 0..<industries {
    let column = IndustryColumn(
      cells: (0..<regions).map { employment[$0 * industries + i] }, rooms: rooms,
      total: industryTotals.flatMap { $0[i] })
    if let wanted = column.wantedTotal {
      invalid.append(
        InvalidFigure("industryTotals", industry: i, found: column.total ?? 0, wanted: wanted))
      continue
    }
    for r in 0..<regions where regionTotals[r] > 0 {
      guard let share = column.shares(of: r) else { continue }
      let scale = whole / regionTotals[r]
      bounds[r * industries + i] = QuotientBounds(low: share.low * scale, high: share.high * scale)
    }
  }
  try invalid.refuse()
  return bounds
}

/// Published figures are rounded one by one, so a sum may pass its total by a little.
private let roundedSums = 1.005

/// One industry over all regions, some cells hidden.
private struct IndustryColumn {
  let cells: [Double?]
  let rooms: [Double]
  let total: Double?
  private let known: Double
  /// The most that all hidden cells can hold, without the industry's total.
  private let hidden: Double

  init(cells: [Double?], rooms: [Double], total: Double?) {
    self.cells = cells
    self.rooms = rooms
    self.total = total
    known = cells.reduce(0) { $0 + ($1 ?? 0) }
    hidden = zip(cells, rooms).reduce(0) { $0 + ($1.0 == nil ? $1.1 : 0) }
  }

  /// What the total should be when it cannot be as it is.
  var wantedTotal: String? {
    guard let total else { return nil }
    if known > total * roundedSums { return "at least its known cells, \(known)" }
    let most = known + hidden
    return total > most * roundedSums ? "at most \(most), which is all that its cells can hold" : nil
  }

  /// The cell's share of the industry, at least and at most; nil where it is 0/0.
  func shares(of region: Int) -> (low: Double, high: Double)? {
    if let total {
      let whole = max(total, known)
      guard whole > 0 else { return nil }
      if let cell = cells[region] { return (cell / whole, cell / whole) }
      let left = whole - known
      let own = min(rooms[region], left)
      return (min(own, max(0, left - (hidden - rooms[region]))) / whole, own / whole)
    }
    guard known + hidden > 0 else { return nil }
    guard let cell = cells[region] else {
      let own = rooms[region]
      return (hidden > own || known > 0 ? 0 : 1, own > 0 ? own / (known + own) : 0)
    }
    return cell > 0 ? (cell / (known + hidden), cell / known) : (0, 0)
  }
}
