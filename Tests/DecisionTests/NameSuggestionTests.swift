import Testing

@testable import Decision

/// References: Damerau (1964), *Communications of the ACM* 7(3) 171: one slip is one wrong letter, one
/// missing, one too many, or two neighbours that changed places. 'kitten' to 'sitting' is 3 in every
/// textbook.
@Suite struct NameSuggestionTests {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("kitten", "sitting", 3),
    ("vikro", "vikor", 1),
    ("ab", "ba", 1), ("topsiss", "topsis", 1), ("topis", "topsis", 1), ("tapsis", "topsis", 1),
    // The restricted distance does not edit a pair again once it changed places; the true one would be 2.
    ("ca", "abc", 3),
  ]) func slipsAreCountedAsInThePaper(a: String, b: String, expected: Int) {
    #expect(editDistance(Array(a.unicodeScalars), Array(b.unicodeScalars)) == expected)
    #expect(editDistance(Array(b.unicodeScalars), Array(a.unicodeScalars)) == expected)
  }

  @Test func theNearestNameIsFound() {
    #expect(nearestNames(to: "topsiss", among: ["vikor", "topsis"]) == ["topsis"])
    #expect(nearestNames(to: "VIKOR", among: ["vikor", "topsis"]) == ["vikor"])
    #expect(nearestNames(to: "étoile", among: ["etoile"]) == ["etoile"])
  }

  @Test func aNameThatHoldsTheWordIsNearAfterTheMisspelt() {
    #expect(
      nearestNames(to: "sum", among: ["weighted-sum", "sun", "sum"]) == ["sum", "sun", "weighted-sum"])
    #expect(
      nearestNames(to: "density", among: ["motorway_density", "rail_density"]) == [
        "motorway_density", "rail_density",
      ])
  }

  @Test func aNameThatBeginsLikeTheWordIsNear() {
    // Eight of twelve letters are shared from the start, which is two thirds; the endings are far apart.
    #expect(nearestNames(to: "motorways_km", among: ["motorway_density"]) == ["motorway_density"])
    #expect(nearestNames(to: "motorways_kms", among: ["motorway_density"]) == [])
    #expect(nearestNames(to: "porto_", among: ["portfolio_risk"]) == [])
  }

  @Test func aSingleLetterIsNearToItselfAlone() {
    #expect(nearestNames(to: "a", among: ["b", "ab", "A"]) == ["A"])
    #expect(nearestNames(to: "ab", among: ["ac", "abc"]) == ["ac", "abc"])
  }

  @Test func atMostThreeAreGivenAndTiesStayInOrder() {
    #expect(nearestNames(to: "c0", among: ["c4", "c2", "c1", "c3"]) == ["c4", "c2", "c1"])
  }

  @Test func nothingIsNearToNothingOrToAVeryLongWord() {
    #expect(nearestNames(to: "", among: ["a"]) == [])
    let long = String(repeating: "a", count: 65)
    #expect(nearestNames(to: long, among: [long]) == [])
    #expect(nearestNames(to: String(long.dropLast()), among: [String(long.dropLast())]).count == 1)
    #expect(nearestNames(to: "wage", among: ["port_hours"]) == [])
    #expect(nearestNames(to: "wage", among: []) == [])
  }

  @Test func theSuggestionNamesWhatIsNear() {
    #expect(suggestion(for: "topsiss", among: ["vikor", "topsis"]) == "did you mean 'topsis'?")
    #expect(suggestion(for: "wige", among: ["wage", "wire", "rail"]) == "did you mean 'wage' or 'wire'?")
  }

  @Test func theSuggestionListsWhatThereIsWhereNothingIsNear() {
    #expect(suggestion(for: "xyz", among: ["minmax", "vector"]) == "choose from: minmax, vector")
    #expect(suggestion(for: "xyz", among: []) == "there is none to choose from")
    let many = (1...25).map { "name\($0)" }
    #expect(
      suggestion(for: "xyz", among: many)
        == "choose from: " + many.prefix(6).joined(separator: ", ") + ", … (25 in all)")
  }
}
