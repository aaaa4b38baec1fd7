import Foundation
import TestSupport
import Testing

/// `pull` on the table of `Tests/References/pull`, against the figures of its script.
@Suite struct PullReferenceTests {
  private static let folder = Fixture.package + "/Tests/References/pull/"
  private let plain = "chosen ~ log(wage) + log1p(past) + log1p(stock)"

  private func numbers(_ name: String) throws -> [Double] {
    let text = try String(contentsOfFile: Self.folder + "pull.txt", encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(name + ": ") })
    return line.dropFirst(name.count + 2).split(separator: " ").map { Double($0) ?? .nan }
  }

  private func pull(_ formula: String, _ more: String...) throws -> [String: Any] {
    let run = try Program.run(
      [
        "pull", "--data", Self.folder + "choices.csv", "--case", "case", "--alternative", "site",
        "--formula", formula, "--format", "json",
      ] + more, in: Folder())
    #expect(run.code == 0, "\(run.err)")
    return try run.object()
  }

  private func figures(_ object: Any?, _ keys: [String] = ["estimate", "standard_error"]) throws -> [Double] {
    let found = try #require(object as? [String: Any])
    return keys.map { found[$0] as? Double ?? .nan }
  }

  @Test func theNestedMiddleStandsBesideTheBounds() throws {
    let found = try pull(plain, "--cluster-term", "log1p(stock)", "--nest", "nest", "--region", "b")
    let all = try #require(found["alternatives"] as? [[String: Any]])
    let wanted = try numbers("nested +1 changes when b grows")
    for (one, value) in zip(all, wanted) {
      #expect(abs((one["nested"] as? Double ?? .nan) - value) < 1e-4 * abs(value))
    }
    #expect(
      agree(all.map { $0["zero_sum"] as! Double }, try numbers("log1p +1 changes when b grows"), .solver))
    // The largest loss by the nested logit first.
    let losers = try #require(all[1]["losers"] as? [[String: Any]])
    #expect(losers.map { $0["id"] as? String } == ["f", "e", "d"])
    #expect((found["notices"] as? [String])?.contains { $0.contains("outside of the two bounds") } == true)
  }

  @Test func theSquaresAreTestedAndTheLogFormIsNamed() throws {
    let found = try pull(
      "chosen ~ log(wage) + log1p(past) + stock + I(stock^2)", "--cluster-term", "stock")
    let square = try numbers("level squared log-likelihood")[0]
    let level = try numbers("level log-likelihood")[0]
    let log = try numbers("log1p log-likelihood")[0]
    let test = try #require((found["tests"] as? [[String: Any]])?.first)
    #expect(abs((test["statistic"] as? Double ?? .nan) - 2 * (square - level)) < 1e-8)
    #expect(test["degrees"] as? Int == 1)
    let forms = try #require(found["forms"] as? [String: Any])
    #expect(
      agree(
        try figures(forms, ["log_form_log_likelihood", "quadratic_log_likelihood"]), [log, square], .solver))
    #expect(forms["log_form_fits_better"] as? Bool == true)
    let notices = try #require(found["notices"] as? [String])
    #expect(
      notices.contains(
        "the log form 'log1p(stock)' fits better than the quadratic in levels (log-likelihood -248.76 with "
          + "1 fewer "
          + "coefficient against -249.62): the bend of the quadratic is no evidence of crowding"))
    #expect(
      notices.contains(
        "no turning point of 'stock': it would be at a stock of 23.3, but its Fieller set has no two ends: "
          + "the "
          + "coefficient of the square is not sure to differ from zero"))
    #expect(found["turning_point"] is NSNull)
  }

  @Test func placeboAndPastChoicesAreThoseOfTheReference() throws {
    let found = try pull(
      plain, "--cluster-term", "log1p(stock)", "--lead", "lead", "--past", "log1p(past)")
    let placebo = try #require(found["placebo"] as? [String: Any])
    let lead = try numbers("placebo lead")
    #expect(agree(try figures(placebo["lead"]), Array(lead[0..<2]), .solver))
    #expect(agree(placebo["p_value"] as? Double ?? .nan, lead[2], .solver))
    #expect(agree(try figures(placebo["lag"]), try numbers("placebo lag"), .solver))
    #expect(placebo["holds"] as? Bool == true)
    let past = try #require(found["past"] as? [String: Any])
    let without = try numbers("without past")
    #expect(agree(try figures((past["without_past"] as? [Any])?.first), without, .solver))
    let beside = try numbers("log1p coefficients")[2]
    #expect(abs(((past["taken"] as? [Double])?.first ?? .nan) - (without[0] - beside)) < 1e-8)
  }

  @Test func labelsFollowTheirRule() throws {
    let term = "log1p(stock)"
    #expect(try pull(plain, "--cluster-term", term)["identification"] as? String == "descriptive")
    #expect(
      try pull(plain + " + factor(site)", "--cluster-term", term)["identification"] as? String
        == "fixed effects")
    let controlled = try pull(plain, "--cluster-term", term, "--instrument", "log1p(old)", "--lead", "lead")
    // With the residual the lead says more than chance, or not: the label follows.
    let holds = try #require((controlled["placebo"] as? [String: Any])?["holds"] as? Bool)
    #expect(controlled["identification"] as? String == (holds ? "control function" : "descriptive"))
    let alone = try pull(plain, "--cluster-term", term, "--instrument", "log1p(old)")
    #expect(alone["identification"] as? String == "control function")
    #expect(agree(alone["coefficient"] as? Double ?? .nan, try numbers("control function")[2], .solver))
    let control = try #require(alone["control_function"] as? [String: Any])
    #expect(
      agree(
        try figures(control, ["first_stage_f", "first_stage_f_independent_rows"]),
        try numbers("first stage F"), .solver))
  }

  /// A lead that is the outcome itself cannot be a cause, whatever else is asked.
  @Test func aPlaceboThatFailsMakesThePullDescriptive() throws {
    let folder = try Folder()
    let text = try String(contentsOfFile: Self.folder + "choices.csv", encoding: .utf8)
    let rows = text.split(separator: "\n").enumerated().map { place, row in
      let cells = row.split(separator: ",")
      return row
        + (place == 0
          ? ",after" : ",\((Int(cells[5]) ?? 0) + 4 * (Int(cells[3]) ?? 0) * (place % 7 == 0 ? 0 : 1))")
    }
    try folder.put("c.csv", rows.joined(separator: "\n") + "\n")
    let run = try Program.run(
      [
        "pull", "--data", "c.csv", "--case", "case", "--alternative", "site", "--formula",
        plain + " + factor(site)",
        "--cluster-term", "log1p(stock)", "--lead", "after", "--format", "json",
      ], in: folder)
    #expect(run.code == 0, "\(run.err)")
    let found = try run.object()
    #expect(found["identification"] as? String == "descriptive")
    #expect((found["placebo"] as? [String: Any])?["holds"] as? Bool == false)
    let notices = try #require(found["notices"] as? [String])
    #expect(
      notices.contains {
        $0.hasPrefix("the placebo") && $0.hasSuffix("the label is 'descriptive', not 'fixed effects'")
      })
  }

  @Test func severalTermsHaveABlockEachAndSquaresAreTestedTogether() throws {
    let found = try pull(
      "chosen ~ log(wage) + log1p(past) + I(log1p(past)^2) + log1p(stock) + I(log1p(stock)^2)",
      "--cluster-term",
      "log1p(stock)", "--cluster-term", "log1p(past)")
    let terms = try #require(found["terms"] as? [[String: Any]])
    #expect(terms.map { $0["term"] as? String } == ["log1p(stock)", "log1p(past)"])
    #expect(found["term"] as? String == "log1p(stock)")
    let tests = try #require(found["tests"] as? [[String: Any]])
    #expect(tests.map { $0["degrees"] as? Int } == [1, 1, 2])
  }
}
