internal import Decision
internal import Pipeline

/// The figures and words of a chart by criterion, before they have a place on it.
struct IndicatorAccount {
  struct Row {
    let title: String
    let figure: FigureLine
    /// All digits, year and source.
    let caption: String
    /// Length of the bar, in printed units.
    let length: Double
    /// Length of the outline, in printed units; none where there is no most.
    let most: Double?
    let label: String
    let paint: Palette.Paint
  }

  struct Part {
    let title: String
    /// The family's colour, where the bars have it.
    let paint: Palette.Paint?
    let rows: [Row]
    /// Its total, where the parts add up.
    let label: String
  }

  let id: String
  let lead: String
  let keys: [ChartSheet.Key]
  let parts: [Part]
  let total: String
  let totalLabel: String
  let scale: String
  let notes: [String]
  let title: String
  let description: String
}

extension IndicatorAccount {
  /// One location by itself.
  init(of assessment: Assessment, alternative i: Int) {
    let name = assessment.fullName(i)
    let figures = ScoreFigures(of: assessment)
    let bars = assessment.isAdditive ? figures : .standings
    let score = assessment.scores.values[i]
    let values = assessment.contributions(of: i) ?? assessment.standings(of: i)
    let isBounded = figures.isOutOfHundred || !assessment.isAdditive
    func most(_ j: Int) -> Double? {
      guard isBounded else { return nil }
      return assessment.isAdditive ? assessment.weights.values[j] : 1
    }
    parts = assessment.chartSections.map { section in
      let rows = section.members.map { j in
        let whole = assessment.isAdditive ? most(j).map { " of \(bars.shown($0))" } ?? "" : ""
        let label = bars.shown(values[j]) + whole
        return Row(
          title: cleaned(assessment.criteria[j].title), figure: assessment.figureLine(j, of: [i]),
          caption: assessment.caption(j, of: [i]) + ": \(label)", length: bars.inUnits(values[j]),
          most: most(j).map(bars.inUnits), label: label, paint: section.paint)
      }
      let sum = section.members.reduce(0) { $0 + values[$1] }
      let whole = isBounded ? " of \(bars.shown(assessment.weight(of: section)))" : ""
      return Part(
        title: section.title, paint: section.paint, rows: rows,
        label: assessment.isAdditive ? bars.shown(sum) + whole : "")
    }
    id = "indicators-" + contentName([assessment.hash, String(i)])
    let place = "rank \(assessment.placeText(i)) of \(assessment.alternatives.count)"
    lead = "\(name): \(figures.whole(score)), \(place)"
    keys =
      [
        ChartSheet.Key(
          words: assessment.isAdditive ? "contribution" : "place between worst and best", fill: "#999999")
      ]
      + (isBounded && assessment.isAdditive
        ? [ChartSheet.Key(words: "the most that it can be: the criterion's weight")] : [])
    total = assessment.isAdditive ? "Total" : "Score"
    totalLabel = figures.shown(score) + (figures.isOutOfHundred ? " of 100" : "")
    scale = assessment.barScale(figures)
    notes = assessment.indicatorNotes(of: [i], isBounded: isBounded)
    title = "Why \(name) has its score"
    let largest = values.indices.sorted { (values[$0], $1) > (values[$1], $0) }.prefix(3)
    let named = largest.map { "\(cleaned(assessment.criteria[$0].title)) \(bars.shown(values[$0]))" }
    description =
      "Bar chart of the \(values.count) criteria of \(lead). Largest: \(named.joined(separator: "; "))."
      + (assessment.isAdditive
        ? " By family: \(parts.map { "\($0.title) \($0.label)" }.joined(separator: "; "))." : "")
  }

  /// One location against another.
  init(of assessment: Assessment, first a: Int, second b: Int) {
    let (nameA, nameB) = (assessment.fullName(a), assessment.fullName(b))
    let figures = ScoreFigures(of: assessment)
    let bars = assessment.isAdditive ? figures : .standings
    let (scoreA, scoreB) = (assessment.scores.values[a], assessment.scores.values[b])
    let firsts = assessment.contributions(of: a) ?? assessment.standings(of: a)
    let seconds = assessment.contributions(of: b) ?? assessment.standings(of: b)
    let values = zip(firsts, seconds).map { $0 - $1 }
    let shown =
      assessment.isAdditive
      ? Self.addingUp(values, to: scoreA - scoreB, figures) : values.map(bars.inUnits)
    parts = assessment.chartSections.map { section in
      let order = section.members.sorted { (abs(values[$0]), $1) > (abs(values[$1]), $0) }
      let rows = order.map { j in
        let label = bars.signedFine(printed: shown[j])
        let both = "\(bars.shownFine(firsts[j])) against \(bars.shownFine(seconds[j]))"
        return Row(
          title: cleaned(assessment.criteria[j].title), figure: assessment.figureLine(j, of: [a, b]),
          caption: assessment.caption(j, of: [a, b]) + ": \(both), \(label)", length: bars.inUnits(values[j]),
          most: nil, label: label, paint: values[j] < 0 ? Palette.counter : Palette.plain)
      }
      let sum = section.members.reduce(0) { $0 + shown[$1] }
      return Part(
        title: section.title, paint: nil, rows: rows,
        label: assessment.isAdditive ? bars.signedFine(printed: sum) : "")
    }
    id = "differences-" + contentName([assessment.hash, String(a), String(b)])
    let both = [(nameA, a, scoreA), (nameB, b, scoreB)].map { name, i, score in
      "\(name), \(figures.shownFine(score))\(figures.unit), rank \(assessment.placeText(i))"
    }
    lead = both.joined(separator: ", against ")
    keys = [
      ChartSheet.Key(words: "in favour of \(nameA)", fill: Palette.plain.fill),
      ChartSheet.Key(words: "in favour of \(nameB)", fill: Palette.counter.fill),
    ]
    total =
      (assessment.isAdditive ? "Total" : "Score")
      + ": \(figures.shownFine(scoreA)) against \(figures.shownFine(scoreB))"
    totalLabel = figures.difference(scoreA - scoreB)
    scale = "difference in " + assessment.barScale(figures)
    notes = assessment.indicatorNotes(of: [a, b], isBounded: true)
    title = "\(nameA) against \(nameB)"
    func list(_ places: [Int]) -> String {
      guard !places.isEmpty else { return "none" }
      return places.prefix(3).map {
        "\(cleaned(assessment.criteria[$0].title)) \(bars.signedFine(printed: shown[$0]))"
      }
      .joined(separator: "; ")
    }
    let forFirst = values.indices.filter { values[$0] > 0 }.sorted { (values[$0], $1) > (values[$1], $0) }
    let forSecond = values.indices.filter { values[$0] < 0 }.sorted { (values[$0], $0) < (values[$1], $1) }
    description =
      "Bar chart of the differences in \(values.count) criteria: \(lead). In all \(totalLabel). "
      + "Most in favour of \(nameA): \(list(forFirst)). Most in favour of \(nameB): \(list(forSecond))."
  }

  /// The differences in printed units, rounded as the table of the contest rounds them: the largest comes first.
  static func addingUp(_ values: [Double], to total: Double, _ figures: ScoreFigures) -> [Double] {
    let order = values.indices.sorted { abs(values[$0]) > abs(values[$1]) }
    let ordered = order.map { figures.inUnits(values[$0]) }
    let rounded = Report.addingUp(ordered, to: figures.inUnits(total), decimals: figures.decimals + 1)
    var result = values
    for (place, j) in order.enumerated() { result[j] = rounded[place] }
    return result
  }
}
