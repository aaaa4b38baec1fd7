import Decision
import Testing

@Suite struct ProblemListTests {
  func problem(_ number: Int) -> Problem { Problem("problem \(number)", hint: "") }

  func list(_ count: Int) -> ProblemList {
    var problems = ProblemList()
    for number in 0..<count { problems.append(problem(number)) }
    return problems
  }

  @Test func anEmptyListHasNoProblem() {
    #expect(ProblemList().isEmpty)
    #expect(ProblemList().cut == 0)
    #expect(!ProblemList(problem(1)).isEmpty)
    #expect(ProblemList(problem(1)).kept == [problem(1)])
  }

  @Test func theFirstHundredAreKeptAndAllAreCounted() {
    let problems = list(250)
    #expect(problems.count == 250)
    #expect(problems.kept == (0..<100).map(problem))
    #expect(problems.cut == 150)
  }

  @Test func aProblemThatIsNotKeptIsNeverMade() {
    var problems = list(100)
    var made = 0
    func counted() -> Problem {
      made += 1
      return problem(100)
    }
    problems.append(counted())
    #expect(made == 0)
    #expect(problems.count == 101)
  }

  @Test(arguments: [(0, 0), (3, 4), (60, 70), (100, 1), (150, 150), (0, 250), (99, 250)])
  func twoListsJoinAsIfTheyWereOne(first: Int, second: Int) {
    var joined = list(first)
    joined.append(contentsOf: list(second))
    #expect(joined.count == first + second)
    #expect(
      joined.kept == Array(((0..<first).prefix(100).map(problem) + (0..<second).map(problem)).prefix(100)))
    #expect(joined.cut == max(0, first + second - 100))
  }
}
