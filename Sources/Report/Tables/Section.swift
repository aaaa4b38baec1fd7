/// A heading with lines, a sheet, or both, below it.
struct Section: Sendable {
  let title: String
  var lines: [String] = []
  var sheet: Sheet?

  init(title: String, lines: [String] = [], sheet: Sheet? = nil) {
    self.title = title
    self.lines = lines
    self.sheet = sheet
  }

  func table(_ style: TextStyle) -> String {
    style.bold(Sheet.printable(title)) + "\n" + lines.map { Sheet.printable($0) + "\n" }.joined()
      + (sheet?.table(.plain) ?? "")
  }

  var markdown: String {
    "## \(Sheet.escaped(title))\n\n" + lines.map { "- \(Sheet.escaped($0))\n" }.joined()
      + (lines.isEmpty || sheet == nil ? "" : "\n")
      + (sheet?.markdown ?? "")
  }
}
