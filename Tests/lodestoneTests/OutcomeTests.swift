import Foundation
import TestSupport
import Testing

/// Past investment of a dataset: pull and backtest.
///
/// Reference: `Tests/References/outcome-pull/outcome_pull.json`, an independent program on the shipped tables.
@Suite struct OutcomeTests {
  private let folder: Folder
  private let reference: [String: [String: Any]]

  init() throws {
    folder = try Folder()
    let text = try String(
      contentsOfFile: Fixture.package + "/Tests/References/outcome-pull/outcome_pull.json", encoding: .utf8)
    reference = try #require(try exactJSON(text) as? [String: [String: Any]])
  }

  private func answer(_ arguments: [String]) throws -> [String: Any] {
    let run = try Program.run(arguments + ["--format", "json"], in: folder)
    #expect(run.code == 0, "\(run.err)")
    return try #require(try exactJSON(run.out) as? [String: Any])
  }

  private func levels(of answer: [String: Any]) throws -> [(digits: String, level: [String: Any])] {
    let levels = try #require(answer["levels"] as? [[String: Any]])
    return levels.map { ("\($0["digits"] as? Int ?? 0)", $0) }
  }

  private func number(_ value: Any?) -> Double { (value as? NSNumber)?.doubleValue ?? .nan }

  @Test func whatTheLastYearsGotIsForeseenAsTheReferenceDoes() throws {
    for (digits, level) in try levels(of: answer(["backtest", "--dataset", "mexico-states"])) {
      let wanted = try #require(
        reference[digits]?["foreseen"] as? [String: [String: Any]])
      let names = [
        "clusters-and-past": "all", "past-investment": "past", "clusters": "clusters", "size": "size",
      ]
      let scorers = try #require(level["scorers"] as? [[String: Any]])
      #expect(scorers.count == 5)
      for scorer in scorers {
        let name = try #require(scorer["name"] as? String)
        guard let other = names[name], let expected = wanted[other] else {
          // Every one of 32 regions is as likely as any other.
          #expect(name == "uniform")
          #expect(agree(number(scorer["mean_log_probability"]), -log(32), .difference))
          #expect(agree(number(scorer["top_5"]), 5.0 / 32, .difference))
          #expect(agree(number(scorer["mean_rank"]), 16.5, .difference))
          continue
        }
        for key in ["mean_log_probability", "top_1", "top_5", "mean_rank"] {
          #expect(
            agree(number(scorer[key]), number(expected[key]), .solver), "\(digits) digits, \(name), \(key)")
        }
        #expect(agree(number(level["investment"]), number(expected["investment"]), .solver))
      }
    }
  }

  /// Coefficients and clustered errors of every question. `within` is identified on fewer rows here: rows that
  /// are separated beyond whole groups of zeros are left out too, and the reference's fit still moves a little
  /// towards minus infinity in them.
  @Test func elasticitiesAreThoseOfTheReference() throws {
    for (digits, level) in try levels(of: answer(["pull", "--dataset", "mexico-states"])) {
      let wanted = try #require(reference[digits])
      for key in ["industries", "withheld", "negative"] { #expect(number(level[key]) == number(wanted[key])) }
      let readings = try #require(level["readings"] as? [[String: Any]])
      #expect(readings.map { $0["question"] as? String } == ["gradient", "spans", "past", "within", "lead"])
      for reading in readings {
        let name = try #require(reading["question"] as? String)
        let expected = try #require(wanted[name] as? [String: Any])
        let values = try #require(expected["coefficients"] as? [String: Any])
        let errors = try #require(expected["standard_errors"] as? [String: Any])
        if name != "within" { #expect(number(reading["rows"]) == number(expected["rows"])) }
        for coefficient in try #require(reading["coefficients"] as? [[String: Any]]) {
          let term = try #require(coefficient["name"] as? String)
          let plain = term.replacing("log1p(", with: "").replacing(")", with: "")
          let difference = abs(number(coefficient["estimate"]) - number(values[plain]))
          #expect(difference < 1e-6, "\(digits) digits, \(name), \(term)")
          #expect(
            agree(number(coefficient["standard_error"]), number(errors[plain]), .printed(decimals: 5)),
            "\(digits) digits, \(name), \(term)")
        }
      }
    }
  }

  /// The placebo fails, zero is among what a causal elasticity may be, and the label says no more than that.
  @Test func itIsSaidThatAGradientIsNoPull() throws {
    let found = try answer(["pull", "--dataset", "mexico-states", "--digits", "3"])
    #expect(found["identification"] as? String == "descriptive")
    for (_, level) in try levels(of: found) {
      #expect(level["placebo_holds"] as? Bool == false)
      let range = try #require(level["causal_range"] as? [NSNumber]).map(\.doubleValue)
      #expect(range[0] < 0 && range[1] > 0.6)
    }
    let run = try Program.run(
      ["pull", "--dataset", "mexico-states", "--digits", "3", "--format", "table"], in: folder)
    for words in [
      "identification: descriptive", "3 digits: the placebo fails", "zero is among them",
      "persistence is not pull",
      "so clusters foresee where investment goes; that they draw it is not shown by these data",
    ] {
      #expect(run.out.contains(words), "\(words)")
    }
  }

  @Test func threadsChangeNothing() throws {
    let arguments = ["pull", "--dataset", "mexico-states", "--digits", "3", "--format", "json", "--threads"]
    #expect(
      try Program.run(arguments + ["1"], in: folder).out == Program.run(arguments + ["3"], in: folder).out)
  }

  /// At both levels the model with clusters and past investment foresees no better than past investment alone.
  @Test func itIsSaidThatABaselineWins() throws {
    let run = try Program.run(["backtest", "--dataset", "mexico-states", "--format", "table"], in: folder)
    for digits in [3, 4] {
      #expect(
        run.out.contains(
          "\(digits) digits: the baseline 'past-investment' is ahead of 'clusters-and-past' by no more than chance"
        ))
      #expect(run.out.contains("\(digits) digits: the baseline 'past-investment' wins over 'clusters' ("))
    }
    #expect(
      run.out.contains(
        "4 digits: the first five foreseen regions got 46 % of an industry's investment by size alone, 65 % with "
          + "clusters, 69 % with past investment instead, 71 % with both"))
  }

  @Test func aTableAndADatasetExcludeEachOther() throws {
    let run = try Program.run(
      ["backtest", "--dataset", "mexico-states", "--data", "plants", "--folds", "5", "--digits", "x"],
      in: folder)
    expectRefusal(
      run, 64,
      [
        "lodestone: --data and --dataset exclude each other; take a table of decisions or a dataset",
        "lodestone: --digits is 'x'; give a whole number, 1 or above",
        "lodestone: --folds belongs to --data; leave it out",
      ])
    expectRefusal(
      try Program.run(
        [
          "backtest", "--data", "plants", "--formula", "choice ~ wage", "--folds", "5", "--industry", "31-33",
        ], in: folder), 64, ["lodestone: --industry belongs to --dataset; name a dataset with outcomes"])
  }

  @Test func datasetsWithoutOutcomesOrIndustriesAreRefused() throws {
    for (arguments, code, message) in [
      (
        ["--dataset", "eu-nuts2-2014"], 64,
        "dataset 'eu-nuts2-2014' has no outcomes, from which pull is estimated; take a table of decisions (--data), "
          + "or add outcomes.csv"
      ),
      (
        ["--dataset", "mexico-states", "--digits", "9"], 64,
        "no two industries under '31-33' of 9 digits have both outcomes and earlier employment; choose a wider "
          + "industry, or another number of digits"
      ),
    ] as [([String], Int32, String)] {
      expectRefusal(try Program.run(["backtest"] + arguments, in: folder), code, ["lodestone: " + message])
    }
  }

  @Test func whoHasNoTableIsToldOfDatasets() throws {
    expectRefusal(
      try Program.run(["backtest", "--folds", "5"], in: folder), 64,
      [
        "lodestone: backtest wants --data; name a CSV file with one observation a row, or take a --dataset with "
          + "outcomes",
        "lodestone: backtest wants --formula; say what explains what: --formula 'choice ~ x + log(z)'",
      ])
  }
}
