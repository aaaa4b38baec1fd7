extension Formula {
  /// Every column that is read, each once: the response, then terms, offsets and absorbed effects in order.
  ///
  ///     try Formula("y ~ log(x) + factor(s) | r^t").columns  // ["y", "x", "s", "r", "t"]
  public var columns: [String] {
    var seen: Set<String> = []
    let variables = [response] + terms.flatMap(\.variables)
    return (variables.flatMap(\.columns) + offsets.flatMap(\.columns) + absorbed.flatMap(\.columns))
      .filter { seen.insert($0).inserted }
  }

  /// The columns of which only the names of groups are asked: those inside `factor(…)` and after `|`.
  ///
  ///     try Formula("y ~ log(x) + factor(s) | r^t").grouping  // ["s", "r", "t"]
  public var grouping: [String] {
    var seen: Set<String> = []
    let factors = terms.flatMap(\.variables).compactMap { variable -> String? in
      if case .factor(let column) = variable.role { column } else { nil }
    }
    return (factors + absorbed.flatMap(\.columns)).filter { seen.insert($0).inserted }
  }
}

extension FormulaVariable {
  fileprivate var columns: [String] {
    switch role {
    case .column(let column), .factor(let column): [column]
    case .expression(let expression): expression.columns
    }
  }
}
