/// Why a file cannot be read as comma-separated text at all.
///
/// Judged from its first bytes and its first line, before any record is scanned.
enum FileForm: Sendable, Equatable {
  case empty, utf16, spreadsheet, gzip, semicolons, tabs, emptyFirstLine

  /// Nil when nothing speaks against CSV.
  /// - Parameter start: first byte after a byte order mark.
  init?(of bytes: borrowing Span<UInt8>, from start: Int) {
    if Self.starts(bytes, [0xFF, 0xFE]) || Self.starts(bytes, [0xFE, 0xFF]) {
      self = .utf16
    } else if Self.starts(bytes, [0x50, 0x4B, 0x03, 0x04]) || Self.starts(bytes, [0xD0, 0xCF, 0x11, 0xE0]) {
      self = .spreadsheet
    } else if Self.starts(bytes, [0x1F, 0x8B]) {
      self = .gzip
    } else if bytes.count >= 2, bytes[0] == Byte.null || bytes[1] == Byte.null {
      self = .utf16  // a Latin letter takes two bytes there, and one of them is zero
    } else if bytes.contentEnd(from: start) == start {
      self = .empty
    } else if Byte.isLineEnd(bytes[start]) {
      self = .emptyFirstLine
    } else if let separator = Self.foreignSeparator(bytes, from: start) {
      self = separator
    } else {
      return nil
    }
  }

  /// Length of the mark U+FEFF that some programs put in front of UTF-8.
  static func byteOrderMark(_ bytes: borrowing Span<UInt8>) -> Int {
    starts(bytes, [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  var message: String {
    switch self {
    case .empty: "the file is empty"
    case .utf16: "the text is UTF-16"
    case .spreadsheet: "the file is a spreadsheet or an archive, not text"
    case .gzip: "the file is compressed with gzip"
    case .semicolons: "the separator is ';', not a comma"
    case .tabs: "the separator is a tab, not a comma"
    case .emptyFirstLine: "the first line is empty"
    }
  }

  var hint: String {
    switch self {
    case .empty, .emptyFirstLine: "name the columns in the first line, then write one row per line"
    case .utf16: "save as UTF-8"
    case .spreadsheet: "open it in a spreadsheet program and export as CSV"
    case .gzip: "unpack it first"
    case .semicolons, .tabs: "export with commas between fields and a point in decimals"
    }
  }

  private static func starts(_ bytes: borrowing Span<UInt8>, _ magic: [UInt8]) -> Bool {
    bytes.count >= magic.count && magic.indices.allSatisfy { bytes[$0] == magic[$0] }
  }

  /// Semicolons or tabs outside quotes in a first line that has no comma there.
  private static func foreignSeparator(_ bytes: borrowing Span<UInt8>, from start: Int) -> FileForm? {
    var isQuoted = false
    var found: FileForm?
    for index in start..<bytes.count {
      switch bytes[index] {
      case Byte.quote: isQuoted.toggle()
      case _ where isQuoted: break
      case Byte.comma: return nil
      case Byte.lineFeed, Byte.carriageReturn: return found
      case Byte.semicolon: found = .semicolons
      case Byte.tab: found = found ?? .tabs
      default: break
      }
    }
    return found
  }
}

extension Span<UInt8> {
  /// The end of the text without the empty lines after it.
  func contentEnd(from start: Int) -> Int {
    var end = count
    while end > start, Byte.isLineEnd(self[end - 1]) { end -= 1 }
    return end
  }
}
