internal import Decision

extension CSVScanner {
  /// The name of the current row, which no row before may have; what is wrong with it is recorded.
  ///
  /// - Parameters:
  ///   - lines: the line in which each name stood first.
  ///   - nameless: what to say of an empty cell, and what to do.
  ///   - what: a word before a name that stands twice, with a blank after it; may be empty.
  ///   - twice: what to do about such a name.
  mutating func rowName(
    _ column: Int, lines: inout [String: Int], nameless: (message: String, hint: String), what: String = "",
    twice: String
  ) -> String {
    let name = text(column)
    if name.isEmpty {
      report(nameless.message, hint: nameless.hint, column: column)
    } else if let first = lines[name] {
      report("\(what)\(quoted(column)) stands already in line \(first)", hint: twice, column: column)
    }
    lines[name] = lines[name] ?? line
    return name
  }

  /// Records that a file holds nothing below its header.
  mutating func reportNoRows(of what: String, hint: String) {
    let place = Place(file: file, line: 1, column: 1)
    add { _ in Problem("there is a header and no \(what) below it", hint: hint, at: place) }
  }
}
