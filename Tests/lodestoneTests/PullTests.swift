import Foundation
import TestSupport
import Testing

/// `pull`: figures that can be worked out by hand.
@Suite struct PullTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  /// Two sites with stocks 1 and 3 in each of six cases, the second chosen twice of three: β = 1 and P =
  /// 1/3, 2/3. `next` is the stock after the decision: 3 where the site was chosen, else 1.
  private func put() throws {
    var rows = "who,where,land,chosen,n,next,old\n"
    for n in 0..<6 {
      let isFirst = n % 3 == 0
      rows +=
        "\(n),a,x,\(isFirst ? 1 : 0),1,\(n % 2),\(n % 2)\n\(n),b,y,\(isFirst ? 0 : 1),3,\(n % 3),\(n % 3)\n"
    }
    try folder.put("c.csv", rows)
  }

  private func pull(_ arguments: String..., format: String = "json") throws -> Run {
    let sites = ["--data", "c.csv", "--case", "who", "--alternative", "where", "--format", format]
    return try Program.run(["pull"] + sites + arguments, in: folder)
  }

  private let simple = ["--formula", "chosen ~ log1p(n)", "--cluster-term", "log1p(n)"]

  private func pull(_ simple: [String], _ more: [String], format: String = "json") throws -> Run {
    let sites = ["--data", "c.csv", "--case", "who", "--alternative", "where", "--format", format]
    return try Program.run(["pull"] + sites + simple + more, in: folder)
  }

  private func alternatives(_ object: [String: Any]) throws -> [[String: Any]] {
    try #require(object["alternatives"] as? [[String: Any]])
  }

  @Test func everyFigureHasItsClosedForm() throws {
    try put()
    let run = try pull(simple, [])
    #expect(run.code == 0, "\(run.err)")
    let found = try run.object()
    #expect(agree(found["coefficient"] as! Double, 1, .solver))
    #expect(agree(found["elasticity_probability_weighted"] as! Double, 5.0 / 18, .solver))
    #expect(found["identification"] as? String == "descriptive")
    #expect(found["turning_point"] is NSNull)
    #expect(found["growth"] as? String == "+1" && found["draws"] as? Int == 1000)
    let both = try alternatives(found)
    #expect(both.map { $0["id"] as? String } == ["a", "b"])
    let wanted: [String: [Double]] = [
      "share": [1.0 / 3, 2.0 / 3], "elasticity": [1.0 / 3, 1.0 / 4], "share_after": [3.0 / 7, 5.0 / 7],
      "zero_sum": [4.0 / 7, 2.0 / 7], "positive_sum": [1, 1],
    ]
    for (key, values) in wanted {
      #expect(agree(both.map { $0[key] as! Double }, values, .solver), "\(key)")
    }
    #expect((found["terms"] as? [[String: Any]])?.count == 1)
    let losers = try #require(both[0]["losers"] as? [[String: Any]])
    #expect(losers.count == 1 && losers[0]["id"] as? String == "b")
    #expect(agree(losers[0]["zero_sum"] as! Double, -4.0 / 7, .solver))
  }

  @Test func oneRegionGrowsByAPercentage() throws {
    try put()
    let found = try alternatives(try pull(simple, ["--grow", "+50%", "--region", "a"]).object())
    // 2.5/2 = 5/4: 5/12 over 13/12.
    #expect(agree(found.map { $0["share_after"] as! Double }, [5.0 / 13, 8.0 / 13], .solver))
    #expect(agree(found.map { $0["zero_sum"] as! Double }, [4.0 / 13, -4.0 / 13], .solver))
    #expect(
      agree(found[0]["positive_sum"] as! Double, 0.5, .solver) && found[1]["positive_sum"] as? Double == 0)
    let table = try pull(simple, ["--region", "a"], format: "table")
    #expect(
      table.out.contains("Who loses most to a\nalternative  zero-sum\nb              -0.571\n"),
      "\(table.out)")
  }

  @Test func csvHasALineForEachTermAndAlternative() throws {
    try put()
    let run = try pull(simple, [], format: "csv")
    #expect(
      run.lines[0]
        == "term,id,share,elasticity,low,high,share_after,zero_sum,zero_sum_low,zero_sum_high,positive_sum,"
        + "positive_sum_low,positive_sum_high")
    #expect(run.lines.count == 3 && run.lines[1].hasPrefix("log1p(n),a,0.333333333"))
    #expect(run.err.contains("zero-sum (choices won)"))
    let markdown = try pull(simple, [], format: "md")
    #expect(markdown.out.contains("| alternative | share | elasticity | 95 % from |"))
  }

  @Test func theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws {
    try put()
    let first = try pull(simple, ["--seed", "3", "--threads", "1"])
    #expect(try pull(simple, ["--seed", "3", "--threads", "4"]).out == first.out)
    #expect(try pull(simple, ["--seed", "4"]).out != first.out)
  }

  @Test func mistakesAreToldAllAtOnce() throws {
    try put()
    expectRefusal(
      try pull(
        "--formula", "chosen ~ log1p(n)", "--cluster-term", "log1p(m)", "--grow", "more", "--draws", "10",
        "--past", "z", "--seed", "x", format: "csv"), 64,
      [
        "lodestone: --grow is 'more'; give so many more, such as +1, or a percentage, such as +10%",
        "lodestone: --draws is '10'; give a whole number from 1000 to a million",
        "lodestone: --seed is 'x'; a seed is a whole number, 0 or above",
        "lodestone: --cluster-term: 'log1p(m)' is no term of the formula; did you mean 'log1p(n)'?",
        "lodestone: --past: 'z' is no term of the formula; choose from: log1p(n)",
      ])
    for bad in ["0", "+0%", "+-1", "1e99", "%", "+nan"] {
      #expect(try pull(simple, ["--grow", bad], format: "csv").code == 64, "\(bad)")
    }
    expectRefusal(
      try pull("--formula", "chosen ~ log1p(n)", format: "csv"), 64,
      ["lodestone: pull wants --cluster-term; name the formula's term of the cluster's stock"])
    expectRefusal(
      try pull(
        simple + ["--cluster-term", "log1p(n)"], ["--lead", "n", "--instrument", "log(n),log1p(n)"],
        format: "csv"), 64,
      [
        "lodestone: --cluster-term: 'log1p(n)' is given twice; give it once",
        "lodestone: --instrument: 'log1p(n)' stands in the formula; an instrument has no way to the choice "
          + "but "
          + "through the cluster; take it out of one of the two",
        "lodestone: --instrument: the stock 'n' of 'log1p(n)' also stands in 'log(n)'; give the stock in "
          + "one form, "
          + "with or without its square",
        "lodestone: --lead: 'n' is the stock itself; name the column of the stock after the decision",
      ])
  }

  @Test func whatTheDataDoNotHoldIsToldAllAtOnce() throws {
    try folder.put("c.csv", "who,where,chosen,n\n1,a,1,-0.5\n1,b,0,2\n2,a,1,1\n2,b,1,3\n")
    let run = try pull(simple, ["--region", "bb"], format: "csv")
    expectRefusal(
      run, 65,
      [
        "c.csv:2:7: the stock 'n' is -0.5; wanted none below zero; correct it, or take a column that "
          + "counts what "
          + "is there",
        "lodestone: --region: there is no alternative 'bb'; did you mean 'b'?",
        "c.csv:4:1: case '2': 2 alternatives are chosen ('a', 'b'); mark one with 1, or give every choice "
          + "a case of "
          + "its own",
      ])
    try put()
    expectRefusal(
      try pull(simple, ["--lead", "nxt", "--nest", "lnd"], format: "csv"), 65,
      [
        "lodestone: --lead: there is no column 'nxt'; did you mean 'next'?",
        "lodestone: --nest: there is no column 'lnd'; did you mean 'land'?",
      ])
    expectRefusal(
      try pull("--formula", "chosen ~ log1p(n) + land", "--cluster-term", "land", format: "csv"), 65,
      ["lodestone: --cluster-term: 'land' holds texts where a stock is wanted; name a column of figures"])
  }
}
