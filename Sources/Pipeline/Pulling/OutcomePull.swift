public import Decision

/// How investment by region, industry and year goes with the clusters that stood there before, and what is
/// left of it when it is asked harder.
///
/// Poisson pseudo-likelihood of the flows, with effects absorbed: ln E[y] = β ln(1 + own) + γ ln(1 + related)
/// + effects, errors clustered by region and by industry. β is the elasticity of expected investment to the
/// region's employment in the industry (plus one). Four questions are put to the same table; see
/// ``Reading/Question``.
public struct OutcomePull: Sendable {
  public struct Reading: Sendable {
    public enum Question: String, Sendable, CaseIterable {
      /// Regions and industries compared in the same year.
      case gradient
      /// The same over whole spans, where past investment is known.
      case spans
      /// The same with investment of the span before beside the cluster.
      case past
      /// The same region and industry over time.
      case within
      /// The cluster that stands there only later, beside the one before: a placebo.
      case lead
    }

    public let question: Question
    /// Columns as in the panel.
    public let estimate: Estimate

    /// Elasticity to the cluster that stood there before.
    public var own: Estimate.Coefficient? { estimate.coefficients.first { $0.name == "log1p(own)" } }
    public var later: Estimate.Coefficient? {
      estimate.coefficients.first { $0.name == "log1p(own_later)" }
    }
  }

  /// Industries of one length of code.
  public struct Level: Sendable {
    public let digits: Int
    public let industries: Int
    /// Cells of single years that are withheld, and that are below zero.
    public let withheld: Int
    public let negative: Int
    public let readings: [Reading]

    public subscript(question: Reading.Question) -> Reading? { readings.first { $0.question == question } }
  }

  public let dataset: String
  public let title: String
  /// Under which all industries stand; none for the whole classification.
  public let scope: Industry?
  public let regions: Int
  public let years: ClosedRange<Int>
  /// Years of employment that the investment looks back to.
  public let waves: [Int]
  public let unit: String
  /// Deepest first.
  public let levels: [Level]
  public let notices: [Notice]

  /// - Parameters:
  ///   - scope: the industry whose parts are studied; none for the one that the dataset names, or all.
  ///   - digits: of the codes; none for every length that has both outcomes and employment.
  /// - Throws: ``StudyError/question(_:)`` where the dataset has no outcomes, no employment before them, or no
  ///   two such industries; ``StudyError/data(_:)`` where a model has no answer.
  public init(
    of dataset: Dataset, scope: Industry? = nil, digits: Int? = nil, notices: [Notice] = [], threads: Int = 1
  ) throws(StudyError) {
    let panels = try outcomePanels(of: dataset, scope: scope, digits: digits)
    self.dataset = dataset.heading.name
    title = dataset.heading.title
    self.scope = scope ?? dataset.industries[dataset.heading.outcomeIndustries]
    regions = dataset.regions.count
    years = panels[0].years
    waves = panels[0].waves
    unit = dataset.outcomes?.unit ?? ""
    var levels: [Level] = []
    var notices = notices
    for panel in panels {
      let level = try Level(panel, threads: threads)
      levels.append(level)
      notices += level.notices
    }
    self.levels = levels
    self.notices = notices
  }
}

/// The tables of every length of code, longest first.
func outcomePanels(of dataset: Dataset, scope: Industry?, digits: Int?) throws(StudyError) -> [OutcomePanel] {
  let name = dataset.heading.name
  guard dataset.outcomes != nil, dataset.employment != nil else {
    throw .question(
      ProblemList(
        Problem(
          "dataset '\(name)' has no \(dataset.outcomes == nil ? "outcomes" : "employment"), from which pull is "
            + "estimated",
          hint: "take a table of decisions (--data), or add "
            + (dataset.outcomes == nil ? "outcomes.csv" : "employment.csv"))))
  }
  let scope = scope ?? dataset.industries[dataset.heading.outcomeIndustries]
  let lengths = digits.map { [$0] } ?? Set(dataset.industries.industries.map(\.digits)).sorted(by: >)
  let panels = lengths.compactMap { OutcomePanel(dataset, under: scope, digits: $0) }
  guard !panels.isEmpty else {
    throw .question(
      ProblemList(
        Problem(
          "no two industries \(scope.map { "under '\($0.code)' " } ?? "")"
            + (digits.map { "of \($0) digits " } ?? "") + "have both outcomes and earlier employment",
          hint: "choose a wider industry, or another number of digits")))
  }
  return panels
}

extension OutcomePull.Level {
  fileprivate init(_ panel: OutcomePanel, threads: Int) throws(StudyError) {
    digits = panel.industries[0].digits
    industries = panel.industries.count
    withheld = panel.withheld
    negative = panel.negative
    var readings: [OutcomePull.Reading] = []
    for question in OutcomePull.Reading.Question.allCases {
      if let reading = try OutcomePull.Reading(question, panel, threads: threads) { readings.append(reading) }
    }
    self.readings = readings
  }

  fileprivate var notices: [Notice] {
    readings.flatMap { reading in
      reading.estimate.ending.reason == .converged
        ? []
        : [
          Notice(
            "\(digits) digits, '\(reading.question.rawValue)': the fit did not converge; it is not to be used"
          )
        ]
    }
  }
}

extension OutcomePull.Reading {
  /// - Returns: nil where the table has nothing to ask the question of: no second span, no later employment.
  fileprivate init?(_ question: Question, _ panel: OutcomePanel, threads: Int) throws(StudyError) {
    let terms: [String]
    var effects = ["region^year", "industry^year"]
    var cells = panel.yearly
    var needed: Set<String> = ["own", "related"]
    switch question {
    case .gradient: terms = ["log1p(own)", "log1p(related)"]
    case .spans, .past:
      cells = panel.spans
      needed.formUnion(["past", "past_active"])
      terms =
        ["log1p(own)", "log1p(related)"] + (question == .past ? ["log1p(past)", "past_active"] : [])
    case .within:
      terms = ["log1p(own)", "log1p(related)"]
      effects.append("region^industry")
    case .lead:
      needed.insert("own_later")
      terms = ["log1p(own)", "log1p(own_later)", "log1p(related)"]
    }
    let columns = panel.columns(of: cells, needing: needed)
    guard let count = columns.first?.count, count > 0, question != .within || panel.waves.count > 1 else {
      return nil
    }
    var options = EstimationQuestion.Options()
    options.errors = .clustered(by: ["region", "industry"])
    options.threads = threads
    let formula = "investment ~ " + terms.joined(separator: " + ") + " | " + effects.joined(separator: " + ")
    self.question = question
    estimate = try EstimationQuestion(.poisson, formula: formula, options: options).estimate(on: columns)
  }
}
