import FoundationEssentials
import Testing

/// Holds a text against the file of this name in the folder of snapshots.
///
/// A new look is accepted by deleting the file and running the test with `LODESTONE_WRITE_SNAPSHOTS=1`; then
/// the picture is opened and looked at before it is kept.
func expectSnapshot(
  _ text: String, _ name: String, file: String = #filePath, at location: SourceLocation = #_sourceLocation
) throws {
  let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
  let path = folder + "/Snapshots/" + name
  let isKept = FileManager.default.fileExists(atPath: path)
  if !isKept, ProcessInfo.processInfo.environment["LODESTONE_WRITE_SNAPSHOTS"] == "1" {
    try Data(text.utf8).write(to: URL(filePath: path))
  }
  let kept = try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  #expect(text == kept, "the picture differs from '\(name)'", sourceLocation: location)
}
