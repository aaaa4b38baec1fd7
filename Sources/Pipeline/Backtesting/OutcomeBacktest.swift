public import Decision
internal import Foundation

/// Where an industry's investment went in the last span of years, foreseen by what was known before.
///
/// Every scorer is a Poisson model of the earlier spans with an effect for each industry and span; for the last
/// span it gives every region a share p of each industry's investment y. Scores are weighted by that investment:
/// mean logarithm Σ y ln p / Σ y, shares of the investment in the first and in the first five foreseen regions, and
/// mean place of the region that got it.
public struct OutcomeBacktest: Sendable {
  public struct Level: Sendable {
    public let digits: Int
    /// Industries with investment in the last span.
    public let industries: Int
    /// What there was to foresee, in the dataset's unit.
    public let investment: Double
    public let scorers: [Backtest.Scorer]
  }

  public let dataset: String
  public let title: String
  public let scope: Industry?
  public let unit: String
  /// Years that were foreseen.
  public let years: ClosedRange<Int>
  /// Last year that the models have seen.
  public let lastKnown: Int
  public let levels: [Level]
  public let notices: [Notice]

  /// Names of the scorers, with what each knows.
  public static let scorers: [(name: String, terms: [String])] = [
    ("clusters-and-past", ["log1p(total)", "log1p(own)", "log1p(related)", "log1p(past)", "past_active"]),
    ("past-investment", ["log1p(total)", "log1p(past)", "past_active"]),
    ("clusters", ["log1p(total)", "log1p(own)", "log1p(related)"]),
    ("size", ["log1p(total)"]),
    ("uniform", []),
  ]

  /// - Parameters: as those of ``OutcomePull``.
  /// - Throws: ``StudyError/question(_:)`` where the dataset has no outcomes, no employment before them, no two
  ///   such industries, or fewer than three spans: one is lost to past investment, one is foreseen.
  public init(
    of dataset: Dataset, scope: Industry? = nil, digits: Int? = nil, notices: [Notice] = [], threads: Int = 1
  ) throws(StudyError) {
    let panels = try outcomePanels(of: dataset, scope: scope, digits: digits)
    let waves = panels[0].waves
    guard waves.count > 2, let last = waves.last else {
      throw .question(
        ProblemList(
          Problem(
            "outcomes of dataset '\(dataset.heading.name)' look back to \(waves.count) years of employment",
            hint: "three are wanted: one for past investment, one to learn from, one to foresee")))
    }
    self.dataset = dataset.heading.name
    title = dataset.heading.title
    self.scope = scope ?? dataset.industries[dataset.heading.outcomeIndustries]
    unit = dataset.outcomes?.unit ?? ""
    years = (last + 1)...panels[0].years.upperBound
    lastKnown = last
    var levels: [Level] = []
    for panel in panels { levels.append(try Level(panel, last: last, threads: threads)) }
    self.levels = levels
    let counts = panels.map { "\($0.withheld) at \($0.industries[0].digits) digits" }
    self.notices =
      notices + [
        Notice(
          "withheld investment is in no score (cells of single years: \(counts.joined(separator: ", ")))")
      ]
  }
}

extension OutcomeBacktest.Level {
  fileprivate init(_ panel: OutcomePanel, last: Int, threads: Int) throws(StudyError) {
    digits = panel.industries[0].digits
    let figures: Set<String> = ["own", "related", "total", "past", "past_active"]
    let known = panel.columns(of: panel.spans.filter { $0.time < last }, needing: figures)
    let test = SpanTable(panel.columns(of: panel.spans.filter { $0.time == last }, needing: figures))
    var scores: [(name: String, byIndustry: [SpanScore])] = []
    for scorer in OutcomeBacktest.scorers {
      var utilities = [Double](repeating: 0, count: test.investment.count)
      if !scorer.terms.isEmpty {
        var options = EstimationQuestion.Options()
        options.threads = threads
        options.errors = .clustered(by: ["region", "industry"])
        let formula = "investment ~ \(scorer.terms.joined(separator: " + ")) | industry^year"
        let fit = try EstimationQuestion(.poisson, formula: formula, options: options).estimate(on: known)
        for coefficient in fit.coefficients {
          let values = test[coefficient.name]
          for row in utilities.indices { utilities[row] += coefficient.estimate * values[row] }
        }
      }
      scores.append((scorer.name, test.scores(of: utilities)))
    }
    let weights = scores[0].byIndustry.map(\.investment)
    let all = weights.reduce(0, +)
    industries = weights.count
    investment = all
    let means = scores.map { score in
      score.byIndustry.reduce(0) { $0 + $1.logProbability } / all
    }
    scorers = scores.indices.map { place in
      let own = scores[place].byIndustry
      // The learned one is measured against the best that knows no clusters, any other against none.
      let rivals = scores.indices.filter { !OutcomeBacktest.scorers[$0].terms.contains("log1p(own)") }
      var gain: Backtest.Gain?
      if OutcomeBacktest.scorers[place].terms.contains("log1p(own)"),
        let best = rivals.max(by: { means[$0] < means[$1] })
      {
        let mean = means[place] - means[best]
        var spread = 0.0
        for (mine, other) in zip(own, scores[best].byIndustry) {
          let difference = mine.logProbability - other.logProbability - mean * mine.investment
          spread += difference * difference
        }
        gain = Backtest.Gain(over: scores[best].name, mean: mean, standardError: spread.squareRoot() / all)
      }
      return Backtest.Scorer(
        name: scores[place].name, meanLogProbability: means[place],
        top1: own.reduce(0) { $0 + $1.first } / all, top5: own.reduce(0) { $0 + $1.firstFive } / all,
        meanRank: own.reduce(0) { $0 + $1.rank } / all, gain: gain)
    }
  }
}

/// Sums over the regions of one industry, each weighted by the investment that it got.
private struct SpanScore {
  var investment = 0.0
  var logProbability = 0.0
  var first = 0.0
  var firstFive = 0.0
  var rank = 0.0
}

/// The span that is foreseen.
private struct SpanTable {
  let investment: [Double]
  private let industry: [Int32]
  private let columns: [String: [Double]]

  init(_ all: [ObservationColumn]) {
    var columns: [String: [Double]] = [:]
    var industry: [Int32] = []
    for column in all {
      switch column.values {
      case .numbers(let numbers): columns[column.name] = numbers
      case .texts(_, let codes): if column.name == "industry" { industry = codes }
      }
    }
    investment = columns["investment"] ?? []
    self.industry = industry
    self.columns = columns
  }

  /// Values of a term of the models.
  subscript(term: String) -> [Double] {
    if let values = columns[term] { return values }
    let name = term.dropFirst("log1p(".count).dropLast()
    return (columns[String(name)] ?? []).map { log1p($0) }
  }

  /// By industry, those without investment left out. Regions of equal utility share their places.
  func scores(of utilities: [Double]) -> [SpanScore] {
    var rows: [Int32: [Int]] = [:]
    for (row, code) in industry.enumerated() { rows[code, default: []].append(row) }
    return rows.keys.sorted().compactMap { code in
      let own = rows[code]!
      let top = own.map { utilities[$0] }.max()!
      let logSum = top + log(own.reduce(0) { $0 + exp(utilities[$1] - top) })
      var score = SpanScore()
      for row in own where investment[row] > 0 {
        let above = own.count { utilities[$0] > utilities[row] }
        let equal = own.count { utilities[$0] == utilities[row] }
        func share(_ places: Int) -> Double {
          min(1, max(0, Double(places - above) / Double(equal)))
        }
        score.investment += investment[row]
        score.logProbability += investment[row] * (utilities[row] - logSum)
        score.first += investment[row] * share(1)
        score.firstFive += investment[row] * share(5)
        score.rank += investment[row] * (Double(above) + Double(equal + 1) / 2)
      }
      return score.investment > 0 ? score : nil
    }
  }
}
