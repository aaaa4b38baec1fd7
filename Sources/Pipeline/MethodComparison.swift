internal import Checksums
internal import Decision
internal import Scoring

/// The same question put to every method: who ranks where, and how far the methods agree.
public struct MethodComparison: Sendable {
  /// Methods that gave an answer, in the order of the catalogue.
  public let assessments: [Assessment]
  /// Methods that did not, with the reason.
  public let refused: [(method: String, reason: String)]
  /// Kendall's τ_b between the scores of each pair, rows and columns in the order of `assessments`; none where a
  /// method ties everyone.
  public let kendall: [[Double?]]
  /// Weighted rank correlation between each pair.
  public let weighted: [[Double?]]
  /// The method that is asked with the study's own parameters, since without them it would be another one.
  public var asStated: String? {
    assessments.first { !MethodCatalogue.compared.contains($0.study.method) }?.study.method
  }

  /// SHA-256 over the questions to all methods: a line for each that was asked.
  public var hash: String {
    var lines = ["all methods"]
    lines += assessments.map { "\($0.study.method) \($0.hash)" }
    lines += refused.map { "\($0.method) has no value" }
    return sha256Hex(Array(lines.joined(separator: "\n").utf8))
  }

  /// Alternatives above which methods of quadratic time are left out.
  public static let quadraticLimit = 5_000
}

extension Study {
  /// Asks every method, each on the normalisation of its own paper and with its default parameters.
  ///
  /// One that is another method until parameters are given is asked only where the study asks for it, and
  /// then as the study does.
  /// A method that has no value on these figures is listed with its reason; methods of quadratic time are left out
  /// above ``MethodComparison/quadraticLimit`` alternatives, and listed too.
  ///
  /// - Throws: ``StudyError`` when no method at all can answer, with the reason of the first.
  public func comparedMethods() throws(StudyError) -> MethodComparison? {
    guard case .prepared(let prepared) = try prepare() else { return nil }
    let isLong = prepared.matrix.alternatives.count > MethodComparison.quadraticLimit
    var assessments: [Assessment] = []
    var refused: [(method: String, reason: String)] = []
    var first: StudyError?
    for name in MethodCatalogue.names where name == method || MethodCatalogue.compared.contains(name) {
      if isLong, MethodCatalogue.quadratic.contains(name) {
        refused.append(
          (name, "its time grows with the square of the number of alternatives; ask it by itself"))
        continue
      }
      do throws(StudyError) {
        guard case .assessed(let assessment) = try question(to: name).assessed() else { return nil }
        assessments.append(assessment)
      } catch {
        first = first ?? error
        refused.append((name, error.problems.kept.first?.message ?? ""))
      }
    }
    if assessments.isEmpty, let first { throw first }
    let scores = assessments.map(\.scores.values)
    return MethodComparison(
      assessments: assessments, refused: refused,
      kendall: scores.map { a in scores.map { kendallTau(a, $0) } },
      weighted: scores.map { a in scores.map { weightedRankCorrelation(a, $0) } })
  }

  private func question(to name: String) -> Study {
    MethodCatalogue.compared.contains(name) ? asking(name) : self
  }
}
