import Decision
import Foundation
import Testing

@testable import Report

/// Contrast by the formulas of WCAG 2.2 (relative luminance, contrast ratio).
@Suite struct PaletteTests {
  /// Red, green and blue as shares of light.
  private func light(_ colour: String) throws -> [Double] {
    let value = try #require(UInt32(colour.dropFirst(), radix: 16))
    return [value >> 16, value >> 8, value].map { part in
      let share = Double(part & 0xFF) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
  }

  private func luminance(_ colour: String) throws -> Double {
    let parts = try light(colour)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ a: String, _ b: String) throws -> Double {
    let (x, y) = (try luminance(a), try luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  @Test func theFormulaGivesTheKnownEnds() throws {
    let ends = try contrast("#000000", "#FFFFFF")
    #expect(abs(ends - 21) < 1e-9)
    let grey = try contrast("#767676", "#FFFFFF")
    #expect(abs(grey - 4.54) < 0.005)
  }

  @Test func lettersAreReadOnEveryColour() throws {
    let paints = Family.allCases.map { Palette.paint(of: $0) } + [Palette.paint(of: nil), Palette.plain]
    for paint in paints {
      let found = try contrast(paint.fill, paint.letters)
      #expect(found >= 4.5, "\(paint.fill)")
    }
    for ink in [Palette.ink, Palette.pencil, Palette.rule] {
      let found = try contrast(ink, Palette.paper)
      #expect(found >= 4.5, "\(ink)")
    }
  }

  @Test func neighboursDifferInGrey() throws {
    for (a, b) in zip(Family.allCases, Family.allCases.dropFirst()) {
      let found = try contrast(Palette.paint(of: a).fill, Palette.paint(of: b).fill)
      #expect(found >= 3, "\(a) and \(b)")
    }
    let sides = try contrast(Palette.plain.fill, Palette.counter.fill)
    #expect(sides >= 2)
  }

  @Test func shadesOfProbabilitiesAreToldApartInGrey() throws {
    let shades = Palette.shades
    for (a, b) in zip(shades, shades.dropFirst()) {
      let (lighter, darker) = (try luminance(a.paint.fill), try luminance(b.paint.fill))
      let found = try contrast(a.paint.fill, b.paint.fill)
      #expect(lighter > darker && found >= 1.5 && a.low < b.low, "\(b.words)")
    }
    for shade in shades {
      let letters = try contrast(shade.paint.fill, shade.paint.letters)
      #expect(letters >= 4.5, "\(shade.words)")
      #expect(Palette.shade(of: shade.low) == shade)
    }
    #expect(Palette.shade(of: 0.0499).low == 0.01 && Palette.shade(of: 1).low == 0.75)
  }

  /// What the three kinds of colour blindness make of a light, at their full strength.
  ///
  /// Source: Machado, Oliveira & Fernandes (2009), *IEEE Transactions on Visualization and Computer Graphics*
  /// 15(6) 1291; the matrices that the authors publish for severity 1.0.
  private static let eyes: [String: [[Double]]] = [
    "full": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
      [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900],
    ],
  ]

  /// Place in the space of colours CIELAB, white point D65.
  private func place(_ colour: String, seen eye: [[Double]]) throws -> [Double] {
    let parts = try light(colour)
    let seen = eye.map { row in min(max(zip(row, parts).reduce(0) { $0 + $1.0 * $1.1 }, 0), 1) }
    let x = 0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]
    let y = 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]
    let z = 0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]
    let roots = [x / 0.95047, y, z / 1.08883].map { $0 > 0.008856 ? cbrt($0) : 7.787 * $0 + 16.0 / 116 }
    return [116 * roots[1] - 16, 500 * (roots[0] - roots[1]), 200 * (roots[1] - roots[2])]
  }

  /// A distance of 2.3 is just seen; 15 is told apart across a page.
  @Test func anyTwoFamiliesAreToldApartByEveryEyeAndInGrey() throws {
    let fills = Family.allCases.map { Palette.paint(of: $0).fill }
    for (first, a) in fills.enumerated() {
      for b in fills[(first + 1)...] {
        let grey = try contrast(a, b)
        #expect(grey >= 1.15, "\(a) and \(b) in grey")
        for (name, eye) in Self.eyes {
          let (p, q) = (try place(a, seen: eye), try place(b, seen: eye))
          let distance = zip(p, q).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
          #expect(distance >= 15, "\(a) and \(b) with \(name)")
        }
      }
    }
  }
}
