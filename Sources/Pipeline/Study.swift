public import Decision
public import Scoring

/// A question with all that is needed to answer it: the figures, the criteria with their weights, the method.
public struct Study: Sendable {
  /// A criterion as the profile or the command line asks for it.
  public struct Wanted: Sendable, Equatable {
    public let entry: Profile.Entry
    public let family: Family?
    public let weight: Double
  }

  /// What the answer is made from, so that it can be made again.
  public struct Identity: Sendable, Equatable {
    public let seed: UInt64
    /// SHA-256 of the figures: a matrix' bytes, or a dataset's checksum.
    public let data: String
    public let dataset: String?
    public let version: String

    public init(seed: UInt64, data: String, dataset: String? = nil, version: String) {
      self.seed = seed
      self.data = data
      self.dataset = dataset
      self.version = version
    }
  }

  public let table: IndicatorTable
  public let wanted: [Wanted]
  public let method: String
  /// None where the method's own default holds.
  public let normalisation: String?
  public let parameters: MethodParameters
  public let missing: MissingPolicy
  public let must: [Constraint]
  public let profile: Profile?
  public let industry: Industry?
  public let notices: [Notice]
  public let identity: Identity

  /// A study of a bare matrix: weights by name, every other column left out with a notice.
  ///
  /// - Throws: ``StudyError/question(_:)`` with every name that the matrix lacks.
  public init(
    table: IndicatorTable, weights: [(name: String, value: Double)], costs: [String], options: Options,
    identity: Identity
  ) throws(StudyError) {
    var problems = ProblemList()
    for (name, _) in weights where table.column(name) == nil {
      problems.append(
        Problem(
          "--weights names '\(name)', which is no criterion of the matrix",
          hint: suggestion(for: name, among: table.ids)))
    }
    for name in costs where table.column(name) == nil {
      problems.append(
        Problem(
          "--cost names '\(name)', which is no criterion of the matrix",
          hint: suggestion(for: name, among: table.ids)))
    }
    var global: [Double] = []
    do throws(WeightError) {
      global = try WeightVector(relative: weights.map(\.value)).values
    } catch {
      problems.append(Problem("--weights: \(error)", hint: "write --weights a=0.5,b=0.3,c=0.2"))
    }
    guard problems.isEmpty else { throw .question(problems) }
    let isCost = Set(costs)
    // In the order of the matrix, so that the order of the flags changes nothing.
    let places = Dictionary(uniqueKeysWithValues: table.ids.enumerated().map { ($1, $0) })
    let inOrder = zip(weights, global).sorted { places[$0.0.name]! < places[$1.0.name]! }
    let wanted = inOrder.map { pair in
      Wanted(
        entry: Profile.Entry(
          indicator: pair.0.name, weight: pair.0.value,
          direction: isCost.contains(pair.0.name) ? .cost : .benefit),
        family: nil, weight: pair.1)
    }
    let named = Set(weights.map(\.name))
    let left = table.ids.filter { !named.contains($0) }
    let unnamed = costs.filter { !named.contains($0) }
    var notices: [Notice] = []
    if !left.isEmpty {
      let shown = left.prefix(8).map { "'\($0)'" }.joined(separator: ", ") + (left.count > 8 ? ", …" : "")
      notices.append(
        Notice("left out, since --weights does not name \(left.count == 1 ? "it" : "them"): \(shown)"))
    }
    if !unnamed.isEmpty {
      notices.append(Notice("--cost has no effect on what is left out: \(unnamed.joined(separator: ", "))"))
    }
    self.init(
      table: table, wanted: wanted, method: options.method ?? "weighted-sum",
      normalisation: options.normalisation,
      missing: options.missing ?? .refuse, must: [], options: options, profile: nil, industry: nil,
      notices: notices,
      identity: identity)
    try checkConstraints()
  }

  /// A study of a table by a profile; options of the command line come before the profile's.
  ///
  /// - Throws: ``StudyError/data(_:)`` with every indicator of the profile that the table lacks.
  public init(
    table: IndicatorTable, profile: Profile, profileFile: String, industry: Industry?, options: Options,
    notices: [Notice] = [], identity: Identity
  ) throws(StudyError) {
    var problems = ProblemList()
    for branch in profile.branches {
      for entry in branch.entries {
        for name in [entry.indicator, entry.per].compactMap({ $0 }) where table.column(name) == nil {
          problems.append(
            Problem(
              "the profile asks for '\(name)', which the data do not have",
              hint: suggestion(for: name, among: table.ids),
              at: entry.place ?? Place(file: profileFile, line: 1, column: 1)))
        }
      }
    }
    var seen = Set<String>()
    for entry in profile.branches.flatMap(\.entries) where !seen.insert(entry.indicator).inserted {
      problems.append(
        Problem(
          "indicator '\(entry.indicator)' stands in two families", hint: "keep it in one, or it counts twice",
          at: entry.place))
    }
    var global: [(family: Family, entry: Profile.Entry, weight: Double)] = []
    do throws(WeightError) {
      global = try profile.globalWeights()
    } catch {
      problems.append(
        Problem("\(error)", hint: "mend the weights", at: Place(file: profileFile, line: 1, column: 1)))
    }
    guard problems.isEmpty else { throw .data(problems) }
    var options = options
    // What a profile says to its method is nothing to another one.
    if options.method ?? profile.method == profile.method {
      options.parameters = options.parameters.over(profile.parameters)
    }
    self.init(
      table: table,
      wanted: global.map { Wanted(entry: $0.entry, family: $0.family, weight: $0.weight) },
      method: options.method ?? profile.method,
      // A method from the command line brings its own normalisation along.
      normalisation: options.normalisation ?? (options.method == nil ? profile.normalisation : nil),
      missing: options.missing ?? profile.missing, must: profile.must, options: options, profile: profile,
      industry: industry, notices: notices, identity: identity)
    try checkConstraints()
  }

  /// What the command line may set over a profile.
  public struct Options: Sendable {
    public var method: String?
    public var normalisation: String?
    public var parameters: MethodParameters
    public var missing: MissingPolicy?
    public var conditions: [Constraint]
    public init(
      method: String? = nil, normalisation: String? = nil, parameters: MethodParameters = .none,
      missing: MissingPolicy? = nil, conditions: [Constraint] = []
    ) {
      self.method = method
      self.normalisation = normalisation
      self.parameters = parameters
      self.missing = missing
      self.conditions = conditions
    }
  }

  private init(
    table: IndicatorTable, wanted: [Wanted], method: String, normalisation: String?, missing: MissingPolicy,
    must: [Constraint], options: Options, profile: Profile?, industry: Industry?, notices: [Notice],
    identity: Identity
  ) {
    self.table = table
    self.wanted = wanted
    self.method = method
    self.normalisation = normalisation
    self.parameters = options.parameters
    self.missing = missing
    self.must = must + options.conditions
    self.profile = profile
    self.industry = industry
    self.notices = notices
    self.identity = identity
  }

  /// The same question to another method, on that method's own normalisation.
  func asking(_ method: String) -> Study {
    Study(
      table: table, wanted: wanted, method: method, normalisation: nil, missing: missing, must: must,
      options: Options(parameters: MethodParameters(workers: parameters.workers)), profile: profile,
      industry: industry, notices: notices, identity: identity)
  }

  /// The same question by another policy, method and normalisation; what is stated for the method goes with
  /// it.
  ///
  /// - Parameter normalisation: none for the stated one under the stated method, and for another method's
  ///   own.
  func varied(missing: MissingPolicy, method: String, normalisation: String?) -> Study {
    let isStated = method == self.method
    return Study(
      table: table, wanted: wanted, method: method,
      normalisation: normalisation ?? (isStated ? self.normalisation : nil), missing: missing, must: must,
      options: Options(parameters: isStated ? parameters : MethodParameters(workers: parameters.workers)),
      profile: profile, industry: industry, notices: notices, identity: identity)
  }

  /// The same question put to other figures.
  init(_ study: Study, table: IndicatorTable) {
    self.init(
      table: table, wanted: study.wanted, method: study.method, normalisation: study.normalisation,
      missing: study.missing, must: study.must, options: Options(parameters: study.parameters),
      profile: study.profile, industry: study.industry, notices: study.notices, identity: study.identity)
  }

  private func checkConstraints() throws(StudyError) {
    let known = table.ids + Attributes.names
    var problems = ProblemList()
    for condition in must {
      for name in condition.names where !known.contains(name) {
        problems.append(
          Problem(
            "condition '\(condition)' asks about '\(name)', which nothing is known of",
            hint: suggestion(for: name, among: known)))
      }
    }
    guard problems.isEmpty else { throw .question(problems) }
  }
}
