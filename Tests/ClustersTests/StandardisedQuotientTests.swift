import Clusters
import TestSupport
import Testing

/// References: R 4.2.2, `scale` for the scores and `ks.test` for the distance, then times √n − 0.01 +
/// 0.85/√n. The quotients are Freiburg's of 2008 and ten skewed ones.
@Suite struct StandardisedQuotientTests {
  static let freiburg: [Double?] = [
    0.500349397280185, 0.507360642333612, 0.9797125650477729, 1.4558820023483203, 0.9236314114952268,
    1.100240953874075, 1.0279369331861177, 1.5836293150361163, 1.5228678181990065,
  ]
  static let skewed: [Double?] = [0.05, 0.11, 0.2, 0.3, 0.42, 0.7, 1.1, 1.9, 3.6, 8.5]

  @Test func plainScoresMatchTheReferenceAndAreNearerToNormal() throws {
    let found = try standardisedQuotients(Self.freiburg)
    #expect(found.scale == .plain)
    #expect(agree(found.distanceToNormal, 0.5463733455073903, .solver))
    let expected: [Double] = [
      -1.41017020819431305, -1.39271722684960331, -0.21689906153836627, 0.96842198241306232,
      -0.35650098948181680, 0.08313034916739255, -0.09685490517735680, 1.28642134603352498,
      1.13516871362747707,
    ]
    #expect(agree(known(found.values), expected, .solver))
  }
  @Test func logarithmicScoresMatchTheReferenceAndAreNearerToNormal() throws {
    let found = try standardisedQuotients(Self.skewed)
    #expect(found.scale == .logarithmic)
    #expect(agree(found.distanceToNormal, 0.30529911905521218, .solver))
    let expected: [Double] = [
      -1.56199555137604151, -1.06689116247843474, -0.69148503679683759, -0.43687703304068198,
      -0.22559245448542323,
      0.09517569481697313, 0.37899550515932129, 0.72219248872502695, 1.12349674258427945, 1.66298080689181837,
    ]
    #expect(agree(known(found.values), expected, .solver))
  }
  @Test func theScaleThatIsAskedForIsTaken() throws {
    let plain = try standardisedQuotients(Self.skewed, on: .plain)
    #expect(plain.scale == .plain)
    #expect(agree(plain.distanceToNormal, 0.9865994395615745, .solver))
    #expect(agree(try #require(plain.values[9]), 2.58813045430168032, .solver))
    let logarithmic = try standardisedQuotients(Self.freiburg, on: .logarithmic)
    #expect(logarithmic.scale == .logarithmic)
    #expect(agree(logarithmic.distanceToNormal, 0.7003175668205027, .solver))
    #expect(agree(try #require(logarithmic.values[0]), -1.58354990616534197, .solver))
  }
  @Test func unknownStaysUnknownAndDoesNotCount() throws {
    let found = try standardisedQuotients([0.5, 1, 1.5, nil], on: .plain)
    #expect(agree(known(Array(found.values[..<3])), [-1, 0, 1], .roundoff))
    #expect(found.values[3] == nil)
  }
  @Test func aRegionWithoutTheIndustryHasNoLogarithmAndIsCounted() throws {
    let found = try standardisedQuotients(Self.skewed + [0, nil, 0], on: .logarithmic)
    #expect(found.zerosLeftOut == 2)
    #expect(found.values[10] == nil && found.values[12] == nil)
    #expect(agree(try #require(found.values[9]), 1.66298080689181837, .solver))
  }
  @Test func quotientsThatDoNotDifferHaveNoScores() throws {
    #expect(try standardisedQuotients([2, 2, 2]).values == [nil, nil, nil])
    #expect(try standardisedQuotients([1, Double(1).nextUp, Double(1).nextDown]).values == [nil, nil, nil])
    #expect(try standardisedQuotients([2, nil]).values == [nil, nil])
    #expect(try standardisedQuotients([]).values.isEmpty)
  }
  @Test func aNegativeQuotientIsRefused() {
    let error = #expect(throws: ClusterError.self) { try standardisedQuotients([1, -1]) }
    #expect(error?.description == "'quotient' of region 1 is -1.0; wanted a finite number, 0 or more")
  }
}
