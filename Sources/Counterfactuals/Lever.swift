internal import Decision

/// A figure that a region can change, how far, and at what cost.
public struct Lever: Sendable, Equatable {
  /// How the cost grows with the change.
  public enum Shape: String, Sendable, CaseIterable {
    /// `cost·|change|`
    case linear
    /// `cost·change²`
    case quadratic
  }

  /// Id of the criterion.
  public let criterion: String
  /// Smallest figure that is possible, in natural units.
  public let lower: Double
  /// Largest figure that is possible.
  public let upper: Double
  /// Cost of a unit more (linear), or of a unit squared (quadratic).
  public let costUp: Double
  /// Cost of a unit less, or of a unit squared.
  public let costDown: Double
  public let shape: Shape

  /// - Parameter costDown: as `costUp` where none is given.
  public init(
    criterion: String, lower: Double, upper: Double, costUp: Double, costDown: Double? = nil,
    shape: Shape = .linear
  ) {
    self.criterion = criterion
    self.lower = lower
    self.upper = upper
    self.costUp = costUp
    self.costDown = costDown ?? costUp
    self.shape = shape
  }

  /// What a change costs, in the unit of money that the lever's costs are stated in.
  ///
  ///     // linear, 3 a unit: a change of −2 costs 6        quadratic: 12
  public func cost(of change: Double) -> Double {
    let unit = change < 0 ? costDown : costUp
    return shape == .linear ? unit * abs(change) : unit * change * change
  }

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
          hint: suggestion(for: lever.criterion, among: matrix.criteria.map(\.id))))
      continue
    }
    if !seen.insert(lever.criterion).inserted {
      problems.append(Problem("\(name) stands twice", hint: "keep one of the two"))
    }
    let present = matrix.columns[j][region]
    if !(lever.upper - lever.lower).isFinite || lever.lower >= lever.upper {
      problems.append(
        Problem(
          "\(name) runs from \(plain(lever.lower)) to \(plain(lever.upper)); wanted finite bounds, the lower one first",
          hint: "correct the bounds"))
    } else if !(lever.lower...lever.upper).contains(present) {
      problems.append(
        Problem(
          "\(name) runs from \(plain(lever.lower)) to \(plain(lever.upper)), and "
            + "'\(matrix.alternatives[region].id)' has \(plain(present))",
          hint: "widen the bounds until they hold the present figure"))
    }
    for (side, cost) in [("up", lever.costUp), ("down", lever.costDown)]
    where !(cost.isFinite && cost > 0) {
      problems.append(
        Problem(
          "\(name) costs \(plain(cost)) a unit \(side); wanted a finite cost above zero",
          hint: "set what is free beforehand, and leave the lever out"))
    }
  }
  guard problems.isEmpty else { throw .question(problems) }
}
