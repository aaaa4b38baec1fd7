/// Text from an input as it may stand in a message: short, and on one line.
enum Excerpt {
  /// Characters (Unicode scalars) that are shown of a longer text.
  static let limit = 60

  /// The text in single quotes, with `…` where it was cut. Control characters are written as `\n`, `\r`, `\t`
  /// or `\u{1B}`, so that nothing from a file can move the cursor of a terminal.
  static func quoted(_ text: String) -> String {
    var shown = "'"
    var count = 0
    for scalar in text.unicodeScalars {
      if count == limit {
        shown += "…"
        break
      }
      count += 1
      switch scalar {
      case "\n", "\r", "\t", "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        shown += scalar.escaped(asASCII: true)
      default:
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown + "'"
  }
}
