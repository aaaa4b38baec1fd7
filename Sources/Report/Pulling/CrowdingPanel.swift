internal import Pipeline

/// What a stock adds to utility: a curve with its band, the range of the data shaded.
struct CrowdingPanel {
  private let channel: PullAnswer.Channel
  private static let height = 190.0
  private static let shade = "#F0F0F0"
  private static let band = "#8CCBF0"

  init(_ channel: PullAnswer.Channel) { self.channel = channel }

  func draw(on sheet: inout ChartSheet) {
    let heights = channel.curve.flatMap { point -> [Double] in
      [point.utility, point.interval?.lowerBound ?? 0, point.interval?.upperBound ?? 0]
    }
    let vertical = Ruler(covering: heights)
    let widest = vertical.labels.map { ChartSheet.small.width(of: $0) }.max() ?? 0
    let track = Track(
      covering: channel.curve.map(\.stock), left: ChartSheet.margin + widest + 10,
      right: ChartSheet.right - 12)
    sheet.space(8)
    sheet.paragraph("Crowding: what the stock '\(channel.stock)' adds to utility", ChartSheet.strong)
    sheet.paragraph(
      "in utils, over the smallest stock of the data, with the middle 95 % of the draws; shaded: the data",
      ChartSheet.small, colour: Palette.pencil)
    let top = sheet.y
    let bottom = top + Self.height
    func y(_ utility: Double) -> Double {
      bottom - (utility - vertical.low) / (vertical.high - vertical.low) * Self.height
    }
    let (from, to) = (track.x(channel.data.lowerBound), track.x(channel.data.upperBound))
    sheet.add(
      [
        .box(
          Picture.Box(
            role: .backdrop, x: from, y: top, width: to - from, height: Self.height, fill: Self.shade))
      ], caption: "data from \(readable(channel.data.lowerBound)) to \(readable(channel.data.upperBound))")
    sheet.add(bars(track, y))
    sheet.add(track.grid(top: top, bottom: bottom) + lines(vertical, track, y))
    sheet.add(
      zip(channel.curve, channel.curve.dropFirst()).map { a, b in
        .line(
          Picture.Line(
            x1: track.x(a.stock), y1: y(a.utility), x2: track.x(b.stock), y2: y(b.utility),
            colour: Palette.plain.fill, thickness: 2.5))
      })
    if let point = channel.turningPoint {
      let x = track.x(point.value)
      sheet.add(
        ChartSheet.marker(x: x, top: top, height: Self.height),
        caption: "turning point at \(readable(point.value))")
    }
    sheet.space(Self.height + 2)
    sheet.add(track.tickLabels(middle: sheet.y + 8))
    sheet.space(20)
    sheet.add([
      .text(
        ChartSheet.label(
          cleaned(channel.stock), x: (track.left + track.right) / 2, middle: sheet.y + 6,
          lettering: ChartSheet.small, anchor: .middle, colour: Palette.pencil))
    ])
    sheet.space(24)
  }

  /// The band as upright strips, each as wide as a step of the curve.
  private func bars(_ track: Track, _ y: (Double) -> Double) -> [Picture.Mark] {
    let half =
      channel.curve.count > 1 ? (track.x(channel.curve[1].stock) - track.x(channel.curve[0].stock)) / 2 : 1
    return channel.curve.compactMap { point in
      guard let interval = point.interval else { return nil }
      let left = max(track.left, track.x(point.stock) - half)
      let right = min(track.right, track.x(point.stock) + half)
      return .box(
        Picture.Box(
          role: .swatch, x: left, y: y(interval.upperBound), width: right - left,
          height: y(interval.lowerBound) - y(interval.upperBound), fill: Self.band))
    }
  }

  private func lines(_ ruler: Ruler, _ track: Track, _ y: (Double) -> Double) -> [Picture.Mark] {
    ruler.ticks.map { tick in
      .line(
        Picture.Line(
          x1: track.left, y1: y(tick), x2: track.right, y2: y(tick),
          colour: tick == 0 ? Palette.rule : Palette.grid))
    }
      + zip(ruler.ticks, ruler.labels).map { tick, label in
        .text(
          ChartSheet.label(
            label, x: track.left - 6, middle: y(tick), lettering: ChartSheet.small, anchor: .end,
            colour: Palette.pencil))
      }
  }

  var description: String {
    let last = channel.curve.last { $0.stock <= channel.data.upperBound }
    return
      "The stock '\(channel.stock)' adds \(readable(last?.utility ?? 0)) utils from its smallest to its "
      + "largest "
      + "value"
      + (channel.turningPoint.map { "; it draws most at \(readable($0.value))" }
        ?? "; no turning point is found")
      + "."
  }
}
