public import Pipeline

/// Pull elasticities with their 95 % intervals by channel, the largest alternatives under each, and the
/// crowding curve of every channel that has a squared term: an SVG picture.
///
///     pullChart(of: answer, sources: "Data: plants.csv")
///
/// - Complexity: O(channels × alternatives).
public func pullChart(of answer: PullAnswer, sources: String) -> String {
  pullPicture(of: answer, sources: sources).svg
}

func pullPicture(of answer: PullAnswer, sources: String) -> Picture {
  let panel = PullPanel(answer)
  var sheet = ChartSheet(
    ChartHeading(title: "How clusters draw the next choice", subtitle: answer.formula, sources: sources))
  panel.draw(on: &sheet)
  var descriptions = [panel.description]
  for channel in answer.channels where !channel.curve.isEmpty {
    let curve = CrowdingPanel(channel)
    curve.draw(on: &sheet)
    descriptions.append(curve.description)
  }
  return sheet.finished(
    id: "pull-" + contentName([answer.formula, answer.channels.map(\.term).joined(separator: " "), sources]),
    title: "Pull of \(answer.channels.map(\.term).joined(separator: ", "))",
    description: descriptions.joined(separator: " "),
    notes: [
      "Elasticity: % more often chosen per 1 % more of the stock; bars are 95 % intervals.",
      "Identification: \(answer.identification.rawValue)"
        + (answer.placebo.map { $0.holds ? "; the placebo holds." : "; the placebo fails." } ?? "."),
    ],
    sources: sources)
}

/// A dot and a bar for each channel, and for its alternatives with the largest shares.
struct PullPanel {
  struct Row: Equatable {
    let name: String
    let figure: PullAnswer.Figure
    let isChannel: Bool
  }

  let rows: [Row]

  private static let pitch = 24.0
  private static let widestName = 230.0
  private static let alternativesShown = 10

  init(_ answer: PullAnswer) {
    rows = answer.channels.flatMap { channel in
      let largest = channel.alternatives.sorted { ($1.share, $0.id) < ($0.share, $1.id) }
      return [Row(name: channel.term, figure: channel.elasticity, isChannel: true)]
        + largest.prefix(Self.alternativesShown).map {
          Row(name: $0.id, figure: $0.elasticity, isChannel: false)
        }
    }
  }

  private func text(_ row: Row) -> String { figureText(row.figure.value) }

  func draw(on sheet: inout ChartSheet) {
    let names = rows.map {
      ChartSheet.strong.width(of: ChartSheet.strong.shortened($0.name, to: Self.widestName))
    }
    let labels = rows.map { ChartSheet.small.width(of: text($0)) }.max() ?? 0
    let track = Track(
      covering: rows.flatMap {
        [$0.figure.value, $0.figure.interval?.lowerBound ?? 0, $0.figure.interval?.upperBound ?? 0]
      }, left: ChartSheet.margin + 14 + (names.max() ?? 0) + 18, right: ChartSheet.right - labels - 16)
    sheet.space(6)
    sheet.add([
      .text(
        ChartSheet.label(
          "elasticity with its 95 % interval, all alternatives and the ten largest",
          x: ChartSheet.margin, middle: sheet.y + 8, lettering: ChartSheet.small, colour: Palette.pencil))
    ])
    sheet.space(22)
    let top = sheet.y
    let bottom = top + Double(rows.count) * Self.pitch
    sheet.add(track.grid(top: top, bottom: bottom) + [track.zeroLine(top: top, bottom: bottom)])
    for (line, row) in rows.enumerated() {
      sheet.add(marks(row, track, middle: top + (Double(line) + 0.5) * Self.pitch), caption: caption(row))
    }
    sheet.space(bottom - top + 2)
    sheet.add(track.tickLabels(middle: sheet.y + 8))
    sheet.space(26)
  }

  private func marks(_ row: Row, _ track: Track, middle: Double) -> [Picture.Mark] {
    let lettering = row.isChannel ? ChartSheet.strong : ChartSheet.body
    let centre = track.x(row.figure.value)
    var marks: [Picture.Mark] = [
      .text(
        ChartSheet.label(
          lettering.shortened(cleaned(row.name), to: Self.widestName),
          x: ChartSheet.margin + (row.isChannel ? 0 : 14), middle: middle, lettering: lettering))
    ]
    if let interval = row.figure.interval {
      marks.append(
        .line(
          Picture.Line(
            x1: track.x(interval.lowerBound), y1: middle, x2: track.x(interval.upperBound), y2: middle,
            colour: Palette.plain.fill, thickness: row.isChannel ? 4 : 2)))
    }
    let half = row.isChannel ? 4.0 : 3.0
    marks += [
      .box(
        Picture.Box(
          role: .swatch, x: centre - half, y: middle - half, width: 2 * half, height: 2 * half,
          fill: Palette.ink, stroke: nil)),
      .text(
        ChartSheet.label(
          text(row), x: ChartSheet.right, middle: middle, lettering: ChartSheet.small, anchor: .end)),
    ]
    return marks
  }

  private func caption(_ row: Row) -> String {
    "\(row.name): elasticity \(readable(row.figure.value))"
      + (row.figure.interval.map {
        ", 95 % from \(readable($0.lowerBound)) to \(readable($0.upperBound))"
      } ?? "")
  }

  var description: String { rows.filter(\.isChannel).map(caption).joined(separator: "; ") + "." }
}
