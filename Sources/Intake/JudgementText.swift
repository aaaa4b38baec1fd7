internal import Decision

/// A judgement as it was written: a number, or a fraction such as `1/3`.
struct JudgementText {
  let value: Double
  /// Half a unit in the last decimal place of a number that was rounded to two decimals or more; 0 for whole
  /// numbers, fractions and short decimals, which are meant as they stand.
  let rounding: Double

  /// Nil when the text is neither, or is not above zero.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1:
      guard let value = number(from: text), value > 0 else { return nil }
      self.value = value
      rounding = Self.rounding(of: text)
    case 2:
      guard let above = number(from: parts[0]), let below = number(from: parts[1]), above > 0, below > 0,
        (above / below).isFinite, above / below > 0
      else { return nil }
      value = above / below
      rounding = 0
    default: return nil
    }
  }

  private static func rounding(of text: String) -> Double {
    guard let point = text.firstIndex(of: "."), !text.contains(where: { $0 == "e" || $0 == "E" }) else {
      return 0
    }
    let decimals = text[text.index(after: point)...].prefix { $0.isASCII && $0.isNumber }.count
    guard decimals >= 2 else { return 0 }
    var unit = 1.0
    for _ in 0..<min(decimals, 17) { unit /= 10 }
    return unit / 2
  }

  /// Whether this is the inverse of `other`: to nine digits, or as far as its decimals go.
  ///
  ///     // 0.33 and 0.333 are the inverse of 3, 0.3 is not
  func isInverse(of other: JudgementText) -> Bool {
    abs(value * other.value - 1) <= 1e-9 || abs(value - 1 / other.value) <= rounding * (1 + 1e-9)
  }
}

extension CSVScanner {
  /// Reads the cell as a judgement; one that is none is recorded as a problem that says what the cell is
  /// about.
  mutating func judgement(_ column: Int, of what: String) -> JudgementText? {
    if let judgement = JudgementText(text(column)) { return judgement }
    report(
      isMissing(column)
        ? "\(what) is missing" : "\(what) is \(quoted(column)), and a number above zero is wanted",
      hint: "write a number such as 3 or a fraction such as 1/3", column: column)
    return nil
  }
}
