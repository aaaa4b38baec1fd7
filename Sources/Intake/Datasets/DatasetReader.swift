public import Decision

/// A dataset with what its reading gave notice of.
public struct LoadedDataset: Sendable {
  public let dataset: Dataset
  public let notices: [Notice]
}

/// Reads a dataset's folder.
///
/// - Throws: ``IntakeError/file(_:)`` when there is no such folder; ``IntakeError/problems(_:)`` with every
///   problem of every file at once.
/// - Complexity: one pass over each file.
public func dataset(at path: String) throws(IntakeError) -> LoadedDataset {
  let folder = try DatasetFolder(path: path)
  var reader = DatasetReader(folder: folder)
  let dataset = reader.read()
  guard reader.problems.isEmpty else { throw .problems(reader.problems) }
  let changed = folder.stated.keys.sorted().filter { folder.checksum(of: $0) != folder.stated[$0] }
  let notices = changed.map {
    Notice("'\($0)' of dataset '\(folder.heading.name)' is not the file that dataset.yaml was written for")
  }
  return LoadedDataset(dataset: dataset, notices: notices)
}

struct DatasetReader {
  let folder: DatasetFolder
  var problems = ProblemList()

  init(folder: DatasetFolder) { self.folder = folder }

  mutating func read() -> Dataset {
    let regions = reading("regions.csv") { Intake.regions(from: &$0) } ?? []
    if regions.isEmpty, problems.isEmpty {
      problems.append(Problem("'\(folder.path)/regions.csv' holds no region", hint: "add the candidates"))
    }
    let catalogue = reading("indicator_catalogue.csv") { indicatorCatalogue(from: &$0) } ?? []
    let series =
      reading("indicators.csv") { Intake.series(from: &$0, catalogue: catalogue, regions: regions) } ?? []
    let industries = reading("industries.csv") { Intake.industries(from: &$0) } ?? IndustryTree([])
    let words = reading("industry_words.csv") { industryWords(from: &$0, industries: industries) } ?? [:]
    let employment =
      reading("employment.csv") { Intake.employment(from: &$0, regions: regions, industries: industries) }
      ?? nil
    let supply = reading("supply.csv") { Intake.supply(from: &$0, industries: industries) } ?? []
    let sources = reading("sources.csv") { Intake.sources(from: &$0) } ?? []
    let outcomes =
      reading("outcomes.csv") { Intake.outcomes(from: &$0, regions: regions, industries: industries) } ?? nil
    let projects =
      reading("projects.csv") { Intake.projects(from: &$0, regions: regions, industries: industries) } ?? []
    let linkages = reading("linkages.csv") { Intake.linkages(from: &$0, regions: regions) } ?? []
    return Dataset(
      heading: folder.heading, regions: regions, series: series, industries: industries, industryWords: words,
      employment: employment, supply: supply, sources: sources, checksum: folder.checksum(),
      outcomes: outcomes, projects: projects, linkages: linkages)
  }

  private mutating func reading<T>(_ name: String, _ read: (inout CSVScanner) -> T) -> T? {
    guard let file = folder.files[name] else { return nil }
    var scanner = CSVScanner(file.bytes, file: file.name)
    let result = read(&scanner)
    problems.append(contentsOf: scanner.problems.inOrder)
    return result
  }
}
