import Decision
import Testing

@Suite struct CriterionTests {
  @Test func aCriterionWithoutATitleIsCalledByItsId() {
    #expect(Criterion(id: "wage", direction: .cost).title == "wage")
    #expect(Criterion(id: "wage", title: "Hourly wage", direction: .cost).title == "Hourly wage")
  }

  @Test func turningRoundChangesTheDirectionAlone() {
    let wage = Criterion(id: "wage", title: "Hourly wage", unit: "EUR", direction: .cost, family: .costs)
    let turned = Criterion(id: "wage", title: "Hourly wage", unit: "EUR", direction: .benefit, family: .costs)
    #expect(wage.directed(.benefit) == turned)
    #expect(wage.directed(.cost) == wage)
  }

  @Test func familiesStandInTheOrderOfEveryOutput() {
    #expect(
      Family.allCases.map(\.rawValue)
        == ["infrastructure", "costs", "tax", "location", "stability", "cluster"])
    #expect(Direction.allCases.map(\.rawValue) == ["benefit", "cost"])
  }

  @Test func anAlternativeOfABareMatrixHasAnIdAlone() {
    let bare = Alternative(id: "PT11")
    #expect(bare.name == "")
    #expect(bare.country == "")
    #expect(bare.position == nil)
    #expect(bare.areaKm2 == nil)
    let porto = Position(latitude: 41.15, longitude: -8.61)
    let full = Alternative(id: "PT11", name: "Norte", country: "PT", position: porto, areaKm2: 21_284)
    #expect(full.position?.longitude == -8.61)
    #expect(full != bare)
  }
}
