import Testing

@testable import Report

@Suite struct StudyTitleTests {
  @Test func theTitleNamesProfileAndIndustryAndTheSubtitleTheStudy() throws {
    let found = try TextExample().assessment
    #expect(StudyTitle.title(found) == "Quarter marks (C1 Motor vehicles)")
    #expect(
      StudyTitle.subtitle(found) == "3 candidate regions of quarters, weighted-sum on minmax, points of 100")
    #expect(StudyTitle.title(try matrixAssessment()) == "Ranking")
  }

  @Test func weightsStandBesideWhatTheyCameTo() throws {
    #expect(
      StudyTitle.weights(try matrixAssessment())
        == "weights (what they came to): a 75 % (50 %), b 25 % (50 %)")
    #expect(StudyTitle.weights(try matrixAssessment(ids: ["A"])) == "weights: a 75 %, b 25 %")
    #expect(
      StudyTitle.weights(try TextExample().assessment).hasPrefix(
        "weights (what they came to): infrastructure 50 % ("))
  }
}
