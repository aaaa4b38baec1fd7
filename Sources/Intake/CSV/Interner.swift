/// Dense numbers for texts that come back again and again, such as the regions and industries of a long
/// table.
///
/// The first text is 0, the next new one 1, and so on. Texts are told apart byte by byte, as files and not as
/// readers see them: a composed and a decomposed `Å` are two. A known text costs no `String`: it is compared
/// with the one before, then with the one that followed that before, and only then looked up.
///
///     // region,year
///     // PT11,2019
///     // PT11,2020
///     // ES11,2019
///     var regions = Interner()
///     while scanner.nextRow() { rows.append(regions.index(of: 0, in: scanner)) }  // 0, 0, 1
///     regions.names                                                               // ["PT11", "ES11"]
public struct Interner: Sendable {
  /// The texts by their number.
  public private(set) var names: [String] = []

  /// All known texts as they stand in the file, one after the other; text k ends at `ends[k]`.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var last = 0
  /// The text that followed text k when k was last seen.
  private var successors: [Int] = []
  /// Open addressing: −1 or a text's number. The size is a power of two, at least twice the number of texts.
  private var slots: [Int] = []

  public init() {}

  /// The number of the cell's text, a new one when the text is new.
  /// - Parameters:
  ///   - column: index of the column, from 0.
  ///   - scanner: at the row to read.
  /// - Complexity: O(length of the text), on average.
  public mutating func index(of column: Int, in scanner: borrowing CSVScanner) -> Int {
    let field = scanner.fields[column]
    let text = scanner.bytes.span.extracting(field.start..<field.end)
    return index(of: text, named: scanner.text(column))
  }

  /// The number of a text of another one, a new one when the text is new.
  mutating func index(ofText number: Int, of other: borrowing Interner) -> Int {
    let start = number == 0 ? 0 : other.ends[number - 1]
    let text = other.bytes.span.extracting(start..<other.ends[number])
    return index(of: text, named: other.names[number])
  }

  @inline(__always)
  private mutating func index(of text: borrowing Span<UInt8>, named name: @autoclosure () -> String) -> Int {
    let found: Int
    if names.isEmpty {
      found = insert(text, name())
    } else if isText(last, text) {
      found = last
    } else if isText(successors[last], text) {
      found = successors[last]
    } else {
      found = lookUp(text) ?? insert(text, name())
    }
    // A text that repeats keeps its successor: that is what comes when the repeats end.
    if found != last {
      successors[last] = found
      last = found
    }
    return found
  }

  @inline(__always) private func isText(_ number: Int, _ text: borrowing Span<UInt8>) -> Bool {
    let start = number == 0 ? 0 : ends[number &- 1]
    guard ends[number] &- start == text.count else { return false }
    let known = bytes.span
    var index = 0
    while index &+ 8 <= text.count {
      guard known.word(at: start &+ index) == text.word(at: index) else { return false }
      index &+= 8
    }
    while index < text.count {
      guard known[start &+ index] == text[index] else { return false }
      index &+= 1
    }
    return true
  }

  private func lookUp(_ text: borrowing Span<UInt8>) -> Int? {
    var slot = hash(text) & (slots.count - 1)
    while slots[slot] >= 0 {
      if isText(slots[slot], text) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Seeded anew in every process, so that no file can be made to collide; numbers do not depend on it.
  private func hash(_ text: borrowing Span<UInt8>) -> Int {
    var hasher = Hasher()
    unsafe text.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    return hasher.finalize()
  }

  private mutating func insert(_ text: borrowing Span<UInt8>, _ name: String) -> Int {
    let number = names.count
    names.append(name)
    for index in text.indices { bytes.append(text[index]) }
    ends.append(bytes.count)
    successors.append(number)
    if slots.count < 2 * names.count {
      slots = Array(repeating: -1, count: Swift.max(16, 2 * slots.count))
      for known in 0..<number { place(known) }
    }
    place(number)
    return number
  }

  private mutating func place(_ number: Int) {
    let start = number == 0 ? 0 : ends[number - 1]
    var slot = hash(bytes.span.extracting(start..<ends[number])) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = number
  }
}
