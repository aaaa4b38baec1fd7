internal import Decision

/// Reads `a=0.3,b=0.4`: names with numbers, each name once.
///
/// - Throws: ``IntakeError/problems(_:)`` with every part that is no such pair, and every name given twice.
public func assignments(
  from text: String, flag: String
) throws(IntakeError) -> [(name: String, value: Double)] {
  try pairs(from: text, flag: flag, what: "weight", wanted: "a weight is a finite number, 0 or above") {
    $0 >= 0
  }
}

/// Reads `wage=900,rate=-0.5`: names with any finite numbers, each name once.
///
/// - Throws: ``IntakeError/problems(_:)`` with every part that is no such pair, and every name given twice.
public func figures(
  from text: String, flag: String
) throws(IntakeError) -> [(name: String, value: Double)] {
  try pairs(from: text, flag: flag, what: "figure", wanted: "a figure is a number such as 12.5") { _ in true }
}

private func pairs(
  from text: String, flag: String, what: String, wanted: String, _ isAllowed: (Double) -> Bool
) throws(IntakeError) -> [(name: String, value: Double)] {
  var problems = ProblemList()
  var all: [(name: String, value: Double)] = []
  for part in text.split(separator: ",", omittingEmptySubsequences: false) {
    let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, !halves[0].isEmpty else {
      problems.append(
        Problem("\(flag): '\(part)' is not NAME=NUMBER", hint: "write \(flag) a=0.5,b=0.3,c=0.2"))
      continue
    }
    let name = String(halves[0])
    guard let value = number(from: String(halves[1])), isAllowed(value) else {
      problems.append(Problem("\(flag): the \(what) of '\(name)' is '\(halves[1])'", hint: wanted))
      continue
    }
    if all.contains(where: { $0.name == name }) {
      problems.append(Problem("\(flag): '\(name)' is given twice", hint: "name every criterion once"))
    }
    all.append((name, value))
  }
  guard problems.isEmpty else { throw .problems(problems) }
  return all
}
