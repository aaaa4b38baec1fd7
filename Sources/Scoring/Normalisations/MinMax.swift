public import Decision

/// The observed range of each column becomes 0 to 1; a cost is turned round.
///
/// `(x − min)/(max − min)` for a benefit, `(max − x)/(max − min)` for a cost. A column that does not vary
/// is 1 for everyone. Where a criterion has goalposts they stand in place of minimum and maximum.
///
///     // benefit 1, 2, 4                  → 0, 1/3, 1
///     // cost    1, 2, 4                  → 1, 2/3, 0
///
/// Scores of two runs are comparable only where every criterion has goalposts: the range depends on who
/// else is compared.
///
/// - Throws: nothing of its own.
/// - Complexity: O(m·n).
/// - Source: OECD & JRC (2008), *Handbook on Constructing Composite Indicators*, section 5.3.
public struct MinMax: Normalisation {
  public static let name = "minmax"
  public let goalposts: [String: Goalposts]
  private let workers: Workers
  public init(goalposts: [String: Goalposts] = [:], workers: Workers = .one) {
    self.goalposts = goalposts
    self.workers = workers
  }

  public func normalised(_ matrix: DecisionMatrix) throws(ScoringError) -> NormalisedMatrix {
    var notices: [Notice] = []
    let posts = goalposts
    var columns = workers.columns(matrix.columns) { j in
      posts[matrix.criteria[j].id] == nil
        ? onRange(matrix.columns[j], cost: matrix.criteria[j].direction == .cost) : nil
    }
    for (j, criterion) in matrix.criteria.enumerated() {
      guard let posts = goalposts[criterion.id] else { continue }
      columns[j] = NormalisedColumn(
        onGoalposts(
          matrix.columns[j], criterion: criterion, posts: posts, alternatives: matrix.alternatives, &notices))
    }
    return NormalisedMatrix(
      alternatives: matrix.alternatives, criteria: matrix.criteria.map { $0.directed(.benefit) },
      scaled: columns.compactMap { $0 }, normalisation: Self.name, notices: notices)
  }

  private func onRange(_ column: [Double], cost: Bool) -> NormalisedColumn {
    let (low, high) = extremes(column)
    guard low < high else { return NormalisedColumn([Double](repeating: 1, count: column.count)) }
    let range = high - low
    // The range of two huge values of different sign overflows; their halves do not.
    guard range.isFinite else { return onRange(column.map { $0 / 2 }, cost: cost) }
    return NormalisedColumn(
      column, on: cost ? .fall(from: high, range: range) : .rise(from: low, range: range), ends: (low, high))
  }
}

/// Position between the two goalposts, held at 0 and 1 outside them; tells which values were held.
func onGoalposts(
  _ column: [Double], criterion: Criterion, posts: Goalposts, alternatives: [Alternative],
  _ notices: inout [Notice]
) -> [Double] {
  // The range of two huge goalposts of different sign overflows; that of their halves does not.
  let isWide = !(posts.high - posts.low).isFinite
  let scale = isWide ? 0.5 : 1
  let low = posts.low * scale
  let high = posts.high * scale
  var held: [String] = []
  let values = column.enumerated().map { i, value in
    if value < posts.low || value > posts.high { held.append(alternatives[i].id) }
    let inside = min(max(value * scale, low), high)
    return criterion.direction == .cost ? (high - inside) / (high - low) : (inside - low) / (high - low)
  }
  if !held.isEmpty {
    let named = held.prefix(5).joined(separator: ", ") + (held.count > 5 ? ", …" : "")
    notices.append(
      Notice(
        "'\(criterion.id)': \(held.count) of \(column.count) values lie outside the goalposts "
          + "\(plain(posts.low)) to \(plain(posts.high)) and are held at its ends (\(named))"))
  }
  return values
}
