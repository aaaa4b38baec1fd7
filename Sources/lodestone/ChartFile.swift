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

  static func explanation(of assessment: Assessment, sources: [Dataset.Source], id: String, versus: String?)
    -> String
  {
    indicatorContributions(
      of: assessment, alternative: assessment.index(of: id)!,
      versus: versus.flatMap { assessment.index(of: $0) },
      heading: ChartHeading(of: assessment, sources: sources))
  }
}
