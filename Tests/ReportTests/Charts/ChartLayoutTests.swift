import Decision
import Pipeline
import Testing

@testable import Report

/// Nothing lies upon anything else, however long the names, few the rows or large the numbers are.
@Suite struct ChartLayoutTests {
  /// A page that is laid out from data at their worst.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let pictures: @Sendable () throws -> [Picture]

    init(_ name: String, _ pictures: @escaping @Sendable () throws -> [Picture]) {
      testDescription = name
      self.pictures = pictures
    }
  }

  private static func all(_ assessment: Assessment, _ heading: ChartHeading = sampleHeading) -> [Picture] {
    let count = assessment.alternatives.count
    let order = assessment.ranking.order
    return [stackedPicture(of: assessment, alternatives: order, heading: heading)]
      + (0..<min(count, 4)).flatMap { i in
        [
          indicatorPicture(of: assessment, alternative: i, versus: nil, heading: heading),
          indicatorPicture(of: assessment, alternative: i, versus: count - 1 - i, heading: heading),
        ]
      }
  }

  static let cases: [Case] =
    [1, 2, 3, 5, 12, 20, 21, 40].map { count in
      Case("\(count) locations") { all(try manyLocations(count, gaps: count > 2)) }
    } + [
      Case("parts below zero") { all(try manyLocations(30, normalisation: "vector")) },
      Case("standard scores") { all(try manyLocations(30, normalisation: "z-score")) },
      Case("no sum") { all(try manyLocations(30, normalisation: "vector", method: "topsis")) },
      Case("no families") {
        all(try bareAssessment([("a", 0.75, [0, 4]), ("b", 0.25, [2, 1])], count: 2))
      },
      Case("long words around") {
        all(
          try manyLocations(2),
          ChartHeading(
            title: String(repeating: "Very long title ", count: 40),
            subtitle: String(repeating: "W", count: 900),
            sources: String(repeating: "Office of statistics; ", count: 60)))
      },
      Case("long names of everything") { all(try longEverything()) },
      Case("huge and tiny figures") { all(try hugeAndTiny()) },
    ]

  private static func longEverything() throws -> Assessment {
    let name = String(repeating: "Łódź-WWW ", count: 8)
    return try sampleAssessment(
      [
        SampleCriterion(
          id: "a", family: .costs, weight: 1, title: name + name, unit: name + name, values: [1, 2, 3]),
        SampleCriterion(
          id: "b", family: .tax, weight: 1, title: "漢字" + name, unit: "", values: [3, 1e-7, 2]),
      ], names: [name, "漢字かな交じり文" + name, "مدينة" + name],
      ids: ["A" + String(repeating: "W", count: 60), String(repeating: "漢", count: 60), "C"])
  }

  private static func hugeAndTiny() throws -> Assessment {
    try sampleAssessment(
      [
        SampleCriterion(id: "a", family: .costs, weight: 1, values: [1e300, -1e300, 0]),
        SampleCriterion(id: "b", family: .tax, weight: 1e-9, values: [1e-300, 2e-300, 0]),
      ], names: ["A", "B", "C"])
  }

  @Test(arguments: cases) func textsDoNotOverlap(_ test: Case) throws {
    for picture in try test.pictures() {
      let texts = picture.texts
      for (place, a) in texts.enumerated() {
        for b in texts[(place + 1)...] {
          let isApart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
          #expect(isApart, "'\(a.content)' and '\(b.content)' in '\(picture.id)'")
        }
      }
    }
  }

  @Test(arguments: cases) func everythingIsOnThePage(_ test: Case) throws {
    for picture in try test.pictures() {
      for text in picture.texts {
        #expect(text.left >= 0 && text.right <= picture.width, "'\(text.content)'")
        #expect(text.top >= 0 && text.bottom <= picture.height, "'\(text.content)'")
      }
      for box in picture.boxes {
        #expect(box.x >= 0 && box.x + box.width <= picture.width)
        #expect(box.y >= 0 && box.y + box.height <= picture.height)
      }
    }
  }

  @Test(arguments: cases) func textsAreInsideABarOrApartFromIt(_ test: Case) throws {
    for picture in try test.pictures() {
      for text in picture.texts {
        for box in picture.boxes where box.role == .bar || box.role == .outline {
          let (right, bottom) = (box.x + box.width, box.y + box.height)
          let isApart =
            text.right <= box.x || right <= text.left || text.bottom <= box.y || bottom <= text.top
          let isInside =
            box.x <= text.left && text.right <= right && box.y <= text.top && text.bottom <= bottom
          #expect(isApart || isInside, "'\(text.content)' in '\(picture.id)'")
        }
      }
    }
  }

  @Test(arguments: cases) func noTextIsCrossedByTheLineOfZero(_ test: Case) throws {
    for picture in try test.pictures() {
      let zeros = picture.lines.filter { $0.x1 == $0.x2 && $0.colour == Palette.rule && $0.thickness == 1 }
      #expect(zeros.count == 1)
      for zero in zeros {
        for text in picture.texts where text.left < zero.x1 && zero.x1 < text.right {
          #expect(text.bottom <= zero.y1 || zero.y2 <= text.top, "'\(text.content)' in '\(picture.id)'")
        }
      }
    }
  }

  @Test(arguments: cases) func everyPictureIsWellFormed(_ test: Case) throws {
    for picture in try test.pictures() { #expect(ChartReader(picture.svg).isWellFormed) }
  }

  @Test func aShortenedNameIsWholeInTheTitleOfItsRow() throws {
    let assessment = try manyLocations(12)
    let picture = stackedPicture(of: assessment, alternatives: [1], heading: sampleHeading)
    #expect(!picture.texts.contains { $0.content.contains(longName) })
    #expect(picture.texts.contains { $0.content.hasPrefix("Région de Brux") && $0.content.hasSuffix("…") })
    #expect(picture.groups.contains { $0.caption?.contains(longName) == true })
  }
}
