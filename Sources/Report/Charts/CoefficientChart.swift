public import Pipeline

/// Coefficients with their 95 % intervals, one below the other on one scale: an SVG picture.
///
/// Where the intervals are of such different size that the smallest could not be seen on the scale of the
/// largest, each coefficient is drawn in units of its own standard error, and the picture says so.
///
///     // 1.26 ± 0.11 and -3.76 ± 1.21: one scale from -6.1 to 1.5
///     coefficientChart(of: estimate, sources: "Data: plants.csv")
///
/// - Complexity: O(K).
public func coefficientChart(of estimate: Estimate, sources: String) -> String {
  coefficientPicture(of: estimate, sources: sources).svg
}

func coefficientPicture(of estimate: Estimate, sources: String) -> Picture {
  let panel = CoefficientPanel(estimate)
  var sheet = ChartSheet(
    ChartHeading(
      title: "\(estimate.model.title): what the data say", subtitle: estimate.formula, sources: sources))
  panel.draw(on: &sheet)
  return sheet.finished(
    id: "coefficients-" + contentName([estimate.formula, estimate.model.rawValue, sources]),
    title: "Coefficients of \(estimate.model.rawValue)", description: panel.description, notes: panel.notes,
    sources: sources)
}

/// A dot and a bar for each coefficient that has an error.
struct CoefficientPanel {
  struct Row: Equatable {
    let name: String
    let estimate: Double
    let low: Double
    let high: Double
    let standardError: Double
  }

  let rows: [Row]
  /// Whether every coefficient is drawn in units of its own standard error.
  let isStudentised: Bool
  private let estimate: Estimate

  private static let pitch = 26.0
  private static let widestName = 250.0
  /// The largest interval may be this many times as far from zero as the smallest is wide.
  private static let mostUnequal = 150.0

  init(_ estimate: Estimate) {
    self.estimate = estimate
    rows = estimate.coefficients.compactMap { coefficient in
      coefficient.error.map {
        Row(
          name: coefficient.name, estimate: coefficient.estimate, low: $0.interval.lowerBound,
          high: $0.interval.upperBound, standardError: $0.standardError)
      }
    }
    let widest = rows.reduce(0) { max($0, abs($1.low), abs($1.high)) }
    let narrowest = rows.reduce(Double.infinity) { min($0, $1.high - $1.low) }
    isStudentised = widest > Self.mostUnequal * narrowest
  }

  private func shown(_ value: Double, _ row: Row) -> Double {
    isStudentised ? value / row.standardError : value
  }

  private func text(_ row: Row) -> String { "\(readable(row.estimate)) ± \(readable(row.standardError))" }

  func draw(on sheet: inout ChartSheet) {
    guard !rows.isEmpty else {
      sheet.paragraph("No coefficient has a standard error.", ChartSheet.body)
      return
    }
    let names = rows.map {
      ChartSheet.body.width(of: ChartSheet.body.shortened($0.name, to: Self.widestName))
    }
    let labels = rows.map { ChartSheet.small.width(of: text($0)) }.max() ?? 0
    let track = Track(
      covering: rows.flatMap { [shown($0.low, $0), shown($0.high, $0)] },
      left: ChartSheet.margin + (names.max() ?? 0) + 18, right: ChartSheet.right - labels - 16)
    func small(_ words: String, x: Double, _ anchor: Picture.Anchor) -> Picture.Mark {
      .text(
        ChartSheet.label(
          words, x: x, middle: sheet.y + 8, lettering: ChartSheet.small, anchor: anchor,
          colour: Palette.pencil))
    }
    sheet.space(6)
    sheet.add([
      small(
        isStudentised ? "in units of its own standard error" : "coefficient with its 95 % interval",
        x: (track.left + track.right) / 2, .middle),
      small("estimate ± std. error", x: ChartSheet.right, .end),
    ])
    sheet.space(20)
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
    let (low, high) = (track.x(shown(row.low, row)), track.x(shown(row.high, row)))
    let centre = track.x(shown(row.estimate, row))
    let name = ChartSheet.body.shortened(cleaned(row.name), to: Self.widestName)
    return [
      .text(ChartSheet.label(name, x: ChartSheet.margin, middle: middle)),
      .line(
        Picture.Line(x1: low, y1: middle, x2: high, y2: middle, colour: Palette.plain.fill, thickness: 3)),
      .box(
        Picture.Box(
          role: .swatch, x: centre - 4, y: middle - 4, width: 8, height: 8, fill: Palette.ink, stroke: nil)),
      .text(
        ChartSheet.label(
          text(row), x: ChartSheet.right, middle: middle, lettering: ChartSheet.small, anchor: .end)),
    ]
  }

  private func caption(_ row: Row) -> String {
    "\(row.name): \(readable(row.estimate)), 95 % from \(readable(row.low)) to \(readable(row.high))"
  }

  var notes: [String] {
    let without = estimate.coefficients.filter { $0.error == nil }.map { "'\($0.name)'" }
    return
      (isStudentised
      ? ["The intervals are of very different sizes, so each is drawn in units of its own standard error."]
      : [])
      + (without.isEmpty ? [] : ["Without a standard error: \(without.joined(separator: ", "))."])
      + (estimate.ending.reason == .converged
        ? [] : ["The search did not converge: these figures are no estimates."])
  }

  var description: String {
    rows.isEmpty ? "No coefficient has a standard error." : rows.map(caption).joined(separator: "; ") + "."
  }
}
