internal import Decision
internal import Yams

/// Reads a configuration file: `key: value` lines of the known keys.
///
/// - Throws: ``IntakeError/problems(_:)`` with every key that is not known and every value that is no text.
public func settings(from input: InputFile, known: [String]) throws(IntakeError) -> [String: String] {
  // Blank lines and remarks set nothing.
  let rows = YAMLDocument.withoutMark(input.bytes).split {
    $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
  }
  guard rows.contains(where: { row in row.first { $0 > 32 }.map { $0 != UInt8(ascii: "#") } ?? false }) else {
    return [:]
  }
  let document = try YAMLDocument(input, kind: .settings)
  var problems = ProblemList()
  var values: [String: String] = [:]
  if case .mapping(let mapping) = document.root {
    for (key, value) in mapping {
      let name = key.string ?? ""
      if !known.contains(name) {
        problems.append(
          Problem(
            "there is no setting '\(name)'", hint: suggestion(for: name, among: known),
            at: document.place(key)))
      } else if let text = value.scalar?.string {
        values[name] = text
      } else {
        problems.append(
          Problem("'\(name)' is not a text", hint: "write '\(name): value'", at: document.place(value)))
      }
    }
  } else {
    problems.append(
      Problem(
        "a configuration is a list of 'key: value' lines",
        hint: "known keys: \(known.joined(separator: ", "))",
        at: document.place(document.root)))
  }
  guard problems.isEmpty else { throw .problems(problems) }
  return values
}
