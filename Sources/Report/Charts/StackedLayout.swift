internal import Decision
internal import Pipeline

/// One bar: its segments in order, from zero outwards on both sides.
struct StackedRow {
  let alternative: Int
  let score: Double
  /// One per section; the score alone where the bar is not divided.
  let parts: [Double]
  let figures: ScoreFigures
  var positive: Double { parts.reduce(0) { $1 > 0 ? $0 + figures.inUnits($1) : $0 } }
  var negative: Double { parts.reduce(0) { $1 < 0 ? $0 + figures.inUnits($1) : $0 } }
}

struct StackedLayout {
  let assessment: Assessment
  let figures: ScoreFigures
  let rows: [StackedRow]
  let sections: [ChartSection]
  let isDivided: Bool
  let starred: Set<String>

  init(assessment: Assessment, alternatives: [Int]) {
    self.assessment = assessment
    let figures = ScoreFigures(of: assessment)
    self.figures = figures
    let sections = assessment.chartSections
    let isDivided = assessment.isAdditive && sections.contains { $0.family != nil }
    self.sections = sections
    self.isDivided = isDivided
    starred = assessment.withImputed
    rows = alternatives.map { i in
      let score = assessment.scores.values[i]
      let parts = isDivided ? assessment.parts(of: i, by: sections) : [score]
      return StackedRow(alternative: i, score: score, parts: parts, figures: figures)
    }
  }

  /// Whether a bar's end is not its score.
  var hasMarkers: Bool { isDivided && rows.contains { $0.negative < 0 } }
  /// More rows stand closer, and have the ruler at both ends.
  var isLong: Bool { rows.count > 20 }
  var pitch: Double { isLong ? 19 : 25 }
  var thickness: Double { isLong ? 13 : 17 }

  func picture(_ heading: ChartHeading) -> Picture {
    var sheet = ChartSheet(heading)
    sheet.legend(keys)
    let labels = NameColumn(assessment, rows.map(\.alternative), starred: starred)
    let widestScore = rows.map { ChartSheet.strong.width(of: figures.shown($0.score)) }.max() ?? 0
    let track = Track(
      covering: rows.flatMap { [$0.positive, $0.negative] }, left: labels.right + 14,
      right: ChartSheet.right - widestScore - 8)

    sheet.add([
      .text(small("Rank and location", x: ChartSheet.margin, middle: sheet.y + 8)),
      .text(small(figures.words, x: ChartSheet.right, middle: sheet.y + 8, anchor: .end)),
    ])
    sheet.space(18)
    if isLong { ruler(track, on: &sheet) }
    let top = sheet.y
    let bottom = top + Double(rows.count) * pitch
    sheet.add(track.grid(top: top, bottom: bottom))
    for (place, row) in rows.enumerated() {
      let middle = top + (Double(place) + 0.5) * pitch
      sheet.add(
        labels.marks(place, middle: middle) + bar(row, on: track, middle: middle), caption: caption(row))
    }
    sheet.add([track.zeroLine(top: top, bottom: bottom)])
    sheet.space(bottom - top + 2)
    ruler(track, on: &sheet)
    sheet.space(6)
    let title = cleaned(heading.title)
    return sheet.finished(
      id: "stacked-" + contentName([assessment.hash, title] + rows.map { String($0.alternative) }),
      title: title.isEmpty ? "Scores by location" : title, description: description, notes: notes,
      sources: heading.sources)
  }

  private func ruler(_ track: Track, on sheet: inout ChartSheet) {
    sheet.add(track.tickLabels(middle: sheet.y + 8))
    sheet.space(17)
  }

  private func small(
    _ text: String, x: Double, middle: Double, anchor: Picture.Anchor = .start
  ) -> Picture.Text {
    ChartSheet.label(
      text, x: x, middle: middle, lettering: ChartSheet.small, anchor: anchor, colour: Palette.pencil)
  }

  private var keys: [ChartSheet.Key] {
    let score = ChartSheet.Key(words: "score", isMarker: true)
    guard isDivided else { return [ChartSheet.Key(words: "score", fill: Palette.plain.fill)] }
    return sections.map { section in
      let weight = percentage(assessment.weight(of: section))
      return ChartSheet.Key(words: "\(section.title) (weight \(weight))", fill: section.paint.fill)
    } + (hasMarkers ? [score] : [])
  }

  private func bar(_ row: StackedRow, on track: Track, middle: Double) -> [Picture.Mark] {
    let top = middle - thickness / 2
    var areas: [Picture.Box] = []
    var inner: [Picture.Mark] = []
    var ends = (left: track.zero, right: track.zero)
    let mark = track.x(figures.inUnits(row.score))
    func isCrossed(_ label: Picture.Text) -> Bool { label.left - 4 < mark && mark < label.right + 4 }
    for (place, part) in row.parts.enumerated() where part != 0 {
      let paint = isDivided ? sections[place].paint : Palette.plain
      let width = abs(figures.inUnits(part)) * track.unit
      if part < 0 { ends.left -= width }
      let x = part < 0 ? ends.left : ends.right
      if part > 0 { ends.right += width }
      areas.append(
        Picture.Box(role: .bar, x: x, y: top, width: width, height: thickness, fill: paint.fill))
      let words = figures.shown(part)
      let lettering = Lettering(size: isLong ? 9.5 : 10)
      let label = ChartSheet.label(
        words, x: x + width / 2, middle: middle, lettering: lettering, anchor: .middle, colour: paint.letters)
      if isDivided, width >= label.width + 8, !(hasMarkers && isCrossed(label)) { inner.append(.text(label)) }
    }
    let marks = areas.map { Picture.Mark.box($0) } + edges(areas, left: ends.left, right: ends.right) + inner
    let stroke = hasMarkers ? ChartSheet.marker(x: mark, top: top - 2, height: thickness + 4) : []
    let label = ChartSheet.label(
      figures.shown(row.score), x: ends.right + 6, middle: middle, lettering: ChartSheet.strong)
    return marks + stroke + ChartSheet.labelOnWhite(label)
  }

  /// White between neighbours that are wide enough to lose a pixel, and a fine line round the whole, since
  /// the lightest colours do not stand out from paper.
  private func edges(_ areas: [Picture.Box], left: Double, right: Double) -> [Picture.Mark] {
    guard let first = areas.first else { return [] }
    let (top, bottom) = (first.y, first.y + first.height)
    var marks: [Picture.Mark] = []
    let ordered = areas.sorted { $0.x < $1.x }
    for (a, b) in zip(ordered, ordered.dropFirst()) where a.width >= 3 && b.width >= 3 {
      marks.append(.line(Picture.Line(x1: b.x, y1: top, x2: b.x, y2: bottom, colour: Palette.paper)))
    }
    guard right - left >= 2 else { return marks }
    for (x1, y1, x2, y2) in [
      (left, top, right, top), (left, bottom, right, bottom), (left, top, left, bottom),
      (right, top, right, bottom),
    ] {
      marks.append(.line(Picture.Line(x1: x1, y1: y1, x2: x2, y2: y2, colour: Palette.rule, thickness: 0.75)))
    }
    return marks
  }

  private func caption(_ row: StackedRow) -> String {
    let (place, name) = (assessment.placeText(row.alternative), assessment.fullName(row.alternative))
    let head = "\(place). \(name): \(figures.shown(row.score))"
    guard isDivided else { return head }
    return head + " = "
      + zip(sections, row.parts).map { "\($0.title) \(figures.shown($1))" }.joined(separator: ", ")
  }

  private var notes: [String] {
    var notes: [String] = []
    if !assessment.isAdditive {
      notes.append(
        "The method '\(assessment.study.method)' does not add up by family: a bar is the score as a whole.")
    } else if !isDivided {
      notes.append("The criteria stand in no families: a bar is the score as a whole.")
    }
    if hasMarkers {
      notes.append("Parts to the left of zero are taken off: a score is the sum of its parts.")
    }
    if isDivided { notes.append("Figures are rounded and may not add up to the last digit.") }
    if rows.contains(where: { starred.contains(assessment.alternatives[$0.alternative].id) }) {
      notes.append(
        "* Some figures of this location were missing: imputed by \(assessment.study.missing.rawValue).")
    }
    return notes
  }

  private var description: String {
    let ranks = rows.map { assessment.ranking.ranks[$0.alternative] }
    let best = rows.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    let first = best.prefix(3).map { place in
      let row = rows[place]
      let rank = assessment.placeText(row.alternative)
      return "\(assessment.fullName(row.alternative)), rank \(rank), \(figures.shown(row.score))"
    }
    let count = rows.count == 1 ? "One location" : "\(rows.count) locations"
    let stacked =
      isDivided
      ? " Each bar is stacked by \(sections.map { $0.title.lowercased() }.joined(separator: ", "))."
      : " The bars are not divided."
    return "Bar chart. \(count) of \(assessment.alternatives.count), in \(figures.words)."
      + (first.isEmpty ? "" : " Best of those shown: " + first.joined(separator: "; ") + ".") + stacked
  }
}

extension Assessment {
  /// Contributions by section; families as the assessment itself adds them up.
  fileprivate func parts(of alternative: Int, by sections: [ChartSection]) -> [Double] {
    guard var parts = familyContributions(of: alternative), let single = contributions(of: alternative) else {
      return []
    }
    if let rest = sections.last, rest.family == nil {
      parts.append(rest.members.reduce(0) { $0 + single[$1] })
    }
    return parts
  }
}
