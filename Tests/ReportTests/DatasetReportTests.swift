import Decision
import Foundation
import Report
import TestSupport
import Testing

@Suite struct DatasetReportTests {
  private var dataset: Dataset {
    let indicator = Indicator(id: "wage", title: "Wage", unit: "EUR", family: .costs, direction: .cost)
    func column(_ year: Int, _ known: [Double?], _ source: String) -> IndicatorTable.Column {
      IndicatorTable.Column(
        indicator: indicator, known: known,
        provenance: Provenances(repeating: Provenance(year: year, source: source, grade: .official), count: 2)
      )
    }
    return Dataset(
      heading: Dataset.Heading(
        name: "d", title: "Two regions", classification: "NACE", years: [2018, 2020], limits: ["no rents"],
        notes: ["n"]),
      regions: [Alternative(id: "A"), Alternative(id: "B")],
      series: [
        Dataset.Series(
          indicator: indicator, years: [2018, 2019, 2020],
          columns: [column(2018, [1, 2], "s"), column(2019, [1, 2], "s"), column(2020, [nil, 2], "s")])
      ], industries: IndustryTree([Industry(code: "T", title: "All")]), industryWords: [:],
      employment: EmploymentTable(
        areas: ["A", "B"], industries: ["T"], years: [2020],
        grids: [EmploymentTable.Grid(cells: [1, 2], grades: [.official, .official])], source: "s"),
      supply: [],
      sources: [Dataset.Source(id: "s", title: "Survey", publisher: "Office", licence: "CC-BY-4.0")],
      checksum: "c0ffee")
  }

  @Test func itSaysWhatTheDatasetHoldsAndCannotTell() {
    let text = DatasetReport(dataset, notices: [Notice("a notice")]).rendering(as: .table).text
    #expect(
      text == """
        d: Two regions
        2 regions, 1 indicators
        checksum c0ffee
        employment by 1 industries (NACE), years 2020
        a notice

        Indicators
        indicator  title  unit  family  direction  years      known  source
        wage       Wage   EUR   costs   cost       2018-2020      1  s

        Sources
        source  title   publisher  licence
        s       Survey  Office     CC-BY-4.0

        What the data cannot tell
        no rents

        Notes
        n

        """)
  }

  @Test func csvIsTheIndicators() {
    let rendering = DatasetReport(dataset, notices: [Notice("a notice")]).rendering(as: .csv)
    #expect(
      rendering.text
        == "indicator,title,unit,family,direction,years,known,source\nwage,Wage,EUR,costs,cost,2018-2020,1,s\n"
    )
    #expect(rendering.notes == ["a notice"])
  }

  @Test func jsonHoldsItAll() throws {
    let text = DatasetReport(dataset).rendering(as: .json).text
    let whole = try #require(try exactJSON(text) as? [String: Any])
    #expect(whole["name"] as? String == "d")
    #expect(whole["checksum"] as? String == "c0ffee")
    #expect(whole["years"] as? [Int] == [2018, 2020])
    #expect(whole["regions"] as? Int == 2)
    #expect((whole["indicators"] as? [[String: Any]])?.first?["known"] as? Int == 1)
    #expect((whole["sources"] as? [[String: Any]])?.first?["licence"] as? String == "CC-BY-4.0")
    #expect(whole["limits"] as? [String] == ["no rents"])
  }
}
