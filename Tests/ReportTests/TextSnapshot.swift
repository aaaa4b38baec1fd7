import Foundation
import TestSupport
import Testing

/// A text that was looked at once and must stay as it is.
///
/// Its numbers are checked elsewhere, by hand or by another program; a snapshot only keeps the form. With
/// `LODESTONE_SNAPSHOTS=write` in the environment the file is written anew, to be looked at again.
func expectTextSnapshot(
  _ name: String, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(fileURLWithPath: "\(Fixture.package)/Tests/ReportTests/Snapshots/\(name)")
  if ProcessInfo.processInfo.environment["LODESTONE_SNAPSHOTS"] == "write" {
    try Data(text.utf8).write(to: file)
    return
  }
  let kept = try String(contentsOf: file, encoding: .utf8)
  guard kept != text else { return }
  let old = kept.split(separator: "\n", omittingEmptySubsequences: false)
  let new = text.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(old, new).prefix { $0 == $1 }.count
  Issue.record(
    "\(name) line \(line + 1) was \(old.dropFirst(line).first ?? "absent") and is \(new.dropFirst(line).first ?? "absent")",
    sourceLocation: sourceLocation)
}
