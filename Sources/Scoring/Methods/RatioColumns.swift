internal import Decision

/// Values of a column that a quotient cannot be made of: negatives, costs of zero where they are divided by,
/// and a column without any value above zero, which is one problem and not one for each alternative.
func cellsWithoutQuotient(
  _ column: [Double], criterion: Criterion, alternatives: [Alternative], dividesByCosts: Bool
) -> [OutsideCell] {
  let (low, high) = extremes(column)
  let isDivisor = dividesByCosts && criterion.direction == .cost
  guard low < 0 || high == 0 || (isDivisor && low == 0) else { return [] }
  let wanted = isDivisor ? "costs above zero" : "no negative value"
  var cells: [OutsideCell] = []
  for (i, value) in column.enumerated() where value < 0 || (isDivisor && value == 0) {
    cells.append(
      OutsideCell(
        alternative: alternatives[i].id, criterion: criterion.id, value: value, wanted: wanted))
  }
  if cells.isEmpty {
    cells.append(
      OutsideCell(
        alternative: alternatives[0].id, criterion: criterion.id, value: 0,
        wanted: "a value above zero somewhere"))
  }
  return cells
}

/// The same of a column of numbers, which are formed only where there is something to tell.
func cellsWithoutQuotient(
  _ column: NormalisedColumn, criterion: Criterion, alternatives: [Alternative], dividesByCosts: Bool
) -> [OutsideCell] {
  let (low, high) = extremes(column)
  let isDivisor = dividesByCosts && criterion.direction == .cost
  guard low < 0 || high == 0 || (isDivisor && low == 0) else { return [] }
  return cellsWithoutQuotient(
    column.numbers, criterion: criterion, alternatives: alternatives, dividesByCosts: dividesByCosts)
}

/// The column in a unit in which the sum of its values neither overflows nor loses the small ones to the
/// smallest numbers. The unit is a power of two, so quotients of two values are the same doubles as before.
func moderated(_ column: [Double]) -> [Double] {
  let (low, high) = extremes(column)
  let largest = max(abs(low), abs(high))
  guard largest > 0, !(0x1p-500...0x1p500).contains(largest) else { return column }
  let unit = Double(sign: .plus, exponent: Int(largest.exponent), significand: 1)
  return column.map { $0 / unit }
}

/// The notice of every method that looks at the other alternatives when it scores one.
func rankReversal(_ method: String) -> Notice {
  Notice("\(method): adding or dropping an alternative can reverse ranks")
}
