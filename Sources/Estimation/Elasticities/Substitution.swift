internal import Decision

/// Who wins and who loses when a covariate grows in one alternative, alternative by alternative.
public struct Substitution: Sendable, Equatable {
  /// The term as written.
  public let name: String
  /// J names: the alternatives with a share.
  public let alternatives: [String]
  /// The mean probability of each, over all cases.
  public let shares: [Double]
  /// J × J, row-major: per cent more of the choices of the row's alternative for one per cent more of the
  /// covariate in the column's alternative, in all cases. The diagonal has the own elasticities.
  public let elasticities: [Double]
  /// J × J, row-major: change of the share of the row's alternative for one unit more of the covariate in the
  /// column's alternative. Every column adds up to zero. Nil where a slope is infinite, as of `sqrt(x)` at
  /// zero.
  public let effects: [Double]?

  public var count: Int { alternatives.count }
}

extension ChoiceFit {
  /// The matrix of one term's elasticities and marginal effects.
  ///
  /// With shares `Sⱼ = Σ w Pₙⱼ/Σ w`, the elasticity of alternative j for the covariate of k is
  /// `Σ w Pₙⱼ Eₙⱼₖ/Σ w Pₙⱼ`, where `Eₙⱼⱼ = (1 − Pₙⱼ) ∂Vₙⱼ/∂log xₙⱼ` and `Eₙⱼₖ = −Pₙₖ ∂Vₙₖ/∂log xₙₖ`: what Sⱼ
  /// itself does when x grows by the same part in every case. The marginal effect is `∂Sⱼ/∂xₖ`. Where an
  /// alternative is not open to a case nothing changes there.
  ///
  /// - Parameters:
  ///   - term: as written, of one of the forms of ``ownElasticities(on:)``.
  ///   - design: the design that the model was fitted on.
  /// - Throws: ``EstimationError/input(_:)`` for another term, with the ones that can be taken.
  /// - Complexity: O(Σ Jₙ²) time, O(J²) memory.
  /// - Source: Ben-Akiva & Lerman (1985), *Discrete Choice Analysis*, ch. 5; the means are sample
  ///   enumerations.
  public func substitution(of term: String, on design: ChoiceDesign) throws(EstimationError) -> Substitution {
    let slopes = termSlopes(on: design)
    guard let slope = slopes.first(where: { $0.name == term }) else {
      throw .problem(
        .table, "'\(term)' is no term of one column of figures with a coefficient",
        hint: suggestion(for: term, among: slopes.map(\.name)))
    }
    let probabilities = logProbabilities.map(exponential)
    let levels = design.alternatives.levels.count
    var shares = [Double](repeating: 0, count: levels)
    var elasticities = [Double](repeating: 0, count: levels * levels)
    var effects = elasticities
    var total = 0.0
    for n in design.chosen.indices {
      let weight = design.caseWeight(n)
      guard weight > 0 else { continue }
      total += weight
      let rows = (design.starts[n]..<design.starts[n + 1]).filter { probabilities[$0] > 0 }
      let codes = rows.map { Int(design.alternatives.codes[$0]) }
      let perLog = rows.map { slope.coefficient * slope.perLog(slope.column[$0]) }
      let perUnit = rows.map { slope.coefficient * slope.perUnit(slope.column[$0]) }
      for (a, row) in rows.enumerated() {
        let share = weight * probabilities[row]
        shares[codes[a]] += share
        for (b, other) in rows.enumerated() {
          let part = share * ((a == b ? 1 : 0) - probabilities[other])
          elasticities[codes[a] * levels + codes[b]] += part * perLog[b]
          effects[codes[a] * levels + codes[b]] += part * perUnit[b]
        }
      }
    }
    let present = (0..<levels).filter { shares[$0] > 0 }
    func picked(_ matrix: [Double], _ divisor: (Int) -> Double) -> [Double] {
      present.flatMap { row in present.map { matrix[row * levels + $0] / divisor(row) } }
    }
    let found = picked(effects) { _ in total }
    return Substitution(
      name: term, alternatives: present.map { design.alternatives.levels[$0] },
      shares: present.map { shares[$0] / total }, elasticities: picked(elasticities) { shares[$0] },
      effects: found.allSatisfy(\.isFinite) ? found : nil)
  }
}
