public import Decision
internal import Yams

/// The names that a profile may use; the shell knows them from the rooms that own them.
public struct ProfileVocabulary: Sendable {
  public let methods: [String]
  public let normalisations: [String]
  /// Methods that the key 'aggregation' speaks to.
  public let aggregating: [String]
  public init(methods: [String], normalisations: [String], aggregating: [String]) {
    self.methods = methods
    self.normalisations = normalisations
    self.aggregating = aggregating
  }
}

/// Reads a weight profile, with every problem at its line and column.
///
/// - Throws: ``IntakeError/problems(_:)`` with everything that is wrong: unknown and missing keys, names that
///   nothing has, weights that are no weights, goalposts that are none, conditions that cannot be read.
public func profile(from input: InputFile, vocabulary: ProfileVocabulary) throws(IntakeError) -> Profile {
  var reader = ProfileReader(document: try YAMLDocument(input, kind: .profile), vocabulary: vocabulary)
  return try reader.read()
}

private struct ProfileReader {
  let document: YAMLDocument
  let vocabulary: ProfileVocabulary
  var problems = ProblemList()
  /// None where the profile's method is not known.
  private var method: String?

  private static let keys = [
    "name", "title", "industry", "function", "method", "normalisation", "aggregation", "missing", "must",
    "families", "why", "sources",
  ]
  private static let branchKeys = ["weight", "aggregation", "indicators"]
  private static let entryKeys = ["weight", "direction", "treat", "goalposts", "target", "per", "from"]

  init(document: YAMLDocument, vocabulary: ProfileVocabulary) {
    self.document = document
    self.vocabulary = vocabulary
  }

  mutating func read() throws(IntakeError) -> Profile {
    guard case .mapping(let mapping) = document.root else {
      throw .problems(
        ProblemList(
          Problem(
            "a profile is a list of 'key: value' lines, and this is something else",
            hint: "begin with 'name: …' and 'families:'", at: document.place(document.root))))
    }
    let values = entries(of: mapping, known: Self.keys, in: "a profile")
    for key in ["name", "method", "missing", "families"] where values[key] == nil {
      report(document.root, "the key '\(key)' is missing", hint: "add '\(key): …'")
    }
    let name = text(values["name"], "name")
    method = choice(values["method"], "method", vocabulary.methods)
    let normalisation = choice(values["normalisation"], "normalisation", vocabulary.normalisations)
    let aggregation = aggregation(values["aggregation"])
    let missing = choice(
      values["missing"], "policy for missing figures", MissingPolicy.allCases.map(\.rawValue))
    let must = conditions(values["must"])
    let branches = families(values["families"])
    let title = text(values["title"], "title")
    let profile = Profile(
      name: name ?? "", title: title ?? name ?? "", industry: text(values["industry"], "industry"),
      function: text(values["function"], "function"), method: method ?? "", normalisation: normalisation,
      aggregation: aggregation, missing: missing.flatMap(MissingPolicy.init) ?? .refuse, must: must,
      branches: branches,
      why: texts(values["why"], "why"), sources: texts(values["sources"], "sources"))
    guard problems.isEmpty else { throw .problems(problems.inOrder) }
    return profile
  }

  // MARK: families and indicators

  private mutating func families(_ node: Node?) -> [Profile.Branch] {
    guard let node else { return [] }
    guard case .mapping(let mapping) = node, !mapping.isEmpty else {
      report(node, "'families' holds no family", hint: "add at least one of \(names(Family.self))")
      return []
    }
    let known = Family.allCases.map(\.rawValue)
    var branches: [Profile.Branch] = []
    for (key, value) in mapping {
      guard let word = key.string, let family = Family(rawValue: word) else {
        report(
          key, "unknown family '\(key.string ?? "")'", hint: suggestion(for: key.string ?? "", among: known))
        continue
      }
      branches.append(branch(family, value))
    }
    if problems.isEmpty, branches.allSatisfy({ $0.weight == 0 }) {
      report(node, "every family has weight 0", hint: "give at least one a weight above 0")
    }
    return branches
  }

  private mutating func branch(_ family: Family, _ node: Node) -> Profile.Branch {
    guard case .mapping(let mapping) = node else {
      report(node, "family '\(family.rawValue)' wants 'weight' and 'indicators'", hint: "write both below it")
      return Profile.Branch(family: family, weight: 0, entries: [])
    }
    let values = entries(of: mapping, known: Self.branchKeys, in: "a family")
    let weight = weight(values["weight"], of: "family '\(family.rawValue)'", near: node)
    let aggregation = aggregation(values["aggregation"])
    var indicators: [Profile.Entry] = []
    if let list = values["indicators"], case .mapping(let inner) = list, !inner.isEmpty {
      for (key, value) in inner { indicators.append(entry(key, value)) }
      if problems.isEmpty, weight > 0, indicators.allSatisfy({ $0.weight == 0 }) {
        report(list, "every indicator of family '\(family.rawValue)' has weight 0", hint: "raise one of them")
      }
    } else {
      report(values["indicators"] ?? node, "family '\(family.rawValue)' has no indicators", hint: "add one")
    }
    return Profile.Branch(family: family, weight: weight, aggregation: aggregation, entries: indicators)
  }

  private mutating func entry(_ key: Node, _ node: Node) -> Profile.Entry {
    let id = key.string ?? ""
    if id.isEmpty { report(key, "an indicator without a name", hint: "name it as in the dataset or matrix") }
    guard case .mapping(let mapping) = node else {
      report(node, "indicator '\(id)' wants {weight: …, direction: …}", hint: "write both in braces")
      return Profile.Entry(indicator: id, weight: 0, direction: .benefit, place: document.place(key))
    }
    let values = entries(of: mapping, known: Self.entryKeys, in: "an indicator")
    if let from = values["from"] {
      report(
        from, "'from' reads a fitted coefficient file, which this version does not know",
        hint: "leave it out, or use a computed measure such as lq or complete_set")
    }
    let directions = Direction.allCases.map(\.rawValue)
    let direction = choice(values["direction"], "direction", directions)
    if values["direction"] == nil {
      report(key, "indicator '\(id)' has no direction", hint: "add 'direction: benefit' or 'direction: cost'")
    }
    let treatment = choice(values["treat"], "treatment", TreatmentName.allCases.map(\.rawValue))
    return Profile.Entry(
      indicator: id, weight: weight(values["weight"], of: "indicator '\(id)'", near: key),
      direction: direction.flatMap(Direction.init) ?? .benefit,
      treatment: treatment.flatMap(TreatmentName.init) ?? .none,
      goalposts: goalposts(values["goalposts"], of: id), target: target(values["target"], of: id),
      per: text(values["per"], "per"), place: document.place(key))
  }

  private mutating func weight(_ node: Node?, of owner: String, near: Node) -> Double {
    guard let node else {
      report(near, "\(owner) has no weight", hint: "add 'weight: …'")
      return 0
    }
    guard let value = node.scalar.flatMap({ number(from: $0.string) }), value >= 0 else {
      report(
        node, "the weight of \(owner) is '\(shown(node))'", hint: "a weight is a finite number, 0 or above")
      return 0
    }
    return value
  }

  private mutating func aggregation(_ node: Node?) -> Aggregation? {
    guard let node else { return nil }
    if let method, !vocabulary.aggregating.contains(method) {
      let owners = vocabulary.aggregating.joined(separator: " or ")
      report(
        node, "'aggregation' belongs to method \(owners), and the method is \(method)",
        hint: "leave it out, or write 'method: \(owners)'")
      return nil
    }
    return choice(node, "aggregation", Aggregation.allCases.map(\.rawValue)).flatMap(Aggregation.init)
  }

  private mutating func goalposts(_ node: Node?, of id: String) -> Goalposts? {
    guard let node else { return nil }
    if let (low, high) = pair(node), let posts = Goalposts(low: low, high: high) { return posts }
    report(
      node, "the goalposts of '\(id)' are not two rising numbers", hint: "write 'goalposts: [low, high]'")
    return nil
  }

  private mutating func target(_ node: Node?, of id: String) -> Target? {
    guard let node else { return nil }
    if let value = node.scalar.flatMap({ number(from: $0.string) }), let target = Target(value) {
      return target
    }
    if let (low, high) = pair(node), let target = Target(low: low, high: high) { return target }
    report(
      node, "the target of '\(id)' is neither a number nor two that do not fall",
      hint: "write 'target: value' or 'target: [low, high]'")
    return nil
  }

  private func pair(_ node: Node) -> (Double, Double)? {
    guard case .sequence(let list) = node, list.count == 2,
      let first = list[0].scalar.flatMap({ number(from: $0.string) }),
      let second = list[1].scalar.flatMap({ number(from: $0.string) })
    else { return nil }
    return (first, second)
  }

  private mutating func conditions(_ node: Node?) -> [Constraint] {
    guard let node else { return [] }
    guard case .sequence(let list) = node else {
      report(node, "'must' is not a list", hint: "write 'must: [\"port_distance < 300\"]'")
      return []
    }
    var all: [Constraint] = []
    for element in list {
      do throws(ConstraintError) {
        all.append(try constraint(from: element.scalar?.string ?? ""))
      } catch {
        report(element, error.problem.message, hint: error.problem.hint)
      }
    }
    return all
  }

  // MARK: scalars

  private mutating func entries(of mapping: Node.Mapping, known: [String], in owner: String) -> [String: Node]
  {
    var found: [String: Node] = [:]
    for (key, value) in mapping {
      if let word = key.string, known.contains(word) {
        found[word] = value
      } else {
        report(
          key, "\(owner) has no key '\(shown(key))'", hint: suggestion(for: key.string ?? "", among: known))
      }
    }
    return found
  }

  private mutating func text(_ node: Node?, _ key: String) -> String? {
    guard let node else { return nil }
    let nothing = ["", "~", "null", "Null", "NULL"]
    guard let scalar = node.scalar, !scalar.string.isEmpty,
      scalar.style != .plain || !nothing.contains(scalar.string)
    else {
      report(node, "'\(key)' is not a text", hint: "write '\(key): …' on one line")
      return nil
    }
    return scalar.string
  }

  private mutating func texts(_ node: Node?, _ key: String) -> [String] {
    guard let node else { return [] }
    if let scalar = node.scalar { return [scalar.string] }
    guard case .sequence(let list) = node, list.allSatisfy({ $0.scalar != nil }) else {
      report(node, "'\(key)' is not a text or a list of texts", hint: "write '- …' lines below it")
      return []
    }
    return list.map { $0.scalar?.string ?? "" }
  }

  private mutating func choice(_ node: Node?, _ kind: String, _ known: [String]) -> String? {
    guard let node else { return nil }
    if let word = node.scalar?.string, known.contains(word) { return word }
    report(node, "unknown \(kind) '\(shown(node))'", hint: suggestion(for: shown(node), among: known))
    return nil
  }

  private func shown(_ node: Node) -> String {
    guard let text = node.scalar?.string else { return "…" }
    return text.count > 60 ? text.prefix(60) + "…" : text
  }

  private func names<T: RawRepresentable & CaseIterable>(_: T.Type) -> String where T.RawValue == String {
    T.allCases.map(\.rawValue).joined(separator: ", ")
  }

  private mutating func report(_ node: Node, _ message: String, hint: String) {
    let problem = Problem(message, hint: hint, at: document.place(node))
    problems.append(problem)
  }
}
