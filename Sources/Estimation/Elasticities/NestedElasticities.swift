extension NestedFit {
  /// Own elasticities of the nested logit, `Eₙⱼ = ∂ log Pₙⱼ/∂ log xₙⱼ`, of the terms of one column.
  ///
  /// `Eₙⱼ = ((1 − Pₙⱼ) + (1/λ − 1)(1 − Pₙⱼ|ₘ)) · ∂Vₙⱼ/∂ log xₙⱼ` with the λ of the nest m and the probability
  /// within it; ∂V/∂ log x, and the terms that are listed, are those of the conditional logit.
  ///
  ///     // β = −0.5 on log(wage), λ = 0.5; P = 0.1 and P|m = 0.2: E = −0.5 (0.9 + 0.8) = −0.85
  ///
  /// - Parameter design: the design that the model was fitted on.
  /// - Complexity: O(rows × K).
  /// - Source: Train (2009), *Discrete Choice Methods with Simulation*, 2nd ed., section 4.2; Koppelman & Wen
  ///   (1998), *Transportation Research Part B* 32(5) 289-298.
  public func ownElasticities(on design: ChoiceDesign) -> [OwnElasticity] {
    precondition(design.rowCount == logProbabilities.count, "caller passes the design of the fit")
    let shapes = design.shapes
    let probabilities = logProbabilities.map(exponential)
    // What one more util does to the logarithm of the row's own probability.
    let responses = probabilities.indices.map { row in
      (1 - probabilities[row])
        + (1 / dissimilarity(ofRow: row) - 1) * (1 - exponential(logInnerProbabilities[row]))
    }
    return columnPlaces.enumerated().compactMap { k, place in
      let name = design.names[place]
      guard let change = shapes[place].flatMap(ChoiceFit.change) else { return nil }
      let column = design.columns[place]
      var weighted = 0.0
      var chosen = 0.0
      var total = 0.0
      for n in design.chosen.indices {
        let weight = design.weights[n] * Double(design.choiceCounts[n])
        func elasticity(_ row: Int) -> Double { coefficients[k] * change(column[row]) * responses[row] }
        for row in design.starts[n]..<design.starts[n + 1] {
          weighted += weight * probabilities[row] * elasticity(row)
        }
        chosen += weight * elasticity(design.chosen[n])
        total += weight
      }
      return OwnElasticity(name: name, probabilityWeighted: weighted / total, atChosen: chosen / total)
    }
  }
}
