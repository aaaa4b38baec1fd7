import Foundation
import TestSupport
import Testing

/// One run of the built program.
struct Run {
  let code: Int32
  let out: String
  let err: String
  let seconds: Double

  var lines: [Substring] { out.split(separator: "\n") }
  var errors: [String] { err.split(separator: "\n").map(String.init) }

  func object() throws -> [String: Any] {
    try #require(try exactJSON(out) as? [String: Any], "\(out.prefix(200))")
  }
}

/// The program that was built with these tests: it lies beside their bundle.
enum Program {
  static let path: String = {
    let beside = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
    let found = [beside?.path, "\(Fixture.package)/.build/debug"].compactMap { $0 }.map { $0 + "/lodestone" }
    return found.first { FileManager.default.isExecutableFile(atPath: $0) } ?? found.last!
  }()

  /// Runs it in a folder of its own, with nothing in the environment that could set an option.
  ///
  /// Output goes to files, not pipes: a pipe that another test's child inherits would stay open.
  static func run(
    _ arguments: [String], in folder: Folder, environment: [String: String] = [:], input: String = ""
  ) throws -> Run {
    let names = ["in", "out", "err"].map { folder.path + "/." + $0 + UUID().uuidString }
    defer { for name in names { try? FileManager.default.removeItem(atPath: name) } }
    try Data(input.utf8).write(to: URL(fileURLWithPath: names[0]))
    for name in names.dropFirst() { _ = FileManager.default.createFile(atPath: name, contents: nil) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = cleared.merging(["HOME": folder.path]) { $1 }.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: names[0]))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: names[1]))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: names[2]))
    let start = Date()
    try process.run()
    process.waitUntilExit()
    let seconds = Date().timeIntervalSince(start)
    let texts = try names.dropFirst().map {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: $0)), as: UTF8.self)
    }
    let code = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    return Run(code: code, out: texts[0], err: texts[1], seconds: seconds)
  }

  static let cleared = ProcessInfo.processInfo.environment.filter {
    !$0.key.hasPrefix("LODESTONE_") && !["NO_COLOR", "XDG_CONFIG_HOME"].contains($0.key)
  }
}

/// A folder that is gone with its test.
final class Folder: Sendable {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path + "/lodestone-"
      + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a text and gives its path back.
  @discardableResult
  func put(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    return name
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
  }

  func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: path + "/" + name, toPath: path + "/" + other)
  }

  /// What lies in it, hidden files too.
  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

  func run(_ arguments: String..., environment: [String: String] = [:], input: String = "") throws -> Run {
    try Program.run(arguments, in: self, environment: environment, input: input)
  }
}

/// The matrix and weights of Tzeng & Huang (2011), of which weighted-sum on min-max is, in the head,
/// ⅓·.3 + .4 + 0, ⅔·.3 … : A3 .85, A2 .7, A1 .4, A4 .35.
let goodMatrix = "id,a,b,c\nA1,5,8,4\nA2,7,6,8\nA3,8,8,6\nA4,7,4,6\n"
let goodWeights = ["--weights", "a=0.3,b=0.4,c=0.3"]

/// The question of `Tests/Fixtures/cars.yaml` to `Tests/Fixtures/small-dataset`.
let small = [
  "--dataset", Fixture.path("small-dataset"), "--profile", Fixture.path("cars.yaml"),
]

extension Folder {
  func rank(_ file: String, _ more: String..., environment: [String: String] = [:], input: String = "") throws
    -> Run
  {
    try Program.run(
      ["rank", "--matrix", file] + goodWeights + more, in: self, environment: environment, input: input)
  }

  func asked(_ command: String, _ more: String..., environment: [String: String] = [:]) throws -> Run {
    try Program.run([command] + more + small, in: self, environment: environment)
  }

  /// A copy of the fixture's dataset that may be changed.
  func copiedDataset(without: [String] = []) throws -> String {
    let copy = path + "/copy"
    try FileManager.default.copyItem(atPath: Fixture.path("small-dataset"), toPath: copy)
    for name in without { try FileManager.default.removeItem(atPath: copy + "/" + name) }
    let manifest = try text("copy/dataset.yaml")
    try put("copy/dataset.yaml", String(manifest.prefix(upTo: manifest.range(of: "files:")!.lowerBound)))
    return "./copy"
  }
}

/// A refusal: this exit code, nothing on standard output, and these lines on standard error.
func expectRefusal(
  _ run: Run, _ code: Int32, _ lines: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(run.code == code, sourceLocation: sourceLocation)
  #expect(run.out == "", sourceLocation: sourceLocation)
  #expect(run.errors == lines, sourceLocation: sourceLocation)
}
