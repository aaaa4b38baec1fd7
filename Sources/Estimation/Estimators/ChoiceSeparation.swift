internal import Kernels

/// Rows that the covariates rule out without a fault, and the columns that do it.
///
/// When some combination γ of the columns is never larger in any row than in the chosen row of its case, and
/// smaller in some, the likelihood rises for ever along γ: it has no maximum, and no coefficient of those
/// columns is right. In the limit the smaller rows have the probability zero, so they can be left out.
///
/// Two ways lead to γ. One column that does it alone is seen when the columns are first read. A combination
/// is seen from Newton's steps δ = H⁻¹g: where `1 + (xⱼ − m)′δ > 0` in every row, the positive numbers `pⱼ(1
/// + (xⱼ − m)′δ)` weigh the differences from the chosen rows to a sum of zero, and by Stiemke's lemma (1915)
/// there is no γ; that is so at any point near a maximum, and proves that it is one. Where there is a γ, the
/// steps settle on it, by 1 in utility each in the rows ruled out and by nothing in the others. What is then
/// found is checked exactly: γ is put together from the combinations that are constant once the rows are
/// gone. What it means for a nested logit is argued at ``NestedLogit/separationNotice``.
///
/// - Source: Albert & Anderson (1984), *Biometrika* 71(1) 1; Correia, Guimarães & Zylkin (2019),
///   arXiv:1903.01633, of which this is the counterpart for choices.
struct ChoiceSeparation {
  let isRuledOut: [Bool]
  /// Columns of the combination.
  let columns: [Int]
  let remaining: ChoiceData
  let dropped: [OmittedColumn]

  static let stillness = 1e-6

  /// Whether the Newton step is so short that there can be no γ. Costs no pass over the rows.
  static func isExcluded(by step: [Double], _ problem: ChoiceProblem) -> Bool {
    step.indices.reduce(0) { $0 + 2 * abs(step[$1]) * problem.spread(of: $1) } < 0.5
  }

  /// The rows that a Newton step moves away from the chosen ones while the others stand still, or nil where
  /// the step does not divide them so.
  static func candidates(by step: [Double], _ problem: ChoiceProblem) -> [Bool]? {
    var isRuledOut: [Bool] = []
    isRuledOut.reserveCapacity(problem.data.rows.count)
    for lead in problem.lead(by: step) {
      guard lead >= 0.5 || abs(lead) <= stillness else { return nil }
      isRuledOut.append(lead >= 0.5)
    }
    return isRuledOut.contains(true) ? isRuledOut : nil
  }

  /// One or more columns that are never larger, or never smaller, than in the chosen row of their case.
  init?(singleColumnsOf problem: ChoiceProblem) {
    let spreads = problem.rows.spreads
    let columns = spreads.indices.filter { spreads[$0].isExceeded != spreads[$0].isUndercut }
    guard !columns.isEmpty else { return nil }
    let data = problem.data
    var isRuledOut = [Bool](repeating: false, count: data.rows.count)
    for column in columns {
      for (place, choice) in data.chosen.enumerated() {
        let value = data.columns[column][choice]
        for row in data.starts[place]..<data.starts[place + 1] where data.columns[column][row] != value {
          isRuledOut[row] = true
        }
      }
    }
    self.isRuledOut = isRuledOut
    self.columns = columns
    let isGone = Set(columns)
    remaining = data.keeping(columns: data.columns.indices.filter { !isGone.contains($0) })
      .removing(rows: isRuledOut)
    dropped = columns.map { OmittedColumn(name: data.names[$0], reason: Self.reason) }
  }

  /// A combination of columns, from the rows that a Newton step moves away.
  ///
  /// - Returns: nil when the combination does not stand the exact test.
  init?(candidates: [Bool], step: [Double], _ problem: ChoiceProblem, threads: Threads)
    throws(EstimationError)
  {
    let data = problem.data
    let remaining = data.removing(rows: candidates)
    let rest = try ChoiceProblem(remaining, threads)
    let found = IdentifiedColumns(
      rest, curvature: rest.values(at: step.map { _ in 0 }).curvature)
    var combination = [Double](repeating: 0, count: step.count)
    for one in found.combinations {
      // In unscaled units, since the two problems may be scaled differently.
      let amount = step[one.column] * problem.units[one.column]
      combination[one.column] += amount
      for (other, factor) in one.factors {
        combination[other] -= amount * factor * rest.units[other] / rest.units[one.column]
      }
    }
    let lead = problem.lead(by: zip(combination, problem.units).map { $0 / $1 })
    let largest = lead.reduce(0) { max($0, abs($1)) }
    guard
      largest > 0,
      zip(lead, candidates).allSatisfy({ $1 ? $0 > 1e-6 * largest : abs($0) <= 1e-9 * largest })
    else { return nil }
    let sizes = combination.indices.map { abs(combination[$0]) * problem.rows.spreads[$0].distance }
    let most = sizes.max() ?? 0
    isRuledOut = candidates
    columns = sizes.indices.filter { sizes[$0] > 1e-6 * most }
    self.remaining = remaining.keeping(columns: found.kept)
    dropped = found.combinations.map { OmittedColumn(name: data.names[$0.column], reason: Self.reason) }
  }

  private static let reason = "without the rows that are predicted perfectly it is not identified"
}
