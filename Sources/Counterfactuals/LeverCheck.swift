internal import Decision

extension Lever {
  /// Derivative of the cost by the change. At a change of zero it has two: that of moving up where `isUp`.
  func slope(at change: Double, isUp: Bool) -> Double {
    let isDown = change < 0 || (change == 0 && !isUp)
    let unit = isDown ? costDown : costUp
    return shape == .linear ? (isDown ? -unit : unit) : 2 * unit * change
  }
}

/// Refuses levers that cannot be pulled: all problems at once.
func checkLevers(_ levers: [Lever], of region: Int, in matrix: DecisionMatrix) throws(CounterfactualError) {
  var problems = ProblemList()
  var seen = Set<String>()
  if levers.isEmpty {
    problems.append(Problem("there is no lever", hint: "name at least one figure that can be changed"))
  }
  for lever in levers {
    let name = "lever '\(lever.criterion)'"
    guard let j = matrix.criteria.firstIndex(where: { $0.id == lever.criterion }) else {
      problems.append(
        Problem(
          "\(name) is no criterion of the study",
          hint: suggestion(for: lever.criterion, among: matrix.criteria.map(\.id)), at: lever.place))
      continue
    }
    if !seen.insert(lever.criterion).inserted {
      problems.append(Problem("\(name) stands twice", hint: "keep one of the two", at: lever.place))
    }
    let present = matrix.columns[j][region]
    if !(lever.upper - lever.lower).isFinite || lever.lower >= lever.upper {
      problems.append(
        Problem(
          "\(name) runs from \(plain(lever.lower)) to \(plain(lever.upper)); wanted finite bounds, the lower one first",
          hint: "correct the bounds", at: lever.place))
    } else if !(lever.lower...lever.upper).contains(present) {
      problems.append(
        Problem(
          "\(name) runs from \(plain(lever.lower)) to \(plain(lever.upper)), and "
            + "'\(matrix.alternatives[region].id)' has \(plain(present))",
          hint: "widen the bounds until they hold the present figure", at: lever.place))
    }
    for (side, cost) in [("up", lever.costUp), ("down", lever.costDown)]
    where !(cost.isFinite && cost > 0) {
      problems.append(
        Problem(
          "\(name) costs \(plain(cost)) a unit \(side); wanted a finite cost above zero",
          hint: "set what is free beforehand, and leave the lever out", at: lever.place))
    }
  }
  guard problems.isEmpty else { throw .question(problems) }
}
