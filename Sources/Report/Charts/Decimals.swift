/// A score as points; held where a hundredfold would be no number any more.
func inPoints(_ score: Double) -> Double { min(max(100 * score, -1e300), 1e300) }

/// A share of one as points of 100 with one decimal, with a true minus.
///
///     points(0.6125)  // "61.2"
func points(_ score: Double) -> String {
  let value = inPoints(score)
  // No bar of ours is so long; should one be, its digits must not fill the page.
  let text = value.magnitude < 1e9 ? fixed(value, decimals: 1) : readable(value)
  return withTrueMinus(text)
}

/// A share as a percentage with at most one decimal.
func percentage(_ share: Double) -> String {
  let text = points(share)
  return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + " %"
}

/// A raw figure in about four digits, with a true minus.
///
///     figureText(-0.04)  // "−0.04"
func figureText(_ value: Double) -> String {
  let text = readable(value)
  return withTrueMinus(text.contains(".") && !text.contains("e") ? withoutTrailingZeros(text) : text)
}

/// A tick of a ruler, to as many decimals as its step has.
func tickText(_ value: Double, decimals: Int) -> String {
  withTrueMinus(decimals <= 6 && value.magnitude < 1e9 ? fixed(value, decimals: decimals) : readable(value))
}

/// A coordinate of the picture in pixels, rounded to hundredths.
///
///     coordinate(12.5)  // "12.5"
func coordinate(_ value: Double) -> String {
  withoutTrailingZeros(fixed(value, decimals: 2))
}

/// - Precondition: the text has a decimal point.
private func withoutTrailingZeros(_ text: String) -> String {
  var kept = Substring(text)
  while kept.last == "0" { kept.removeLast() }
  if kept.last == "." { kept.removeLast() }
  return String(kept)
}

/// As the charts print scores: like the tables, with a true minus, and huge ones in a few digits.
extension ScoreFigures {
  /// What is measured from the worst (0) to the best (100), whatever the method's scores are.
  static let standings = ScoreFigures([], isOutOfHundred: true, words: "")

  /// A score or a part of one.
  func shown(_ score: Double) -> String { shown(printed: inUnits(score)) }

  /// The same of what is in printed units already.
  func shown(printed: Double) -> String { digits(printed, decimals) }

  /// With one decimal more, where two are held against each other.
  func shownFine(_ score: Double) -> String { digits(inUnits(score), decimals + 1) }

  /// A part in printed units with its sign; what rounds to zero has none.
  func signed(printed: Double) -> String { withPlus(printed, decimals) }

  /// A difference in printed units with its sign, and one decimal more.
  func signedFine(printed: Double) -> String { withPlus(printed, decimals + 1) }

  /// A difference of two scores with its sign, and one decimal more.
  func difference(_ scores: Double) -> String { signedFine(printed: inUnits(scores)) }

  /// `61.2 points of 100`, or `−0.3125 (net flow, −1 to 1)`.
  func whole(_ score: Double) -> String { shown(score) + (isOutOfHundred ? " \(words)" : " (\(words))") }

  private func digits(_ printed: Double, _ decimals: Int) -> String {
    // No bar of ours is so long; should one be, its digits must not fill the page.
    withTrueMinus(printed.magnitude < 1e9 ? fixed(printed, decimals: decimals) : readable(printed))
  }

  private func withPlus(_ printed: Double, _ decimals: Int) -> String {
    let text = digits(printed, decimals)
    return printed > 0 && text.contains { ("1"..."9").contains($0) } ? "+" + text : text
  }
}

private func withTrueMinus(_ text: String) -> String {
  // The minus of an exponent stays as it is.
  text.hasPrefix("-") ? "−" + text.dropFirst() : text
}
