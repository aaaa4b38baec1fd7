import Decision
import Testing

@Suite struct NormalisedColumnTests {
  static let figures: [Double] = [1, 2, 4]

  @Test func aScaleMakesNumbersOfFigures() {
    let ends = (low: 1.0, high: 4.0)
    let made: [(NormalisedColumn.Scale, [Double])] = [
      (.rise(from: 1, range: 3), [0, 1.0 / 3, 1]), (.fall(from: 4, range: 3), [1, 2.0 / 3, 0]),
      (.share(of: 4, total: 1), [0.25, 0.5, 1]), (.share(of: 4, total: 1.75), [1.0 / 7, 2.0 / 7, 4.0 / 7]),
      (.inverse(of: 1, total: 1), [1, 0.5, 0.25]), (.inverse(of: 1, total: 2), [0.5, 0.25, 0.125]),
      (.plain, [1, 2, 4]),
    ]
    for (scale, numbers) in made {
      let column = NormalisedColumn(Self.figures, on: scale, ends: ends)
      #expect(column.numbers == numbers)
      #expect((0..<3).map { column[$0] } == numbers)
      #expect(column.ends?.low == numbers.min() && column.ends?.high == numbers.max())
    }
  }

  @Test func numbersAloneStandAsTheyAre() {
    let column = NormalisedColumn([0.5, -1])
    #expect(column.numbers == [0.5, -1] && column[1] == -1 && column.ends == nil)
  }

  @Test func aMatrixFormsItsColumnsOfScales() {
    let alternatives = ["A", "B", "C"].map { Alternative(id: $0) }
    let criteria = [Criterion(id: "wage", direction: .benefit)]
    let scaled = NormalisedMatrix(
      alternatives: alternatives, criteria: criteria,
      scaled: [NormalisedColumn(Self.figures, on: .rise(from: 1, range: 3), ends: (1, 4))],
      normalisation: "minmax")
    #expect(scaled.columns == [[0, 1.0 / 3, 1]])
    #expect(
      scaled
        == NormalisedMatrix(
          alternatives: alternatives, criteria: criteria, columns: [[0, 1.0 / 3, 1]], normalisation: "minmax")
    )
  }
}
