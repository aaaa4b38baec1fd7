import Testing

@testable import Report

@Suite struct LetteringTests {
  /// Source: Adobe's font metrics of the core 14 fonts, Helvetica and Helvetica-Bold, thousandths of the em.
  private static let helvetica: [(Character, regular: Double, bold: Double)] = [
    (" ", 278, 278), ("!", 278, 333), ("%", 889, 889), ("0", 556, 556), ("@", 1015, 975), ("A", 667, 722),
    ("G", 778, 778), ("M", 833, 833), ("W", 944, 944), ("a", 556, 556), ("i", 222, 278), ("m", 833, 889),
    ("w", 722, 778), ("Å", 667, 722), ("ł", 222, 278), ("—", 1000, 1000), ("…", 1000, 1000),
  ]

  @Test func noCharacterIsTakenForNarrowerThanInHelvetica() {
    for (character, regular, bold) in Self.helvetica {
      #expect(Lettering(size: 1000).width(of: String(character)) >= regular, "'\(character)'")
      #expect(Lettering(size: 1000, isBold: true).width(of: String(character)) >= bold, "bold '\(character)'")
    }
  }

  /// Source: the font's `hmtx` table, 1401 and 1255 of 2048 units.
  @Test func widthsAreThoseOfDejaVuSansWhereItIsWider() {
    #expect(Lettering(size: 1000).width(of: "A") == 685)
    #expect(Lettering(size: 1000).width(of: "a") == 613)
  }

  @Test func marksThatStandOnALetterTakeNoRoom() {
    let lettering = Lettering(size: 10)
    #expect(lettering.width(of: "e\u{301}") == lettering.width(of: "e"))
  }

  @Test func aTextThatFitsIsLeftAlone() {
    #expect(Lettering(size: 10).shortened("Wien", to: 100) == "Wien")
  }

  @Test func aTextThatDoesNotFitEndsWithAnEllipsis() {
    #expect(Lettering(size: 10).shortened("Brussels", to: 30) == "Bru…")
    #expect(Lettering(size: 10).shortened("Bru ssels", to: 31) == "Bru…")
  }

  @Test func noLetterLosesItsAccent() {
    let text = String(repeating: "e\u{301}", count: 20)
    let kept = Lettering(size: 10).shortened(text, to: 50).dropLast()
    #expect(kept.allSatisfy { $0 == "e\u{301}" })
  }

  @Test(arguments: Array(stride(from: 40.0, through: 400, by: 15))) func whatIsShortenedFits(width: Double) {
    for lettering in [Lettering(size: 12), Lettering(size: 12, isBold: true)] {
      #expect(lettering.width(of: lettering.shortened(longName, to: width)) <= width)
    }
  }

  @Test(arguments: Array(stride(from: 40.0, through: 400, by: 15))) func linesFitAndKeepEveryWord(
    width: Double
  ) {
    let lettering = Lettering(size: 12)
    let lines = lettering.wrapped(longName + " " + String(repeating: "W", count: 60), to: width)
    #expect(lines.allSatisfy { lettering.width(of: $0) <= width })
    let letters = lines.joined().filter { $0 != " " }
    #expect(letters == longName.filter { $0 != " " } + String(repeating: "W", count: 60))
  }

  @Test func linesOverTheLimitEndWithAnEllipsis() {
    let lines = Lettering(size: 12).wrapped(String(repeating: "word ", count: 50), to: 100, limit: 2)
    #expect(lines.count == 2)
    #expect(lines[1].hasSuffix("…"))
    #expect(Lettering(size: 12).wrapped("", to: 100).isEmpty)
  }
}
