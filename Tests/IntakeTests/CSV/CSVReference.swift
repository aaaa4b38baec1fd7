/// A slow reader of CSV, one scalar at a time over a `String`: the oracle for the scanner.
struct CSVReference {
  struct Row: Equatable {
    var line: Int
    var fields: [String]
  }

  private(set) var header: [String] = []
  private(set) var rows: [Row] = []
  private(set) var problems = 0

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var line = 1

  init(_ text: String) {
    var scalars = Array(text.unicodeScalars)
    while let last = scalars.last, last == "\n" || last == "\r" { scalars.removeLast() }
    self.scalars = scalars
    var isAfterEmpty = false
    while index < scalars.count {
      let start = line
      let isEmpty = isLineEnd(index)
      let (fields, isSound) = readRecord()
      if header.isEmpty {
        guard isSound else {
          problems = 1
          return
        }
        header = fields
      } else if isEmpty && header.count > 1 {
        problems += isAfterEmpty ? 0 : 1
      } else if isSound && fields.count == header.count {
        rows.append(Row(line: start, fields: fields))
      } else {
        problems += 1
      }
      isAfterEmpty = isEmpty
    }
  }

  private func isLineEnd(_ index: Int) -> Bool { scalars[index] == "\n" || scalars[index] == "\r" }

  private mutating func passLineEnd() {
    index += scalars[index...].starts(with: ["\r", "\n"]) ? 2 : 1
    line += 1
  }

  private mutating func readRecord() -> (fields: [String], isSound: Bool) {
    var fields: [String] = []
    var isSound = true
    while true {
      let (field, isFieldSound) = readField()
      fields.append(field)
      isSound = isSound && isFieldSound
      if index == scalars.count { return (fields, isSound) }
      if scalars[index] != "," {
        passLineEnd()
        return (fields, isSound)
      }
      index += 1
    }
  }

  /// Leaves `index` at the comma or line end after the field, or at the end.
  private mutating func readField() -> (text: String, isSound: Bool) {
    var text = ""
    guard index < scalars.count, scalars[index] == "\"" else {
      while index < scalars.count, scalars[index] != ",", !isLineEnd(index) {
        text.unicodeScalars.append(scalars[index])
        index += 1
      }
      return (text, !text.unicodeScalars.contains("\""))
    }
    index += 1
    while index < scalars.count {
      if scalars[index...].starts(with: ["\"", "\""]) {
        text += "\""
        index += 2
      } else if scalars[index] == "\"" {
        index += 1
        let isSound = index == scalars.count || scalars[index] == "," || isLineEnd(index)
        while index < scalars.count, scalars[index] != ",", !isLineEnd(index) { index += 1 }
        return (text, isSound)
      } else if isLineEnd(index) {
        let start = index
        passLineEnd()
        text.unicodeScalars.append(contentsOf: scalars[start..<index])
      } else {
        text.unicodeScalars.append(scalars[index])
        index += 1
      }
    }
    return (text, false)
  }
}
