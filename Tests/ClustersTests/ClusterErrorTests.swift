import Clusters
import Testing

@Suite struct ClusterErrorTests {
  @Test func everyBadFigureIsNamedAtOnce() {
    let error = #expect(throws: ClusterError.self) {
      try locationQuotients(of: [1, -2, nil, .nan, 5, .infinity], industries: 2)
    }
    #expect(
      error?.description == """
        'employment' of region 0, industry 1 is -2.0; wanted a finite number, 0 or more
        'employment' of region 1, industry 1 is nan; wanted a finite number, 0 or more
        'employment' of region 2, industry 1 is inf; wanted a finite number, 0 or more
        """)
    #expect(error?.hint == "correct the figures, or leave a cell unknown where its figure is not known")
  }
  @Test func aMillionBadFiguresAreCountedAndAHundredShown() {
    let grid = [Double?](repeating: -1, count: 1_000_000)
    let error = #expect(throws: ClusterError.self) { try locationQuotients(of: grid, industries: 100) }
    guard case .invalidFigures(let figures) = error else {
      Issue.record("wanted the invalid figures, found \(String(describing: error))")
      return
    }
    #expect(figures.count == 1_000_000)
    #expect(figures.kept.count == 100)
    #expect(error?.description.hasSuffix("\nand 999900 more") == true)
  }
  @Test func shapesAreNamedWithWhatWasFoundAndWanted() {
    #expect(throws: ClusterError.notRectangular(cells: 5, industries: 2)) {
      try locationQuotients(of: [1, 2, 3, 4, 5], industries: 2)
    }
    #expect(throws: ClusterError.notRectangular(cells: 5, industries: 0)) {
      try locationQuotients(of: [1, 2, 3, 4, 5], industries: 0)
    }
    #expect(
      ClusterError.notRectangular(cells: 5, industries: 2).description
        == "5 cells do not make whole rows of 2 industries")
    #expect(
      ClusterError.wrongCount(of: "areas", found: 1, wanted: 3).description == "'areas' has 1 value; wanted 3"
    )
    #expect(
      ClusterError.noSuchIndustry(index: 9, industries: 4).description
        == "there is no industry 9 among 4 (the first is 0)")
    #expect(
      ClusterError.tooFewRegions(found: 1, wanted: 3).description
        == "the industry is known in 1 region; wanted at least 3")
    #expect(
      ClusterError.noSuppliers(industry: 2).description
        == "industry 2 has no supplier with a coefficient above zero")
  }
}
