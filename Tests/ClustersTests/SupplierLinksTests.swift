import Clusters
import Testing

@Suite struct SupplierLinksTests {
  @Test func suppliersStandLargestFirstWithoutTheIndustryItself() throws {
    let found = try SupplierLinks(to: 1, inputCoefficients: [0.1, 0.9, 0, 0.3, 0.1])
    #expect(found.links.map(\.supplier) == [3, 0, 4])
    #expect(found.links.map(\.coefficient) == [0.3, 0.1, 0.1])
    #expect(found.basis == .inputCoefficients)
    #expect(found.industry == 1)
  }
  @Test func theStrongestAreKeptWithTheEqualsOfTheLast() throws {
    let coefficients = [0.0, 0.4, 0.2, 0.3, 0.2, 0.1]
    let two = try SupplierLinks(to: 0, inputCoefficients: coefficients, strongest: 2)
    #expect(two.links.map(\.supplier) == [1, 3])
    let three = try SupplierLinks(to: 0, inputCoefficients: coefficients, strongest: 3)
    #expect(three.links.map(\.supplier) == [1, 3, 2, 4])
    let all = try SupplierLinks(to: 0, inputCoefficients: coefficients, strongest: 50)
    #expect(all.links.map(\.supplier) == [1, 3, 2, 4, 5])
  }
  @Test func proximityStandsInForATableAndSaysSo() throws {
    let proximity = try ProximityMatrix(of: ProductSpace.quotients, industries: 6)
    let found = try SupplierLinks(to: 3, proximity: proximity, strongest: 2)
    // φ of industry 3: 0.5, 0.4, 0.25, –, 0.5, 0.25.
    #expect(found.links.map(\.supplier) == [0, 4])
    #expect(found.basis == .proximity)
    #expect(try SupplierLinks(to: 3, proximity: proximity).links.map(\.supplier) == [0, 4, 1, 2, 5])
  }
  @Test func anIndustryThatIsNotThereIsRefused() throws {
    #expect(throws: ClusterError.noSuchIndustry(index: 3, industries: 3)) {
      try SupplierLinks(to: 3, inputCoefficients: [1, 2, 3])
    }
    let proximity = try ProximityMatrix(of: ProductSpace.small, industries: 3)
    #expect(throws: ClusterError.noSuchIndustry(index: -1, industries: 3)) {
      try SupplierLinks(to: -1, proximity: proximity)
    }
  }
  @Test func anIndustryWithoutSuppliersIsRefused() {
    #expect(throws: ClusterError.noSuppliers(industry: 1)) {
      try SupplierLinks(to: 1, inputCoefficients: [0, 5, 0])
    }
  }
  @Test func badCoefficientsAndCountsAreRefusedTogether() {
    let error = #expect(throws: ClusterError.self) {
      try SupplierLinks(to: 0, inputCoefficients: [0, -0.1, .nan], strongest: 0)
    }
    #expect(
      error?.description == """
        'input coefficient' of industry 1 is -0.1; wanted a finite number, 0 or more
        'input coefficient' of industry 2 is nan; wanted a finite number, 0 or more
        'strongest' is 0.0; wanted 1 or more
        """)
  }
}
