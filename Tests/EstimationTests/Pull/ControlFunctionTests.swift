import Estimation
import Kernels
import TestSupport
import Testing

@Suite struct ControlFunctionTests {
  private func design(_ instrument: String = "log1p(old)") throws -> (ChoiceDesign, ClusterTerm) {
    let design = try PullReference.design(
      "chosen ~ log(wage) + log1p(past) + log1p(stock) + \(instrument)")
    return (design, try ClusterTerm("log1p(stock)", in: design.formula))
  }

  @Test func bothStagesAreThoseOfTheReference() throws {
    let (design, term) = try design()
    let found = try ConditionalLogit(threads: Threads(2))
      .controlFunction(design, term: term, instruments: ["log1p(old)"], draws: 1000, seed: 1)
    #expect(
      found.fit.covariates == ["log(wage)", "log1p(past)", "log1p(stock)", "residual(log1p(stock))"])
    #expect(agree(found.fit.coefficients, try PullReference.numbers("control function"), .solver))
    let f = try PullReference.numbers("first stage F")
    #expect(agree([found.firstStageF, found.plainFirstStageF], f, .solver))
    // A standard error by 1,000 resamples is itself sure to 2.2 %, the reference's by 4,000 to 1.1 %: 10 %
    // is four of these together.
    let errors = try PullReference.numbers("control function bootstrap errors")
    for (one, other) in zip(found.bootstrap.standardErrors, errors) {
      #expect(abs(one - other) < 0.1 * other, "\(one) \(other)")
    }
    #expect(found.bootstrap.failures.isEmpty)
  }

  @Test func threadsAndResamplesChangeNothing() throws {
    let (design, term) = try design()
    func values(_ threads: Int) throws -> [Double] {
      try ConditionalLogit(threads: Threads(threads))
        .controlFunction(design, term: term, instruments: ["log1p(old)"], draws: 20, seed: 5).bootstrap.values
    }
    #expect(try values(1) == values(3))
  }

  @Test func aWeakInstrumentIsRefused() throws {
    // The wage is drawn by itself.
    let design = try PullReference.design("chosen ~ log1p(past) + log1p(stock) + log(wage)")
    let term = try ClusterTerm("log1p(stock)", in: design.formula)
    let words = try #require(
      message {
        _ = try ConditionalLogit().controlFunction(
          design, term: term, instruments: ["log(wage)"], draws: 20, seed: 1)
      })
    #expect(words.hasPrefix("the instrument is weak: F is "))
    #expect(words.contains("; wanted 10 or more; take an instrument that moves 'log1p(stock)' more"))
  }

  @Test func anInstrumentThatIsTheSameForAllIsRefused() throws {
    let design = try PullReference.design("chosen ~ log1p(past) + log1p(stock) + case")
    let term = try ClusterTerm("log1p(stock)", in: design.formula)
    #expect(
      message {
        _ = try ConditionalLogit().controlFunction(
          design, term: term, instruments: ["case"], draws: 20, seed: 1)
      }
        == "no instrument is left: 'case': it is the same for all alternatives of every case; name a "
        + "column that "
        + "differs between the alternatives of a case")
  }
}
