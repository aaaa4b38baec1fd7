public import Decision
internal import Yams

/// Reads a fitted model: a coefficient file, or the JSON that `estimate` writes.
///
/// Both have the same keys, and JSON is YAML. Keys that a fit does not need are passed over.
///
/// - Throws: ``IntakeError/problems(_:)`` with every key that is missing or holds something else.
/// - Complexity: O(bytes).
public func savedFit(from input: InputFile) throws(IntakeError) -> SavedFit {
  var reader = SavedFitReader(document: try YAMLDocument(input, kind: .fit))
  return try reader.read(name: input.name)
}

private struct SavedFitReader {
  let document: YAMLDocument
  private var problems = ProblemList()

  init(document: YAMLDocument) { self.document = document }

  mutating func read(name file: String) throws(IntakeError) -> SavedFit {
    guard case .mapping(let root) = document.root, root["coefficients"] != nil else {
      throw .problems(
        ProblemList(
          Problem(
            "this is no fitted model", hint: "name a file that estimate wrote with --save or --format json",
            at: document.place(document.root))))
    }
    let coefficients = coefficients(root["coefficients"])
    let covariance = covariance(root["covariance"], count: coefficients.count)
    var quality = SavedFit.Quality()
    quality.logLikelihood = number(root["log_likelihood"], "log_likelihood", isNeeded: false)
    quality.mcFaddenR2 = number(root["mcfadden_r2"], "mcfadden_r2", isNeeded: false)
    quality.r2 = number(root["r2"], "r2", isNeeded: false)
    quality.aic = number(root["aic"], "aic", isNeeded: false)
    quality.bic = number(root["bic"], "bic", isNeeded: false)
    let rows = count(root["rows"], "rows", isNeeded: true)
    let cases = count(root["cases"], "cases", isNeeded: false)
    let model = text(root["model"], "model") ?? ""
    let formula = text(root["formula"], "formula") ?? ""
    let covarianceType = text(root["covariance_type"], "covariance_type") ?? ""
    let ending = text(root["termination"]?["reason"], "termination: reason") ?? ""
    guard problems.isEmpty else { throw .problems(problems.inOrder) }
    let stem = file.split(separator: "/").last.map(String.init) ?? file
    return SavedFit(
      name: root["name"]?.scalar?.string ?? Self.withoutEnding(stem), model: model, formula: formula,
      cases: cases, rows: rows ?? 0, quality: quality, ending: ending, coefficients: coefficients,
      covariance: covariance, covarianceType: covarianceType,
      dataChecksum: root["data"]?["checksum"]?.scalar?.string,
      sample: root["sample"]?.scalar?.string, validFor: root["valid_for"]?.scalar?.string)
  }

  private static func withoutEnding(_ name: String) -> String {
    for ending in [".json", ".yaml", ".yml"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return name
  }

  private mutating func coefficients(_ node: Node?) -> [SavedFit.Coefficient] {
    guard case .sequence(let sequence)? = node, !sequence.isEmpty else {
      report(node ?? document.root, "'coefficients' is no list of coefficients")
      return []
    }
    var names: Set<String> = []
    return sequence.map { element in
      let name = text(element["name"], "name of a coefficient", at: element) ?? ""
      if !names.insert(name).inserted { report(element, "the coefficient '\(name)' stands twice") }
      return SavedFit.Coefficient(
        name: name, estimate: number(element["estimate"], "estimate of '\(name)'", at: element) ?? 0,
        standardError: number(
          element["standard_error"], "standard_error of '\(name)'", isNeeded: false, at: element),
        pValue: number(element["p_value"], "p_value of '\(name)'", isNeeded: false, at: element))
    }
  }

  private mutating func covariance(_ node: Node?, count: Int) -> [[Double]]? {
    guard let node, !Self.isNull(node) else { return nil }
    guard case .sequence(let lines) = node, lines.count == count else {
      report(node, "'covariance' is no list of \(count) lines, one for each coefficient")
      return nil
    }
    var matrix: [[Double]] = []
    for line in lines {
      guard case .sequence(let cells) = line, cells.count == count else {
        report(line, "a line of 'covariance' has not \(count) numbers")
        return nil
      }
      matrix.append(cells.map { number($0, "figure of 'covariance'", at: line) ?? 0 })
    }
    return matrix
  }

  private static func isNull(_ node: Node) -> Bool {
    guard let scalar = node.scalar, scalar.style == .plain else { return false }
    return ["null", "~", ""].contains(scalar.string)
  }

  private mutating func number(
    _ node: Node?, _ name: String, isNeeded: Bool = true, at spot: Node? = nil
  ) -> Double? {
    guard let node, !Self.isNull(node) else {
      if isNeeded { report(spot ?? document.root, "the \(name) is missing") }
      return nil
    }
    if let value = node.scalar.flatMap({ Intake.number(from: $0.string) }) { return value }
    report(node, "the \(name) is no number")
    return nil
  }

  private mutating func count(_ node: Node?, _ name: String, isNeeded: Bool) -> Int? {
    guard let value = number(node, name, isNeeded: isNeeded) else { return nil }
    if let whole = Int(exactly: value), whole >= 0 { return whole }
    report(node ?? document.root, "'\(name)' is no count")
    return nil
  }

  private mutating func text(_ node: Node?, _ name: String, at spot: Node? = nil) -> String? {
    if let text = node?.scalar?.string, !text.isEmpty { return text }
    report(node ?? spot ?? document.root, "the \(name) is missing or no text")
    return nil
  }

  private mutating func report(_ node: Node, _ message: String) {
    let place = document.place(node)
    problems.append(Problem(message, hint: "let estimate write the file anew", at: place))
  }
}
