public import Decision

/// What a dataset holds: indicators with their cover, sources, limits.
public struct DatasetReport: Sendable {
  public static let formats: [OutputFormat] = [.table, .csv, .json, .md]
  private let dataset: Dataset
  private let notices: [Notice]

  public init(_ dataset: Dataset, notices: [Notice] = []) {
    self.dataset = dataset
    self.notices = notices
  }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    switch format {
    case .csv: Rendering(text: indicators.csv, notes: notices.map(\.text))
    case .md: Rendering(text: sections.map(\.markdown).joined(separator: "\n"))
    case .json, .ndjson: Rendering(text: json.indented)
    case .table, .geojson, .latex: Rendering(text: sections.map { $0.table(style) }.joined(separator: "\n"))
    }
  }

  private var sections: [Section] {
    let heading = dataset.heading
    var facts = [
      "\(dataset.regions.count) regions, \(dataset.series.count) indicators",
      "checksum \(dataset.checksum)",
    ]
    if let employment = dataset.employment {
      facts.append(
        "employment by \(dataset.industries.industries.count) industries (\(heading.classification)), "
          + "years \(employment.years.map(String.init).joined(separator: ", "))")
    }
    return [
      Section(title: "\(heading.name): \(heading.title)", lines: facts + notices.map(\.text)),
      Section(title: "Indicators", sheet: indicators),
      Section(title: "Sources", sheet: sources),
      Section(title: "What the data cannot tell", lines: heading.limits),
      Section(title: "Notes", lines: heading.notes),
    ]
  }

  private var indicators: Sheet {
    Sheet(
      columns: ["indicator", "title", "unit", "family", "direction", "years", "known", "source"].map {
        Sheet.Column($0)
      },
      rows: dataset.series.map { series in
        let newest = series.columns.last
        let sources = newest?.provenance?.kinds.map(\.source) ?? []
        let named = sources.enumerated().filter { sources.firstIndex(of: $1) == $0 }.map(\.element)
        return [
          .text(series.indicator.id), .text(series.indicator.title), .text(series.indicator.unit),
          .text(series.indicator.family?.rawValue ?? ""), .text(series.indicator.direction?.rawValue ?? ""),
          .text(
            series.years.count > 2
              ? "\(series.years[0])-\(series.years.last!)"
              : series.years.map(String.init).joined(separator: " ")),
          .integer(newest.map { $0.values.count - $0.gaps.count } ?? 0),
          .text(named.count > 2 ? "\(named[0]) and \(named.count - 1) more" : named.joined(separator: " ")),
        ]
      })
  }

  private var sources: Sheet {
    Sheet(
      columns: ["source", "title", "publisher", "licence"].map { Sheet.Column($0) },
      rows: dataset.sources.map { [.text($0.id), .text($0.title), .text($0.publisher), .text($0.licence)] })
  }

  private var json: JSON {
    let heading = dataset.heading
    return .object([
      ("name", .text(heading.name)), ("title", .text(heading.title)), ("checksum", .text(dataset.checksum)),
      ("classification", .text(heading.classification)), ("years", .list(heading.years.map { .integer($0) })),
      ("regions", .integer(dataset.regions.count)),
      ("industries", .integer(dataset.industries.industries.count)),
      ("indicators", .list(indicators.json)), ("sources", .list(sources.json)),
      ("limits", JSON.texts(heading.limits)), ("notes", JSON.texts(heading.notes)),
      ("notices", JSON.texts(notices.map(\.text))),
    ])
  }
}
