internal import Decision
public import Pipeline

/// Measures of clusters: long rows for programs, a short view for people.
public struct ClusterReport: Sendable {
  public static let formats: [OutputFormat] = [.table, .csv, .json, .ndjson, .md]
  private let table: ClusterTable

  public init(_ table: ClusterTable) { self.table = table }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    let notes = table.notices.map(\.text)
    switch format {
    case .csv: return Rendering(text: rows.csv, notes: notes)
    case .ndjson: return Rendering(text: table.rows.map { $0.json.compact + "\n" }.joined(), notes: notes)
    case .json: return Rendering(text: json.indented)
    case .md:
      return Rendering(
        text: "# \(Sheet.escaped(title))\n\n" + sections.map { $0.markdown + "\n" }.joined())
    case .table, .geojson, .latex:
      return Rendering(
        text: style.bold(Sheet.printable(title)) + "\n\n"
          + sections.map { $0.table(style) }.joined(separator: "\n"))
    }
  }

  private var title: String {
    let what =
      table.industries.count == 1
      ? table.industries[0].called : "\(table.industries.count) industries"
    return "Clusters: \(what) in \(table.regions) regions" + (table.year.map { ", \($0)" } ?? "")
  }

  private var rows: Sheet {
    Sheet(
      columns: ["region", "industry", "measure", "value", "low", "high"].map { .init($0) },
      rows: table.rows.map { row in
        [
          .text(row.region), .text(row.industry), .text(row.measure), row.value.map { .figure($0) } ?? .empty,
          row.low.map { .figure($0) } ?? .empty, row.high.map { .figure($0) } ?? .empty,
        ]
      })
  }

  private var json: JSON {
    .object([
      ("year", .optional(table.year)),
      ("rows", .list(table.rows.map(\.json))),
      (
        "gaps",
        .list(
          table.gaps.map { gap in
            .object([
              ("region", .text(gap.region)), ("industry", .text(gap.industry)),
              ("supplier", .text(gap.supplier.code)), ("title", .text(gap.supplier.title)),
              ("coefficient", .number(gap.coefficient)), ("lq", .number(gap.quotient)),
            ])
          })
      ),
      (
        "measures",
        .list(
          ClusterTable.measures.map { measure in
            .object([("measure", .text(measure.name)), ("meaning", .text(measure.meaning))])
          })
      ),
      ("notices", .texts(table.notices.map(\.text))),
    ])
  }
}

extension ClusterReport {
  /// So many regions of one industry are shown to people.
  private static let shownRegions = 25

  private var sections: [Section] {
    let shown = table.industries.count == 1 ? [regionSection] : [industrySection]
    let measures = Set(table.rows.map(\.measure))
    return shown + [
      Section(
        title: "What the measures are",
        lines: ClusterTable.measures.filter { measures.contains($0.name) }.map { "\($0.name): \($0.meaning)" }
          + table.notices.map(\.text) + ["all measures: --format csv"])
    ]
  }

  /// The regions with the largest quotients.
  private var regionSection: Section {
    var values: [String: [String: ClusterTable.Row]] = [:]
    for row in table.rows where !row.region.isEmpty { values[row.region, default: [:]][row.measure] = row }
    var missing: [String: String] = [:]
    for gap in table.gaps where missing[gap.region] == nil { missing[gap.region] = gap.supplier.called }
    let ordered = values.sorted { a, b in
      let (first, second) = (a.value["lq"]?.value ?? -1, b.value["lq"]?.value ?? -1)
      return first == second ? a.key < b.key : first > second
    }
    func cell(_ row: ClusterTable.Row?, _ part: (ClusterTable.Row) -> Double?, _ decimals: Int) -> Sheet.Cell
    {
      row.flatMap(part).map { .number($0, decimals: decimals) } ?? .empty
    }
    let sheet = Sheet(
      columns: [
        .init("region"), .init("name"), .init("lq"), .init("low", "95 % from"), .init("high", "to"),
        .init("density"), .init("complete_set", "complete set"), .init("missing", "missing most"),
      ],
      rows: ordered.prefix(Self.shownRegions).map { region, rows in
        [
          .text(region), .text(table.names[region] ?? ""), cell(rows["lq"], \.value, 2),
          cell(rows["lq"], \.low, 2),
          cell(rows["lq"], \.high, 2),
          cell(rows["density"], \.value, 3), cell(rows["complete_set"], \.value, 3),
          .text(missing[region] ?? ""),
        ]
      })
    let rest = ordered.count - sheet.rows.count
    return Section(
      title: "Regions by location quotient"
        + (rest > 0 ? ", the first \(sheet.rows.count) of \(ordered.count)" : ""),
      sheet: sheet)
  }

  private var industrySection: Section {
    var values: [String: [String: Double]] = [:]
    var best: [String: (region: String, value: Double)] = [:]
    for row in table.rows {
      guard let value = row.value else { continue }
      if row.region.isEmpty {
        values[row.industry, default: [:]][row.measure] = value
      } else if row.measure == "lq", value > best[row.industry]?.value ?? 0 {
        best[row.industry] = (row.region, value)
      }
    }
    let keys = ["gini", "theil", "ellison_glaeser", "maurel_sedillot", "herfindahl"].filter { key in
      values.values.contains { $0[key] != nil }
    }
    return Section(
      title: "Industries",
      sheet: Sheet(
        columns: [.init("industry"), .init("title")] + keys.map { .init($0) }
          + [.init("strongest", "strongest in"), .init("lq")],
        rows: table.industries.map { industry in
          [.text(industry.code), .text(industry.title)]
            + keys.map { key in values[industry.code]?[key].map { .number($0, decimals: 3) } ?? .empty }
            + [
              .text(best[industry.code]?.region ?? ""),
              best[industry.code].map { .number($0.value, decimals: 2) } ?? .empty,
            ]
        }))
  }
}

extension Industry {
  fileprivate var called: String { title.isEmpty ? code : "\(code) \(title)" }
}

extension ClusterTable.Row {
  fileprivate var json: JSON {
    .object([
      ("region", .text(region)), ("industry", .text(industry)), ("measure", .text(measure)),
      ("value", .optional(value)), ("low", .optional(low)), ("high", .optional(high)),
    ])
  }
}
