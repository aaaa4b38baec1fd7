import Foundation
import TestSupport
import Testing

/// `cluster` on tables whose measures are fractions that can be worked out by hand.
@Suite struct ClusterTests {
  private let folder: Folder
  init() throws { folder = try Folder() }

  /// A has 30 of 40 jobs in i, B 10 of 60; overall 40 of 100.
  private static let jobs =
    "region,industry,year,employment\nA,i,2014,30\nA,j,2014,10\nB,i,2014,10\nB,j,2014,50\n"

  private func rows(_ more: String...) throws -> [String: [String: Double]] {
    let run = try Program.run(["cluster", "--format", "json"] + more, in: folder)
    #expect(run.code == 0, "\(run.err)")
    var rows: [String: [String: Double]] = [:]
    for row in try #require(try run.object()["rows"] as? [[String: Any]]) {
      let place = "\(row["region"] as? String ?? "")|\(row["industry"] as? String ?? "")"
      if let value = row["value"] as? NSNumber {
        rows[place, default: [:]][row["measure"] as? String ?? ""] = value.doubleValue
      }
    }
    return rows
  }

  private func near(_ found: Double?, _ wanted: Double) -> Bool { agree(found ?? .nan, wanted, .roundoff) }

  @Test func measuresOfATableAreItsFractions() throws {
    try folder.put("e.csv", Self.jobs)
    let found = try rows("--employment", "e.csv")
    // (30/40)/(40/100) and (10/60)/(40/100).
    #expect(near(found["A|i"]?["lq"], 1.875))
    #expect(near(found["B|i"]?["lq"], 5.0 / 12))
    #expect(near(found["A|i"]?["lq_symmetric"], 0.875 / 2.875))
    // |3/4 − 1/6| + |1/4 − 5/6|
    #expect(near(found["A|"]?["specialisation"], 7.0 / 6))
    #expect(near(found["A|"]?["industry_herfindahl"], 10.0 / 16))
    // Shares 3/4 and 1/4 of i against 2/5 and 3/5 of everything: the Lorenz curve bends at (3/5, 1/4).
    #expect(near(found["|i"]?["gini"], 0.35))
    #expect(near(found["|i"]?["theil"], 0.75 * log(0.75 / 0.4) + 0.25 * log(0.25 / 0.6)))
  }

  @Test func plantsGiveConcentration() throws {
    try folder.put("e.csv", Self.jobs)
    try folder.put(
      "p.csv", "region,industry,plant,employment\nA,i,p1,30\nB,i,p2,6\nB,i,p3,4\n")
    let found = try rows("--employment", "e.csv", "--plants", "p.csv")
    let (x, s, z) = ([0.4, 0.6], [0.75, 0.25], [0.75, 0.15, 0.1])
    let squares = { (all: [Double]) in all.reduce(0) { $0 + $1 * $1 } }
    let raw = zip(s, x).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let rest = 1 - squares(x)
    #expect(near(found["|i"]?["herfindahl"], squares(z)))
    #expect(
      near(found["|i"]?["ellison_glaeser"], (raw - rest * squares(z)) / (rest * (1 - squares(z)))))
    #expect(
      near(
        found["|i"]?["maurel_sedillot"], ((squares(s) - squares(x)) / rest - squares(z)) / (1 - squares(z))))
  }

  /// Half of A's jobs are in one group, split in two: related variety ½, unrelated 1.
  @Test func groupsGiveVariety() throws {
    try folder.put(
      "e.csv", "region,industry,year,employment\nA,i,2014,25\nA,j,2014,25\nA,k,2014,50\nB,k,2014,1\n")
    try folder.put("i.csv", "industry,title,parent\ni,,g\nj,,g\nk,,h\ng,,\nh,,\n")
    let found = try rows("--employment", "e.csv", "--industries", "i.csv")
    #expect(near(found["A|"]?["related_variety"], 0.5))
    #expect(near(found["A|"]?["unrelated_variety"], 1))
    #expect(found["B|"]?["unrelated_variety"] == 0)
  }

  /// What is suppressed has no value; its bounds hold where the region's total is known, which here it is not.
  @Test func aBlankIsUnknown() throws {
    try folder.put(
      "e.csv",
      "region,industry,year,employment\nA,i,2014,10\nA,j,2014,30\nB,i,2014,\nB,j,2014,5\nC,j,2014,15\n")
    let found = try rows("--employment", "e.csv")
    #expect(found["B|i"]?["lq"] == nil)
    #expect(found["C|i"]?["lq"] == 0)
    #expect(found["|i"]?["gini"] == nil)
  }

  @Test func suppliersOfATableMakeTheSet() throws {
    try folder.put("e.csv", Self.jobs + "A,k,2014,10\nB,k,2014,0\n")
    try folder.put("s.csv", "supplier,user,coefficient\nj,i,0.3\nk,i,0.1\n")
    let found = try rows("--employment", "e.csv", "--supply", "s.csv", "--industry", "i")
    // Quotients of j: (10/50)/(60/110) = 11/30 in A, above 1 in B; of k: 2.2 in A, 0 in B.
    #expect(near(found["A|i"]?["complete_set"], (0.3 * 11 / 30 + 0.1) / 0.4))
    #expect(near(found["B|i"]?["complete_set"], 0.75))
    let run = try Program.run(
      ["cluster", "--employment", "e.csv", "--supply", "s.csv", "--industry", "i", "--format", "json"],
      in: folder)
    let gaps = try #require(try run.object()["gaps"] as? [[String: Any]])
    #expect(gaps.map { $0["supplier"] as? String } == ["j", "k"])
  }

  @Test func everyMistakeInEveryFileIsNamed() throws {
    try folder.put(
      "e.csv",
      "region,industry,year,employment\nA,i,2014,10\nA,j,2014,-3\nA,i,2014,7\nB,i,,5\nB,,2014,5\nC,j,14000,2\n"
    )
    try folder.put("p.csv", "region,industry,plant,employment\nA,i,p1,5\nZ,k,p1,-5\nA,i,,3\n")
    try folder.put("r.csv", "region,name,country,lat,lon,area_km2\nA,Aa,X,91,3,10\nB,Bb,X,,3,0\n")
    let run = try Program.run(
      ["cluster", "--employment", "e.csv", "--plants", "p.csv", "--regions", "r.csv"], in: folder)
    expectRefusal(
      run, 65,
      [
        "e.csv:3:10: employment is -3; persons cannot be negative; leave an unknown figure blank",
        "e.csv:4:1: 'A' has industry 'i' of 2014 twice; keep one of the two rows",
        "e.csv:5:5: the row has no year; add the year",
        "e.csv:6:3: the row has no industry; name the industry",
        "e.csv:7:5: '14000' is no year; write four digits, such as 2019",
        "p.csv:3:1: region 'Z' has no employment; choose from: A, B",
        "p.csv:3:3: industry 'k' has no employment; choose from: i, j",
        "p.csv:3:5: plant 'p1' stands already in line 2; ids must be unique",
        "p.csv:3:8: employment is -5; persons cannot be negative; leave an unknown figure blank",
        "p.csv:4:5: the plant has no id; give every plant an id of its own",
        "r.csv:2:8: latitude 91 of 'A' is not on the globe; degrees from -90 to 90",
        "r.csv:3:11: the area of 'B' is 0; square kilometres above 0, or leave it blank",
      ])
  }

  @Test func placesThatAreMissingOrOneAreNamed() throws {
    try folder.put("e.csv", Self.jobs)
    try folder.put("r.csv", "region,name,country,lat,lon,area_km2,mass\nA,,X,41,,10,-5\nD,,X,1,3,2,1\n")
    expectRefusal(
      try Program.run(["cluster", "--employment", "e.csv", "--regions", "r.csv"], in: folder), 65,
      [
        "r.csv:1:1: region 'A' has no lat and lon; fill it in, or leave --regions out: market potential needs "
          + "places and areas",
        "r.csv:1:1: region 'B' has employment and no row here; choose from: A, D",
        "r.csv:2:13: the mass of 'A' is -5; a mass is 0 or above; leave an unknown one blank",
      ])
    try folder.put("r.csv", "region,name,country,lat,lon,area_km2\nA,,X,41,3,10\nB,,X,41,3,2\n")
    expectRefusal(
      try Program.run(["cluster", "--employment", "e.csv", "--regions", "r.csv"], in: folder), 65,
      [
        "lodestone: distance to region 'A' of 'B' is 0.0; wanted at least a metre; correct the figures, or leave a "
          + "cell unknown where its figure is not known"
      ])
  }

  @Test func wrongUsageIsExplained() throws {
    try folder.put("e.csv", Self.jobs)
    for (arguments, code, messages) in [
      (
        ["--employment", "e.csv", "--dataset", "eu-nuts2-2014", "--year", "20x4", "--threads", "0"], 64,
        [
          "--employment and --dataset exclude each other; give one of the two",
          "--year is '20x4'; write four digits, such as 2014",
          "--threads is '0'; give a whole number of threads, 1 or above",
        ]
      ),
      (["--plants", "p.csv"], 64, ["--plants belongs to --employment; a dataset has files of its own"]),
      (
        ["--dataset", "world-2018"], 64,
        [
          "dataset 'world-2018' has no employment, from which clusters are computed; take another dataset, or give "
            + "--employment"
        ]
      ),
      (
        ["--dataset", "mexico-states", "--year", "2012"], 64,
        ["dataset 'mexico-states' has no employment of 2012; choose from: 2003, 2008, 2013, 2018"]
      ),
      (
        ["--employment", "e.csv", "--industry", "k"], 64,
        ["there is no employment of industry 'k'; choose from: i, j"]
      ),
    ] as [([String], Int32, [String])] {
      expectRefusal(
        try Program.run(["cluster"] + arguments, in: folder), code, messages.map { "lodestone: " + $0 })
    }
  }

  /// One region and an industry without jobs have no quotient to be wrong about.
  @Test func emptyIndustriesAndOneRegionHaveNoFigures() throws {
    try folder.put("e.csv", "region,industry,year,employment\nA,i,2014,0\nB,i,2014,0\nA,j,2014,0\n")
    #expect(try rows("--employment", "e.csv").isEmpty)
    try folder.put("e.csv", "region,industry,year,employment\nA,i,2014,10\n")
    let found = try rows("--employment", "e.csv")
    #expect(found["A|i"]?["lq"] == 1)
    #expect(found["|i"]?["gini"] == nil)
  }
}
