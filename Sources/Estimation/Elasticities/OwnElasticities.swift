/// How much more often an alternative is chosen, in per cent, for one per cent more of a covariate there.
public struct OwnElasticity: Sendable, Equatable {
  /// The term as written.
  public let name: String
  /// Mean over all rows, each with its probability as its weight: Σ w P E / Σ w P.
  public let probabilityWeighted: Double
  /// Mean over the chosen rows: Σ w E / Σ w.
  public let atChosen: Double
}

extension ChoiceFit {
  /// Own elasticities `Eₙⱼ = ∂ log Pₙⱼ/∂ log xₙⱼ = (1 − Pₙⱼ) · ∂Vₙⱼ/∂ log xₙⱼ` of the terms of one column.
  ///
  /// ∂V/∂ log x is βx for `x`, β for `log(x)`, βx/(1 + x) for `log1p(x)` and β√x/2 for `sqrt(x)`. Every term
  /// is taken by itself: with `x` and `I(x^2)` in one formula, that of `x` is not the whole of it. Factors,
  /// interactions and other functions are not listed, since one per cent more of them has no meaning or no
  /// single one.
  ///
  ///     // β = −0.5 on log(wage); P = 0.2 and 0.8, the second chosen
  ///     // E = −0.4 and −0.1: probability-weighted −0.16, at chosen −0.1
  ///
  /// - Parameter design: the design that the model was fitted on.
  /// - Complexity: O(rows × K).
  /// - Source: Ben-Akiva & Lerman (1985), *Discrete Choice Analysis*, eqs. 5.33 and 5.36.
  public func ownElasticities(on design: ChoiceDesign) -> [OwnElasticity] {
    precondition(design.rowCount == logProbabilities.count, "caller passes the design of the fit")
    let shapes = design.shapes
    let probabilities = logProbabilities.map(exponential)
    return columnPlaces.enumerated().compactMap { k, place in
      let name = design.names[place]
      guard let shape = shapes[place] else { return nil }
      // A column as it is goes by itself, so that no function is called for every row of much data.
      if case .column = shape { return ownElasticity(name, of: k, design, probabilities) { $0 } }
      guard let change = Self.change(for: shape) else { return nil }
      return ownElasticity(name, of: k, design, probabilities, change: change)
    }
  }

  @inline(__always)
  private func ownElasticity(
    _ name: String, of k: Int, _ design: ChoiceDesign, _ probabilities: [Double],
    change: (Double) -> Double
  ) -> OwnElasticity {
    let values = design.columns[columnPlaces[k]]
    let column = values.span
    let coefficient = coefficients[k]
    var weighted = 0.0
    var chosen = 0.0
    var total = 0.0
    for n in design.chosen.indices {
      let weight = design.weights[n] * Double(design.choiceCounts[n])
      for row in design.starts[n]..<design.starts[n + 1] {
        let probability = probabilities[row]
        weighted += weight * probability * (coefficient * change(column[row]) * (1 - probability))
      }
      let choice = design.chosen[n]
      chosen += weight * (coefficient * change(column[choice]) * (1 - probabilities[choice]))
      total += weight
    }
    return OwnElasticity(name: name, probabilityWeighted: weighted / total, atChosen: chosen / total)
  }

  /// ∂f/∂ log x as a function of f(x).
  static func change(for shape: FormulaExpression.Shape) -> ((Double) -> Double)? {
    switch shape {
    case .column: { $0 }
    case .function(.log, _): { _ in 1 }
    case .function(.log1p, _): { 1 - exponential(-$0) }
    case .function(.sqrt, _): { $0 / 2 }
    default: nil
    }
  }
}
