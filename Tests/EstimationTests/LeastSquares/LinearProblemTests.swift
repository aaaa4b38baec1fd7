import Estimation
import Testing

@Suite struct LinearProblemTests {
  @Test func everythingThatIsWrongIsSaidAtOnce() {
    let error = #expect(throws: EstimationError.self) {
      try LinearProblem(
        columns: [("a", DesignColumn([1.0, .nan, 3])), ("b", DesignColumn([1.0, 2]))],
        response: DesignColumn([1.0, 2, .infinity]), weights: [1, -1, 1], hasConstant: false)
    }
    #expect(
      error?.description == """
        row 2, column 'a': nan is not a finite number; correct the figure or leave the row out
        column 'b': there are 2 values and 3 of the response; give one value for every row
        row 3, column 'response': inf is not a finite number; correct the figure or leave the row out
        row 2: the weight is -1.0; wanted a finite number that is not negative; correct the weight or leave \
        the row out
        """)
  }
  @Test func aProblemWithoutRowsOrColumnsIsRefused() {
    let error = #expect(throws: EstimationError.self) {
      try LinearProblem(columns: [], response: DesignColumn([Double]()), hasConstant: false)
    }
    #expect(
      error?.description == """
        the model has no columns; give it a constant or a term
        the model has no rows; give it data
        """)
  }
  @Test func weightsMayNotAllBeZero() {
    let error = #expect(throws: EstimationError.self) {
      try LinearProblem(
        columns: [("a", DesignColumn([1.0, 2]))], response: DesignColumn([1.0, 2]), weights: [0, 0],
        hasConstant: false)
    }
    #expect(error?.description == "all weights are zero; give at least one row a weight")
  }
  @Test func aColumnOfPlainDoublesKeepsNoLowParts() {
    #expect(DesignColumn([DoubleDouble(1), DoubleDouble(2)]) == DesignColumn([1.0, 2]))
    let third = DoubleDouble(1) / DoubleDouble(3)
    #expect(DesignColumn([third])[0] == third)
  }
}
