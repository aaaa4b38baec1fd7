internal import Decision

/// Reads `wage,port=rail,tax`: names from the most important on; those that `=` joins are equally important.
///
///     try importanceOrder(from: "wage,port=rail,tax", flag: "--order")
///     // [["wage"], ["port", "rail"], ["tax"]]
///
/// - Throws: ``IntakeError/problems(_:)`` with every place that lacks a name and every name given again.
public func importanceOrder(from text: String, flag: String) throws(IntakeError) -> [[String]] {
  var problems = ProblemList()
  var seen: Set<String> = []
  let order = text.split(separator: ",", omittingEmptySubsequences: false).map { place in
    place.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
  }
  for (place, group) in order.enumerated() {
    for name in group {
      if name.isEmpty {
        problems.append(
          Problem("\(flag): place \(place + 1) lacks a name", hint: "write \(flag) wage,port=rail,tax"))
      } else if !seen.insert(name).inserted {
        problems.append(Problem("\(flag): '\(name)' is given twice", hint: "name every criterion once"))
      }
    }
  }
  guard problems.isEmpty else { throw .problems(problems) }
  return order
}
