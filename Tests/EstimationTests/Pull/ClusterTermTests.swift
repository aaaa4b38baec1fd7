import Estimation
import Testing

@Suite struct ClusterTermTests {
  private func term(_ text: String, _ formula: String) throws -> ClusterTerm {
    try ClusterTerm(text, in: Formula(formula))
  }

  @Test func aStockIsFoundInItsThreeFormsWithItsSquare() throws {
    let bent = try term("log1p( plants )", "choice ~ log(wage) + log1p(plants) + I(log1p(plants)^2)")
    #expect(bent.name == "log1p(plants)" && bent.stock == "plants" && bent.form == .log1p)
    #expect(bent.square == "I(log1p(plants)^2)")
    let level = try term("plants", "choice ~ plants + I(plants^2) + I(wage^2)")
    #expect(level.form == .level && level.square == "I(plants^2)")
    let plain = try term("log(plants)", "choice ~ log(plants) + I(wage^2)")
    #expect(plain.form == .log && plain.square == nil)
    #expect(plain.form.term(of: "next year") == "log(`next year`)")
  }

  @Test(arguments: [
    (
      "log1p(plant)", "choice ~ wage + log1p(plants)",
      "'log1p(plant)' is no term of the formula; did you mean 'log1p(plants)'?"
    ),
    (
      "plants", "choice ~ wage + I(plants^2)",
      "the formula has the square 'I(plants^2)' without its base 'plants'; add 'plants' to the formula"
    ),
    (
      "I(plants^2)", "choice ~ plants + I(plants^2)",
      "'I(plants^2)' is the square of 'plants'; name 'plants'; its square is found by itself"
    ),
    (
      "sqrt(plants)", "choice ~ sqrt(plants)",
      "'sqrt(plants)' is not a stock or its logarithm; name a column of figures, or log(...) or log1p(...) "
        + "of one"
    ),
    (
      "plants", "choice ~ plants + plants:wage + log(plants)",
      "the stock 'plants' of 'plants' also stands in 'log(plants)', 'plants:wage'; give the stock in one "
        + "form, "
        + "with or without its square"
    ),
    (
      "plants", "choice ~ plants + offset(log(plants))",
      "the stock 'plants' of 'plants' also stands in 'offset(log(plants))'; give the stock in one form, "
        + "with or "
        + "without its square"
    ),
  ]) func whatIsNoStockIsRefused(text: String, formula: String, wanted: String) {
    #expect(message { _ = try term(text, formula) } == wanted)
  }

  @Test func aFormulaIsEditedTermByTerm() throws {
    let formula = try Formula("choice ~ wage + plants + I(plants^2) + offset(log(jobs))")
    let edited = try formula.edited(
      replacing: ["plants": "log1p(plants)"], removing: ["I(plants^2)"], adding: ["rail"])
    #expect(edited.description == "choice ~ wage + log1p(plants) + rail + offset(log(jobs))")
    #expect(try Formula("choice ~ wage + factor(site)").hasEffects(of: "site"))
    #expect(try Formula("choice ~ wage + site").hasEffects(of: "site"))
    #expect(try !Formula("choice ~ wage:site + factor(country)").hasEffects(of: "site"))
  }
}
