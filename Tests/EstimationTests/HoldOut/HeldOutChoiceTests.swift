import Estimation
import Foundation
import TestSupport
import Testing

@Suite struct HeldOutChoiceTests {
  @Test func probabilityIsThatOfTheUtilities() {
    let choice = HeldOutChoice(utilities: [0, log(2), 0][...], chosen: 0)
    #expect(agree(choice.logProbability, log(0.25), .difference))
    #expect(choice.above == 1 && choice.level == 2)
    #expect(choice.meanRank == 2.5)
    #expect([1, 2, 3, 4].map(choice.share) == [0, 0.5, 1, 1])
  }

  @Test func utilitiesOfAnySizeHaveTheirProbability() {
    #expect(HeldOutChoice(utilities: [1000, -1000][...], chosen: 0).logProbability == 0)
    #expect(HeldOutChoice(utilities: [1000, -1000][...], chosen: 1).logProbability == -2000)
    #expect(HeldOutChoice(utilities: [7][...], chosen: 0).logProbability == 0)
  }

  @Test func placesAreThoseOfASlice() {
    let all = [9.0, 1, 2, 3]
    let choice = HeldOutChoice(utilities: all[1..<4], chosen: 3)
    #expect(choice.above == 0 && choice.meanRank == 1)
  }

  @Test func probabilitiesAddUpToOne() {
    let found = choiceProbabilities([0, log(2), 0][...])
    #expect(zip(found, [0.25, 0.5, 0.25]).allSatisfy { agree($0, $1, .difference) })
    #expect(agree(logOfShare(3, of: 12), log(0.25), .difference))
  }
}
