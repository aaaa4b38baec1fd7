internal import Decision
internal import Estimation

/// What is asked of a cluster's pull.
public struct PullQuestion: Sendable {
  /// How the stock grows.
  public enum Growth: Sendable, Equatable {
    /// So many more.
    case units(Double)
    /// By so many per cent.
    case percent(Double)
  }

  public struct Options: Sendable, Equatable {
    /// Terms of the formula that hold a stock, the first of which is the one that is tested.
    public var clusterTerms: [String] = []
    public var growth = Growth.units(1)
    /// The alternative that grows; nil for each by itself.
    public var region: String?
    /// Column of the stock after the decision.
    public var lead: String?
    /// Terms that move the first stock and nothing else.
    public var instruments: [String] = []
    /// Column of the nest of each alternative.
    public var nests: String?
    /// The term of past choices of the same cell.
    public var past: String?
    public var draws = 1000

    public init() {}
  }

  /// Fewer draws make no interval.
  public static let fewestDraws = 1000

  public let question: EstimationQuestion
  public let options: Options
  let terms: [ClusterTerm]
  /// The formula with the instruments.
  let instrumented: Formula?
  /// The formula with the lead.
  let withLead: Formula?
  private let more: Set<String>

  /// - Throws: ``StudyError/question(_:)`` with every term that the formula does not hold or that is no
  ///   stock, terms given twice, too few draws, and instruments that do not read.
  public init(_ question: EstimationQuestion, options: Options) throws(StudyError) {
    var problems = ProblemList()
    let formula = question.formula
    func checked<T>(_ flag: String, _ make: () throws(EstimationError) -> T) -> T? {
      do throws(EstimationError) { return try make() } catch {
        if case .input(let found) = error {
          for problem in found.kept {
            problems.append(Problem("\(flag): \(problem.message)", hint: problem.hint))
          }
        }
        return nil
      }
    }
    var terms: [ClusterTerm] = []
    for text in options.clusterTerms {
      guard
        let term = checked(
          "--cluster-term", { () throws(EstimationError) in try ClusterTerm(text, in: formula) })
      else { continue }
      if terms.contains(term) {
        problems.append(Problem("--cluster-term: '\(term.name)' is given twice", hint: "give it once"))
      } else {
        terms.append(term)
      }
    }
    if options.clusterTerms.isEmpty {
      problems.append(
        Problem("pull wants --cluster-term", hint: "name the formula's term of the cluster's stock"))
    }
    if options.draws < Self.fewestDraws {
      problems.append(
        Problem("--draws is \(options.draws)", hint: "give \(Self.fewestDraws) draws or more"))
    }
    var options = options
    let names = formula.terms.map(\.name)
    if let past = options.past.map({ String($0.filter { !$0.isWhitespace }) }) {
      options.past = past
      if !names.contains(past) {
        problems.append(
          Problem("--past: '\(past)' is no term of the formula", hint: suggestion(for: past, among: names)))
      } else if terms.contains(where: { $0.name == past || $0.square == past }) {
        problems.append(
          Problem("--past: '\(past)' is a cluster term itself", hint: "name the term of past choices"))
      }
    }
    options.instruments = options.instruments.map { String($0.filter { !$0.isWhitespace }) }
    for instrument in options.instruments where names.contains(instrument) {
      problems.append(
        Problem(
          "--instrument: '\(instrument)' stands in the formula",
          hint:
            "an instrument has no way to the choice but through the cluster; take it out of one of the two"))
    }
    instrumented =
      options.instruments.isEmpty
      ? nil
      : checked("--instrument") { () throws(EstimationError) in
        try formula.edited(adding: options.instruments)
      }
    if let instrumented, let first = terms.first {
      _ = checked("--instrument") { () throws(EstimationError) in
        try ClusterTerm(first.name, in: instrumented)
      }
    }
    withLead =
      if let lead = options.lead, let first = terms.first {
        checked("--lead") { () throws(EstimationError) in
          try formula.edited(adding: [first.form.term(of: lead)])
        }
      } else { nil }
    if let lead = options.lead, terms.first?.stock == lead {
      problems.append(
        Problem(
          "--lead: '\(lead)' is the stock itself", hint: "name the column of the stock after the decision"))
    }
    if !problems.isEmpty { throw .question(problems) }
    self.question = question
    self.options = options
    self.terms = terms
    more = Set(instrumented?.columns ?? []).union([options.lead, options.nests].compactMap(\.self))
  }

  /// Every column that the answer needs.
  public var columns: Set<String> { question.columns.union(more) }

  /// Columns that hold names, even where these look like numbers.
  public var names: Set<String> {
    question.names.union((options.nests.map { [$0] } ?? []).filter { !question.formula.columns.contains($0) })
  }

  /// Columns that options name, each with the option.
  var named: [(flag: String, column: String)] {
    let known = Set(question.formula.columns)
    return (options.lead.map { [("--lead", $0)] } ?? []) + (options.nests.map { [("--nest", $0)] } ?? [])
      + (instrumented?.columns ?? []).filter { !known.contains($0) }.map { ("--instrument", $0) }
  }

  var growth: StockGrowth {
    switch options.growth {
    case .units(let k): .units(k)
    case .percent(let k): .share(k / 100)
    }
  }
}
