public import Decision

/// One pass over a CSV file: rows as bounds into its bytes, cells decoded when they are asked for.
///
/// RFC 4180 in UTF-8, with or without a byte order mark. Lines end with LF, CRLF or CR alone; a quoted field
/// may hold commas, line ends and doubled quotes; a quote in a field that does not start with one is refused,
/// because a comma after it could be either text or separator. Empty lines after the last row are passed
/// over. Nothing throws: what is wrong goes to ``problems``, and reading goes on where it can, so that one
/// pass finds all of it. A file of another kind (UTF-16, a spreadsheet, semicolons) has one problem, no
/// header and no rows.
///
///     // id,wage
///     // PT11,5.5
///     // ES11,NA
///     var scanner = CSVScanner(bytes, file: "matrix.csv")
///     scanner.header                          // ["id", "wage"]
///     while scanner.nextRow() {
///       print(scanner.text(0), scanner.cell(1))  // PT11 number(5.5), then ES11 missing
///     }
///     scanner.problems.isEmpty                // true
///
/// A row that cannot be trusted (wrong number of fields, stray quotes, NUL, not UTF-8) is a problem and is
/// passed over: `nextRow` only stops at rows with one field for every column.
///
/// - Complexity: O(length of the file) for all rows; no allocation for a row or a number.
/// - Source: RFC 4180, section 2.
public struct CSVScanner: Sendable {
  public let file: String
  /// Names of the columns as they stand in the first record, blanks included.
  public internal(set) var header: [String] = []
  /// What has been found wrong so far, the first ones in full.
  public internal(set) var problems = ProblemList()
  /// Physical line where the current row starts, from 1; line ends inside quotes count.
  public internal(set) var line = 1

  let bytes: [UInt8]
  /// The record that ``nextRow()`` stopped at; the header before its first call.
  var record: CSVRecord
  var fields: [FieldBounds] = []
  /// The line after the current row.
  private(set) var nextLine = 1
  /// End of the rows: only empty lines follow.
  private var contentEnd = 0
  private let firstInvalidUTF8: Int?

  /// Reads the header and judges the file as a whole.
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name in problems.
  /// - Complexity: O(length of the file), for the check of UTF-8.
  public init(_ bytes: [UInt8], file: String) { self.init(bytes, file: file, isUTF8: false) }

  /// - Parameter isUTF8: whether the caller looks at the bytes by itself.
  init(_ bytes: [UInt8], file: String, isUTF8: Bool) {
    self.bytes = bytes
    self.file = file
    let span = bytes.span
    let start = FileForm.byteOrderMark(span)
    record = CSVRecord(at: start)
    let form = FileForm(of: span, from: start)
    firstInvalidUTF8 = form == nil && !isUTF8 ? span.firstInvalidUTF8() : nil
    if let form {
      problems.append(Problem(form.message, hint: form.hint, at: Place(file: file, line: 1, column: 1)))
      return
    }
    contentEnd = span.contentEnd(from: start)
    if let firstInvalidUTF8 { addInvalidUTF8(at: firstInvalidUTF8) }
    readHeader(from: start)
  }

  /// Goes on to the next row that has one field for every column; false after the last one.
  ///
  /// The rows in between are problems. An empty line is one as well, unless it comes after the last row or
  /// the file has one column: there it is a row whose only cell is empty.
  public mutating func nextRow() -> Bool {
    while record.next < contentEnd {
      if header.count > 1, Byte.isLineEnd(bytes[record.next]) {
        passEmptyLines()
        continue
      }
      scan(from: record.next)
      if let fault = record.fault {
        add(fault: fault.kind, at: fault.offset, inField: fault.field)
      } else if let firstInvalidUTF8, record.next > firstInvalidUTF8, !isUTF8 {
        continue  // counted in the problem that names the first such line
      } else if record.fieldCount != header.count {
        addWrongLength()
      } else {
        return true
      }
    }
    return false
  }

  /// Where the rows lie that are still to come; nil where there is none.
  var rows: Range<Int>? { record.next < contentEnd ? record.next..<contentEnd : nil }

  /// A scanner of some of the rows.
  /// - Parameter rowsBefore: how many there are before them, each of one line.
  func part(_ range: Range<Int>, rowsBefore: Int) -> CSVScanner {
    var part = self
    part.nextLine += rowsBefore
    part.record = CSVRecord(at: range.lowerBound)
    part.contentEnd = range.upperBound
    return part
  }

  private var isUTF8: Bool {
    bytes.span.extracting(record.start..<record.next).firstInvalidUTF8() == nil
  }

  private mutating func scan(from start: Int) {
    record = CSVRecord(in: bytes, from: start, fields: &fields)
    line = nextLine
    nextLine += 1 + record.lineEndsInQuotes
  }

  private mutating func readHeader(from start: Int) {
    scan(from: start)  // without room, for the number of columns
    fields = Array(repeating: FieldBounds(), count: record.fieldCount)
    nextLine = line
    scan(from: start)
    if let fault = record.fault {
      add(fault: fault.kind, at: fault.offset, inField: fault.field)
      contentEnd = 0
    } else if let firstInvalidUTF8, firstInvalidUTF8 < record.next {
      contentEnd = 0
    } else {
      header = fields.indices.map { text($0) }
      checkHeader()
    }
  }

  private mutating func passEmptyLines() {
    record = CSVRecord(at: record.next)
    line = nextLine
    while Byte.isLineEnd(bytes[record.next]) {
      record.next = bytes.span.afterLineEnd(at: record.next)
      nextLine += 1
    }
    addEmptyLines(nextLine - line)
  }
}
