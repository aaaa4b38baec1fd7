public import Decision

/// The same question with some figures of one alternative changed.
public struct WhatIf: Sendable {
  public struct Change: Sendable, Equatable {
    public let indicator: Indicator
    /// None where the figure was missing.
    public let before: Double?
    public let after: Double
  }

  public let id: String
  public let changes: [Change]
  public let before: Assessment
  public let after: Assessment
  /// What is to be known about the change itself.
  public let notices: [Notice]

  /// Alternatives that stood before it and do not any more, best first.
  public var overtaken: [Alternative] { passed(from: before, to: after) }
  /// Alternatives that stand before it and did not, best first.
  public var fallenBehind: [Alternative] { passed(from: after, to: before) }

  private func passed(from first: Assessment, to second: Assessment) -> [Alternative] {
    guard let i = first.index(of: id), let k = second.index(of: id) else { return [] }
    return first.ranking.order.filter { other in
      guard first.ranking.ranks[other] < first.ranking.ranks[i],
        let there = second.index(of: first.alternatives[other].id)
      else { return false }
      return second.ranking.ranks[there] > second.ranking.ranks[k]
    }.map { first.alternatives[$0] }
  }
}

extension Study {
  /// Changes figures of one alternative and ranks anew: minimum, maximum and imputed figures move with them.
  ///
  /// - Parameter changes: new raw figures by indicator, in the indicators' units.
  /// - Throws: ``StudyError/question(_:)`` for a figure that the question does not rest on, naming all, and when the
  ///   alternative is not ranked before or after.
  public func whatIf(_ id: String, changes: [(name: String, value: Double)]) throws(StudyError) -> WhatIf {
    var problems = strangers(changes.map(\.name))
    guard let row = table.alternatives.firstIndex(where: { $0.id == id }), problems.isEmpty else {
      if problems.isEmpty { problems.append(Problem("there is no '\(id)'", hint: "check the id")) }
      throw .question(problems)
    }
    let made = changes.compactMap { name, value in
      table.column(name).map {
        WhatIf.Change(indicator: $0.indicator, before: $0.value(row), after: value)
      }
    }
    let before = try ranked(id)
    let after = try setting(changes.map { ($0.name, $0.value, [row]) }).ranked(id)
    let notices =
      before.outlyingNotices(changes)
      + (before.index(of: id).map { before.sharedFigureNotices(changes.map(\.name), of: $0) } ?? [])
    return WhatIf(id: id, changes: made, before: before, after: after, notices: notices)
  }

  /// Names among those given that the question does not rest on.
  func strangers(_ names: [String]) -> ProblemList {
    let asked =
      wanted.flatMap { [$0.entry.indicator, $0.entry.per].compactMap { $0 } } + must.flatMap(\.names)
    var problems = ProblemList()
    for name in names where !asked.contains(name) || table.column(name) == nil {
      problems.append(
        Problem(
          "'\(name)' is no figure that this ranking rests on", hint: suggestion(for: name, among: asked)))
    }
    return problems
  }

  /// The same question with figures of some rows of its table changed.
  func setting(_ changes: [(name: String, value: Double, rows: [Int])]) -> Study {
    let columns = changes.compactMap { name, value, rows in
      table.column(name).map { rows.reduce($0) { $0.setting(row: $1, to: value) } }
    }
    return Study(self, table: table.adding(columns))
  }

  private func ranked(_ id: String) throws(StudyError) -> Assessment {
    switch try assessed() {
    case .assessed(let assessment) where assessment.index(of: id) != nil: return assessment
    case .assessed(let assessment):
      let reason = assessment.removed.first { $0.id == id }?.reason ?? "is not ranked"
      throw .question(
        ProblemList(Problem("'\(id)' \(reason)", hint: "drop the condition or change the figure")))
    case .nothingMatched:
      throw .question(ProblemList(Problem("nothing matches the conditions", hint: "loosen them")))
    }
  }
}

extension IndicatorTable.Column {
  /// The column with one figure changed, which is then known and of nobody's statistics.
  func setting(row: Int, to value: Double) -> IndicatorTable.Column {
    var values = values
    values[row] = value
    var provenance = provenance
    if let own = provenance?[row] {
      provenance?[row] = Provenance(year: own.year, source: "what-if", grade: .estimated)
    }
    return IndicatorTable.Column(
      indicator: indicator, values: values, gaps: gaps.filter { $0 != row }, provenance: provenance,
      gapPlaces: gapPlaces.filter { $0.key != row })
  }
}
