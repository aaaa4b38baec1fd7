import Clusters
import TestSupport
import Testing

@Suite struct PlantSizeTests {
  @Test func thePlantOfTheAverageJobIsLargerThanTheAveragePlant() throws {
    // (10² + 10² + 20²)/40
    let size = try PlantSize(ofPlants: [10, 10, 20])
    #expect(agree(size.jobs, 15, .roundoff))
    #expect(size.basis == .plants)
  }
  /// Ten plants of Ellison & Glaeser's index in Farhauer & Kröll (2014): plant Herfindahl
  /// 0.24468877551020407.
  @Test func theSizeIsTheHerfindahlTimesTheEmployment() throws {
    let plants: [Double] = [200, 650, 12000, 100, 50, 16000, 13000, 1500, 1500, 25000]
    #expect(agree(try PlantSize(ofPlants: plants).jobs, 0.24468877551020407 * 70000, .roundoff))
  }
  @Test func likePlantsHaveTheirOwnSize() throws {
    #expect(agree(try PlantSize(ofPlants: [80, 80, 80, 80]).jobs, 80, .roundoff))
    #expect(agree(try PlantSize(mean: 80, spread: 1).jobs, 80, .roundoff))
  }
  @Test func theMeanAloneIsWidenedByTheUsualSpread() throws {
    let size = try PlantSize(mean: 10)
    #expect(size.jobs == 220)
    #expect(size.basis == .meanSize)
  }
  /// The table that the two usual figures are taken from, with every establishment at the mean of its class.
  @Test func theUsualFiguresFollowFromTheirTable() {
    let classes: [(Int, Int)] = [
      (7_555_381, 52_396_317), (243_199, 16_700_678), (176_338, 33_575_795), (21_963, 30_084_137),
    ]
    var plants = 0.0
    var jobs = 0.0
    var squares = 0.0
    for (count, workers) in classes {
      plants += Double(count)
      jobs += Double(workers)
      squares += Double(workers) * Double(workers) / Double(count)
    }
    let jobsOfTheAverageJob = squares / jobs
    let spread = jobsOfTheAverageJob / (jobs / plants)
    #expect(abs(jobsOfTheAverageJob - PlantSize.usualJobs) < 0.5)
    #expect(abs(spread - PlantSize.usualSpread) < 0.5)
    #expect(PlantSize.assumed.jobs == PlantSize.usualJobs)
    #expect(PlantSize.assumed.basis == .assumed)
  }
  @Test func sizesThatCannotBeAreRefused() {
    #expect(throws: ClusterError.self) { try PlantSize(ofPlants: []) }
    #expect(throws: ClusterError.self) { try PlantSize(ofPlants: [0, 0]) }
    #expect(throws: ClusterError.self) { try PlantSize(ofPlants: [5, -1]) }
    #expect(throws: ClusterError.self) { try PlantSize(mean: 0) }
    #expect(throws: ClusterError.self) { try PlantSize(mean: 5, spread: 0.9) }
  }
}
