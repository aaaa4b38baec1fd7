import Decision
import Intake
import Testing

@Suite struct ComparisonReaderTests {
  @Test func bothFilesAreReadInTheOrderOfTheFirst() throws {
    let table = try read(
      "criterion,value\nflexibility,8\naccessibility,2\ncost,1\n",
      "criterion,value\ncost,8\nflexibility,1\naccessibility,9/2\n")
    #expect(table.criteria == ["flexibility", "accessibility", "cost"])
    #expect(table.bestToOthers == [8, 2, 1])
    #expect(table.othersToWorst == [1, 4.5, 8])
  }

  @Test func furtherColumnsArePassedOver() throws {
    let table = try read("note,value,criterion\nx,1,a\n,3,b\n", "criterion,value\na,3\nb,1\n")
    #expect(table.criteria == ["a", "b"] && table.bestToOthers == [1, 3] && table.othersToWorst == [3, 1])
  }

  @Test func oneCriterionIsATable() throws {
    #expect(try read("criterion,value\na,1\n", "criterion,value\na,1\n").criteria == ["a"])
  }

  @Test func theBestOverTheWorstMustBeTheSameInBothFiles() {
    #expect(
      found("criterion,value\na,1\nb,3\nc,9\n", "criterion,value\na,7\nb,3\nc,1\n") == [
        "w.csv:2:3: 'a', the best, over 'c', the worst, is 7, and in the other file 9 (b.csv:4:3); state "
          + "the same in "
          + "both files"
      ])
  }

  @Test func oneOfSeveralBestMustAgree() throws {
    #expect(
      try read("criterion,value\na,1\nb,1\nc,4\n", "criterion,value\na,3\nb,4\nc,1\n").bestToOthers == [
        1, 1, 4,
      ])
  }

  @Test func allProblemsOfBothFilesComeTogether() {
    #expect(
      found("criterion,value\na,0.5\na,x\n,2\n", "criterion,value\nb,\n") == [
        "b.csv:2:3: the judgement of 'a' is '0.5', and 1 or more is wanted; say how many times as "
          + "important the more "
          + "important of the two is",
        "b.csv:3:1: 'a' stands already in line 2; give every criterion one row",
        "b.csv:3:3: the judgement of 'a' is 'x', and a number above zero is wanted; write a number such "
          + "as 3 or a "
          + "fraction such as 1/3",
        "b.csv:4:1: the criterion has no name; name it as in the other file",
        "w.csv:2:3: the judgement of 'b' is missing; write a number such as 3 or a fraction such as 1/3",
      ])
  }

  @Test func criteriaOfOneFileOnlyAndFilesWithoutAOneAreNamed() {
    #expect(
      found("criterion,value\nwage,2\nport,3\n", "criterion,value\nwages,2\nport,3\n") == [
        "b.csv:2:6: 'wage' is not in 'w.csv'; did you mean 'wages'?",
        "w.csv:2:7: 'wages' is not in 'b.csv'; did you mean 'wage'?",
        "b.csv:1:1: no criterion is 1; give the best criterion itself 1",
        "w.csv:1:1: no criterion is 1; give the worst criterion itself 1",
      ])
  }

  @Test func oneThatIsBestAndWorstOfSeveralIsRefused() {
    #expect(
      found("criterion,value\na,1\nb,3\n", "criterion,value\na,1\nb,3\n") == [
        "w.csv:2:3: 'a' is 1 in both files, so it is the best and the worst; give 1 to another criterion "
          + "in one of them"
      ])
  }

  @Test func aFileWithoutItsColumnsIsRefused() {
    #expect(
      found("name,value\na,1\n", "criterion,value\n") == [
        "b.csv:1:1: there is no column 'criterion'; add it to the header",
        "w.csv:1:1: there is a header and no criterion below it; add a row for each criterion",
      ])
  }

  @Test(arguments: 1...20) func noTextTraps(seed: UInt64) {
    var mutation = Mutation(seed: seed)
    for _ in 0..<100 {
      let best = mutation.damaged("criterion,value\na,1\nb,3\nc,9\n")
      let worst = mutation.damaged("criterion,value\na,9\nb,3\nc,1\n")
      do throws(IntakeError) {
        let table = try bestWorstTable(
          bestToOthers: InputFile(name: "b.csv", bytes: best),
          othersToWorst: InputFile(name: "w.csv", bytes: worst))
        #expect((table.bestToOthers + table.othersToWorst).allSatisfy { $0 >= 1 && $0.isFinite })
        #expect(Set(table.criteria).count == table.criteria.count)
        #expect(table.bestToOthers.count == table.othersToWorst.count)
      } catch {
        #expect(!refusals { () throws(IntakeError) in throw error }.isEmpty)
      }
    }
  }

  private func read(_ best: String, _ worst: String) throws(IntakeError) -> BestWorstTable {
    try bestWorstTable(
      bestToOthers: InputFile(name: "b.csv", bytes: Array(best.utf8)),
      othersToWorst: InputFile(name: "w.csv", bytes: Array(worst.utf8)))
  }

  private func found(_ best: String, _ worst: String) -> [String] {
    refusals { () throws(IntakeError) in try read(best, worst) }
  }
}
