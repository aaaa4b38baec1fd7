import Decision
import Estimation
import TestSupport
import Testing

/// References: designs worked out by hand.
@Suite struct ChoiceDesignTests {
  /// Two cases; the first has three alternatives, the second two; rows in no order.
  static let columns = [
    ObservationColumn("firm", numbers: [10, 9, 10, 9, 10]),
    ObservationColumn("region", texts: ["C", "B", "A", "A", "B"]),
    ObservationColumn("choice", numbers: [0, 1, 0, 0, 1]),
    ObservationColumn("wage", numbers: [5, 4, 3, 2, 1]),
    ObservationColumn("income", numbers: [7000, 3000, 7000, 3000, 7000]),
    ObservationColumn("country", texts: ["PL", "CZ", "PL", "PL", "CZ"]),
    ObservationColumn("sector", texts: ["C29", "C13", "C29", "C13", "C29"]),
    ObservationColumn("w", numbers: [2, 0.5, 2, 0.5, 2]),
    ObservationColumn("odds", numbers: [1, 2, 3, 4, 5]),
  ]

  private func design(_ formula: String, weights: String? = nil) throws -> ChoiceDesign {
    try ChoiceDesign(
      Formula(formula), on: ObservationTable(Self.columns), cases: "firm", alternatives: "region",
      weights: weights)
  }

  @Test func rowsAreSortedByCaseAndAlternative() throws {
    let design = try design("choice ~ wage", weights: "w")
    #expect(design.cases == ["9", "10"])  // numbers, so 9 comes first
    #expect(design.starts == [0, 2, 5])
    #expect(design.rowNumbers == [4, 2, 3, 5, 1])
    #expect(design.alternatives.levels == ["A", "B", "C"])
    #expect(design.alternatives.codes == [0, 1, 0, 1, 2])
    #expect(design.chosen == [1, 3])
    #expect(design.choiceCounts == [1, 1])
    #expect(design.weights == [0.5, 2])
    #expect(design.names == ["wage"])
    #expect(design.columns == [[2, 4, 3, 1, 5]])
  }

  @Test func theExampleOfTheDocumentationHolds() throws {
    let table = try ObservationTable([
      ObservationColumn("firm", texts: ["f1", "f1", "f1", "f2", "f2"]),
      ObservationColumn("region", texts: ["A", "B", "C", "A", "B"]),
      ObservationColumn("choice", numbers: [0, 1, 0, 1, 0]),
      ObservationColumn("wage", numbers: [1, 2, 3, 4, 5]),
    ])
    let formula = try Formula("choice ~ log(wage) + factor(region)")
    let design = try ChoiceDesign(formula, on: table, cases: "firm", alternatives: "region")
    #expect(design.starts == [0, 3, 5])
    #expect(design.chosen == [1, 3])
    #expect(design.names == ["log(wage)", "region=B", "region=C"])
  }

  @Test func whatIsTheSameWithinEveryCaseIsDropped() throws {
    let design = try design("choice ~ wage + factor(region)*I(income/1000) + sector + 1")
    #expect(
      design.names == ["wage", "region=B", "region=C", "region=B:I(income/1000)", "region=C:I(income/1000)"])
    #expect(design.columns[3] == [0, 3, 0, 7, 0])
    let reason = "it is the same for all alternatives of every case"
    #expect(
      design.dropped == [
        OmittedColumn(name: "I(income/1000)", reason: reason),
        OmittedColumn(name: "sector=C29", reason: reason),
      ])
  }

  @Test func anInteractionWithWhatCancelsOutLosesItsBaseWithoutTheMainEffect() throws {
    // The three products add up to income, which is no information about the choice: two are what can be
    // told.
    #expect(
      try design("choice ~ factor(region):income").names == ["region=B:income", "region=C:income"])
    #expect(
      try design("choice ~ factor(region):sector").names
        == ["region=B:sector=C13", "region=B:sector=C29", "region=C:sector=C29"])
    // A covariate that differs within the case has a slope in every region.
    #expect(
      try design("choice ~ factor(region):wage").names == ["region=A:wage", "region=B:wage", "region=C:wage"])
  }

  @Test func idsMayBeAnyNumbers() throws {
    var columns = Self.columns
    columns[0] = ObservationColumn("firm", numbers: [1e12, 0.5, 1e12, 0.5, 1e12])
    columns[1] = ObservationColumn("region", numbers: [-1e9, 2, 3.5, 3.5, 2])
    let design = try ChoiceDesign(
      Formula("choice ~ factor(region)"), on: ObservationTable(columns), cases: "firm", alternatives: "region"
    )
    #expect(design.cases == ["0.5", "1000000000000"])
    #expect(design.alternatives.levels == ["-1000000000", "2", "3.5"])
    #expect(design.rowNumbers == [2, 4, 1, 5, 3])
    #expect(design.names == ["region=2", "region=3.5"])
  }

  @Test func theConstantChangesNothing() throws {
    for text in ["choice ~ wage + country", "choice ~ wage + country - 1", "choice ~ 0 + wage + country"] {
      #expect(try design(text).names == ["wage", "country=PL"])
    }
    #expect(try design("choice ~ 1").names.isEmpty)
  }

  @Test func spreadsOfRoundingAreNone() throws {
    // 0.1 + 0.2 is not 0.3 in doubles, but it is meant to be.
    var columns = Self.columns
    columns.append(ObservationColumn("a", numbers: [0.1 + 0.2, 5, 0.3, 5, 0.3]))
    columns.append(ObservationColumn("b", numbers: [1 + 1e-9, 5, 1, 5, 1]))
    let design = try ChoiceDesign(
      Formula("choice ~ a + b"), on: ObservationTable(columns), cases: "firm", alternatives: "region")
    #expect(design.names == ["b"])
    #expect(design.dropped.map(\.name) == ["a"])
  }

  @Test func aCorrectionForSampledAlternativesIsAnOffset() throws {
    let design = try design("choice ~ wage + offset(odds)")
    #expect(design.offset == [4, 2, 3, 5, 1])
  }

  @Test func groupsOfRowsAndOfCases() throws {
    let design = try design("choice ~ wage")
    let nests = try design.grouping(ofRowsBy: "country")
    #expect(nests.levels == ["CZ", "PL"])
    #expect(nests.codes == [1, 0, 1, 0, 1])
    let clusters = try design.grouping(ofCasesBy: "sector")
    #expect(clusters.levels == ["C13", "C29"])
    #expect(clusters.codes == [0, 1])
    #expect(try design.numbers(in: "odds") == [4, 2, 3, 5, 1])
    #expect {
      try design.grouping(ofCasesBy: "country")
    } throws: { error in
      "\(error)" == """
        case '9': 'country' is 'PL' in row 4 and 'CZ' in row 2; give it one value for the whole case
        case '10': 'country' is 'PL' in row 3 and 'CZ' in row 5; give it one value for the whole case
        """
    }
  }

  @Test func aCountOnOneAlternativeStandsForEqualChoices() throws {
    var columns = Self.columns
    columns[2] = ObservationColumn("choice", numbers: [0, 1, 0, 0, 3])
    let design = try ChoiceDesign(
      Formula("choice ~ wage"), on: ObservationTable(columns), cases: "firm", alternatives: "region")
    #expect(design.chosen == [1, 3])
    #expect(design.choiceCounts == [1, 3])
    #expect(design.weights == [1, 1])
  }

  @Test(arguments: 1...20) func nothingHangsOnTheOrderOfTheRows(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = 60
    var wages = (0..<count).map { _ in Double.random(in: 1...9, using: &random) }
    wages[7] = 1e6
    let order = seed == 1 ? Array(0..<count) : (0..<count).shuffled(using: &random)
    func table(_ order: [Int]) throws -> ObservationTable {
      try ObservationTable([
        ObservationColumn("case", texts: order.map { "c\($0 / 5)" }),
        ObservationColumn("alt", texts: order.map { "a\($0 % 5)" }),
        ObservationColumn("choice", numbers: order.map { $0 % 5 == $0 / 5 % 5 ? 1 : 0 }),
        ObservationColumn("wage", numbers: order.map { wages[$0] }),
      ])
    }
    let formula = try Formula("choice ~ scale(wage) + factor(alt)*log(wage)")
    let first = try ChoiceDesign(formula, on: table(Array(0..<count)), cases: "case", alternatives: "alt")
    let second = try ChoiceDesign(formula, on: table(order), cases: "case", alternatives: "alt")
    #expect(first.columns == second.columns)  // to the last bit
    #expect(first.names == second.names)
    #expect(first.cases == second.cases)
    #expect(first.chosen == second.chosen)
    #expect(first.alternatives == second.alternatives)
  }
}
