public import Decision
public import Pipeline

extension ChartHeading {
  /// Title, subtitle and sources of a study's charts.
  ///
  /// - Parameters:
  ///   - sources: the dataset's list, by which the publishers of the figures are named, each once and in the
  ///     order of the criteria; laws are named together.
  ///   - hash: of the answer, where it covers more than the assessment.
  public init(of assessment: Assessment, sources: [Dataset.Source], hash: String? = nil) {
    let byId = Dictionary(sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var publishers: [String] = []
    for column in assessment.figures.columns {
      for kind in column.provenance?.kinds ?? [] where kind.grade != .imputed {
        // A computed figure names all of its sources.
        for id in kind.source.split(separator: ",").map({ $0.drop { $0 == " " } }) {
          let source = byId[String(id)]
          let name = source?.licence == "fact of law" ? "national laws" : source?.publisher ?? String(id)
          if !publishers.contains(name) { publishers.append(name) }
        }
      }
    }
    let study = assessment.study
    let data = study.identity.dataset.map { "dataset \($0)" } ?? "decision matrix"
    self.init(
      title: StudyTitle.title(assessment), subtitle: StudyTitle.subtitle(assessment),
      sources: "Sources: " + (publishers + [data]).joined(separator: "; ")
        + ". Study \((hash ?? assessment.hash).prefix(12)), lodestone \(study.identity.version).")
  }
}
