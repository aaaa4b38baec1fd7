/// The stretch of the sheet in which bars run, with its ruler: points become pixels.
struct Track {
  let ruler: Ruler
  let left: Double
  let right: Double

  /// A ruler with as many ticks, six at most, as have room for their labels.
  init(covering values: [Double], left: Double, right: Double) {
    self.left = left
    self.right = right
    var most = 6
    var ruler = Ruler(covering: values, most: most)
    while most > 2 {
      let widest = ruler.labels.map { ChartSheet.small.width(of: $0) }.max() ?? 0
      if Double(ruler.ticks.count - 1) * (widest + 8) <= right - left { break }
      most -= 1
      ruler = Ruler(covering: values, most: most)
    }
    self.ruler = ruler
  }

  /// Pixels to a point.
  var unit: Double { (right - left) / (ruler.high - ruler.low) }
  var zero: Double { left - ruler.low * unit }
  func x(_ points: Double) -> Double { zero + points * unit }

  func grid(top: Double, bottom: Double) -> [Picture.Mark] {
    ruler.ticks.map { tick in
      .line(Picture.Line(x1: x(tick), y1: top, x2: x(tick), y2: bottom, colour: Palette.grid))
    }
  }

  func zeroLine(top: Double, bottom: Double) -> Picture.Mark {
    .line(Picture.Line(x1: zero, y1: top, x2: zero, y2: bottom, colour: Palette.rule))
  }

  func tickLabels(middle: Double) -> [Picture.Mark] {
    zip(ruler.ticks, ruler.labels).map { tick, label in
      .text(
        ChartSheet.label(
          label, x: x(tick), middle: middle, lettering: ChartSheet.small, anchor: .middle,
          colour: Palette.pencil))
    }
  }
}
