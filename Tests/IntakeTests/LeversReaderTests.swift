import Decision
import Intake
import Testing

@Suite struct LeversReaderTests {
  private func read(_ text: String) throws(IntakeError) -> [Lever] {
    try levers(from: InputFile(name: "l.csv", bytes: Array(text.utf8)))
  }

  private func found(_ text: String) -> [String] {
    refusals { () throws(IntakeError) in try read(text) }
  }

  /// The example of the reader's documentation.
  @Test func leversAreReadInTheOrderOfTheirRows() throws {
    let all = try read(
      "indicator,lower,upper,cost,cost_down,shape\nwage,20000,45000,0.002,0.001,linear\n"
        + "corporate_tax_rate,9,25,,4,quadratic\n")
    #expect(
      all == [
        Lever(
          criterion: "wage", lower: 20_000, upper: 45_000, costUp: 0.002, costDown: 0.001,
          place: Place(file: "l.csv", line: 2, column: 1)),
        Lever(
          criterion: "corporate_tax_rate", lower: 9, upper: 25, costUp: 4, costDown: 4, shape: .quadratic,
          place: Place(file: "l.csv", line: 3, column: 1)),
      ])
  }

  @Test func oneCostHoldsForBothSidesAndTheShapeIsLinear() throws {
    let (plain, blank) = (
      try read("cost,upper,indicator,lower\n3,1e2,rail,-5\n"),
      try read("indicator,lower,upper,cost,cost_down,shape\nrail,-5,100,3,,\n")
    )
    #expect(plain[0].costUp == 3 && plain[0].costDown == 3 && plain[0].shape == .linear)
    #expect(plain[0].lower == -5 && plain[0].upper == 100)
    #expect(blank[0].costDown == 3 && blank[0].shape == .linear)
    #expect(try read("indicator,lower,upper,cost,cost_down\nrail,0,1,NA,2\n")[0].costUp == 2)
  }

  @Test func everyMistakeIsNamedAtOnce() {
    #expect(
      found(
        "indicator,lower,upper,cost,cost_down,shape\nwage,x,5,1,1,linear\nwage,1,,1,1,linear\n,1,2,1,1,\n"
          + "tax,9,9,0,-1,linear\nrail,0,1,,,cubic\nport,0,1,1,1\nroad,2,1,1e999,1,Linear\n"
      ) == [
        "l.csv:2:6: 'x' is not a number in column 'lower', row 'wage'; write a figure such as 1250.5; "
          + "for a missing one leave the cell empty or write NA, NaN or :",
        "l.csv:3:1: lever 'wage' stands already in line 2; keep one of the two",
        "l.csv:3:8: the upper bound of 'wage' is missing; say how far the figure can go, in its unit",
        "l.csv:4:1: the lever has no indicator; name the figure that can be changed",
        "l.csv:5:7: the upper bound of 'tax' is 9, and the lower one 9; write the smaller "
          + "figure under 'lower'",
        "l.csv:5:9: the cost of 'tax' is '0', and a number above zero is wanted; "
          + "set what is free beforehand, and leave the lever out",
        "l.csv:5:11: the cost of 'tax' is '-1', and a number above zero is wanted; "
          + "set what is free beforehand, and leave the lever out",
        "l.csv:6:10: the cost of 'rail' is missing; say what a unit of change costs",
        "l.csv:6:12: the shape of 'rail' is 'cubic'; choose from: linear, quadratic",
        "l.csv:7:1: row 'port' has 5 fields, the header has 6; add what is missing; "
          + "an empty field needs its comma too",
        "l.csv:8:8: the upper bound of 'road' is 1, and the lower one 2; write the smaller "
          + "figure under 'lower'",
        "l.csv:8:10: '1e999' is outside the range of a double in column 'cost', row 'road'; "
          + "check the figure and its unit",
        "l.csv:8:18: the shape of 'road' is 'Linear'; did you mean 'linear'?",
      ])
  }

  @Test func columnsThatMeanNothingAndThoseThatAreWantedAreNamed() {
    #expect(
      found("indicator,lower,upper,costs\nwage,1,2,3\n") == [
        "l.csv:1:1: there is no column 'cost'; rename 'costs' to it"
      ])
    #expect(
      found("indicator,lower,upper,cost,kind,cost-down\nwage,1,2,3,a,2\n") == [
        "l.csv:1:28: column 'kind' means nothing to a reform; "
          + "choose from: indicator, lower, upper, cost, cost_down, shape",
        "l.csv:1:33: column 'cost-down' means nothing to a reform; did you mean 'cost_down'?",
      ])
  }

  @Test func aFileWithoutLeversIsRefused() {
    #expect(
      found("indicator,lower,upper,cost\n") == [
        "l.csv:1:1: there is a header and no lever below it; add a row for each figure that can be changed"
      ])
    #expect(!found("").isEmpty)
  }

  /// Whatever is struck into the file, it is read into levers that can be pulled, or refused with a place.
  @Test(arguments: UInt64(1)...20) func damagedFilesAreReadOrRefused(seed: UInt64) {
    let whole =
      "indicator,lower,upper,cost,cost_down,shape\nwage,2,4.5,0.002,0.001,linear\ntax,9,25,,4,quadratic\n"
      + "\"rail, km\",0,1e3,1,,\n"
    var mutation = Mutation(seed: seed)
    for _ in 0..<200 {
      let bytes = mutation.damaged(whole)
      do throws(IntakeError) {
        let all = try levers(from: InputFile(name: "l.csv", bytes: bytes))
        #expect(!all.isEmpty && Set(all.map(\.criterion)).count == all.count)
        for lever in all {
          #expect(lever.lower < lever.upper && lever.costUp > 0 && lever.costDown > 0)
          #expect(lever.costUp.isFinite && lever.costDown.isFinite && !lever.criterion.isEmpty)
          #expect(lever.place?.file == "l.csv")
        }
      } catch {
        guard case .problems(let list) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(!list.isEmpty && list.kept.allSatisfy { $0.place?.file == "l.csv" && !$0.hint.isEmpty })
      }
    }
  }
}
