extension CSVScanner {
  /// What a cell of figures holds.
  public enum Cell: Sendable, Equatable {
    case number(Double)
    case missing
    /// Neither a number nor missing; the problem has been recorded.
    case bad
  }

  /// The cell's text as it was meant: without the quotes around it, doubled quotes made single, blanks kept.
  /// - Parameter column: index of the column, from 0.
  public func text(_ column: Int) -> String {
    text(in: fields[column].start..<fields[column].end)
  }

  /// Whether the cell is empty, `NA`, `NaN` or `:`, in exactly this spelling, with spaces and tabs around it
  /// or not.
  public func isMissing(_ column: Int) -> Bool {
    var start = fields[column].start
    var end = fields[column].end
    while start < end, Byte.isBlank(bytes[start]) { start += 1 }
    while end > start, Byte.isBlank(bytes[end - 1]) { end -= 1 }
    switch end - start {
    case 0: return true
    case 1: return bytes[start] == UInt8(ascii: ":")
    case 2: return bytes[start] == UInt8(ascii: "N") && bytes[start + 1] == UInt8(ascii: "A")
    case 3:
      return bytes[start] == UInt8(ascii: "N") && bytes[start + 1] == UInt8(ascii: "a")
        && bytes[start + 2] == UInt8(ascii: "N")
    default: return false
    }
  }

  /// Reads the cell as a number of the form that ``parseNumber(_:)`` states; a bad one is recorded as a
  /// problem.
  public mutating func cell(_ column: Int) -> Cell {
    switch NumberText(in: bytes.span, from: fields[column].start, to: fields[column].end) {
    case .number(let value): return .number(value)
    case .notANumber where isMissing(column): return .missing
    case .notANumber: addNotANumber(column)
    case .outOfRange: addOutOfRange(column, of: "a double")
    }
    return .bad
  }

  /// The cell's number; nil when it is missing and when it is bad, which is recorded as a problem.
  public mutating func number(_ column: Int) -> Double? {
    guard case .number(let value) = cell(column) else { return nil }
    return value
  }

  /// The cell's whole number, such as a year; nil when it is missing and when it is bad, which is recorded.
  ///
  /// `[+-]? digits [. 0*]?` with spaces and tabs around it, in the range of `Int`: `2019` and `2019.0` are
  /// whole numbers, `2019.5` and `2e3` are not.
  public mutating func integer(_ column: Int) -> Int? {
    switch IntegerText(in: bytes.span, from: fields[column].start, to: fields[column].end) {
    case .integer(let value): return value
    case .notAnInteger where isMissing(column): break
    case .notAnInteger: addNotAnInteger(column)
    case .outOfRange: addOutOfRange(column, of: "a whole number of 64 bits")
    }
    return nil
  }

  func text(in range: Range<Int>) -> String {
    let raw = bytes[range]
    guard raw.contains(Byte.quote) else { return String(decoding: raw, as: UTF8.self) }
    // Quotes only stand in quoted fields, and there every one is doubled: keep the second of each pair.
    var single: [UInt8] = []
    single.reserveCapacity(raw.count)
    var isSecond = false
    for byte in raw {
      if byte == Byte.quote {
        if isSecond { single.append(byte) }
        isSecond.toggle()
      } else {
        single.append(byte)
      }
    }
    return String(decoding: single, as: UTF8.self)
  }
}
