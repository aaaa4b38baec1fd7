internal import Decision
public import Pipeline

/// Why a region stands where it stands, and, against another one, what makes the difference.
public struct ExplainReport: Sendable {
  private let assessment: Assessment
  private let explanation: Explanation
  private let contest: Contest?
  private let clusters: ClusterFamily?

  public init(
    _ explanation: Explanation, contest: Contest?, clusters: ClusterFamily?, of assessment: Assessment
  ) {
    self.assessment = assessment
    self.explanation = explanation
    self.contest = contest
    self.clusters = clusters
  }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    switch format {
    case .csv: Rendering(text: leafSheet(forPeople: false).csv, notes: notes)
    case .table: Rendering(text: sections.map { $0.table(style) }.joined(separator: "\n"))
    case .md: Rendering(text: sections.map(\.markdown).joined(separator: "\n"))
    case .ndjson: Rendering(text: leaves.map { leafJSON($0).compact + "\n" }.joined(), notes: notes)
    case .json, .geojson: Rendering(text: json.indented)
    }
  }

  // MARK: what is shown, in order

  private var leaves: [Explanation.Leaf] { explanation.leaves }
  private var notes: [String] { StudyTitle.notes(assessment, removedShown: 3) }

  private var sections: [Section] {
    let region = explanation.alternative
    var all = [
      Section(
        title: "\(region.id) \(region.name): rank \(explanation.rank) of \(explanation.count), "
          + "\(points(explanation.score)) of 100",
        lines: [StudyTitle.title(assessment), StudyTitle.subtitle(assessment)]),
      Section(title: "By family", sheet: familySheet),
      Section(title: "By indicator", sheet: leafSheet(forPeople: true)),
      Section(title: "What lifts it", lines: explanation.strongest.map(forIt)),
      Section(title: "What weakens it", lines: explanation.weakest.map(against)),
    ]
    if !explanation.imputed.isEmpty {
      all.append(
        Section(
          title: "Not known",
          lines: explanation.imputed.map { leaf in
            "\(leaf.criterion.title) was not measured here; \(valueText(leaf)) is imputed "
              + "(\(leaf.provenance?.source ?? "see notes")) and carries \(points(leaf.contribution)) of up to "
              + "\(points(leaf.weight)) points"
          }))
    }
    if let clusters, let account = explanation.clusters {
      all.append(Section(title: "The cluster", lines: clusterLines(clusters, account)))
    }
    if let contest { all += contestSections(contest) }
    all.append(Section(title: "Notes", lines: notes + [StudyTitle.weights(assessment)]))
    return all
  }

  private var familySheet: Sheet {
    Sheet(
      columns: [Sheet.Column("family"), Sheet.Column("points"), Sheet.Column("of", "of up to")],
      rows: zip(explanation.branches, familyPoints).map { branch, points in
        [
          .text(branch.family?.rawValue ?? "all"), .number(points, decimals: 1),
          .number(100 * branch.weight, decimals: 1),
        ]
      })
  }

  /// Of 100, so that what is printed adds up to the printed score.
  private var familyPoints: [Double] {
    addingUp(explanation.branches.map { 100 * $0.contribution }, to: 100 * explanation.score, decimals: 1)
  }

  /// Of 100, so that what is printed adds up to the printed points of the family.
  private var leafPoints: [Double] {
    zip(explanation.branches, familyPoints).flatMap { branch, points in
      addingUp(branch.leaves.map { 100 * $0.contribution }, to: points, decimals: 1)
    }
  }

  private func leafSheet(forPeople: Bool) -> Sheet {
    var columns = ["family", "indicator", "value", "unit", "year", "source", "grade", "rank"].map {
      Sheet.Column($0)
    }
    columns += [
      Sheet.Column("contribution", forPeople ? "points" : nil),
      Sheet.Column("weight", forPeople ? "of up to" : nil),
    ]
    let scale = forPeople ? 100.0 : 1
    return Sheet(
      columns: columns,
      rows: zip(leaves, forPeople ? leafPoints : leaves.map(\.contribution)).map { leaf, points in
        [
          .text(leaf.criterion.family?.rawValue ?? ""), .text(leaf.criterion.id), .figure(leaf.value),
          .text(leaf.criterion.unit), leaf.provenance?.year.map { .integer($0) } ?? .empty,
          .text(sourceText(leaf)), .text(gradeText(leaf)), .integer(leaf.rank),
          .number(points, decimals: 1), .number(scale * leaf.weight, decimals: 1),
        ]
      })
  }

  private func contestSections(_ contest: Contest) -> [Section] {
    let a = contest.first.alternative
    let b = contest.second.alternative
    let order = contest.parts.indices.sorted {
      abs(contest.parts[$0].difference) > abs(contest.parts[$1].difference)
    }
    let shares = addingUp(
      order.map { 100 * contest.parts[$0].difference }, to: 100 * contest.difference, decimals: 2)
    let sheet = Sheet(
      columns: [
        Sheet.Column("indicator"), Sheet.Column("difference", "points"), Sheet.Column("here", a.id),
        Sheet.Column("there", b.id), Sheet.Column("unit"),
      ],
      rows: zip(order, shares).map { place, share in
        let part = contest.parts[place]
        return [
          .text(part.leaf.criterion.id), .number(share, decimals: 2), .figure(part.leaf.value),
          .figure(part.otherLeaf.value), .text(part.leaf.criterion.unit),
        ]
      })
    let size = fixed(abs(100 * contest.difference), decimals: 2)
    let standing =
      contest.difference == 0
      ? "\(a.id) and \(b.id) are level"
      : "\(a.id) is \(size) points \(contest.difference < 0 ? "behind" : "ahead of") \(b.id)"
    return [
      Section(
        title:
          "Against \(b.id) \(b.name) (rank \(contest.second.rank), \(points(contest.second.score)) of 100)",
        lines: [
          standing + "; the parts below add up to \(fixed(100 * contest.difference, decimals: 2))"
        ], sheet: sheet)
    ]
  }

  private func clusterLines(_ family: ClusterFamily, _ account: ClusterFamily.RegionAccount) -> [String] {
    var lines: [String] = []
    let name = "\(family.industry.code) \(family.industry.title)"
    if let quotient = account.quotient {
      var line = "Location quotient of \(name): \(fixed(quotient, decimals: 2))"
      if let interval = account.interval {
        line += " (95 % interval \(fixed(interval.low, decimals: 2)) to \(fixed(interval.high, decimals: 2)))"
      }
      if let jobs = account.employment { line += ", \(readable(jobs)) persons in \(family.year)" }
      lines.append(line)
    } else {
      lines.append("Employment of \(name) is not published for this region")
    }
    let kind =
      family.linksAreInputs ? "suppliers" : "related industries (by co-location)"
    if let value = account.completeSet {
      var line = "Complete set: \(fixed(100 * value, decimals: 0)) % of its \(family.links.count) \(kind)"
      if let bounds = account.completeSetBounds, bounds.low < bounds.high {
        line +=
          ", between \(fixed(100 * bounds.low, decimals: 0)) and \(fixed(100 * bounds.high, decimals: 0)) %"
      }
      lines.append(line)
    }
    if !account.missing.isEmpty {
      let named = account.missing.prefix(6).map {
        "\($0.link.industry.code) \($0.link.industry.title) (quotient \(fixed($0.quotient, decimals: 2)))"
      }
      lines.append("Missing, strongest link first: " + named.joined(separator: "; "))
    }
    if !account.unknown.isEmpty {
      lines.append(
        "Not published: " + account.unknown.map { "\($0.code) \($0.title)" }.joined(separator: "; "))
    }
    return lines
  }

  // MARK: words

  private func points(_ value: Double) -> String { fixed(100 * value, decimals: 1) }

  private func valueText(_ leaf: Explanation.Leaf) -> String {
    readable(leaf.value) + (leaf.criterion.unit.isEmpty ? "" : " \(leaf.criterion.unit)")
  }

  private func forIt(_ leaf: Explanation.Leaf) -> String {
    "\(leaf.criterion.title): \(valueText(leaf))\(yearText(leaf)), rank \(leaf.rank) of \(explanation.count), "
      + "\(points(leaf.contribution)) of up to \(points(leaf.weight)) points, "
      + "\(points(leaf.advantage)) above the average"
  }

  private func against(_ leaf: Explanation.Leaf) -> String {
    "\(leaf.criterion.title): \(valueText(leaf))\(yearText(leaf)), rank \(leaf.rank) of \(explanation.count), "
      + "\(points(leaf.contribution)) of up to \(points(leaf.weight)) points, "
      + "\(points(-leaf.advantage)) below the average"
  }

  private func yearText(_ leaf: Explanation.Leaf) -> String { leaf.provenance?.year.map { " (\($0))" } ?? "" }

  private func sourceText(_ leaf: Explanation.Leaf) -> String { leaf.provenance?.source ?? "" }

  private func gradeText(_ leaf: Explanation.Leaf) -> String {
    guard let provenance = leaf.provenance else { return "" }
    return provenance.grade.rawValue + (provenance.measuredFor == nil ? "" : ", national")
  }

  // MARK: JSON

  private func leafJSON(_ leaf: Explanation.Leaf) -> JSON {
    .object([
      ("indicator", .text(leaf.criterion.id)), ("title", .text(leaf.criterion.title)),
      ("value", .number(leaf.value)),
      ("unit", .text(leaf.criterion.unit)), ("year", .optional(leaf.provenance?.year)),
      ("source", .optional(leaf.provenance?.source)), ("grade", .optional(leaf.provenance?.grade.rawValue)),
      ("measured_for", .optional(leaf.provenance?.measuredFor)), ("imputed", .bool(leaf.isImputed)),
      ("direction", .text(leaf.criterion.direction.rawValue)), ("rank", .integer(leaf.rank)),
      ("weight", .number(leaf.weight)), ("normalised", .number(leaf.normalised)),
      ("contribution", .number(leaf.contribution)), ("average", .number(leaf.average)),
    ])
  }

  private var json: JSON {
    let region = explanation.alternative
    var members: [(String, JSON)] = [
      ("id", .text(region.id)), ("name", .text(region.name)), ("country", .text(region.country)),
      ("rank", .integer(explanation.rank)), ("of", .integer(explanation.count)),
      ("score", .number(explanation.score)),
    ]
    members += JSON.heading(assessment)
    members.append(
      (
        "families",
        .list(
          explanation.branches.map { branch in
            .object([
              ("family", .optional(branch.family?.rawValue)), ("weight", .number(branch.weight)),
              ("contribution", .number(branch.contribution)), ("leaves", .list(branch.leaves.map(leafJSON))),
            ])
          })
      ))
    members.append(("strengths", JSON.texts(explanation.strongest.map(\.criterion.id))))
    members.append(("weaknesses", JSON.texts(explanation.weakest.map(\.criterion.id))))
    if let clusters, let account = explanation.clusters {
      members.append(("cluster", clusterJSON(clusters, account)))
    }
    if let contest { members.append(("versus", contestJSON(contest))) }
    return .object(members + JSON.closing(assessment))
  }

  private func clusterJSON(_ family: ClusterFamily, _ account: ClusterFamily.RegionAccount) -> JSON {
    .object([
      ("industry", .text(family.industry.code)), ("year", .integer(family.year)),
      ("employment", .optional(account.employment)), ("lq", .optional(account.quotient)),
      ("lq_interval", account.interval.map { .list([.number($0.low), .number($0.high)]) } ?? .null),
      ("links", .text(family.linksAreInputs ? "input coefficients" : "co-location")),
      ("complete_set", .optional(account.completeSet)),
      (
        "complete_set_bounds",
        account.completeSetBounds.map { .list([.number($0.low), .number($0.high)]) } ?? .null
      ),
      (
        "missing",
        .list(
          account.missing.map {
            .object([
              ("code", .text($0.link.industry.code)), ("title", .text($0.link.industry.title)),
              ("coefficient", .number($0.link.coefficient)), ("lq", .number($0.quotient)),
            ])
          })
      ),
      ("unknown", JSON.texts(account.unknown.map(\.code))),
    ])
  }

  private func contestJSON(_ contest: Contest) -> JSON {
    .object([
      ("id", .text(contest.second.alternative.id)), ("name", .text(contest.second.alternative.name)),
      ("rank", .integer(contest.second.rank)), ("score", .number(contest.second.score)),
      ("difference", .number(contest.difference)),
      (
        "parts",
        .list(
          contest.parts.map { part in
            .object([
              ("criterion", .text(part.leaf.criterion.id)),
              ("family", .optional(part.leaf.criterion.family?.rawValue)),
              ("here", .number(part.leaf.value)), ("there", .number(part.otherLeaf.value)),
              ("difference", .number(part.difference)),
            ])
          })
      ),
    ])
  }
}
