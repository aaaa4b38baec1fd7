import Decision
import Testing

@Suite struct RemovalTests {
  @Test func aRemovalNamesTheAlternativeAndTheReason() {
    let removal = Removal(id: "PT11", reason: "no figure for 'wage'")
    #expect(removal.id == "PT11")
    #expect(removal.reason == "no figure for 'wage'")
    #expect(removal != Removal(id: "PT16", reason: "no figure for 'wage'"))
  }

  @Test func anImputedCellNamesItsBasis() {
    let cell = ImputedCell(alternative: "PT11", indicator: "wage", value: 7.5, basis: "mean of its country")
    #expect(cell.alternative == "PT11")
    #expect(cell.indicator == "wage")
    #expect(cell.value == 7.5)
    #expect(cell.basis == "mean of its country")
  }
}
