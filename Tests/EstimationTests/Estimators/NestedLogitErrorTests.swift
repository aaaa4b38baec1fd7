import Decision
import Estimation
import TestSupport
import Testing

/// Inputs that a nested logit cannot be fitted on, one by one, and what it says.
@Suite struct NestedLogitErrorTests {
  private func message(_ design: ChoiceDesign, _ nests: [String], equalLambda: Bool = false) -> String {
    do {
      let fit = try NestedLogit().fit(design, nests: nests, equalLambda: equalLambda)
      return "fitted \(fit.covariates): \(fit.coefficients) \(fit.termination)"
    } catch {
      return error.description
    }
  }

  /// Three alternatives, of which the first two are a nest; x from the numbers of case and alternative.
  private func threes(
    _ count: Int, names: [String] = ["x"], _ rows: (Int, Int) -> [Double], chosen: (Int) -> Int
  ) throws -> (design: ChoiceDesign, nests: [String]) {
    let made = try design(
      (0..<count).map { n in ((0..<3).map { rows(n, $0) }, chosen(n)) }, names: names)
    return (made, (0..<count).flatMap { _ in ["pair", "pair", "alone"] })
  }

  @Test func nestsOfOneAlternativeAreTheConditionalLogit() throws {
    let (design, _) = try buses([5, 3, 2])
    #expect(
      message(design, (0..<9).map { ["a", "b", "c"][$0 % 3] })
        == "column 'nest': every nest has one alternative in every case, so there is no lambda to estimate; "
        + "take 'conditional-logit', which this is, or wider nests")
  }

  @Test func oneNestForAllIsNoNest() throws {
    let (design, _) = try buses([5, 3, 2])
    #expect(
      message(design, (0..<9).map { _ in "all" })
        == "column 'nest': the alternatives of every case are all in one nest, so that lambda cannot be told "
        + "from the scale of the coefficients; take 'conditional-logit', or nests that divide the "
        + "alternatives of a case")
  }

  @Test func alternativesInSeveralNestsAreAllNamed() throws {
    let (design, nests) = try buses([5, 3, 2])
    var moved = nests
    moved[3] = "rail"
    moved[8] = "road"
    #expect(
      message(design, moved)
        == "column 'nest': alternative 'bus 1' is in nest 'road' in row 1 and in nest 'rail' in row 4; "
        + "give an alternative the same nest in every row\n"
        + "column 'nest': alternative 'train' is in nest 'rail' in row 3 and in nest 'road' in row 9; "
        + "give an alternative the same nest in every row")
  }

  @Test func rowsWithoutANestAreNamed() throws {
    let (design, nests) = try buses([5, 3, 2])
    var gaps = nests
    gaps[1] = ""
    #expect(
      message(design, gaps)
        == "row 2, column 'nest': no nest is given; give every alternative a nest; one of its own where it "
        + "has no neighbours")
  }

  /// The log odds of the road are zero, and so would λ be: the likelihood has a wall there.
  @Test func aLambdaThatGoesToZeroIsNamed() throws {
    let (design, nests) = try buses([50, 30, 80])
    #expect(
      message(design, nests)
        == "the nested logit has no maximum: the log-likelihood rises on as 'lambda(road)' goes to zero; "
        + "take wider nests or 'conditional-logit'")
  }

  /// x decides without a fault inside of the pair and says little about the alternative on its own.
  @Test func aNestThatIsPredictedPerfectlyInsideHasNoLambda() throws {
    let (design, nests) = try threes(
      60, { n, j in [j == n % 2 ? Double(2 + n % 5) : j == 2 ? Double((7 * n) % 9) : Double(1 - n % 3)] },
      chosen: { n in (n * n) % 7 < 3 ? 2 : n % 2 })
    #expect(
      message(design, nests)
        == "the nested logit has no maximum: the log-likelihood rises on as 'lambda(pair)' goes to zero, "
        + "since it predicts choices in the nest perfectly; take wider nests or 'conditional-logit'")
  }

  /// The nest with the larger x is always chosen, the larger x in it not always.
  @Test func nestsThatArePredictedPerfectlyHaveNoLambda() throws {
    let made = try design(
      (0..<30).map { n in
        let isFirst = n % 2 == 0
        let rows = (isFirst ? [3, 2, 1, 0] : [1, 0, 3, 2]).map { [Double($0) + Double(n % 5) / 8] }
        return (rows, (isFirst ? 0 : 2) + (n % 3 == 0 ? 1 : 0))
      }, names: ["x"])
    let nests = (0..<30).flatMap { _ in ["a", "a", "b", "b"] }
    #expect(
      message(made, nests, equalLambda: true)
        == "the nested logit has no maximum: the log-likelihood rises on as 'lambda' grows, since it "
        + "predicts the nests perfectly; take wider nests or 'conditional-logit'")
  }

  /// One x for both of the pair, so that its inclusive value is x + λ log 2 always.
  @Test func aLambdaThatIsAConstantOfItsNestIsNotIdentified() throws {
    let (design, nests) = try threes(
      40, { _, j in [j == 2 ? 1 : 0] }, chosen: { n in n % 3 })
    #expect(
      message(design, nests)
        == "the data do not tell 'x' and 'lambda(pair)' apart: the log-likelihood is the same along a line; "
        + "leave one of them out, or take equal lambdas or other nests")
  }

  @Test func separationAndCollinearityAreThoseOfTheConditionalLogit() throws {
    func rows(_ n: Int, _ j: Int) -> [Double] {
      let x = Double((7 * n + 3 * j * j) % 11)
      return [x, Double((5 * n * j) % 7), 2 * x, j == 3 ? 1 : 0]
    }
    // The fourth alternative is never chosen.
    let cases = (0..<80).map { n in ((0..<4).map { rows(n, $0) }, (n * n + n / 3) % 3) }
    let made = try design(cases, names: ["x", "y", "twice", "fourth"])
    let nests = (0..<80).flatMap { _ in ["pair", "pair", "other", "other"] }
    let fit = try NestedLogit().fit(made, nests: nests)
    let flat = try ConditionalLogit().fit(made)
    #expect(fit.separation == flat.separation && fit.dropped == flat.dropped)
    #expect(fit.separation.columns == ["fourth"] && fit.rowCount == 240)
    #expect(fit.covariates == ["x", "y", "lambda(pair)"] && fit.singleNests == ["other"])
    #expect(fit.notices.first?.text == "80 rows are predicted perfectly by 'fourth' and were left out")
    #expect(
      fit.notices[1].text
        == "perfect prediction was looked for in the conditional logit: that is the nested logit's own with "
        + "every lambda at most 1, and above 1 it may leave out what could have been estimated")
    #expect(fit.conditionalLogLikelihood == flat.logLikelihood)
    #expect(fit.logProbabilities[3] == -.infinity && fit.termination.hasConverged)
    let scores = fit.scores(on: made)
    #expect(scores.allSatisfy { $0.isFinite } && fit.ownElasticities(on: made).count == 2)
    let rest = try NestedLogit().fit(
      design(
        cases.map { (rows: $0.0.prefix(3).map { [$0[0], $0[1]] }, chosen: $0.1) }, names: ["x", "y"]),
      nests: (0..<80).flatMap { _ in ["pair", "pair", "other"] })
    #expect(agree(fit.coefficients, rest.coefficients, .solver))
    #expect(agree(fit.covariance, rest.covariance, .solver))
  }
}
