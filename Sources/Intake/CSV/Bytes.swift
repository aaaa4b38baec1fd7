/// The bytes that mean something to a reader of CSV.
enum Byte {
  static let null: UInt8 = 0x00
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let plus = UInt8(ascii: "+")
  static let comma = UInt8(ascii: ",")
  static let minus = UInt8(ascii: "-")
  static let point = UInt8(ascii: ".")
  static let zero = UInt8(ascii: "0")
  static let semicolon = UInt8(ascii: ";")

  /// A blank is a space or a tab; other white space is text.
  @inline(__always) static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }
  @inline(__always) static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == lineFeed || byte == carriageReturn
  }
}

extension Span<UInt8> {
  /// Eight bytes from `index`, the first one lowest; bytes past the end read as 0xFF.
  @inline(__always) func word(at index: Int) -> UInt64 {
    if index &+ 8 <= count {
      return UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
    var word = UInt64.max
    for place in (index..<count).reversed() { word = word << 8 | UInt64(self[place]) }
    return word
  }

  /// First byte after the line end that stands at `index`: LF, CRLF or CR alone.
  @inline(__always) func afterLineEnd(at index: Int) -> Int {
    let isPair = self[index] == Byte.carriageReturn && index + 1 < count && self[index + 1] == Byte.lineFeed
    return index + (isPair ? 2 : 1)
  }

  /// The physical line that holds `offset`, counted from `start`: how many line ends lie between, and where
  /// the last of them stops.
  func lineEnds(from start: Int, to offset: Int) -> (count: Int, lineStart: Int) {
    var ends = 0
    var lineStart = start
    var index = start
    while index < offset {
      if Byte.isLineEnd(self[index]) {
        index = afterLineEnd(at: index)
        if index <= offset {
          ends += 1
          lineStart = index
        }
      } else {
        index += 1
      }
    }
    return (ends, lineStart)
  }

  /// Unicode scalars that start in the range: every byte but continuations.
  func scalars(in range: Range<Int>) -> Int {
    var scalars = 0
    for index in range where self[index] & 0xC0 != 0x80 { scalars += 1 }
    return scalars
  }
}
