public import Decision

extension CSVScanner {
  /// Where the cell begins, at its quote if it has one. Worked out from the start of the row, so ask only for
  /// problems; before the first row the columns are those of the header.
  ///
  /// The column counts characters in the sense of Unicode scalars, from the start of the physical line.
  /// - Parameter column: index of the column, from 0.
  /// - Complexity: O(length of the row).
  public func place(_ column: Int) -> Place {
    let start = fields[column].start
    let isQuoted = start > record.start && bytes[start - 1] == Byte.quote
    return place(atOffset: isQuoted ? start - 1 : start)
  }

  /// Records a problem with a cell of the current row, from a reader that knows what the cell should hold.
  /// - Parameter message: what is wrong; quote the cell by ``quoted(_:)`` so that it stays short.
  public mutating func report(_ message: String, hint: String, column: Int) {
    add { Problem(message, hint: hint, at: $0.place(column)) }
  }

  /// The cell's text in single quotes, on one line, cut after 60 characters.
  ///
  ///     // "a ""b"" and more" → 'a "b" and more'
  public func quoted(_ column: Int) -> String { quoted(in: fields[column].start..<fields[column].end) }

  /// The place of a byte of the current record.
  func place(atOffset offset: Int) -> Place {
    let span = bytes.span
    let (ends, lineStart) = span.lineEnds(from: record.start, to: offset)
    return Place(file: file, line: line + ends, column: 1 + span.scalars(in: lineStart..<offset))
  }

  /// Takes the problem as a closure, so that the text of one that is not kept is never made.
  mutating func add(_ problem: (CSVScanner) -> Problem) {
    var list = ProblemList()
    swap(&list, &problems)  // so that the closure may read the scanner while the list grows
    list.append(problem(self))
    problems = list
  }

  mutating func add(fault: CSVRecord.Fault, at offset: Int, inField field: Int) {
    add {
      let place = $0.place(atOffset: offset)
      let row = field > 0 && !$0.header.isEmpty ? $0.rowName(" in row ") : ""
      return switch fault {
      case .openQuote:
        Problem(
          "a quote that is never closed\(row)", hint: "close it, or double it if it belongs to the text",
          at: place)
      case .textAfterQuote:
        Problem(
          "text after a closing quote\(row)",
          hint: "put a comma between fields, and double a quote that belongs to the text", at: place)
      case .strayQuote:
        Problem(
          "a quote in a field that does not start with one\(row)",
          hint: "put the whole field in quotes and double the quote inside", at: place)
      case .null:
        Problem(
          "a NUL byte\(row)", hint: "remove it; if there are many, the file is damaged or no text", at: place)
      }
    }
  }

  mutating func addInvalidUTF8(at offset: Int) {
    let ends = bytes.span.lineEnds(from: record.start, to: offset).count
    let lines = bytes.span.linesNotUTF8(from: offset)
    let byte = String(bytes[offset], radix: 16, uppercase: true)
    let further = lines == 1 ? "" : ", and \(lines - 1) more line\(lines == 2 ? "" : "s") like this"
    add {
      Problem(
        "line \(1 + ends) is not UTF-8, by the byte 0x\(byte)\(further)",
        hint: "save the file as UTF-8; it may be Latin-1 or Windows-1252 now", at: $0.place(atOffset: offset))
    }
  }

  mutating func addEmptyLines(_ count: Int) {
    add {
      Problem(
        count == 1 ? "an empty line between rows" : "\(count) empty lines between rows",
        hint: "remove \(count == 1 ? "it" : "them"), or put the missing row there",
        at: $0.place(atOffset: $0.record.start))
    }
  }

  mutating func addWrongLength() {
    add {
      let found = $0.record.fieldCount
      let wanted = $0.header.count
      return Problem(
        $0.rowName("row ", else: "the row")
          + " has \(found) field\(found == 1 ? "" : "s"), the header has \(wanted)",
        hint: found < wanted
          ? "add what is missing; an empty field needs its comma too"
          : "remove what is too much, or put a field that holds a comma in quotes",
        at: $0.place(0))
    }
  }

  mutating func checkHeader() {
    var columns: [String: Int] = [:]
    for (column, name) in header.enumerated() {
      if name.utf8.allSatisfy(Byte.isBlank) {
        report(
          "column \(column + 1) has no name", hint: "name it in the header or remove the column",
          column: column)
      } else if let first = columns[name] {
        report(
          "column \(quoted(column)) stands twice, as column \(first + 1) and as column \(column + 1)",
          hint: "rename or remove one of them", column: column)
      } else {
        columns[name] = column
      }
    }
  }

  mutating func addNotANumber(_ column: Int) {
    add {
      let text = $0.text(
        in: $0.fields[column].start..<min($0.fields[column].end, $0.fields[column].start + 60))
      return Problem(
        "\($0.quoted(column)) is not a number\($0.whereabouts(column))",
        hint: text.utf8.contains(Byte.comma)
          ? "write a point before decimals and nothing between thousands"
          : "write a figure such as 1250.5; for a missing one leave the cell empty or write NA, NaN or :",
        at: $0.place(column))
    }
  }

  mutating func addNotAnInteger(_ column: Int) {
    add {
      Problem(
        "\($0.quoted(column)) is not a whole number\($0.whereabouts(column))",
        hint: "write digits only, such as 2019", at: $0.place(column))
    }
  }

  mutating func addOutOfRange(_ column: Int, of type: String) {
    add {
      Problem(
        "\($0.quoted(column)) is outside the range of \(type)\($0.whereabouts(column))",
        hint: "check the figure and its unit", at: $0.place(column))
    }
  }

  private func whereabouts(_ column: Int) -> String {
    let name = Excerpt.quoted(header[column])
    return " in column \(name)" + (column == 0 ? "" : rowName(", row "))
  }

  /// The row by its first field, or `other` when that is empty.
  private func rowName(_ lead: String, else other: String = "") -> String {
    fields[0].start == fields[0].end ? other : lead + quoted(0)
  }

  private func quoted(in range: Range<Int>) -> String {
    // One scalar has at most four bytes and one character of text at most two of the file's.
    let cut = min(range.upperBound, range.lowerBound + 8 * (Excerpt.limit + 1))
    return Excerpt.quoted(text(in: range.lowerBound..<cut))
  }
}
