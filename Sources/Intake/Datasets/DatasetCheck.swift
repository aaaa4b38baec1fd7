public import Decision
internal import Foundation

/// The heading of a dataset's folder, without its figures.
///
/// - Throws: ``IntakeError`` when there is no manifest or it cannot be read.
public func datasetHeading(at path: String) throws(IntakeError) -> Dataset.Heading {
  try DatasetFolder.heading(at: path)
}

/// Reads a folder and looks for what reading alone does not find: checksums that do not fit, files that the
/// manifest does not know, and zeros that look like suppressed figures.
///
/// - Returns: the dataset as far as it could be read, and every problem.
/// - Throws: ``IntakeError`` when the folder or its manifest cannot be read at all.
public func checkedDataset(at path: String) throws(IntakeError) -> (dataset: Dataset, problems: ProblemList) {
  let folder = try DatasetFolder(path: path)
  var reader = DatasetReader(folder: folder)
  let dataset = reader.read()
  var problems = reader.problems
  for (name, stated) in folder.stated.sorted(by: { $0.key < $1.key }) {
    guard let found = folder.checksum(of: name) else {
      problems.append(
        Problem(
          "dataset.yaml lists '\(name)', which is not in the folder",
          hint: "add the file, or take the line out",
          at: folder.statedPlaces[name]))
      continue
    }
    if found != stated {
      problems.append(
        Problem(
          "the checksum of '\(name)' is \(found.prefix(12))…, and \(stated.prefix(12))… was stated",
          hint: "if the change is meant, write sha256 \(found)", at: folder.statedPlaces[name]))
    }
  }
  if !folder.stated.isEmpty {
    for name in folder.files.keys.sorted() where name != "dataset.yaml" && folder.stated[name] == nil {
      problems.append(
        Problem(
          "dataset.yaml does not list '\(name)'",
          hint: "write '\(name): \(folder.checksum(of: name)!)' under 'files'",
          at: Place(file: "\(folder.path)/dataset.yaml", line: 1, column: 1)))
    }
  }
  if folder.files["sources.csv"] != nil { problems.append(contentsOf: unknownSources(in: dataset, folder)) }
  if let employment = dataset.employment {
    problems.append(
      contentsOf: suspectZeros(in: employment, dataset.industries, file: "\(folder.path)/employment.csv"))
  }
  return (dataset, problems)
}

/// Figures whose source nobody can look up.
private func unknownSources(in dataset: Dataset, _ folder: DatasetFolder) -> ProblemList {
  var problems = ProblemList()
  let listed = dataset.sources.map(\.id)
  func check(_ named: [String], of owner: String, file: String) {
    for source in Set(named).sorted() where !listed.contains(source) {
      problems.append(
        Problem(
          "source '\(source)' of \(owner) is not in sources.csv",
          hint: suggestion(for: source, among: listed),
          at: Place(file: "\(folder.path)/\(file)", line: 1, column: 1)))
    }
  }
  for series in dataset.series {
    let named = series.columns.flatMap { $0.provenance?.kinds.map(\.source) ?? [] }
    check(named, of: "'\(series.indicator.id)'", file: "indicators.csv")
  }
  if let employment = dataset.employment, !employment.source.isEmpty {
    check(employment.source.components(separatedBy: ", "), of: "employment", file: "employment.csv")
  }
  return problems
}

/// Zeros beside a parent that is well above the sum of its parts: a suppressed figure written as zero.
///
/// The parts of a parent may fall short of it by rounding; two per cent and ten persons are forgiven.
private func suspectZeros(in employment: EmploymentTable, _ tree: IndustryTree, file: String) -> ProblemList {
  var problems = ProblemList()
  let width = employment.industries.count
  let families = tree.industries.compactMap { parent -> (parent: Int, children: [Int])? in
    let children = tree.children(of: parent.code).compactMap { tree.place(of: $0.code) }
    guard !children.isEmpty, let place = tree.place(of: parent.code) else { return nil }
    return (place, children)
  }
  for (grid, year) in zip(employment.grids, employment.years) {
    for row in employment.areas.indices {
      for (parent, children) in families {
        guard let whole = grid.cells[row * width + parent], whole > 0 else { continue }
        let parts = children.map { grid.cells[row * width + $0] }
        guard !parts.contains(where: { $0 == nil }) else { continue }
        let sum = parts.reduce(0) { $0 + ($1 ?? 0) }
        let zeros = zip(children, parts).filter { $1 == 0 }.map(\.0)
        guard !zeros.isEmpty, sum < 0.98 * whole - 10 else { continue }
        let named = zeros.prefix(4).map { "'\(employment.industries[$0])'" }.joined(separator: ", ")
        problems.append(
          Problem(
            "\(employment.areas[row]) \(year): \(named) \(zeros.count == 1 ? "is" : "are") 0, and "
              + "'\(employment.industries[parent])' has \(plain(whole - sum)) persons more than its parts",
            hint: "a suppressed figure is left blank, never zero", at: Place(file: file, line: 1, column: 1)))
      }
    }
  }
  return problems
}
