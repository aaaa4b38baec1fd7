internal import Decision

/// Reads `a=0.3,b=0.4`: names with weights, each name once.
///
/// - Throws: ``IntakeError/problems(_:)`` with every part that is no such pair, and every name given twice.
public func assignments(
  from text: String, flag: String
) throws(IntakeError) -> [(name: String, value: Double)] {
  try pairs(
    from: text, flag: flag,
    Kind(
      what: "weight", wanted: "a weight is a finite number, 0 or above", example: "a=0.5,b=0.3,c=0.2",
      once: "name every criterion once")
  ) { $0 >= 0 }
}

/// Reads `family.costs=0.4,wage=0.5`: names with shares, each name once.
///
/// - Throws: ``IntakeError/problems(_:)`` with every part that is no such pair, and every name given twice.
public func shares(from text: String, flag: String) throws(IntakeError) -> [(name: String, value: Double)] {
  try pairs(
    from: text, flag: flag,
    Kind(
      what: "share", wanted: "a share lies between 0 and 1", example: "family.costs=0.4,wage=0.5",
      once: "set every share once")
  ) { $0 >= 0 }
}

/// Reads `wage=900,rate=-0.5`: names with any finite numbers, each name once.
///
/// - Throws: ``IntakeError/problems(_:)`` with every part that is no such pair, and every name given twice.
public func figures(
  from text: String, flag: String
) throws(IntakeError) -> [(name: String, value: Double)] {
  try pairs(
    from: text, flag: flag,
    Kind(
      what: "figure", wanted: "a figure is a number such as 12.5", example: "wage=12.5,rail=40",
      once: "set every figure once")
  ) { _ in true }
}

/// What the numbers are, in the words of the flag that takes them.
private struct Kind {
  let what: String
  let wanted: String
  let example: String
  let once: String
}

private func pairs(
  from text: String, flag: String, _ kind: Kind, _ isAllowed: (Double) -> Bool
) throws(IntakeError) -> [(name: String, value: Double)] {
  var problems = ProblemList()
  var all: [(name: String, value: Double)] = []
  for part in text.split(separator: ",", omittingEmptySubsequences: false) {
    let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, !halves[0].isEmpty else {
      problems.append(
        Problem("\(flag): '\(part)' is not NAME=NUMBER", hint: "write \(flag) \(kind.example)"))
      continue
    }
    let name = String(halves[0])
    guard let value = number(from: String(halves[1])), isAllowed(value) else {
      problems.append(
        Problem("\(flag): the \(kind.what) of '\(name)' is '\(halves[1])'", hint: kind.wanted))
      continue
    }
    if all.contains(where: { $0.name == name }) {
      problems.append(Problem("\(flag): '\(name)' is given twice", hint: kind.once))
    }
    all.append((name, value))
  }
  guard problems.isEmpty else { throw .problems(problems) }
  return all
}
