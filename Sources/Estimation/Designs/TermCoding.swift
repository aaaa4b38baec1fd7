/// How the factors of every term are coded: without their base level, or with all levels.
///
/// A factor loses its base in a term when what is left of the term without it is in the model already: the
/// constant for a factor alone, `x` for `factor(g):x`. With all levels kept there, columns would add up to
/// ones that are in the model; without the base where they are not, the base level would have no slope. An
/// earlier term holds what is left when it is the same but for factors, whose indicators add up to one.
///
/// R's rule but for two cases. R lets `x:z` stand for `x`, and so gives the base of `g` no slope in `x:z +
/// g:x`; and in a model without a constant it keeps all levels of the first factor even in `x + g:x`, which
/// makes `x` redundant.
///
/// - Source: Chambers & Hastie (1992), *Statistical Models in S*, ch. 2.4; R's `TermCode` in `model.c`.
struct TermCoding {
  /// Term by term and variable by variable: the first level that has a column; 0 for numbers.
  let firstLevels: [[Int]]

  /// - Parameters:
  ///   - isFactor: for every variable whether it is a factor.
  ///   - isSpanned: whether the constant (the empty list) or the product of these variables is in the model
  ///     without being a term: as the constant itself, through the case of a choice model or through an
  ///     absorbed effect.
  init(terms: [[Int]], isFactor: [Bool], isSpanned: ([Int]) -> Bool) {
    firstLevels = terms.enumerated().map { place, term in
      term.map { variable in
        guard isFactor[variable] else { return 0 }
        let rest = term.filter { $0 != variable }
        let isHeld = terms[..<place].contains { earlier in
          rest.allSatisfy(earlier.contains) && earlier.allSatisfy { rest.contains($0) || isFactor[$0] }
        }
        return isHeld || isSpanned(rest) ? 1 : 0
      }
    }
  }
}
