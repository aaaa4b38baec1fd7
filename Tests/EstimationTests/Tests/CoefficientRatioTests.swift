import Estimation
import TestSupport
import Testing

/// References: closed forms; `Tests/References/inference/references.txt`, 40-digit arithmetic.
@Suite struct CoefficientRatioTests {
  /// 2Q(2): the level at which the normal quantile is 2.
  static let two = 1 - 0.045500263896358417

  @Test func theExampleOfTheDocumentationHolds() throws {
    let estimates = try Estimates(names: ["a", "b"], values: [2, 4], covariance: [0.25, 0, 0, 1])
    let found = try estimates.ratio(of: "a", to: "b", level: Self.two)
    #expect(found.ratio == 0.5)
    #expect(agree(found.standardError, 0.17677669529663687, .roundoff))  // √0.5/4
    guard case .interval(let range) = found.fieller else {
      Issue.record("found \(found.fieller)")
      return
    }
    // (8 ∓ √28)/12
    #expect(agree(range.lowerBound, 0.22570811482256823, .solver))
    #expect(agree(range.upperBound, 1.1076252185107651, .solver))
  }

  /// A denominator that is not sure to differ from zero: outside of an interval, or everywhere.
  @Test func aWeakDenominatorGivesNoInterval() throws {
    let outside = try Estimates(names: ["a", "b"], values: [4, 1], covariance: [1, 0, 0, 1])
    // −3t² − 8t + 12 ≤ 0: outside of (−8 ∓ √208)/6
    guard case .complement(let low, let high) = try outside.ratio(of: "a", to: "b", level: Self.two).fieller
    else {
      Issue.record("no complement")
      return
    }
    #expect(agree(low, -3.7370341836426595, .solver))
    #expect(agree(high, 1.0703675169759929, .solver))
    let nothing = try Estimates(names: ["a", "b"], values: [1, 1], covariance: [1, 0, 0, 1])
    #expect(try nothing.ratio(of: "a", to: "b", level: Self.two).fieller == .line)
  }

  @Test func ratiosOfAFitMatchFortyDigits() throws {
    let estimates = try Estimates(ConditionalLogit().fit(InferenceReference.design(1)))
    for (numerator, denominator, isInterval) in [("a", "c", true), ("a", "b", false), ("c", "a", true)] {
      let found = try estimates.ratio(of: numerator, to: denominator)
      let want = try InferenceReference.numbers("ratio \(numerator)/\(denominator)")
      #expect(agree(found.ratio, want[0], .solver))
      #expect(agree(found.standardError, want[1], .solver))
      switch found.fieller {
      case .interval(let range):
        #expect(isInterval && agree([range.lowerBound, range.upperBound], [want[3], want[4]], .solver))
      case .complement(let low, let high):
        #expect(!isInterval && agree([low, high], [want[3], want[4]], .solver))
      default: Issue.record("found \(found.fieller)")
      }
    }
  }

  @Test func aWillingnessToPayTurnsTheSignRound() throws {
    let estimates = try Estimates(
      names: ["comfort", "price"], values: [0.6, -0.2], covariance: [0.01, 0, 0, 0.0001])
    let found = try estimates.willingnessToPay(for: "comfort", price: "price")
    let plain = try estimates.ratio(of: "comfort", to: "price")
    #expect(agree(found.ratio, 3, .roundoff) && found.standardError == plain.standardError)
    guard case .interval(let range) = found.fieller, case .interval(let other) = plain.fieller else {
      Issue.record("no interval")
      return
    }
    #expect(range.lowerBound == -other.upperBound && range.upperBound == -other.lowerBound)
    #expect(found.fieller.contains(3) && found.delta.contains(3))
  }

  /// Fieller's set is where the test of `a = t b` does not reject.
  @Test func theEndsAreWhereTheTestJustRejects() throws {
    let estimates = try Estimates(
      names: ["a", "b"], values: [1.5, -0.7], covariance: [0.09, 0.01, 0.01, 0.04])
    guard case .interval(let range) = try estimates.ratio(of: "a", to: "b").fieller else {
      Issue.record("no interval")
      return
    }
    for end in [range.lowerBound, range.upperBound] {
      let test = try waldTest(of: estimates, [LinearRestriction(["a": 1, "b": -end], equals: 0)])
      #expect(agree(test.pValue, 0.05, .solver))
    }
  }

  @Test func aDenominatorAtTheBorderGivesAHalfLine() throws {
    let level = Self.two
    let estimates = try Estimates(names: ["a", "b"], values: [3, 0.5], covariance: [1, 0, 0, 0])
    guard case .interval = try estimates.ratio(of: "a", to: "b", level: level).fieller else {
      Issue.record("no interval for a denominator without error")
      return
    }
    #expect(FiellerSet.halfLine(upTo: nil, from: 2).contains(3))
    #expect(!FiellerSet.halfLine(upTo: nil, from: 2).contains(1))
    #expect(FiellerSet.complement(upTo: 0, from: 2).contains(-1))
    #expect(!FiellerSet.complement(upTo: 0, from: 2).contains(1))
    #expect(FiellerSet.line.contains(1e9))
  }

  @Test func whatCannotBeDividedIsRefused() throws {
    let estimates = try Estimates(names: ["a", "b"], values: [1, 0], covariance: [1, 0, 0, 1])
    #expect(
      message { _ = try estimates.ratio(of: "a", to: "b") }
        == "the coefficient of 'b' is zero, so nothing can be divided by it; measure value by a covariate "
        + "that counts")
    #expect(
      message { _ = try estimates.ratio(of: "a", to: "a") }
        == "'a' is both numerator and denominator; divide two different coefficients")
    #expect(
      message { _ = try estimates.ratio(of: "x", to: "a") }
        == "there is no coefficient 'x'; choose from: a, b")
  }
}
