/// How much a probability changes for one unit more of a covariate, in probability per unit.
public struct MarginalEffect: Sendable, Equatable {
  /// The term as written; the unit is that of the column under it.
  public let name: String
  /// On the alternative itself: mean over all rows, each with its probability as its weight.
  public let ownProbabilityWeighted: Double
  /// On the alternative itself: mean over the chosen rows.
  public let ownAtChosen: Double
  /// On one other alternative of the case, in the mean of them, for the same two means of rows.
  public let crossProbabilityWeighted: Double
  public let crossAtChosen: Double
}

extension ChoiceFit {
  /// Marginal effects `∂Pₙⱼ/∂xₙⱼ = Pₙⱼ (1 − Pₙⱼ) ∂Vₙⱼ/∂xₙⱼ` and `∂Pₙᵢ/∂xₙⱼ = −Pₙᵢ Pₙⱼ ∂Vₙⱼ/∂xₙⱼ`.
  ///
  /// ∂V/∂x is β for `x`, β/x for `log(x)`, β/(1 + x) for `log1p(x)` and β/(2√x) for `sqrt(x)`; of `sqrt(x)` a
  /// zero has no slope, and a term with one is not listed. What an alternative wins the others lose, so the
  /// mean effect on one of the J − 1 others is minus the own one divided by J − 1. The change of an indicator
  /// from 0 to 1 is not small: for it the figure is a slope and not the difference.
  ///
  ///     // x = 0 and log 2 in every case, the second chosen four times of five
  ///     // β = 2, P = 0.2 and 0.8: 0.32 for either, and −0.32 on the other one
  ///
  /// - Parameter design: the design that the model was fitted on.
  /// - Complexity: O(rows × K).
  /// - Source: Train (2009), *Discrete Choice Methods with Simulation*, 2nd ed., section 3.6, pp. 57-59.
  public func marginalEffects(on design: ChoiceDesign) -> [MarginalEffect] {
    let probabilities = logProbabilities.map(exponential)
    // How many other alternatives the case of a row has.
    var others = [Double](repeating: 0, count: design.rowCount)
    for n in design.chosen.indices {
      let rows = design.starts[n]..<design.starts[n + 1]
      let count = rows.count { probabilities[$0] > 0 }
      for row in rows { others[row] = Double(count - 1) }
    }
    return termSlopes(on: design).compactMap { term in
      func effect(_ row: Int) -> Double {
        let p = probabilities[row]
        return p * (1 - p) * term.coefficient * term.perUnit(term.column[row])
      }
      let own = means(on: design, probabilities, effect)
      let cross = means(on: design, probabilities) { others[$0] > 0 ? -effect($0) / others[$0] : 0 }
      guard own.weighted.isFinite, own.chosen.isFinite else { return nil }
      return MarginalEffect(
        name: term.name, ownProbabilityWeighted: own.weighted, ownAtChosen: own.chosen,
        crossProbabilityWeighted: cross.weighted, crossAtChosen: cross.chosen)
    }
  }
}
