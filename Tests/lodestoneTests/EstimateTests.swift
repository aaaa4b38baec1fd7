import Foundation
import TestSupport
import Testing

/// `estimate`: models whose coefficients are known in closed form.
@Suite struct EstimateTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  private func estimate(_ arguments: String..., format: String = "json") throws -> Run {
    try Program.run(["estimate"] + arguments + ["--format", format], in: folder)
  }

  /// Twenty cases between a and b; b has x = 1, and a was chosen in four of them.
  private func putChoices() throws {
    var rows = "who,where,chosen,x,group\n"
    for n in 0..<20 {
      let isFirst = n < 4
      rows += "\(n),a,\(isFirst ? 1 : 0),0,\(n % 5)\n\(n),b,\(isFirst ? 0 : 1),1,\(n % 5)\n"
    }
    try folder.put("c.csv", rows)
  }

  private let sites = ["--data", "c.csv", "--case", "who", "--alternative", "where"]

  @Test func twoAlternativesHaveTheLogOfTheirOdds() throws {
    try putChoices()
    let run = try Program.run(
      ["estimate", "conditional-logit", "--formula", "chosen ~ x", "--format", "json"] + sites, in: folder)
    #expect(run.code == 0, "\(run.err)")
    let found = try run.object()
    #expect(found["cases"] as? Int == 20)
    #expect(found["rows"] as? Int == 40)
    let all = try #require(found["coefficients"] as? [[String: Any]])
    #expect(all.count == 1)
    #expect(all[0]["name"] as? String == "x")
    #expect(agree(all[0]["estimate"] as! Double, log(4), .difference))
    // The variance of log odds is 1/n₁ + 1/n₂.
    #expect(agree(all[0]["standard_error"] as! Double, (1.0 / 4 + 1.0 / 16).squareRoot(), .difference))
    let value = 4 * log(0.2) + 16 * log(0.8)
    #expect(agree(found["log_likelihood"] as! Double, value, .difference))
    #expect(agree(found["null_log_likelihood"] as! Double, -20 * log(2), .difference))
    #expect(agree(found["aic"] as! Double, 2 - 2 * value, .difference))
    #expect(agree(found["bic"] as! Double, log(20) - 2 * value, .difference))
    let ending = try #require(found["termination"] as? [String: Any])
    #expect(ending["reason"] as? String == "converged")
  }

  @Test func leastSquaresGivesTheLine() throws {
    try folder.put("l.csv", "y,x\n1,0\n2,1\n4,2\n4,3\n")
    let run = try estimate("ols", "--data", "l.csv", "--formula", "y ~ x")
    #expect(run.code == 0, "\(run.err)")
    let found = try run.object()
    let all = try #require(found["coefficients"] as? [[String: Any]])
    // Sxy = 5.5, Sxx = 5, ȳ = 2.75, x̄ = 1.5; what is left is 0.7 on two degrees of freedom.
    #expect(all.map { $0["name"] as? String } == ["(constant)", "x"])
    #expect(agree(all[0]["estimate"] as! Double, 1.1, .difference))
    #expect(agree(all[1]["estimate"] as! Double, 1.1, .difference))
    #expect(agree(all[1]["standard_error"] as! Double, (0.35 / 5).squareRoot(), .difference))
    #expect(agree(found["residual_standard_error"] as! Double, 0.35.squareRoot(), .difference))
    #expect(found["mcfadden_r2"] == nil)
    #expect(all[0]["t"] as? Double == all[0]["z"] as? Double)
  }

  @Test func everyFormIsWritten() throws {
    try putChoices()
    for form in ["table", "csv", "md", "ndjson"] {
      let run = try Program.run(
        [
          "estimate", "conditional-logit", "--formula", "chosen ~ x", "--se", "cluster:group", "--format",
          form,
        ]
          + sites, in: folder)
      #expect(run.code == 0)
      #expect(run.out.contains("1.386"), "\(form)")
      #expect((run.out + run.err).contains("clustered by group (5 clusters)"), "\(form)")
    }
  }

  @Test func fitsAreKeptAndComparedAndDrawn() throws {
    try putChoices()
    let fit = ["estimate", "conditional-logit", "--formula", "chosen ~ x"] + sites
    let kept = try Program.run(
      fit + ["--save", "mine.yaml", "--sample", "twenty cases", "--chart", "c.svg", "--format", "csv"],
      in: folder)
    #expect(kept.code == 0, "\(kept.err)")
    let robust = ["--se", "robust", "--format", "json", "--output", "r.json"]
    #expect(try Program.run(fit + robust, in: folder).code == 0)
    #expect(try folder.text("c.svg").hasPrefix("<svg"))
    #expect(try folder.text("mine.yaml").contains("sample: \"twenty cases\""))
    let compared = try Program.run(
      ["estimate", "--compare", "mine.yaml", "r.json", "--format", "csv"], in: folder)
    #expect(compared.code == 0, "\(compared.err)")
    #expect(compared.lines.prefix(2) == ["term,mine,r", "x,1.386,1.386"])
    expectRefusal(
      try Program.run(
        ["estimate", "ols", "--compare", "mine.yaml", "--se", "robust", "--format", "csv"], in: folder), 64,
      ["lodestone: --compare fits nothing, and a model, --se is given; leave it out"])
    expectRefusal(
      try Program.run(["estimate", "--compare", "c.csv", "--format", "csv"], in: folder), 65,
      ["c.csv:1:1: this is no fitted model; name a file that estimate wrote with --save or --format json"])
  }

  /// Four kinds of cases with x and z, so that both coefficients have a value.
  private func putTwoCovariates() throws {
    var rows = "who,where,chosen,x,z\n"
    var n = 0
    // x = 1 alone on b: 6 of 8 take b; z = 1 alone on b: 2 of 8 do.
    for (x, z, taken) in [(1, 0, 6), (0, 1, 2)] {
      for k in 0..<8 {
        rows += "\(n),a,\(k < taken ? 0 : 1),0,0\n\(n),b,\(k < taken ? 1 : 0),\(x),\(z)\n"
        n += 1
      }
    }
    try folder.put("c.csv", rows)
  }

  @Test func worthIsTheRatioOfCoefficients() throws {
    try putTwoCovariates()
    let run = try Program.run(
      ["estimate", "conditional-logit", "--formula", "chosen ~ x + z", "--price", "z", "--format", "json"]
        + sites, in: folder)
    #expect(run.code == 0, "\(run.err)")
    let worths = try #require(try run.object()["willingness_to_pay"] as? [[String: Any]])
    // x has log 3 and z −log 3, with equal variances 1/6 + 1/2 and no covariance.
    #expect(worths.count == 1 && worths[0]["name"] as? String == "x")
    #expect(agree(worths[0]["value"] as! Double, 1, .difference))
    let error = (2 * (1.0 / 6 + 1.0 / 2)).squareRoot() / log(3)
    #expect(agree(worths[0]["standard_error"] as! Double, error, .difference))
  }

  @Test func aBootstrapIsTheSameOnAnyNumberOfThreads() throws {
    try putTwoCovariates()
    let arguments =
      ["estimate", "conditional-logit", "--formula", "chosen ~ x + z", "--se", "bootstrap:60", "--seed", "7"]
      + sites
    let one = try Program.run(arguments + ["--threads", "1", "--format", "json"], in: folder)
    let two = try Program.run(arguments + ["--threads", "2", "--format", "json"], in: folder)
    #expect(one.code == 0 && one.out == two.out, "\(one.err)")
    #expect(try one.object()["covariance_type"] as? String == "bootstrap:60")
  }

  @Test func aPriorLiesBetweenWeightsAndDecisions() throws {
    try putTwoCovariates()
    try folder.put(
      "p.yaml",
      """
      name: p
      method: weighted-sum
      missing: refuse
      families:
        costs:
          weight: 1
          indicators:
            x: {weight: 3, direction: benefit}
            z: {weight: 1, direction: cost}
      """)
    func coefficients(_ tau: String) throws -> [Double] {
      let run = try Program.run(
        ["estimate", "conditional-logit", "--formula", "chosen ~ x + z", "--prior", "p.yaml", "--tau", tau]
          + ["--format", "json"] + sites, in: folder)
      let all = try #require(try run.object()["coefficients"] as? [[String: Any]], "\(run.err)")
      return all.map { $0["estimate"] as! Double }
    }
    let weak = try coefficients("1e-9")
    #expect(agree(weak[0], log(3), .printed(decimals: 6)) && agree(weak[1], -log(3), .printed(decimals: 6)))
    // Both columns differ by one in half of the cases, so part-worths are in the proportions of the weights.
    let strong = try coefficients("1e9")
    #expect(agree(strong[0] / strong[1], -3, .printed(decimals: 6)))
    let between = try coefficients("4")
    #expect(between[0] > log(3) && between[1] > -log(3) && between[0] < strong[0])
  }

  @Test func aFitThatIsACaseOfAnotherIsTestedAgainstIt() throws {
    try putTwoCovariates()
    for (name, formula) in [("small", "chosen ~ x"), ("large", "chosen ~ x + z")] {
      let fit = ["estimate", "conditional-logit", "--formula", formula, "--save", name + ".yaml"]
      #expect(try Program.run(fit + ["--format", "csv"] + sites, in: folder).code == 0)
    }
    let run = try Program.run(
      ["estimate", "--compare", "large.yaml", "small.yaml", "--format", "csv"], in: folder)
    // Without z its eight cases have equal shares: 2·(8 log 2 + 2 log ¼ + 6 log ¾) = 2.093.
    let gain = 2 * (8 * log(2.0) + 2 * log(0.25) + 6 * log(0.75))
    #expect(agree(gain, 2.093, .printed(decimals: 3)))
    #expect(run.err.contains("test that 'small' is as good as 'large': chi²(1) = 2.093"), "\(run.err)")
  }

  @Test func substitutionTakesFromTheOthers() throws {
    try putChoices()
    let run = try Program.run(
      ["estimate", "conditional-logit", "--formula", "chosen ~ x", "--substitution", "x", "--format", "json"]
        + sites, in: folder)
    let table = try #require(try run.object()["substitution"] as? [String: Any], "\(run.err)")
    let effects = try #require(table["effects"] as? [[Double]])
    // ∂P/∂x = β P (1 − P) with β = log 4 and P = 0.8, and what one gains the other loses.
    #expect(agree(effects[1][1], log(4) * 0.16, .difference))
    #expect(agree(effects[0][1], -log(4) * 0.16, .difference))
    #expect((table["shares"] as? [Double]).map { agree($0, [0.2, 0.8], .difference) } == true)
  }

  // MARK: mistakes

  @Test func whatIsMissingIsAskedForAtOnce() throws {
    expectRefusal(
      try estimate(format: "csv"), 64,
      [
        "lodestone: estimate wants a model; choose from: ols, conditional-logit, nested-logit, mixed-logit, "
          + "poisson, negative-binomial",
        "lodestone: estimate wants --data; name a CSV file with one observation a row",
        "lodestone: estimate wants --formula; say what explains what: --formula 'y ~ x + log(z)'",
      ])
    expectRefusal(
      try estimate(
        "ulogit", "--data", "c.csv", "--formula", "y ~ x", "--se", "clusters:a", "--small-sample", "some",
        format: "csv"), 64,
      [
        "lodestone: there is no model 'ulogit'; choose from: ols, conditional-logit, nested-logit, mixed-logit, "
          + "poisson, negative-binomial",
        "lodestone: --se: there is no kind 'clusters:a'; did you mean 'cluster:COLUMN'?",
        "lodestone: --small-sample is 'some'; choose from: none, standard",
      ])
  }

  @Test func optionsOfOtherModelsAreRefused() throws {
    try putChoices()
    expectRefusal(
      try estimate(
        "ols", "--data", "c.csv", "--formula", "x ~ chosen", "--nest", "group", "--equal-lambda", "--iia",
        "a",
        format: "csv"), 64,
      ["--nest", "--equal-lambda", "--iia"].map { "lodestone: \($0) is nothing to ols; leave it out" })
    expectRefusal(
      try Program.run(
        ["estimate", "conditional-logit", "--formula", "chosen ~ x", "--tau", "3", "--se", "bootstrap:5"]
          + ["--seed", "x", "--format", "csv"] + sites, in: folder), 64,
      [
        "lodestone: --se bootstrap: '5' is no number of resamples; give a whole number from 50 to a million, such "
          + "as bootstrap:500",
        "lodestone: --seed is 'x'; a seed is a whole number, 0 or above",
        "lodestone: --tau belongs to --prior; add --prior PROFILE",
      ])
    expectRefusal(
      try Program.run(
        ["estimate", "conditional-logit", "--formula", "chosen ~ x", "--price", "w", "--format", "csv"]
          + sites,
        in: folder), 65,
      ["lodestone: there is no coefficient 'w'; choose from: x"])
  }

  @Test func aChoiceModelWantsItsCases() throws {
    try putChoices()
    expectRefusal(
      try estimate("conditional-logit", "--data", "c.csv", "--formula", "chosen ~ log(x", format: "csv"), 64,
      [
        "lodestone: conditional-logit wants --case; name the column that holds it: --case COLUMN",
        "lodestone: conditional-logit wants --alternative; name the column that holds it: --alternative COLUMN",
        "lodestone: formula, character 15: found the end where ')' was wanted; close the parenthesis",
      ])
    expectRefusal(
      try estimate("ols", "--data", "c.csv", "--formula", "x ~ chosen", "--case", "who", format: "csv"), 64,
      ["lodestone: --case is nothing to ols; leave it out"])
  }

  @Test func problemsOfTheDataNameTheirPlace() throws {
    try folder.put("c.csv", "who,where,chosen,x\n01,a,1,0\n01,b,0,\n02,a,0,1\n02,b,0,2\n")
    let arguments = ["estimate", "conditional-logit", "--format", "csv"] + sites
    expectRefusal(
      try Program.run(arguments + ["--formula", "chosen ~ x + wgae"], in: folder), 65,
      [
        "lodestone: formula, character 14: there is no column 'wgae'; choose from: who, where, chosen, x",
        "c.csv:3:8: row 2, column 'x': there is no value; fill the gap or leave the row out",
      ])
    try folder.put("c.csv", "who,where,chosen,x\n01,a,1,0\n01,b,0,1\n02,a,0,1\n02,b,0,2\n")
    expectRefusal(
      try Program.run(arguments + ["--formula", "chosen ~ x"], in: folder), 65,
      ["c.csv:4:1: case '02': no alternative is chosen; mark one with 1, or leave the case out"])
  }
}
