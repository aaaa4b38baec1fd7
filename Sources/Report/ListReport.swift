public import Decision

/// A plain list: of datasets, of profiles, of a profile's indicators, of settings.
public struct ListReport: Sendable {
  public static let formats: [OutputFormat] = [.table, .csv, .json, .ndjson, .md]
  private let sheet: Sheet
  private let lines: [String]

  public init(columns: [String], rows: [[String]]) {
    sheet = Sheet(columns: columns.map { Sheet.Column($0) }, rows: rows.map { $0.map { .text($0) } })
    lines = []
  }

  public init(datasets: [Dataset.Heading]) {
    sheet = Sheet(
      columns: ["name", "title", "classification", "years"].map { Sheet.Column($0) },
      rows: datasets.map {
        [
          .text($0.name), .text($0.title), .text($0.classification),
          .text($0.years.map(String.init).joined(separator: " ")),
        ]
      })
    lines = []
  }

  public init(profiles: [Profile]) {
    let families = Family.allCases
    sheet = Sheet(
      columns: ["name", "industry", "function"].map { Sheet.Column($0) }
        + families.map { Sheet.Column($0.rawValue) },
      rows: profiles.map { profile in
        let total = profile.branches.reduce(0) { $0 + $1.weight }
        return [.text(profile.name), .text(profile.industry ?? ""), .text(profile.function ?? "")]
          + families.map { family in
            profile.branches.first { $0.family == family }.map { .number($0.weight / total, decimals: 2) }
              ?? .empty
          }
      })
    lines = []
  }

  /// A profile's indicators with their global weights.
  ///
  /// - Throws: ``WeightError`` when a level's weights are not usable.
  public init(profile: Profile) throws(WeightError) {
    let global = try profile.globalWeights()
    let hasTargets = global.contains { $0.entry.target != nil }
    var rules: [Family: Aggregation] = [:]
    for branch in profile.branches { rules[branch.family] = branch.aggregation }
    let hasRules = profile.aggregation != nil || !rules.isEmpty
    let columns = ["family", "indicator", "weight", "direction", "treat", "goalposts", "per"]
    sheet = Sheet(
      columns: (columns + (hasTargets ? ["target"] : []) + (hasRules ? ["aggregation"] : [])).map {
        Sheet.Column($0)
      },
      rows: global.map { part in
        let posts = part.entry.goalposts.map { "\(shortest($0.low)) to \(shortest($0.high))" } ?? ""
        return [
          .text(part.family.rawValue), .text(part.entry.indicator), .number(part.weight, decimals: 3),
          .text(part.entry.direction.rawValue), .text(part.entry.treatment.rawValue), .text(posts),
          .text(part.entry.per ?? ""),
        ] + (hasTargets ? [.text(part.entry.target.map { "\($0)" } ?? "")] : [])
          + (hasRules ? [.text((rules[part.family] ?? .arithmetic).rawValue)] : [])
      })
    lines =
      ["\(profile.title) (\(profile.name))"]
      + [profile.industry.map { "industry \($0)" }, profile.function.map { "function \($0)" }].compactMap {
        $0
      }
      + ["method \(profile.method), missing figures: \(profile.missing.rawValue)"]
      + (hasRules ? ["families aggregated by \((profile.aggregation ?? .arithmetic).rawValue)"] : [])
      + profile.must.map { "must: \($0)" } + profile.why + profile.sources.map { "source: \($0)" }
  }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    switch format {
    case .csv: Rendering(text: sheet.csv)
    case .md:
      Rendering(
        text: lines.map { "- \(Sheet.escaped($0))\n" }.joined() + (lines.isEmpty ? "" : "\n") + sheet.markdown
      )
    case .table, .geojson, .latex:
      Rendering(
        text: lines.map { Sheet.printable($0) + "\n" }.joined() + (lines.isEmpty ? "" : "\n")
          + sheet.table(style))
    case .json: Rendering(text: JSON.list(rows).indented)
    case .ndjson: Rendering(text: rows.map { $0.compact + "\n" }.joined())
    }
  }

  private var rows: [JSON] { sheet.json }
}

extension Sheet {
  /// One object per row.
  var json: [JSON] {
    rows.map { row in
      .object(
        zip(columns, row).map { column, cell in
          let value: JSON =
            switch cell {
            case .text(let text): .text(text)
            case .integer(let value): .integer(value)
            case .number(let value, _), .figure(let value): .number(value)
            case .empty: .null
            }
          return (column.key, value)
        })
    }
  }
}
