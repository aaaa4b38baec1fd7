import Decision
import Estimation
import Foundation
import Kernels
import TestSupport
import Testing

/// Resamples of investors whose fits have a closed form.
@Suite struct MixedLogitBootstrapTests {
  private final class Recorder: @unchecked Sendable {
    var counts: [Int: [Int]] = [:]
    private let lock = NSLock()
    func keep(_ sample: Resample) { lock.withLock { counts[sample.draw] = sample.counts } }
  }

  /// Investors who choose twice between 1 and 0: half twice 1, two in ten once each, three in ten twice 0.
  private func twoKinds() throws -> (design: ChoiceDesign, panel: Grouping) {
    let kinds =
      Array(repeating: (1, 1), count: 50) + Array(repeating: (1, 0), count: 20)
      + Array(repeating: (0, 0), count: 30)
    let choices = (0..<200).map { $0 % 2 == 0 ? kinds[$0 / 2].0 : kinds[$0 / 2].1 }
    let table = try ObservationTable([
      ObservationColumn("member", numbers: (0..<400).map { Double($0 / 4) }),
      ObservationColumn("case", numbers: (0..<400).map { Double($0 / 2) }),
      ObservationColumn("alt", numbers: (0..<400).map { Double($0 % 2) }),
      ObservationColumn("choice", numbers: (0..<400).map { Double($0 % 2 == choices[$0 / 2] ? 1 : 0) }),
      ObservationColumn("x", numbers: (0..<400).map { Double($0 % 2) }),
    ])
    let design = try ReferenceChoices.design(table, "choice ~ x")
    return (design, try design.grouping(ofCasesBy: "member"))
  }

  private func model(_ threads: Int = 1) -> MixedLogit {
    let draws = (0..<200).map { $0 % 2 == 0 ? -1.0 : 1 }
    return MixedLogit(
      random: [RandomCoefficient("x")], draws: .explicit(draws, count: 2), threads: Threads(threads))
  }

  /// The investors of every draw: those that a bootstrap of a hundred of anything draws.
  private func samples(draws: Int, seed: UInt64) throws -> [Int: [Int]] {
    let recorder = Recorder()
    let column = DesignColumn((0..<100).map(Double.init))
    let fit = try leastSquares(
      LinearProblem(columns: [("x", column)], response: column, hasConstant: false))
    _ = try bootstrap(of: fit, cases: 100, draws: draws, seed: seed) { (sample) throws(EstimationError) in
      recorder.keep(sample)
      return fit
    }
    return recorder.counts
  }

  /// The chances p and q of the kinds have p + q = 2A + C and p² + q² = 2A when the share A chooses 1 twice
  /// and C once.
  @Test func everyDrawHasTheClosedFormOfItsInvestors() throws {
    let (design, panel) = try twoKinds()
    let fit = try model().fit(design, panel: panel)
    let found = try model(2).bootstrap(fit, on: design, panel: panel, draws: 60, seed: 8)
    #expect(found.names == ["mean(x)", "sd(x)"] && found.estimates == fit.coefficients)
    let failed = Set(found.failures.map(\.draw))
    let fitted = (0..<60).filter { !failed.contains($0) }
    #expect(found.fitCount == fitted.count)
    var compared = 0
    for (draw, counts) in try samples(draws: 60, seed: 8) {
      let twice = Double(counts[..<50].reduce(0, +)) / 100
      let once = Double(counts[50..<70].reduce(0, +)) / 100
      let half = twice + once / 2
      let root = max(0, twice - half * half).squareRoot()
      let chances = [half - root, half + root]
      guard let place = fitted.firstIndex(of: draw) else {
        // A kind that always chooses alike has no finite coefficient.
        #expect(chances[0] < 0.005 || chances[1] > 0.995, "\(draw): \(chances)")
        continue
      }
      // Near zero the spread is held there.
      guard root > 0.17, chances[0] > 0.01, chances[1] < 0.99 else { continue }
      let odds: [Double] = chances.map { log($0 / (1 - $0)) }
      #expect(agree(found.values[2 * place], (odds[0] + odds[1]) / 2, .solver), "\(draw)")
      #expect(agree(found.values[2 * place + 1], (odds[1] - odds[0]) / 2, .solver), "\(draw)")
      compared += 1
    }
    #expect(compared > 30)
  }

  @Test func bytesDoNotDependOnThreads() throws {
    let panel = ReferencePanel(seed: 11, members: 40)
    let design = try panel.design()
    let members = try design.grouping(ofCasesBy: "member")
    let found = try [1, 3].map { threads in
      let model = MixedLogit(
        random: [RandomCoefficient("a")], draws: .halton(40), repeats: 0, threads: Threads(threads))
      return try model.bootstrap(
        model.fit(design, panel: members), on: design, panel: members, draws: 12, seed: 2)
    }
    #expect(found[0] == found[1] && found[0].fitCount > 6)
  }

  /// A fit on the cases of a resample, each as often as it was drawn, from the same draws.
  @Test func aDrawIsTheFitOfItsCases() throws {
    let panel = ReferencePanel(seed: 3, members: 100)
    let design = try panel.design()
    let count = design.cases.count
    let deviates: [Double] = (0..<count * 16).map { (place: Int) -> Double in
      (Double(place * 37 % 101) - 50) / 30
    }
    let model = MixedLogit(
      random: [RandomCoefficient("a")], draws: .explicit(deviates, count: 16), repeats: 0)
    let fit = try model.fit(design)
    let found = try model.bootstrap(fit, on: design, draws: 4, seed: 1)
    let recorder = Recorder()
    let plain = try ConditionalLogit().fit(design)
    _ = try bootstrap(of: plain, cases: count, draws: 4, seed: 1) { (sample) throws(EstimationError) in
      recorder.keep(sample)
      return plain
    }
    #expect(found.fitCount == 4)
    for draw in 0..<found.fitCount {
      // The same cases under other names, as many rows as are drawn.
      let counts = try #require(recorder.counts[draw])
      let rows = counts.indices.flatMap { n in
        (0..<counts[n]).map { copy in (n, copy) }
      }
      var (cases, alternatives, choices): ([Double], [Double], [Double]) = ([], [], [])
      var columns: [[Double]] = [[], [], []]
      var picked: [Double] = []
      for (place, (n, _)) in rows.enumerated() {
        picked += deviates[n * 16..<(n + 1) * 16]
        for (j, row) in (design.starts[n]..<design.starts[n + 1]).enumerated() {
          cases.append(Double(place))
          alternatives.append(Double(j))
          choices.append(row == design.chosen[n] ? 1 : 0)
          for k in 0..<3 { columns[k].append(design.columns[k][row]) }
        }
      }
      let table = try ObservationTable([
        ObservationColumn("case", numbers: cases), ObservationColumn("alt", numbers: alternatives),
        ObservationColumn("choice", numbers: choices), ObservationColumn("a", numbers: columns[0]),
        ObservationColumn("b", numbers: columns[1]), ObservationColumn("c", numbers: columns[2]),
      ])
      let again = try MixedLogit(
        random: [RandomCoefficient("a")], draws: .explicit(picked, count: 16), repeats: 0
      ).fit(ReferenceChoices.design(table, "choice ~ a + b + c"), start: fit.coefficients)
      let own = Array(found.values[4 * draw..<4 * draw + 4])
      for (k, value) in again.coefficients.enumerated() {
        #expect(abs(own[k] - value) < 1e-7 * max(1, abs(value)), "\(draw) \(k)")
      }
    }
  }

  /// Every investor once 1 and once 0: the spread is zero on the data, and is kept there.
  @Test func aSpreadAtItsBoundaryStaysThere() throws {
    let table = try ObservationTable([
      ObservationColumn("member", numbers: (0..<160).map { Double($0 / 4) }),
      ObservationColumn("case", numbers: (0..<160).map { Double($0 / 2) }),
      ObservationColumn("alt", numbers: (0..<160).map { Double($0 % 2) }),
      ObservationColumn("choice", numbers: (0..<160).map { Double(($0 + $0 / 2) % 2) }),
      ObservationColumn("x", numbers: (0..<160).map { Double($0 % 2) }),
    ])
    let design = try ReferenceChoices.design(table, "choice ~ x")
    let panel = try design.grouping(ofCasesBy: "member")
    let model = MixedLogit(random: [RandomCoefficient("x")], draws: .quadrature(nodes: 9))
    let fit = try model.fit(design, panel: panel)
    #expect(fit.atBoundary == ["sd(x)"])
    let found = try model.bootstrap(fit, on: design, panel: panel, draws: 20, seed: 1)
    #expect(found.fitCount == 20)
    // As many 1 as 0 in every resample.
    #expect(found.values.allSatisfy { abs($0) < 1e-9 })
  }

  /// One investor alone chooses against x: resamples without him are predicted perfectly.
  @Test func resamplesThatAreSeparatedAreCounted() throws {
    let design = try pairs((0..<12).map { n in (0, 1 + Double(n % 3), chosen: n == 0 ? 0 : 1) })
    let model = MixedLogit(random: [RandomCoefficient("x")], draws: .quadrature(nodes: 5))
    let fit = try model.fit(design)
    let found = try model.bootstrap(fit, on: design, draws: 60, seed: 1)
    // (11/12)¹² of 60 are 21, with a standard deviation of 3.7.
    #expect((8...34).contains(found.failures.count { $0.reason.contains("predicts every choice perfectly") }))
    #expect(found.fitCount + found.failures.count == 60 && found.notices.count == 1)
  }
}
