import Foundation
import TestSupport
import Testing

/// `estimate` where the answer can be worked out by hand.
@Suite struct EstimateClosedFormTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  private func estimate(_ data: String, _ arguments: String...) throws -> Run {
    try folder.put("d.csv", data)
    let run = try Program.run(["estimate"] + arguments + ["--data", "d.csv", "--format", "json"], in: folder)
    #expect(run.code == 0, "\(run.err)")
    return run
  }

  private func expect(
    _ run: Run, _ key: String, _ wanted: [String: Double], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let found = try run.column(key)
    #expect(Set(found.keys) == Set(wanted.keys), sourceLocation: sourceLocation)
    for (name, value) in wanted {
      #expect(abs((found[name] ?? .nan) - value) < 1e-9, "\(key) of \(name)", sourceLocation: sourceLocation)
    }
  }

  /// Cases of two or three alternatives, each chosen so many times.
  private func cases(_ cases: [[(place: String, times: Int, more: String)]], header: String) -> String {
    var text = "who,where,times,\(header)\n"
    for (n, rows) in cases.enumerated() {
      for row in rows { text += "\(n),\(row.place),\(row.times),\(row.more)\n" }
    }
    return text
  }

  @Test func twoBusesAndATrainHaveALambda() throws {
    // 50 took the first bus, 30 the second and 60 the train; λ = log(80/60)/log(80/50), β = λ log(30/50).
    let rows = [("bus 1", "0,road", 50), ("bus 2", "1,road", 30), ("train", "0,rail", 60)]
    let data = cases(
      rows.map { chosen in rows.map { ($0.0, $0.0 == chosen.0 ? $0.2 : 0, $0.1) } }, header: "second,nest")
    let run = try estimate(
      data, "nested-logit", "--formula", "times ~ second", "--case", "who", "--alternative", "where",
      "--nest",
      "nest")
    let lambda = log(80.0 / 60) / log(80.0 / 50)
    try expect(run, "estimate", ["second": lambda * log(0.6), "lambda(road)": lambda])
    let value = 50 * log(50.0 / 140) + 30 * log(30.0 / 140) + 60 * log(60.0 / 140)
    #expect(agree(try run.number("log_likelihood"), value, .difference))
    // The model is saturated: shares are those seen, and the null is that all three are alike.
    #expect(agree(try run.number("null_log_likelihood"), -140 * log(3.0), .difference))
    #expect(agree(try run.number("bic"), 2 * log(140.0) - 2 * value, .difference))
  }

  @Test func setsThatDifferGiveEachItsOdds() throws {
    // a or b: 12 to 4; a or c: 5 to 15. The constants are each the log of its own odds.
    let data = cases(
      [
        [("a", 12, "0"), ("b", 0, "0")], [("a", 0, "0"), ("b", 4, "0")], [("a", 5, "0"), ("c", 0, "0")],
        [("a", 0, "0"), ("c", 15, "0")],
      ], header: "x")
    let run = try estimate(
      data, "conditional-logit", "--formula", "times ~ factor(where)", "--case", "who", "--alternative",
      "where")
    try expect(run, "estimate", ["where=b": log(4.0 / 12), "where=c": log(3.0)])
    try expect(
      run, "standard_error",
      ["where=b": (1.0 / 4 + 1.0 / 12).squareRoot(), "where=c": (1.0 / 15 + 1.0 / 5).squareRoot()])
  }

  @Test func sampledAlternativesAreCorrected() throws {
    // b was drawn with probability 1/4 and a always: the odds of 3 to 1 for b stand for 3/4 to 1.
    let data = cases(
      [[("a", 5, "0,1"), ("b", 0, "1,0.25")], [("a", 0, "0,1"), ("b", 15, "1,0.25")]], header: "x,pi")
    let run = try estimate(
      data, "conditional-logit", "--formula", "times ~ x + offset(-log(pi))", "--case", "who",
      "--alternative", "where")
    try expect(run, "estimate", ["x": log(3.0 / 4)])
  }

  @Test func countsWeightsAndRepeatedCasesAreTheSame() throws {
    var (counted, weighted, repeated) = ("", "", "who,where,y,x\n")
    counted = "who,where,y,x\n"
    weighted = "who,where,y,x,w\n"
    for (n, (times, x)) in [(3, 1), (1, 2), (2, -1)].enumerated() {
      for (m, chosen) in ["a", "b"].enumerated() {
        let factor = times + m
        for place in ["a", "b"] {
          let value = place == "a" ? 0 : x
          let y = place == chosen ? 1 : 0
          counted += "\(n)\(m),\(place),\(y * factor),\(value)\n"
          weighted += "\(n)\(m),\(place),\(y),\(value),\(factor)\n"
          for copy in 0..<factor { repeated += "\(n)\(m)\(copy),\(place),\(y),\(value)\n" }
        }
      }
    }
    let sites = ["--formula", "y ~ x", "--case", "who", "--alternative", "where", "--format", "json"]
    var found: [(Double, Double, Double)] = []
    for (text, more) in [(counted, []), (weighted, ["--case-weights", "w"]), (repeated, [])] {
      try folder.put("d.csv", text)
      let run = try Program.run(
        ["estimate", "conditional-logit", "--data", "d.csv"] + sites + more, in: folder)
      found.append(
        (
          try run.column("estimate")["x"] ?? .nan, try run.column("standard_error")["x"] ?? .nan,
          try run.number("log_likelihood")
        ))
    }
    for other in found.dropFirst() {
      #expect(abs(other.0 - found[0].0) < 1e-12)
      #expect(agree(other.1, found[0].1, .solver))
      #expect(agree(other.2, found[0].2, .solver))
    }
  }

  @Test func twoGroupsHaveTheLogOfTheirMeans() throws {
    // Means 2 and 6 from counts of 6 and 18; the variance of a log mean is one over its count.
    let run = try estimate("y,x\n1,0\n2,0\n3,0\n5,1\n6,1\n7,1\n", "poisson", "--formula", "y ~ x")
    try expect(run, "estimate", ["(constant)": log(2.0), "x": log(3.0)])
    try expect(
      run, "standard_error",
      ["(constant)": (1.0 / 6).squareRoot(), "x": (1.0 / 6 + 1.0 / 18).squareRoot()])
  }

  @Test func effectsAloneAreTheMeansOfTheirLevels() throws {
    let run = try estimate("y,f\n1,a\n3,a\n4,b\n6,b\n", "poisson", "--formula", "y ~ 1 | f")
    try expect(run, "estimate", [:])
    let value = [(1, 2), (3, 2), (4, 5), (6, 5)].reduce(0.0) {
      $0 + Double($1.0) * log(Double($1.1)) - Double($1.1) - lgamma(Double($1.0) + 1)
    }
    #expect(agree(try run.number("log_likelihood"), value, .difference))
  }

  @Test func countsThatSpreadLessThanPoissonsHaveNoAlpha() throws {
    let run = try estimate("y,x\n2,0\n3,0\n4,1\n5,1\n", "negative-binomial", "--formula", "y ~ x")
    try expect(run, "estimate", ["(constant)": log(2.5), "x": log(4.5 / 2.5)])
    let dropped = try #require(try run.object()["dropped"] as? [[String: Any]])
    #expect(dropped.map { $0["name"] as? String } == ["alpha"])
    #expect(!(try #require(try run.object()["notices"] as? [String])).isEmpty)
  }

  /// Numbers stand in order of size, texts in order of their letters; the first is the base.
  @Test func theFirstLevelIsTheBase() throws {
    let numbers = try estimate(
      "y,f\n1,100\n2,9\n6,10\n1,100\n2,9\n6,10\n", "ols", "--formula", "y ~ factor(f)")
    try expect(numbers, "estimate", ["(constant)": 2, "f=10": 4, "f=100": -1])
    let texts = try estimate("y,f\n1,t100\n2,t9\n6,t10\n1,t100\n2,t9\n6,t10\n", "ols", "--formula", "y ~ f")
    try expect(texts, "estimate", ["(constant)": 6, "f=t100": -5, "f=t9": -4])
  }

  /// `a*sector` and columns made by hand are one model.
  @Test func interactionsAreProductsOfColumns() throws {
    let folderOfData = EstimateReference.folder
    let lines = try String(contentsOfFile: folderOfData + "counts.csv", encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    var text = "n,a,b,s13,s29,as13,as29,ab\n"
    for row in lines.dropFirst() {
      let (a, b) = (Double(row[1])!, Double(row[2])!)
      let (s13, s29) = (row[3] == "C13" ? 1.0 : 0, row[3] == "C29" ? 1.0 : 0)
      text += "\(row[0]),\(a),\(b),\(s13),\(s29),\(a * s13),\(a * s29),\(a * b)\n"
    }
    for model in ["poisson", "negative-binomial", "ols"] {
      let made = try estimate(text, model, "--formula", "n ~ a + s13 + s29 + as13 + as29 + ab")
      let written = try Program.run(
        [
          "estimate", model, "--formula", "n ~ a*sector + a:b", "--data", folderOfData + "counts.csv",
          "--format", "json",
        ], in: folder)
      let names = [
        "s13": "sector=C13", "s29": "sector=C29", "as13": "a:sector=C13", "as29": "a:sector=C29", "ab": "a:b",
      ]
      for key in ["estimate", "standard_error"] {
        let (one, other) = (try made.column(key), try written.column(key))
        #expect(one.count == other.count)
        for (name, value) in one {
          #expect(agree(other[names[name] ?? name] ?? .nan, value, .solver), "\(model) \(key) \(name)")
        }
      }
    }
  }
}
