internal import Decision
internal import Intake

/// What the shell offers after a tab: names that the data know.
enum Completions {
  static func profiles(_: [String], _: Int, _: String) -> [String] { Locations().profiles }
  static func fits(_: [String], _: Int, _: String) -> [String] { Locations().coefficients }
  static func datasets(_: [String], _: Int, _: String) -> [String] { Locations().datasets }

  /// Regions of the dataset that the line names, else of the configured one.
  static func regions(_ words: [String], _: Int, _: String) -> [String] {
    dataset(words)?.regions.map(\.id) ?? []
  }

  static func industries(_ words: [String], _: Int, _: String) -> [String] {
    dataset(words)?.industries.industries.map(\.code) ?? []
  }

  private static func dataset(_ words: [String]) -> Dataset? {
    let flagged = words.firstIndex(of: "--dataset").flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
    let configured = (try? Settings.current())?.value(of: "dataset") ?? Settings.defaultDataset
    guard let folder = try? Locations().dataset(flagged ?? configured) else { return nil }
    return try? Intake.dataset(at: folder).dataset
  }
}
