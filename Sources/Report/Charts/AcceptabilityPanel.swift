internal import Decision
internal import Pipeline

/// The heatmap: a row for each location, a column for each rank, and the sum of what they say at the right.
struct AcceptabilityPanel {
  let table: AcceptabilityTable
  let assessment: Assessment

  private static let pitch = 24.0
  private static let narrowest = 20.0
  private static let widest = 34.0
  private static let gap = 16.0
  private static let topLettering = ChartSheet.strong

  private struct Place {
    let left: Double
    let cell: Double
    let later: Double
    let topRight: Double
    let intervalRight: Double
  }

  private var topHeader: String { "P(top\u{A0}\(table.top))" }
  private var intervalHeader: String { table.isOfTop ? "" : "ranks, 90 %" }
  private var laterHeader: String { "> \(table.ranks)" }

  init(_ robustness: Robustness) {
    table = AcceptabilityTable(robustness)
    assessment = robustness.assessment
  }

  func draw(on sheet: inout ChartSheet) {
    sheet.panel("Probability of each rank", lead)
    if table.ranks > 0 {
      sheet.legend(Palette.shades.map { ChartSheet.Key(words: $0.words, fill: $0.paint.fill) })
    }
    let alternatives = table.rows.map(\.alternative)
    let ranks = alternatives.map { ChartSheet.body.width(of: assessment.placeText($0)) }.max() ?? 0
    let fixed = laterWidth + Self.gap + topWidth + intervalBlock + 14
    let room = ChartSheet.inside - fixed - Double(table.ranks) * Self.narrowest - ranks - 8
    let names = NameColumn(
      assessment, alternatives, starred: assessment.withImputed, widest: min(room, 290))
    let place = place(right: names.right)
    header(place, on: &sheet)
    let top = sheet.y
    for (line, row) in table.rows.enumerated() {
      let middle = top + (Double(line) + 0.5) * Self.pitch
      sheet.add(
        names.marks(line, middle: middle) + cells(row, place, middle: middle), caption: caption(row))
    }
    let bottom = top + Double(table.rows.count) * Self.pitch
    if table.top < table.ranks || (table.top == table.ranks && table.hasLater) {
      let x = place.left + Double(table.top) * place.cell
      sheet.add([
        .line(Picture.Line(x1: x, y1: top - 3, x2: x, y2: bottom + 3, colour: Palette.ink, thickness: 2))
      ])
    }
    sheet.space(bottom - top + 8)
  }

  private var topWidth: Double {
    let widest = table.rows.map { Self.topLettering.width(of: $0.topText) }.max() ?? 0
    return max(widest, ChartSheet.small.width(of: topHeader))
  }

  private var intervalWidth: Double {
    let widest = table.rows.map { ChartSheet.body.width(of: $0.interval) }.max() ?? 0
    return max(widest, ChartSheet.small.width(of: intervalHeader))
  }

  /// With the gap before it; nothing where only the top was counted.
  private var intervalBlock: Double { table.isOfTop ? 0 : Self.gap + intervalWidth }

  private var laterWidth: Double {
    table.hasLater ? max(28, ChartSheet.small.width(of: laterHeader) + 4) : 0
  }

  private func place(right names: Double) -> Place {
    let left = names + 14
    let block = Self.gap + topWidth + intervalBlock
    let room = ChartSheet.right - left - block - laterWidth
    let cell = table.ranks == 0 ? 0 : min(room / Double(table.ranks), Self.widest).rounded(.down)
    let end = left + Double(table.ranks) * cell + laterWidth
    return Place(
      left: left, cell: cell, later: left + Double(table.ranks) * cell,
      topRight: end + Self.gap + topWidth, intervalRight: end + block)
  }

  private func header(_ place: Place, on sheet: inout ChartSheet) {
    let middle = sheet.y + 8
    func small(_ text: String, x: Double, _ anchor: Picture.Anchor) -> Picture.Mark {
      .text(
        ChartSheet.label(
          text, x: x, middle: middle, lettering: ChartSheet.small, anchor: anchor, colour: Palette.pencil))
    }
    var marks = [small("Rank and location", x: ChartSheet.margin, .start)]
    for rank in 0..<table.ranks {
      marks.append(small("\(rank + 1)", x: place.left + (Double(rank) + 0.5) * place.cell, .middle))
    }
    if table.hasLater { marks.append(small(laterHeader, x: place.later + laterWidth / 2, .middle)) }
    marks.append(small(topHeader, x: place.topRight, .end))
    if !table.isOfTop { marks.append(small(intervalHeader, x: place.intervalRight, .end)) }
    sheet.add(marks)
    sheet.space(20)
  }

  private func cells(_ row: AcceptabilityTable.Row, _ place: Place, middle: Double) -> [Picture.Mark] {
    let lettering = Lettering(size: place.cell < 22 ? 9.5 : 11)
    var marks: [Picture.Mark] = []
    for (rank, share) in row.cells.enumerated() {
      let x = place.left + Double(rank) * place.cell
      marks += cell(share, x: x, width: place.cell, middle: middle, lettering)
    }
    if table.hasLater {
      marks += cell(row.later, x: place.later, width: laterWidth, middle: middle, lettering)
    }
    let top = ChartSheet.label(
      row.topText, x: place.topRight, middle: middle, lettering: Self.topLettering, anchor: .end)
    guard !table.isOfTop else { return marks + [.text(top)] }
    let interval = ChartSheet.label(row.interval, x: place.intervalRight, middle: middle, anchor: .end)
    return marks + [.text(top), .text(interval)]
  }

  private func cell(
    _ share: Double, x: Double, width: Double, middle: Double, _ lettering: Lettering
  ) -> [Picture.Mark] {
    let paint = Palette.shade(of: share).paint
    let box = Picture.Box(
      role: .cell, x: x, y: middle - Self.pitch / 2, width: width, height: Self.pitch, fill: paint.fill,
      stroke: Palette.grid)
    guard share >= 0.05 else { return [.box(box)] }
    let label = ChartSheet.label(
      fixed(100 * share, decimals: 0), x: x + width / 2, middle: middle,
      lettering: lettering, anchor: .middle, colour: paint.letters)
    return [.box(box), .text(label)]
  }

  private func caption(_ row: AcceptabilityTable.Row) -> String {
    let (place, name) = (assessment.placeText(row.alternative), assessment.fullName(row.alternative))
    let first = row.cells.first.map { "first in \(percentage($0)) of draws, " } ?? ""
    let all = "\(place). \(name): \(first)in the top \(table.top) in \(row.topText)"
    guard let expected = row.expectedRank else { return all }
    return all
      + ", expected rank \(fixed(expected, decimals: 1)), ranks \(row.interval) in nine draws of ten"
  }

  private var lead: String {
    let all = assessment.alternatives.count
    guard table.rows.count < all else { return "" }
    return "The \(table.rows.count) of \(all) locations that are most often in the top \(table.top), "
      + "the surest first"
  }

  var notes: [String] {
    var notes: [String] = []
    if table.ranks > 0 {
      notes.append(
        "Cells: percent of draws in which the location has the rank, printed from 5 % on. "
          + (table.isOfTop
            ? "Only ranks of the top were counted." : "Ranks, 90 %: between them lie nine draws of ten.")
          + (table.top < table.ranks || (table.top == table.ranks && table.hasLater)
            ? " \(topHeader) is the sum to the left of the line." : ""))
    } else {
      notes.append("The list is too long to count every rank: ranks are known in 256 steps.")
    }
    let starred = assessment.withImputed
    if table.rows.contains(where: { starred.contains(assessment.alternatives[$0.alternative].id) }) {
      notes.append(
        "* Some figures of this location were missing: imputed by \(assessment.study.missing.rawValue).")
    }
    return notes
  }

  var description: String {
    let first = table.rows.prefix(3).map { row in
      "\(assessment.fullName(row.alternative)), \(row.topText)"
        + (table.isOfTop ? "" : ", ranks \(row.interval)")
    }
    return "Heatmap of \(table.rows.count) of \(assessment.alternatives.count) locations by rank. "
      + "Most often in the top \(table.top): \(first.joined(separator: "; "))."
  }
}
