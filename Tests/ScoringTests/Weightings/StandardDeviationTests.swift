import Decision
import Scoring
import TestSupport
import Testing

/// References: the closed form; scikit-criteria 0.10 on seven regions, and 40 digits of mpmath on columns
/// that hardly vary (`Tests/References/weightings`).
@Suite struct StandardDeviationTests {
  @Test func weightsMatchAnotherProgram() throws {
    let found = try weights("std", Regions.rows, costs: Regions.costs)
    let expected = [0.23985217047181528, 0.2503343314565129, 0.24443321437952004, 0.26538028369215183]
    #expect(agree(found, expected, .roundoff))
  }

  /// Deviations ½ and √⅛: the first weighs ½/(½ + √⅛), which is 2 − √2.
  @Test func theFurtherAColumnSpreadsTheMoreItWeighs() throws {
    let root = 2.0.squareRoot()
    let found = try weights("std", [[0, 0], [1, 15], [1, 15], [0, 30]])
    #expect(agree(found, [2 - root, root - 1], .roundoff))
  }

  @Test func columnsThatHardlyVaryKeepTheirDigits() throws {
    let expected = [
      0.2425702151110894827, 0.2572655831478123532, 0.24909870038679707542, 0.25106550135430108868,
    ]
    #expect(agree(try weights("std", HardlyVarying.rows), expected, .roundoff))
  }

  @Test func negativeFiguresHaveWeights() throws {
    #expect(agree(try weights("std", [[-3, 1], [5, 9]]), [0.5, 0.5], .roundoff))
  }
}
