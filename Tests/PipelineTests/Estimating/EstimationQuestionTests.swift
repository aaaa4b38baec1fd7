import Decision
import Pipeline
import TestSupport
import Testing

/// What a question of a model may have beside its formula.
@Suite struct EstimationQuestionTests {
  private static let everything: [(flag: String, models: Set<EstimationModel>)] = [
    ("--case", [.conditionalLogit, .nestedLogit, .mixedLogit]),
    ("--alternative", [.conditionalLogit, .nestedLogit, .mixedLogit]),
    ("--nest", [.nestedLogit]), ("--equal-lambda", [.nestedLogit]), ("--random", [.mixedLogit]),
    ("--correlated", [.mixedLogit]), ("--sequence", [.mixedLogit]), ("--draws", [.mixedLogit]),
    ("--panel", [.mixedLogit]), ("--prior", [.conditionalLogit]), ("--iia", [.conditionalLogit]),
  ]

  private var full: EstimationQuestion.Options {
    var options = EstimationQuestion.Options()
    options.cases = "who"
    options.alternatives = "where"
    options.nests = "nest"
    options.hasEqualLambda = true
    options.random = [RandomTerm(term: "x", distribution: .normal)]
    options.isCorrelated = true
    options.sequence = .sobol
    options.draws = 10
    options.panel = "firm"
    options.prior = StatedPrior(
      weights: [.init(indicator: "x", share: 1, direction: .benefit)], strength: .given(1))
    options.irrelevant = ["a"]
    return options
  }

  @Test(arguments: EstimationModel.allCases) func everyOptionOfOtherModelsIsNamed(_ model: EstimationModel) {
    var options = full
    // Its own, but not with the others of this list.
    if model == .conditionalLogit { options.prior = nil }
    let found = refusal { try EstimationQuestion(model, formula: "y ~ x", options: options) }
    let foreign = Self.everything.filter { !$0.models.contains(model) }.map(\.flag)
    #expect(found == foreign.map { "\($0) is nothing to \(model.rawValue); leave it out" })
  }

  @Test(arguments: EstimationModel.allCases) func everyOptionThatIsWantedIsAskedFor(_ model: EstimationModel)
  {
    let found = refusal { try EstimationQuestion(model, formula: "y ~ x", options: .init()) }
    let wanted = Self.everything.prefix(3).filter { $0.models.contains(model) }.map {
      "\(model.rawValue) wants \($0.flag); name the column that holds it: \($0.flag) COLUMN"
    }
    let random =
      "mixed-logit wants --random; name terms and their distributions: --random 'log(wage):normal'"
    #expect(found == wanted + (model == .mixedLogit ? [random] : []))
  }

  @Test func misfitsAndTheFormulaAreToldTogether() {
    let found = refusal { try EstimationQuestion(.conditionalLogit, formula: "y ~", options: .init()) }
    #expect(found.count == 3)
    #expect(found.last?.hasPrefix("formula, character ") == true)
  }

  @Test func aPriorHasItsOwnErrors() {
    let found = refusal {
      try question(.conditionalLogit, "y ~ x") {
        $0.prior = StatedPrior(weights: [], strength: .crossValidated)
        $0.errors = .robust
      }
    }
    #expect(
      found == [
        "--se robust is nothing to a fit with a prior; its errors are those of the posterior; leave --se out"
      ])
  }

  @Test func everyColumnThatIsReadIsNamed() throws {
    let asked = try question(.nestedLogit, "y ~ log(x) + factor(where) + offset(z)") {
      $0.nests = "nest"
      $0.weights = "w"
      $0.errors = .clustered(by: ["city", "year"])
    }
    #expect(asked.columns == ["y", "x", "z", "where", "who", "nest", "w", "city", "year"])
    // A column of the formula keeps its numbers, so that the levels of its factor stand in order of size.
    #expect(asked.names == ["who", "nest", "city", "year"])
    let mixed = try question(.mixedLogit, "y ~ x") {
      $0.random = [RandomTerm(term: "x", distribution: .normal)]
      $0.panel = "firm"
    }
    #expect(mixed.columns == ["y", "x", "who", "where", "firm"])
    #expect(try question(.ols, "y ~ a*b | f + g").columns == ["y", "a", "b", "f", "g"])
  }

  @Test func theFormulaIsToldInFull() throws {
    #expect(try question(.ols, "y~a*b").formulaText == "y ~ a + b + a:b")
  }

  @Test func errorsAreToldInTheWordsOfTheOption() {
    let kinds: [ErrorKind] = [.information, .robust, .clustered(by: ["a", "b"]), .bootstrap(60)]
    #expect(kinds.map(\.words) == ["information", "robust", "cluster:a,b", "bootstrap:60"])
  }

  @Test func choiceModelsAreThree() {
    #expect(
      EstimationModel.allCases.filter(\.isChoice).map(\.rawValue) == [
        "conditional-logit", "nested-logit", "mixed-logit",
      ])
    #expect(Set(EstimationModel.allCases.map(\.title)).count == 6)
  }
}
