/// Rows under named columns, before they become a table, CSV or Markdown.
public struct Sheet: Sendable {
  public enum Cell: Sendable, Equatable {
    case text(String)
    case integer(Int)
    /// Shown with so many decimals to people, in full to programs.
    case number(Double, decimals: Int)
    /// Shown in about four digits to people, in full to programs.
    case figure(Double)
    case empty
  }

  public struct Column: Sendable, Equatable {
    /// The key in CSV.
    public let key: String
    /// The heading for people.
    public let title: String
    public init(_ key: String, _ title: String? = nil) {
      self.key = key
      self.title = title ?? key
    }
  }

  public let columns: [Column]
  public let rows: [[Cell]]

  public init(columns: [Column], rows: [[Cell]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "full rows")
    self.columns = columns
    self.rows = rows
  }
}

extension Sheet.Cell {
  /// As a program reads it.
  var plain: String {
    switch self {
    case .text(let text): text
    case .integer(let value): "\(value)"
    case .number(let value, _), .figure(let value): shortest(value)
    case .empty: ""
    }
  }

  /// As a person reads it.
  var shown: String {
    switch self {
    case .text(let text): text
    case .integer(let value): "\(value)"
    case .number(let value, let decimals): fixed(value, decimals: decimals)
    case .figure(let value): readable(value)
    case .empty: ""
    }
  }

  var isText: Bool { if case .text = self { true } else { false } }
}

extension Sheet {
  /// RFC 4180 with LF line ends; numbers in full.
  public var csv: String {
    var out: [UInt8] = []
    for (place, column) in columns.enumerated() {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      out += Self.quoted(column.key).utf8
    }
    out.append(UInt8(ascii: "\n"))
    for row in rows {
      for (place, cell) in row.enumerated() {
        if place > 0 { out.append(UInt8(ascii: ",")) }
        if case .text(let text) = cell { out += Self.quoted(text).utf8 } else { out += cell.plain.utf8 }
      }
      out.append(UInt8(ascii: "\n"))
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// A field in quotes where it holds a comma, a quote or a line end.
  static func quoted(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }

  /// A pipe table; pipes and line ends in a text are written so that they stay in their cell.
  public var markdown: String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let isText = columns.indices.map { j in rows.contains { $0[j].isText } }
    var out = line(columns.map { Self.escaped($0.title) })
    out += line(isText.map { $0 ? "---" : "---:" })
    for row in rows { out += line(row.map { Self.escaped($0.shown) }) }
    return out
  }

  /// A text that stays in its cell or line and opens no tag.
  static func escaped(_ text: String) -> String {
    printable(text.replacing("\r\n", with: " ")).replacing("\\", with: "\\\\").replacing("|", with: "\\|")
      .replacing("<", with: "&lt;")
  }

  /// Aligned columns for a terminal: texts to the left, numbers to the right.
  public func table(_ style: TextStyle) -> String {
    let cells = rows.map { $0.map { Self.printable($0.shown) } }
    let titles = columns.map { Self.printable($0.title) }
    let widths = columns.indices.map { j in
      max(titles[j].count, cells.reduce(0) { max($0, $1[j].count) })
    }
    let isText = columns.indices.map { j in rows.contains { $0[j].isText } }
    func line(_ row: [String]) -> String {
      var parts: [String] = []
      for j in columns.indices {
        let padding = String(repeating: " ", count: max(0, widths[j] - row[j].count))
        parts.append(isText[j] ? row[j] + padding : padding + row[j])
      }
      let joined = parts.joined(separator: "  ")
      return String(joined.reversed().drop { $0 == " " }.reversed())
    }
    var out = style.bold(line(titles)) + "\n"
    for row in cells { out += line(row) + "\n" }
    return out
  }

  /// Control characters could move the cursor or colour the screen; a space stands for each.
  public static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value < 32 || (127...159).contains($0.value) }) else {
      return text
    }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 32 || (127...159).contains($0.value) ? " " : $0 }))
  }
}

/// Whether a text may be coloured.
public struct TextStyle: Sendable, Equatable {
  public let isColoured: Bool
  public init(isColoured: Bool) { self.isColoured = isColoured }
  public static let plain = TextStyle(isColoured: false)

  public func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  public func faint(_ text: String) -> String { isColoured ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
