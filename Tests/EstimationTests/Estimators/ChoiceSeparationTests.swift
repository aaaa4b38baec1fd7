import Decision
import Estimation
import TestSupport
import Testing

/// Designs whose separation is known by construction.
@Suite struct ChoiceSeparationTests {
  /// Three alternatives of which the third is never chosen; x decides between the others.
  private func withUnchosen(_ x: (Int, Int) -> Double = { n, j in Double((7 * n + 3 * j) % 11) }) throws
    -> ChoiceDesign
  {
    try design(
      (0..<40).map { n in
        ((0..<3).map { j in [x(n, j), j == 1 ? 1 : 0, j == 2 ? 1 : 0] }, (n * n) % 7 < 3 ? 0 : 1)
      }, names: ["x", "second", "third"])
  }

  @Test func anAlternativeThatNobodyChoseIsNamedWithItsRows() throws {
    let fit = try ConditionalLogit().fit(withUnchosen())
    #expect(fit.separation.columns == ["third"])
    #expect(fit.separation.rows == (0..<40).map { 3 * $0 + 3 })
    #expect(fit.covariates == ["x", "second"])
    #expect(fit.dropped.map(\.name) == ["third"])
    #expect(fit.termination.hasConverged)
    #expect(fit.rowCount == 80)
    #expect(fit.logProbabilities[2] == -.infinity)
    let rest = try ConditionalLogit().fit(
      design(
        (0..<40).map { n in
          ((0..<2).map { j in [Double((7 * n + 3 * j) % 11), j == 1 ? 1 : 0] }, (n * n) % 7 < 3 ? 0 : 1)
        }, names: ["x", "second"]))
    #expect(fit.coefficients == rest.coefficients && fit.covariance == rest.covariance)
    #expect(fit.notices.map(\.text) == ["40 rows are predicted perfectly by 'third' and were left out"])
  }

  /// Neither a nor b separates alone; a + b is 0 for the first two alternatives and less for the third.
  @Test func aCombinationOfColumnsIsFound() throws {
    let cases = (0..<60).map { n -> (rows: [[Double]], chosen: Int) in
      let (p, q, r) = (Double((5 * n) % 13) - 6, Double((3 * n) % 7) - 3, Double((11 * n) % 17) - 8)
      let rows = [
        [p, -p, Double(n % 5)], [q, -q, Double((n + 2) % 5)],
        [r, -r - 1 - Double(n % 3), Double((2 * n) % 5)],
      ]
      return (rows, (n * n) % 5 < 2 ? 0 : 1)
    }
    let fit = try ConditionalLogit().fit(design(cases, names: ["a", "b", "c"]))
    #expect(fit.separation.columns == ["a", "b"])
    #expect(fit.separation.rows == (0..<60).map { 3 * $0 + 3 })
    #expect(fit.covariates == ["a", "c"])
    #expect(fit.dropped.map(\.name) == ["b"])
    #expect(fit.termination.hasConverged)
    // What is left: a, b of the first two differ by p − q in opposite ways, so a alone carries both.
    let rest = try ConditionalLogit().fit(
      design(cases.map { ($0.rows.prefix(2).map { [$0[0], $0[2]] }, $0.chosen) }, names: ["a", "c"]))
    #expect(agree(fit.coefficients, rest.coefficients, .solver))
  }

  /// First a column rules out rows by itself, then a combination shows in what is left.
  @Test func separationIsFoundLayerByLayer() throws {
    let cases = (0..<60).map { n -> (rows: [[Double]], chosen: Int) in
      let (p, q, r) = (Double((5 * n) % 13) - 6, Double((3 * n) % 7) - 3, Double((11 * n) % 17) - 8)
      let rows = [
        [p, -p, Double(n % 5), 0], [q, -q, Double((n + 2) % 5), 0], [r, -r - 1, Double((2 * n) % 5), 0],
        [r, 9 - r, 2, 1],
      ]
      return (rows, (n * n) % 5 < 2 ? 0 : 1)
    }
    let fit = try ConditionalLogit().fit(design(cases, names: ["a", "b", "c", "fourth"]))
    #expect(Set(fit.separation.columns) == ["a", "b", "fourth"])
    let ruledOut = (0..<60).flatMap { n in [4 * n + 3, 4 * n + 4] }
    #expect(fit.separation.rows == ruledOut)
    #expect(fit.covariates == ["a", "c"])
    #expect(fit.termination.hasConverged)
  }

  /// Wide but overlapping figures are no separation, however close to it.
  @Test func nearSeparationIsFitted() throws {
    var cases = (0..<200).map { n -> (rows: [[Double]], chosen: Int) in
      ([[Double(n % 20)], [Double(n % 20) - 1 - Double(n % 3)]], 0)
    }
    cases.append(([[0], [0.125]], 0))
    let fit = try ConditionalLogit().fit(design(cases, names: ["x"]))
    #expect(fit.separation.isEmpty && fit.termination.hasConverged)
    #expect(fit.coefficients[0] > 1)
  }

  @Test func choicesThatAreAllPredictedAreRefused() throws {
    let design = try pairs((0..<10).map { (Double($0) + 1, Double($0), 0) })
    #expect {
      try ConditionalLogit().fit(design)
    } throws: {
      "\($0)"
        == "'x' predicts every choice perfectly; no finite coefficient fits best; "
        + "leave out what is another form of the choice"
    }
  }

  @Test func aCombinationThatPredictsAllIsRefused() throws {
    let cases = (0..<30).map { n -> (rows: [[Double]], chosen: Int) in
      let p = Double((5 * n) % 13) - 6
      return ([[p, 1 - p], [0, 0], [-p, p - 0.5]], 0)
    }
    #expect {
      try ConditionalLogit().fit(design(cases, names: ["a", "b"]))
    } throws: {
      "\($0)".hasPrefix("'a', 'b' predict every choice perfectly; ")
    }
  }

  @Test func columnsThatCannotBeToldApartAreNamed() throws {
    let cases = (0..<40).map { n -> (rows: [[Double]], chosen: Int) in
      let rows = (0..<3).map { j -> [Double] in
        let (a, b) = (Double((7 * n + 3 * j) % 11), Double((5 * n * j) % 13))
        return [a, b, 0.1 * a - 0.3 * b + Double(n), j == 0 ? 1 : 0, j == 1 ? 1 : 0, j == 2 ? 1 : 0]
      }
      return (rows, (n * n) % 7 % 3)
    }
    let fit = try ConditionalLogit().fit(design(cases, names: ["a", "b", "c", "one", "two", "three"]))
    #expect(fit.covariates == ["a", "b", "one", "two"])
    #expect(
      fit.dropped.map { "\($0.name): \($0.reason)" } == [
        "c: it cannot be told apart from 'a' and 'b'", "three: it cannot be told apart from 'one' and 'two'",
      ])
    #expect(fit.termination.hasConverged)
  }

  @Test func aModelWithoutColumnsIsRefused() throws {
    let design = try design([([[1], [1]], 0), ([[2], [2]], 1)], names: ["x"])
    #expect {
      try ConditionalLogit().fit(design)
    } throws: {
      "\($0)"
        == "no column is left to estimate ('x': it is the same for all alternatives of every case); "
        + "take covariates that differ between the alternatives of a case"
    }
  }
}
