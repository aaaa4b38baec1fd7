internal import Decision
internal import Pipeline

/// What makes the difference between two regions.
struct ContestSection {
  let contest: Contest
  let words: ScoreWords

  private var isDrawn: Bool { contest.parts.contains { $0.standardError != nil } }

  var section: Section {
    let a = contest.first.alternative
    let b = contest.second.alternative
    let figures = words.figures
    let size = figures.fine(abs(contest.difference)) + figures.unit
    let standing =
      contest.difference == 0
      ? "\(a.id) and \(b.id) are level"
      : "\(a.id) is \(size) \(contest.difference < 0 ? "behind" : "ahead of") \(b.id)"
    return Section(
      title: "Against \(b.called) (rank \(contest.second.rank), \(figures.said(contest.second.score)))",
      lines: [standing + "; the parts below add up to \(figures.fine(contest.difference))"],
      sheet: sheet)
  }

  /// The largest part first; what is printed adds up to the printed difference.
  private var sheet: Sheet {
    let order = contest.parts.indices.sorted {
      abs(contest.parts[$0].difference) > abs(contest.parts[$1].difference)
    }
    let figures = words.figures
    let decimals = figures.decimals + 1
    let shares = addingUp(
      order.map { figures.inUnits(contest.parts[$0].difference) }, to: figures.inUnits(contest.difference),
      decimals: decimals)
    return Sheet(
      columns: [Sheet.Column("indicator"), Sheet.Column("difference", figures.column)]
        + (isDrawn ? [Sheet.Column("standard_error", "±")] : []) + [
          Sheet.Column("here", contest.first.alternative.id),
          Sheet.Column("there", contest.second.alternative.id), Sheet.Column("unit"),
        ],
      rows: zip(order, shares).map { place, share in
        let part = contest.parts[place]
        return [.text(part.leaf.criterion.id), .number(share, decimals: decimals)]
          + (isDrawn
            ? [part.standardError.map { .number(figures.inUnits($0), decimals: decimals) } ?? .empty] : [])
          + [.figure(part.leaf.value), .figure(part.there), .text(part.leaf.criterion.unit)]
      })
  }

  var json: JSON {
    .object([
      ("id", .text(contest.second.alternative.id)), ("name", .text(contest.second.alternative.name)),
      ("rank", .integer(contest.second.rank)), ("score", .number(contest.second.score)),
      ("difference", .number(contest.difference)), ("parts", .list(contest.parts.map(partJSON))),
    ])
  }

  private func partJSON(_ part: Contest.Part) -> JSON {
    .object(
      [
        ("criterion", .text(part.leaf.criterion.id)),
        ("family", .optional(part.leaf.criterion.family?.rawValue)),
        ("here", .number(part.leaf.value)), ("there", .number(part.there)),
        ("difference", .number(part.difference)),
      ] + (part.standardError.map { [("standard_error", .number($0))] } ?? []))
  }
}
