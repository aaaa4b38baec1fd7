internal import Decision
internal import Pipeline

/// How scores and their parts are said: a sum has parts of up to their weight, any other score has parts that
/// lift it above a typical region or pull it below.
struct ScoreWords {
  let method: String
  let figures: ScoreFigures
  let count: Int

  init(of assessment: Assessment, count: Int) {
    method = assessment.study.method
    figures = ScoreFigures(of: assessment)
    self.count = count
  }

  /// What is above the parts; nothing for a sum.
  ///
  /// - Parameter base: as the table rounds it.
  func opening(_ explanation: Explanation, base: Double) -> [String] {
    guard case .shapley = explanation.account else { return [] }
    return [
      "A typical region in its place, with the median of all \(count) on every indicator, would have "
        + "\(said(base)); the parts below make up the rest"
    ]
  }

  /// The same for several regions.
  func comparison(_ account: Explanation.Account) -> [String] {
    guard case .shapley = account else { return [] }
    return [
      "typical: what a region with the median of all \(count) on every indicator would have "
        + "in the place of each"
    ] + self.account(account)
  }

  /// How the parts came about; nothing for a sum.
  func account(_ account: Explanation.Account) -> [String] {
    guard case .shapley(let scorings, let pairs, let isCut) = account else { return [] }
    let head = "the scores of '\(method)' are no sums: parts are Shapley values, "
    guard let pairs else {
      return [head + "exact over all \(readable(Double(scorings))) combinations of own and other figures"]
    }
    return [
      head + "the mean of \(readable(Double(pairs))) drawn orders and their reverses"
        + (isCut ? " (fewer than usual, since each scoring is dear)" : "") + ", each with its standard error"
    ]
  }

  /// - Parameter printed: the part as the table rounds it.
  func forIt(_ leaf: Explanation.Leaf, printed: Double) -> String {
    guard leaf.typical != nil else {
      return standing(leaf) + ofUpTo(leaf, printed) + ", \(figures.text(leaf.advantage)) above the average"
    }
    return standing(leaf) + effect(leaf, printed)
  }

  func against(_ leaf: Explanation.Leaf, printed: Double) -> String {
    guard leaf.typical != nil else {
      return standing(leaf) + ofUpTo(leaf, printed) + ", \(figures.text(-leaf.advantage)) below the average"
    }
    return standing(leaf) + effect(leaf, printed)
  }

  func unknown(_ leaf: Explanation.Leaf, printed: Double) -> String {
    let head =
      "\(leaf.criterion.title) was not measured here; \(value(leaf)) is imputed "
      + "(\(leaf.provenance?.source ?? "see notes")) and "
    guard leaf.typical != nil else { return head + "carries " + ofUpTo(leaf, printed) }
    return head + effect(leaf, printed)
  }

  private func effect(_ leaf: Explanation.Leaf, _ printed: Double) -> String {
    if leaf.contribution == 0 { return "makes no difference to the typical region" }
    let size = number(abs(printed)) + figures.unit
    return (leaf.contribution < 0 ? "pulls it \(size) below" : "lifts it \(size) above")
      + " the typical region" + (leaf.standardError.map { " (standard error \(figures.text($0)))" } ?? "")
  }

  private func standing(_ leaf: Explanation.Leaf) -> String {
    let year = leaf.provenance?.year.map { " (\($0))" } ?? ""
    let typical = leaf.typical.map { " against a typical \(readable($0))" } ?? ""
    return "\(leaf.criterion.title): \(value(leaf))\(year)\(typical), rank \(leaf.rank) of \(count), "
  }

  private func ofUpTo(_ leaf: Explanation.Leaf, _ printed: Double) -> String {
    figures.isOutOfHundred
      ? "\(number(printed)) of up to \(number(figures.most(leaf.weight, printed: printed))) points"
      : "\(number(printed)) of the score"
  }

  /// What is in printed units already.
  private func number(_ printed: Double) -> String { fixed(printed, decimals: figures.decimals) }
  private func said(_ printed: Double) -> String {
    figures.isOutOfHundred ? number(printed) + " of 100" : "a score of " + number(printed)
  }

  private func value(_ leaf: Explanation.Leaf) -> String {
    readable(leaf.value) + (leaf.criterion.unit.isEmpty ? "" : " \(leaf.criterion.unit)")
  }
}
