internal import Decision
internal import Estimation

/// What one scorer has foreseen so far.
struct HeldOutRecord {
  let name: String
  private(set) var choices: [HeldOutChoice] = []
  private var partCount = 0
  private var flaws: [(part: String, words: String)] = []
  private var dropped: [(part: String, names: [String])] = []
  /// Probability and outcome of every row.
  private var forecasts: [(probability: Double, isChosen: Bool)] = []

  init(name: String) { self.name = name }

  mutating func add(_ forecast: Forecast, _ part: HeldOutPart, _ design: ChoiceDesign) {
    partCount += 1
    if let flaw = forecast.flaw {
      flaws.append((part.name, flaw))
    } else if !forecast.dropped.isEmpty {
      dropped.append((part.name, forecast.dropped))
    }
    for (n, whole) in part.held.enumerated() {
      let rows = forecast.starts[n]..<forecast.starts[n + 1]
      let choice = HeldOutChoice(utilities: forecast.utilities[rows], chosen: forecast.chosen[n])
      // A case that stands for several equal choices counts as often.
      choices += [HeldOutChoice](repeating: choice, count: design.choiceCounts[whole])
      if name == "learned" {
        let probabilities = choiceProbabilities(forecast.utilities[rows])
        forecasts += zip(rows, probabilities).map { ($1, $0 == forecast.chosen[n]) }
      }
    }
  }

  private var isFlawed: Bool { !flaws.isEmpty }

  /// What kept it from learning: the first part in full, the others counted.
  var notices: [Notice] {
    if let first = flaws.first {
      return [
        Notice(
          "'\(name)' cannot foresee: in \(flaws.count) of \(partCount) parts there is no coefficient to learn "
            + "(without '\(first.part)': \(first.words))")
      ]
    }
    return dropped.first.map { first in
      Notice(
        "'\(name)' leaves columns out in \(dropped.count) of \(partCount) parts (without '\(first.part)': "
          + "\(listed(first.names)))")
    }.map { [$0] } ?? []
  }

  private var meanLogProbability: Double? {
    guard !isFlawed else { return nil }
    let mean = choices.reduce(0) { $0 + $1.logProbability } / Double(choices.count)
    return mean.isFinite ? mean : nil
  }

  /// - Parameter all: every scorer's record, of the same choices.
  func summed(against all: [HeldOutRecord]) -> Backtest.Scorer {
    func mean(_ value: (HeldOutChoice) -> Double) -> Double? {
      isFlawed ? nil : choices.reduce(0) { $0 + value($1) } / Double(choices.count)
    }
    return Backtest.Scorer(
      name: name, meanLogProbability: meanLogProbability, top1: mean { $0.share(ofTop: 1) },
      top5: mean { $0.share(ofTop: 5) }, meanRank: mean(\.meanRank), gain: gain(over: all))
  }

  /// Over the best of the baselines, for what was learned.
  private func gain(over all: [HeldOutRecord]) -> Backtest.Gain? {
    guard name.hasPrefix("learned"), meanLogProbability != nil else { return nil }
    let baselines = all.filter { !$0.name.hasPrefix("learned") && $0.meanLogProbability != nil }
    guard
      let best = baselines.max(by: { ($0.meanLogProbability ?? 0) < ($1.meanLogProbability ?? 0) })
    else { return nil }
    let differences = zip(choices, best.choices).map { $0.logProbability - $1.logProbability }
    let count = Double(differences.count)
    let mean = differences.reduce(0, +) / count
    let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return Backtest.Gain(
      over: best.name, mean: mean,
      standardError: count > 1 ? (squares / (count - 1) / count).squareRoot() : 0)
  }

  /// Tenths of the forecasts in order of their probability.
  var calibration: [Backtest.Calibration] {
    guard !isFlawed else { return [] }
    let sorted = forecasts.indices.sorted {
      (forecasts[$0].probability, $0) < (forecasts[$1].probability, $1)
    }
    let parts = min(10, sorted.count)
    return (0..<parts).map { part in
      let own = sorted[(part * sorted.count / parts)..<((part + 1) * sorted.count / parts)]
      let count = Double(own.count)
      return Backtest.Calibration(
        forecasts: own.count, meanProbability: own.reduce(0) { $0 + forecasts[$1].probability } / count,
        observedShare: own.reduce(0) { $0 + (forecasts[$1].isChosen ? 1 : 0) } / count)
    }
  }
}

/// Up to four names, and how many more there are.
func listed(_ names: [String]) -> String {
  let shown = names.prefix(4).map { "'\($0)'" }.joined(separator: ", ")
  return shown + (names.count > 4 ? " and \(names.count - 4) more" : "")
}
