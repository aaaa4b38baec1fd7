internal import Decision
public import Pipeline

/// The cheapest way of a region into the top, or that there is none.
public struct ReformReport: Sendable {
  public static let formats: [OutputFormat] = [.table, .csv, .json, .md]
  private let reform: Reforming

  public init(_ reform: Reforming) { self.reform = reform }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    switch format {
    case .csv: Rendering(text: sheet(forPeople: false).csv, notes: [headline] + notes)
    case .md: Rendering(text: sections.map(\.markdown).joined(separator: "\n"))
    case .table, .ndjson, .geojson, .latex:
      Rendering(text: sections.map { $0.table(style) }.joined(separator: "\n"))
    case .json: Rendering(text: json.indented)
    }
  }

  private var figures: ScoreFigures { ScoreFigures(of: reform.assessment) }

  private var notes: [String] {
    reform.notices.map(\.text) + StudyTitle.notes(reform.assessment.removed)
  }

  private var headline: String {
    let region = reform.alternative.called
    let count = reform.assessment.alternatives.count
    return switch reform.outcome {
    case .unnecessary:
      "\(region) is at rank \(reform.rankBefore) of \(count): no reform is needed for the top \(reform.top)"
    case .reached:
      "\(region) goes from rank \(reform.rankBefore) to \(reform.rankAfter) of \(count) at a cost of "
        + readable(reform.cost)
    case .notReachable:
      "\(region) does not reach the top \(reform.top) of \(count): the best rank found is \(reform.rankAfter), from "
        + "\(reform.rankBefore)"
    }
  }

  private var sections: [Section] {
    var all = [
      Section(
        title: headline,
        lines: [
          StudyTitle.title(reform.assessment), StudyTitle.subtitle(reform.assessment),
          "score \(figures.fine(reform.scoreBefore)) before, \(figures.fine(reform.scoreAfter)) after",
        ])
    ]
    if !reform.moves.isEmpty {
      all.append(
        Section(
          title: reform.outcome == .reached ? "The cheapest reform" : "Where the best rank was found",
          sheet: sheet(forPeople: true)))
    }
    if let proof = reform.proof { all.append(Section(title: "How good it is", lines: lines(proof))) }
    if !reform.overtaken.isEmpty {
      let shown = reform.overtaken.prefix(12).map { $0.called }.joined(separator: ", ")
      let rest = reform.overtaken.count - 12
      all.append(
        Section(title: "No longer before it", lines: [shown + (rest > 0 ? ", and \(rest) more" : "")]))
    }
    all.append(Section(title: "Notes", lines: notes + [StudyTitle.weights(reform.assessment)]))
    return all
  }

  private func lines(_ proof: Reforming.Proof) -> [String] {
    var lines: [String] = []
    if let price = proof.shadowPrice {
      let step = figures.step
      lines.append("\(step.words) would cost about \(readable(price * step.size))")
    }
    lines.append(
      proof.isStationary
        ? "the conditions of an optimum hold"
        : "the conditions of an optimum do not hold: this is the cheapest plan found, and no more")
    guard proof.starts > 0 else {
      return lines + ["scores move by steps here, so that no slope could be followed"]
    }
    lines.append(
      "\(proof.agreeing) of \(proof.starts) searches ended at this cost; "
        + (proof.coversAllPieces
          ? "every combination of the levers' pieces was searched"
          : "not every combination of the levers' pieces was searched to its end"))
    return lines
  }

  /// People are shown what moves, programs every lever.
  private func sheet(forPeople: Bool) -> Sheet {
    let moves = forPeople ? reform.moves.filter { $0.change != 0 } : reform.moves
    return Sheet(
      columns: ["indicator", "present", "value", "change", "unit", "cost", "lower", "upper"].map {
        Sheet.Column($0)
      },
      rows: moves.map {
        [
          .text($0.criterion.id), .figure($0.present), .figure($0.value), .figure($0.change),
          .text($0.criterion.unit), .figure($0.cost), .figure($0.lever.lower), .figure($0.lever.upper),
        ]
      })
  }

  private var json: JSON {
    let region = reform.alternative
    var members: [(String, JSON)] = [
      ("id", .text(region.id)), ("name", .text(region.name)), ("outcome", .text(reform.outcome.rawValue)),
      ("top", .integer(reform.top)), ("of", .integer(reform.assessment.alternatives.count)),
      (
        "before",
        .object([("rank", .integer(reform.rankBefore)), ("score", .number(reform.scoreBefore))])
      ),
      ("after", .object([("rank", .integer(reform.rankAfter)), ("score", .number(reform.scoreAfter))])),
      ("cost", .number(reform.cost)),
      (
        "levers",
        .list(
          reform.moves.map {
            .object([
              ("indicator", .text($0.criterion.id)), ("unit", .text($0.criterion.unit)),
              ("present", .number($0.present)), ("value", .number($0.value)), ("change", .number($0.change)),
              ("cost", .number($0.cost)), ("lower", .number($0.lever.lower)),
              ("upper", .number($0.lever.upper)), ("at_bound", .bool($0.isAtBound)),
            ])
          })
      ),
      ("shadow_price", .optional(reform.proof?.shadowPrice)),
      ("optimality", reform.proof.map(optimality) ?? .null),
      ("overtaken", JSON.texts(reform.overtaken.map(\.id))),
    ]
    members += JSON.heading(reform.assessment)
    members += JSON.closing(reform.assessment, notices: reform.notices, hash: reform.hash)
    return .object(members)
  }

  private func optimality(_ proof: Reforming.Proof) -> JSON {
    .object([
      ("stationary", .bool(proof.isStationary)), ("stationarity", .optional(proof.stationarity)),
      ("infeasibility", .number(proof.infeasibility)), ("complementarity", .optional(proof.complementarity)),
      ("starts", .integer(proof.starts)), ("agreeing", .integer(proof.agreeing)),
      ("covers_all_pieces", .bool(proof.coversAllPieces)),
    ])
  }
}
