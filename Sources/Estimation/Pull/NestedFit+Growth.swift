extension NestedFit {
  /// The change of the expected choices of every alternative when each of the growers grows by itself,
  /// growers × J (all levels of the design), row-major. Every row adds up to zero.
  ///
  /// With `v = e^(Δ/λ) − 1` and Q = Pₙⱼ|ₘ the nest of the grower j is worth `g = (1 + Q v)^λ` times as
  /// much, all nests together `T = 1 + Pₘ (g − 1)` times. The probability of j becomes `Pₙⱼ · g/T · (1 +
  /// v)/(1 + Q v)`, that of another in its nest `Pₙₖ · g/T/(1 + Q v)`, and that of all others `Pₙₖ/T`:
  /// with λ < 1 the neighbours in the nest lose more than their share. λ = 1 is the conditional logit.
  ///
  ///     // two buses and a train, taken 50, 30 and 60 times, n = 1, 0 and 1: λ = 0.6121, β = λ log(50/30)
  ///     // one more on bus 2: v = 50/30 − 1, g = (100/80)^λ; both buses 140 · 80 g/(80 g + 60)/2 times
  ///
  /// - Parameters:
  ///   - design: the design that the model was fitted on.
  ///   - growers: places among the levels of the alternatives.
  /// - Throws: ``EstimationError/input(_:)`` for a term without a coefficient, and stocks below zero.
  /// - Complexity: O(Σ Jₙ²).
  /// - Source: Train (2009), *Discrete Choice Methods with Simulation*, 2nd ed., eqs. 4.2-4.5.
  public func growthChanges(
    of term: ClusterTerm, on design: ChoiceDesign, growth: StockGrowth, growers: [Int]
  ) throws(EstimationError) -> [Double] {
    precondition(design.rowCount == logProbabilities.count, "caller passes the design of the fit")
    guard let place = covariates.firstIndex(of: term.name) else {
      throw .problem(
        .table, "the cluster term '\(term.name)' has no coefficient in the nested logit",
        hint: "take a stock that tells the alternatives of a case apart")
    }
    let square = term.square.flatMap { covariates.firstIndex(of: $0) }
    let stocks = try design.stocks(term)
    let levels = design.alternatives.levels.count
    let codes = design.alternatives.codes
    var places = [Int](repeating: -1, count: levels)
    for (place, level) in growers.enumerated() { places[level] = place }
    let probabilities = logProbabilities.map(exponential)
    var changes = [Double](repeating: 0, count: growers.count * levels)
    for n in design.chosen.indices {
      let weight = design.caseWeight(n)
      guard weight > 0 else { continue }
      let rows = design.starts[n]..<design.starts[n + 1]
      for own in rows where places[Int(codes[own])] >= 0 && probabilities[own] > 0 {
        let first = places[Int(codes[own])] * levels
        let step = term.form.change(from: stocks[own], to: growth.grown(stocks[own]))
        let squareStep = step * (2 * term.form.value(stocks[own]) + step)
        let rise = coefficients[place] * step + (square.map { coefficients[$0] * squareStep } ?? 0)
        let lambda = dissimilarity(ofRow: own)
        let inner = exponential(logInnerProbabilities[own])
        let v = exponentialLessOne(rise / lambda, power: exponential(rise / lambda))
        let nestGain = exponentialLessOne(
          lambda * logarithm(1 + inner * v), power: exponential(lambda * logarithm(1 + inner * v)))
        let nestShare = exponential(logProbabilities[own] - logInnerProbabilities[own])
        let total = 1 + nestShare * nestGain
        let within = (1 + nestGain) / total / (1 + inner * v)
        for row in rows where row != own {
          let factor = nests.codes[row] == nests.codes[own] ? within : 1 / total
          changes[first + Int(codes[row])] += weight * probabilities[row] * (factor - 1)
        }
        changes[first + Int(codes[own])] += weight * probabilities[own] * (within * (1 + v) - 1)
      }
    }
    return changes
  }
}
