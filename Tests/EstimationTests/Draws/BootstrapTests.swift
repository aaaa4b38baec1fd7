import Decision
import Estimation
import Foundation
import Kernels
import TestSupport
import Testing

/// References: closed forms; the first resample is that of `Tests/References/inference/references.txt`.
@Suite struct BootstrapTests {
  /// x = 1 for the first of two alternatives in every case: the coefficient is log(k/(n − k)) when k of n
  /// choose it, in the data and in every resample.
  private func setting(_ n: Int, _ k: Int) throws -> (ChoiceDesign, ChoiceFit) {
    let design = try pairs((0..<n).map { (1, 0, chosen: $0 < k ? 0 : 1) })
    return (design, try ConditionalLogit().fit(design))
  }

  private func plain(
    _ design: ChoiceDesign, _ fit: ChoiceFit, by clusters: Clustering? = nil, draws: Int, seed: UInt64,
    threads: Threads = .one
  ) throws -> Bootstrap {
    try bootstrap(
      of: fit, cases: design.cases.count, by: clusters, draws: draws, seed: seed, threads: threads
    ) {
      (sample) throws(EstimationError) in
      try ConditionalLogit().fit(design.resampled(sample.counts))
    }
  }

  @Test func theFirstResampleIsTheReferences() throws {
    let (design, fit) = try setting(10, 4)
    let recorder = Recorder()
    _ = try bootstrap(of: fit, cases: 10, draws: 2, seed: 9) { (sample) throws(EstimationError) in
      if sample.draw == 0 { recorder.keep(sample) }
      return try ConditionalLogit().fit(design.resampled(sample.counts))
    }
    let sample = try #require(recorder.sample)
    #expect(try sample.counts.map(Double.init) == InferenceReference.numbers("resample of 10, seed 9"))
    #expect(sample.indices.count == 10 && sample.indices == sample.indices.sorted())
  }

  private final class Recorder: @unchecked Sendable {
    var sample: Resample?
    func keep(_ sample: Resample) { self.sample = sample }
  }

  @Test func everyDrawIsTheLogOddsOfItsResample() throws {
    let (design, fit) = try setting(40, 15)
    let found = try ConditionalLogit().bootstrap(fit, on: design, draws: 200, seed: 4)
    #expect(found.fitCount == 200 && found.failures.isEmpty && found.notices.isEmpty)
    let other = try plain(design, fit, draws: 200, seed: 4)
    for n in 0..<200 {
      let k = (40 / (1 + exp(-found.values[n]))).rounded()
      #expect(agree(found.values[n], log(k / (40 - k)), .solver) || k == 20)
      #expect(abs(found.values[n] - other.values[n]) < 1e-10)
    }
    #expect(found.estimates == fit.coefficients && found.names == ["x"])
  }

  /// The delta method's error √(1/k + 1/(n − k)) of a log odds, within a tenth for 400 cases and 2,000 draws.
  @Test func errorsAreNearTheClosedForm() throws {
    let (design, fit) = try setting(400, 150)
    let found = try ConditionalLogit(threads: Threads(2)).bootstrap(fit, on: design, draws: 2000, seed: 1)
    #expect(abs(found.standardErrors[0] / (1.0 / 150 + 1.0 / 250).squareRoot() - 1) < 0.1)
    let interval = try #require(found.interval(of: 0).interval)
    #expect(interval.contains(fit.coefficients[0]))
    let mean = found.values.reduce(0, +) / 2000
    let variance = found.values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1999
    #expect(agree(found.covariance, [variance], .solver))
  }

  @Test func bytesDoNotDependOnThreads() throws {
    let design = try InferenceReference.design(1, cases: 200)
    let fit = try ConditionalLogit().fit(design)
    let found = try [1, 2, 5].map {
      try ConditionalLogit(threads: Threads($0)).bootstrap(fit, on: design, draws: 100, seed: 6)
    }
    #expect(found[0] == found[1] && found[0] == found[2])
    let longer = try ConditionalLogit().bootstrap(fit, on: design, draws: 120, seed: 6)
    #expect(Array(longer.values.prefix(found[0].values.count)) == found[0].values)
    let general = try plain(design, fit, draws: 100, seed: 6, threads: Threads(2))
    #expect(agree(found[0].covariance, general.covariance, .solver))
  }

  /// Clusters come whole: with one cluster of the cases that choose the first alternative and one of the
  /// others, a resample has them all, none, or as many as the data have.
  @Test func clustersComeWhole() throws {
    let design = try pairs((0..<20).map { (1, 0, chosen: $0 % 4 == 0 ? 1 : 0) })
    let fit = try ConditionalLogit().fit(design)
    let clusters = Clustering("firm", labels: (0..<20).map { $0 / 4 })
    let found = try ConditionalLogit().bootstrap(fit, on: design, by: clusters, draws: 50, seed: 2)
    // Every cluster has three of four, so every resample has the odds of the data.
    #expect(found.fitCount == 50)
    #expect(found.values.allSatisfy { abs($0 - log(3)) < 1e-10 })
  }

  /// 3 of 6 cases each way: resamples of one kind only have no finite coefficient, and are counted.
  @Test func resamplesThatCannotBeFittedAreCounted() throws {
    let (design, fit) = try setting(6, 3)
    let found = try ConditionalLogit(threads: Threads(2)).bootstrap(fit, on: design, draws: 400, seed: 3)
    #expect(found.fitCount + found.failures.count == 400 && !found.failures.isEmpty)
    // 2 · 2⁻⁶ of 400 are 12.5, with a standard deviation of 3.5.
    #expect((1...30).contains(found.failures.count))
    #expect(
      found.failures[0].reason
        == "'x' predicts every choice perfectly; no finite coefficient fits best; leave out what is another "
        + "form of the choice")
    #expect(found.notices.count == 1)
    #expect(
      found.notices[0].text.hasPrefix(
        "\(found.failures.count) of 400 resamples could not be fitted and are not in the bootstrap's errors"))
    #expect(try plain(design, fit, draws: 400, seed: 3).failures == found.failures)
  }

  @Test func weightsAndOffsetsAreKept() throws {
    let design = try InferenceReference.design(
      3, "choice ~ a + b + c + offset(-log(pi))", cases: 150, weights: "weight")
    let fit = try ConditionalLogit().fit(design)
    let (fast, general) = (
      try ConditionalLogit().bootstrap(fit, on: design, draws: 30, seed: 1),
      try plain(design, fit, draws: 30, seed: 1)
    )
    #expect(fast.failures == general.failures)
    #expect(agree(fast.covariance, general.covariance, .solver))
  }

  @Test func separatedRowsStayOut() throws {
    // The second column is 1 in rows that no one chooses.
    let cases = (0..<40).map { n -> (rows: [[Double]], chosen: Int) in
      ([[Double(n % 5), 0], [Double(n % 3), 0], [1, 1]], n % 7 < 3 ? 0 : 1)
    }
    let design = try design(cases, names: ["x", "bad"])
    let fit = try ConditionalLogit().fit(design)
    #expect(fit.covariates == ["x"] && fit.separation.columns == ["bad"])
    let found = try ConditionalLogit().bootstrap(fit, on: design, draws: 50, seed: 1)
    #expect(found.fitCount == 50)
    #expect(try agree(found.covariance, plain(design, fit, draws: 50, seed: 1).covariance, .solver))
  }

  @Test func unusableClustersAreRefused() throws {
    let (design, fit) = try setting(10, 4)
    #expect(
      message {
        _ = try ConditionalLogit().bootstrap(
          fit, on: design, by: Clustering("firm", labels: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]), draws: 10, seed: 1)
      }
        == "column 'firm': there is one cluster; wanted at least 2; cluster by a column that differs, or "
        + "take the robust covariance")
  }

  @Test func resamplesOfWhichNoneCanBeFittedAreAnError() throws {
    let (design, fit) = try setting(10, 4)
    let text = message {
      _ = try bootstrap(of: fit, cases: 10, draws: 3, seed: 1) { (sample) throws(EstimationError) in
        try ConditionalLogit().fit(design.resampled(sample.counts.indices.map { $0 < 2 ? 1 : 0 }))
      }
    }
    #expect(
      text
        == "3 of 3 resamples could not be fitted; the first: 'x' predicts every choice perfectly; no finite "
        + "coefficient fits best; leave out what is another form of the choice; take fewer covariates, or "
        + "another standard error")
  }

  @Test func aFitWithOtherCoefficientsIsAFailure() throws {
    let design = try InferenceReference.design(1)
    let (fit, other) = try (
      ConditionalLogit().fit(design), ConditionalLogit().fit(InferenceReference.design(1, "choice ~ a + c"))
    )
    let found = try bootstrap(of: fit, cases: 60, draws: 4, seed: 1) { (sample) throws(EstimationError) in
      sample.draw == 2 ? other : try ConditionalLogit().fit(design.resampled(sample.counts))
    }
    #expect(found.failures == [Bootstrap.Failure(draw: 2, reason: "no coefficient of 'b'")])
    #expect(found.fitCount == 3 && found.count == 4)
  }

  @Test func aCaseCountedTwiceIsTwoCases() throws {
    let design = try InferenceReference.design(1)
    let counts = (0..<60).map { $0 % 3 }
    let found = try ConditionalLogit().fit(design.resampled(counts))
    #expect(found.caseCount == 40 && found.choiceCount == 60)
    #expect(design.resampled(counts).choiceCounts == counts)
    #expect(agree(found.scores(on: design.resampled(counts)).reduce(0, +) / 1e7, 0, .difference))
    // Zero-weight cases have no probability.
    #expect(found.logProbabilities[0] == -.infinity)
  }
}
