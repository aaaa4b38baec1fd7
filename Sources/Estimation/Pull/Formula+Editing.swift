extension Formula {
  /// The same with terms of other names in place of some, without others, and with more at the end.
  ///
  ///     let formula = try Formula("choice ~ wage + plants + I(plants^2)")
  ///     try formula.edited(replacing: ["plants": "log1p(plants)"], removing: ["I(plants^2)"])
  ///     // choice ~ wage + log1p(plants)
  ///
  /// - Throws: ``EstimationError/input(_:)`` for a new term that does not read.
  public func edited(
    replacing new: [String: String] = [:], removing removed: Set<String> = [], adding added: [String] = []
  ) throws(EstimationError) -> Formula {
    let names = terms.map(\.name).filter { !removed.contains($0) }.map { new[$0] ?? $0 } + added
    return try Formula(
      "\(response.name) ~ "
        + (names + offsets.map { "offset(\($0.name))" } + (names.isEmpty || !hasConstant ? ["0"] : []))
        .joined(separator: " + "))
  }

  /// Whether the formula has a constant for every level of this column: the column as a factor, or as texts,
  /// in a term by itself.
  public func hasEffects(of column: String) -> Bool {
    terms.contains { term in
      guard term.variables.count == 1 else { return false }
      switch term.variables[0].role {
      case .factor(let name), .column(let name): return name == column
      case .expression: return false
      }
    }
  }
}
