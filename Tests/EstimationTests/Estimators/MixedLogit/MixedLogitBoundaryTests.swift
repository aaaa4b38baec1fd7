import Decision
import Estimation
import TestSupport
import Testing

/// What the data cannot tell, and what is asked for in vain.
@Suite struct MixedLogitBoundaryTests {
  let panel = ReferencePanel(seed: 11, members: 60)

  /// Two cases an investor, of which he takes 1 once: more alike than chance would make them, so that no
  /// taste is shared. The likelihood is Λ(β)(1 − Λ(β)) a member, and any spread of β lowers it.
  private func alike() throws -> ChoiceDesign {
    let table = try ObservationTable([
      ObservationColumn("member", numbers: (0..<120).map { Double($0 / 4) }),
      ObservationColumn("case", numbers: (0..<120).map { Double($0 / 2) }),
      ObservationColumn("alt", numbers: (0..<120).map { Double($0 % 2) }),
      ObservationColumn("choice", numbers: (0..<120).map { Double(($0 + $0 / 2) % 2) }),
      ObservationColumn("x", numbers: (0..<120).map { Double($0 % 2) }),
      ObservationColumn("y", numbers: (0..<120).map { Double(($0 * $0 / 3) % 5) }),
    ])
    return try ReferenceChoices.design(table, "choice ~ x + y")
  }

  @Test(arguments: [
    MixedDraws.quadrature(nodes: 20), .halton(50), .halton(200, isReversed: false), .sobol(100),
  ])
  func aSpreadThatGoesToZeroIsAtItsBoundary(draws: MixedDraws) throws {
    let design = try alike()
    let fit = try MixedLogit(random: [RandomCoefficient("x")], draws: draws)
      .fit(design, panel: design.grouping(ofCasesBy: "member"))
    let plain = try ConditionalLogit().fit(design)
    #expect(fit.termination.hasConverged)
    #expect(fit.covariates == ["mean(x)", "y", "sd(x)"])
    #expect(fit.atBoundary == ["sd(x)"])
    #expect(fit.coefficients[2] == 0 && fit.standardErrors[2] == nil)
    #expect((0..<3).allSatisfy { fit.covariance[2 * 3 + $0] == 0 && fit.covariance[$0 * 3 + 2] == 0 })
    // With the spread at zero it is the conditional logit.
    for k in 0..<2 {
      #expect(abs(fit.coefficients[k] - plain.coefficients[k]) < 1e-7)
      #expect(agree(try #require(fit.standardErrors[k]), plain.standardErrors[k], .solver))
    }
    #expect(agree(fit.logLikelihood, plain.logLikelihood, .solver))
    #expect(agree(fit.aic, 6 - 2 * plain.logLikelihood, .solver))
    #expect(
      fit.notices.contains {
        $0.text
          == "the likelihood is highest where sd(x) is zero, the boundary of what it can be; it is held "
          + "there and has no standard error"
      })
    let scores = fit.scores(on: design)
    #expect(stride(from: 2, to: scores.count, by: 3).allSatisfy { scores[$0] == 0 })
  }

  /// Every investor chooses twice by x, half of them 1 both times and the others as often 0, and twice by z,
  /// once 1.
  @Test func onlyTheSpreadThatIsNoneIsHeld() throws {
    let kinds = [(1, 1), (1, 1), (1, 0), (0, 0), (0, 0)]
    let chosen = (0..<160).map { n -> Int in
      let kind = kinds[n / 4 % 5]
      return [kind.0, kind.1, 1, 0][n % 4]
    }
    let table = try ObservationTable([
      ObservationColumn("member", numbers: (0..<320).map { Double($0 / 8) }),
      ObservationColumn("case", numbers: (0..<320).map { Double($0 / 2) }),
      ObservationColumn("alt", numbers: (0..<320).map { Double($0 % 2) }),
      ObservationColumn("choice", numbers: (0..<320).map { $0 % 2 == chosen[$0 / 2] ? 1 : 0 }),
      ObservationColumn("x", numbers: (0..<320).map { $0 / 2 % 4 < 2 ? Double($0 % 2) : 0 }),
      ObservationColumn("z", numbers: (0..<320).map { $0 / 2 % 4 < 2 ? 0 : Double($0 % 2) }),
    ])
    let design = try ReferenceChoices.design(table, "choice ~ x + z")
    let panel = try design.grouping(ofCasesBy: "member")
    let fit = try MixedLogit(
      random: [RandomCoefficient("x"), RandomCoefficient("z")], draws: .quadrature(nodes: 15)
    ).fit(design, panel: panel)
    let alone = try MixedLogit(random: [RandomCoefficient("x")], draws: .quadrature(nodes: 15)).fit(
      design, panel: panel)
    #expect(fit.atBoundary == ["sd(z)"] && alone.atBoundary.isEmpty)
    #expect(fit.coefficients[2] > 1 && fit.standardErrors[2] != nil)
    #expect(agree(fit.logLikelihood, alone.logLikelihood, .solver))
    for k in 0..<3 { #expect(abs(fit.coefficients[k] - alone.coefficients[k]) < 1e-7) }
  }

  @Test func columnsThatTheDataRuleOutAreNamed() throws {
    var cases: [(rows: [[Double]], chosen: Int)] = []
    var random = SeededGenerator(seed: 4)
    for _ in 0..<80 {
      let rows = (0..<3).map { _ in [Double.random(in: -2...2, using: &random), 0.0, 0.0] }
      let chosen = Int.random(in: 0..<3, using: &random)
      // The second column is only ever seen in what is not chosen; the third is half of the first.
      cases.append(
        (rows.enumerated().map { [$1[0], $0 == (chosen + 1) % 3 ? 1 : 0, $1[0] / 2] }, chosen))
    }
    let design = try design(cases, names: ["x", "never", "half"])
    let fit = try MixedLogit(
      random: [RandomCoefficient("x"), RandomCoefficient("never")], draws: .halton(30)
    ).fit(design)
    #expect(fit.covariates == ["mean(x)", "sd(x)"])
    #expect(fit.dropped.map(\.name) == ["never", "half"])
    #expect(fit.separation.columns == ["never"] && fit.separation.rows.count == 80)
    #expect(fit.rowCount == 160)
    #expect(fit.logProbabilities.filter { $0 == -.infinity }.count == 80)
  }

  @Test func aLogNormalOfTheWrongSignIsSaid() throws {
    let design = try panel.design()
    let fit = try MixedLogit(random: [RandomCoefficient("c", .logNormal)], draws: .halton(30), starts: 1)
      .fit(design, panel: design.grouping(ofCasesBy: "member"))
    #expect(
      fit.notices.contains {
        $0.text
          == "the coefficient of 'c' is below zero in the conditional logit, which a log-normal one cannot "
          + "be; take the negative of the column"
      })
    #expect(!fit.termination.hasConverged)
    #expect(
      fit.notices.contains {
        $0.text == "the likelihood rises for ever along 'mean(c)', so no finite value is the best"
      })
    #expect(fit.coefficients.allSatisfy { $0.isFinite })
  }

  @Test func tooFewStepsAreReported() throws {
    let fit = try MixedLogit(random: [RandomCoefficient("a")], draws: .halton(30), limit: 1).fit(
      panel.design())
    guard case .iterationLimit(_, limit: 1) = fit.termination else {
      Issue.record("found \(fit.termination)")
      return
    }
    #expect(fit.simulationErrors == nil)
  }

  @Test func theStartsAreCounted() throws {
    let design = try panel.design()
    let fit = try MixedLogit(random: [RandomCoefficient("a")], draws: .quadrature(nodes: 20), starts: 5).fit(
      design, panel: design.grouping(ofCasesBy: "member"))
    #expect(fit.notices.contains { $0.text == "all 5 starts of the search led to this maximum" })
    let again = try MixedLogit(random: [RandomCoefficient("a")], draws: .quadrature(nodes: 20)).fit(
      design, panel: design.grouping(ofCasesBy: "member"), start: [0.3, 0, 0, 0.01])
    #expect(agree(again.coefficients, fit.coefficients, .solver))
  }

  @Test func fewDrawsAreSaidToBeFew() throws {
    let design = try panel.design()
    let fit = try MixedLogit(
      random: [RandomCoefficient("a"), RandomCoefficient("b")], draws: .halton(8), starts: 1
    ).fit(design, panel: design.grouping(ofCasesBy: "member"))
    #expect(
      fit.notices.contains {
        $0.text.hasPrefix("other draws move '") && $0.text.hasSuffix("take more of them")
      })
  }

  private func message(
    _ model: MixedLogit, _ design: ChoiceDesign, panel: Grouping? = nil, start: [Double]? = nil
  ) -> String {
    do throws(EstimationError) {
      _ = try model.fit(design, panel: panel, start: start)
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test func randomTermsAreChecked() throws {
    let design = try ReferenceChoices.design(panel.table(), "choice ~ a + b + I(c^2) + weight")
    #expect(
      message(MixedLogit(random: []), design)
        == "no term is random; name one or more of the formula's terms, or fit a conditional logit")
    #expect(
      message(
        MixedLogit(random: [.init("I(c ^ 2)"), .init("aa"), .init("weight"), .init("I(c^2)", .uniform)]),
        design)
          == """
          the random term 'aa' is not in the formula; did you mean 'a'?
          the random term 'weight' is dropped: it is the same for all alternatives of every case; \
          leave it out of both
          the random term 'I(c^2)' is named twice; give it one distribution
          """)
  }

  @Test func drawsAreChecked() throws {
    let design = try panel.design()
    let two = [RandomCoefficient("a"), RandomCoefficient("b"), RandomCoefficient("c")]
    #expect(
      message(MixedLogit(random: two, draws: .halton(0, burnIn: -1)), design)
        == """
        0 draws were asked for; take 1 to 1000000; 500 is the default
        a burn-in of -1 points was asked for; take 0 to 1000000
        """)
    #expect(
      message(MixedLogit(random: two, draws: .quadrature(nodes: 300)), design)
        == """
        a quadrature of 300 nodes was asked for; take 1 to 200; 40 is a good one
        a quadrature is for one or two random coefficients, and there are 3; take draws of a sequence
        """)
    #expect(
      message(MixedLogit(random: [two[0]], draws: .explicit([1, 2], count: 1)), design)
        == "2 deviates were given; give \(design.cases.count) investors × 1 draws × 1 random coefficients")
    let gap = [Double](repeating: .nan, count: design.cases.count)
    #expect(
      message(MixedLogit(random: [two[0]], draws: .explicit(gap, count: 1)), design)
        == "the deviates given are not all finite; give standardised deviates")
    #expect(
      message(MixedLogit(random: [two[0]], draws: .halton(5)), design, start: [1])
        == "a start of 1 numbers was given; give 4 finite ones: mean(a), b, c, sd(a)")
  }

  @Test func aStartWithoutALikelihoodIsRefused() throws {
    let design = try panel.design()
    #expect(
      message(
        MixedLogit(random: [RandomCoefficient("a")], draws: .halton(5)), design, start: [1e308, 0, 0, 1])
        == "the log-likelihood is not a number where the search starts; "
        + "start nearer to zero, or give no start")
  }

  @Test func panelsAreChecked() throws {
    let table = try ObservationTable([
      ObservationColumn("case", numbers: [1, 1, 2, 2, 3, 3]),
      ObservationColumn("alt", numbers: [1, 2, 1, 2, 1, 2]),
      ObservationColumn("choice", numbers: [1, 0, 0, 1, 1, 0]),
      ObservationColumn("x", numbers: [1, 0, 1, 2, 0, 2]),
      ObservationColumn("w", numbers: [1, 1, 2, 2, 1, 1]),
      ObservationColumn("who", texts: ["p", "q", "p", "p", "p", "p"]),
      ObservationColumn("firm", texts: ["p", "p", "p", "p", "p", "p"]),
    ])
    let design = try ReferenceChoices.design(table, "choice ~ x", weights: "w")
    let model = MixedLogit(random: [RandomCoefficient("x")], draws: .halton(5))
    let who = try design.grouping(ofRowsBy: "who")
    #expect(
      message(model, design, panel: who)
        == "case '1': its 'who' is 'p' and 'q'; one choice is made by one investor")
    let firm = try design.grouping(ofCasesBy: "firm")
    #expect(
      message(model, design, panel: firm)
        == "case '2': its weight is 2.0, and that of other cases of 'p' 1.0; give all cases of an investor "
        + "the same weight")
    let other = ReferenceChoices(seed: 1, cases: 4)
    let foreign = try ReferenceChoices.design(other.table()).grouping(ofCasesBy: "case")
    #expect(
      message(model, design, panel: foreign)
        == "column 'case': the panel has 4 values; give one for each of the 3 cases")
  }

  @Test func aModelWithoutAnyRandomColumnLeftIsRefused() throws {
    var cases: [(rows: [[Double]], chosen: Int)] = []
    for n in 0..<20 { cases.append(([[1, Double(n % 3)], [0, Double(n % 4)], [0, 1]], 0)) }
    let design = try design(cases, names: ["always", "x"])
    #expect(
      message(MixedLogit(random: [RandomCoefficient("always")]), design)
        .contains("'always' predicts every choice perfectly"))
    var others: [(rows: [[Double]], chosen: Int)] = []
    for n in 0..<20 { others.append(([[1, Double(n % 3)], [1, Double(n % 4)], [0, 1]], n % 2)) }
    let left = try self.design(others)
    #expect(
      message(MixedLogit(random: [RandomCoefficient("twice")]), left)
        == "no random coefficient is left; fit a conditional logit, which says why the columns are dropped")
  }

  private func design(_ cases: [(rows: [[Double]], chosen: Int)], names: [String]) throws -> ChoiceDesign {
    try EstimationTests.design(cases, names: names)
  }

  private func design(_ cases: [(rows: [[Double]], chosen: Int)]) throws -> ChoiceDesign {
    try EstimationTests.design(
      cases.map { ($0.rows.map { [$0[1], 2 * $0[1]] }, $0.chosen) }, names: ["x", "twice"])
  }
}
