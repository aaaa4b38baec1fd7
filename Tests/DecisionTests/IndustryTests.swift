import Decision
import Testing

@Suite struct IndustryTests {
  let tree = IndustryTree([
    Industry(code: "C", title: "Manufacturing"),
    Industry(code: "C13", title: "Textiles", parent: "C"),
    Industry(code: "C29", title: "Motor vehicles, trailers and semi-trailers", parent: "C"),
    Industry(code: "C30", title: "Other transport equipment", parent: "C"),
    Industry(code: "J", title: "Information and communication"),
    Industry(code: "J62", title: "Computer programming", parent: "J"),
  ])
  let words = [
    "C13": ["cloth", "yarn"], "C29": ["cars", "car parts"], "C30": ["ships", "car ferries"],
    "J62": ["software"],
  ]

  @Test func theTreeKnowsItsCodes() {
    #expect(tree["C29"]?.title == "Motor vehicles, trailers and semi-trailers")
    #expect(tree["X"] == nil)
    #expect(tree.place(of: "J62") == 5)
    #expect(tree.place(of: "j62") == nil)
    #expect(tree.tops.map(\.code) == ["C", "J"])
    #expect(tree.children(of: "C").map(\.code) == ["C13", "C29", "C30"])
    #expect(tree.children(of: "J62") == [])
  }

  @Test func depthCountsStepsFromTheTop() {
    #expect(tree.depth(of: "C") == 0)
    #expect(tree.depth(of: "C29") == 1)
    #expect(tree.peers(of: "C29").map(\.code) == ["C13", "C29", "C30", "J62"])
    #expect(tree.peers(of: "J").map(\.code) == ["C", "J"])
  }

  @Test(.timeLimit(.minutes(1))) func aRingOfParentsComesToAnEnd() {
    let ring = IndustryTree([
      Industry(code: "A", title: "a", parent: "B"), Industry(code: "B", title: "b", parent: "A"),
    ])
    #expect(ring.depth(of: "A") == ring.depth(of: "B"))
    #expect(ring.tops == [])
    let own = IndustryTree([Industry(code: "A", title: "a", parent: "A")])
    #expect(own.depth(of: "A") > 0)
  }

  func answer(_ query: String) -> IndustrySearch.Answer { IndustrySearch(tree, words: words).answer(query) }

  @Test(arguments: [
    ("C29", "C29"), (" c29 ", "C29"), ("textiles", "C13"),
    ("MOTOR VEHICLES, TRAILERS AND SEMI-TRAILERS", "C29"),
    ("yarn", "C13"), ("car parts", "C29"), ("yarns", "C13"), ("part car", "C29"),
  ]) func codesTitlesAndWordsAreFound(query: String, code: String) {
    #expect(answer(query) == tree[code].map { .found($0) })
  }

  @Test func aWordOfSeveralIndustriesGivesAllOfThem() {
    let shared = IndustrySearch(tree, words: ["C29": ["wheels"], "C30": ["Wheels"]])
    #expect(shared.answer("wheels") == .candidates([tree["C29"]!, tree["C30"]!]))
    #expect(answer("car") == .candidates([tree["C29"]!, tree["C30"]!]))
  }

  @Test func aHalfWordOrASlipIsACandidateAndNoMore() {
    #expect(answer("comput") == .candidates([tree["J62"]!]))
    #expect(answer("sofware") == .candidates([tree["J62"]!]))
  }

  @Test(arguments: ["", "  ", "--", "mining", "cars mining"]) func whatNobodyIsCalledIsNotFound(query: String)
  {
    #expect(answer(query) == .none)
  }

  @Test func atMostEightCandidatesAreGiven() {
    let many = IndustryTree((1...12).map { Industry(code: "X\($0)", title: "Making of part \($0)") })
    guard case .candidates(let found) = IndustrySearch(many).answer("making") else {
      Issue.record("several fit")
      return
    }
    #expect(found.map(\.code) == (1...8).map { "X\($0)" })
  }
}
