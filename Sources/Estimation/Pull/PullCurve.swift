/// What a stock adds to utility, from the smallest stock of the data up to beyond the largest.
public struct PullCurve: Sendable, Equatable {
  public struct Point: Sendable, Equatable {
    public let stock: Double
    /// Utility over that of the smallest stock of the data, in utils.
    public let utility: Double
    /// The middle 95 % of the draws.
    public let interval: ClosedRange<Double>?
  }

  public let points: [Point]

  /// `β (f(n) − f(n₀)) + γ (f(n)² − f(n₀)²)` at equal steps of n, a fifth of the data's range further than
  /// it.
  ///
  ///     // β = 2, γ = −0.5 on the level, data from 1 to 3: at n = 2 it is 2 − 1.5 = 0.5
  ///
  /// - Parameters:
  ///   - coefficients: β and γ.
  ///   - draws: of the two.
  ///   - data: the smallest and the largest stock.
  ///   - steps: of the curve.
  /// - Complexity: O(steps × draws).
  public init(
    form: ClusterTerm.Form, coefficients: (Double, Double), draws: [(Double, Double)],
    data: ClosedRange<Double>, steps: Int = 60
  ) {
    precondition(steps > 0 && !draws.isEmpty, "caller gives steps and draws")
    let width = data.upperBound - data.lowerBound
    points = (0...steps).map { step in
      let stock = data.lowerBound + 1.2 * width * Double(step) / Double(steps)
      let rise = form.change(from: data.lowerBound, to: stock)
      let squareRise = rise * (2 * form.value(data.lowerBound) + rise)
      return Point(
        stock: stock, utility: coefficients.0 * rise + coefficients.1 * squareRise,
        interval: PercentileInterval(of: draws.map { $0.0 * rise + $0.1 * squareRise }).interval)
    }
  }
}
