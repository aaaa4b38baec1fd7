internal import Decision
internal import Estimation
internal import Kernels

/// Cases to learn from and cases to foresee.
struct HeldOutPart {
  let name: String
  let training: [Int]
  let held: [Int]
}

/// What a scorer says of the held-out cases: a utility for every row of theirs.
struct Forecast {
  let utilities: [Double]
  /// Where each held-out case begins, and the number of rows at the end.
  let starts: [Int]
  let chosen: [Int]
  /// Why nothing can be foreseen from this part, or nil.
  var flaw: String?
  /// Columns that could not be learned, where the others could.
  var dropped: [String] = []
}

/// A way of foreseeing choices.
protocol HeldOutScorer {
  var name: String { get }
  func forecast(_ part: HeldOutPart, threads: Threads) throws(EstimationError) -> Forecast
}

/// A conditional logit fitted on the training cases.
struct LearnedScorer: HeldOutScorer {
  let name: String
  private let design: ChoiceDesign

  init(_ name: String, _ design: ChoiceDesign) {
    self.name = name
    self.design = design
  }

  func forecast(_ part: HeldOutPart, threads: Threads) throws(EstimationError) -> Forecast {
    let held = design.selecting(cases: part.held)
    guard !design.columns.isEmpty else {
      // Nothing is left to learn: what the offset says.
      return Forecast(
        utilities: held.offset ?? [Double](repeating: 0, count: held.rowCount), starts: held.starts,
        chosen: held.chosen)
    }
    let fit = try ConditionalLogit(threads: threads).fit(design.selecting(cases: part.training))
    var forecast = Forecast(
      utilities: fit.utilities(on: held), starts: held.starts, chosen: held.chosen)
    if !fit.isPredictive {
      let columns = fit.separation.columns
      forecast.flaw = "\(listed(columns)) \(columns.count == 1 ? "predicts" : "predict") choices perfectly"
    } else if !fit.termination.hasConverged {
      forecast.flaw = "the search does not converge"
    }
    let known = Set(design.dropped.map(\.name))
    forecast.dropped = fit.dropped.map(\.name).filter { !known.contains($0) }
    return forecast
  }
}

/// Each alternative by how often it was chosen in training: (choices + 1)/(all choices + alternatives).
struct PastFrequency: HeldOutScorer {
  let name = "past-frequency"
  private let design: ChoiceDesign

  init(_ design: ChoiceDesign) { self.design = design }

  func forecast(_ part: HeldOutPart, threads: Threads) throws(EstimationError) -> Forecast {
    let held = design.selecting(cases: part.held)
    var counts = [Double](repeating: 1, count: design.alternatives.levels.count)
    for n in part.training {
      counts[Int(design.alternatives.codes[design.chosen[n]])] += Double(design.choiceCounts[n])
    }
    let total = counts.reduce(0, +)
    return Forecast(
      utilities: held.alternatives.codes.map { logOfShare(counts[Int($0)], of: total) },
      starts: held.starts, chosen: held.chosen)
  }
}

/// Every alternative alike.
struct Uniform: HeldOutScorer {
  let name = "uniform"
  private let design: ChoiceDesign

  init(_ design: ChoiceDesign) { self.design = design }

  func forecast(_ part: HeldOutPart, threads: Threads) throws(EstimationError) -> Forecast {
    let held = design.selecting(cases: part.held)
    return Forecast(
      utilities: [Double](repeating: 0, count: held.rowCount), starts: held.starts, chosen: held.chosen)
  }
}
