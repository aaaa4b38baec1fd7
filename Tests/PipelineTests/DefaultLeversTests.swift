import Decision
import TestSupport
import Testing

@testable import Pipeline

@Suite struct DefaultLeversTests {
  /// A profile may put a market into tax and a distance into infrastructure: what they are, the catalogue says.
  private func levers() throws -> DefaultLevers {
    let all: [(Indicator, Family, [Double])] = [
      (
        Indicator(id: "roads", title: "Motorways", unit: "km", family: .infrastructure), .infrastructure,
        [1, 2, 4]
      ),
      (
        Indicator(
          id: "airport", title: "Distance to the nearest airport", unit: "km", family: .infrastructure),
        .infrastructure, [9, 7, 8]
      ),
      (Indicator(id: "port_distance", unit: "km"), .infrastructure, [9, 7, 8]),
      (Indicator(id: "rate", family: .tax), .tax, [10, 20, 40]),
      (Indicator(id: "gdp", family: .location), .tax, [5, 6, 7]),
      (Indicator(id: "euro", family: .stability), .stability, [0, 1, 1]),
      (Indicator(id: "law", family: .stability), .stability, [3, 3, 3]),
      (Indicator(id: "lq", family: nil), .cluster, [1, 2, 3]),
    ]
    let table = IndicatorTable(
      alternatives: ["A", "B", "C"].map { Alternative(id: $0) },
      columns: all.map { IndicatorTable.Column(indicator: $0.0, values: $0.2) })
    let families = Family.allCases.filter { family in all.contains { $0.1 == family } }
    let profile = Profile(
      name: "p", title: "P", method: "weighted-sum", missing: .refuse,
      branches: families.map { family in
        Profile.Branch(
          family: family, weight: 1,
          entries: all.filter { $0.1 == family }.map {
            Profile.Entry(indicator: $0.0.id, weight: 1, direction: .benefit)
          })
      })
    let study = try Study(
      table: table, profile: profile, profileFile: "p.yaml", industry: nil, options: .init(),
      identity: .init(seed: 1, data: "d", version: "t"))
    return DefaultLevers(of: try assessment(study))
  }

  /// The variance of 10, 20, 40 is 700/3, that of 1, 2, 4 is 7/3.
  @Test func onlyWhatAnOfficeMovesIsALever() throws {
    let levers = try levers().levers
    #expect(levers.map(\.criterion) == ["roads", "rate"])
    #expect(levers.map(\.lower) == [1, 10] && levers.map(\.upper) == [4, 40])
    #expect(agree(levers.map(\.costUp), [3.0 / 7, 3.0 / 700], .roundoff))
  }

  @Test func whatIsHeldFixedIsNamedWithTheReason() throws {
    let notices = try levers().notices.map(\.text)
    #expect(notices.count == 2)
    #expect(
      notices[1] == "held fixed, unless a file of --levers names them: airport, port_distance (a distance); "
        + "gdp (family location); euro (0 or 1 for all); law (alike for all); lq (family cluster)")
  }
}
