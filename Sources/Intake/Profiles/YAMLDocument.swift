internal import Decision
internal import Yams

/// A YAML text as a tree whose every node knows its place.
///
/// What makes YAML dangerous is refused beforehand: anchors and aliases (a few lines can unfold to a
/// thousand million nodes), tags, nesting deeper than any profile, and texts that are longer than their kind
/// ever is.
struct YAMLDocument {
  let file: String
  let root: Node
  /// A node knows its anchor only as long as its parser lives.
  private let parser: Parser

  private static let deepest = 64

  /// - Parameter kind: what the text is to be, for the hints: 'profile', 'dataset.yaml', 'configuration'.
  init(_ input: InputFile, kind: Kind) throws(IntakeError) {
    file = input.name
    func refusal(_ message: String, _ hint: String, line: Int = 1, column: Int = 1) -> IntakeError {
      .problems(
        ProblemList(Problem(message, hint: hint, at: Place(file: input.name, line: line, column: column))))
    }
    guard input.bytes.count <= kind.largest else {
      throw refusal(
        "the text has \(input.bytes.count) bytes, and at most \(kind.largest) are read", "shorten it")
    }
    let yamlHint = kind.rawValue
    let bytes = Self.withoutMark(input.bytes)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw refusal("the text is not UTF-8", "save it as UTF-8")
    }
    if let (name, line, column) = Self.anchorThatIsUsed(in: bytes) {
      throw refusal(
        "the anchor '&\(name)' is not allowed here", "write the value out", line: line, column: column)
    }
    if let line = Self.lineNestedTooDeep(bytes) {
      throw refusal("nested more than \(Self.deepest) deep", yamlHint, line: line)
    }
    do {
      parser = try Parser(yaml: text, encoding: .utf8)
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
      if problem.hasPrefix("Maximum nesting level") {
        throw refusal(
          "nested more than \(Self.deepest) deep", yamlHint, line: mark.line, column: mark.column)
      }
      throw refusal("this is not YAML (\(problem))", yamlHint, line: mark.line, column: mark.column)
    } catch YamlError.reader(let problem, let offset, _, _) {
      let before = text.prefix(offset ?? 0).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      throw refusal(
        "this is not YAML (\(problem))", yamlHint, line: before.count,
        column: 1 + (before.last?.unicodeScalars.count ?? 0))
    } catch {
      throw refusal("this is not YAML", yamlHint)
    }
    if let (message, hint, mark) = Self.forbidden(root) {
      throw refusal(message, hint, line: mark?.line ?? 1, column: mark?.column ?? 1)
    }
  }

  /// A parser that is told the encoding takes a byte order mark for text.
  static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  func place(_ node: Node) -> Place {
    Place(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  /// What the text is to be, with the hint on its form.
  enum Kind: String {
    case profile = "see 'lodestone profile --help' for the form of a profile"
    case manifest = "write 'key: value' lines: name, title, years, licences, limits, notes, files"
    case settings = "write 'key: value' lines, such as 'dataset: eu-nuts2-2014'"
    case fit = "let estimate write the file anew"

    /// Bytes: a fit holds a covariance matrix, the others what a person writes.
    var largest: Int { self == .fit ? 8_388_608 : 262_144 }
  }

  private typealias Refusal = (message: String, hint: String, mark: Mark?)

  /// The first anchor, tag or doubled key, in the order of the text.
  private static func forbidden(_ node: Node, isKey: Bool = false) -> Refusal? {
    if let anchor = node.anchor {
      return ("the anchor '&\(anchor.rawValue)' is not allowed here", "write the value out", node.mark)
    }
    if isTagged(node, isKey: isKey) {
      return ("tags such as '!!…' are not allowed here", "write the value out", node.mark)
    }
    switch node {
    case .scalar: return nil
    case .mapping(let mapping):
      // The parser takes 1 and "1" for two keys; here they are one name.
      var seen = Set<String>()
      for (key, value) in mapping {
        if let found = forbidden(key, isKey: true) { return found }
        if let name = key.scalar?.string, !seen.insert(name).inserted {
          return ("the key '\(name)' stands twice in the same place", "keep one of the two", key.mark)
        }
        if let found = forbidden(value, isKey: isKey) { return found }
      }
      return nil
    case .sequence(let sequence):
      for element in sequence {
        if let found = forbidden(element, isKey: isKey) { return found }
      }
      return nil
    case .alias: return ("aliases ('*…') are not allowed here", "write the value out", node.mark)
    }
  }

  private static func isTagged(_ node: Node, isKey: Bool) -> Bool {
    switch node {
    case .scalar(let scalar):
      let tag = scalar.tag.description
      // The parser works a key's tag out when it compares keys, and gives quoted texts the tag of a text.
      return switch scalar.style {
      case _ where tag.isEmpty || tag == "!": false
      case .plain where !isKey: true
      case .plain: !tag.hasPrefix("tag:yaml.org,2002:")
      default: tag != "tag:yaml.org,2002:str"
      }
    case .mapping(let mapping): return !isKey && !mapping.tag.description.isEmpty
    case .sequence(let sequence): return !isKey && !sequence.tag.description.isEmpty
    case .alias: return false
    }
  }

  /// The first anchor whose name stands behind a `*` as well. The parser follows an alias before anything can
  /// be said of it, and compares keys with all that they unfold to.
  private static func anchorThatIsUsed(in bytes: [UInt8]) -> (name: String, line: Int, column: Int)? {
    let aliases = Set(names(after: UInt8(ascii: "*"), in: bytes).map(\.name))
    guard !aliases.isEmpty,
      let (name, offset) = names(after: UInt8(ascii: "&"), in: bytes).first(where: {
        aliases.contains($0.name)
      })
    else { return nil }
    let before = String(decoding: bytes[..<offset], as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return (name, before.count, 1 + (before.last?.unicodeScalars.count ?? 0))
  }

  private static func names(after sign: UInt8, in bytes: [UInt8]) -> [(name: String, offset: Int)] {
    var found: [(name: String, offset: Int)] = []
    for offset in bytes.indices where bytes[offset] == sign {
      let name = bytes[(offset + 1)...].prefix {
        switch $0 {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
      }
      if !name.isEmpty { found.append((String(decoding: name, as: UTF8.self), offset)) }
    }
    return found
  }

  /// Depth is counted before the text is parsed, since the parser calls itself for every level.
  private static func lineNestedTooDeep(_ bytes: [UInt8]) -> Int? {
    var line = 1
    var open = 0
    var leading = 0
    var isLeading = true
    var last: UInt8 = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        // The line feed after a carriage return ends no second line.
        if byte == UInt8(ascii: "\r") || last != UInt8(ascii: "\r") { line += 1 }
        last = byte
        leading = 0
        isLeading = true
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): open = max(0, open - 1)
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
        if isLeading { leading += 1 }
      default: break
      }
      last = byte
      if !" -?:".utf8.contains(byte) { isLeading = false }
      if open > deepest || leading > 4 * deepest { return line }
    }
    return nil
  }

  /// The parser tells where a doubled key stands first; its second place is the next line of the same
  /// indentation that begins with it, before the indentation ends.
  private static func secondLine(of key: String, in text: String, after mark: Mark) -> Int {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() where index + 1 > mark.line {
      let indent = line.prefix { $0 == " " }.count
      let rest = line.dropFirst(indent)
      guard let first = rest.first, first != "#" else { continue }
      guard indent >= mark.column - 1 else { break }
      guard indent == mark.column - 1 else { continue }
      for spelling in [key, "\"\(key)\"", "'\(key)'"] where rest.hasPrefix(spelling) {
        if rest.dropFirst(spelling.count).first(where: { $0 != " " }) == ":" { return index + 1 }
      }
    }
    return mark.line
  }
}
