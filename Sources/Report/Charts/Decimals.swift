/// A score as points; held where a hundredfold would be no number any more.
func inPoints(_ score: Double) -> Double { min(max(100 * score, -1e300), 1e300) }

/// A score or a part of one as points of 100 with one decimal, with a true minus.
///
/// As the tables print it, so that chart and table agree to the last digit.
///
///     points(0.6125)  // "61.2"
func points(_ score: Double) -> String {
  let value = inPoints(score)
  // No bar of ours is so long; should one be, its digits must not fill the page.
  let text = value.magnitude < 1e9 ? fixed(value, decimals: 1) : readable(value)
  return withTrueMinus(text)
}

/// A difference that is in points already, with two decimals and its sign; what rounds to zero has none.
func signed(_ points: Double) -> String {
  let text = points.magnitude < 1e9 ? fixed(points, decimals: 2) : readable(points)
  return points > 0 && text != "0.00" ? "+" + text : withTrueMinus(text)
}

/// A score in points with two decimals, where two are held against each other.
func finePoints(_ score: Double) -> String {
  let value = inPoints(score)
  return withTrueMinus(value.magnitude < 1e9 ? fixed(value, decimals: 2) : readable(value))
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

private func withTrueMinus(_ text: String) -> String {
  // The minus of an exponent stays as it is.
  text.hasPrefix("-") ? "−" + text.dropFirst() : text
}
