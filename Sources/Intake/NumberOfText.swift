/// The number that a whole text is, by the pattern of the CSV reader; none where it is something else.
public func number(from text: String) -> Double? {
  let bytes = Array(text.utf8)
  return parseNumber(bytes.span)
}
