internal import Decision
public import Pipeline

/// How clusters draw the next choice.
public struct PullReport: Sendable {
  public static let formats: [OutputFormat] = [.table, .csv, .json, .md]
  private let answer: PullAnswer

  public init(_ answer: PullAnswer) { self.answer = answer }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    switch format {
    case .csv: Rendering(text: sheet(answer.channels, hasTerm: true, isShort: false).csv, notes: notes)
    case .json, .ndjson: Rendering(text: answer.json.indented)
    case .md:
      Rendering(
        text: "# \(Sheet.escaped(title))\n\n" + sections.map(\.markdown).joined(separator: "\n") + "\n"
          + notes.map { "- \(Sheet.escaped($0))\n" }.joined())
    case .table, .geojson, .latex:
      Rendering(
        text: style.bold(Sheet.printable(title)) + "\n\n"
          + sections.map { $0.table(style) }.joined(separator: "\n") + "\n"
          + notes.map { style.faint(Sheet.printable($0)) + "\n" }.joined())
    }
  }

  private var title: String { "Pull: \(answer.formula)" }

  private var sections: [Section] {
    answer.channels.flatMap { channel in
      [
        Section(
          title: channel.term, lines: lines(channel), sheet: sheet([channel], hasTerm: false, isShort: true))
      ]
        + (answer.region == nil ? [] : [losers(channel)].compactMap(\.self))
    }
  }

  private func lines(_ channel: PullAnswer.Channel) -> [String] {
    var lines = [
      "coefficient \(text(channel.coefficient)); a stock 1 % larger is chosen "
        + "\(fixed(channel.elasticity.value, decimals: 3)) % more often\(range(channel.elasticity))"
    ]
    if let square = channel.square { lines.append("square: coefficient \(text(square))") }
    if let point = channel.turningPoint {
      lines.append(
        "turning point at a stock of \(readable(point.value)) (standard error "
          + "\(readable(point.standardError)), 95 % "
          + "by the delta method from \(readable(point.delta.lowerBound)) to "
          + "\(readable(point.delta.upperBound)), by "
          + "Fieller's from \(readable(point.fieller.lowerBound)) to \(readable(point.fieller.upperBound)))")
    }
    return lines
  }

  private func text(_ coefficient: PullAnswer.Coefficient) -> String {
    "\(readable(coefficient.estimate)) ± \(readable(coefficient.standardError))"
  }

  private func range(_ figure: PullAnswer.Figure) -> String {
    figure.interval.map {
      " (95 % from \(fixed($0.lowerBound, decimals: 3)) to \(fixed($0.upperBound, decimals: 3)))"
    } ?? ""
  }

  /// - Parameter isShort: without the intervals of the two bounds, which a screen has no room for.
  private func sheet(_ channels: [PullAnswer.Channel], hasTerm: Bool, isShort: Bool) -> Sheet {
    let hasNests = answer.nests != nil
    var columns: [Sheet.Column] = hasTerm ? [.init("term")] : []
    columns += [
      .init("id", "alternative"), .init("share"), .init("elasticity"), .init("low", "95 % from"),
      .init("high", "to"), .init("share_after", "share after"), .init("zero_sum", "zero-sum"),
    ]
    if !isShort { columns += [.init("zero_sum_low"), .init("zero_sum_high")] }
    if hasNests { columns.append(.init("nested")) }
    columns.append(.init("positive_sum", "positive-sum"))
    if !isShort { columns += [.init("positive_sum_low"), .init("positive_sum_high")] }
    func number(_ value: Double?, _ decimals: Int) -> Sheet.Cell {
      value.map { .number($0, decimals: decimals) } ?? .empty
    }
    func ends(_ figure: PullAnswer.Figure, _ decimals: Int) -> [Sheet.Cell] {
      [number(figure.interval?.lowerBound, decimals), number(figure.interval?.upperBound, decimals)]
    }
    let rows = channels.flatMap { channel in
      channel.alternatives.map { one -> [Sheet.Cell] in
        var cells: [Sheet.Cell] = hasTerm ? [.text(channel.term)] : []
        cells += [.text(one.id), .number(one.share, decimals: 4), .number(one.elasticity.value, decimals: 3)]
        cells += ends(one.elasticity, 3)
        cells += [.number(one.shareAfter, decimals: 4), .number(one.zeroSum.value, decimals: 3)]
        if !isShort { cells += ends(one.zeroSum, 3) }
        if hasNests { cells.append(number(one.nested, 3)) }
        cells.append(.number(one.positiveSum.value, decimals: 3))
        if !isShort { cells += ends(one.positiveSum, 3) }
        return cells
      }
    }
    return Sheet(columns: columns, rows: rows)
  }

  private func losers(_ channel: PullAnswer.Channel) -> Section? {
    guard let grower = channel.alternatives.first(where: { $0.id == answer.region }), !grower.losers.isEmpty
    else { return nil }
    var columns: [Sheet.Column] = [.init("id", "alternative"), .init("zero_sum", "zero-sum")]
    if answer.nests != nil { columns.append(.init("nested")) }
    return Section(
      title: "Who loses most to \(grower.id)",
      sheet: Sheet(
        columns: columns,
        rows: grower.losers.map { loser in
          [.text(loser.id), .number(loser.zeroSum, decimals: 3)]
            + (answer.nests == nil ? [] : [loser.nested.map { .number($0, decimals: 3) } ?? .empty])
        }))
  }

  private var notes: [String] { answer.explanations + answer.notices.map(\.text) }
}
