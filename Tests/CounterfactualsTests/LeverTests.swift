import Counterfactuals
import Decision
import TestSupport
import Testing

@Suite struct LeverTests {
  @Test func theShapeSetsTheCost() {
    #expect(Lever(criterion: "c1", lower: 0, upper: 9, costUp: 1, costDown: 3).cost(of: -2) == 6)
    #expect(
      Lever(criterion: "c1", lower: 0, upper: 9, costUp: 1, costDown: 3, shape: .quadratic).cost(of: -2) == 12
    )
    #expect(Lever(criterion: "c1", lower: 0, upper: 9, costUp: 1.5).cost(of: 2) == 3)
    #expect(Lever(criterion: "c1", lower: 0, upper: 9, costUp: 1.5).costDown == 1.5)
  }
  @Test func everythingWrongIsSaidAtOnce() throws {
    let scorer = try onGoalposts([[2, 4], [9, 5]], [0.5, 0.5])
    #expect {
      try reform(
        of: 0, into: 1,
        by: [
          Lever(criterion: "c9", lower: 0, upper: 1, costUp: 1),
          Lever(criterion: "c1", lower: 3, upper: 8, costUp: 0, costDown: .nan),
          Lever(criterion: "c2", lower: 5, upper: 5, costUp: 1),
          Lever(criterion: "c2", lower: 0, upper: 9, costUp: 1),
        ], scorer: scorer)
    } throws: {
      "\($0)" == """
        lever 'c9' is no criterion of the study; did you mean 'c1' or 'c2'?
        lever 'c1' runs from 3 to 8, and 'A1' has 2; widen the bounds until they hold the present figure
        lever 'c1' costs 0 a unit up; wanted a finite cost above zero; set what is free beforehand, and leave the lever out
        lever 'c1' costs nan a unit down; wanted a finite cost above zero; set what is free beforehand, and leave the lever out
        lever 'c2' runs from 5 to 5; wanted finite bounds, the lower one first; correct the bounds
        lever 'c2' stands twice; keep one of the two
        """
    }
  }
  @Test func noLeverIsNoQuestion() throws {
    let scorer = try onGoalposts([[2], [9]], [1])
    #expect {
      try reform(of: 0, into: 1, by: [], scorer: scorer)
    } throws: {
      "\($0)" == "there is no lever; name at least one figure that can be changed"
    }
  }
}
