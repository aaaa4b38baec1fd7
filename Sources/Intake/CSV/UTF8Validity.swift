extension Span<UInt8> {
  /// Offset of the first byte that starts no well-formed UTF-8 sequence, or nil when the text is UTF-8.
  ///
  /// - Complexity: O(count); eight bytes at a time while the text is ASCII.
  /// - Source: The Unicode Standard, version 16, table 3-7.
  func firstInvalidUTF8(from start: Int = 0) -> Int? {
    var index = start
    while index < count {
      let word = word(at: index)
      if word & 0x8080_8080_8080_8080 == 0 {
        index &+= 8
        continue
      }
      // Only bytes up to the end of this word, so that ASCII after it is passed eight at a time again.
      let end = Swift.min(index &+ 8, count)
      while index < end {
        let length = utf8Length(at: index)
        guard length > 0 else { return index }
        index &+= length
      }
    }
    return nil
  }

  /// Length of the well-formed sequence at `index`, 0 when there is none.
  @inline(__always) private func utf8Length(at index: Int) -> Int {
    let lead = self[index]
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return continues(index, 1, 0x80...0xBF) ? 2 : 0
    case 0xE0: return continues(index, 2, 0xA0...0xBF) ? 3 : 0
    case 0xED: return continues(index, 2, 0x80...0x9F) ? 3 : 0  // above are the surrogates of UTF-16
    case 0xE1...0xEF: return continues(index, 2, 0x80...0xBF) ? 3 : 0
    case 0xF0: return continues(index, 3, 0x90...0xBF) ? 4 : 0
    case 0xF1...0xF3: return continues(index, 3, 0x80...0xBF) ? 4 : 0
    case 0xF4: return continues(index, 3, 0x80...0x8F) ? 4 : 0
    default: return 0
    }
  }

  @inline(__always)
  private func continues(_ index: Int, _ further: Int, _ first: ClosedRange<UInt8>) -> Bool {
    guard index + further < count, first.contains(self[index + 1]) else { return false }
    for step in 1..<further + 1 where self[index + step] & 0xC0 != 0x80 { return false }
    return true
  }

  /// Physical lines from `offset` on that hold a byte which is not UTF-8.
  func linesNotUTF8(from offset: Int) -> Int {
    var lines = 0
    var index = offset
    while let invalid = firstInvalidUTF8(from: index) {
      lines += 1
      index = invalid
      while index < count, !Byte.isLineEnd(self[index]) { index += 1 }
    }
    return lines
  }
}
