import Decision
import Pipeline
import TestSupport
import Testing

@Suite struct ReformingTests {
  private func assessed(_ study: Study) throws -> Assessment {
    guard case .assessed(let found) = try study.assessed() else { throw NothingMatched() }
    return found
  }
  private struct NothingMatched: Error {}

  private func lever(
    _ name: String, _ bounds: ClosedRange<Double> = 0...10, cost: Double = 1, down: Double? = nil,
    shape: Lever.Shape = .linear, line: Int = 2
  ) -> Lever {
    Lever(
      criterion: name, lower: bounds.lowerBound, upper: bounds.upperBound, costUp: cost, costDown: down,
      shape: shape, place: Place(file: "l.csv", line: line, column: 1))
  }

  /// Goalposts 0 to 10, weights .6 and .4: A (2, 2) has .2 and B (5, 5) .5.
  private func twoSites() throws -> Assessment {
    try assessed(try goalpostStudy([[2, 5], [2, 5]], weights: [0.6, 0.4]))
  }

  /// The first figure buys .06 a unit and the second .04: .3 is five units of the first, and one more unit of
  /// score costs 1/.06.
  @Test func theLeverThatBuysMostIsPulled() throws {
    let answer = try twoSites().reformed("A", into: 1, by: [lever("c1"), lever("c2", line: 3)])
    #expect(answer.outcome == .reached && answer.top == 1 && !answer.leversAreDefault)
    #expect(agree(answer.moves.map(\.value), [7, 2], .solver))
    #expect(answer.moves.map(\.present) == [2, 2] && answer.moves[1].change == 0)
    #expect(agree([answer.cost, answer.moves[0].cost], [5, 5], .solver))
    #expect(answer.rankBefore == 2 && answer.rankAfter == 1)
    #expect(agree([answer.scoreBefore, answer.scoreAfter], [0.2, 0.5], .solver))
    let proof = try #require(answer.proof)
    #expect(agree([proof.shadowPrice ?? 0], [1 / 0.06], .solver) && proof.isStationary)
    #expect(proof.infeasibility <= 1e-9 && proof.coversAllPieces && proof.agreeing > 0)
    // Level with it is enough: B does not stand before A any more.
    #expect(answer.overtaken.map(\.id) == ["B"])
    #expect(answer.notices.isEmpty)
  }

  /// Two squares: minimise a² + 2b² with .06a + .04b = .3. By Lagrange a = .03λ, b = .01λ, λ = .3/.0022.
  @Test func squaresShareTheWay() throws {
    let answer = try twoSites().reformed(
      "A", into: 1, by: [lever("c1", shape: .quadratic), lever("c2", cost: 2, shape: .quadratic)])
    let price = 0.3 / 0.0022
    #expect(agree(answer.moves.map(\.change), [0.03 * price, 0.01 * price], .solver))
    let (first, second) = (0.03 * price, 0.01 * price)
    #expect(agree([answer.cost], [first * first + 2 * second * second], .solver))
    #expect(abs((answer.proof?.shadowPrice ?? 0) / price - 1) < 1e-6)
  }

  /// A lever that ends at its bound: 2 → 4 gives .12, the other has .18 to bring at .04 a unit.
  @Test func aBoundIsHeldAndSaidToBeOne() throws {
    let answer = try twoSites().reformed("A", into: 1, by: [lever("c1", 0...4), lever("c2", 0...9)])
    #expect(agree(answer.moves.map(\.value), [4, 6.5], .solver))
    #expect(answer.moves.map(\.isAtBound) == [true, false])
  }

  /// With both at 4 the score is .4, behind .5.
  @Test func whatIsOutOfReachIsSaidToBe() throws {
    let answer = try twoSites().reformed("A", into: 1, by: [lever("c1", 0...4), lever("c2", 0...4)])
    #expect(answer.outcome == .notReachable && answer.proof == nil)
    #expect(answer.rankAfter == 2 && answer.overtaken.isEmpty)
    #expect(
      answer.notices.map(\.text) == [
        "no pull of the levers within their bounds that was found reaches the top 1"
      ])
  }

  @Test func whoIsThereNeedsNoReform() throws {
    let answer = try twoSites().reformed("B", into: 1, by: [lever("c1")])
    #expect(answer.outcome == .unnecessary && answer.moves.isEmpty && answer.proof == nil)
    #expect(answer.cost == 0 && answer.rankBefore == 1 && answer.rankAfter == 1)
    #expect(answer.scoreAfter == answer.scoreBefore && answer.overtaken.isEmpty)
    #expect(try twoSites().reformed("A", into: 2, by: nil).outcome == .unnecessary)
  }

  @Test func questionsThatHaveNoAnswerAreRefused() throws {
    func refusal(_ ask: () throws -> Reforming) throws -> [String] {
      let error = try #require(throws: StudyError.self) { try ask() }
      guard case .question(let list) = error else { return ["no question: \(error)"] }
      return list.kept.map(\.description)
    }
    let two = try twoSites()
    #expect(
      try refusal { try two.reformed("A", into: 3, by: nil) } == [
        "--top is 3, and 2 alternatives are ranked; give a number up to 2"
      ])
    #expect(
      try refusal { try two.reformed("X", into: 1, by: nil) } == ["'X' is not ranked; choose from: A, B"])
    let held = try assessed(
      try goalpostStudy([[2, 5], [2, 5]], weights: [1, 1], must: [.number("c1", .greater, 3)]))
    #expect(
      try refusal { try held.reformed("A", into: 1, by: nil) } == [
        "'A' is not ranked: it does not meet 'c1 > 3' (c1 is 2); drop the condition or check the id"
      ])
  }

  @Test func figuresThatAreAllHeldFixedAreNamed() throws {
    let far = try assessed(
      try goalpostStudy([[2, 5], [2, 5]], weights: [1, 1], families: [.location, .cluster]))
    let error = try #require(throws: StudyError.self) { try far.reformed("A", into: 1, by: nil) }
    guard case .data(let list) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(
      list.kept.map(\.description) == [
        "no figure of 'A' is moved where no levers are given: c1 (family location); c2 (family cluster); "
          + "say with --levers FILE what can be changed"
      ])
    // Who is there already needs no lever.
    #expect(try far.reformed("B", into: 1, by: nil).outcome == .unnecessary)
  }

  @Test func oneAloneAndAllAlikeAreFirstAlready() throws {
    let alone = try assessed(try bareStudy(["a": [3]], weights: [("a", 1)])).reformed("A", into: 1, by: nil)
    #expect(alone.outcome == .unnecessary && alone.rankBefore == 1 && alone.moves.isEmpty)
    let alike = try assessed(try bareStudy(["a": [3, 3, 3]], weights: [("a", 1)]))
    let last = try alike.reformed("C", into: 1, by: nil)
    #expect(last.outcome == .unnecessary && last.rankAfter == 1 && last.cost == 0)
    #expect(last.scoreAfter == last.scoreBefore && last.notices.isEmpty)
  }

  @Test func everythingThatIsWrongWithLeversIsNamedWithItsLine() throws {
    let error = try #require(throws: StudyError.self) {
      try twoSites().reformed(
        "A", into: 1, by: [lever("c1", 3...9, line: 2), lever("cc2", line: 3), lever("c2", 0...1, line: 4)])
    }
    guard case .data(let list) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(
      list.kept.map(\.description) == [
        "l.csv:2:1: lever 'c1' runs from 3 to 9, and 'A' has 2; widen the bounds until they "
          + "hold the present figure",
        "l.csv:3:1: lever 'cc2' is no criterion of the study; did you mean 'c2'?",
        "l.csv:4:1: lever 'c2' runs from 0 to 1, and 'A' has 2; widen the bounds until they "
          + "hold the present figure",
      ])
  }

  /// Infrastructure and tax move, location does not. A (2, 2, 2) has 6/30, B (6, 2, 5) 13/30, C (2, 6, 4.5)
  /// 12.5/30. The ranges are 2 to 6, and the variance of (2, 6, 2) is 16/3: d units cost 3d²/16. For the top
  /// 1 A lacks seven units, shared equally, 2 · 3 · 3.5²/16 = 4.59375; for the top 2 six and a half, 2 · 3 ·
  /// 3.25²/16.
  @Test func withoutLeversWhatAnOfficeMovesIsMoved() throws {
    let assessment = try assessed(
      try goalpostStudy(
        [[2, 6, 2], [2, 2, 6], [2, 5, 4.5]], weights: [1, 1, 1],
        families: [.infrastructure, .tax, .location]))
    let first = try assessment.reformed("A", into: 1, by: nil)
    #expect(first.leversAreDefault && first.moves.map(\.criterion.id) == ["c1", "c2"])
    #expect(agree(first.moves.map(\.value), [5.5, 5.5], .solver))
    #expect(agree([first.cost], [4.59375], .solver))
    #expect(first.moves.map(\.lever.lower) == [2, 2] && first.moves.map(\.lever.upper) == [6, 6])
    #expect(first.overtaken.map(\.id) == ["B", "C"])
    #expect(
      first.notices.map(\.text) == [
        "no levers were given: every figure of infrastructure, costs, tax and stability may "
          + "move within the observed "
          + "range, and a change of d standard deviations costs d squared; --levers says what "
          + "can be changed in truth",
        "held fixed, unless a file of --levers names them: c3 (family location)",
      ])
    let second = try assessment.reformed("A", into: 2, by: nil)
    #expect(second.rankAfter == 2 && agree([second.cost], [6 * 3.25 * 3.25 / 16], .solver))
    #expect(second.overtaken.map(\.id) == ["C"])
  }

  /// What is 0 or 1 for all cannot be half.
  @Test func aYesOrNoIsNoLeverOfTheProgramsOwn() throws {
    let assessment = try assessed(
      try bareStudy(["yes": [0, 1, 0], "b": [4, 0, 10]], weights: [("yes", 3), ("b", 1)]))
    #expect(try assessment.reformed("A", into: 2, by: nil).moves.map(\.criterion.id) == ["b"])
  }

  /// On a bare matrix every criterion moves. A (0, 0) is the smallest against B (10, 4) until it is level
  /// with it, so nothing less than both whole ways will do. The deviation of two figures is their difference
  /// by √2: 2 each.
  @Test func aBareMatrixHasNoFamilies() throws {
    let assessment = try assessed(
      try bareStudy(["b": [0, 10], "a": [0, 4]], weights: [("a", 1), ("b", 1)]))
    let answer = try assessment.reformed("A", into: 1, by: nil)
    #expect(answer.moves.map(\.criterion.id) == ["b", "a"])
    #expect(agree(answer.moves.map(\.value), [10, 4], .solver) && agree([answer.cost], [4], .solver))
    #expect(answer.notices[0].text.hasPrefix("no levers were given: every figure may move within"))
  }

  /// The plan buys c1 up to 7, and the profile wants it below 6.
  @Test func aPlanThatBreaksAConditionSaysSo() throws {
    let assessment = try assessed(
      try goalpostStudy([[2, 5], [2, 5]], weights: [0.6, 0.4], must: [.number("c1", .less, 6)]))
    let answer = try assessment.reformed("A", into: 1, by: [lever("c1"), lever("c2")])
    #expect(agree([answer.moves[0].value], [7], .solver))
    #expect(answer.notices.count == 1)
    #expect(answer.notices[0].text.hasPrefix("with these figures 'A' does not meet 'c1 < 6' (c1 is "))
    let narrow = try assessment.reformed("A", into: 1, by: [lever("c1", 0...5.9), lever("c2")])
    #expect(narrow.notices.isEmpty && narrow.outcome == .reached)
  }

  @Test func theHashCoversTopAndLevers() throws {
    let three = try assessed(try goalpostStudy([[2, 5, 6], [2, 5, 6]], weights: [0.6, 0.4]))
    let hashes = try [
      three.reformed("A", into: 1, by: [lever("c1")]), three.reformed("A", into: 2, by: [lever("c1")]),
      three.reformed("A", into: 1, by: [lever("c1", 0...9)]),
      three.reformed("A", into: 1, by: [lever("c1", cost: 2)]),
      three.reformed("A", into: 1, by: [lever("c1", down: 2)]),
      three.reformed("A", into: 1, by: [lever("c1", shape: .quadratic)]),
      three.reformed("A", into: 1, by: [lever("c2")]), three.reformed("B", into: 1, by: [lever("c1")]),
      three.reformed("A", into: 1, by: nil),
    ].map(\.hash)
    #expect(Set(hashes).count == hashes.count && hashes.allSatisfy { $0.count == 64 })
    // Where the file lies is not what was asked.
    #expect(try three.reformed("A", into: 1, by: [lever("c1", line: 9)]).hash == hashes[0])
  }

  /// The plan's figures, put to a new ranking, give the rank and the score that are stated.
  @Test(arguments: ["weighted-sum", "topsis", "mabac"], UInt64(1)...3)
  func thePlanHoldsWhenItIsRankedAnew(method: String, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let names = ["a", "b", "c", "d"]
    let columns = Dictionary(
      uniqueKeysWithValues: names.map { name in
        (name, (0..<9).map { _ in Double.random(in: 1...9, using: &random) })
      })
    let study = try bareStudy(
      columns, weights: names.map { ($0, Double.random(in: 1...4, using: &random)) }, costs: ["b"],
      method: method)
    let assessment = try assessed(study)
    let id = assessment.alternatives[assessment.ranking.order[6]].id
    let levers = ["a", "b", "c"].map { lever($0, 0.5...12, cost: 1, down: 2) }
    for top in [2, 5] {
      let answer = try assessment.reformed(id, into: top, by: levers)
      let after = try study.whatIf(id, changes: answer.moves.map { ($0.criterion.id, $0.value) }).after
      let row = try #require(after.index(of: id))
      #expect(after.ranking.ranks[row] == answer.rankAfter)
      #expect(agree([after.scores.values[row]], [answer.scoreAfter], .roundoff))
      #expect((answer.outcome == .reached) == (answer.rankAfter <= top))
      #expect(agree([answer.cost], [answer.moves.reduce(0) { $0 + $1.cost }], .roundoff))
      for passed in answer.overtaken {
        let other = try #require(after.index(of: passed.id))
        #expect(after.ranking.ranks[other] >= after.ranking.ranks[row])
      }
    }
  }
}
