internal import Decision
internal import Pipeline

/// Accounts of scores that are no sums: parts against a typical location, or of a difference.
extension IndicatorAccount {
  init(_ explanation: Explanation, of assessment: Assessment) {
    let i = assessment.index(of: explanation.alternative.id)!
    let name = assessment.fullName(i)
    let leaves = explanation.leaves
    let figures = ScoreFigures(of: assessment)
    let table = ScorePartsSection(explanation: explanation, figures: figures)
    let families = table.familyPoints.families
    let labels = zip(leaves, table.leafPoints).map { leaf, value in
      figures.signed(printed: value) + (leaf.standardError.map { " ± \(figures.shown($0))" } ?? "")
    }
    parts = zip(assessment.chartSections, families).map { section, sum in
      let own = leaves.indices.filter { leaves[$0].criterion.family == section.family }
      let rows = own.map { place in
        let (leaf, label) = (leaves[place], labels[place])
        let j = assessment.criteria.firstIndex { $0.id == leaf.criterion.id }!
        let typical = leaf.typical.map { ", against a typical \($0)" } ?? ""
        return Row(
          title: cleaned(leaf.criterion.title), figure: assessment.figureLine(j, of: [i]),
          caption: assessment.caption(j, of: [i]) + typical + ": \(label)",
          length: figures.inUnits(leaf.contribution), most: nil, label: label, paint: section.paint)
      }
      return Part(title: section.title, paint: section.paint, rows: rows, label: figures.signed(printed: sum))
    }
    id = "parts-" + contentName([assessment.hash, String(i)])
    lead =
      "\(name): \(figures.whole(explanation.score)), "
      + "rank \(assessment.placeText(i)) of \(assessment.alternatives.count)"
    keys = [
      ChartSheet.Key(words: "right: lifts it above a typical location; left: pulls it below", fill: "#999999")
    ]
    let base = figures.shown(printed: table.familyPoints.base)
    total = "Typical location \(base), parts \(figures.signed(printed: families.reduce(0, +)))"
    totalLabel = figures.shown(explanation.score) + (figures.isOutOfHundred ? " of 100" : "")
    scale = figures.words
    notes =
      Self.shapleyNotes(explanation.account, of: assessment, [i]) + [
        "A typical location has the median of all \(assessment.alternatives.count) on every criterion, "
          + "in the place of this one."
      ]
    title = "Why \(name) has its score"
    description =
      "Bar chart of the \(leaves.count) criteria of \(lead). A typical location in its place: \(base). "
      + Self.extremes("Lifting it most", "pulling it down most", leaves, labels, leaves.map(\.contribution))
      + " By family: \(parts.map { "\($0.title) \($0.label)" }.joined(separator: "; "))."
  }

  init(_ contest: Contest, of assessment: Assessment) {
    let a = assessment.index(of: contest.first.alternative.id)!
    let b = assessment.index(of: contest.second.alternative.id)!
    let (nameA, nameB) = (assessment.fullName(a), assessment.fullName(b))
    let (scoreA, scoreB) = (contest.first.score, contest.second.score)
    let values = contest.parts.map(\.difference)
    let figures = ScoreFigures(of: assessment)
    let shown = Self.addingUp(values, to: contest.difference, figures)
    let labels = zip(contest.parts, shown).map { part, value in
      figures.signedFine(printed: value) + (part.standardError.map { " ± \(figures.shownFine($0))" } ?? "")
    }
    parts = assessment.chartSections.map { section in
      let own = contest.parts.indices.filter { contest.parts[$0].leaf.criterion.family == section.family }
      let order = own.sorted { (abs(values[$0]), $1) > (abs(values[$1]), $0) }
      let rows = order.map { place in
        let criterion = contest.parts[place].leaf.criterion
        let j = assessment.criteria.firstIndex { $0.id == criterion.id }!
        return Row(
          title: cleaned(criterion.title), figure: assessment.figureLine(j, of: [a, b]),
          caption: assessment.caption(j, of: [a, b]) + ": \(labels[place])",
          length: figures.inUnits(values[place]),
          most: nil, label: labels[place], paint: values[place] < 0 ? Palette.counter : Palette.plain)
      }
      return Part(
        title: section.title, paint: nil, rows: rows,
        label: figures.signedFine(printed: own.reduce(0) { $0 + shown[$1] }))
    }
    id = "shares-" + contentName([assessment.hash, String(a), String(b)])
    lead = [(nameA, a, scoreA), (nameB, b, scoreB)].map { name, i, score in
      "\(name), \(figures.shownFine(score))\(figures.unit), rank \(assessment.placeText(i))"
    }.joined(separator: ", against ")
    keys = [
      ChartSheet.Key(words: "in favour of \(nameA)", fill: Palette.plain.fill),
      ChartSheet.Key(words: "in favour of \(nameB)", fill: Palette.counter.fill),
    ]
    total = "Total: \(figures.shownFine(scoreA)) against \(figures.shownFine(scoreB))"
    totalLabel = figures.difference(contest.difference)
    scale = "difference in " + figures.words
    notes =
      Self.shapleyNotes(contest.account, of: assessment, [a, b]) + [
        "A part is what its figures do for the difference while the two exchange others, "
          + "on average over all choices."
      ]
    title = "\(nameA) against \(nameB)"
    description =
      "Bar chart of the differences in \(values.count) criteria: \(lead). In all \(totalLabel). "
      + Self.extremes(
        "Most in favour of \(nameA)", "most in favour of \(nameB)", contest.parts.map(\.leaf), labels, values)
  }

  // MARK: figures and words

  private static func extremes(
    _ up: String, _ down: String, _ leaves: [Explanation.Leaf], _ labels: [String], _ values: [Double]
  ) -> String {
    func list(_ places: [Int]) -> String {
      guard !places.isEmpty else { return "none" }
      return places.prefix(3).map { "\(cleaned(leaves[$0].criterion.title)) \(labels[$0])" }
        .joined(separator: "; ")
    }
    let lifting = values.indices.filter { values[$0] > 0 }.sorted { (values[$0], $1) > (values[$1], $0) }
    let pulling = values.indices.filter { values[$0] < 0 }.sorted { (values[$0], $0) < (values[$1], $1) }
    return "\(up): \(list(lifting)); \(down): \(list(pulling))."
  }

  private static func shapleyNotes(
    _ account: Explanation.Account, of assessment: Assessment, _ alternatives: [Int]
  ) -> [String] {
    var notes = ["Parts are rounded so that they add up to the score or to the difference of the scores."]
    if case .shapley(_, let pairs, _) = account {
      notes.append(
        "The method '\(assessment.study.method)' is no sum of parts: the bars are Shapley values"
          + (pairs.map {
            ", estimated from \(readable(Double(2 * $0))) drawn orders, ± their standard errors."
          }
            ?? "."))
    }
    return notes + assessment.imputedNotes(of: alternatives)
  }
}
