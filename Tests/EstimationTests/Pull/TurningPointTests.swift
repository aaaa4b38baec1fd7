import Estimation
import Foundation
import TestSupport
import Testing

@Suite struct TurningPointTests {
  /// β = 2 ± 0.5 and γ = −0.5 ± 0.1, uncorrelated.
  private func turning(
    _ form: String = "log1p(n)", _ values: [Double] = [2, -0.5], errors: [Double] = [0.5, 0.1],
    data: ClosedRange<Double> = 0...20
  ) throws -> Crowding {
    let square = form == "n" ? "I(n^2)" : "I(\(form)^2)"
    let estimates = try Estimates(
      names: [form, square], values: values, covariance: [errors[0] * errors[0], 0, 0, errors[1] * errors[1]])
    return try estimates.turningPoint(
      of: ClusterTerm(form, in: Formula("y ~ \(form) + \(square)")), square: square, data: data)
  }

  /// The 97.5 % point of the normal distribution, from tables: 1.959963984540054.
  private let z = 1.959963984540054

  @Test(arguments: ["log1p(n)", "log(n)", "n"]) func eachFormHasItsClosedForm(form: String) throws {
    guard case .found(let point) = try turning(form) else { return #expect(Bool(false)) }
    // f* = 2, its standard error √(0.25 + 16 · 0.01)/(2 · 0.5).
    let error = 0.41.squareRoot()
    func back(_ f: Double) -> Double { form == "n" ? f : form == "log(n)" ? exp(f) : exp(f) - 1 }
    let slope = form == "n" ? 1 : exp(2.0)
    #expect(agree(point.value, back(2), .roundoff))
    #expect(agree(point.standardError, slope * error, .roundoff))
    #expect(
      agree(
        [point.delta.lowerBound, point.delta.upperBound],
        [back(2) - z * slope * error, back(2) + z * slope * error], .difference))
    // (2 − t/2)² = z² (0.25 + 0.01 t²) for t = −β/γ = 2f.
    let a = 0.25 - z * z * 0.01
    let c = 4 - z * z * 0.25
    let root = (4 - 4 * a * c).squareRoot()
    #expect(
      agree(
        [point.fieller.lowerBound, point.fieller.upperBound],
        [back((2 - root) / (2 * a) / 2), back((2 + root) / (2 * a) / 2)], .difference))
  }

  @Test func whatDoesNotTurnIsToldApart() throws {
    #expect(try turning("n", [2, 0.5]) == .rising)
    #expect(try turning("n", [2, -0.5], data: 0...1.5) == .outside(value: 2, data: 0...1.5))
    #expect(try turning("n", [-2, -0.5], data: 0...5) == .outside(value: -2, data: 0...5))
    #expect(try turning("n", errors: [0.5, 0.4]) == .unbounded(value: 2))
  }

  @Test(arguments: ["log1p squared", "level squared"]) func theReferenceHasTheSameReasons(
    label: String
  ) throws {
    let (design, fit, term) = try PullReference.setting(label)
    let square = try #require(term.square)
    let point = try PullReference.numbers(label + " turning point")
    let range = try PullReference.numbers(label + " stock range")
    let estimates = try Estimates(fit)
    let found = try estimates.turningPoint(of: term, square: square, data: range[0]...range[1])
    switch found {
    case .outside(let value, _): #expect(label == "log1p squared" && agree(value, point[0], .solver))
    case .unbounded(let value): #expect(label == "level squared" && agree(value, point[0], .solver))
    default: #expect(Bool(false), "\(found)")
    }
    #expect(try design.numbers(in: "stock").max() == range[1])
  }

  /// β = 2, γ = −0.5 on the level from 1: at 2 it is 2 − 1.5 = 0.5.
  @Test func theCurveIsItsFormula() throws {
    let curve = PullCurve(
      form: .level, coefficients: (2, -0.5), draws: [(2, -0.5), (2, -0.5)], data: 1...3, steps: 12)
    #expect(curve.points.count == 13)
    #expect(agree(curve.points[5].stock, 2, .difference))
    #expect(agree(curve.points[5].utility, 0.5, .difference))
    #expect(agree(curve.points[12].stock, 3.4, .difference))
    #expect(curve.points[0].utility == 0)
    #expect(agree(curve.points[5].interval?.upperBound ?? .nan, 0.5, .difference))
  }
}
