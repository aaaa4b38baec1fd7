import Decision
import Pipeline
import Report
import Testing

@Suite struct ChartHeadingStudyTests {
  @Test func publishersAreNamedOnceWithDataStudyAndVersion() throws {
    let found = try TextExample().assessment
    let sources = [
      ("roads", "Ministry", "CC-BY-4.0"), ("survey", "Ministry", "CC-BY-4.0"), ("panel", "x", "fact of law"),
    ]
    .map { Dataset.Source(id: $0.0, title: $0.0, publisher: $0.1, licence: $0.2) }
    let heading = ChartHeading(of: found, sources: sources)
    #expect(heading.title == "Quarter marks (C1 Motor vehicles)")
    #expect(
      heading.sources
        == "Sources: Ministry; national laws; dataset quarters. Study \(found.hash.prefix(12)), lodestone 0.0.0."
    )
    // A source that the list does not know is named by its id.
    #expect(
      ChartHeading(of: found, sources: []).sources.hasPrefix(
        "Sources: roads; survey; panel; dataset quarters. "))
    let bare = try matrixAssessment()
    #expect(
      ChartHeading(of: bare, sources: []).sources
        == "Sources: decision matrix. Study \(bare.hash.prefix(12)), lodestone 0.0.0.")
  }
}
