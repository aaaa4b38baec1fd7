import Decision
import Pipeline
import Scoring
import Testing

@testable import Report

/// Nothing lies upon anything else on the page of robustness, however long the names or short the list.
@Suite struct RobustnessLayoutTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let picture: @Sendable () throws -> Picture

    init(
      _ name: String, top: Int = 3, errors: FigureErrors? = nil, sobol: Bool = false,
      counting: CountedRanks = .all,
      _ assessment: @escaping @Sendable () throws -> Assessment
    ) {
      testDescription = name
      picture = {
        let robustness = try assessment().robustness(
          DrawPlan(draws: 60, spread: .uniform, top: top, seed: 7), errors: errors,
          sensitivity: sobol ? SensitivityQuestion(baseSample: 6) : nil, counting: counting)
        return robustnessPicture(
          of: robustness, swings: robustness.assessment.weightSwings(), heading: sampleHeading)
      }
    }
  }

  static let cases: [Case] =
    [1, 2, 3, 5, 12, 40].map { count in
      Case("\(count) locations", top: 1, sobol: true) { try manyLocations(count, gaps: count > 2) }
    }
    + [1, 10, 15, 20, 35].map { top in
      Case("top \(top)", top: top) { try manyLocations(40) }
    }
    + [1, 10, 20, 35].map { top in
      Case("top \(top) alone", top: top, counting: .top) { try manyLocations(40) }
    } + [
      Case("errors", errors: FigureErrors(byGrade: [.seed: 0.1]), sobol: true) {
        try manyLocations(30, gaps: true)
      },
      Case("no sum", sobol: true) { try manyLocations(30, normalisation: "vector", method: "topsis") },
      Case("below zero", sobol: true) { try manyLocations(30, normalisation: "z-score") },
      Case("one criterion", top: 1) { try bareAssessment([("a", 1, [1, 2, 3])], count: 3) },
      Case("level", top: 1) {
        try bareAssessment([("a", 0.5, [0, 1]), ("b", 0.5, [1, 0])], count: 2)
      },
      Case("many criteria", sobol: true) {
        try bareAssessment(
          (0..<30).map { j in ("c\(j)", 1.0 / 30, (0..<6).map { Double(($0 * 7 + j * 5) % 11) }) }, count: 6)
      },
      Case("long names of everything", sobol: true) { try longEverything() },
      Case("long ids alone", top: 20, sobol: true) {
        try sampleAssessment(
          [
            SampleCriterion(id: "a", family: .costs, weight: 1, values: (0..<25).map { Double($0) }),
            SampleCriterion(id: "b", family: .tax, weight: 1, values: (0..<25).map { Double(24 - $0) }),
          ], names: Array(repeating: "", count: 25),
          ids: (0..<25).map { String(repeating: "漢W", count: 30) + "\($0)" })
      },
    ]

  private static func longEverything() throws -> Assessment {
    let name = String(repeating: "Łódź-WWW ", count: 8)
    return try sampleAssessment(
      [
        SampleCriterion(id: "a", family: .costs, weight: 1, title: name + name, values: [1, 2, 3]),
        SampleCriterion(id: "b", family: .tax, weight: 1, title: "漢字" + name, values: [3, 1e-7, 2]),
      ], names: [name, "漢字かな交じり文" + name, "مدينة" + name],
      ids: ["A" + String(repeating: "W", count: 60), String(repeating: "漢", count: 60), "C"])
  }

  @Test(arguments: cases) func textsDoNotOverlap(_ test: Case) throws {
    let texts = try test.picture().texts
    for (place, a) in texts.enumerated() {
      for b in texts[(place + 1)...] {
        let isApart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
        #expect(isApart, "'\(a.content)' and '\(b.content)'")
      }
    }
  }

  @Test(arguments: cases) func everythingIsOnThePage(_ test: Case) throws {
    let picture = try test.picture()
    for text in picture.texts {
      #expect(text.left >= 0 && text.right <= picture.width, "'\(text.content)'")
      #expect(text.top >= 0 && text.bottom <= picture.height, "'\(text.content)'")
    }
    for box in picture.boxes {
      #expect(box.x >= 0 && box.x + box.width <= picture.width)
      #expect(box.y >= 0 && box.y + box.height <= picture.height)
    }
    for line in picture.lines {
      #expect(min(line.x1, line.x2) >= 0 && max(line.x1, line.x2) <= picture.width)
      #expect(min(line.y1, line.y2) >= 0 && max(line.y1, line.y2) <= picture.height)
    }
  }

  @Test(arguments: cases) func textsAreInsideACellOrABarOrApartFromIt(_ test: Case) throws {
    let picture = try test.picture()
    for text in picture.texts {
      // Between the base line and the top of the figures: a row is lower than the line's own box.
      let (top, bottom) = (text.y - 0.75 * text.lettering.size, text.y)
      for box in picture.boxes where box.role == .bar || box.role == .cell {
        let (right, under) = (box.x + box.width, box.y + box.height)
        let isApart = text.right <= box.x || right <= text.left || bottom <= box.y || under <= top
        let isInside = box.x <= text.left && text.right <= right && box.y <= top && bottom <= under
        #expect(isApart || isInside, "'\(text.content)'")
      }
    }
  }

  @Test(arguments: cases) func noTextIsCrossedByAStrongLine(_ test: Case) throws {
    let picture = try test.picture()
    let strong = picture.lines.filter { $0.x1 == $0.x2 && $0.colour == Palette.ink && $0.thickness != 1.25 }
    for line in strong {
      for text in picture.texts where text.left < line.x1 && line.x1 < text.right {
        #expect(text.bottom <= line.y1 || line.y2 <= text.top, "'\(text.content)'")
      }
    }
  }

  @Test(arguments: cases) func everyPictureIsWellFormed(_ test: Case) throws {
    #expect(ChartReader(try test.picture().svg).isWellFormed)
  }
}
