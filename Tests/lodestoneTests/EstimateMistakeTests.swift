import Foundation
import TestSupport
import Testing

/// What an economist's slips lead to: a refusal that names option and place, or a notice.
@Suite struct EstimateMistakeTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  private static let formula = "choice ~ log(wage) + port_hours + log1p(plants)"

  private func asked(
    _ words: [String], _ formula: String = Self.formula, format: String = "csv"
  ) throws -> Run {
    try Program.run(
      words + ["--data", "plants", "--formula", formula, "--format", format] + [
        "--case", "plant", "--alternative", "region",
      ], in: folder)
  }

  private func notices(_ run: Run) throws -> [String] {
    #expect(run.code == 0, "\(run.err)")
    return try #require(try run.object()["notices"] as? [String])
  }

  @Test func columnsThatOptionsNameAreToldWithTheirOption() throws {
    expectRefusal(
      try asked(
        ["estimate", "conditional-logit", "--se", "cluster:investr", "--case-weights", "yaer"],
        "choice ~ log(wgae)"), 65,
      [
        "lodestone: formula, character 14: there is no column 'wgae'; did you mean 'wage'?",
        "lodestone: --case-weights: there is no column 'yaer'; did you mean 'year'?",
        "lodestone: --se cluster: there is no column 'investr'; did you mean 'investor'?",
      ])
    expectRefusal(
      try asked(["estimate", "mixed-logit", "--panel", "investr", "--random", "port_hours:normal"]), 65,
      ["lodestone: --panel: there is no column 'investr'; did you mean 'investor'?"])
    expectRefusal(
      try asked(["estimate", "nested-logit", "--nest", "contry"]), 65,
      ["lodestone: --nest: there is no column 'contry'; did you mean 'country'?"])
    expectRefusal(
      try asked(["backtest", "--time-column", "yaer"]), 65,
      ["lodestone: --time-column: there is no column 'yaer'; did you mean 'year'?"])
    expectRefusal(
      try asked(["backtest", "--fold-column", "sectr"]), 65,
      ["lodestone: --fold-column: there is no column 'sectr'; did you mean 'sector'?"])
  }

  @Test func optionsThatDoNothingAreRefusedOrTold() throws {
    expectRefusal(
      try asked(["estimate", "conditional-logit", "--sequence", "halton"]), 64,
      ["lodestone: --sequence is nothing to conditional-logit; leave it out"])
    expectRefusal(
      try asked(["estimate", "conditional-logit", "--prior", "automotive-parts", "--iia", "Isle"]), 64,
      ["lodestone: --iia is nothing to a fit with a prior; test the fit without --prior"])
    let constant = try asked(["estimate", "conditional-logit"], "choice ~ log(wage) - 1", format: "json")
    #expect(try notices(constant).contains("-1 changes nothing: a choice model has no constant"))
    let correlated = try asked(
      ["estimate", "mixed-logit", "--random", "port_hours:normal", "--correlated", "--draws", "50"],
      format: "json")
    #expect(
      try notices(correlated).contains(
        "--correlated changes nothing: fewer than two coefficients are normal, and no others can be"))
  }

  @Test func theResponseIsNoOffset() throws {
    expectRefusal(
      try folder.run(
        "estimate", "poisson", "--data", "openings", "--formula",
        "openings ~ log(wage) + offset(log1p(openings))", "--format", "csv"), 65,
      [
        "lodestone: formula, character 37: the response 'openings' stands in an offset; an offset is known "
          + "before the response is; leave it out"
      ])
  }

  @Test func fewClustersAreTold() throws {
    let few = "6 clusters by 'year' are few: their errors tend to be too small, and p-values with them"
    #expect(
      try notices(asked(["estimate", "conditional-logit", "--se", "cluster:year"], format: "json")).contains(
        few))
    let sectors = try notices(
      asked(["estimate", "conditional-logit", "--se", "cluster:investor,sector"], format: "json"))
    #expect(
      sectors.contains {
        $0.hasPrefix("3 clusters by 'sector' are few") && $0.hasSuffix("these cannot be tested together")
      })
    let many = try notices(
      asked(["estimate", "conditional-logit", "--se", "cluster:investor"], format: "json"))
    #expect(!many.contains { $0.contains("few") })
  }

  @Test func periodsThatAreTextsAreTold() throws {
    #expect(
      try notices(asked(["backtest", "--time-column", "sector"], format: "json")).contains(
        "the periods of 'sector' are texts, and taken in order of name"))
    #expect(
      try !notices(asked(["backtest", "--time-column", "year"], format: "json")).contains {
        $0.contains("texts")
      })
  }

  @Test func columnsLeftOutForOneReasonStandInOneLine() throws {
    let run = try asked(
      ["estimate", "conditional-logit"], "choice ~ log(wage) + factor(investor)", format: "table")
    let lines = run.lines.filter { $0.contains("left out") }
    #expect(lines.count == 1)
    #expect(
      lines.first?.hasSuffix(
        "and 29 more are left out, each because it is the same for all alternatives of every case") == true)
    #expect(lines.first?.hasPrefix("'investor=F02', 'investor=F03', ") == true)
  }

  @Test func absorbedDegreesAreToldOnce() throws {
    let run = try folder.run(
      "estimate", "poisson", "--data", "openings", "--formula",
      "openings ~ log(wage) | region + year + sector",
      "--format", "json")
    #expect(
      try notices(run) == [
        "the absorbed effects take at most 19 degrees of freedom, counted without what three effects or more "
          + "share"
      ])
  }

  @Test func aMixedLogitTellsItsDrawsAndElasticities() throws {
    let words = [
      "estimate", "mixed-logit", "--panel", "investor", "--random", "log(wage):normal", "--draws", "100",
    ]
    let run = try asked(words, format: "json")
    let found = try #require(try run.object()["elasticities"] as? [[String: Any]])
    #expect(found.map { $0["name"] as? String } == ["log(wage)", "port_hours", "log1p(plants)"])
    let table = try asked(words, format: "table")
    #expect(
      table.lines.contains {
        $0.hasPrefix(
          "simulated with 100 draws of the reversed Halton sequence; 3 more fits with other draws move")
      })
    // A response that is zero everywhere has no error that a test could be made of.
    try folder.put("zero.csv", "y,x\n0,1\n0,2\n0,4\n")
    let zero = try folder.run(
      "estimate", "ols", "--data", "zero.csv", "--formula", "y ~ x", "--format", "json")
    let coefficients = try #require(try zero.object()["coefficients"] as? [[String: Any]])
    #expect(coefficients.allSatisfy { $0["standard_error"] is NSNull && $0["p_value"] is NSNull })
  }
}
