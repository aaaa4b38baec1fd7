public import Decision

/// What `--param` and a profile say to a method: `KEY=value`, or `KEY.CRITERION=value` for one criterion.
public struct MethodParameters: Sendable, Equatable {
  /// A value as it was written: a number, a range `lo:hi`, or a word.
  public enum Value: Sendable, Equatable {
    case number(Double)
    case range(low: Double, high: Double)
    case word(String)
  }

  /// Value for all criteria by key, and values for single criteria by key and criterion.
  private let general: [String: Value]
  private let single: [String: [String: Value]]
  /// Threads that the method may use; no result depends on them.
  public let workers: Workers

  public init(
    general: [String: Value] = [:], single: [String: [String: Value]] = [:], workers: Workers = .one
  ) {
    self.general = general
    self.single = single
    self.workers = workers
  }

  public static let none = MethodParameters()
  public var keys: [String] { Set(general.keys).union(single.keys).sorted() }
  /// Criteria that any key names.
  public var criteria: [String] { Set(single.values.flatMap(\.keys)).sorted() }
  /// Every `KEY.NAME` that is set.
  var named: [(key: String, name: String)] {
    single.keys.sorted().flatMap { key in single[key]!.keys.sorted().map { (key, $0) } }
  }

  /// Each parameter in a fixed form and order.
  public var written: [String] {
    func text(_ value: Value) -> String {
      switch value {
      case .number(let number): plain(number)
      case .range(let low, let high): "\(plain(low)):\(plain(high))"
      case .word(let word): word
      }
    }
    return general.keys.sorted().map { "\($0)=\(text(general[$0]!))" }
      + named.map { "\($0.key).\($0.name)=\(text(single[$0.key]![$0.name]!))" }
  }

  /// These parameters, and those of `base` that they do not set.
  public func over(_ base: MethodParameters) -> MethodParameters {
    MethodParameters(
      general: base.general.merging(general) { $1 },
      single: base.single.merging(single) { $0.merging($1) { $1 } }, workers: workers)
  }

  /// One number for the whole method.
  ///
  /// - Throws: ``ScoringError/parameter(key:message:)`` when it is no number, lies outside `bounds`, or is given for
  ///   one criterion only.
  public func number(
    _ key: String, default value: Double, in bounds: ClosedRange<Double>
  ) throws(ScoringError) -> Double {
    if let criterion = single[key]?.keys.sorted().first {
      throw .parameter(key: "\(key).\(criterion)", message: "holds for the whole method; write \(key)=…")
    }
    guard let given = general[key] else { return value }
    return try Self.checked(given, key: key, in: bounds)
  }

  /// One number for each criterion: its own, else the general one, else none.
  public func numbers(
    _ key: String, for criteria: [Criterion], in bounds: ClosedRange<Double>
  ) throws(ScoringError) -> [Double?] {
    var all: [Double?] = []
    for criterion in criteria {
      if let own = single[key]?[criterion.id] {
        all.append(try Self.checked(own, key: "\(key).\(criterion.id)", in: bounds))
      } else if let shared = general[key] {
        all.append(try Self.checked(shared, key: key, in: bounds))
      } else {
        all.append(nil)
      }
    }
    return all
  }

  /// One word out of `known` for each criterion: its own, else the general one, else `value`.
  public func words(
    _ key: String, for criteria: [Criterion], default value: String, among known: [String]
  ) throws(ScoringError) -> [String] {
    var all: [String] = []
    for criterion in criteria {
      let own = single[key]?[criterion.id]
      guard let given = own ?? general[key] else {
        all.append(value)
        continue
      }
      all.append(try Self.word(given, key: own == nil ? key : "\(key).\(criterion.id)", among: known))
    }
    return all
  }

  /// The general word of a key and those of single names, as they are set; each out of `known`.
  public func words(
    _ key: String, among known: [String]
  ) throws(ScoringError) -> (general: String?, single: [String: String]) {
    var shared: String?
    if let given = general[key] { shared = try Self.word(given, key: key, among: known) }
    var own: [String: String] = [:]
    for (name, given) in (single[key] ?? [:]).sorted(by: { $0.key < $1.key }) {
      own[name] = try Self.word(given, key: "\(key).\(name)", among: known)
    }
    return (shared, own)
  }

  private static func word(
    _ value: Value, key: String, among known: [String]
  ) throws(ScoringError) -> String {
    let written = if case .word(let word) = value { word } else { "a number" }
    guard known.contains(written) else {
      throw .parameter(
        key: key, message: "'\(written)' is not known; \(suggestion(for: written, among: known))")
    }
    return written
  }

  /// One range for each criterion: its own, else the general one, else none.
  public func ranges(
    _ key: String, for criteria: [Criterion]
  ) throws(ScoringError) -> [(low: Double, high: Double)?] {
    var all: [(low: Double, high: Double)?] = []
    for criterion in criteria {
      let own = single[key]?[criterion.id]
      guard let given = own ?? general[key] else {
        all.append(nil)
        continue
      }
      guard case .range(let low, let high) = given, low <= high else {
        throw .parameter(
          key: own == nil ? key : "\(key).\(criterion.id)",
          message: "a range low:high is wanted, such as 0:100")
      }
      all.append((low, high))
    }
    return all
  }

  private static func checked(
    _ value: Value, key: String, in bounds: ClosedRange<Double>
  ) throws(ScoringError) -> Double {
    guard case .number(let number) = value else { throw .parameter(key: key, message: "a number is wanted") }
    guard bounds.contains(number) else {
      let wanted =
        bounds.upperBound == .greatestFiniteMagnitude
        ? "\(plain(bounds.lowerBound)) or above"
        : "\(plain(bounds.lowerBound)) to \(plain(bounds.upperBound))"
      throw .parameter(key: key, message: "\(plain(number)) lies outside \(wanted)")
    }
    return number
  }
}
