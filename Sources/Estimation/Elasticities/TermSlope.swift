/// How utility moves with the figure that stands under one term of a choice model.
struct TermSlope {
  /// The term as written.
  let name: String
  let coefficient: Double
  /// The term's values, one for every row.
  let column: [Double]
  /// `∂V/∂ log x` divided by the coefficient, as a function of the term's value.
  let perLog: (Double) -> Double
  /// `∂V/∂x` divided by the coefficient, as a function of the term's value.
  let perUnit: (Double) -> Double
}

extension ChoiceFit {
  /// The terms of one column as it is, or under `log`, `log1p` or `sqrt`, as ``ownElasticities(on:)`` takes
  /// them.
  func termSlopes(on design: ChoiceDesign) -> [TermSlope] {
    precondition(design.rowCount == logProbabilities.count, "caller passes the design of the fit")
    let shapes = design.shapes
    return columnPlaces.enumerated().compactMap { k, place in
      let name = design.names[place]
      guard let shape = shapes[place], let perLog = Self.change(for: shape),
        let perUnit = Self.slope(for: shape)
      else { return nil }
      return TermSlope(
        name: name, coefficient: coefficients[k], column: design.columns[place], perLog: perLog,
        perUnit: perUnit)
    }
  }

  /// ∂f/∂x as a function of f(x).
  private static func slope(for shape: FormulaExpression.Shape) -> ((Double) -> Double)? {
    switch shape {
    case .column: { _ in 1 }
    case .function(.log, _): { exponential(-$0) }
    case .function(.log1p, _): { exponential(-$0) }
    case .function(.sqrt, _): { 1 / (2 * $0) }
    default: nil
    }
  }
}

extension ChoiceDesign {
  /// For every column that is a term by itself the form in which it takes its figure; nil for levels of a
  /// factor, interactions and arithmetic.
  var shapes: [FormulaExpression.Shape?] {
    var shapes: [String: FormulaExpression.Shape] = [:]
    for term in formula.terms where term.variables.count == 1 {
      switch term.variables[0].role {
      case .column(let column): shapes[term.name] = .column(column)
      case .expression(let expression): shapes[term.name] = expression.shape
      case .factor: break
      }
    }
    // A column of texts is a term of several columns, which are named by their levels.
    return zip(terms, names).map { $0 == $1 ? shapes[$0] : nil }
  }

  /// What a case counts for.
  func caseWeight(_ n: Int) -> Double { weights[n] * Double(choiceCounts[n]) }
}
