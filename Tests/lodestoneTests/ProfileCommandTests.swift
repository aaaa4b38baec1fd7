import Foundation
import TestSupport
import Testing

@Suite struct ProfileCommandTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  @Test func theShippedProfilesAreListedAndInOrder() throws {
    let rows = try folder.run("profile", "list").lines.map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(
      rows[0] == [
        "name", "industry", "function", "infrastructure", "costs", "tax", "location", "stability", "cluster",
      ])
    #expect(rows.dropFirst().contains { $0[0] == "automotive-parts" })
    for row in rows.dropFirst() {
      let shares = row[3...].compactMap { Double($0) }
      #expect(abs(shares.reduce(0, +) - 1) < 1e-9, "\(row[0])")
    }
  }

  @Test func aProfileIsShownWithItsGlobalWeights() throws {
    let run = try folder.run("profile", "show", Fixture.path("cars.yaml"))
    #expect(
      run.out == """
        family,indicator,weight,direction,treat,goalposts,per
        infrastructure,motorways,0.2,benefit,none,,
        costs,wage,0.25,cost,none,,
        tax,tax_rate,0.15,cost,none,0 to 40,
        location,market_potential,0.1,benefit,none,,
        stability,rule_of_law,0.1,benefit,none,,
        cluster,lq,0.1,benefit,none,,
        cluster,complete_set,0.1,benefit,none,,

        """)
    let table = try folder.run("profile", "show", Fixture.path("cars.yaml"), "--format", "table").out
    #expect(
      table.hasPrefix(
        "Cars (cars)\nindustry C1\nfunction manufacturing\nmethod weighted-sum, missing figures: country-mean\nan example\n"
      ))
  }

  @Test func aProfileIsHeldAgainstADataset() throws {
    let dataset = Fixture.path("small-dataset")
    let run = try folder.run("profile", "check", Fixture.path("cars.yaml"), "--dataset", dataset)
    #expect(run.code == 0)
    #expect(run.out == "profile 'cars' is in order and fits 'small'\n")
    let profile = try String(contentsOfFile: Fixture.path("cars.yaml"), encoding: .utf8)
    try folder.put(
      "bad.yaml",
      profile.replacing("motorways:", with: "motorwys:").replacing(
        "rule_of_law: {weight: 1,", with: "rule_of_law: {weight: 1, per: popullation,"
      )
      .replacing("families:", with: "must: [\"wagee < 10\"]\nfamilies:"))
    let bad = try folder.run("profile", "check", "bad.yaml", "--dataset", dataset)
    #expect(bad.code == 65)
    #expect(bad.out == "")
    #expect(bad.errors.contains("bad.yaml:13:7: 'small' has no 'motorwys'; did you mean 'motorways'?"))
    #expect(bad.errors.contains { $0.contains("'popullation'") })
    #expect(bad.errors.contains { $0.contains("'wagee'") })
  }

  @Test func everyMistakeOfAProfileIsPlaced() throws {
    try folder.put("bad.yaml", "name: b\nmethods: x\nmissing: refuse\nfamilies:\n  cost:\n    weight: 1\n")
    let run = try folder.run("profile", "check", "bad.yaml")
    #expect(run.code == 65)
    #expect(run.errors.contains("bad.yaml:2:1: a profile has no key 'methods'; did you mean 'method'?"))
    #expect(run.errors.contains("bad.yaml:5:3: unknown family 'cost'; did you mean 'costs'?"))
    #expect(run.errors.contains("bad.yaml:1:1: the key 'method' is missing; add 'method: …'"))
  }
}
