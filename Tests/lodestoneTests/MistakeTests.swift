import Foundation
import TestSupport
import Testing

/// What a hasty user gets wrong, and what is said to it.
@Suite struct MistakeTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.put("m.csv", "id,rail,wage\nA,0.1,3\nB,0.5,2\nC,1.1,1\n")
    try folder.put(
      "p.yaml",
      """
      name: p
      title: P
      method: weighted-sum
      normalisation: minmax
      missing: refuse
      families:
        infrastructure:
          weight: 1
          indicators:
            rail: {weight: 1, direction: benefit, treat: log}
            wage: {weight: 1, direction: benefit}

      """)
  }

  /// By hand: 0.1 to 1.1 under `log` is ln(x − 0.1 + 0.01), which is ln 0.01 for A, ln 0.41 for B and ln 1.01 > 0 for C.
  @Test func aValueThatATreatmentMadeIsSaidToBeOne() throws {
    let run = try Program.run(
      ["rank", "--method", "weighted-product", "--matrix", "m.csv", "--profile", "p.yaml"], in: folder)
    #expect(run.code == 65 && run.out == "")
    #expect(run.errors.count == 2)
    for (line, (id, value)) in zip(run.errors, [("A", log(0.01)), ("B", log(0.41))]) {
      let parts = line.components(separatedBy: " on criterion 'rail' after treatment 'log', and '")
      #expect(parts.count == 2, "\(line)")
      let start = "lodestone: alternative '\(id)' has "
      #expect(parts[0].hasPrefix(start))
      let printed = try #require(Double(parts[0].dropFirst(start.count)))
      #expect(agree([printed], [value], .solver))
    }
  }

  @Test func aWeightingNamesTheTreatmentToo() throws {
    let run = try Program.run(["weigh", "--method", "entropy", "--profile", "automotive-parts"], in: folder)
    #expect(run.code == 65)
    #expect(
      run.errors.contains {
        $0.contains(" on criterion 'lq' after treatment 'log', and 'entropy' wants no negative value; ")
      }, "\(run.err)")
  }

  @Test func aMethodThatIsLeftOutNamesTheTreatmentToo() throws {
    let run = try Program.run(
      ["rank", "--method", "all", "--matrix", "m.csv", "--profile", "p.yaml", "--format", "csv"], in: folder)
    #expect(run.code == 0)
    let line = try #require(run.errors.first { $0.hasPrefix("note: weighted-product is left out: ") })
    #expect(line.hasSuffix("on criterion 'rail' after treatment 'log', and 'linear' wants no negative value"))
  }

  @Test(arguments: ["all", "All", "ALL"]) func allIsNoMethodOfOtherCommands(word: String) throws {
    let message =
      "lodestone: --method: '\(word)' is no method; only rank asks every one, by '--method all'; name one here"
    let commands = [["what-if", "CC2", "--set", "wage=9"], ["reform", "CC2", "--top", "1"], ["robust"]]
    for command in commands {
      expectRefusal(try Program.run(command + small + ["--method", word], in: folder), 64, [message])
    }
    guard word != "all" else { return }
    expectRefusal(try Program.run(["rank"] + small + ["--method", word], in: folder), 64, [message])
  }

  /// The note is there in every form: under the table, on standard error beside CSV, and among the notices.
  @Test func aCountrysFigureChangedForOneRegionIsNoted() throws {
    let note =
      "'tax_rate' is one figure for AA: it is changed for 'AA1' alone, and AA2 keeps its own; "
      + "what-if --country AA changes it for all"
    let asked = ["what-if", "AA1", "--set", "tax_rate=20"] + small
    #expect(try Program.run(asked + ["--format", "table"], in: folder).out.hasSuffix("\nNotes\n\(note)\n"))
    #expect(try Program.run(asked + ["--format", "md"], in: folder).out.hasSuffix("## Notes\n\n- \(note)\n"))
    let csv = try Program.run(asked + ["--format", "csv"], in: folder)
    #expect(csv.errors == ["note: \(note)"] && csv.lines.count == 3)
    let notices = try Program.run(asked + ["--format", "json"], in: folder).object()["notices"] as? [String]
    #expect(notices?.contains(note) == true)
  }

  @Test func aReformThatMovesACountrysFigureSaysSo() throws {
    try folder.put("levers.csv", "indicator,lower,upper,cost\ntax_rate,0,40,1\n")
    let run = try Program.run(
      ["reform", "AA2", "--top", "4", "--levers", "levers.csv", "--format", "json"] + small, in: folder)
    let notices = try #require(try run.object()["notices"] as? [String])
    #expect(try run.object()["outcome"] as? String == "reached")
    #expect(
      notices.contains(
        "'tax_rate' is one figure for AA: it is changed for 'AA2' alone, and AA1 keeps its own; "
          + "what-if --country AA changes it for all"))
  }

  @Test(arguments: ["", "  ", "a/b"]) func aProfileWantsANameThatAFileCanHave(name: String) throws {
    let run = try Program.run(
      ["profile", "new", name, "--method", "equal", "--output", "new.yaml"] + small, in: folder)
    expectRefusal(
      run, 64,
      ["lodestone: the name of the profile is '\(name)'; give a word without '/', such as my-sector"])
    #expect(try folder.names() == ["m.csv", "p.yaml"])
  }

  @Test(arguments: [
    ["--where", "country in [AA]"], ["--missing", "refuse"], ["--industry", "C2"], ["--normalise", "sum"],
    ["--param", "v=1"], ["--dataset", "world-2018"],
  ]) func aNewProfilePassesNoOptionOver(more: [String]) throws {
    let order = "costs,cluster,tax,location,stability,infrastructure"
    let run = try Program.run(
      ["profile", "new", "x", "--profile", Fixture.path("cars.yaml"), "--method", "roc", "--order", order]
        + more,
      in: folder)
    expectRefusal(run, 64, ["lodestone: \(more[0]) is nothing to weigh --method roc; leave it out"])
  }

  @Test func aNewProfileIsOfTheIndustryThatItsWeightsWereFoundFor() throws {
    let asked = ["profile", "new", "x", "--method", "std"] + small
    let own = try Program.run(asked, in: folder).out
    #expect(own.contains("title: \"Cars\"\n") && own.contains("industry: \"C1\"\n"))
    let title = try #require(
      try Fixture.rows(of: "small-dataset/industries.csv").first { $0["industry"] == "C2" })
    let other = try Program.run(asked + ["--industry", "C2"], in: folder).out
    #expect(other.contains("title: \"\(title["title"] ?? "")\"\n") && other.contains("industry: \"C2\"\n"))
  }
}
