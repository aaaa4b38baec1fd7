import Scoring
import Testing

@Suite struct MethodCatalogueTests {
  @Test func methodsAreFoundByTheirNames() throws {
    #expect(Set(MethodCatalogue.names).count == MethodCatalogue.names.count)
    for name in MethodCatalogue.names {
      #expect(type(of: try MethodCatalogue.method(named: name)).name == name)
    }
  }

  @Test(arguments: [
    ("weighted-sum", "minmax"), ("weighted-product", "linear"), ("topsis", "vector"),
  ]) func eachMethodHasTheNormalisationOfItsFoundingPaper(name: String, normalisation: String) throws {
    let method = try #require(try MethodCatalogue.method(named: name) as? any ScoringMethod)
    #expect(type(of: method).defaultNormalisation == normalisation)
  }

  @Test(arguments: ["topsiss", "TOPSIS", ""]) func anUnknownMethodIsRefused(name: String) throws {
    let found = try #require(throws: ScoringError.self) { try MethodCatalogue.method(named: name) }
    #expect(found == .unknownMethod(name))
    #expect("\(found)" == "unknown method '\(name)'")
  }

  @Test func anUnknownMethodIsAnsweredWithTheNearestName() throws {
    let found = try #require(throws: ScoringError.self) { try MethodCatalogue.method(named: "topsiss") }
    #expect(found.hint == "did you mean 'topsis'?")
  }
}
