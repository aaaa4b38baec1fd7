/// A page of fixed width on which a chart grows downwards: heading, legend, the chart itself, notes, sources.
struct ChartSheet {
  static let width = 800.0
  static let margin = 24.0
  static let inside = width - 2 * margin
  static let right = width - margin

  static let body = Lettering(size: 12)
  static let small = Lettering(size: 11)
  static let strong = Lettering(size: 12, isBold: true)

  /// Where the next thing may begin.
  private(set) var y = Self.margin
  private(set) var groups: [Picture.Group] = []

  /// What a key of the legend looks like beside its words.
  struct Key {
    let words: String
    /// None for an empty outline.
    var fill: String?
    /// The place of the score where a bar does not end at it.
    var isMarker = false
  }

  init(_ heading: ChartHeading) {
    paragraph(heading.title, Lettering(size: 18, isBold: true), limit: 3)
    paragraph(heading.subtitle, Lettering(size: 13), colour: Palette.pencil, limit: 4)
  }

  mutating func space(_ height: Double) { y += height }

  mutating func add(_ marks: [Picture.Mark], caption: String? = nil) {
    groups.append(Picture.Group(caption: caption, marks: marks))
  }

  /// Lines of text over the whole width.
  mutating func paragraph(
    _ text: String, _ lettering: Lettering, colour: String = Palette.ink, limit: Int = .max
  ) {
    let lines = lettering.wrapped(cleaned(text), to: Self.inside, limit: limit)
    guard !lines.isEmpty else { return }
    var marks: [Picture.Mark] = []
    for line in lines {
      let base = y + lettering.ascent
      marks.append(
        .text(Picture.Text(content: line, x: Self.margin, y: base, lettering: lettering, colour: colour)))
      y += lettering.pitch
    }
    add(marks)
    y += 4
  }

  /// Keys in columns of one width, in as many lines as they need.
  mutating func legend(_ keys: [Key]) {
    let (edge, pitch, gap) = (12.0, 20.0, 20.0)
    let words = keys.map { Self.body.shortened(cleaned($0.words), to: Self.inside - edge - 6) }
    let widest = edge + 6 + (words.map { Self.body.width(of: $0) }.max() ?? 0)
    let columns = max(1, Int((Self.inside + gap) / (widest + gap)))
    var marks: [Picture.Mark] = []
    y += 4
    for (place, key) in keys.enumerated() {
      let x = Self.margin + Double(place % columns) * (widest + gap)
      let middle = y + (Double(place / columns) + 0.5) * pitch
      if key.isMarker {
        marks += Self.marker(x: x + edge / 2, top: middle - edge / 2, height: edge)
      } else {
        marks.append(
          .box(
            Picture.Box(
              role: .swatch, x: x, y: middle - edge / 2, width: edge, height: edge, fill: key.fill,
              stroke: Palette.rule)))
      }
      marks.append(.text(Self.label(words[place], x: x + edge + 6, middle: middle)))
    }
    add(marks)
    y += Double((keys.count + columns - 1) / columns) * pitch + 6
  }

  /// Notes, then the sources, and the picture is done.
  consuming func finished(
    id: String, title: String, description: String, notes: [String], sources: String
  ) -> Picture {
    for note in notes { paragraph(note, Self.small, colour: Palette.pencil) }
    paragraph(sources, Lettering(size: 10), colour: Palette.pencil)
    return Picture(
      width: Self.width, height: (y + Self.margin - 4).rounded(.up), id: id, title: title,
      description: description, groups: groups)
  }

  /// A text whose small letters and figures stand in the middle of a bar at this height.
  static func label(
    _ content: String, x: Double, middle: Double, lettering: Lettering = ChartSheet.body,
    anchor: Picture.Anchor = .start, colour: String = Palette.ink
  ) -> Picture.Text {
    Picture.Text(
      content: content, x: x, y: middle + 0.35 * lettering.size, lettering: lettering, anchor: anchor,
      colour: colour)
  }

  /// A label on white, so that no line of the grid runs through it.
  static func labelOnWhite(_ label: Picture.Text) -> [Picture.Mark] {
    // Narrower than the widest font needs: in most fonts it would blot out lines well beside the text.
    let width = 0.85 * label.width
    let left =
      switch label.anchor {
      case .start: label.left
      case .middle: label.x - width / 2
      case .end: label.right - width
      }
    let ground = Picture.Box(
      role: .backdrop, x: left - 1, y: label.top, width: width + 2, height: label.bottom - label.top,
      fill: Palette.paper)
    return [.box(ground), .text(label)]
  }

  /// A black stroke with a white edge, to be seen on any colour.
  static func marker(x: Double, top: Double, height: Double) -> [Picture.Mark] {
    [
      .line(Picture.Line(x1: x, y1: top, x2: x, y2: top + height, colour: Palette.paper, thickness: 5)),
      .line(Picture.Line(x1: x, y1: top, x2: x, y2: top + height, colour: Palette.ink, thickness: 2.5)),
    ]
  }
}
