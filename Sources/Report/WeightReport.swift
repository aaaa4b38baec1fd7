public import Decision

/// Weights of criteria, with the figures of the weighting that made them.
public struct WeightReport: Sendable {
  public static let formats: [OutputFormat] = [.table, .csv, .json, .ndjson, .md]
  private let method: String
  private let criteria: [String]
  private let weights: [Double]
  /// The profile's own weights, to compare with.
  private let stated: [Double]?
  private let figures: [(name: String, value: Double)]
  private let notices: [String]
  /// Alternatives that were not weighed; none where the weights do not come from alternatives.
  private let removed: [Removal]?

  public init(
    method: String, criteria: [String], weights: [Double], stated: [Double]? = nil,
    figures: [(name: String, value: Double)], notices: [String], removed: [Removal]? = nil
  ) {
    precondition(criteria.count == weights.count, "one weight per criterion")
    self.method = method
    self.criteria = criteria
    self.weights = weights
    self.stated = stated
    self.figures = figures
    self.notices = notices
    self.removed = removed
  }

  /// The weights by the names of their criteria.
  public var byCriterion: [String: Double] {
    Dictionary(zip(criteria, weights), uniquingKeysWith: { first, _ in first })
  }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    switch format {
    case .csv: Rendering(text: sheet.csv, notes: lines)
    case .md: Rendering(text: sheet.markdown + "\n" + lines.map { "- \(Sheet.escaped($0))\n" }.joined())
    case .table, .geojson, .latex:
      Rendering(
        text: sheet.table(style) + (lines.isEmpty ? "" : "\n")
          + lines.map { style.faint(Sheet.printable($0)) + "\n" }.joined())
    case .ndjson: Rendering(text: sheet.json.map { $0.compact + "\n" }.joined(), notes: lines)
    case .json: Rendering(text: json.indented)
    }
  }

  private var lines: [String] {
    figures.map { "\($0.name.replacing("_", with: " ")): \(readable($0.value))" } + notices
      + StudyTitle.notes(removed ?? [])
  }

  private var sheet: Sheet {
    Sheet(
      columns: [Sheet.Column("criterion"), Sheet.Column("weight")]
        + (stated == nil ? [] : [Sheet.Column("profile_weight", "profile")]),
      rows: criteria.indices.map { j in
        [.text(criteria[j]), .number(weights[j], decimals: 4)]
          + (stated.map { [.number($0[j], decimals: 4)] } ?? [])
      })
  }

  private var json: JSON {
    .object(
      [("method", .text(method)), ("weights", JSON.keyed(criteria, weights))]
        + (stated.map { [("profile_weights", JSON.keyed(criteria, $0))] } ?? [])
        + figures.map { ($0.name, .number($0.value)) }
        + (removed.map { [("removed", JSON.removals($0))] } ?? []) + [("notices", JSON.texts(notices))])
  }
}
