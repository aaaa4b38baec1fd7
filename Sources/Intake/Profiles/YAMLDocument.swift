internal import Decision
internal import Foundation
internal import Yams

/// A YAML text as a tree whose every node knows its place.
///
/// What makes YAML dangerous is refused beforehand: anchors and aliases (a few lines can unfold to a
/// thousand million nodes), tags, nesting deeper than any profile, and texts of more than 256 KB.
struct YAMLDocument {
  let file: String
  let root: Node
  /// A node knows its anchor only as long as its parser lives.
  private let parser: Parser

  static let largest = 262_144
  private static let deepest = 64

  init(_ input: InputFile) throws(IntakeError) {
    file = input.name
    func refusal(_ message: String, _ hint: String, line: Int = 1, column: Int = 1) -> IntakeError {
      .problems(
        ProblemList(Problem(message, hint: hint, at: Place(file: input.name, line: line, column: column))))
    }
    guard input.bytes.count <= Self.largest else {
      throw refusal(
        "the text has \(input.bytes.count) bytes, and at most \(Self.largest) are read", "shorten it")
    }
    guard let text = String(validating: input.bytes, as: UTF8.self) else {
      throw refusal("the text is not UTF-8", "save it as UTF-8")
    }
    if let line = Self.lineNestedTooDeep(input.bytes) {
      throw refusal(
        "nested more than \(Self.deepest) deep", "see 'lodestone profile --help' for the form", line: line)
    }
    let yamlHint = "see 'lodestone profile --help' for the form of a profile"
    do {
      parser = try Parser(yaml: text)
      guard let root = try parser.singleRoot() else {
        throw refusal("the text is empty", yamlHint)
      }
      self.root = root
    } catch let error as IntakeError {
      throw error
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
      let key = keys.first ?? ""
      let line = Self.secondLine(of: key, in: text, after: context.mark)
      throw refusal(
        "the key '\(key)' stands twice in the same place", "keep one of the two", line: line,
        column: context.mark.column)
    } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _)
    {
      throw refusal("this is not YAML (\(problem))", yamlHint, line: mark.line, column: mark.column)
    } catch {
      throw refusal("this is not YAML", yamlHint)
    }
    if let (message, mark) = Self.forbidden(root) {
      throw refusal(message, "write the value out", line: mark?.line ?? 1, column: mark?.column ?? 1)
    }
  }

  func place(_ node: Node) -> Place {
    Place(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  /// The first anchor or tag, in the order of the text: an alias can only come after its anchor, so no alias is
  /// ever followed.
  private static func forbidden(_ node: Node) -> (String, Mark?)? {
    if let anchor = node.anchor { return ("the anchor '&\(anchor.rawValue)' is not allowed here", node.mark) }
    switch node {
    case .scalar(let scalar):
      return tagged(scalar.tag) ? ("tags such as '!!…' are not allowed here", node.mark) : nil
    case .mapping(let mapping):
      if tagged(mapping.tag) { return ("tags such as '!!…' are not allowed here", node.mark) }
      for (key, value) in mapping {
        if let found = forbidden(key) ?? forbidden(value) { return found }
      }
    case .sequence(let sequence):
      if tagged(sequence.tag) { return ("tags such as '!!…' are not allowed here", node.mark) }
      for element in sequence {
        if let found = forbidden(element) { return found }
      }
    case .alias: return ("aliases ('*…') are not allowed here", node.mark)
    }
    return nil
  }

  private static func tagged(_ tag: Tag) -> Bool {
    let text = tag.description
    return !text.isEmpty && !text.hasPrefix("tag:yaml.org,2002:") && text != "?" && text != "!"
  }

  /// Depth is counted before the text is parsed, since the parser calls itself for every level.
  private static func lineNestedTooDeep(_ bytes: [UInt8]) -> Int? {
    var line = 1
    var open = 0
    var leading = 0
    var isLeading = true
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        leading = 0
        isLeading = true
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): open = max(0, open - 1)
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
        if isLeading { leading += 1 }
      default: break
      }
      if !" -?:".utf8.contains(byte) { isLeading = false }
      if open > deepest || leading > 4 * deepest { return line }
    }
    return nil
  }

  /// The parser tells where a doubled key stands first; its second place is the next line of the same
  /// indentation that begins with it.
  private static func secondLine(of key: String, in text: String, after mark: Mark) -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where index + 1 > mark.line {
      let indent = line.prefix { $0 == " " }.count
      guard indent == mark.column - 1 else { continue }
      let rest = line.dropFirst(indent)
      if [key, "\"\(key)\"", "'\(key)'"].contains(where: { rest.hasPrefix($0 + ":") }) { return index + 1 }
    }
    return mark.line
  }
}
