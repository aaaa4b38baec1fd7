internal import FoundationEssentials

/// The files under `Tests/Fixtures`, and a reader of their CSV that shares nothing with the package's own.
public enum Fixture {
  /// Folder of the package, found from this file's place in it.
  public static let package = String(
    #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 })

  public static func path(_ name: String) -> String { "\(package)/Tests/Fixtures/\(name)" }

  /// The rows of a CSV file as dictionaries by column.
  public static func rows(of name: String) throws -> [[String: String]] {
    let lines = try String(contentsOfFile: path(name), encoding: .utf8).split(separator: "\n").map(fields)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  /// The fields of one line; quotes may hold commas, and a doubled quote is one.
  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    var last: Character?
    for character in line {
      if character == "\"" {
        if !isQuoted, last == "\"" { fields[fields.count - 1].append("\"") }
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
      last = character
    }
    return fields
  }
}
