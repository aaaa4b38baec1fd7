import Decision
import Report
import TestSupport
import Testing

@testable import Pipeline

/// The file that `--save` writes.
@Suite struct CoefficientFileTests {
  private let origin = FitOrigin(file: "a \"b\".csv", checksum: "ab12", version: "1.0")

  @Test func figuresAreKeptToTheLastBit() throws {
    let third = 1.0 / 3
    let fit = EstimateExample.fit(coefficients: [
      .init(
        name: "x", estimate: third,
        error: .init(
          standardError: third / 1e9, statistic: 1e9, pValue: .leastNonzeroMagnitude, interval: third...third)
      )
    ])
    let text = coefficientFile(fit, origin: origin)
    #expect(
      text.contains("  - {name: x, estimate: \(third), standard_error: \(third / 1e9), p_value: 5e-324}\n")
        || text.contains(
          "  - {name: \"x\", estimate: \(third), standard_error: \(third / 1e9), p_value: 5e-324}\n"),
      "\(text)"
    )
  }

  @Test func textsAreQuoted() {
    var named = origin
    named.sample = "two\nlines: and a colon"
    let text = coefficientFile(EstimateExample.fit(), origin: named)
    #expect(text.contains(#"file: "a \"b\".csv""#))
    #expect(text.contains(#"sample: "two\nlines: and a colon""#))
  }

  @Test func whatIsNotThereHasNoLine() {
    let text = coefficientFile(EstimateExample.fit(), origin: origin)
    #expect(!text.contains("valid_for") && !text.contains("r2: nil") && !text.contains("\nname:"))
    // 'coast' has no error, so its line has neither error nor p-value.
    let coast = text.split(separator: "\n").first { $0.contains("coast,") || $0.contains("coast\",") }
    #expect(coast?.contains("standard_error") == false)
  }
}
