internal import Decision

/// What explains what: `response ~ terms | absorbed effects`, as R and fixest read it.
///
///     let formula = try Formula("choice ~ log(wage) + factor(alt)*I(income/1000)")
///     formula.terms.map(\.name)
///     // ["log(wage)", "factor(alt)", "I(income/1000)", "factor(alt):I(income/1000)"]
///
/// - A term is a column, `factor(x)`, a function `log log1p exp sqrt abs scale` of an expression, or `I(…)`,
///   in which `+ - * / ^` are arithmetic (`^` first and from the right, then the sign, as R has it).
/// - `a:b` is an interaction, `a*b` is `a + b + a:b`, `(a + b):c` is `a:c + b:c`; a term given twice counts
///   once. Terms are in R's order: main effects before interactions.
/// - `offset(…)` enters with the coefficient one. `1` is the constant, which is there unless `-1`, `+ 0` or
///   `0 +` takes it away; the last of them counts.
/// - After `|` stand the absorbed effects; `region^industry` is every combination of the two.
/// - A name that is not one word stands in backquotes: `` `gross wage` ``.
///
/// - Source: Wilkinson & Rogers (1973), *Applied Statistics* 22(3) 392, as R's `formula` reads it.
public struct Formula: Sendable, Equatable {
  public let response: FormulaVariable
  /// Each once, main effects first.
  public let terms: [FormulaTerm]
  /// What the formula says; an absorbed effect or a choice model takes the constant's place.
  public let hasConstant: Bool
  public let offsets: [FormulaExpression]
  public let absorbed: [AbsorbedEffect]

  /// Most characters a formula may have.
  public static let longest = 100_000

  /// Reads a formula.
  ///
  /// - Parameter columns: names that a column may have; nil leaves the names to the design.
  /// - Throws: ``EstimationError/input(_:)`` with everything that is wrong, each with its character: a
  ///   term that does not read, an unknown function or column (with the nearest ones known), more than 1,000
  ///   terms, more than 16 variables in an interaction, parentheses more than 64 deep.
  /// - Complexity: O(n) for n characters, and O(terms).
  public init(_ text: String, columns: [String]? = nil) throws(EstimationError) {
    guard text.unicodeScalars.prefix(Self.longest + 1).count <= Self.longest else {
      var problems = EstimationProblems()
      problems.append(
        .init(
          .formula(character: Self.longest + 1), "the formula has more than \(Self.longest) characters",
          hint: "absorb effects with '|' in place of naming many columns"))
      throw .input(problems)
    }
    var parser = FormulaParser(text)
    let formula = parser.formula()
    if let columns {
      let known = Set(columns)
      for (name, character) in parser.references where !known.contains(name) {
        parser.problems.append(unknownName(name, character, among: columns))
      }
    }
    var problems = EstimationProblems()
    for problem in parser.problems.sorted(by: { $0.character < $1.character }) { problems.append(problem) }
    try problems.refuse()
    guard let formula else { preconditionFailure("a formula that does not read has problems") }
    self = formula
  }

  init(
    response: FormulaVariable, terms: [FormulaTerm], hasConstant: Bool, offsets: [FormulaExpression],
    absorbed: [AbsorbedEffect]
  ) {
    self.response = response
    self.terms = terms
    self.hasConstant = hasConstant
    self.offsets = offsets
    self.absorbed = absorbed
  }
}

extension Formula: CustomStringConvertible {
  /// The formula in full, in a form that reads back as the same one.
  public var description: String {
    var parts = terms.map(\.name) + offsets.map { "offset(\($0.name))" }
    if terms.isEmpty || !hasConstant { parts.append(hasConstant ? "1" : "0") }
    return "\(response.name) ~ " + parts.joined(separator: " + ")
      + (absorbed.isEmpty ? "" : " | " + absorbed.map(\.name).joined(separator: " + "))
  }
}

extension EstimationProblem {
  /// Where in the formula it is; 0 when it is elsewhere.
  var character: Int { if case .formula(let character) = spot { character } else { 0 } }
}

/// A formula's name of a column that is not there.
func unknownName(_ name: String, _ character: Int, among columns: [String]) -> EstimationProblem {
  .init(
    .formula(character: character), "there is no column '\(name)'",
    hint: suggestion(for: name, among: columns))
}
