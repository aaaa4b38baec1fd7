/// One thing that a term is made of: a column as it is, a column as a factor, or an expression.
public struct FormulaVariable: Sendable, Hashable {
  public enum Role: Sendable, Equatable {
    /// Numbers as they are; texts enter as a factor.
    case column(String)
    /// `factor(x)`: one indicator for every level but the base.
    case factor(String)
    case expression(FormulaExpression)
  }

  /// As written, without blanks.
  public let name: String
  public let role: Role
  /// Characters from the start of the formula, from 1.
  public let character: Int

  /// Two variables are the same when they are written the same.
  public static func == (a: Self, b: Self) -> Bool { a.name == b.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// A term: one variable, or the product of several.
public struct FormulaTerm: Sendable, Equatable {
  public let variables: [FormulaVariable]

  /// As written, such as `factor(alt):I(income/1000)`.
  public var name: String { variables.map(\.name).joined(separator: ":") }

  /// Interactions in which the same variables stand are the same, whatever their order.
  public static func == (a: Self, b: Self) -> Bool { Set(a.variables) == Set(b.variables) }
}

/// An absorbed fixed effect: one column, or the combinations of several.
public struct AbsorbedEffect: Sendable, Equatable {
  /// As written, such as `region^industry`.
  public let name: String
  public let columns: [String]
  let characters: [Int]

  public static func == (a: Self, b: Self) -> Bool { Set(a.columns) == Set(b.columns) }
}

/// Terms in order, each once: the algebra of `:` and `*`.
struct TermList {
  /// More than this is a slip of the hand, and `*` doubles the count with every variable.
  static let limit = 1000
  /// Variables in one interaction.
  static let orderLimit = 16

  private(set) var terms: [FormulaTerm] = []
  private var known: Set<Set<FormulaVariable>> = []

  init() {}
  init(_ variable: FormulaVariable) { insert(FormulaTerm(variables: [variable])) }

  mutating func insert(_ term: FormulaTerm) {
    if known.insert(Set(term.variables)).inserted { terms.append(term) }
  }

  mutating func formUnion(_ other: TermList) { other.terms.forEach { insert($0) } }

  /// `(a + b):c` is `a:c + b:c`, and `a:a` is `a`.
  ///
  /// - Throws: what is too much.
  func crossed(with other: TermList) throws(TooManyTerms) -> TermList {
    guard terms.count * other.terms.count <= Self.limit else { throw .terms }
    var result = TermList()
    for left in terms {
      for right in other.terms {
        let added = right.variables.filter { !left.variables.contains($0) }
        guard left.variables.count + added.count <= Self.orderLimit else { throw .variables }
        result.insert(FormulaTerm(variables: left.variables + added))
      }
    }
    return result
  }

  /// `a * b` is `a + b + a:b`.
  func starred(with other: TermList) throws(TooManyTerms) -> TermList {
    var result = self
    result.formUnion(other)
    result.formUnion(try crossed(with: other))
    guard result.terms.count <= Self.limit else { throw .terms }
    return result
  }

  /// Main effects first, then interactions of two, of three …, each group in the order written, as R orders
  /// them.
  var byOrder: [FormulaTerm] {
    terms.enumerated()
      .sorted { ($0.element.variables.count, $0.offset) < ($1.element.variables.count, $1.offset) }
      .map(\.element)
  }
}

enum TooManyTerms: Error {
  case terms, variables
}
