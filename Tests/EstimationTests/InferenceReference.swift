import Estimation
import FoundationEssentials
import TestSupport

/// The figures of `References/inference/references.txt`.
enum InferenceReference {
  struct Missing: Error { let line: String }

  /// The numbers of the line that begins with `name`, or of the indented line `part` under it.
  static func numbers(_ name: String, _ part: String? = nil) throws -> [Double] {
    let path = "\(Fixture.package)/Tests/References/inference/references.txt"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    guard var place = lines.firstIndex(where: { $0.hasPrefix(name) }) else { throw Missing(line: name) }
    if let part {
      guard let found = lines[place...].firstIndex(where: { $0.hasPrefix("  " + part) }) else {
        throw Missing(line: part)
      }
      place = found
    }
    let line = lines[place]
    guard let colon = line.lastIndex(of: ":") else { throw Missing(line: name) }
    return line[line.index(after: colon)...].split(separator: " ").map { Double($0) ?? .nan }
  }

  static func design(
    _ seed: UInt64, _ formula: String = "choice ~ a + b + c", cases: Int = 60, weights: String? = nil
  ) throws -> ChoiceDesign {
    try ReferenceChoices.design(ReferenceChoices(seed: seed, cases: cases).table(), formula, weights: weights)
  }
}

/// The message of an error of this room.
func message(_ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch {
    return "\(error)"
  }
}
