import Decision
import Estimation
import Foundation
import TestSupport
import Testing

@Suite struct NestedGrowthTests {
  /// Two buses and a train, 50, 30 and 60 choices; a line less on bus 2 than on bus 1 stands in `n`:
  /// λ = log(80/60)/log(80/50) and β = λ log(50/30).
  @Test func twoBusesAndATrainHaveTheirClosedForm() throws {
    let counts = [50.0, 30, 60]
    var cases: [Double] = []
    var chosen: [Double] = []
    for (choice, count) in counts.enumerated() {
      for _ in 0..<3 { cases.append(Double(choice)) }
      for other in 0..<3 { chosen.append(other == choice ? count : 0) }
    }
    let table = try ObservationTable([
      ObservationColumn("case", numbers: cases),
      ObservationColumn(
        "way", texts: ["bus1", "bus2", "train", "bus1", "bus2", "train", "bus1", "bus2", "train"]),
      ObservationColumn(
        "nest", texts: ["road", "road", "rail", "road", "road", "rail", "road", "road", "rail"]),
      ObservationColumn("chosen", numbers: chosen),
      ObservationColumn("n", numbers: [1, 0, 1, 1, 0, 1, 1, 0, 1]),
    ])
    let design = try ChoiceDesign(Formula("chosen ~ n"), on: table, cases: "case", alternatives: "way")
    let fit = try NestedLogit().fit(design, nests: design.grouping(ofRowsBy: "nest"))
    let lambda = fit.dissimilarities[0]
    let beta = fit.coefficients[0]
    let changes = try fit.growthChanges(
      of: ClusterTerm("n", in: design.formula), on: design, growth: .units(1), growers: [1, 2])
    // In the nest weights are 50 and 30; when bus 2 has one more it is worth as much as bus 1.
    let nest = pow(100.0 / 80, lambda) * 80
    let after = 140 * nest / (nest + 60)
    #expect(agree(beta / lambda, log(50.0 / 30), .solver))
    #expect(agree(Array(changes[0..<3]), [after / 2 - 50, after / 2 - 30, 140 - after - 60], .solver))
    // The train alone in its nest, where λ is one.
    let train = exp(beta) * 60
    let all = train + 80
    #expect(
      agree(
        Array(changes[3..<6]), [140 * 50 / all - 50, 140 * 30 / all - 30, 140 * train / all - 60], .solver))
  }

  /// The reference's maximum has five digits from differences of the likelihood.
  @Test func changesAreThoseOfTheReference() throws {
    let (design, _, term) = try PullReference.setting("log1p")
    let fit = try NestedLogit().fit(design, nests: design.grouping(ofRowsBy: "nest"))
    #expect(agree(fit.logLikelihood, try PullReference.numbers("nested log-likelihood")[0], .solver))
    let changes = try fit.growthChanges(
      of: term, on: design, growth: .units(1), growers: Array(0..<6))
    for (place, site) in design.alternatives.levels.enumerated() {
      let row = Array(changes[place * 6..<(place + 1) * 6])
      let wanted = try PullReference.numbers("nested +1 changes when \(site) grows")
      #expect(zip(row, wanted).allSatisfy { abs($0 - $1) < 1e-4 * abs($1) }, "\(row) \(wanted)")
      #expect(abs(row.reduce(0, +)) < 1e-12)
    }
  }
}
