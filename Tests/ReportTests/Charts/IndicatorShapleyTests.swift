import Decision
import Pipeline
import TestSupport
import Testing

@testable import Report

/// Bars of scores that are no sums: TOPSIS on the three regions of `TextExample`.
@Suite struct IndicatorShapleyTests {
  private let heading = ChartHeading(title: "Why")

  private func picture(_ id: String, versus: String? = nil, method: String? = "topsis") throws -> Picture {
    let asked = try TextExample(method: method)
    let explanation = try asked.explanation(id)
    let contest = try versus.map {
      try asked.question.contest(explanation, against: $0, in: asked.assessment)
    }
    return indicatorPicture(explanation, versus: contest, of: asked.assessment, heading: heading)
  }

  private func rows(_ picture: Picture) -> [(label: String, box: Picture.Box?)] {
    picture.groups.filter { $0.caption != nil }.map { group in
      let texts = group.marks.compactMap { if case .text(let text) = $0 { text.content } else { nil } }
      let boxes = group.marks.compactMap { if case .box(let box) = $0, box.role == .bar { box } else { nil } }
      return (texts.last ?? "", boxes.first)
    }
  }

  private func tenths(_ text: some StringProtocol) -> Int? {
    let digits = String(text).filter { !"+.%".contains($0) }.replacing("−", with: "-")
    return Int(digits)
  }

  @Test(arguments: ["R1", "R2", "R3"]) func labelsAndTheTypicalLocationAddUpToTheScore(id: String) throws {
    let picture = try picture(id)
    let words = picture.texts.map(\.content)
    let total = try #require(words.first { $0.hasPrefix("Typical location ") })
    let base = try #require(tenths(total.split(separator: " ")[2].dropLast()))
    let score = try #require(words.last { $0.hasSuffix(" of 100") }.flatMap { tenths($0.dropLast(7)) })
    #expect(rows(picture).compactMap { tenths($0.label) }.reduce(base, +) == score)
    #expect(words.contains { $0.hasPrefix("A typical location has the median of all 3") })
    #expect(!words.contains { $0.contains("does not add up") })
  }

  @Test func aPartBelowZeroRunsToTheLeftInTheFamilysColour() throws {
    // Of R1 the rail, 0 against 50 km, is the only figure that is not typical.
    let found = rows(try picture("R1"))
    let bar = try #require(found[0].box)
    #expect(found[0].label.hasPrefix("−"))
    #expect(bar.fill == Palette.paint(of: .infrastructure).fill)
    #expect(found[1].box == nil)
    #expect(found[1].label == "0.0")
    // R3 has a part to the right, its rail, and one to the left, its wage, from the same line.
    let both = rows(try picture("R3"))
    let right = try #require(both[0].box)
    let left = try #require(both[1].box)
    #expect(agree(left.x + left.width, right.x, .roundoff))
    #expect(left.width > 0)
  }

  @Test func partsOfADifferenceAddUpToIt() throws {
    let picture = try picture("R2", versus: "R3")
    let words = picture.texts.map(\.content)
    let place = try #require(words.firstIndex { $0.hasPrefix("Total: ") })
    #expect(rows(picture).compactMap { tenths($0.label) }.reduce(0, +) == tenths(words[place + 1]))
    #expect(words.contains("in favour of Beta (R2)"))
    #expect(picture.description.contains("Most in favour of Beta (R2): "))
  }

  @Test func aSumIsDrawnAsBefore() throws {
    let asked = try TextExample()
    for (contest, other) in [(nil, nil), ("R3", 2)] as [(String?, Int?)] {
      let before = indicatorPicture(
        of: asked.assessment, alternative: 1, versus: other, heading: heading)
      #expect(try picture("R2", versus: contest, method: nil).svg == before.svg)
    }
  }

  @Test func aPictureOfPartsKeepsItsLook() throws {
    try expectSnapshot(try picture("R3").svg, "chart-parts.svg")
    try expectSnapshot(try picture("R2", versus: "R3").svg, "chart-parts-versus.svg")
  }
}
