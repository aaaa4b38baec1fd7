import Decision
import Estimation
import Kernels
import TestSupport
import Testing

/// Closed forms on two sites, and `References/pull`, where everything is read from probabilities computed
/// again.
@Suite struct PullTests {
  /// Stocks 1 and 3, the second chosen twice of three: (4/2)^β = 2, so β = 1 and P = 1/3, 2/3.
  private func two(stocks: [Double] = [1, 3]) throws -> ChoiceDesign {
    let table = try ObservationTable([
      ObservationColumn("case", numbers: [1, 1, 2, 2, 3, 3]),
      ObservationColumn("site", texts: ["a", "b", "a", "b", "a", "b"]),
      ObservationColumn("chosen", numbers: [1, 0, 0, 1, 0, 1]),
      ObservationColumn("n", numbers: stocks + stocks + stocks),
      ObservationColumn("same", numbers: [1, 1, 2, 2, 3, 3]),
    ])
    return try ChoiceDesign(
      try Formula("chosen ~ log1p(n) + same"), on: table, cases: "case", alternatives: "site")
  }

  private func pull(
    _ design: ChoiceDesign, _ growth: StockGrowth = .units(1), region: String? = nil, draws: [Double]? = nil
  ) throws -> Pull {
    let fit = try ConditionalLogit().fit(design)
    return try fit.pull(
      of: ClusterTerm("log1p(n)", in: design.formula), on: design, growth: growth, region: region,
      draws: draws ?? fit.coefficients)
  }

  @Test func twoSitesHaveTheirClosedForms() throws {
    let found = try pull(two())
    #expect(found.alternatives.map(\.id) == ["a", "b"] && found.choices == 3)
    #expect(agree(found.alternatives.map(\.share), [1.0 / 3, 2.0 / 3], .solver))
    #expect(agree(found.alternatives.map(\.elasticity.value), [1.0 / 3, 1.0 / 4], .solver))
    #expect(agree(found.elasticity.value, 5.0 / 18, .solver))
    // e^Δ is 3/2 and 5/4.
    #expect(agree(found.alternatives.map(\.shareAfter), [3.0 / 7, 5.0 / 7], .solver))
    #expect(agree(found.alternatives.map(\.zeroSum.value), [2.0 / 7, 1.0 / 7], .solver))
    #expect(agree(found.alternatives.map(\.positiveSum.value), [1.0 / 2, 1.0 / 2], .solver))
    let share = try pull(two(), .share(0.5))
    // 2.5/2 and 5.5/4.
    #expect(agree(share.alternatives.map(\.positiveSum.value), [1.0 / 4, 3.0 / 4], .solver))
  }

  @Test func oneRegionGrowsAndTheOtherLoses() throws {
    let found = try pull(two(), region: "a")
    #expect(agree(found.alternatives.map(\.shareAfter), [3.0 / 7, 4.0 / 7], .solver))
    #expect(agree(found.alternatives.map(\.zeroSum.value), [2.0 / 7, -2.0 / 7], .solver))
    #expect(agree(found.alternatives[0].positiveSum.value, 0.5, .solver))
    #expect(found.alternatives[1].positiveSum.value == 0)
  }

  /// With β = 0 nothing moves; of two draws the quantiles are 2.5 % and 97.5 % of the way.
  @Test func intervalsAreThoseOfTheDraws() throws {
    let found = try pull(two(), draws: [0, 1])
    let interval = try #require(found.alternatives[0].elasticity.interval)
    #expect(agree([interval.lowerBound, interval.upperBound], [0.025 / 3, 0.975 / 3], .solver))
    let zero = try #require(found.alternatives[0].zeroSum.interval)
    #expect(agree([zero.lowerBound, zero.upperBound], [0.025 * 2 / 7, 0.975 * 2 / 7], .solver))
    let positive = try #require(found.alternatives[1].positiveSum.interval)
    #expect(agree([positive.lowerBound, positive.upperBound], [0.0125, 0.4875], .solver))
  }

  @Test(arguments: PullReference.forms.keys.sorted()) func figuresAreThoseOfTheReference(
    label: String
  ) throws {
    let (design, fit, term) = try PullReference.setting(label)
    #expect(agree(fit.coefficients, try PullReference.numbers(label + " coefficients"), .solver))
    for (name, growth) in [("+1", StockGrowth.units(1)), ("+10%", .share(0.1))] {
      let found = try fit.pull(of: term, on: design, growth: growth, draws: fit.coefficients)
      let all = found.alternatives
      #expect(agree(all.map(\.share), try PullReference.numbers(label + " shares"), .solver))
      for (kind, values) in [
        ("share after", all.map(\.shareAfter)), ("zero-sum", all.map(\.zeroSum.value)),
        ("positive-sum", all.map(\.positiveSum.value)),
      ] {
        #expect(
          agree(values, try PullReference.numbers("\(label) \(name) \(kind)"), .solver), "\(name) \(kind)")
      }
      // Differences of shares are good to nine digits.
      let elasticities = try PullReference.numbers(label + " elasticities")
      #expect(zip(all.map(\.elasticity.value), elasticities).allSatisfy { abs($0 - $1) < 1e-8 })
      let changes = try fit.growthChanges(of: term, on: design, growth: growth, growers: Array(0..<6))
      for (place, site) in all.map(\.id).enumerated() {
        let row = try PullReference.numbers("\(label) \(name) changes when \(site) grows")
        #expect(agree(Array(changes[place * 6..<(place + 1) * 6]), row, .solver), "\(site)")
      }
    }
  }

  @Test(arguments: PullReference.forms.keys.sorted()) func growthObeysItsLaws(label: String) throws {
    let (design, fit, term) = try PullReference.setting(label)
    for site in ["a", "f"] {
      let found = try fit.pull(
        of: term, on: design, growth: .units(2), region: site, draws: fit.coefficients)
      // What one wins the others lose.
      #expect(abs(found.alternatives.reduce(0) { $0 + $1.zeroSum.value }) < 1e-12)
      for one in found.alternatives {
        #expect(one.id == site ? one.zeroSum.value < one.positiveSum.value : one.zeroSum.value < 0)
      }
    }
    // A millionth more moves the share by a millionth times the elasticity.
    let tiny = try fit.pull(of: term, on: design, growth: .share(1e-6), draws: fit.coefficients)
    for one in tiny.alternatives {
      #expect(abs((one.shareAfter / one.share - 1) / 1e-6 - one.elasticity.value) < 1e-5, "\(one.id)")
    }
  }

  @Test func threadsChangeNothing() throws {
    let (design, fit, term) = try PullReference.setting("log1p squared")
    let draws = try CoefficientDraws(of: Estimates(fit), count: 100, seed: 3).values
    let one = try fit.pull(of: term, on: design, growth: .units(1), draws: draws)
    #expect(one.drawCount == 100)
    for threads in [2, 5] {
      #expect(
        try fit.pull(
          of: term, on: design, growth: .units(1), draws: draws, threads: Threads(threads)) == one)
    }
  }

  @Test func whatHasNoPullIsRefused() throws {
    let design = try two()
    let fit = try ConditionalLogit().fit(design)
    let term = try ClusterTerm("log1p(n)", in: design.formula)
    #expect(
      message { _ = try pull(two(), region: "c") }
        == "there is no alternative 'c'; choose from: a, b")
    #expect(
      message {
        _ = try fit.pull(
          of: ClusterTerm("same", in: design.formula), on: design, growth: .units(1), draws: [1])
      }
        == "the cluster term 'same' has no coefficient: it is the same for all alternatives of every case; "
        + "take a "
        + "stock that tells the alternatives of a case apart")
    #expect(
      message { _ = try pull(two(stocks: [-0.5, 3])) }
        == [1, 3, 5].map {
          "row \($0), column 'n': the stock is -0.5; wanted none below zero; correct it, or take a column "
            + "that "
            + "counts what is there"
        }.joined(separator: "\n"))
    #expect(
      message { _ = try fit.pull(of: term, on: design, growth: .units(.infinity), draws: [1]) }
        == "growth by so much of 'n' gives figures beyond 10^308; grow it by less")
  }
}
