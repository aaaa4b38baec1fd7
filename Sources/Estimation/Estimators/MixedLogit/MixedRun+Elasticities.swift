internal import Kernels

extension MixedRun {
  /// Own elasticities of the mean probability of an investor of whom nothing is known, by the fit's draws:
  /// `Eₙⱼ = mean of βₖ Pₙⱼ(1 − Pₙⱼ) / mean of Pₙⱼ · ∂xₖ/∂ log x`, terms and means as in ``ChoiceFit``.
  ///
  /// - Source: Train (2009), *Discrete Choice Methods with Simulation*, 2nd ed., section 6.3, p. 141.
  func elasticities(_ end: End, _ design: ChoiceDesign, _ logProbabilities: [Double]) -> [OwnElasticity] {
    let slopes = end.choices.slopes(at: end.outcome.point, threads: settings.threads)
    let (random, width) = (end.model.columns.columns, end.model.columns.columns.count + 1)
    let shapes = design.shapes
    // Rows of the likelihood by rows of the design; the rows left out have no probability.
    var places = [Int](repeating: -1, count: design.rowCount)
    for (place, row) in problem.data.rows.enumerated() { places[row] = place }
    return problem.data.places.enumerated().compactMap { k, column in
      guard let change = shapes[column].flatMap(ChoiceFit.change) else { return nil }
      let d = random.firstIndex(of: k)
      let factor = end.model.units[k] * (d == nil ? end.outcome.point[k] : 1)
      /// P·E of a row.
      func slope(_ row: Int) -> Double {
        factor * slopes[places[row] * width + (d.map { $0 + 1 } ?? 0)] * change(design.columns[column][row])
      }
      var (weighted, chosen, total) = (0.0, 0.0, 0.0)
      for n in design.chosen.indices {
        let weight = design.caseWeight(n)
        guard weight > 0 else { continue }
        for row in design.starts[n]..<design.starts[n + 1] where places[row] >= 0 {
          weighted += weight * slope(row)
        }
        let row = design.chosen[n]
        chosen += weight * slope(row) / exponential(logProbabilities[row])
        total += weight
      }
      return OwnElasticity(
        name: design.names[column], probabilityWeighted: weighted / total, atChosen: chosen / total)
    }
  }
}
