import Pipeline
import TestSupport
import Testing

/// Whether intervals and errors mean what they say, on samples of models whose parameters are known.
@Suite struct CoverageTests {
  /// Issue of the estimators: 95 % intervals hold the truth in 93 to 97 % of 500 samples.
  @Test(.enabled(if: SlowSuite.isWanted), arguments: Simulation.all.indices)
  func intervalsHoldTheTruthAsOftenAsTheySay(_ place: Int) throws {
    let simulation = Simulation.all[place]
    let records = try simulation.records(samples: 500)
    #expect(Set(records.keys) == Set(simulation.truth.keys), "\(simulation.name)")
    for (name, record) in records.sorted(by: { $0.key < $1.key }) {
      let label = "\(simulation.name), \(name)"
      #expect(record.coverage >= 0.93 && record.coverage <= 0.97, "\(label): \(record.coverage)")
      // The mean of 500 is out by 0.18 of a spread once in 16,000 times; likelihoods lean by a little more.
      let bias = (record.mean - simulation.truth[name]!) / record.spread
      #expect(abs(bias) < 0.25, "\(label): mean \(record.mean), spread \(record.spread)")
      // A spread over 500 samples has an error of 3 %.
      #expect(abs(record.meanError / record.spread - 1) < 0.12, "\(label): \(record.meanError)")
    }
  }

  /// One sample of each, as often as the fast suite can bear it.
  @Test(arguments: Simulation.all.indices) func knownParametersAreRecovered(_ place: Int) throws {
    let simulation = Simulation.all[place]
    let records = try simulation.records(samples: simulation.model == .mixedLogit ? 1 : 4)
    for (name, record) in records {
      for (estimate, error) in zip(record.estimates, record.errors) {
        #expect(
          abs(estimate - simulation.truth[name]!) < 4 * error, "\(simulation.name), \(name): \(estimate)")
      }
    }
  }
}
