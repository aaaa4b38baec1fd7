internal import Checksums
internal import Decision
internal import Foundation
internal import Yams

/// The files of a dataset, read whole, with the manifest that describes them.
struct DatasetFolder {
  static let needed = ["dataset.yaml", "regions.csv", "indicators.csv", "indicator_catalogue.csv"]
  static let optional = [
    "employment.csv", "industries.csv", "industry_words.csv", "sources.csv", "supply.csv", "outcomes.csv",
    "projects.csv", "linkages.csv",
  ]

  let path: String
  let files: [String: InputFile]
  let heading: Dataset.Heading
  /// SHA-256 that the manifest states for a file.
  let stated: [String: String]
  let statedPlaces: [String: Place]

  init(path: String) throws(IntakeError) {
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    self.path = trimmed
    var files: [String: InputFile] = [:]
    var absent = ProblemList()
    for name in Self.needed + Self.optional {
      let full = trimmed + "/" + name
      guard FileManager.default.fileExists(atPath: full) else {
        if Self.needed.contains(name) {
          absent.append(
            Problem(
              "'\(full)' does not exist",
              hint: "a dataset holds at least \(Self.needed.joined(separator: ", "))"))
        }
        continue
      }
      files[name] = try InputFile(path: full)
    }
    if let first = absent.kept.first {
      throw absent.count < Self.needed.count ? .problems(absent) : .file(first)
    }
    let manifest = try Manifest(files["dataset.yaml"]!)
    // A map or a page of notes is not read, and has a checksum all the same.
    for name in manifest.checksums.keys where files[name] == nil && !name.contains("/") {
      let full = trimmed + "/" + name
      if !name.isEmpty, FileManager.default.fileExists(atPath: full) {
        files[name] = try InputFile(path: full)
      }
    }
    self.files = files
    heading = manifest.heading
    stated = manifest.checksums
    statedPlaces = manifest.places
  }

  static func heading(at path: String) throws(IntakeError) -> Dataset.Heading {
    try Manifest(try InputFile(path: path + "/dataset.yaml")).heading
  }

  /// SHA-256 of a file of this folder; none where it is not there.
  func checksum(of name: String) -> String? { files[name].map { sha256Hex($0.bytes) } }

  /// SHA-256 over the names and checksums of all files: one number that stands for the whole dataset.
  func checksum() -> String {
    let lines = files.keys.sorted().map { "\($0) \(checksum(of: $0)!)\n" }
    return sha256Hex(Array(lines.joined().utf8))
  }
}

/// `dataset.yaml`.
private struct Manifest {
  var heading: Dataset.Heading
  var checksums: [String: String] = [:]
  var places: [String: Place] = [:]

  private static let keys = [
    "name", "title", "years", "default_year", "classification", "reference", "licences", "limits", "notes",
    "outcome_industries", "files",
  ]

  init(_ input: InputFile) throws(IntakeError) {
    let document = try YAMLDocument(input, kind: .manifest)
    var problems = ProblemList()
    guard case .mapping(let mapping) = document.root else {
      throw .problems(
        ProblemList(
          Problem(
            "a dataset's manifest is a list of 'key: value' lines", hint: "begin with 'name: …'",
            at: document.place(document.root))))
    }
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      let word = key.string ?? ""
      guard Self.keys.contains(word) else {
        problems.append(
          Problem(
            "a dataset has no key '\(word)'", hint: suggestion(for: word, among: Self.keys),
            at: document.place(key)))
        continue
      }
      values[word] = value
    }
    for key in ["name", "title"] where values[key]?.scalar == nil {
      problems.append(
        Problem("the key '\(key)' is missing", hint: "add '\(key): …'", at: document.place(document.root)))
    }
    func texts(_ key: String) -> [String] {
      values[key]?.sequence?.compactMap { $0.scalar?.string } ?? values[key]?.scalar.map { [$0.string] } ?? []
    }
    if case .mapping(let files)? = values["files"] {
      for (key, value) in files {
        let name = key.string ?? ""
        checksums[name] = value.scalar?.string.lowercased() ?? ""
        places[name] = document.place(key)
      }
    }
    let years = texts("years")
    if let year = values["years"], !years.allSatisfy({ Int($0) != nil }) {
      problems.append(
        Problem(
          "'years' are not whole numbers", hint: "write 'years: [2013, 2014]'", at: document.place(year)))
    }
    heading = Dataset.Heading(
      name: values["name"]?.scalar?.string ?? "", title: values["title"]?.scalar?.string ?? "",
      classification: values["classification"]?.scalar?.string ?? "",
      years: years.compactMap { Int($0) }, limits: texts("limits"), notes: texts("notes"),
      outcomeIndustries: values["outcome_industries"]?.scalar?.string ?? "")
    guard problems.isEmpty else { throw .problems(problems.inOrder) }
  }
}
