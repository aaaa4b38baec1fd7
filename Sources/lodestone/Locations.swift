internal import Checksums
internal import Decision
internal import Foundation
internal import Intake

/// Where datasets and profiles lie: beside the checkout, under `LODESTONE_HOME`, or under the prefix of an
/// installed program, in that order.
struct Locations {
  struct Root: Equatable {
    let path: String
    let origin: String
  }

  let roots: [Root]

  init() {
    var roots: [Root] = []
    func add(_ path: String, _ origin: String) {
      if FileManager.default.fileExists(atPath: path + "/Datasets"),
        !roots.contains(where: { $0.path == path })
      {
        roots.append(Root(path: path, origin: origin))
      }
    }
    let executable = Bundle.main.executableURL?.resolvingSymlinksInPath()
    var folder = executable?.deletingLastPathComponent()
    // A checkout's program lies four folders deep; no need to climb to the root of the disk.
    for _ in 0..<6 {
      guard let current = folder, current.path != "/" else { break }
      if FileManager.default.fileExists(atPath: current.path + "/Package.swift") {
        add(current.path, "checkout")
      }
      folder = current.deletingLastPathComponent()
    }
    if let home = ProcessInfo.processInfo.environment["LODESTONE_HOME"], !home.isEmpty {
      add(home, "LODESTONE_HOME")
    }
    if let executable {
      let prefix = executable.deletingLastPathComponent().deletingLastPathComponent().path
      add(prefix + "/share/lodestone", "prefix")
    }
    self.roots = roots
  }

  /// Names of the datasets in all roots, each once.
  var datasets: [String] {
    names(in: "Datasets") { FileManager.default.fileExists(atPath: $0 + "/dataset.yaml") ? "" : nil }
  }
  /// Names of the profiles in all roots, each once.
  var profiles: [String] { names(in: "Weights") { $0.hasSuffix(".yaml") ? ".yaml" : nil } }

  /// The folder of a dataset: a path as it stands, or a name in one of the roots.
  func dataset(_ name: String) throws -> String {
    if name.contains("/") || FileManager.default.fileExists(atPath: name + "/dataset.yaml") { return name }
    if let root = roots.first(where: {
      FileManager.default.fileExists(atPath: "\($0.path)/Datasets/\(name)/dataset.yaml")
    }) {
      return "\(root.path)/Datasets/\(name)"
    }
    throw unknown("dataset", name, datasets, "name a folder that holds a dataset.yaml, or set LODESTONE_HOME")
  }

  /// The file of a profile: a path as it stands, or a name in one of the roots.
  func profile(_ name: String) throws -> String {
    if name == "-" || name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return name }
    if let root = roots.first(where: {
      FileManager.default.fileExists(atPath: "\($0.path)/Weights/\(name).yaml")
    }) {
      return "\(root.path)/Weights/\(name).yaml"
    }
    throw unknown("profile", name, profiles, "name a .yaml file, or set LODESTONE_HOME")
  }

  /// Names of the example tables and of the coefficient files in all roots, each once.
  var examples: [String] { names(in: "Datasets/examples") { $0.hasSuffix(".csv") ? ".csv" : nil } }
  var coefficients: [String] {
    names(in: "Weights/coefficients") { $0.hasSuffix(".yaml") ? ".yaml" : nil }
  }

  /// A table of observations: a path as it stands, or the name of an example in one of the roots.
  func observations(_ name: String) throws -> String {
    try file(name, in: "Datasets/examples", ending: ".csv", kind: "example", examples)
  }

  /// A fitted model: a path as it stands, or the name of a coefficient file in one of the roots.
  func fit(_ name: String) throws -> String {
    try file(name, in: "Weights/coefficients", ending: ".yaml", kind: "coefficient file", coefficients)
  }

  private func file(
    _ name: String, in folder: String, ending: String, kind: String, _ known: [String]
  ) throws -> String {
    if name.isEmpty || name == "-" || name.contains(where: { $0 == "/" || $0 == "." })
      || FileManager.default.fileExists(atPath: name)
    {
      return name
    }
    let paths = roots.map { "\($0.path)/\(folder)/\(name)\(ending)" }
    if let path = paths.first(where: FileManager.default.fileExists) { return path }
    throw Failure(
      .file,
      ProblemList(
        Problem(
          "there is no file '\(name)', and no \(kind) of that name",
          hint: known.isEmpty ? "check the name and the folder it is in" : suggestion(for: name, among: known)
        )))
  }

  /// Twelve digits that stand for the version of a dataset: of its manifest, which holds its files' checksums.
  func dataVersion(of name: String) -> String? {
    guard let folder = try? dataset(name), let manifest = try? InputFile(path: folder + "/dataset.yaml")
    else {
      return nil
    }
    return String(sha256Hex(manifest.bytes).prefix(12))
  }

  private func unknown(_ kind: String, _ name: String, _ known: [String], _ otherwise: String) -> Failure {
    Failure.usage(
      "there is no \(kind) '\(name)'", hint: known.isEmpty ? otherwise : suggestion(for: name, among: known))
  }

  private func names(in folder: String, _ suffix: (String) -> String?) -> [String] {
    var all: [String] = []
    for root in roots {
      let path = "\(root.path)/\(folder)"
      for entry in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
        guard let suffix = suffix("\(path)/\(entry)") else { continue }
        let name = String(entry.dropLast(suffix.count))
        if !all.contains(name) { all.append(name) }
      }
    }
    return all.sorted()
  }
}
