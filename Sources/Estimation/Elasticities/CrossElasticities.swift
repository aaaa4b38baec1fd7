/// How much more often every other alternative is chosen, in per cent, for one per cent more of a covariate
/// in one alternative. Below zero where the covariate attracts.
public struct CrossElasticity: Sendable, Equatable {
  /// The term as written.
  public let name: String
  /// Mean over all rows whose covariate may change, each with its probability as its weight.
  public let probabilityWeighted: Double
  /// Mean over the cases, the covariate of the chosen row changing.
  public let atChosen: Double
}

extension ChoiceFit {
  /// Cross elasticities `∂ log Pₙⱼ/∂ log xₙₖ = −Pₙₖ · ∂Vₙₖ/∂log xₙₖ`, the same for all other alternatives j:
  /// that is what independence of irrelevant alternatives means.
  ///
  /// Terms and the forms of x are those of ``ownElasticities(on:)``.
  ///
  ///     // wages 16 and 1 in every case, the second chosen four times of five
  ///     // β = −0.5 on log(wage), P = 0.2 and 0.8: 0.1 and 0.4, in both means 0.34
  ///
  /// - Parameter design: the design that the model was fitted on.
  /// - Complexity: O(rows × K).
  /// - Source: Train (2009), *Discrete Choice Methods with Simulation*, 2nd ed., section 3.6, p. 60.
  public func crossElasticities(on design: ChoiceDesign) -> [CrossElasticity] {
    let probabilities = logProbabilities.map(exponential)
    return termSlopes(on: design).map { term in
      func elasticity(_ row: Int) -> Double {
        -probabilities[row] * term.coefficient * term.perLog(term.column[row])
      }
      let means = means(on: design, probabilities, elasticity)
      return CrossElasticity(name: term.name, probabilityWeighted: means.weighted, atChosen: means.chosen)
    }
  }

  /// Σ w P f / Σ w over all rows, and Σ w f / Σ w over the chosen ones.
  func means(
    on design: ChoiceDesign, _ probabilities: [Double], _ figure: (_ row: Int) -> Double
  ) -> (weighted: Double, chosen: Double) {
    var (weighted, chosen, total) = (0.0, 0.0, 0.0)
    for n in design.chosen.indices {
      let weight = design.caseWeight(n)
      guard weight > 0 else { continue }
      for row in design.starts[n]..<design.starts[n + 1] where probabilities[row] > 0 {
        weighted += weight * probabilities[row] * figure(row)
      }
      chosen += weight * figure(design.chosen[n])
      total += weight
    }
    return (weighted / total, chosen / total)
  }
}
