import Decision
import Indicators
import TestSupport
import Testing

/// The laws that every policy for gaps keeps.
@Suite struct ImputationTests {
  @Test(arguments: MissingPolicy.allCases) func aTableWithoutGapsStaysAsItIs(policy: MissingPolicy) throws {
    let full = table([column("wage", [1, 2]), column("rail", [3, 4])])
    let found = try complete(full, by: policy)
    #expect(found.table == full)
    #expect(found.imputed == [])
    #expect(found.removed == [])
  }

  @Test(arguments: MissingPolicy.allCases) func aTableWithoutColumnsStaysAsItIs(policy: MissingPolicy) throws
  {
    #expect(try complete(table([]), by: policy).table.columns == [])
  }

  @Test func refusingNamesEveryGapInTheOrderOfTheRows() throws {
    let gaps = table([column("wage", [1, nil, nil]), column("rail", [nil, 2, nil])])
    let found = try #require(throws: IndicatorError.self) { try complete(gaps, by: .refuse) }
    #expect(found == .missing(found.problems))
    #expect(
      found.problems.kept.map(\.message) == [
        "the figure of 'R1' on 'rail' is missing", "the figure of 'R2' on 'wage' is missing",
        "the figure of 'R3' on 'wage' is missing", "the figure of 'R3' on 'rail' is missing",
      ])
    #expect(
      Set(found.problems.kept.map(\.hint)) == [
        "add the figure, or name a policy: "
          + "--missing exclude-region, country-mean, nearest-neighbours or regression"
      ])
  }

  @Test func aGapThatStandsInAFileIsRefusedAtItsPlace() throws {
    let places = [3, 4].map { Place(file: "m.csv", line: $0, column: 9) }
    let found = try #require(throws: IndicatorError.self) {
      try complete(table([column("wage", [1, nil, nil], places: places)]), by: .refuse)
    }
    #expect(found.problems.kept.map(\.place) == places)
    #expect(
      "\(found.problems.kept[0])".hasPrefix(
        "m.csv:3:9: the figure of 'R2' on 'wage' is missing; add the figure"))
  }

  @Test func placesFollowTheirGapsWhenRowsAreLeftOut() throws {
    let places = [2, 4, 5].map { Place(file: "m.csv", line: $0, column: 9) }
    let kept = table([column("wage", [nil, 2, nil, nil], places: places)]).keeping([3, 1, 0])
    let found = try #require(throws: IndicatorError.self) { try complete(kept, by: .refuse) }
    #expect(found.problems.count == 2)
    #expect(found.problems.kept.map(\.place) == [places[2], places[0]])
    #expect(found.problems.kept[0].message == "the figure of 'R4' on 'wage' is missing")
  }

  static let filling: [MissingPolicy] = [.countryMean, .nearestNeighbours, .regression]

  @Test(arguments: filling) func knownFiguresStayAndFilledOnesAreFlagged(policy: MissingPolicy) throws {
    let official = Provenance(year: 2014, source: "eurostat", grade: .official)
    let columns = NineRegions.columns.map { old in
      IndicatorTable.Column(
        indicator: old.indicator, values: old.values, gaps: old.gaps,
        provenance: Provenances(repeating: official, count: 9))
    }
    let found = try complete(table(columns), by: policy)
    for (before, after) in zip(columns, found.table.columns) {
      #expect(after.gaps == [])
      #expect(after.indicator == before.indicator)
      for i in 0..<9 {
        if before.isGap(i) {
          #expect(after.provenance?[i].grade == .imputed)
          #expect(after.provenance?[i].year == 2014)
        } else {
          #expect(after.values[i] == before.values[i])
          #expect(after.provenance?[i] == official)
        }
      }
    }
    #expect(found.imputed.map(\.alternative) == ["R2", "R8", "R3", "R7", "R8"])
    #expect(found.imputed.map(\.indicator) == ["wage", "wage", "patents", "patents", "patents"])
    #expect(
      found.imputed.map(\.value) == [1, 7].map { found.table.columns[0].values[$0] }
        + [2, 6, 7].map { found.table.columns[4].values[$0] })
    #expect(found.imputed.map(\.basis).allSatisfy { $0 == found.table.columns[0].provenance?[1].source })
  }

  /// A table of eight rows with a gap in two of its four columns.
  func random(_ random: inout SeededGenerator) -> [[Double?]] {
    var columns: [[Double?]] = []
    for j in 0..<4 {
      var values: [Double?] = (0..<12).map { _ in Double.random(in: 1...9, using: &random) }
      if j < 2 { values[Int.random(in: 0..<12, using: &random)] = nil }
      columns.append(values)
    }
    return columns
  }

  func filled(_ columns: [[Double?]], _ policy: MissingPolicy) throws -> [[Double]] {
    try complete(table(columns.indices.map { column("c\($0)", columns[$0]) }), by: policy).table.columns.map(
      \.values)
  }

  @Test(arguments: filling, UInt64(1)...20) func filledFiguresMoveWithTheirRows(
    policy: MissingPolicy, seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let columns = random(&generator)
    let order = (0..<12).shuffled(using: &generator)
    let before = try filled(columns, policy)
    let after = try filled(columns.map { values in order.map { values[$0] } }, policy)
    for (a, b) in zip(after, before) { #expect(agree(a, order.map { b[$0] }, .solver)) }
  }

  @Test(arguments: filling, UInt64(1)...20) func unitsOfAnyColumnDoNotMatter(
    policy: MissingPolicy, seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let columns = random(&generator)
    let units = [1000, 0.3048, 1e-9, 25.4]
    let before = try filled(columns, policy)
    let after = try filled(
      zip(columns, units).map { values, unit in values.map { $0.map { $0 * unit } } }, policy)
    for (j, unit) in units.enumerated() { #expect(agree(after[j], before[j].map { $0 * unit }, .solver)) }
  }
}
