public import Decision

/// The same question with a figure of a country changed: for all of its alternatives at once.
public struct CountryWhatIf: Sendable {
  public let country: String
  /// Each indicator as the country has it; `before` is none where no alternative has the figure.
  public let changes: [WhatIf.Change]
  /// One for each alternative of the country that is ranked before and after, best afterwards first.
  public let regions: [WhatIf]
  public let before: Assessment
  public let after: Assessment
  public let notices: [Notice]

  /// Alternatives of other countries that stood before one of this country and do not any more, best first.
  public var overtaken: [Alternative] { others(regions.flatMap(\.overtaken), in: before) }
  /// Alternatives of other countries that stand before one of this country and did not, best first.
  public var fallenBehind: [Alternative] { others(regions.flatMap(\.fallenBehind), in: after) }

  private func others(_ passed: [Alternative], in assessment: Assessment) -> [Alternative] {
    let ids = Set(passed.filter { $0.country != country }.map(\.id))
    return assessment.ranking.order.map { assessment.alternatives[$0] }.filter { ids.contains($0.id) }
  }
}

extension Study {
  /// Changes figures of a country for all of its alternatives and ranks anew.
  ///
  /// A figure is one of the country where the data say that it was measured for the country, and then an
  /// alternative with a figure of its own keeps that; or where every alternative of the country has the same.
  ///
  /// - Parameters:
  ///   - country: as the alternatives have it, without regard to case.
  ///   - changes: new raw figures by indicator, in the indicators' units.
  /// - Throws: ``StudyError/question(_:)`` for a country without alternatives, for every figure that the
  ///   question does not rest on or that is no figure of the country, and when no alternative of the country is
  ///   ranked before and after.
  /// - Complexity: two rankings, and O(m) for each alternative of the country.
  public func whatIf(
    country: String, changes: [(name: String, value: Double)]
  ) throws(StudyError) -> CountryWhatIf {
    var problems = strangers(changes.map(\.name))
    let known = Set(table.alternatives.map(\.country)).subtracting([""]).sorted()
    guard let name = known.first(where: { $0 == country || $0.lowercased() == country.lowercased() }) else {
      problems.append(
        Problem(
          "there is no country '\(country)'",
          hint: known.isEmpty ? "the data name no countries" : suggestion(for: country, among: known)))
      throw .question(problems)
    }
    let rows = table.alternatives.indices.filter { table.alternatives[$0].country == name }
    var made: [WhatIf.Change] = []
    var moved: [(name: String, value: Double, rows: [Int])] = []
    for change in changes {
      guard let column = table.column(change.name) else { continue }
      guard let shared = column.rowsOfArea(name, among: rows) else {
        let known = rows.compactMap { column.value($0) }
        problems.append(
          Problem(
            "'\(change.name)' is no figure of '\(name)' as a whole: its regions have from "
              + "\(plain(known.min() ?? 0)) to \(plain(known.max() ?? 0))",
            hint: "name the region that it is changed for"))
        continue
      }
      let present = shared.lazy.compactMap { column.value($0) }.first
      made.append(WhatIf.Change(indicator: column.indicator, before: present, after: change.value))
      moved.append((change.name, change.value, shared))
    }
    guard problems.isEmpty else { throw .question(problems) }
    let before = try assessedFigures()
    let after = try setting(moved).assessedFigures()
    let staying = rows.map { table.alternatives[$0].id }.filter {
      before.index(of: $0) != nil && after.index(of: $0) != nil
    }
    guard !staying.isEmpty else { throw .question(ProblemList(noneRanked(name, rows, before, after))) }
    let places = Dictionary(
      uniqueKeysWithValues: after.ranking.order.enumerated().map { (after.alternatives[$1].id, $0) })
    return CountryWhatIf(
      country: name, changes: made,
      regions: staying.sorted { places[$0]! < places[$1]! }.map {
        WhatIf(id: $0, changes: made, before: before, after: after, notices: [])
      },
      before: before, after: after,
      notices: before.outlyingNotices(changes) + ownFigures(rows, moved) + comingAndGoing(rows, before, after)
    )
  }

  private func assessedFigures() throws(StudyError) -> Assessment {
    switch try assessed() {
    case .assessed(let assessment): return assessment
    case .nothingMatched:
      throw .question(ProblemList(Problem("nothing matches the conditions", hint: "loosen them")))
    }
  }

  private func noneRanked(
    _ country: String, _ rows: [Int], _ before: Assessment, _ after: Assessment
  ) -> Problem {
    let ids = Set(rows.map { table.alternatives[$0].id })
    let isRanked = before.alternatives.contains { ids.contains($0.id) }
    let removal = (isRanked ? after : before).removed.first { ids.contains($0.id) }
    return Problem(
      "no region of '\(country)' is ranked \(isRanked ? "with these figures" : "here")"
        + (removal.map { ": '\($0.id)' \($0.reason)" } ?? ""),
      hint: "drop the condition or change the figure")
  }

  private func ownFigures(
    _ rows: [Int], _ moved: [(name: String, value: Double, rows: [Int])]
  ) -> [Notice] {
    moved.compactMap { name, _, shared in
      let own = Set(rows).subtracting(shared).sorted().map { table.alternatives[$0].id }
      guard !own.isEmpty else { return nil }
      let shown = own.prefix(5).joined(separator: ", ") + (own.count > 5 ? " and \(own.count - 5) more" : "")
      return Notice(
        "\(shown) \(own.count == 1 ? "has its" : "have their") own '\(name)' and keep\(own.count == 1 ? "s" : "") it"
      )
    }
  }

  /// Alternatives that the conditions remove only before or only after.
  private func comingAndGoing(_ rows: [Int], _ before: Assessment, _ after: Assessment) -> [Notice] {
    rows.compactMap { row in
      let id = table.alternatives[row].id
      switch (before.index(of: id), after.index(of: id)) {
      case (.some, nil):
        let reason = after.removed.first { $0.id == id }.map { ": it \($0.reason)" } ?? ""
        return Notice("'\(id)' is not ranked any more\(reason)")
      case (nil, .some(let place)):
        return Notice("'\(id)' is ranked only with these figures, at rank \(after.ranking.ranks[place])")
      default: return nil
      }
    }
  }
}

extension IndicatorTable.Column {
  /// Rows that have an area's figure, or none: those it was measured for, else all where they are equal; none
  /// where each has its own.
  func rowsOfArea(_ area: String, among rows: [Int]) -> [Int]? {
    if let provenance, rows.contains(where: { !isGap($0) && provenance[$0].measuredFor == area }) {
      return rows.filter { isGap($0) || provenance[$0].measuredFor == area }
    }
    let known = rows.compactMap { value($0) }
    return known.min() == known.max() ? rows : nil
  }
}
