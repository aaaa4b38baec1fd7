import Foundation
import TestSupport
import Testing

/// `rank --method all`: one table of ranks, each as the method gives it when it is asked alone.
@Suite struct RankAllTests {
  let folder: Folder
  init() throws {
    folder = try Folder()
    try folder.put("m.csv", goodMatrix)
  }

  private static let methods = [
    "weighted-sum", "weighted-product", "waspas", "topsis", "vikor", "promethee-ii", "electre-iii", "copras",
    "aras", "edas", "mabac", "marcos", "moora", "multimoora", "codas", "cocoso", "mairca", "spotis", "todim",
    "rim",
  ]

  private func compared(_ format: String = "json", onDataset: Bool = false, _ more: String...) throws -> Run {
    try Program.run(
      ["rank", "--method", "all", "--format", format]
        + (onDataset ? small : ["--matrix", "m.csv"] + goodWeights) + more, in: folder)
  }

  private func rows(_ run: Run) throws -> [[String: Any]] {
    try #require(try run.object()["alternatives"] as? [[String: Any]])
  }

  @Test(arguments: [false, true]) func everyMethodRanksAsItDoesAlone(onDataset: Bool) throws {
    let together = try compared(onDataset: onDataset)
    #expect(together.code == 0)
    let whole = try together.object()
    let asked = try #require(whole["methods"] as? [String])
    let all = try rows(together)
    for method in asked {
      let alone =
        try onDataset
        ? folder.asked("rank", "--method", method, "--format", "json")
        : folder.rank("m.csv", "--method", method, "--format", "json")
      let ranking = try #require(try alone.object()["ranking"] as? [[String: Any]])
      #expect(ranking.count == all.count)
      for row in ranking {
        let own = try #require(all.first { $0["id"] as? String == row["id"] as? String })
        #expect((own["ranks"] as? [String: Int])?[method] == row["rank"] as? Int, "\(method)")
        #expect((own["scores"] as? [String: Double])?[method] == row["score"] as? Double, "\(method)")
      }
    }
  }

  /// What is refused on the fixture: methods that want no negative value, and the index of law has one.
  @Test func refusedMethodsAreListedWithTheirReason() throws {
    let whole = try compared(onDataset: true).object()
    let refused = try #require(whole["refused"] as? [[String: String]])
    let law = "alternative 'CC1' has -0.5 on criterion 'rule_of_law', and"
    let reasons = Dictionary(uniqueKeysWithValues: refused.map { ($0["method"]!, $0["reason"]!) })
    #expect(
      refused.map { $0["method"] } == [
        "weighted-product", "waspas", "copras", "aras", "marcos", "multimoora", "codas", "todim",
      ])
    #expect(reasons["weighted-product"] == "\(law) 'linear' wants no negative value")
    #expect(reasons["copras"] == "\(law) 'copras' wants no negative value")
    #expect(reasons["todim"] == "\(law) 'sum' wants no negative value")
    let asked = try #require(whole["methods"] as? [String])
    #expect(asked == Self.methods.filter { reasons[$0] == nil })
    let csv = try compared("csv", onDataset: true)
    for (method, reason) in reasons {
      #expect(csv.errors.contains("note: \(method) is left out: \(reason)"))
      #expect(try compared("table", onDataset: true).out.contains("\n\(method) is left out: \(reason)\n"))
    }
    for method in reasons.keys {
      #expect(try folder.asked("rank", "--method", method).code == 65, "\(method)")
    }
  }

  @Test func theKeysAreStable() throws {
    let whole = try compared().object()
    #expect(
      Set(whole.keys) == [
        "method", "methods", "weights", "alternatives", "kendall_tau", "weighted_rank_correlation", "refused",
        "removed", "notices", "study",
      ])
    #expect(whole["method"] as? String == "all")
    #expect(whole["methods"] as? [String] == Self.methods)
    #expect(whole["weights"] as? [String: Double] == ["a": 0.3, "b": 0.4, "c": 0.3])
    #expect((whole["refused"] as? [Any])?.isEmpty == true)
    let rows = try #require(whole["alternatives"] as? [[String: Any]])
    for row in rows {
      #expect(Set(row.keys) == ["id", "mean_rank", "ranks", "scores"])
      #expect(Set((row["ranks"] as? [String: Int] ?? [:]).keys) == Set(Self.methods))
      #expect(Set((row["scores"] as? [String: Double] ?? [:]).keys) == Set(Self.methods))
    }
    let study = try #require(whole["study"] as? [String: Any])
    #expect(Set(study.keys) == ["seed", "hash", "data", "version"])
  }

  @Test(arguments: [false, true]) func alternativesStandInTheOrderOfTheirMeanRank(onDataset: Bool) throws {
    let rows = try rows(try compared(onDataset: onDataset))
    var last = (mean: 0.0, id: "")
    for row in rows {
      let ranks = try #require(row["ranks"] as? [String: Int]).values
      let mean = try #require(row["mean_rank"] as? Double)
      #expect(agree(mean, Double(ranks.reduce(0, +)) / Double(ranks.count), .roundoff))
      let next = (mean: mean, id: try #require(row["id"] as? String))
      #expect(last < next)
      last = next
    }
  }

  /// Every pair of scores compared with every other one, as Kendall defines it.
  @Test(arguments: [false, true]) func agreementIsThatOfTheScores(onDataset: Bool) throws {
    let whole = try compared(onDataset: onDataset).object()
    let methods = try #require(whole["methods"] as? [String])
    let rows = try #require(whole["alternatives"] as? [[String: Any]])
    let table = try #require(whole["kendall_tau"] as? [[Double]])
    let scores = methods.map { name in rows.map { ($0["scores"] as! [String: Double])[name]! } }
    for a in methods.indices {
      for b in methods.indices {
        #expect(agree(table[a][b], tau(scores[a], scores[b]), .difference), "\(methods[a]) \(methods[b])")
      }
    }
  }

  private func tau(_ a: [Double], _ b: [Double]) -> Double {
    var (agreement, inA, inB) = (0.0, 0.0, 0.0)
    for i in a.indices {
      for k in a.indices where k < i {
        let signs = (a[i] == a[k] ? 0 : a[i] < a[k] ? -1.0 : 1, b[i] == b[k] ? 0 : b[i] < b[k] ? -1.0 : 1)
        agreement += signs.0 * signs.1
        inA += signs.0 * signs.0
        inB += signs.1 * signs.1
      }
    }
    return agreement / (inA * inB).squareRoot()
  }

  /// One swap of four, of the last two: 1 − 6·(1·(2 + 1) + 1·(1 + 2))/(256 + 64 − 16 − 4) = .88.
  @Test func theWeightedCorrelationOfOneSwapIsThatOfTheFormula() throws {
    let whole = try compared().object()
    let methods = try #require(whole["methods"] as? [String])
    let rows = try #require(whole["alternatives"] as? [[String: Any]])
    let table = try #require(whole["weighted_rank_correlation"] as? [[Double]])
    for (a, one) in methods.enumerated() {
      for (b, other) in methods.enumerated() {
        let ranks = rows.map { row in [one, other].map { (row["ranks"] as! [String: Int])[$0]! } }
        let isSwapped = ranks.contains { $0[0] != $0[1] }
        if isSwapped { #expect(ranks.filter { $0[0] != $0[1] }.allSatisfy { Set($0) == [3, 4] }) }
        #expect(agree(table[a][b], isSwapped ? 0.88 : 1, .difference))
      }
    }
  }

  @Test(arguments: [false, true]) func everyFormTellsTheSame(onDataset: Bool) throws {
    let json = try compared(onDataset: onDataset)
    let methods = try #require(try json.object()["methods"] as? [String])
    let rows = try rows(json)
    let ids = rows.map { $0["id"] as! String }
    let ranks = rows.map { row in methods.map { (row["ranks"] as! [String: Int])[$0]! } }
    let csv = try compared("csv", onDataset: onDataset).lines.map {
      $0.split(separator: ",").map(String.init)
    }
    #expect(csv[0] == ["id", "mean_rank"] + methods)
    #expect(csv.dropFirst().map { $0[0] } == ids)
    #expect(csv.dropFirst().map { Double($0[1]) } == rows.map { $0["mean_rank"] as? Double })
    #expect(csv.dropFirst().map { $0.dropFirst(2).map { Int($0)! } } == ranks)
    let lines = try compared("ndjson", onDataset: onDataset).lines
    #expect(lines.count == ids.count)
    for (line, row) in zip(lines, rows) {
      let own = try #require(try exactJSON(String(line)) as? [String: Any])
      #expect(NSDictionary(dictionary: own) == NSDictionary(dictionary: row))
    }
    for format in ["md", "table"] {
      let run = try compared(format, onDataset: onDataset)
      #expect(run.err == "")
      let places = ids.map { run.out.range(of: "\($0) ")!.lowerBound }
      #expect(places == places.sorted(), "\(format)")
      for title in ["Rank by method", "Kendall's tau (b)", "weighted rank correlation", "Notes"] {
        #expect(run.out.contains(title))
      }
      #expect(
        run.out.contains("each method on the normalisation and with the parameters of its founding paper"))
    }
  }

  @Test func topKeepsTheFirstOfTheSameOrder() throws {
    let whole = try compared("csv", onDataset: true).lines
    #expect(try compared("csv", onDataset: true, "--top", "2").lines == Array(whole.prefix(3)))
    #expect(try compared("csv", onDataset: true, "--top", "1000000").lines == whole)
  }

  /// The profile's own normalisation is that of its method; each method brings its own.
  @Test func theProfilesNormalisationIsNotForcedOnTheOthers() throws {
    let profile = try String(contentsOfFile: Fixture.path("cars.yaml"), encoding: .utf8)
    try folder.put("z.yaml", profile.replacing("normalisation: minmax", with: "normalisation: z-score"))
    let dataset = ["--dataset", Fixture.path("small-dataset")]
    let other = try Program.run(
      ["rank", "--method", "all", "--format", "csv", "--profile", "z.yaml"] + dataset, in: folder)
    #expect(other.code == 0)
    #expect(try other.out == compared("csv", onDataset: true).out)
  }

  @Test func conditionsAndPoliciesHoldForEveryMethod() throws {
    let cheap = try compared(onDataset: true, "--where", "wage < 15").object()
    let left = try #require(cheap["alternatives"] as? [[String: Any]])
    #expect(Set(left.map { $0["id"] as? String }) == ["AA3", "BB1", "CC1", "CC2"])
    #expect((cheap["removed"] as? [[String: String]])?.map { $0["id"] } == ["AA1", "AA2", "BB2"])
    let whole = try compared(onDataset: true, "--missing", "exclude-region").object()
    #expect((whole["removed"] as? [[String: String]])?.map { $0["id"] } == ["BB2", "CC1"])
    let hint =
      "add the figure, or name a policy: --missing exclude-region, country-mean, nearest-neighbours or regression"
    // Twenty methods, and each gap is said once.
    expectRefusal(
      try compared("csv", onDataset: true, "--missing", "refuse"), 65,
      [
        "lodestone: the figure of 'BB2' on 'wage' is missing; \(hint)",
        "lodestone: the figure of 'CC1' on 'lq' is missing; \(hint)",
      ])
  }

  @Test func nothingMatchedIsExitOne() throws {
    let run = try compared("csv", onDataset: true, "--where", "wage < 1")
    #expect(run.code == 1)
    #expect(run.out == "")
    #expect(run.errors.first?.hasPrefix("lodestone: nothing matched") == true)
  }

  @Test func methodsThatTieEveryoneHaveNoKendall() throws {
    try folder.put("m.csv", "id,a,b,c\nB,1,2,3\nA,1,2,3\n")
    let whole = try compared().object()
    let taus = try #require(whole["kendall_tau"] as? [[Any]])
    #expect(taus.allSatisfy { $0.allSatisfy { $0 is NSNull } })
    let weighted = try #require(whole["weighted_rank_correlation"] as? [[Double]])
    #expect(weighted.allSatisfy { $0.allSatisfy { $0 == 1 } })
    let rows = try #require(whole["alternatives"] as? [[String: Any]])
    #expect(rows.map { $0["id"] as? String } == ["A", "B"])
    #expect(rows.map { $0["mean_rank"] as? Double } == [1, 1])
    let refused = try #require(whole["refused"] as? [[String: String]])
    #expect(
      refused.contains([
        "method": "topsis",
        "reason": "'topsis' has no value here: every alternative has the same weighted values",
      ]))
  }

  @Test func methodsOfQuadraticTimeAreLeftOutOfLongLists() throws {
    let rows = (0..<5_001).map { "R\($0),\(($0 + 50) % 97 + 1),\(($0 + 20) % 89 + 1),\($0 % 83 + 1)\n" }
      .joined()
    try folder.put("m.csv", "id,a,b,c\n" + rows)
    let run = try compared("csv")
    #expect(run.code == 0)
    #expect(run.lines.count == 5_002)
    let reason = "its time grows with the square of the number of alternatives; ask it by itself"
    #expect(
      run.errors == ["electre-iii", "todim"].map { "note: \($0) is left out: \(reason)" })
    #expect(
      run.lines[0].split(separator: ",").dropFirst(2).map(String.init)
        == Self.methods.filter { !["electre-iii", "todim"].contains($0) })
  }

  @Test func theSameStudyGivesTheSameBytesOnAnyNumberOfThreads() throws {
    let base = try compared(onDataset: true, "--threads", "1").out
    for threads in ["2", "5"] { #expect(try compared(onDataset: true, "--threads", threads).out == base) }
    #expect(try compared(onDataset: true).out == base)
  }

  @Test func aFileIsWrittenLikeStandardOutput() throws {
    let run = try compared("csv", "--output", "o.csv")
    #expect(run.out == "")
    #expect(try folder.text("o.csv") == compared("csv").out)
  }

  @Test(arguments: [
    (["--normalise", "sum"], "--normalise belongs to one method, and all are asked; name the method"),
    (["--param", "v=0.5"], "--param belongs to one method, and all are asked; name the method"),
    (["--chart", "c.svg"], "--chart belongs to one method, and all are asked; name the method"),
    (["--top", "0"], "--top is '0'; give a whole number above 0"),
    (["--method", "all"], "--method is given twice; give it once"),
    (["--set", "a=1"], "--set belongs to a profile, and --weights are given; change --weights"),
    (["--industry", "C1"], "--industry belongs to a dataset, and this is a --matrix; leave it out"),
    (["--threads", "0"], "--threads is '0'; give a whole number of threads, 1 or above"),
  ]) func whatDoesNotBelongTogetherIsRefused(more: [String], message: String) throws {
    let run = try Program.run(
      ["rank", "--method", "all", "--matrix", "m.csv"] + goodWeights + more, in: folder)
    expectRefusal(run, 64, ["lodestone: \(message)"])
    #expect(try folder.names() == ["m.csv"])
  }

  @Test func onlyRankAsksEveryMethod() throws {
    let refusal =
      "lodestone: --method: 'all' is no method; only rank asks every one, by '--method all'; name one here"
    expectRefusal(try folder.asked("robust", "--method", "all"), 64, [refusal])
    expectRefusal(
      try Program.run(["explain", "CC2", "--method", "all"] + small, in: folder), 64, [refusal])
    expectRefusal(
      try Program.run(["compare", "CC2", "CC1", "--method", "all"] + small, in: folder), 64, [refusal])
    expectRefusal(
      try compared("geojson"), 64,
      ["lodestone: there is no format 'geojson' here; choose from: table, csv, json, ndjson, md"])
  }
}
