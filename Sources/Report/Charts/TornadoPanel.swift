internal import Decision
internal import Pipeline

/// The tornado: from the lead as it is, a bar to where it lies with a weight halved and one to where it lies
/// with the weight doubled; at zero the second passes.
struct TornadoPanel {
  let account: TornadoAccount
  let assessment: Assessment
  private let figures: ScoreFigures
  private let refused: [String]

  private static let pitch = 24.0
  private static let thickness = 16.0
  private static let widestName = 230.0
  private static let widestId = 64.0
  private static let halved = Palette.counter
  private static let doubled = Palette.plain

  /// A column of leads with, beside those that are another's, who leads then.
  private struct Column {
    let title: String
    let texts: [(lead: String, id: String)]
    let leads: Double
    let ids: Double
    var width: Double { leads + (ids > 0 ? 5 + ids : 0) }

    init(_ title: String, _ ends: [TornadoAccount.End?], _ assessment: Assessment, _ figures: ScoreFigures) {
      self.title = title
      texts = ends.map { end in
        guard let end else { return ("–", "") }
        let id = end.leader.map {
          ChartSheet.small.shortened(assessment.names($0).id, to: TornadoPanel.widestId)
        }
        return (figures.difference(end.lead), id ?? "")
      }
      let widest = texts.map { ChartSheet.body.width(of: $0.lead) }.max() ?? 0
      leads = max(widest, ChartSheet.small.width(of: title))
      ids = texts.map { ChartSheet.small.width(of: $0.id) }.max() ?? 0
    }
  }

  init(_ swings: WeightSwings, of assessment: Assessment) {
    account = TornadoAccount(swings, of: assessment)
    self.assessment = assessment
    figures = ScoreFigures(of: assessment)
    refused = swings.notices.map(\.text)
  }

  func draw(on sheet: inout ChartSheet) {
    sheet.panel("When one weight is halved or doubled", lead)
    guard !account.rows.isEmpty else { return }
    sheet.legend([
      ChartSheet.Key(words: "weight halved", fill: Self.halved.fill),
      ChartSheet.Key(words: "weight doubled", fill: Self.doubled.fill),
    ])
    let columns = [
      Column("halved", account.rows.map(\.halved), assessment, figures),
      Column("doubled", account.rows.map(\.doubled), assessment, figures),
    ]
    let header = "\(account.kind) and weight"
    let names = account.rows.map { row in name(row).width }
    let right =
      ChartSheet.margin + max(names.max() ?? 0, ChartSheet.small.width(of: header))
    let block = columns.reduce(0) { $0 + 14 + $1.width }
    let track = Track(
      covering: account.leads.map(figures.inUnits), left: right + 18, right: ChartSheet.right - block - 8)
    sheet.add(headings(header, columns, track, middle: sheet.y + 8))
    sheet.space(18)
    flags(track, on: &sheet)
    let top = sheet.y
    let bottom = top + Double(account.rows.count) * Self.pitch
    sheet.add(track.grid(top: top, bottom: bottom))
    for (line, row) in account.rows.enumerated() {
      let middle = top + (Double(line) + 0.5) * Self.pitch
      var label = name(row)
      label.y = middle + 0.35 * label.lettering.size
      sheet.add(
        [.text(label)] + bars(row, on: track, middle: middle)
          + values(columns, line, middle: middle), caption: caption(row))
    }
    let now = track.x(figures.inUnits(account.lead))
    sheet.add([
      .line(Picture.Line(x1: now, y1: top - 2, x2: now, y2: bottom, colour: Palette.ink)),
      .line(
        Picture.Line(
          x1: track.zero, y1: top - 2, x2: track.zero, y2: bottom, colour: Palette.ink, thickness: 2.5)),
    ])
    sheet.space(bottom - top + 2)
    sheet.add(track.tickLabels(middle: sheet.y + 8))
    sheet.space(22)
  }

  /// Name and weight, whose height is set later.
  private func name(_ row: TornadoAccount.Row) -> Picture.Text {
    let weight = percentage(row.weight)
    let tail = Picture.Text.tailGap + Picture.Text.tailLettering.width(of: weight)
    var label = ChartSheet.label(
      ChartSheet.body.shortened(row.title, to: Self.widestName - tail), x: ChartSheet.margin, middle: 0)
    label.tail = weight
    return label
  }

  private func headings(
    _ header: String, _ columns: [Column], _ track: Track, middle: Double
  ) -> [Picture.Mark] {
    func small(_ text: String, x: Double, _ anchor: Picture.Anchor) -> Picture.Mark {
      .text(
        ChartSheet.label(
          text, x: x, middle: middle, lettering: ChartSheet.small, anchor: anchor, colour: Palette.pencil))
    }
    var marks = [
      small(header, x: ChartSheet.margin, .start),
      small("lead in \(figures.words)", x: (track.left + track.right) / 2, .middle),
    ]
    var x = track.right + 8
    for column in columns {
      x += 14 + column.width
      marks.append(small(column.title, x: x - (column.width - column.leads), .end))
    }
    return marks
  }

  /// What the two lines say, above them; one above the other where they stand close.
  private func flags(_ track: Track, on sheet: inout ChartSheet) {
    func flag(_ words: String, at x: Double, middle: Double) -> Picture.Text {
      let half = ChartSheet.small.width(of: words) / 2
      let centre = min(max(x, track.left + half), max(track.right - half, track.left + half))
      return ChartSheet.label(
        words, x: centre, middle: middle, lettering: ChartSheet.small, anchor: .middle)
    }
    let now = flag("as it is", at: track.x(figures.inUnits(account.lead)), middle: sheet.y + 7)
    var zero = flag("second passes first", at: track.zero, middle: sheet.y + 7)
    if now.left < zero.right + 8, zero.left < now.right + 8 {
      sheet.space(15)
      zero.y += 15
    }
    sheet.add([.text(now), .text(zero)])
    sheet.space(18)
  }

  private func bars(_ row: TornadoAccount.Row, on track: Track, middle: Double) -> [Picture.Mark] {
    let now = track.x(figures.inUnits(account.lead))
    let isOneSided = row.isOneSided(around: account.lead)
    let height = isOneSided ? Self.thickness / 2 : Self.thickness
    let top = middle - Self.thickness / 2
    func bar(_ end: TornadoAccount.End?, _ paint: Palette.Paint, y: Double) -> [Picture.Mark] {
      guard let end, end.lead != account.lead else { return [] }
      let x = track.x(figures.inUnits(end.lead))
      let box = Picture.Box(
        role: .bar, x: min(x, now), y: y, width: abs(x - now), height: height, fill: paint.fill,
        stroke: Palette.rule)
      return [.box(box)]
    }
    return bar(row.halved, Self.halved, y: top)
      + bar(row.doubled, Self.doubled, y: isOneSided ? top + height : top)
  }

  private func values(_ columns: [Column], _ line: Int, middle: Double) -> [Picture.Mark] {
    let block = columns.reduce(0) { $0 + 14 + $1.width }
    var x = ChartSheet.right - block
    var marks: [Picture.Mark] = []
    for column in columns {
      let (lead, id) = column.texts[line]
      let end = x + 14 + column.leads
      marks.append(.text(ChartSheet.label(lead, x: end, middle: middle, anchor: .end)))
      if !id.isEmpty {
        marks.append(
          .text(
            ChartSheet.label(
              id, x: end + 5, middle: middle, lettering: ChartSheet.small, colour: Palette.pencil)))
      }
      x += 14 + column.width
    }
    return marks
  }

  private func caption(_ row: TornadoAccount.Row) -> String {
    func words(_ end: TornadoAccount.End?) -> String {
      guard let end else { return "no value" }
      let leader = assessment.fullName(end.leader ?? account.first)
      return "\(percentage(end.weight)), lead \(figures.difference(end.lead)), first is \(leader)"
    }
    return "\(row.title), weight \(percentage(row.weight)): halved \(words(row.halved)); "
      + "doubled \(words(row.doubled))"
  }

  private var lead: String {
    let (first, second) = (assessment.fullName(account.first), assessment.fullName(account.second))
    // The figure first: behind a name that is written from right to left it would change places with it.
    let now = "Lead of \(figures.difference(account.lead))\(figures.unit), \(first) over \(second)"
    guard !account.rows.isEmpty else {
      return now + ". One \(account.kind.lowercased()) has no other beside it: its weight cannot change."
    }
    return now + "; left of zero \(second) is ahead"
  }

  var notes: [String] {
    guard !account.rows.isEmpty else { return [] }
    var notes = ["The other weights keep their proportions; a doubled weight is 100 % at most."]
    if account.ends.contains(where: { $0.leader != nil }) {
      notes[0] += " A code beside a lead says who is first then."
    } else {
      notes[0] += " \(assessment.fullName(account.first)) stays first each time."
    }
    if account.all > account.rows.count {
      notes.append("The \(account.rows.count) longest bars of \(account.all).")
    }
    return notes + refused.map { "No lead (–) \($0)." }
  }

  var description: String {
    guard let longest = account.rows.first else { return lead + "." }
    return "Tornado of \(account.rows.count) weights. \(lead). Longest bar: \(caption(longest))."
  }
}
