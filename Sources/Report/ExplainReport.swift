internal import Decision
public import Pipeline

/// Why a region stands where it stands, and, against another one, what makes the difference.
public struct ExplainReport: Sendable {
  private let assessment: Assessment
  private let explanation: Explanation
  private let contest: Contest?
  private let clusters: ClusterFamily?
  private let overtaking: Overtaking?
  private let words: ScoreWords

  public init(
    _ explanation: Explanation, contest: Contest?, clusters: ClusterFamily?, overtaking: Overtaking? = nil,
    of assessment: Assessment
  ) {
    self.assessment = assessment
    self.explanation = explanation
    self.contest = contest
    self.clusters = clusters
    self.overtaking = overtaking
    words = ScoreWords(of: assessment, count: explanation.count)
  }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    switch format {
    case .csv: Rendering(text: parts.csvSheet.csv, notes: notes)
    case .table: Rendering(text: sections.map { $0.table(style) }.joined(separator: "\n"))
    case .md: Rendering(text: sections.map(\.markdown).joined(separator: "\n"))
    case .ndjson:
      Rendering(
        text: explanation.leaves.map { parts.leafJSON($0).compact + "\n" }.joined(), notes: notes)
    case .json, .geojson, .latex: Rendering(text: json.indented)
    }
  }

  private var parts: ScorePartsSection { ScorePartsSection(explanation: explanation, figures: words.figures) }
  private var cluster: ClusterSection? {
    guard let clusters, let account = explanation.clusters else { return nil }
    return ClusterSection(family: clusters, account: account)
  }
  private var versus: ContestSection? { contest.map { ContestSection(contest: $0, words: words) } }

  // MARK: what is shown, in order

  /// With what a sheet of parts alone does not say.
  private var notes: [String] { opening + closingNotes }
  private var opening: [String] { words.opening(explanation, base: parts.familyPoints.base) }
  private var closingNotes: [String] {
    words.account(explanation.account) + StudyTitle.notes(assessment)
  }

  private var sections: [Section] {
    var all = scoreSections
    if let cluster { all.append(cluster.section) }
    if let versus { all.append(versus.section) }
    if let overtaking {
      all.append(OvertakingSection(overtaking: overtaking, figures: words.figures).section)
    }
    all.append(Section(title: "Notes", lines: closingNotes + [StudyTitle.weights(assessment)]))
    return all
  }

  private var scoreSections: [Section] {
    let region = explanation.alternative
    var all = [
      Section(
        title: "\(region.called): rank \(explanation.rank) of \(explanation.count), "
          + words.figures.said(explanation.score),
        lines: [StudyTitle.title(assessment), StudyTitle.subtitle(assessment)] + opening),
      Section(title: "By family", sheet: parts.familySheet),
      Section(title: "By indicator", sheet: parts.leafSheet),
      Section(
        title: "What lifts it",
        lines: explanation.strongest.map { words.forIt($0, printed: parts.printed($0)) }),
      Section(
        title: "What weakens it",
        lines: explanation.weakest.map { words.against($0, printed: parts.printed($0)) }),
    ]
    if !explanation.imputed.isEmpty {
      all.append(
        Section(
          title: "Not known", lines: explanation.imputed.map { words.unknown($0, printed: parts.printed($0)) }
        ))
    }
    return all
  }

  // MARK: JSON

  private var json: JSON {
    var members = heading
    members.append(("families", parts.families))
    members.append(("strengths", JSON.texts(explanation.strongest.map(\.criterion.id))))
    members.append(("weaknesses", JSON.texts(explanation.weakest.map(\.criterion.id))))
    if let cluster { members.append(("cluster", cluster.json)) }
    if let versus { members.append(("versus", versus.json)) }
    if let overtaking {
      members.append(
        ("what_would_change_it", OvertakingSection(overtaking: overtaking, figures: words.figures).json))
    }
    return .object(members + JSON.closing(assessment))
  }

  private var heading: [(String, JSON)] {
    let region = explanation.alternative
    let members: [(String, JSON)] = [
      ("id", .text(region.id)), ("name", .text(region.name)), ("country", .text(region.country)),
      ("rank", .integer(explanation.rank)), ("of", .integer(explanation.count)),
      ("score", .number(explanation.score)),
    ]
    return members + ScorePartsSection.account(explanation) + JSON.heading(assessment)
  }
}
