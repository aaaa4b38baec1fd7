import Decision
import Testing

@Suite struct DecisionMatrixTests {
  let places = [Alternative(id: "PT11"), Alternative(id: "PT16")]
  let criteria = [Criterion(id: "wage", direction: .cost), Criterion(id: "rail", direction: .benefit)]

  @Test func finiteFiguresAreKeptAsTheyAre() throws {
    let matrix = try DecisionMatrix(
      alternatives: places, criteria: criteria, columns: [[7.5, -0.0], [1, 0]])
    #expect(matrix.columns == [[7.5, 0], [1, 0]])
    #expect(matrix.columns[0][1].sign == .minus)
    #expect(matrix.alternatives == places)
    #expect(matrix.criteria == criteria)
  }

  @Test func oneAlternativeAndOneCriterionAreAMatrix() throws {
    let matrix = try DecisionMatrix(alternatives: [places[0]], criteria: [criteria[0]], columns: [[3]])
    #expect(matrix.columns == [[3]])
  }

  @Test func nothingToCompareOnIsRefused() throws {
    let found = try #require(throws: MatrixError.self) {
      try DecisionMatrix(alternatives: places, criteria: [], columns: [])
    }
    #expect(found == .noCriteria)
    #expect("\(found)" == "there is no criterion; give at least one column a weight")
  }

  @Test func nobodyToCompareIsRefused() throws {
    let found = try #require(throws: MatrixError.self) {
      try DecisionMatrix(alternatives: [], criteria: criteria, columns: [[], []])
    }
    #expect(found == .noAlternatives)
    #expect(
      "\(found)" == "there is no alternative to rank; loosen the constraints or the policy for gaps")
  }

  @Test func anAlternativeThatStandsTwiceIsRefused() throws {
    let found = try #require(throws: MatrixError.self) {
      try DecisionMatrix(
        alternatives: [places[0], places[0]], criteria: criteria, columns: [[1, 2], [3, 4]])
    }
    #expect(found == .repeated(id: "PT11"))
    #expect("\(found)" == "'PT11' stands twice; ids must be unique")
  }

  @Test func aCriterionThatStandsTwiceIsRefused() {
    #expect(throws: MatrixError.repeated(id: "wage")) {
      try DecisionMatrix(
        alternatives: places, criteria: [criteria[0], criteria[0]], columns: [[1, 2], [3, 4]])
    }
  }

  @Test func anAlternativeMayShareItsIdWithACriterion() throws {
    let matrix = try DecisionMatrix(
      alternatives: [Alternative(id: "wage")], criteria: criteria, columns: [[1], [2]])
    #expect(matrix.alternatives[0].id == matrix.criteria[0].id)
  }

  @Test(arguments: [(Double.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf")])
  func aFigureThatIsNotFiniteIsRefusedByItsIds(value: Double, printed: String) throws {
    let found = try #require(throws: MatrixError.self) {
      try DecisionMatrix(alternatives: places, criteria: criteria, columns: [[1, 2], [3, value]])
    }
    #expect(
      "\(found)" == "alternative 'PT16' has \(printed) on criterion 'rail'; impute or drop it before scoring")
  }

  @Test func infinitiesOfBothSignsAreNotMissed() {
    #expect(throws: MatrixError.notFinite(alternative: "PT11", criterion: "wage", value: -.infinity)) {
      try DecisionMatrix(alternatives: places, criteria: [criteria[0]], columns: [[-.infinity, .infinity]])
    }
  }

  @Test func figuresWhoseSumOverflowsAreFiniteAllTheSame() throws {
    let huge = Double.greatestFiniteMagnitude
    let matrix = try DecisionMatrix(
      alternatives: places, criteria: criteria, columns: [[huge, huge], [-huge, huge]])
    #expect(matrix.columns == [[huge, huge], [-huge, huge]])
  }
}
