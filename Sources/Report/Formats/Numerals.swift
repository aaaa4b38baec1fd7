internal import Foundation

/// The shortest decimal that reads back to the same double; whole numbers without `.0`, and never `-0`.
///
///     shortest(1.0 / 3)  // "0.3333333333333333"
///     shortest(40)       // "40"
public func shortest(_ value: Double) -> String {
  if value == 0 { return "0" }
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// A figure with a fixed number of decimals, correctly rounded from the double's exact value, ties to even.
///
///     fixed(61.25, decimals: 1)  // "61.2"
///     fixed(-0.04, decimals: 1)  // "0.0": no minus before a zero
public func fixed(_ value: Double, decimals: Int) -> String {
  precondition(value.isFinite && decimals >= 0 && decimals < 30, "a finite figure")
  let text = String(format: "%.\(decimals)f", value)
  return text.hasPrefix("-") && !text.contains(where: { ("1"..."9").contains($0) })
    ? String(text.dropFirst()) : text
}

/// A raw figure for people: about four digits that count, thousands set apart, no exponent below a million million.
///
///     readable(42_310.6)  // "42,311"
///     readable(0.10725)   // "0.1072"
public func readable(_ value: Double) -> String {
  let size = abs(value)
  if value == value.rounded(), size < 1e4 { return shortest(value) }
  if size >= 1e12 || (size > 0 && size < 1e-4) { return String(format: "%.3e", value) }
  switch size {
  case 1000...: return grouped(fixed(value, decimals: 0))
  case 100...: return fixed(value, decimals: 1)
  case 10...: return fixed(value, decimals: 2)
  case 1...: return fixed(value, decimals: 3)
  default: return fixed(value, decimals: 4)
  }
}

private func grouped(_ digits: String) -> String {
  let isNegative = digits.hasPrefix("-")
  let plain = Array(isNegative ? digits.dropFirst() : digits[...])
  var out = ""
  for (place, digit) in plain.enumerated() {
    if place > 0, (plain.count - place) % 3 == 0 { out.append(",") }
    out.append(digit)
  }
  return (isNegative ? "-" : "") + out
}
