import Foundation
import TestSupport
import Testing

/// The argument on separation in nested logits, on the formula as Train (2009, eq. 4.2) prints it.
@Suite struct NestedSeparationTests {
  /// log P of the first of two alternatives of a nest, with single alternatives beside it.
  private func logChosen(_ own: Double, _ mate: Double, _ others: [Double], lambda: Double) -> Double {
    let inside = exp(own / lambda) + exp(mate / lambda)
    let all = pow(inside, lambda) + others.map(exp).reduce(0, +)
    return log(exp(own / lambda) * pow(inside, lambda - 1) / all)
  }

  /// x is 1 but for the mate, so that β = ∞ separates the conditional logit.
  private func value(_ beta: Double, lambda: Double) -> Double {
    logChosen(beta, 0, [beta, beta, beta], lambda: lambda)
  }

  @Test func separationLeavesNoMaximumWithLambdaUpToOne() {
    for lambda in [0.3, 0.7, 1] {
      let values = stride(from: -3.0, through: 6, by: 0.5).map { value($0, lambda: lambda) }
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test func separationMayLeaveAMaximumWithLambdaAboveOne() {
    // (A − 1) = e^(−β/λ) where A^λ = (λ − 1)·3.
    let best = -1.5 * log(pow(1.5, 2.0 / 3) - 1)
    #expect(agree(best, 1.755, .printed(decimals: 3)))
    let highest = value(best, lambda: 1.5)
    for beta in [-5.0, 0, best - 0.01, best + 0.01, 3, 30] { #expect(value(beta, lambda: 1.5) < highest) }
  }

  /// Where the chosen one is above a mate and below another nest, or the other way round, every direction
  /// ends low whatever λ is.
  @Test func overlapAlwaysLeavesAMaximum() {
    for lambda in [0.3, 1, 1.5, 4, 20] {
      func total(_ beta: Double) -> Double {
        logChosen(0, -beta, [beta], lambda: lambda) + logChosen(0, beta, [-beta], lambda: lambda)
      }
      #expect(total(400) < total(40) - 1 && total(-400) < total(-40) - 1)
    }
  }
}
