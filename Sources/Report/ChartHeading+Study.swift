internal import Decision
public import Pipeline

extension ChartHeading {
  /// Title, subtitle and sources of a study's charts; a source is named once, in the order of the criteria.
  public init(of assessment: Assessment) {
    var sources: [String] = []
    for column in assessment.figures.columns {
      for kind in column.provenance?.kinds ?? []
      where kind.grade != .imputed && !sources.contains(kind.source) {
        sources.append(kind.source)
      }
    }
    let study = assessment.study
    let data = study.identity.dataset.map { "dataset \($0)" } ?? "decision matrix"
    let named =
      sources.isEmpty
      ? "" : " (\(sources.prefix(12).joined(separator: ", "))\(sources.count > 12 ? ", …" : ""))"
    self.init(
      title: StudyTitle.title(assessment), subtitle: StudyTitle.subtitle(assessment),
      sources:
        "Sources: \(data)\(named); study \(assessment.hash.prefix(12)), lodestone \(study.identity.version)")
  }
}
