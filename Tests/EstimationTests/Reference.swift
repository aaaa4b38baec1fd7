import Foundation
import TestSupport

/// The lines of a file under `References/least-squares`, split at blanks; comments are left out.
func reference(_ name: String) throws -> [[String]] {
  let path = "\(Fixture.package)/Tests/References/least-squares/\(name).txt"
  return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    .filter { !$0.hasPrefix("#") }.map { $0.split(separator: " ").map(String.init) }
}
