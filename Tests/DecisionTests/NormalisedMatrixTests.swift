import Decision
import Testing

@Suite struct NormalisedMatrixTests {
  @Test func aNormalisedMatrixNamesItsMakerAndKeepsItsNotices() {
    let criterion = Criterion(id: "wage", direction: .benefit)
    let matrix = NormalisedMatrix(
      alternatives: [Alternative(id: "A"), Alternative(id: "B")], criteria: [criterion], columns: [[0, 1]],
      normalisation: "minmax", notices: [Notice("one value held")])
    #expect(matrix.normalisation == "minmax")
    #expect(matrix.columns == [[0, 1]])
    #expect(matrix.criteria == [criterion])
    #expect(matrix.alternatives.map(\.id) == ["A", "B"])
    #expect(matrix.notices == [Notice("one value held")])
  }
}
