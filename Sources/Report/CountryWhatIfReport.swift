internal import Decision
public import Pipeline

/// What a change of a country's figure does to the ranks of its regions.
public struct CountryWhatIfReport: Sendable {
  private let answer: CountryWhatIf

  public init(_ answer: CountryWhatIf) { self.answer = answer }

  /// In the forms of ``WhatIfReport/formats``.
  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    switch format {
    case .csv: Rendering(text: regions(forPeople: false).csv, notes: answer.notices.map(\.text))
    case .md: Rendering(text: sections.map(\.markdown).joined(separator: "\n"))
    case .table, .ndjson, .geojson, .latex:
      Rendering(text: sections.map { $0.table(style) }.joined(separator: "\n"))
    case .json: Rendering(text: json.indented)
    }
  }

  private func place(of id: String, in assessment: Assessment) -> (rank: Int, score: Double) {
    let i = assessment.index(of: id)!
    return (assessment.ranking.ranks[i], assessment.scores.values[i])
  }

  private func region(_ id: String) -> Alternative {
    answer.before.alternatives[answer.before.index(of: id)!]
  }

  private var headline: String {
    func best(_ assessment: Assessment) -> Int {
      answer.regions.map { place(of: $0.id, in: assessment).rank }.min() ?? 0
    }
    let (was, now) = (best(answer.before), best(answer.after))
    let move = was == now ? "stays at rank \(now)" : "goes from rank \(was) to \(now)"
    return "\(answer.country): its best region \(move) of \(answer.after.alternatives.count)"
  }

  private var sections: [Section] {
    var all = [
      Section(title: headline, lines: [], sheet: regions(forPeople: true)),
      Section(title: "What was changed, for all regions of \(answer.country)", sheet: changes),
    ]
    for (title, who) in [
      ("Overtaken by a region of \(answer.country)", answer.overtaken),
      ("Now before a region of \(answer.country)", answer.fallenBehind),
    ] where !who.isEmpty {
      let shown = who.prefix(12).map { $0.called }.joined(separator: ", ")
      all.append(
        Section(title: title, lines: [shown + (who.count > 12 ? ", and \(who.count - 12) more" : "")]))
    }
    if !answer.notices.isEmpty { all.append(Section(title: "Notes", lines: answer.notices.map(\.text))) }
    return all
  }

  private func regions(forPeople: Bool) -> Sheet {
    Sheet(
      columns: [
        Sheet.Column("id", "region"), Sheet.Column("name"), Sheet.Column("rank_before", "rank before"),
        Sheet.Column("rank_after", "after"), Sheet.Column("score_before", "score before"),
        Sheet.Column("score_after", "after"), Sheet.Column("overtaken"),
        Sheet.Column("fallen_behind", "fallen behind"),
      ],
      rows: answer.regions.map { one in
        let name = region(one.id).name
        let was = place(of: one.id, in: answer.before)
        let now = place(of: one.id, in: answer.after)
        return [
          .text(one.id), .text(forPeople ? shortened(name) : name), .integer(was.rank), .integer(now.rank),
          .number(was.score, decimals: 4), .number(now.score, decimals: 4), .integer(one.overtaken.count),
          .integer(one.fallenBehind.count),
        ]
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

  // MARK: JSON

  private var json: JSON {
    .object(
      [
        ("country", .text(answer.country)), ("of", .integer(answer.after.alternatives.count)),
        (
          "changes",
          .list(
            answer.changes.map {
              .object([
                ("indicator", .text($0.indicator.id)), ("before", .optional($0.before)),
                ("after", .number($0.after)), ("unit", .text($0.indicator.unit)),
              ])
            })
        ), ("regions", .list(answer.regions.map(regionJSON))),
        ("overtaken", JSON.texts(answer.overtaken.map(\.id))),
        ("fallen_behind", JSON.texts(answer.fallenBehind.map(\.id))),
      ] + JSON.closing(answer.after, notices: answer.after.notices + answer.notices))
  }

  private func regionJSON(_ one: WhatIf) -> JSON {
    func state(_ assessment: Assessment) -> JSON {
      let (rank, score) = place(of: one.id, in: assessment)
      return .object([
        ("rank", .integer(rank)), ("score", .number(score)),
        ("contributions", JSON.contributions(assessment, of: assessment.index(of: one.id)!)),
      ])
    }
    return .object([
      ("id", .text(one.id)), ("name", .text(region(one.id).name)), ("before", state(answer.before)),
      ("after", state(answer.after)), ("overtaken", JSON.texts(one.overtaken.map(\.id))),
      ("fallen_behind", JSON.texts(one.fallenBehind.map(\.id))),
    ])
  }
}
