import Decision
import Intake
import Testing

@Suite struct ListFilesTests {
  @Test func aWordOfAnUnknownIndustryIsRefused() throws {
    let found = try SmallDataset().with(["industry_words.csv": "word,industry\ncars,C29\nships,C30\n"])
      .refused()
    #expect(
      found == [
        "D/industry_words.csv:3:7: industry 'C30' is not in industries.csv; choose from: T, C, C13, C29"
      ])
  }

  @Test func everyProblemOfTheSupplyTableIsNamed() throws {
    let coefficient = "a coefficient is a number, 0 or above"
    let found = try SmallDataset().with([
      "supply.csv": "supplier,user,coefficient\nX1,C29,1\nC13,C29,-0.1\nC13,C29,\nC13,C29,x\n"
    ])
    .refused()
    #expect(
      found == [
        "D/supply.csv:2:1: industry 'X1' is not in industries.csv; choose from: T, C, C13, C29",
        "D/supply.csv:3:9: the coefficient from 'C13' to 'C29' is '-0.1'; \(coefficient)",
        "D/supply.csv:4:9: the coefficient from 'C13' to 'C29' is ''; \(coefficient)",
        "D/supply.csv:5:9: 'x' is not a number in column 'coefficient', row 'C13'; write a figure such as 1250.5; for a "
          + "missing one leave the cell empty or write NA, NaN or :",
      ])
  }

  @Test func aListWithoutItsColumnsIsRefused() throws {
    let found = try SmallDataset().with(["sources.csv": "source,title,publisher,license\n"]).refused()
    #expect(
      found == [
        "D/sources.csv:1:1: there is no column 'licence'; rename 'license' to it"
      ])
  }
}
