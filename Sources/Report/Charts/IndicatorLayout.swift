/// Places an account by criterion on a sheet: families as headings, two lines of words and a bar for each
/// criterion.
struct IndicatorLayout {
  let account: IndicatorAccount

  private static let heading = Lettering(size: 13, isBold: true)
  private static let headingPitch = 28.0
  private static let rowPitch = 34.0
  private static let thickness = 14.0
  private static let widestWords = 310.0

  private var rows: [IndicatorAccount.Row] { account.parts.flatMap(\.rows) }

  func picture(_ heading: ChartHeading) -> Picture {
    var sheet = ChartSheet(heading)
    sheet.paragraph(account.lead, Lettering(size: 13, isBold: true))
    sheet.legend(account.keys)
    let track = self.track
    sheet.add([
      .text(
        ChartSheet.label(
          account.scale, x: ChartSheet.right, middle: sheet.y + 8, lettering: ChartSheet.small, anchor: .end,
          colour: Palette.pencil))
    ])
    sheet.space(18)
    let top = sheet.y
    let height = account.parts.reduce(0) { $0 + Self.headingPitch + Double($1.rows.count) * Self.rowPitch }
    sheet.add(track.grid(top: top, bottom: top + height))
    for part in account.parts {
      sheet.add(headingMarks(part, y: sheet.y))
      sheet.space(Self.headingPitch)
      for row in part.rows {
        sheet.add(wordMarks(row, y: sheet.y) + barMarks(row, on: track, y: sheet.y), caption: row.caption)
        sheet.space(Self.rowPitch)
      }
    }
    sheet.add([track.zeroLine(top: top, bottom: top + height)])
    sheet.space(2)
    sheet.add(track.tickLabels(middle: sheet.y + 8))
    sheet.space(20)
    sheet.add(totalMarks(y: sheet.y))
    sheet.space(38)
    let title = cleaned(heading.title)
    return sheet.finished(
      id: account.id + "-" + contentName([title]), title: title.isEmpty ? account.title : title,
      description: account.description, notes: account.notes, sources: heading.sources)
  }

  /// Between the words and the widest label; labels of bars to the left need room there too.
  private var track: Track {
    let words = rows.map { row in
      max(ChartSheet.body.width(of: row.title), ChartSheet.small.width(of: row.figure.whole))
    }
    let headings = account.parts.map { 18 + Self.heading.width(of: $0.title) }
    let left = ChartSheet.margin + min((words + headings).max() ?? 0, Self.widestWords) + 14
    let widestLabel = rows.map { ChartSheet.body.width(of: $0.label) }.max() ?? 0
    let reserve = rows.contains { $0.length < 0 } ? widestLabel + 8 : 0
    return Track(
      covering: rows.flatMap { [$0.length, $0.most ?? 0] }, left: left + reserve,
      right: ChartSheet.right - widestLabel - 8)
  }

  private func headingMarks(_ part: IndicatorAccount.Part, y: Double) -> [Picture.Mark] {
    let middle = y + Self.headingPitch / 2 + 2
    let line = Picture.Line(
      x1: ChartSheet.margin, y1: y + 1, x2: ChartSheet.right, y2: y + 1, colour: Palette.grid)
    var marks = [Picture.Mark.line(line)]
    var x = ChartSheet.margin
    if let paint = part.paint {
      let key = Picture.Box(
        role: .swatch, x: x, y: middle - 6, width: 12, height: 12, fill: paint.fill, stroke: Palette.rule)
      marks.append(.box(key))
      x += 18
    }
    marks.append(.text(ChartSheet.label(part.title, x: x, middle: middle, lettering: Self.heading)))
    guard !part.label.isEmpty else { return marks }
    let sum = ChartSheet.label(
      part.label, x: ChartSheet.right, middle: middle, lettering: ChartSheet.strong, anchor: .end)
    return marks + ChartSheet.labelOnWhite(sum)
  }

  private func wordMarks(_ row: IndicatorAccount.Row, y: Double) -> [Picture.Mark] {
    let title = ChartSheet.body.shortened(row.title, to: Self.widestWords)
    let figure = row.figure.fitted(to: Self.widestWords, in: ChartSheet.small)
    return [
      .text(ChartSheet.label(title, x: ChartSheet.margin, middle: y + 10)),
      .text(
        ChartSheet.label(
          figure, x: ChartSheet.margin, middle: y + 24.5, lettering: ChartSheet.small, colour: Palette.pencil)
      ),
    ]
  }

  private func barMarks(_ row: IndicatorAccount.Row, on track: Track, y: Double) -> [Picture.Mark] {
    let middle = y + Self.rowPitch / 2
    let top = middle - Self.thickness / 2
    let width = abs(row.length) * track.unit
    var marks: [Picture.Mark] = []
    var end = track.zero
    if let most = row.most, most > 0 {
      let outline = Picture.Box(
        role: .outline, x: track.zero, y: top, width: most * track.unit, height: Self.thickness,
        fill: Palette.paper, stroke: Palette.rule)
      marks.append(.box(outline))
      end = track.zero + outline.width
    }
    if row.length != 0 {
      let x = row.length < 0 ? track.zero - width : track.zero
      marks.append(
        .box(
          Picture.Box(
            role: .bar, x: x, y: top, width: width, height: Self.thickness, fill: row.paint.fill,
            stroke: Palette.rule)))
      end = row.length < 0 ? x : max(end, x + width)
    }
    let label =
      row.length < 0
      ? ChartSheet.label(row.label, x: end - 6, middle: middle, anchor: .end)
      : ChartSheet.label(row.label, x: end + 6, middle: middle)
    return marks + ChartSheet.labelOnWhite(label)
  }

  private func totalMarks(y: Double) -> [Picture.Mark] {
    let middle = y + 16
    let line = Picture.Line(
      x1: ChartSheet.margin, y1: y, x2: ChartSheet.right, y2: y, colour: Palette.ink, thickness: 1.5)
    return [
      .line(line),
      .text(ChartSheet.label(account.total, x: ChartSheet.margin, middle: middle, lettering: Self.heading)),
      .text(
        ChartSheet.label(
          account.totalLabel, x: ChartSheet.right, middle: middle, lettering: Self.heading, anchor: .end)),
    ]
  }
}
