/// A chart that is laid out but not yet written: every area, line and text with its place in pixels.
///
/// Kept apart from the writing, so that a test can hold lengths and overlaps against the figures.
struct Picture: Sendable, Equatable {
  var width: Double
  var height: Double
  /// Unique among the pictures of a page; the ids of the two elements below are made from it.
  var id: String
  var title: String
  /// Says in words what the picture shows.
  var description: String
  var groups: [Group] = []

  /// Marks that belong together; the caption is shown where the pointer rests.
  struct Group: Sendable, Equatable {
    var caption: String?
    var marks: [Mark]
  }

  enum Mark: Sendable, Equatable {
    case box(Box)
    case line(Line)
    case text(Text)
  }

  struct Box: Sendable, Equatable {
    enum Role: Sendable, Equatable {
      /// Its length stands for a figure.
      case bar
      /// Its shade stands for a figure.
      case cell
      /// The most that a bar can be.
      case outline
      /// A key of the legend or of a heading.
      case swatch
      /// White under a label that crosses the grid.
      case backdrop
    }
    var role: Role
    var x: Double
    var y: Double
    var width: Double
    var height: Double
    /// None where only the edge is drawn.
    var fill: String?
    var stroke: String?
  }

  struct Line: Sendable, Equatable {
    var x1: Double
    var y1: Double
    var x2: Double
    var y2: Double
    var colour: String
    var thickness = 1.0
  }

  enum Anchor: String, Sendable { case start, middle, end }

  struct Text: Sendable, Equatable {
    var content: String
    var x: Double
    /// Of the base line.
    var y: Double
    var lettering: Lettering
    var anchor = Anchor.start
    var colour = Palette.ink
    /// Smaller and paler words right behind; they follow the text wherever the reader's font lets it end.
    var tail = ""

    static let tailLettering = Lettering(size: 11)
    static let tailGap = 6.0

    var width: Double {
      lettering.width(of: content)
        + (tail.isEmpty ? 0 : Self.tailGap + Self.tailLettering.width(of: tail))
    }
    var left: Double {
      switch anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    }
    var right: Double { left + width }
    var top: Double { y - lettering.ascent }
    var bottom: Double { y + lettering.descent }
  }

  var marks: [Mark] { groups.flatMap(\.marks) }
  var texts: [Text] { marks.compactMap { if case .text(let text) = $0 { text } else { nil } } }
  var boxes: [Box] { marks.compactMap { if case .box(let box) = $0 { box } else { nil } } }
  var lines: [Line] { marks.compactMap { if case .line(let line) = $0 { line } else { nil } } }
}

/// FNV-1a with 64 bits, in hexadecimal: a name for a picture that its content alone decides.
///
/// - Source: Fowler, Noll & Vo, *The FNV Non-Cryptographic Hash Algorithm*: "a" gives af63dc4c8601ec8c.
func contentName(_ parts: [String]) -> String {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in parts.joined(separator: "\u{1F}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.utf8.count) + digits
}
