import Foundation
import Report
import TestSupport
import Testing

@Suite struct WeightReportTests {
  private let plain = WeightReport(
    method: "std", criteria: ["wage", "rail"], weights: [0.25, 0.75], figures: [], notices: [])
  private let full = WeightReport(
    method: "ahp", criteria: ["wage", "rail"], weights: [1.0 / 3, 2.0 / 3], stated: [0.5, 0.5],
    figures: [("principal_eigenvalue", 2), ("consistency_ratio", 0.0625)], notices: ["a word | of <care>"])

  @Test func aBareListOfWeights() {
    #expect(WeightReport.formats == [.table, .csv, .json, .ndjson, .md])
    #expect(
      plain.rendering(as: .csv) == Rendering(text: "criterion,weight\nwage,0.25\nrail,0.75\n"))
    #expect(
      plain.rendering(as: .table)
        == Rendering(text: "criterion  weight\nwage       0.2500\nrail       0.7500\n"))
    #expect(
      plain.rendering(as: .ndjson)
        == Rendering(
          text: """
            {"criterion":"wage","weight":0.25}
            {"criterion":"rail","weight":0.75}

            """))
    #expect(
      plain.rendering(as: .md)
        == Rendering(
          text: """
            | criterion | weight |
            | --- | ---: |
            | wage | 0.2500 |
            | rail | 0.7500 |


            """))
    #expect(
      plain.rendering(as: .json)
        == Rendering(
          text: """
            {
              "method": "std",
              "weights": {
                "wage": 0.25,
                "rail": 0.75
              },
              "notices": []
            }

            """))
  }

  @Test func theProfilesWeightsStandBeside() throws {
    let csv = full.rendering(as: .csv)
    #expect(
      csv.text
        == "criterion,weight,profile_weight\nwage,0.3333333333333333,0.5\nrail,0.6666666666666666,0.5\n")
    #expect(
      csv.notes == ["principal eigenvalue: 2", "consistency ratio: 0.0625", "a word | of <care>"])
    #expect(full.rendering(as: .ndjson).notes == csv.notes)
    let whole = try #require(try exactJSON(full.rendering(as: .json).text) as? [String: Any])
    #expect(whole["weights"] as? [String: Double] == ["wage": 1.0 / 3, "rail": 2.0 / 3])
    #expect(whole["profile_weights"] as? [String: Double] == ["wage": 0.5, "rail": 0.5])
    #expect(whole["principal_eigenvalue"] as? Double == 2)
    #expect(whole["consistency_ratio"] as? Double == 0.0625)
    #expect(whole["notices"] as? [String] == ["a word | of <care>"])
  }

  @Test func whatIsSaidStandsBelowTheTable() {
    let table = full.rendering(as: .table)
    #expect(
      table.text == """
        criterion  weight  profile
        wage       0.3333   0.5000
        rail       0.6667   0.5000

        principal eigenvalue: 2
        consistency ratio: 0.0625
        a word | of <care>

        """)
    #expect(table.notes.isEmpty)
    #expect(
      full.rendering(as: .md).text.hasSuffix(
        "\n\n- principal eigenvalue: 2\n- consistency ratio: 0.0625\n- a word \\| of &lt;care>\n"))
  }

  @Test func colourIsGivenOnlyWhereItIsAskedFor() {
    let coloured = full.rendering(as: .table, style: TextStyle(isColoured: true)).text
    #expect(coloured.hasPrefix("\u{1B}[1mcriterion  weight  profile\u{1B}[0m\n"))
    #expect(coloured.contains("\u{1B}[2mconsistency ratio: 0.0625\u{1B}[0m\n"))
    for format in WeightReport.formats { #expect(!full.rendering(as: format).text.contains("\u{1B}")) }
  }

  @Test func namesAreDataAndNothingElse() throws {
    let odd = WeightReport(
      method: "equal", criteria: ["a,\"b\"", "c|\u{1B}[31m"], weights: [0.5, 0.5], figures: [],
      notices: ["\u{1B}[2J"])
    #expect(odd.rendering(as: .csv).text.contains("\"a,\"\"b\"\"\",0.5\n"))
    #expect(odd.rendering(as: .md).text.contains("c\\| [31m"))
    for format in [OutputFormat.table, .md] { #expect(!odd.rendering(as: format).text.contains("\u{1B}")) }
    let whole = try #require(try exactJSON(odd.rendering(as: .json).text) as? [String: Any])
    #expect(whole["weights"] as? [String: Double] == ["a,\"b\"": 0.5, "c|\u{1B}[31m": 0.5])
  }
}
