/// A condition that an alternative must meet before it is scored.
///
///     country in [PL, RO, CZ] and port_distance < 300
public indirect enum Constraint: Sendable, Equatable {
  public enum Comparison: String, Sendable, CaseIterable {
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case notEqual = "!="
    case equal = "="
    case less = "<"
    case greater = ">"

    func holds(_ a: Double, _ b: Double) -> Bool {
      switch self {
      case .lessOrEqual: a <= b
      case .greaterOrEqual: a >= b
      case .notEqual: a != b
      case .equal: a == b
      case .less: a < b
      case .greater: a > b
      }
    }
  }

  case number(String, Comparison, Double)
  case oneOf(String, [String])
  case not(Constraint)
  case all([Constraint])
  case any([Constraint])

  /// Every name that the condition asks about, each once, in order.
  public var names: [String] {
    var found: [String] = []
    func visit(_ constraint: Constraint) {
      switch constraint {
      case .number(let name, _, _), .oneOf(let name, _): if !found.contains(name) { found.append(name) }
      case .not(let inner): visit(inner)
      case .all(let parts), .any(let parts): parts.forEach(visit)
      }
    }
    visit(self)
    return found
  }
}

/// What an alternative is asked: a figure, a word, or nothing is known of it.
public enum Attribute: Sendable, Equatable {
  case number(Double)
  case text(String)
  case unknown
}

/// An answer that may be 'not known'; a region is kept only when the answer is yes.
public enum Verdict: Sendable, Equatable {
  case yes
  case no
  /// The first name whose figure is missing, where the answer hangs on it.
  case unknown(String)
}

extension Constraint {
  /// Three-valued (Kleene): `no and unknown` is no, `yes or unknown` is yes.
  public func verdict(_ attribute: (String) -> Attribute) -> Verdict {
    switch self {
    case .number(let name, let comparison, let bound):
      switch attribute(name) {
      case .number(let value): comparison.holds(value, bound) ? .yes : .no
      case .text: .no
      case .unknown: .unknown(name)
      }
    case .oneOf(let name, let words):
      switch attribute(name) {
      // A list of numbers: plain decimals only, so that no other spelling of a number slips in.
      case .number(let value):
        words.contains { $0.utf8.allSatisfy { "+-.0123456789eE".utf8.contains($0) } && Double($0) == value }
          ? .yes : .no
      case .text(let text): words.contains(text) ? .yes : .no
      case .unknown: .unknown(name)
      }
    case .not(let inner):
      switch inner.verdict(attribute) {
      case .yes: .no
      case .no: .yes
      case .unknown(let name): .unknown(name)
      }
    case .all(let parts): Self.joined(parts, attribute, settledBy: .no, otherwise: .yes)
    case .any(let parts): Self.joined(parts, attribute, settledBy: .yes, otherwise: .no)
    }
  }

  private static func joined(
    _ parts: [Constraint], _ attribute: (String) -> Attribute, settledBy: Verdict, otherwise: Verdict
  ) -> Verdict {
    var unknown: Verdict?
    for part in parts {
      let verdict = part.verdict(attribute)
      if verdict == settledBy { return verdict }
      if verdict != otherwise, unknown == nil { unknown = verdict }
    }
    return unknown ?? otherwise
  }
}

extension Constraint: CustomStringConvertible {
  public var description: String {
    switch self {
    case .number(let name, let comparison, let bound):
      "\(Self.quoted(name)) \(comparison.rawValue) \(plain(bound))"
    case .oneOf(let name, let words):
      words.count == 1 && Double(words[0]) == nil
        ? "\(Self.quoted(name)) = \(Self.quoted(words[0]))"
        : "\(Self.quoted(name)) in [\(words.map(Self.quoted).joined(separator: ", "))]"
    case .not(.any(let parts)): "not \(Constraint.any(parts))"
    case .not(let inner): "not (\(inner))"
    case .all(let parts): parts.map { "\($0)" }.joined(separator: " and ")
    case .any(let parts): "(" + parts.map { "\($0)" }.joined(separator: " or ") + ")"
    }
  }
}

extension Constraint {
  /// A name or word in quotes where it would not read back as one without them.
  private static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty && !["and", "or", "not", "in"].contains(word)
      && !word.contains { $0.isWhitespace || "<>=!()[],'\"".contains($0) }
    if isPlain { return word }
    return word.contains("'") ? "\"\(word)\"" : "'\(word)'"
  }
}

/// A number as a person writes it: whole ones without `.0`, and no minus before a zero.
public func plain(_ value: Double) -> String {
  if value == 0 { return "0" }
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
