internal import Decision

/// The colours of the charts.
///
/// Hues of a set that people with any kind of colour blindness tell apart, dark and light by turns, so that
/// on a grey print too neighbours differ by at least 3 to 1 with all six families, and any two a little. To
/// that end four are darker or lighter than in the source. Letters on a colour stand out by at least 4.5 to
/// 1.
///
/// - Source: Okabe & Ito (2008), *Color Universal Design*; contrast after WCAG 2.2, success criterion 1.4.3.
enum Palette {
  static let ink = "#1A1A1A"
  static let paper = "#FFFFFF"
  /// Second lines, notes, ticks.
  static let pencil = "#4D4D4D"
  static let rule = "#767676"
  static let grid = "#DEDEDE"

  /// A colour for areas, and that of the letters upon it.
  struct Paint: Sendable, Hashable {
    let fill: String
    let letters: String
  }

  /// A bar that is not divided, and a difference in favour of the first of two.
  static let plain = Paint(fill: "#0072B2", letters: paper)
  /// A difference in favour of the second of two.
  static let counter = Paint(fill: "#E69F00", letters: ink)

  static func paint(of family: Family?) -> Paint {
    switch family {
    case .infrastructure: Paint(fill: "#0072B2", letters: paper)
    case .costs: Paint(fill: "#F0E442", letters: ink)
    case .tax: Paint(fill: "#6E2A00", letters: paper)
    case .location: Paint(fill: "#8CCBF0", letters: ink)
    case .stability: Paint(fill: "#005540", letters: paper)
    case .cluster: Paint(fill: "#D99500", letters: ink)
    case nil: Paint(fill: "#999999", letters: ink)
    }
  }
}
