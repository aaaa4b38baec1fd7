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
  /// Where the lever is stated, for errors.
  public let place: Place?

  /// - Parameter costDown: as `costUp` where none is given.
  public init(
    criterion: String, lower: Double, upper: Double, costUp: Double, costDown: Double? = nil,
    shape: Shape = .linear, place: Place? = nil
  ) {
    self.criterion = criterion
    self.lower = lower
    self.upper = upper
    self.costUp = costUp
    self.costDown = costDown ?? costUp
    self.shape = shape
    self.place = place
  }

  /// What a change costs, in the unit of money that the lever's costs are stated in.
  ///
  ///     // linear, 3 a unit: a change of −2 costs 6        quadratic: 12
  public func cost(of change: Double) -> Double {
    let unit = change < 0 ? costDown : costUp
    return shape == .linear ? unit * abs(change) : unit * change * change
  }
}
