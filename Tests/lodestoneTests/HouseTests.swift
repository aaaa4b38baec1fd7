import Foundation
import TestSupport
import Testing

/// The walls of the house: who may import whom, and what may stand in which room.
@Suite struct HouseTests {
  private static let files: [(room: String, path: String, text: String)] = {
    let sources = URL(fileURLWithPath: Fixture.package + "/Sources")
    let rooms = (try? FileManager.default.contentsOfDirectory(atPath: sources.path)) ?? []
    return rooms.sorted().flatMap { room -> [(room: String, path: String, text: String)] in
      let folder = sources.appendingPathComponent(room).resolvingSymlinksInPath()
      let all = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
      return all.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
        (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)).map {
          (room, "\(room)/\(name)", $0)
        }
      }
    }
  }()

  /// Rooms that the manifest draws an arrow to, by room; products of other packages by their module.
  private static let arrows: [String: Set<String>] = {
    let manifest = (try? String(contentsOfFile: Fixture.package + "/Package.swift", encoding: .utf8)) ?? ""
    var arrows: [String: Set<String>] = [:]
    for match in manifest.matches(of: /\broom\(\s*"(\w+)"(?:,\s*\[([^\]]*)\])?/) {
      arrows[String(match.1)] = names(match.2 ?? "")
    }
    if let match = manifest.firstMatch(of: /name: "lodestone",\s*dependencies: \[([^\]]*)\]/) {
      arrows["lodestone"] = names(match.1)
    }
    return arrows
  }()

  /// Products of other packages that the manifest has given a name, by that name.
  private static let products = ["yams": "Yams", "arguments": "ArgumentParser"]

  private static func names(_ list: Substring) -> Set<String> {
    Set(
      list.split(separator: ",").compactMap { part -> String? in
        let word = part.trimmingCharacters(in: .whitespacesAndNewlines)
        if word.hasPrefix("\"") { return word.trimmingCharacters(in: ["\""]) }
        return word.isEmpty ? nil : products[word] ?? word
      })
  }

  private func imports(_ text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      line.firstMatch(
        of:
          /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|private|fileprivate)\s+)?import\s+(?:(?:struct|class|enum|func|protocol|var|let|typealias)\s+)?(\w+)/
      )
      .map { String($0.1) }
    }
  }

  @Test func thereAreFilesAndArrows() {
    #expect(Self.files.count > 80)
    #expect(
      Self.arrows["Pipeline"] == [
        "Decision", "Indicators", "Clusters", "Kernels", "Scoring", "Estimation", "Counterfactuals",
        "Checksums",
      ])
    #expect(Self.arrows["Decision"] == [])
    #expect(Self.arrows["Intake"]?.contains("Yams") == true)
    #expect(Self.arrows["lodestone"]?.contains("ArgumentParser") == true)
    #expect(Set(Self.files.map(\.room)) == Set(Self.arrows.keys))
    #expect(
      imports(
        "internal import A\npublic import B\n@preconcurrency internal import C.D\n// import E\nimport struct F.G"
      ) == ["A", "B", "C", "F"])
  }

  @Test func everyFileImportsOnlyWhatItsRoomHasAnArrowTo() {
    let system: Set<String> = [
      "Foundation", "FoundationEssentials", "Dispatch", "Glibc", "Darwin", "Musl", "Synchronization",
    ]
    for file in Self.files {
      for name in imports(file.text) where !system.contains(name) {
        #expect(Self.arrows[file.room]?.contains(name) == true, "\(file.path) imports \(name)")
      }
    }
  }

  /// The arrows of the house; a room that is not built yet is not looked for.
  @Test func theArrowsGoOneWay() {
    let allowed: [String: Set<String>] = [
      "Decision": [], "GSL": ["CGSL"], "Kernels": ["CKernels"], "Checksums": ["CNettle"],
      "Intake": ["Decision", "Checksums", "Yams"], "Indicators": ["Decision"],
      "Clusters": ["Decision", "GSL", "Kernels"], "Scoring": ["Decision", "GSL", "Kernels"],
      "Estimation": ["Decision", "GSL", "Kernels"],
      "Counterfactuals": ["Decision", "GSL", "Scoring", "Estimation", "Clusters"],
      "Pipeline": [
        "Decision", "Indicators", "Clusters", "Kernels", "Scoring", "Estimation", "Counterfactuals",
        "Checksums",
      ],
      "Store": ["Decision", "Pipeline", "Checksums"], "Report": ["Decision", "Pipeline"],
      "Batch": ["Decision", "Pipeline", "Store", "Kernels"],
      "lodestone": [
        "Decision", "Checksums", "Intake", "Scoring", "Pipeline", "Store", "Batch", "Report",
        "ArgumentParser",
      ],
    ]
    for (room, arrows) in Self.arrows {
      guard let house = allowed[room] else {
        Issue.record("room '\(room)' has no place in the house")
        continue
      }
      #expect(
        arrows.subtracting(house).isEmpty, "\(room) may not import \(arrows.subtracting(house).sorted())")
    }
    // No ring: every room can be reached only from rooms built before it.
    var built = Set(Self.arrows.values.flatMap { $0 }).subtracting(Self.arrows.keys)
    var waiting = Self.arrows
    while let next = waiting.first(where: { $0.value.isSubset(of: built) }) {
      built.insert(next.key)
      waiting[next.key] = nil
    }
    #expect(waiting.isEmpty, "a ring: \(waiting.keys.sorted())")
  }

  @Test func onlyItsOwnersNameGSL() {
    for file in Self.files where file.room != "GSL" {
      #expect(!file.text.contains(/\bgsl_/), "\(file.path)")
      #expect(!file.text.contains("CGSL"), "\(file.path)")
    }
  }

  @Test func pureRoomsTouchNoFileClockEnvironmentOrScreen() {
    let pure: Set<String> = [
      "Decision", "Indicators", "Scoring", "Clusters", "Pipeline", "Report", "Estimation", "Counterfactuals",
    ]
    let forbidden = [
      "FileManager", "ProcessInfo", "Date(", "print(", "FileHandle", "URLSession", "getenv", "CommandLine",
      "SystemRandomNumberGenerator", "ContinuousClock", "fopen(", "contentsOfFile", "debugPrint(", "NSLog",
      ".random(in:",
    ]
    for file in Self.files where pure.contains(file.room) {
      let code = file.text.split(separator: "\n").filter { !$0.contains(/^\s*\/\//) }.joined(separator: "\n")
      for word in forbidden {
        let isCalled = code.ranges(of: word).contains { range in
          range.lowerBound == code.startIndex || !code[code.index(before: range.lowerBound)].isLetter
        }
        #expect(!isCalled || word == ".random(in:" && code.contains("using:"), "\(file.path) has '\(word)'")
      }
    }
  }

  @Test func noFileIsLongerThanItMayBe() throws {
    for file in Self.files {
      #expect(file.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 401, "\(file.path)")
    }
    let tests = Fixture.package + "/Tests"
    for case let name as String in try #require(FileManager.default.enumerator(atPath: tests))
    where name.hasSuffix(".swift") {
      let text = try String(contentsOfFile: "\(tests)/\(name)", encoding: .utf8)
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 401, "Tests/\(name)")
    }
  }

  @Test func nothingIsLeftForLater() {
    for file in Self.files { #expect(!file.text.contains(/\/\/ (TODO|FIXME|XXX)/), "\(file.path)") }
  }
}
