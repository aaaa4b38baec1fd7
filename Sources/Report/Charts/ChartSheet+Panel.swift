extension ChartSheet {
  static let panelLettering = Lettering(size: 14, isBold: true)

  /// The heading of a part of the page, with a line that says what it shows.
  mutating func panel(_ title: String, _ lead: String) {
    space(10)
    paragraph(title, Self.panelLettering)
    paragraph(lead, Self.body, colour: Palette.pencil)
    space(2)
  }

  /// Small print below a part of the page.
  mutating func panelNotes(_ notes: [String]) {
    for note in notes { paragraph(note, Self.small, colour: Palette.pencil) }
  }
}
