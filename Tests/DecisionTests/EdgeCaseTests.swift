import Decision
import Testing

@Suite struct EdgeCaseTests {
  func column(_ id: String, _ known: [Double?], places: [Place] = []) -> IndicatorTable.Column {
    let gaps = known.indices.filter { known[$0] == nil }
    return IndicatorTable.Column(
      indicator: Indicator(id: id), known: known,
      gapPlaces: Dictionary(uniqueKeysWithValues: zip(gaps, places)))
  }
  func line(_ number: Int) -> Place { Place(file: "m.csv", line: number, column: 4) }

  @Test func keepingEveryRowInAnotherOrderReordersTheTable() {
    let table = IndicatorTable(
      alternatives: ["A", "B", "C"].map { Alternative(id: $0) }, columns: [column("wage", [1, nil, 3])])
    let kept = table.keeping([2, 0, 1])
    #expect(kept.alternatives.map(\.id) == ["C", "A", "B"])
    #expect(kept.columns == [column("wage", [3, 1, nil])])
  }

  @Test func aReplacedColumnStaysInItsPlace() {
    let table = IndicatorTable(
      alternatives: [Alternative(id: "A")], columns: [column("wage", [1]), column("rail", [2])])
    #expect(table.adding([column("wage", [9])]).ids == ["wage", "rail"])
  }

  @Test func aPlaceStaysWithItsGapWhereOnlySomeGapsHaveOne() {
    // Gaps in rows 0 and 1, and only the first has a place. Reversed, the place belongs to the second gap.
    let kept = column("wage", [nil, nil, 1], places: [line(2)]).keeping([1, 0])
    #expect(kept.gaps == [0, 1])
    #expect(kept.gapPlaces == [1: line(2)])
  }

  @Test func aWeightThatIsNoneIsRefusedInAFamilyThatWeighsNothingToo() {
    func entry(_ name: String, _ weight: Double) -> Profile.Entry {
      Profile.Entry(indicator: name, weight: weight, direction: .cost)
    }
    let profile = Profile(
      name: "p", title: "P", method: "weighted-sum", missing: .refuse,
      branches: [
        .init(family: .costs, weight: 0, entries: [entry("wage", -3), entry("rent", .nan)]),
        .init(family: .tax, weight: 1, entries: [entry("rate", 1)]),
      ])
    #expect(throws: WeightError.self) { _ = try profile.globalWeights() }
  }

  @Test func anUnknownCodeHasNoPeers() {
    #expect(IndustryTree([Industry(code: "C", title: "Manufacturing")]).peers(of: "zzz") == [])
  }

  @Test func zeroIsPrintedWithoutASign() { #expect(plain(-0.0) == "0") }

  @Test func aConditionInsideNotHasOnePairOfBrackets() {
    #expect(
      "\(Constraint.not(.any([.number("a", .less, 1), .number("b", .less, 2)])))" == "not (a < 1 or b < 2)")
  }
}
