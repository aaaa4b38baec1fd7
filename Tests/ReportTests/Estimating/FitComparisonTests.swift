import Decision
import Report
import TestSupport
import Testing

@Suite struct FitComparisonTests {
  private func fit(
    _ name: String, _ coefficients: [(String, Double, Double?, Double?)], rows: Int = 100,
    ending: String = "converged", checksum: String? = nil
  ) -> SavedFit {
    var quality = SavedFit.Quality()
    quality.logLikelihood = -50.25
    if name == "b" { quality.r2 = 0.5 }
    return SavedFit(
      name: name, model: "poisson", formula: "y ~ x", cases: nil, rows: rows, quality: quality,
      ending: ending,
      coefficients: coefficients.map {
        .init(name: $0.0, estimate: $0.1, standardError: $0.2, pValue: $0.3)
      }, covariance: nil, covarianceType: "robust", dataChecksum: checksum)
  }

  private var both: [SavedFit] {
    [
      fit("a", [("x_1", 1.5, 0.5, 0.003), ("z", -2, 1, 0.046)]),
      fit("b", [("z", -1.75, 1, 0.08), ("w", 3, nil, nil)]),
    ]
  }

  @Test func everyCoefficientOfAnyFitHasItsLine() {
    #expect(
      FitComparison(both).rendering(as: .csv).text == """
        term,a,b
        x_1,1.500,
        ,(0.5000),
        z,-2,-1.750
        ,(1),(1)
        w,,3
        ,,(–)
        model,poisson,poisson
        standard errors,robust,robust
        rows,100,100
        log-likelihood,-50.250,-50.250
        R²,,0.5000

        """)
  }

  @Test func starsAreOffUnlessAskedFor() {
    let text = FitComparison(both, hasStars: true).rendering(as: .csv).text
    #expect(text.contains("x_1,1.500***,\n"))
    #expect(text.contains("z,-2**,-1.750*\n"))
    #expect(!FitComparison(both).rendering(as: .table).text.contains("*"))
  }

  @Test func whatDoesNotCompareIsSaid() {
    let notes = FitComparison([fit("a", []), fit("b", [], rows: 99, ending: "stalled")])
      .rendering(as: .csv).notes
    #expect(
      notes == [
        "'b' did not converge (stalled)",
        "the fits are not on the same rows: their likelihoods, AIC and BIC do not compare",
      ])
    let data = FitComparison([fit("a", [], checksum: "1"), fit("b", [], checksum: "2")])
    #expect(data.rendering(as: .csv).notes.count == 1)
    #expect(FitComparison(both).rendering(as: .csv).notes.isEmpty)
  }

  @Test func latexIsATableOfBooktabs() {
    let text = FitComparison([fit("a_b", [("I(x^2)", -1.5, 0.5, nil)])]).rendering(as: .latex).text
    #expect(
      text == #"""
        % needs \usepackage{booktabs}
        \begin{tabular}{lr}
        \toprule
         & a\_b \\
        \midrule
        I(x\textasciicircum{}2) & $-$1.500 \\
         & (0.5000) \\
        \midrule
        model & poisson \\
        standard errors & robust \\
        rows & 100 \\
        log-likelihood & $-$50.250 \\
        \bottomrule
        \end{tabular}

        """#)
  }
}
