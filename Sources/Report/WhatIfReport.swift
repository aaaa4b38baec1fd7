internal import Decision
public import Pipeline

/// What a change of figures does to a region's rank.
public struct WhatIfReport: Sendable {
  public static let formats: [OutputFormat] = [.table, .csv, .json, .md]
  private let answer: WhatIf

  public init(_ answer: WhatIf) { self.answer = answer }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    switch format {
    case .csv: Rendering(text: summary.csv, notes: answer.notices.map(\.text))
    case .md: Rendering(text: sections.map(\.markdown).joined(separator: "\n"))
    case .table, .ndjson, .geojson, .latex:
      Rendering(text: sections.map { $0.table(style) }.joined(separator: "\n"))
    case .json: Rendering(text: json.indented)
    }
  }

  private func place(_ assessment: Assessment) -> (rank: Int, score: Double) {
    let i = assessment.index(of: answer.id)!
    return (assessment.ranking.ranks[i], assessment.scores.values[i])
  }

  private var region: Alternative { answer.before.alternatives[answer.before.index(of: answer.id)!] }

  private var sections: [Section] {
    let was = place(answer.before)
    let now = place(answer.after)
    let move =
      was.rank == now.rank ? "stays at rank \(now.rank)" : "goes from rank \(was.rank) to \(now.rank)"
    var all = [
      Section(
        title: "\(region.called) \(move) of \(answer.after.alternatives.count)", lines: [],
        sheet: summary),
      Section(title: "What was changed", sheet: changes),
    ]
    for (title, who) in [("Overtaken", answer.overtaken), ("Fallen behind", answer.fallenBehind)]
    where !who.isEmpty {
      let shown = who.prefix(12).map { $0.called }.joined(separator: ", ")
      all.append(
        Section(title: title, lines: [shown + (who.count > 12 ? ", and \(who.count - 12) more" : "")]))
    }
    if !answer.notices.isEmpty { all.append(Section(title: "Notes", lines: answer.notices.map(\.text))) }
    return all
  }

  private var summary: Sheet {
    Sheet(
      columns: ["state", "rank", "score"].map { Sheet.Column($0) },
      rows: [("before", answer.before), ("after", answer.after)].map { state, assessment in
        let (rank, score) = place(assessment)
        return [.text(state), .integer(rank), .number(score, decimals: 4)]
      })
  }

  private var changes: Sheet {
    Sheet(
      columns: ["indicator", "before", "after", "unit"].map { Sheet.Column($0) },
      rows: answer.changes.map {
        [
          .text($0.indicator.id), $0.before.map { .figure($0) } ?? .text("missing"), .figure($0.after),
          .text($0.indicator.unit),
        ]
      })
  }

  private var json: JSON {
    func state(_ assessment: Assessment) -> JSON {
      let (rank, score) = place(assessment)
      let i = assessment.index(of: answer.id)!
      return .object([
        ("rank", .integer(rank)), ("score", .number(score)),
        ("contributions", JSON.contributions(assessment, of: i)),
      ])
    }
    return .object(
      [
        ("id", .text(region.id)), ("name", .text(region.name)),
        ("of", .integer(answer.after.alternatives.count)),
        (
          "changes",
          .list(
            answer.changes.map {
              .object([
                ("indicator", .text($0.indicator.id)), ("before", .optional($0.before)),
                ("after", .number($0.after)), ("unit", .text($0.indicator.unit)),
              ])
            })
        ), ("before", state(answer.before)), ("after", state(answer.after)),
        ("overtaken", JSON.texts(answer.overtaken.map(\.id))),
        ("fallen_behind", JSON.texts(answer.fallenBehind.map(\.id))),
      ] + JSON.closing(answer.after, notices: answer.after.notices + answer.notices))
  }
}
