/// The size and weight of a text, and what follows from it: how wide it runs and where it breaks.
struct Lettering: Sendable, Hashable {
  let size: Double
  var isBold = false

  /// Height of a line's box above and below the base line: the larger of the fonts' ascents and descents.
  var ascent: Double { 0.93 * size }
  var descent: Double { 0.24 * size }
  /// From one base line to the next.
  var pitch: Double { (1.3 * size).rounded(.up) }

  /// No less than the width in any of the fonts that the table stands for.
  func width(of text: String) -> Double {
    let table = isBold ? AdvanceWidths.bold : .regular
    var thousandths = 0
    for scalar in text.unicodeScalars { thousandths += table.width(of: scalar) }
    return Double(thousandths) * size / 1000
  }

  /// The text if it fits, else as much of its beginning as fits with an ellipsis.
  ///
  ///     Lettering(size: 10).shortened("Brussels", to: 30)  // "Bru…"
  func shortened(_ text: String, to width: Double) -> String {
    guard self.width(of: text) > width else { return text }
    var kept = ""
    var room = width - self.width(of: "…")
    for character in text {
      room -= self.width(of: String(character))
      guard room >= 0 else { break }
      kept.append(character)
    }
    while let last = kept.last, last == " " || last == "," || last == "/" || last == "-" { kept.removeLast() }
    return kept + "…"
  }

  /// Broken at spaces, and inside a word only where the word alone is wider than the line.
  ///
  /// - Parameter limit: the most lines; what is left over then ends the last one with an ellipsis.
  func wrapped(_ text: String, to width: Double, limit: Int = .max) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if self.width(of: longer) <= width {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for character in word {
        if !line.isEmpty, self.width(of: line + String(character)) > width {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > limit else { return lines }
    let rest = lines[(limit - 1)...].joined(separator: " ")
    return lines[..<(limit - 1)] + [shortened(rest, to: width)]
  }
}
