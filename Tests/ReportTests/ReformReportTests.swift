import Decision
import Foundation
import Pipeline
import Report
import TestSupport
import Testing

/// The reform of R1 (¼) on the quarters of `TextExample`, whose others are R2 (¾) and R3 (½), with the levers
/// of the program's own: rail 0 to 100 km with a deviation of 50, wage 10 to 30, law 1 to 2 with a variance
/// of 1/3.
///
/// Beyond 50 km of rail R2 is the shortest line: it falls to ½, and R1 has ½(u − 1) + ¼ + ¼v with u = rail/50
/// and v = law − 1. For ½ it wants 2u + v = 3 at a cost of u² + 3v²: u = 18/13, v = 3/13, cost 351/169. The
/// price of a unit of score is 72/13.
@Suite struct ReformReportTests {
  private func reform(_ id: String = "R1", top: Int = 2, levers: [Lever]? = nil) throws -> Reforming {
    try TextExample().assessment.reformed(id, into: top, by: levers)
  }

  private func text(
    _ id: String = "R1", top: Int = 2, levers: [Lever]? = nil, _ format: OutputFormat = .table
  ) throws -> String {
    ReformReport(try reform(id, top: top, levers: levers)).rendering(as: format).text
  }

  @Test(arguments: [OutputFormat.table, .md]) func itKeepsItsForm(format: OutputFormat) throws {
    try expectTextSnapshot("reform.\(format.rawValue)", try text("R1", format))
  }

  @Test func thePlanIsSaidInWords() throws {
    let lines = try text().components(separatedBy: "\n")
    #expect(lines[0] == "R1 Alpha goes from rank 3 to 1 of 3 at a cost of 2.077")
    #expect(try text().contains("score 25.00 before, 50.00 after"))
    #expect(try text().contains("one point of 100 more would cost about 0.0554"))
    let rows = lines.map { $0.split(separator: " ").map(String.init) }
    #expect(rows.contains(["rail", "0", "69.23", "69.23", "km", "1.917", "0", "100"]))
    #expect(rows.contains(["law", "1", "1.231", "0.2308", "index", "0.1598", "1", "2"]))
    #expect(!lines.contains { $0.hasPrefix("wage ") })
  }

  @Test func programsAreToldEveryLever() throws {
    let whole = try #require(try exactJSON(try text("R1", .json)) as? [String: Any])
    let keys: Set<String> = [
      "id", "name", "outcome", "top", "of", "before", "after", "cost", "levers", "shadow_price", "optimality",
      "overtaken", "notices", "method", "weights", "study",
    ]
    #expect(keys.isSubset(of: Set(whole.keys)), "\(whole.keys)")
    #expect(whole["outcome"] as? String == "reached" && whole["id"] as? String == "R1")
    let levers = try #require(whole["levers"] as? [[String: Any]])
    #expect(levers.map { $0["indicator"] as? String } == ["rail", "wage", "law"])
    let values = levers.map { $0["value"] as? Double ?? .nan }
    #expect(agree(values[0], 900.0 / 13, .solver) && values[1] == 10 && agree(values[2], 16.0 / 13, .solver))
    #expect(
      levers.allSatisfy {
        Set($0.keys) == [
          "indicator", "unit", "present", "value", "change", "cost", "lower", "upper", "at_bound",
        ]
      })
    #expect(levers.map { $0["at_bound"] as? Bool } == [false, true, false])
    #expect(agree(whole["cost"] as? Double ?? .nan, 351.0 / 169, .solver))
    #expect(abs((whole["shadow_price"] as? Double ?? .nan) / (72.0 / 13) - 1) < 1e-6)
    let optimality = try #require(whole["optimality"] as? [String: Any])
    #expect(
      Set(optimality.keys) == [
        "stationary", "stationarity", "infeasibility", "complementarity", "starts", "agreeing",
        "covers_all_pieces",
      ])
    #expect(whole["overtaken"] as? [String] == ["R2", "R3"])
    let study = try #require(whole["study"] as? [String: Any])
    #expect(study["hash"] as? String == (try reform().hash))
  }

  @Test func noReformIsNeededForOneThatIsThere() throws {
    #expect(
      try text("R3").hasPrefix(
        "R3 \(TextExample.longName) is at rank 2 of 3: no reform is needed for the top 2\n"))
    let whole = try #require(try exactJSON(try text("R3", .json)) as? [String: Any])
    #expect(whole["outcome"] as? String == "unnecessary")
    #expect((whole["levers"] as? [Any])?.isEmpty == true && whole["optimality"] is NSNull)
    #expect(whole["shadow_price"] is NSNull && whole["cost"] as? Int == 0)
    #expect(try text("R3", .csv) == "indicator,present,value,change,unit,cost,lower,upper\n")
  }

  /// A wage may only rise.
  @Test func theBestRankIsShownWhereNoneIsReached() throws {
    let only = [Lever(criterion: "wage", lower: 10, upper: 30, costUp: 1)]
    let found = try text(levers: only)
    #expect(
      found.hasPrefix("R1 Alpha does not reach the top 2 of 3: the best rank found is 3, from 3\n"))
    #expect(!found.contains("How good it is") && !found.contains("No longer before it"))
    let whole = try #require(try exactJSON(try text(levers: only, .json)) as? [String: Any])
    #expect(whole["outcome"] as? String == "not-reachable")
  }

  @Test func aSheetAloneIsToldItsHeadline() throws {
    let notes = ReformReport(try reform()).rendering(as: .csv).notes
    #expect(notes[0] == "R1 Alpha goes from rank 3 to 1 of 3 at a cost of 2.077")
    #expect(notes.contains { $0.hasPrefix("no levers were given") })
    #expect(notes.contains { $0.hasPrefix("1 removed:") })
  }
}
