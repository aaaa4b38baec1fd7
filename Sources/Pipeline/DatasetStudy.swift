public import Decision

/// A study of a dataset, and the cluster family where the profile asks for it.
public struct DatasetStudy: Sendable {
  public let study: Study
  public let clusters: ClusterFamily?
  public let dataset: Dataset

  /// Figures of the newest years, with the computed measures that the profile or a condition names.
  ///
  /// - Parameter industry: of the cluster measures; needed only where one is asked for.
  /// - Throws: ``StudyError`` when something that is asked for does not exist or cannot be computed.
  public init(
    dataset: Dataset, profile: Profile, profileFile: String, industry: Industry?, options: Study.Options,
    notices: [Notice] = [], identity: Study.Identity
  ) throws(StudyError) {
    let entries = profile.branches.flatMap(\.entries)
    let asked = Set(
      entries.flatMap { [$0.indicator, $0.per].compactMap { $0 } }
        + (profile.must + options.conditions).flatMap(\.names))
    var table = dataset.newestFigures()
    var family: ClusterFamily?
    var computed: [IndicatorTable.Column] = []
    // Without employment the measures are as absent as any other indicator, and are refused with them.
    if dataset.employment != nil, asked.contains(where: ClusterFamily.measures.contains) {
      guard let industry else {
        let names = ClusterFamily.measures.filter(asked.contains).joined(separator: ", ")
        throw .question(
          ProblemList(
            Problem(
              "\(names) can be computed for an industry only, and none is named", hint: "add --industry CODE")
          ))
      }
      let clusters = try ClusterFamily(of: industry, in: dataset)
      computed += clusters.columns
      family = clusters
    }
    if entries.contains(where: { $0.per == areaName }), table.column(areaName) == nil {
      computed.append(areaColumn(of: table.alternatives))
    }
    var said: [Notice] = []
    if asked.contains(marketPotentialName) {
      let potential = try marketPotentialColumn(in: table)
      computed.append(potential.column)
      said = potential.notices
    }
    if !computed.isEmpty { table = table.adding(computed) }
    study = try Study(
      table: table, profile: profile, profileFile: profileFile, industry: industry, options: options,
      notices: notices + (family?.notices ?? []) + said, identity: identity)
    clusters = family
    self.dataset = dataset
  }

  /// What a condition may ask of a region beside its indicators.
  public static let attributes = Attributes.names

  /// What an indicator may be divided by beside the names of the dataset.
  public static let denominators = [areaName]

  /// Names that a profile may ask of this dataset: its indicators and what is computed from them.
  public static func names(in dataset: Dataset) -> [String] {
    dataset.series.map(\.indicator.id) + [marketPotentialName]
      + (dataset.employment == nil ? [] : ClusterFamily.measures)
  }
}
