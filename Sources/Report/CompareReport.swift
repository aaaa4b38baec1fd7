internal import Decision
public import Pipeline

/// Regions side by side: score, families, and every figure behind them.
public struct CompareReport: Sendable {
  private let assessment: Assessment
  private let explanations: [Explanation]
  private let words: ScoreWords

  public init(_ explanations: [Explanation], of assessment: Assessment) {
    precondition(!explanations.isEmpty, "caller compares at least one region")
    self.assessment = assessment
    self.explanations = explanations
    words = ScoreWords(of: assessment, count: explanations[0].count)
  }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    let notes = StudyTitle.notes(assessment)
    switch format {
    case .csv: return Rendering(text: csvSheet.csv, notes: notes)
    case .ndjson:
      return Rendering(text: explanations.map { regionJSON($0).compact + "\n" }.joined(), notes: notes)
    case .json, .geojson, .latex: return Rendering(text: json.indented)
    case .table: return Rendering(text: sections(notes).map { $0.table(style) }.joined(separator: "\n"))
    case .md: return Rendering(text: sections(notes).map(\.markdown).joined(separator: "\n"))
    }
  }

  private func sections(_ notes: [String]) -> [Section] {
    [
      Section(
        title: StudyTitle.title(assessment), lines: [StudyTitle.subtitle(assessment)], sheet: familySheet),
      Section(title: "Figures (rank among all candidates)", sheet: figureSheet),
      Section(
        title: "Notes",
        lines: words.comparison(explanations[0].account) + notes + [StudyTitle.weights(assessment)]),
    ]
  }

  private var isSum: Bool { explanations[0].account == .sum }

  /// The base stands before the families where there is one: they add up to the score.
  private var familySheet: Sheet {
    let families = explanations[0].branches
    let figures = words.figures
    return Sheet(
      columns: [
        Sheet.Column("rank"), Sheet.Column("id", "region"), Sheet.Column("name"), Sheet.Column("score"),
      ]
        + (isSum ? [] : [Sheet.Column("typical")])
        + families.map { Sheet.Column($0.family?.rawValue ?? "all") },
      rows: explanations.map { e in
        [
          .integer(e.rank), .text(e.alternative.id), .text(shortened(e.alternative.name)),
          figures.cell(e.score),
        ]
          + figures.parts((isSum ? [] : [e.base]) + e.branches.map(\.contribution), of: e.score).map {
            .number($0, decimals: figures.decimals)
          }
      })
  }

  private var figureSheet: Sheet {
    let leaves = explanations.map(\.leaves)
    return Sheet(
      columns: [Sheet.Column("indicator"), Sheet.Column("unit"), Sheet.Column("weight")]
        + explanations.map { Sheet.Column($0.alternative.id) },
      rows: leaves[0].indices.map { j in
        [
          .text(leaves[0][j].criterion.id), .text(leaves[0][j].criterion.unit),
          .number(100 * leaves[0][j].weight, decimals: 1),
        ]
          + leaves.map { own in
            .text("\(readable(own[j].value)) (\(own[j].rank))" + (own[j].isImputed ? " imputed" : ""))
          }
      })
  }

  /// One row per region and indicator.
  private var csvSheet: Sheet {
    let keys =
      [
        "id", "name", "rank", "score", "family", "indicator", "value", "unit", "year", "source", "grade",
        "indicator_rank", "contribution", "weight",
      ] + (isSum ? [] : ["typical", "standard_error", "base"])
    return Sheet(
      columns: keys.map { Sheet.Column($0) },
      rows: explanations.flatMap { e in
        e.leaves.map { leaf in
          [
            .text(e.alternative.id), .text(e.alternative.name), .integer(e.rank),
            .number(e.score, decimals: 4),
            .text(leaf.criterion.family?.rawValue ?? ""), .text(leaf.criterion.id), .figure(leaf.value),
            .text(leaf.criterion.unit), leaf.provenance?.year.map { .integer($0) } ?? .empty,
            .text(leaf.provenance?.source ?? ""), .text(leaf.provenance?.grade.rawValue ?? ""),
            .integer(leaf.rank),
            .number(leaf.contribution, decimals: 4), .number(leaf.weight, decimals: 4),
          ]
            + (isSum
              ? []
              : [
                leaf.typical.map { .figure($0) } ?? .empty,
                leaf.standardError.map { .number($0, decimals: 4) } ?? .empty, .number(e.base, decimals: 4),
              ])
        }
      })
  }

  private func regionJSON(_ e: Explanation) -> JSON {
    .object(
      [
        ("id", .text(e.alternative.id)), ("name", .text(e.alternative.name)),
        ("country", .text(e.alternative.country)),
        ("rank", .integer(e.rank)), ("score", .number(e.score)),
      ] + ScorePartsSection.account(e) + [
        (
          "contributions",
          .object(e.branches.map { ($0.family?.rawValue ?? "all", .number($0.contribution)) })
        ),
        (
          "figures",
          .list(
            e.leaves.map { leaf in
              .object(
                [
                  ("indicator", .text(leaf.criterion.id)), ("value", .number(leaf.value)),
                  ("unit", .text(leaf.criterion.unit)), ("year", .optional(leaf.provenance?.year)),
                  ("source", .optional(leaf.provenance?.source)),
                  ("grade", .optional(leaf.provenance?.grade.rawValue)),
                  ("imputed", .bool(leaf.isImputed)), ("rank", .integer(leaf.rank)),
                  ("weight", .number(leaf.weight)),
                  ("contribution", .number(leaf.contribution)),
                ] + (leaf.standardError.map { [("standard_error", .number($0))] } ?? [])
                  + (leaf.typical.map { [("typical", .number($0))] } ?? []))
            })
        ),
      ])
  }

  private var json: JSON {
    .object(
      JSON.heading(assessment) + [("regions", .list(explanations.map(regionJSON)))] + JSON.closing(assessment)
    )
  }
}
