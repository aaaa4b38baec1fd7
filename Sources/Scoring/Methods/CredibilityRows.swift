/// Credibilities of outranking worked out by the row or the column when they are wanted, in memory that grows
/// with the number of alternatives and not with its square.
///
/// Each σ(a, b) is the same number of billionths as in the table that ``credibilities(count:_:workers:)``
/// makes.
struct CredibilityRows: Sendable {
  let count: Int
  private let criteria: [CredibilityCriterion]
  /// The same with every value negated: σ(·, a) is their σ(a, ·), since `(−x) − (−y)` is `y − x` to the last
  /// bit.
  private let turned: [CredibilityCriterion]

  init(_ criteria: [CredibilityCriterion], count: Int) {
    self.count = count
    self.criteria = criteria
    turned = criteria.map { CredibilityCriterion($0.values, isCost: true, weight: $0.weight, $0.thresholds) }
  }

  private init(criteria: [CredibilityCriterion], turned: [CredibilityCriterion], count: Int) {
    (self.criteria, self.turned, self.count) = (criteria, turned, count)
  }

  /// Those of some of the alternatives, in the order given.
  func keeping(_ rows: [Int]) -> CredibilityRows {
    func kept(_ criterion: CredibilityCriterion) -> CredibilityCriterion {
      let values = criterion.values
      return CredibilityCriterion(
        rows.map { values[$0] }, isCost: false, weight: criterion.weight, criterion.thresholds)
    }
    return CredibilityRows(criteria: criteria.map(kept), turned: turned.map(kept), count: rows.count)
  }

  /// Room for the credibilities of one alternative against the others.
  struct Line {
    fileprivate var concordance: [Double]
    fileprivate var credibility: [Double]
    /// Billionths; what lies outside the rows last asked for is left from before.
    fileprivate(set) var values: [Int32]

    init(count: Int) {
      concordance = [Double](repeating: 0, count: count)
      credibility = concordance
      values = [Int32](repeating: 0, count: count)
    }
  }

  /// σ(a, b) for the alternatives b of a range; 0 at a itself.
  func row(of a: Int, against others: Range<Int>, into line: inout Line) {
    Self.fill(&line, criteria, a, others)
  }

  /// σ(b, a) for the alternatives b of a range; 0 at a itself.
  func column(of a: Int, against others: Range<Int>, into line: inout Line) {
    Self.fill(&line, turned, a, others)
  }

  private static func fill(
    _ line: inout Line, _ criteria: [CredibilityCriterion], _ a: Int, _ others: Range<Int>
  ) {
    for b in others { line.concordance[b] = 0 }
    var canVeto = false
    for criterion in criteria {
      criterion.addConcordance(of: a, against: others, to: &line.concordance)
      canVeto = canVeto || criterion.thresholds.veto != nil
    }
    guard canVeto else { return round(line.concordance, others, a, to: &line.values) }
    for b in others { line.credibility[b] = line.concordance[b] }
    for criterion in criteria {
      criterion.applyDiscordance(
        of: a, against: others, concordance: line.concordance, to: &line.credibility)
    }
    round(line.credibility, others, a, to: &line.values)
  }

  private static func round(_ from: [Double], _ others: Range<Int>, _ a: Int, to values: inout [Int32]) {
    let source = from.span.extracting(others)
    var target = values.mutableSpan
    precondition(others.upperBound <= target.count, "a line has room for every alternative")
    for k in source.indices {
      unsafe target[unchecked: others.lowerBound &+ k] = inBillionths(source[k])
    }
    if others.contains(a) { target[a] = 0 }
  }
}
