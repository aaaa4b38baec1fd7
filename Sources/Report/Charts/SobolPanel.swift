internal import Decision
internal import Pipeline

/// Sobol indices: for each output a group, for each input its total and its first-order index with their
/// standard errors.
struct SobolPanel {
  struct Row {
    let words: String
    let index: Sensitivity.Index
  }

  struct Group {
    let words: String
    /// None where the output does not vary.
    let rows: [Row]?
    /// How many there are with those left out.
    let all: Int
  }

  /// More inputs than these are left out, the smallest totals first.
  static let most = 12

  let groups: [Group]
  private let sensitivity: Sensitivity

  private static let pitch = 32.0
  private static let thickness = 11.0
  private static let total = Palette.Paint(fill: "#8CCBF0", letters: Palette.ink)
  private static let first = Palette.plain
  private static let widestName = 250.0

  /// Inputs stand in the order of their totals for the output.
  init(_ sensitivity: Sensitivity, of assessment: Assessment) {
    self.sensitivity = sensitivity
    let leader = assessment.fullName(assessment.ranking.order[0])
    groups = sensitivity.outputs.map { output in
      let words =
        switch output.name {
        case Sensitivity.rankShift: "Mean shift of ranks"
        case Sensitivity.leaderRank: "Rank of \(leader)"
        case Sensitivity.leaderScore: "Score of \(leader)"
        default: output.name.replacing("_", with: " ")
        }
      let sorted = output.indices.map { all in
        all.indices.sorted { all[$0].total != all[$1].total ? all[$0].total > all[$1].total : $0 < $1 }
          .prefix(Self.most).map { Row(words: assessment.words(ofInput: all[$0].input), index: all[$0]) }
      }
      return Group(words: words, rows: sorted, all: output.indices?.count ?? 0)
    }
  }

  func draw(on sheet: inout ChartSheet) {
    sheet.panel(
      "Which choice the ranks hang on",
      "Sobol indices: the share of an output's variance that an input has alone (first order) and with all "
        + "its interactions (total)")
    sheet.legend([
      ChartSheet.Key(words: "total", fill: Self.total.fill),
      ChartSheet.Key(words: "first order", fill: Self.first.fill),
    ])
    let rows = groups.flatMap { $0.rows ?? [] }
    let names = rows.map { ChartSheet.body.width(of: $0.words) }.max() ?? 0
    let labels = rows.flatMap { row in texts(row).map { ChartSheet.small.width(of: $0) } }.max() ?? 0
    let track = Track(
      covering: [0, 1]
        + rows.flatMap { row in
          let own = row.index
          return [
            own.total - own.totalError, own.total + own.totalError, own.firstOrder - own.firstOrderError,
            own.firstOrder + own.firstOrderError,
          ]
        },
      left: ChartSheet.margin + min(names, Self.widestName) + 18, right: ChartSheet.right - labels - 14)
    for group in groups { draw(group, track, on: &sheet) }
    guard !rows.isEmpty else { return }
    sheet.space(2)
    sheet.add(track.tickLabels(middle: sheet.y + 8))
    sheet.space(22)
  }

  private func draw(_ group: Group, _ track: Track, on sheet: inout ChartSheet) {
    let words = ChartSheet.strong.shortened(group.words, to: ChartSheet.inside - 140)
    var marks: [Picture.Mark] = [
      .text(
        ChartSheet.label(words, x: ChartSheet.margin, middle: sheet.y + 11, lettering: ChartSheet.strong))
    ]
    if group.rows == nil {
      marks.append(
        .text(
          ChartSheet.label(
            "does not vary", x: ChartSheet.right, middle: sheet.y + 11, lettering: ChartSheet.small,
            anchor: .end, colour: Palette.pencil)))
    }
    sheet.add(marks)
    sheet.space(24)
    guard let rows = group.rows else { return }
    let top = sheet.y
    let bottom = top + Double(rows.count) * Self.pitch
    sheet.add(track.grid(top: top, bottom: bottom))
    for (line, row) in rows.enumerated() {
      let middle = top + (Double(line) + 0.5) * Self.pitch
      let name = ChartSheet.label(
        ChartSheet.body.shortened(row.words, to: Self.widestName), x: ChartSheet.margin, middle: middle)
      sheet.add([.text(name)] + bars(row, on: track, middle: middle), caption: caption(row, of: group))
    }
    sheet.add([track.zeroLine(top: top, bottom: bottom)])
    sheet.space(bottom - top + 2)
  }

  private func bars(_ row: Row, on track: Track, middle: Double) -> [Picture.Mark] {
    let own = row.index
    let both = [
      (own.total, own.totalError, Self.total, middle - Self.thickness - 1.5),
      (own.firstOrder, own.firstOrderError, Self.first, middle + 1.5),
    ]
    var marks: [Picture.Mark] = []
    for (text, (value, error, paint, top)) in zip(texts(row), both) {
      let (x, end) = (min(track.zero, track.x(value)), max(track.zero, track.x(value)))
      if value != 0 {
        marks.append(
          .box(
            Picture.Box(
              role: .bar, x: x, y: top, width: end - x, height: Self.thickness, fill: paint.fill,
              stroke: Palette.rule)))
      }
      let centre = top + Self.thickness / 2
      if error > 0 {
        marks += Self.whisker(
          from: track.x(value - error), to: track.x(value + error), middle: centre)
      }
      marks.append(
        .text(
          ChartSheet.label(
            text, x: ChartSheet.right, middle: centre, lettering: ChartSheet.small, anchor: .end)))
    }
    return marks
  }

  /// Black with a white edge, to be seen on any bar.
  private static func whisker(from low: Double, to high: Double, middle: Double) -> [Picture.Mark] {
    let strokes = [
      (low, middle, high, middle), (low, middle - 3, low, middle + 3), (high, middle - 3, high, middle + 3),
    ]
    return [(Palette.paper, 3.0), (Palette.ink, 1.25)].flatMap { colour, thickness in
      strokes.map { x1, y1, x2, y2 in
        .line(Picture.Line(x1: x1, y1: y1, x2: x2, y2: y2, colour: colour, thickness: thickness))
      }
    }
  }

  private func texts(_ row: Row) -> [String] {
    [(row.index.total, row.index.totalError), (row.index.firstOrder, row.index.firstOrderError)].map {
      "\(tickText($0, decimals: 3)) ± \(fixed($1, decimals: 3))"
    }
  }

  private func caption(_ row: Row, of group: Group) -> String {
    let both = texts(row)
    return "\(group.words), \(row.words): total \(both[0]), first order \(both[1])"
  }

  var notes: [String] {
    var notes = [
      "From \(readable(Double(sensitivity.rankings))) rankings (base sample \(sensitivity.baseSample)). "
        + "Strokes and ± are one standard error; a small share may be estimated below zero."
    ]
    if groups.contains(where: { $0.all > ($0.rows?.count ?? 0) }) {
      notes.append("Only the \(Self.most) largest totals of each output are drawn.")
    }
    return notes
  }

  var description: String {
    let largest = groups.compactMap { group in
      group.rows?.first.map { "\(group.words) most on \($0.words) (total \(texts($0)[0]))" }
    }
    return "Sobol indices." + (largest.isEmpty ? "" : " Hangs on: " + largest.joined(separator: "; ") + ".")
  }
}

extension Assessment {
  /// An input of the indices for people: `weights.costs` is 'weight of costs'.
  fileprivate func words(ofInput name: String) -> String {
    switch name {
    case "figures": return "figures within their errors"
    case "policies": return "policy for missing figures"
    case "normalisations": return "normalisation"
    case "methods": return "method"
    default: break
    }
    guard name.hasPrefix("weights.") else { return cleaned(name) }
    let own = String(name.dropFirst("weights.".count))
    let criterion = families.isEmpty ? criteria.first { $0.id == own } : nil
    return "weight of " + (criterion.map { cleaned($0.title) } ?? cleaned(own))
  }
}
