internal import Decision

/// How strongly a difference d in favour of one alternative speaks for it, from 0 to 1; nothing where d ≤ 0.
///
/// | function | 0 | between | 1 |
/// |---|---|---|---|
/// | `usual` | d ≤ 0 | | d > 0 |
/// | `u-shape` | d ≤ q | | d > q |
/// | `v-shape` | d ≤ 0 | d/p | d > p |
/// | `level` | d ≤ q | ½ | d > p |
/// | `linear` | d ≤ q | (d − q)/(p − q) | d > p |
/// | `gaussian` | d ≤ 0 | 1 − exp(−d²/2s²) | |
///
///     // linear with q = 1, p = 3: d = 1 → 0, d = 2 → ½, d = 3 → 1
///
/// Thresholds are in the unit of the criterion and 0 or above, and p is at least q.
///
/// - Source: Brans, Vincke & Mareschal (1986), *European Journal of Operational Research* 24(2) 228, section 3.
public enum PreferenceFunction: Sendable, Equatable {
  case usual
  case uShape(q: Double)
  case vShape(p: Double)
  case level(q: Double, p: Double)
  case linear(q: Double, p: Double)
  case gaussian(s: Double)

  public static let names = ["usual", "u-shape", "v-shape", "level", "linear", "gaussian"]

  /// Its name and thresholds as parameters.
  var written: [String: MethodParameters.Value] {
    switch self {
    case .usual: ["function": .word("usual")]
    case .uShape(let q): ["function": .word("u-shape"), "q": .number(q)]
    case .vShape(let p): ["function": .word("v-shape"), "p": .number(p)]
    case .level(let q, let p): ["function": .word("level"), "q": .number(q), "p": .number(p)]
    case .linear(let q, let p): ["function": .word("linear"), "q": .number(q), "p": .number(p)]
    case .gaussian(let s): ["function": .word("gaussian"), "s": .number(s)]
    }
  }

  /// Thresholds that a function of this name takes.
  static func thresholds(of name: String) -> [String] {
    switch name {
    case "u-shape": ["q"]
    case "v-shape": ["p"]
    case "level", "linear": ["q", "p"]
    case "gaussian": ["s"]
    default: []
    }
  }
}

extension MethodParameters {
  /// The function of each criterion, and which thresholds are given in vain.
  ///
  /// - Throws: ``ScoringError/parameter(key:message:)`` on an unknown function, a threshold below 0, thresholds that a
  ///   function wants and does not have (all of them), and a p below q.
  func preferenceFunctions(
    for criteria: [Criterion]
  ) throws(ScoringError) -> (functions: [PreferenceFunction], notices: [Notice]) {
    let names = try words(
      "function", for: criteria, default: "usual", among: PreferenceFunction.names)
    var given: [String: [Double?]] = [:]
    for key in ["q", "p", "s"] {
      given[key] = try numbers(key, for: criteria, in: 0...Double.greatestFiniteMagnitude)
    }
    try refuseMissing(given, names: names, criteria: criteria)
    func value(_ key: String, _ j: Int) -> Double { given[key]![j] ?? 0 }
    var functions: [PreferenceFunction] = []
    for (j, name) in names.enumerated() {
      let (q, p) = (value("q", j), value("p", j))
      if PreferenceFunction.thresholds(of: name) == ["q", "p"], p < q {
        throw .parameter(
          key: "p.\(criteria[j].id)",
          message: "\(plain(p)) lies below q, which is \(plain(q)); raise p or lower q")
      }
      switch name {
      case "u-shape": functions.append(.uShape(q: q))
      case "v-shape": functions.append(.vShape(p: p))
      case "level": functions.append(.level(q: q, p: p))
      case "linear": functions.append(.linear(q: q, p: p))
      case "gaussian": functions.append(.gaussian(s: value("s", j)))
      default: functions.append(.usual)
      }
    }
    return (functions, idleThresholds(given, names: names))
  }

  private func refuseMissing(
    _ given: [String: [Double?]], names: [String], criteria: [Criterion]
  ) throws(ScoringError) {
    let missing = ["q", "p", "s"].compactMap { key -> (key: String, message: String)? in
      let without = names.indices.filter {
        PreferenceFunction.thresholds(of: names[$0]).contains(key) && given[key]![$0] == nil
      }
      guard !without.isEmpty else { return nil }
      let wanting = without.map { "'\(names[$0])' of '\(criteria[$0].id)'" }.joined(separator: ", ")
      return (key, "wanted by the function \(wanting); give \(key)=… or \(key).\(criteria[without[0]].id)=…")
    }
    guard let first = missing.first else { return }
    let others = missing.dropFirst().map { "; parameter '\($0.key)': \($0.message)" }.joined()
    throw .parameter(key: first.key, message: first.message + others)
  }

  private func idleThresholds(_ given: [String: [Double?]], names: [String]) -> [Notice] {
    ["q", "p", "s"].compactMap { key in
      let isGiven = given[key]!.contains { $0 != nil }
      let isUsed = names.contains { PreferenceFunction.thresholds(of: $0).contains(key) }
      return isGiven && !isUsed
        ? Notice("promethee-ii: '\(key)' is given, but no criterion has a function that uses it") : nil
    }
  }
}
