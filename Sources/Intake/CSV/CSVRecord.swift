/// Where the text of one field lies in the file, without the quotes around it.
struct FieldBounds: Sendable {
  var start = 0
  var end = 0
}

/// One record of a CSV file as the scan found it: bounds and counts, nothing copied.
///
/// RFC 4180 with LF, CRLF and CR alone as line ends. Quotes are doubled inside a quoted field and forbidden
/// elsewhere, so the bytes between the bounds stand for one text only, doubled quotes included.
struct CSVRecord: Sendable {
  enum Fault: Sendable, Equatable { case openQuote, textAfterQuote, strayQuote, null }

  /// First byte of the record, always the first of a physical line.
  var start: Int
  /// First byte of the next record, or the end of the file.
  var next: Int
  var fieldCount = 0
  var lineEndsInQuotes = 0
  /// The first thing wrong with the record: its offset in the file, and the index of its field.
  private(set) var fault: (kind: Fault, offset: Int, field: Int)?

  /// An empty record at `start`, to go on from.
  init(at start: Int) {
    self.start = start
    next = start
  }

  /// Scans the record that starts at `start`.
  ///
  /// - Parameter array: receives the bounds of as many fields as it has room for; further ones are counted.
  /// - Complexity: O(length of the record), eight bytes at a time outside quotes.
  init(in file: [UInt8], from start: Int, fields array: inout [FieldBounds]) {
    let bytes = file.span
    var fields = array.mutableSpan
    self.start = start
    next = bytes.count
    var fieldStart = start
    var index = start
    scanning: while index < bytes.count {
      var marks = Self.marks(in: bytes.word(at: index))
      while marks != 0 {
        let offset = index &+ marks.trailingZeroBitCount &>> 3
        marks &= marks &- 1
        switch bytes[offset] {
        case Byte.comma:
          close(fieldStart, offset, &fields)
          fieldStart = offset &+ 1
        case Byte.lineFeed, Byte.carriageReturn:
          close(fieldStart, offset, &fields)
          next = bytes.afterLineEnd(at: offset)
          return
        case Byte.quote where offset == fieldStart:
          let delimiter = closeQuoted(in: bytes, openedAt: offset, &fields)
          guard delimiter < bytes.count else { return }
          guard bytes[delimiter] == Byte.comma else {
            next = bytes.afterLineEnd(at: delimiter)
            return
          }
          fieldStart = delimiter + 1
          index = fieldStart
          continue scanning
        case Byte.quote: note(.strayQuote, at: offset)
        case Byte.null: note(.null, at: offset)
        default: break
        }
      }
      index &+= 8
    }
    close(fieldStart, bytes.count, &fields)
  }

  /// High bits of the bytes below `-`: comma, quote, line ends and NUL, with the odd blank or plus among
  /// them.
  ///
  /// Adding 0x80 − 0x2D to the low seven bits sets the high bit exactly when they are 0x2D or more, and no
  /// byte carries into its neighbour; a byte outside ASCII has its own high bit set already.
  @inline(__always) private static func marks(in word: UInt64) -> UInt64 {
    let highBits: UInt64 = 0x8080_8080_8080_8080
    let atLeast = (word & ~highBits) &+ 0x5353_5353_5353_5353
    return ~(atLeast | word) & highBits
  }

  @inline(__always)
  private mutating func close(_ start: Int, _ end: Int, _ fields: inout MutableSpan<FieldBounds>) {
    if fieldCount < fields.count { fields[fieldCount] = FieldBounds(start: start, end: end) }
    fieldCount &+= 1
  }

  private mutating func note(_ kind: Fault, at offset: Int) {
    if fault == nil { fault = (kind, offset, fieldCount) }
  }

  /// Closes the field whose quote opens at `opening`; returns the offset of the comma or line end after it,
  /// or the end of the file.
  private mutating func closeQuoted(
    in bytes: borrowing Span<UInt8>, openedAt opening: Int, _ fields: inout MutableSpan<FieldBounds>
  ) -> Int {
    var index = opening + 1
    while index < bytes.count {
      switch bytes[index] {
      case Byte.quote:
        guard index + 1 < bytes.count, bytes[index + 1] == Byte.quote else {
          let delimiter = delimiter(in: bytes, after: index)
          close(opening + 1, index, &fields)
          return delimiter
        }
        index += 2
      case Byte.lineFeed, Byte.carriageReturn:
        lineEndsInQuotes += 1
        index = bytes.afterLineEnd(at: index)
      case Byte.null:
        note(.null, at: index)
        index += 1
      default:
        index += 1
      }
    }
    note(.openQuote, at: opening)
    close(opening + 1, bytes.count, &fields)
    return bytes.count
  }

  /// The comma or line end that must follow a closing quote at once; text before it is a fault and is passed
  /// over.
  private mutating func delimiter(in bytes: borrowing Span<UInt8>, after closing: Int) -> Int {
    var index = closing + 1
    while index < bytes.count, bytes[index] != Byte.comma, !Byte.isLineEnd(bytes[index]) { index += 1 }
    if index > closing + 1 { note(.textAfterQuote, at: closing + 1) }
    return index
  }
}
