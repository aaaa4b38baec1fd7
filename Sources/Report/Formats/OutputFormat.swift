/// The forms in which a result can be written.
public enum OutputFormat: String, Sendable, CaseIterable {
  case table, csv, json, ndjson, md, geojson, latex
}

/// A result in one form: the text for standard output, and what is worth saying beside it where the form itself
/// has no place for it.
public struct Rendering: Sendable, Equatable {
  public let text: String
  public let notes: [String]
  public init(text: String, notes: [String] = []) {
    self.text = text
    self.notes = notes
  }
}
