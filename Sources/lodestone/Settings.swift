internal import Decision
internal import Foundation
internal import Intake

/// Values that may be set beforehand: flag > environment > `./lodestone.yaml` > the user's file > default.
struct Settings {
  struct Entry: Equatable {
    let key: String
    let value: String
    let origin: String
  }

  static let defaultDataset = "eu-nuts2-2014"
  static let keys = ["dataset", "profile", "format", "color", "threads", "seed"]
  private static let defaults = [
    "dataset": defaultDataset, "profile": "automotive-parts", "color": "auto", "seed": "1",
  ]

  let entries: [Entry]

  static func current() throws -> Settings {
    let environment = ProcessInfo.processInfo.environment
    var files: [(values: [String: String], origin: String)] = []
    let user =
      (environment["XDG_CONFIG_HOME"] ?? (environment["HOME"] ?? "") + "/.config") + "/lodestone/config.yaml"
    for path in ["lodestone.yaml", user] where FileManager.default.fileExists(atPath: path) {
      let values = try settings(from: try InputFile(path: path), known: keys)
      files.append((values, path == "lodestone.yaml" ? "./lodestone.yaml" : path))
    }
    var entries: [Entry] = []
    for key in keys {
      let variable = "LODESTONE_" + key.uppercased()
      if let value = environment[variable], !value.isEmpty {
        entries.append(Entry(key: key, value: value, origin: variable))
      } else if let file = files.first(where: { $0.values[key] != nil }) {
        entries.append(Entry(key: key, value: file.values[key]!, origin: file.origin))
      } else if let value = defaults[key] {
        entries.append(Entry(key: key, value: value, origin: "default"))
      }
    }
    return Settings(entries: entries)
  }

  func value(of key: String) -> String? { entries.first { $0.key == key }?.value }
}
