internal import Decision

/// The term through which a cluster's stock draws investors, as it stands in a formula.
///
///     let formula = try Formula("choice ~ log(wage) + log1p(plants) + I(log1p(plants)^2)")
///     let term = try ClusterTerm("log1p(plants)", in: formula)
///     term.stock   // "plants"
///     term.square  // "I(log1p(plants)^2)"
public struct ClusterTerm: Sendable, Equatable {
  /// What is taken of the stock n.
  public enum Form: String, Sendable { case level, log, log1p }

  /// As written, such as `log1p(plants)`.
  public let name: String
  /// The column of the stock.
  public let stock: String
  public let form: Form
  /// The squared term as written, where the formula has one.
  public let square: String?

  /// Finds the term and its square.
  ///
  /// - Parameter text: the term, with or without blanks.
  /// - Throws: ``EstimationError/input(_:)`` for a term that the formula does not hold (with the nearest
  ///   ones), one that is not a column or `log` or `log1p` of a column, a square without its base, and a
  ///   stock that stands in another term or an offset, through which it would act as well.
  /// - Complexity: O(terms).
  public init(_ text: String, in formula: Formula) throws(EstimationError) {
    let plain = String(text.filter { !$0.isWhitespace })
    let names = formula.terms.map(\.name)
    guard let term = formula.terms.first(where: { $0.name == plain }) else {
      if let square = formula.terms.first(where: { Self.base(of: $0) == plain }) {
        throw .problem(
          .table, "the formula has the square '\(square.name)' without its base '\(plain)'",
          hint: "add '\(plain)' to the formula")
      }
      throw .problem(
        .table, "'\(plain)' is no term of the formula", hint: suggestion(for: plain, among: names))
    }
    guard let (form, stock) = Self.shape(of: term) else {
      let base = Self.base(of: term)
      throw .problem(
        .table, "'\(plain)' is " + (base.map { "the square of '\($0)'" } ?? "not a stock or its logarithm"),
        hint: base.map { "name '\($0)'; its square is found by itself" }
          ?? "name a column of figures, or log(...) or log1p(...) of one")
    }
    let square = formula.terms.first { Self.base(of: $0) == plain }
    let others =
      formula.terms.filter { other in
        other != term && other != square
          && other.variables.contains { $0.expression.columns.contains(stock) }
      }.map(\.name) + formula.offsets.filter { $0.columns.contains(stock) }.map { "offset(\($0.name))" }
    guard others.isEmpty else {
      throw .problem(
        .table,
        "the stock '\(stock)' of '\(plain)' also stands in "
          + others.prefix(5).map { "'\($0)'" }.joined(separator: ", "),
        hint: "give the stock in one form, with or without its square")
    }
    name = plain
    self.stock = stock
    self.form = form
    self.square = square?.name
  }

  private static func shape(of term: FormulaTerm) -> (Form, String)? {
    guard term.variables.count == 1 else { return nil }
    switch term.variables[0].role {
    case .column(let column): return (.level, column)
    case .factor: return nil
    case .expression(let expression):
      switch expression.shape {
      case .column(let column): return (.level, column)
      case .function(.log, let column): return (.log, column)
      case .function(.log1p, let column): return (.log1p, column)
      default: return nil
      }
    }
  }

  /// The term of which this one is the square, as it would be written.
  private static func base(of term: FormulaTerm) -> String? {
    guard term.variables.count == 1, case .expression(let expression) = term.variables[0].role else {
      return nil
    }
    let steps = expression.steps
    guard steps.count > 2, steps[steps.count - 1] == .power, steps[steps.count - 2] == .number(2),
      case .column(let column, _) = steps[0]
    else { return nil }
    let name = quotedIfNeeded(column)
    let inner = Array(steps.dropFirst().dropLast(2))
    if inner.isEmpty { return name }
    guard inner.count == 1, case .apply(let function) = inner[0] else { return nil }
    return "\(function.rawValue)(\(name))"
  }
}
