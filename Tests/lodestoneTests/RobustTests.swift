import Foundation
import TestSupport
import Testing

/// `robust` where probabilities are known: with two criteria the first weight w is uniform, or beta, on 0 to 1.
///
/// The sites score w, 1 − w, .6 and .2 − .1·w, so A1 is first for w > .6, A2 for w < .4 and A3 between.
@Suite struct RobustTests {
  let folder: Folder
  init() throws {
    folder = try Folder()
    try folder.put("t.csv", "id,c1,c2\nA1,1,0\nA2,0,1\nA3,0.6,0.6\nA4,0.1,0.2\n")
  }

  private func robust(
    _ more: String..., weights: String = "c1=0.5,c2=0.5", format: String = "json",
    environment: [String: String] = [:]
  ) throws -> Run {
    try Program.run(
      ["robust", "--matrix", "t.csv", "--weights", weights, "--format", format] + more, in: folder,
      environment: environment)
  }

  private func rows(_ run: Run) throws -> [String: [String: Any]] {
    let all = try #require(try run.object()["alternatives"] as? [[String: Any]], "\(run.err)")
    return Dictionary(uniqueKeysWithValues: all.map { ($0["id"] as! String, $0) })
  }

  private func isNear(_ found: Any?, _ p: Double, draws: Int, sd: Double? = nil) -> Bool {
    guard let found = found as? Double else { return false }
    return abs(found - p) <= 4 * (sd ?? (p * (1 - p)).squareRoot()) / Double(draws).squareRoot()
  }

  private func first(_ row: [String: Any]?) -> Double? { (row?["rank_acceptability"] as? [Double])?.first }

  @Test func probabilitiesAreThoseOfTheTriangle() throws {
    let n = 20_000
    let run = try robust("--spread", "uniform", "--draws", "\(n)", "--seed", "7", "--top", "2")
    let all = try rows(run)
    for (id, p) in [("A1", 0.4), ("A2", 0.4), ("A3", 0.2), ("A4", 0)] {
      #expect(isNear(first(all[id]), p, draws: n), "\(id)")
    }
    for (id, p) in [("A1", 0.5), ("A2", 0.5), ("A3", 1), ("A4", 0)] {
      #expect(isNear(all[id]?["p_top"], p, draws: n), "\(id)")
    }
    // One more than the number of those before it; A4 stands before A1 for w < 2/11, before A2 for w > 8/9.
    for (id, rank) in [("A1", 2.1 + 2.0 / 11), ("A2", 2.1 + 1.0 / 9), ("A3", 1.8)] {
      #expect(isNear(all[id]?["expected_rank"], rank, draws: n, sd: 1.5), "\(id)")
    }
    #expect(isNear(all["A4"]?["expected_rank"], 2 + 9.0 / 11 + 8.0 / 9, draws: n, sd: 1.5))
    for (id, interval) in [("A1", [1, 4]), ("A2", [1, 4]), ("A3", [1, 2]), ("A4", [3, 4])] {
      #expect(all[id]?["rank_interval"] as? [Int] == interval, "\(id)")
    }
    // Given who is first, w is uniform on .6 to 1, 0 to .4, .4 to .6.
    for (id, mean, width, p) in [("A1", 0.8, 0.4, 0.4), ("A2", 0.2, 0.4, 0.4), ("A3", 0.5, 0.2, 0.2)] {
      let central = try #require(all[id]?["central_weights"] as? [String: Double])
      #expect(isNear(central["c1"], mean, draws: Int(p * Double(n)), sd: width / 12.0.squareRoot()), "\(id)")
      #expect(abs(central.values.reduce(0, +) - 1) < 1e-9)
    }
    #expect(all["A4"]?["central_weights"] is NSNull)
  }

  @Test func pairwiseProbabilitiesStandInTheOrderOfTheRanking() throws {
    let n = 20_000
    let whole = try robust("--spread", "uniform", "--draws", "\(n)", "--seed", "3").object()
    let ids = try #require(whole["alternatives"] as? [[String: Any]]).map { $0["id"] as! String }
    #expect(ids == ["A3", "A1", "A2", "A4"])
    let table = try #require(whole["pairwise"] as? [[Double]])
    let expected = [[0.5, 0.6, 0.6, 1], [0.4, 0.5, 0.5, 9.0 / 11], [0.4, 0.5, 0.5, 8.0 / 9]]
    for (a, row) in expected.enumerated() {
      for (b, p) in row.enumerated() {
        #expect(a == b ? table[a][b] == 0.5 : isNear(table[a][b], p, draws: n), "\(ids[a]) \(ids[b])")
        #expect(agree(table[a][b] + table[b][a], 1, .roundoff))
      }
    }
  }

  /// Beta(2, 2) has x²(3 − 2x) below x, Beta(8, 2) has x⁸(9 − 8x); K = 2 around halves is uniform.
  @Test(arguments: [
    ("dirichlet:2", "c1=0.5,c2=0.5", [0.4, 0.4, 0.2]),
    ("dirichlet:4", "c1=0.5,c2=0.5", [0.352, 0.352, 0.296]),
    ("dirichlet:10", "c1=0.8,c2=0.2", [0.929456128, 0.003801088, 0.066742784]),
  ]) func theStrengthIsThatOfTheBeta(spread: String, weights: String, expected: [Double]) throws {
    let n = 20_000
    let all = try rows(
      try robust("--spread", spread, "--draws", "\(n)", "--seed", "5", weights: weights))
    for (id, p) in zip(["A1", "A2", "A3"], expected) {
      #expect(isNear(first(all[id]), p, draws: n), "\(id) \(first(all[id]) ?? -1)")
    }
  }

  /// So strong that no draw leaves .4 to .6, so weak that nearly every draw is one criterion alone.
  @Test func theEndsOfTheStrengthsAreTheStatedWeightsAndTheCorners() throws {
    let strong = try rows(try robust("--spread", "dirichlet:1e9", "--draws", "500"))
    #expect(["A1", "A2", "A3", "A4"].map { first(strong[$0]) } == [0, 0, 1, 0])
    let weak = try rows(try robust("--spread", "dirichlet:1e-9", "--draws", "500"))
    #expect(first(weak["A3"]) == 0)
    #expect(isNear(first(weak["A1"]), 0.5, draws: 500))
    #expect(isNear(first(weak["A2"]), 0.5, draws: 500))
  }

  @Test func theStatedWeightsAreDrawnAroundWithStrengthFifty() throws {
    let base = try robust()
    #expect(
      try base.out == robust("--spread", "dirichlet:50", "--draws", "10000", "--seed", "1", "--top", "1").out)
    let whole = try base.object()
    #expect(whole["draws"] as? Int == 10_000)
    #expect(whole["spread"] as? String == "Dirichlet around the stated ones with strength 50")
    #expect(whole["top"] as? Int == 1)
    #expect((whole["study"] as? [String: Any])?["seed"] as? Int == 1)
  }

  @Test func acceptabilitiesSumToOneAndTheErrorIsTheirLargest() throws {
    let n = 3_001
    let whole = try robust("--spread", "uniform", "--draws", "\(n)").object()
    let all = try #require(whole["alternatives"] as? [[String: Any]])
    let shares = all.map { $0["rank_acceptability"] as! [Double] }
    for k in 0..<4 {
      #expect(abs(shares[k].reduce(0, +) - 1) < 1e-12)
      #expect(abs(shares.reduce(0) { $0 + $1[k] } - 1) < 1e-12)
      let mean = shares[k].enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
      #expect(abs(all[k]["expected_rank"] as! Double - mean) < 1e-9)
    }
    let largest = shares.joined().map { ($0 * (1 - $0) / Double(n)).squareRoot() }.max()!
    #expect(agree(whole["monte_carlo_error"] as! Double, largest, .roundoff))
  }

  /// A3 is first for .4 ≤ w ≤ .6; A3 and A1 are the first two from w = ½ on.
  @Test func intervalsOfTheWeightsAreExact() throws {
    func stability(_ top: String, _ weights: String) throws -> [String: [Double]] {
      try #require(
        try robust("--draws", "10", "--top", top, weights: weights).object()["stability"]
          as? [String: [Double]])
    }
    for (name, ends) in try stability("1", "c1=0.55,c2=0.45") {
      #expect(agree(ends, [0.4, 0.6], .difference), "\(name)")
    }
    let two = try stability("2", "c1=0.55,c2=0.45")
    #expect(agree(try #require(two["c1"]), [0.5, 1], .difference))
    #expect(agree(try #require(two["c2"]), [0, 0.5], .difference))
    #expect(try stability("4", "c1=0.55,c2=0.45") == ["c1": [0, 1], "c2": [0, 1]])
  }

  @Test func aCriterionWithoutWeightIsNotDrawnAroundIt() throws {
    try folder.put("t.csv", "id,c1,c2,c3\nA1,1,0,0\nA2,0,1,9\nA3,0.6,0.6,0\nA4,0.1,0.2,5\n")
    let all = try rows(
      try robust("--spread", "dirichlet:2", "--draws", "20000", weights: "c1=0.5,c2=0.5,c3=0"))
    #expect(isNear(first(all["A3"]), 0.2, draws: 20_000))
    #expect((all["A1"]?["central_weights"] as? [String: Double])?["c3"] == 0)
  }

  /// A cost of 1 and 0 is a benefit of 0 and 1: A1 and A2 change places.
  @Test func aCostCountsTheOtherWayRound() throws {
    try folder.put("t.csv", "id,c1,c2\nA1,0,0\nA2,1,1\nA3,0.4,0.6\nA4,0.9,0.2\n")
    let all = try rows(
      try robust("--cost", "c1", "--spread", "dirichlet:10", "--draws", "20000", weights: "c1=0.8,c2=0.2"))
    #expect(isNear(first(all["A1"]), 0.929456128, draws: 20_000))
  }

  /// Between (1, 0) and (0, 1) every method takes the one whose criterion weighs more: w > ½, for Beta(8, 2)
  /// with probability 1 − 5/256.
  @Test(arguments: ["weighted-sum", "topsis", "vikor", "promethee-ii", "mabac", "spotis", "codas"])
  func everyMethodIsAskedAgainForEveryDraw(method: String) throws {
    try folder.put("t.csv", "id,c1,c2\nA1,2,1\nA2,1,2\n")
    let run = try robust(
      "--method", method, "--spread", "dirichlet:10", "--draws", "2000", weights: "c1=0.8,c2=0.2")
    #expect(isNear(first(try rows(run)["A1"]), 1 - 5.0 / 256, draws: 2_000), "\(method)")
    let whole = try run.object()
    #expect(whole["method"] as? String == method)
    let notice = "'\(method)' is no sum of parts: intervals of weights are not computed for it"
    let isSum = whole["stability"] is [String: Any]
    #expect((whole["notices"] as? [String])?.contains(notice) == !isSum)
    if method == "weighted-sum" { #expect(isSum) }
    if ["topsis", "vikor", "promethee-ii", "codas"].contains(method) { #expect(!isSum) }
  }

  @Test func theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws {
    let base = try robust("--draws", "4000", "--seed", "9", "--threads", "1").out
    for threads in ["2", "3", "8"] {
      #expect(try robust("--draws", "4000", "--seed", "9", "--threads", threads).out == base)
    }
    #expect(try robust("--draws", "4000", "--seed", "9").out == base)
    #expect(try robust("--draws", "4000", environment: ["LODESTONE_SEED": "9"]).out == base)
    let other = try rows(try robust("--draws", "4000", "--seed", "10"))
    #expect(first(other["A1"]) != first(try rows(try robust("--draws", "4000", "--seed", "9"))["A1"]))
    let vikor = try robust("--method", "vikor", "--draws", "400", "--threads", "1").out
    #expect(try robust("--method", "vikor", "--draws", "400", "--threads", "3").out == vikor)
  }

  // MARK: on a dataset

  /// The dataset's figures as a matrix, by the same profile, have the same probabilities.
  @Test func aDatasetIsAsSureAsItsFiguresWrittenOut() throws {
    try folder.put("w.csv", try writtenOut(folder))
    let matrix = try Program.run(
      ["robust", "--matrix", "w.csv", "--profile", Fixture.path("cars.yaml"), "--draws", "500", "--top", "3"]
        + ["--format", "json"], in: folder)
    let dataset = try folder.asked("robust", "--draws", "500", "--top", "3", "--format", "json")
    #expect(dataset.code == 0)
    let (one, other) = (try rows(dataset), try rows(matrix))
    #expect(one.count == 7)
    for (id, row) in one {
      #expect(NSDictionary(dictionary: row) == NSDictionary(dictionary: other[id] ?? [:]))
    }
    #expect(try dataset.object()["dataset"] as? String == "small")
  }

  @Test func conditionsAndPoliciesComeBeforeTheDraws() throws {
    let cheap = try folder.asked("robust", "--where", "wage < 15", "--draws", "50", "--format", "json")
    #expect(Set(try rows(cheap).keys) == ["AA3", "BB1", "CC1", "CC2"])
    let known = try folder.asked("robust", "--missing", "exclude-region", "--draws", "50", "--format", "json")
    #expect(Set(try rows(known).keys) == ["AA1", "AA2", "AA3", "BB1", "CC2"])
    let hint =
      "add the figure, or name a policy: --missing exclude-region, country-mean, nearest-neighbours or regression"
    expectRefusal(
      try folder.asked("robust", "--missing", "refuse"), 65,
      [
        "lodestone: the figure of 'BB2' on 'wage' is missing; \(hint)",
        "lodestone: the figure of 'CC1' on 'lq' is missing; \(hint)",
      ])
    let none = try folder.asked("robust", "--where", "wage < 5", "--where", "country = AA")
    #expect(none.code == 1)
    #expect(
      none.errors.first == "lodestone: nothing matched: all 7 alternatives are removed; loosen the conditions"
    )
    #expect(
      Array(none.errors.dropFirst()) == [
        "lodestone: does not meet 'wage < 5': 5 (AA1, AA2, AA3, BB1, CC1)",
        "lodestone: BB2: cannot be held against 'wage < 5': its 'wage' is not known",
        "lodestone: CC2: does not meet 'country = AA' (country is CC)",
      ])
  }

  @Test(arguments: [true, false]) func theKeysAreThoseOfTheContract(onDataset: Bool) throws {
    let run =
      try onDataset
      ? folder.asked("robust", "--draws", "20", "--format", "json") : robust("--draws", "20")
    let whole = try run.object()
    let wanted = ["draws", "monte_carlo_error", "alternatives", "pairwise", "stability", "notices", "study"]
    #expect(Set(wanted).isSubset(of: whole.keys))
    let all = try #require(whole["alternatives"] as? [[String: Any]])
    let own = ["id", "rank_acceptability", "p_top", "expected_rank", "rank_interval", "central_weights"]
    #expect(all.allSatisfy { Set(own).isSubset(of: $0.keys) })
    #expect(all.allSatisfy { ($0["rank_acceptability"] as? [Double])?.count == all.count })
    #expect(all.map { $0["rank"] as! Int } == all.map { $0["rank"] as! Int }.sorted())
  }

  @Test func everyFormTellsTheSame() throws {
    let json = try #require(try robust("--draws", "300").object()["alternatives"] as? [[String: Any]])
    let csv = try robust("--draws", "300", format: "csv").lines.map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(csv[0].joined(separator: ",") == "rank,id,name,first,p_top,expected_rank,rank_low,rank_high")
    for (line, row) in zip(csv.dropFirst(), json) {
      #expect(Int(line[0]) == row["rank"] as? Int)
      #expect(String(line[1]) == row["id"] as? String)
      #expect(Double(line[3]) == first(row))
      #expect(Double(line[4]) == row["p_top"] as? Double)
      #expect(Double(line[5]) == row["expected_rank"] as? Double)
      #expect(line.suffix(2).compactMap { Int($0) } == row["rank_interval"] as? [Int])
    }
    #expect(csv.count == 5)
    let lines = try robust("--draws", "300", format: "ndjson").lines
    for (line, row) in zip(lines, json) {
      let own = try #require(try exactJSON(String(line)) as? [String: Any])
      #expect(NSDictionary(dictionary: own) == NSDictionary(dictionary: row))
    }
    for format in ["md", "table"] {
      let out = try robust("--draws", "300", format: format).out
      let places = json.map { out.range(of: "\($0["id"]!) ")!.lowerBound }
      #expect(places == places.sorted())
      #expect(
        out.contains("300 draws of weights, Dirichlet around the stated ones with strength 50, seed 1; "))
      #expect(out.contains("c1: 40.0 % and 60.0 % (now 50.0 %)"))
    }
  }

  // MARK: wrong usage

  @Test(arguments: [
    (["--top", "5"], "--top is 5, and 4 alternatives are ranked; give a number up to 4"),
    (
      ["--top", "2", "--where", "c1 > 0.9"],
      "--top is 2, and 1 alternative is ranked; give a number up to 1"
    ),
    (["--top", "0"], "--top is '0'; give a whole number above 0"),
    (["--draws", "0"], "--draws is '0'; give a whole number above 0"),
    (["--draws", "1e30"], "--draws is '1e30'; give a whole number above 0"),
    (["--draws", "2.5"], "--draws is '2.5'; give a whole number above 0"),
    (
      ["--spread", "unifrom"],
      "--spread is 'unifrom'; did you mean 'uniform'? (write uniform, dirichlet:K or none)"
    ),
    (
      ["--spread", "dirichlet"],
      "--spread is 'dirichlet'; did you mean 'dirichlet:K'? (write uniform, dirichlet:K or none)"
    ),
    (
      ["--spread", "dirichlet:0"],
      "--spread is 'dirichlet:0'; write dirichlet:K with K above 0, such as dirichlet:50"
    ),
    (
      ["--spread", "dirichlet:-1"],
      "--spread is 'dirichlet:-1'; write dirichlet:K with K above 0, such as dirichlet:50"
    ),
    (
      ["--spread", "dirichlet:inf"],
      "--spread is 'dirichlet:inf'; write dirichlet:K with K above 0, such as dirichlet:50"
    ),
    (["--seed", "x"], "--seed is 'x'; a seed is a whole number, 0 or above"),
    (["--seed", "-1"], "Missing value for '--seed <n>'; see 'lodestone robust --help'"),
    (["--seed=-1"], "--seed is '-1'; a seed is a whole number, 0 or above"),
    (["--draws", "5", "--draws", "6"], "--draws is given twice; give it once"),
    (["--spread", "uniform", "--spread=uniform"], "--spread is given twice; give it once"),
    (["--industry", "C1"], "--industry belongs to a dataset, and this is a --matrix; leave it out"),
    (
      ["--chrat", "c.svg"], "Unknown option '--chrat'. Did you mean '--chart'?; see 'lodestone robust --help'"
    ),
    (
      ["--format", "geojson"], "there is no format 'geojson' here; choose from: table, csv, json, ndjson, md"
    ),
  ]) func wrongUsageIsExplained(more: [String], message: String) throws {
    let run = try Program.run(
      ["robust", "--matrix", "t.csv", "--weights", "c1=0.5,c2=0.5"] + more, in: folder)
    expectRefusal(run, 64, ["lodestone: \(message)"])
  }

  @Test func aListAsLongAsTheTopIsCertain() throws {
    let all = try rows(try robust("--top", "4", "--draws", "300"))
    for row in all.values { #expect(agree(row["p_top"] as! Double, 1, .roundoff)) }
  }
}
