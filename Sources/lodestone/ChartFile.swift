internal import Decision
internal import Pipeline
internal import Report

/// The pictures of the answers, as SVG texts.
enum ChartFile {
  static func ranking(of assessment: Assessment, sources: [Dataset.Source], top: Int?) -> String {
    let rows = Array(assessment.ranking.order.prefix(min(top ?? 15, 40)))
    return stackedContributions(
      of: assessment, alternatives: rows, heading: ChartHeading(of: assessment, sources: sources))
  }

  static func comparison(of assessment: Assessment, sources: [Dataset.Source], ids: [String]) -> String {
    stackedContributions(
      of: assessment, alternatives: ids.compactMap { assessment.index(of: $0) },
      heading: ChartHeading(of: assessment, sources: sources))
  }

  static func explanation(
    _ explanation: Explanation, versus contest: Contest?, of assessment: Assessment, sources: [Dataset.Source]
  ) -> String {
    indicatorContributions(
      explanation, versus: contest, of: assessment, heading: ChartHeading(of: assessment, sources: sources))
  }

  static func robustness(_ robustness: Robustness, sources: [Dataset.Source]) -> String {
    robustnessChart(
      of: robustness, swings: robustness.assessment.weightSwings(),
      heading: ChartHeading(of: robustness.assessment, sources: sources, hash: robustness.hash))
  }
}
