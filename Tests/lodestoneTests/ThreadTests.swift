import Foundation
import Testing

/// The setting 'threads', wherever it comes from, by the threads that the system counts while the program
/// draws.
@Suite struct ThreadTests {
  let folder: Folder
  init() throws {
    folder = try Folder()
    let rows = (0..<60).map { "R\($0),\($0 * 37 % 61),\($0 * 11 % 59),\($0 * 17 % 53)\n" }.joined()
    try folder.put("m.csv", "id,a,b,c\n" + rows)
  }

  private static let arguments = [
    "robust", "--matrix", "m.csv", "--weights", "a=1,b=1,c=1", "--method", "topsis", "--draws", "20000",
    "--format", "csv",
  ]

  /// Most threads at any time of a run.
  private func mostThreads(_ more: [String] = [], environment: [String: String] = [:]) throws -> Int {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = Self.arguments + more
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = Program.cleared.merging(["HOME": folder.path]) { $1 }.merging(environment) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    var most = 0
    while process.isRunning {
      let tasks = try? FileManager.default.contentsOfDirectory(
        atPath: "/proc/\(process.processIdentifier)/task")
      most = max(most, tasks?.count ?? 0)
      usleep(500)
    }
    #expect(process.terminationStatus == 0)
    return most
  }

  @Test func theFileAndTheEnvironmentHoldTheThreadsDown() throws {
    #if os(Linux)
      let one = try mostThreads(["--threads", "1"])
      #expect(one > 0)
      #expect(try mostThreads(environment: ["LODESTONE_THREADS": "1"]) == one)
      try folder.put("lodestone.yaml", "threads: 1\n")
      #expect(try mostThreads() == one)
      // More threads than processors cannot be seen.
      if ProcessInfo.processInfo.activeProcessorCount > 1 {
        #expect(try mostThreads(environment: ["LODESTONE_THREADS": "2"]) > one)
        #expect(try mostThreads(["--threads", "2"], environment: ["LODESTONE_THREADS": "1"]) > one)
      }
    #endif
  }

  @Test func aNumberOfThreadsThatIsNoneIsRefusedWhereverItStands() throws {
    let message = "lodestone: --threads is 'many'; give a whole number of threads, 1 or above"
    try folder.put("lodestone.yaml", "threads: many\n")
    expectRefusal(try Program.run(Self.arguments, in: folder), 64, [message])
  }
}
