/// Weights of many scenarios, sixteen of them side by side: what ``TopScores`` multiplies rows by.
///
///     var packs = ScenarioPacks(count: 20, width: 3)  // two packs; twelve lanes of the second are not used
///     let weights = [0.5, 0.3, 0.2]
///     packs.set(17, to: weights.span)
public struct ScenarioPacks: Sendable {
  public static let lanes = 16
  /// How many scenarios there is room for.
  public let count: Int
  /// Weights of a scenario.
  public let width: Int
  /// Packs × weights × lanes.
  private(set) var values: [Double]

  var packs: Int { (count + Self.lanes - 1) / Self.lanes }

  public init(count: Int, width: Int) {
    precondition(count >= 0 && width > 0, "caller has scenarios with weights")
    self.count = count
    self.width = width
    values = [Double](repeating: 0, count: (count + Self.lanes - 1) / Self.lanes * width * Self.lanes)
  }

  /// - Parameter values: packs × weights × lanes.
  init(count: Int, width: Int, values: [Double]) {
    self.count = count
    self.width = width
    self.values = values
  }

  /// - Parameter weights: as many as the packs are wide, finite.
  public mutating func set(_ scenario: Int, to weights: Span<Double>) {
    precondition(scenario < count && weights.count == width, "caller passes the weights of one scenario")
    let start = scenario / Self.lanes * width * Self.lanes + scenario % Self.lanes
    for j in 0..<width { values[start + j * Self.lanes] = weights[j] }
  }
}
