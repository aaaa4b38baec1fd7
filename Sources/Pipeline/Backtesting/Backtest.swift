public import Decision
internal import Estimation

/// Ways of foreseeing choices, each scored on choices that it had not seen.
public struct Backtest: Sendable {
  /// How well one way did.
  public struct Scorer: Sendable, Equatable {
    public let name: String
    /// Mean logarithm of the probability that it gave to what was chosen.
    ///
    /// This and the other figures are none where some part could not be learned from.
    public let meanLogProbability: Double?
    /// Shares of the choices within the first and the first five.
    public let top1: Double?
    public let top5: Double?
    /// Mean place of what was chosen.
    public let meanRank: Double?
    public let gain: Gain?
  }

  /// How much more log-probability one way gives to a choice than another, on the same choices.
  public struct Gain: Sendable, Equatable {
    public let over: String
    public let mean: Double
    /// Standard deviation of the differences, over the root of their number.
    public let standardError: Double
  }

  /// One part of the forecasts, in order of probability: what was foreseen and what came.
  public struct Calibration: Sendable, Equatable {
    public let forecasts: Int
    public let meanProbability: Double
    public let observedShare: Double
  }

  public let formula: String
  public let clusterTerms: [String]
  /// What each fold left out, in words: `fold 3`, `1987`.
  public let folds: [String]
  /// Choices foreseen.
  public let choices: Int
  public let scorers: [Scorer]
  /// Of the learned model, by tenths of its forecasts.
  public let calibration: [Calibration]
  public let notices: [Notice]
}

/// How choices are parted into those learned from and those foreseen.
public enum HoldOut: Sendable, Equatable {
  /// K parts: the cases in order of their id, by turns.
  case folds(Int)
  /// A column that names the part of every case.
  case column(String)
  /// A column of periods: each but the first is foreseen from all earlier ones.
  case periods(String)
}

/// What a backtest is asked.
public struct BacktestQuestion: Sendable {
  public let question: EstimationQuestion
  public let holdOut: HoldOut
  /// Terms of the formula that speak of clusters, as written.
  public let clusterTerms: [String]
  /// Terms of which less is better, as written.
  public let costs: [String]
  /// Stated weights of terms, which foresee choices beside the others; none without a profile.
  public let profile: [StatedPrior.Weight]

  /// - Throws: ``StudyError/question(_:)`` for terms that the formula does not have, and a number of folds
  ///   below two.
  public init(
    _ question: EstimationQuestion, holdOut: HoldOut, clusterTerms: [String], costs: [String],
    profile: [StatedPrior.Weight] = []
  ) throws(StudyError) {
    var problems = ProblemList()
    let terms = question.formula.terms.map(\.name)
    func written(_ names: [String], _ flag: String) -> [String] {
      var found: [String] = []
      for name in names {
        let plain = String(name.filter { !$0.isWhitespace })
        if let term = terms.first(where: { $0 == plain }) {
          found.append(term)
        } else {
          problems.append(
            Problem(
              "\(flag): '\(name)' is no term of the formula", hint: suggestion(for: plain, among: terms)))
        }
      }
      return found
    }
    self.clusterTerms = written(clusterTerms, "--cluster-terms")
    self.costs = written(costs, "--cost")
    if case .folds(let count) = holdOut, count < 2 {
      problems.append(Problem("--folds is \(count)", hint: "give 2 folds or more"))
    }
    if !problems.isEmpty { throw .question(problems) }
    self.question = question
    self.holdOut = holdOut
    self.profile = profile
  }

  /// Every column that the answer needs.
  public var columns: Set<String> {
    switch holdOut {
    case .folds: question.columns
    case .column(let name), .periods(let name): question.columns.union([name])
    }
  }
}
