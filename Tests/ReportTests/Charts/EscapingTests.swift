import Decision
import Pipeline
import Testing

@testable import Report

@Suite struct EscapingTests {
  private static let hostile =
    "<img src=x onerror=\"alert('1')\"> & ]]> \u{0}\u{1B}[31m\u{FFFE}\u{202E}abc\r\n\tx"
  private static let harmless = "<img src=x onerror=\"alert('1')\"> & ]]> [31mabc x"

  @Test func theFiveSignsOfXMLAreWrittenAsEntities() {
    #expect(escapedForXML("R&D <b> \"x\" 'y'") == "R&amp;D &lt;b&gt; &quot;x&quot; &#39;y&#39;")
  }

  @Test func controlCharactersAreDroppedAndWhiteSpaceIsOneSpace() {
    #expect(cleaned(Self.hostile) == Self.harmless)
    #expect(cleaned(" \u{85}a \u{2028} b\u{7F} ") == "a b")
    #expect(cleaned("e\u{301} 漢 👩‍🏭 10\u{202F}%") == "e\u{301} 漢 👩‍🏭 10\u{202F}%")
  }

  @Test func namesStayData() throws {
    let name = Self.hostile
    let assessment = try sampleAssessment(
      [
        SampleCriterion(
          id: name, family: .costs, weight: 1, title: name, unit: name, values: [1, 2])
      ], names: [name, "B"], ids: [name, "B"],
      provenance: Provenance(year: 2014, source: name, grade: .seed, measuredFor: name))
    let heading = ChartHeading(title: name, subtitle: name, sources: name)
    for svg in [
      stackedContributions(of: assessment, alternatives: [0, 1], heading: heading),
      indicatorContributions(of: assessment, alternative: 0, versus: nil, heading: heading),
      indicatorContributions(of: assessment, alternative: 0, versus: 1, heading: heading),
    ] {
      let page = ChartReader(svg)
      #expect(page.isWellFormed)
      #expect(
        Set(page.elements.map(\.name)).isSubset(of: [
          "svg", "title", "desc", "g", "rect", "line", "text", "tspan",
        ]))
      #expect(page.texts(of: "title").first == Self.harmless)
      #expect(page.texts(of: "text").first == Self.harmless)
      #expect(page.elements.allSatisfy { !$0.attributes.keys.contains { $0.hasPrefix("on") } })
    }
  }

  @Test func aPictureIsAnImageWithTitleAndDescription() throws {
    let svg = stackedContributions(
      of: try threeLocations(), alternatives: [0, 1], heading: ChartHeading(title: "Where"))
    let page = ChartReader(svg)
    let root = try #require(page.elements.first)
    #expect(root.attributes["role"] == "img")
    let ids = try #require(root.attributes["aria-labelledby"]).split(separator: " ").map(String.init)
    let named = ids.map { id in page.elements.first { $0.attributes["id"] == id } }
    #expect(named.map { $0?.name } == ["title", "desc"])
    #expect(named.allSatisfy { $0?.text.isEmpty == false })
    #expect(
      root.attributes["viewBox"] == "0 0 \(root.attributes["width"] ?? "") \(root.attributes["height"] ?? "")"
    )
    #expect(root.attributes["font-family"] == "Helvetica, Arial, 'DejaVu Sans', sans-serif")
    for outside in ["<script", "href", "url(", "<style", "<image", "<!"] { #expect(!svg.contains(outside)) }
  }

  @Test func picturesOfOnePageHaveIdsOfTheirOwn() throws {
    let assessment = try threeLocations()
    let heading = ChartHeading(title: "Where")
    let ids = [
      stackedPicture(of: assessment, alternatives: [0], heading: heading),
      stackedPicture(of: assessment, alternatives: [0, 1], heading: heading),
      indicatorPicture(of: assessment, alternative: 0, versus: nil, heading: heading),
      indicatorPicture(of: assessment, alternative: 0, versus: 1, heading: heading),
      indicatorPicture(of: assessment, alternative: 1, versus: 0, heading: heading),
    ].map(\.id)
    #expect(Set(ids).count == 5)
  }
}
