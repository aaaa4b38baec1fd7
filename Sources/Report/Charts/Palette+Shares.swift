/// Shades for probabilities.
extension Palette {
  /// A shade and the probabilities that it stands for, from `low` up to where the next begins.
  struct Shade: Sendable, Hashable {
    let low: Double
    let words: String
    let paint: Paint
  }

  /// Seven blues from paper to nearly black. Each is half as dark again as the one before (contrast 1.5 to
  /// 1), so that a grey print keeps them apart; letters on them stand out by at least 4.5 to 1.
  ///
  /// - Source: contrast after WCAG 2.2, success criterion 1.4.3; the hue is that of ``plain``.
  static let shades = [
    Shade(low: 0, words: "< 1 %", paint: Paint(fill: paper, letters: ink)),
    Shade(low: 0.01, words: "1–5 %", paint: Paint(fill: "#C7D2E2", letters: ink)),
    Shade(low: 0.05, words: "5–10 %", paint: Paint(fill: "#93ACCC", letters: ink)),
    Shade(low: 0.10, words: "10–25 %", paint: Paint(fill: "#5C8BBC", letters: ink)),
    Shade(low: 0.25, words: "25–50 %", paint: Paint(fill: "#006EAC", letters: paper)),
    Shade(low: 0.50, words: "50–75 %", paint: Paint(fill: "#005181", letters: paper)),
    Shade(low: 0.75, words: "≥ 75 %", paint: Paint(fill: "#003556", letters: paper)),
  ]

  static func shade(of probability: Double) -> Shade {
    shades.last { $0.low <= probability } ?? shades[0]
  }
}
