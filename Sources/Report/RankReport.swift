internal import Decision
public import Pipeline

/// A ranking as text: best first, cut after the first `top`.
public struct RankReport: Sendable {
  private let assessment: Assessment
  private let clusters: ClusterFamily?
  private let rows: [Int]

  public init(_ assessment: Assessment, clusters: ClusterFamily? = nil, top: Int? = nil) {
    self.assessment = assessment
    self.clusters = clusters
    rows = Array(assessment.ranking.order.prefix(top ?? Int.max))
  }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    switch format {
    case .csv: Rendering(text: sheet.csv, notes: notes)
    case .md: Rendering(text: peopleSheet.markdown + "\n" + notes.map { "- \(Sheet.escaped($0))\n" }.joined())
    case .table, .latex: Rendering(text: heading(style) + peopleSheet.table(style) + footer(style))
    case .json: Rendering(text: json.indented)
    case .ndjson: Rendering(text: rows.map { row($0).compact + "\n" }.joined(), notes: notes)
    case .geojson: Rendering(text: geojson.indented, notes: notes)
    }
  }

  private var isOnDataset: Bool { assessment.study.identity.dataset != nil }

  // MARK: tables

  private var sheet: Sheet {
    var columns = [Sheet.Column("rank"), Sheet.Column("id"), Sheet.Column("score")]
    if assessment.scores.index != nil { columns.append(Sheet.Column("index")) }
    if isOnDataset { columns += [Sheet.Column("name"), Sheet.Column("country")] }
    let families = assessment.isAdditive ? assessment.families : []
    columns += families.map { Sheet.Column($0.rawValue) }
    return Sheet(
      columns: columns,
      rows: rows.map { i in
        let alternative = assessment.alternatives[i]
        var cells: [Sheet.Cell] = [
          .integer(assessment.ranking.ranks[i]), .text(alternative.id),
          .number(assessment.scores.values[i], decimals: 4),
        ]
        if let index = assessment.scores.index { cells.append(.number(index[i], decimals: 4)) }
        if isOnDataset { cells += [.text(alternative.name), .text(alternative.country)] }
        if !families.isEmpty {
          cells += (assessment.familyContributions(of: i) ?? []).map { .number($0, decimals: 4) }
        }
        return cells
      })
  }

  /// On a dataset shares are points of 100; scores of a bare matrix stay as the method gives them.
  private var peopleSheet: Sheet {
    guard isOnDataset else { return sheet }
    let families = assessment.isAdditive ? assessment.families : []
    let figures = ScoreFigures(of: assessment)
    let columns =
      [
        Sheet.Column("rank"), Sheet.Column("id", "region"), Sheet.Column("name"), Sheet.Column("country"),
        Sheet.Column("score"),
      ] + families.map { Sheet.Column($0.rawValue) }
    return Sheet(
      columns: columns,
      rows: rows.map { i in
        let alternative = assessment.alternatives[i]
        return [
          .integer(assessment.ranking.ranks[i]), .text(alternative.id), .text(shortened(alternative.name)),
          .text(alternative.country), figures.cell(assessment.scores.values[i]),
        ]
          + (families.isEmpty
            ? []
            : figures.parts(assessment.familyContributions(of: i) ?? [], of: assessment.scores.values[i]).map
            {
              .number($0, decimals: figures.decimals)
            })
      })
  }

  private func heading(_ style: TextStyle) -> String {
    guard isOnDataset else { return "" }
    return style.bold(Sheet.printable(StudyTitle.title(assessment))) + "\n"
      + Sheet.printable(StudyTitle.subtitle(assessment)) + "\n\n"
  }

  private func footer(_ style: TextStyle) -> String {
    let lines = notes + [StudyTitle.weights(assessment)]
    return "\n" + lines.map { style.faint(Sheet.printable($0)) + "\n" }.joined()
  }

  private var notes: [String] { StudyTitle.notes(assessment) }

  // MARK: JSON

  private func row(_ i: Int) -> JSON {
    let alternative = assessment.alternatives[i]
    var members: [(String, JSON)] = [
      ("rank", .integer(assessment.ranking.ranks[i])), ("id", .text(alternative.id)),
      ("score", .number(assessment.scores.values[i])), ("index", .optional(assessment.scores.index?[i])),
    ]
    if isOnDataset {
      members += [("name", .text(alternative.name)), ("country", .text(alternative.country))]
    }
    members.append(("contributions", JSON.contributions(assessment, of: i)))
    return .object(members)
  }

  private var json: JSON {
    .object(
      JSON.heading(assessment) + [
        ("ranking", .list(rows.map(row))),
        ("removed", JSON.removals(assessment.removed)),
        (
          "imputed",
          .list(
            assessment.imputed.map {
              .object([
                ("id", .text($0.alternative)), ("indicator", .text($0.indicator)),
                ("value", .number($0.value)),
                ("basis", .text($0.basis)),
              ])
            })
        ),
        ("workings", workings),
      ] + JSON.closing(assessment))
  }

  private var workings: JSON {
    .object(
      assessment.scores.workings.map { working in
        let names =
          working.axis == .criteria ? assessment.criteria.map(\.id) : assessment.alternatives.map(\.id)
        return (
          working.symbol,
          .object([
            ("title", .text(working.title)), ("along", .text(working.axis.rawValue)),
            ("values", JSON.keyed(names, working.values)),
          ])
        )
      })
  }

  /// RFC 7946: points at the regions' centroids, longitude first; a region without a place has no geometry.
  private var geojson: JSON {
    .object([
      ("type", .text("FeatureCollection")),
      (
        "features",
        .list(
          rows.map { i in
            let position = assessment.alternatives[i].position
            return .object([
              ("type", .text("Feature")), ("id", .text(assessment.alternatives[i].id)),
              (
                "geometry",
                position.map {
                  .object([
                    ("type", .text("Point")),
                    ("coordinates", .list([.number($0.longitude), .number($0.latitude)])),
                  ])
                } ?? .null
              ), ("properties", row(i)),
            ])
          })
      ),
    ])
  }
}

/// A name short enough for a column.
func shortened(_ name: String, to length: Int = 36) -> String {
  name.count <= length ? name : name.prefix(length - 1) + "…"
}
