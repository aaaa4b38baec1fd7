import GSL
import TestSupport
import Testing

/// References: the radical inverses written down; Sobol's first points as in Bratley & Fox (1988), *ACM
/// Transactions on Mathematical Software* 14(1) 88.
@Suite struct QuasiRandomTests {
  @Test func haltonsPointsAreRadicalInverses() throws {
    var sequence = try QuasiRandom(.halton, dimensions: 2)
    #expect(agree(try sequence.points(3), [0.5, 1 / 3.0, 0.25, 2 / 3.0, 0.75, 1 / 9.0], .roundoff))
    #expect(agree(try sequence.points(1), [0.125, 4 / 9.0], .roundoff))
  }

  /// Base 3: the digits 1 and 2 change places; base 5: 1 with 4 and 2 with 3; base 2 has one digit besides
  /// zero.
  @Test func reversedDigitsChangePlaces() throws {
    var sequence = try QuasiRandom(.reverseHalton, dimensions: 3)
    let points = try sequence.points(3)
    #expect(agree(points, [0.5, 2 / 3.0, 0.8, 0.25, 1 / 3.0, 0.6, 0.75, 2 / 9.0, 0.4], .roundoff))
  }

  @Test func sobolsPointsHalveTheIntervals() throws {
    var sequence = try QuasiRandom(.sobol, dimensions: 2)
    #expect(try sequence.points(3) == [0.5, 0.5, 0.75, 0.25, 0.25, 0.75])
  }

  @Test(arguments: QuasiRandomSequence.allCases) func pointsFillTheUnitCube(kind: QuasiRandomSequence) throws
  {
    var sequence = try QuasiRandom(kind, dimensions: 10)
    let points = try sequence.points(2000)
    #expect(points.allSatisfy { $0 > 0 && $0 < 1 })
    for d in 0..<10 {
      let mean = stride(from: d, to: points.count, by: 10).reduce(0) { $0 + points[$1] } / 2000
      #expect(abs(mean - 0.5) < 0.01)
    }
  }

  @Test func dimensionsBeyondTheTablesAreRefused() throws {
    for (kind, dimensions) in [(QuasiRandomSequence.sobol, 41), (.halton, 0), (.reverseHalton, 1230)] {
      do throws(GSLError) {
        _ = try QuasiRandom(kind, dimensions: dimensions)
        Issue.record("made \(dimensions) dimensions")
      } catch {
        #expect(
          error.description.hasPrefix("starting a quasi-random sequence of \(dimensions) dimensions failed"))
      }
    }
    #expect(try QuasiRandom(.sobol, dimensions: 40).dimensions == 40)
    #expect(try QuasiRandom(.halton, dimensions: 1229).dimensions == 1229)
  }
}
