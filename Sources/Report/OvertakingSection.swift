internal import Decision
internal import Pipeline

/// What would let one region overtake another, in words, for reports, and in full for programs.
struct OvertakingSection {
  let overtaking: Overtaking
  let figures: ScoreFigures

  private static let shown = 3

  var section: Section {
    let (challenger, leader) = (overtaking.challenger, overtaking.leader)
    let size = figures.fine(overtaking.gap) + (figures.isOutOfHundred ? " points of 100" : "")
    var lines =
      overtaking.gap > 0
      ? [
        "\(leader.called) is \(size) ahead of \(challenger.called)"
      ]
      : ["\(leader.called) and \(challenger.called) are level"]
    guard overtaking.gap > 0 else { return Section(title: Self.title, lines: lines) }
    lines += sentences(
      overtaking.ofChallenger, none: "No single figure of \(challenger.id) within the observed range would do"
    ) { "\(challenger.id) would be level with \(figure($0))" }
    lines += sentences(
      overtaking.ofLeader,
      none: "No single figure of \(leader.id) within the observed range would lose the lead"
    ) { "\(leader.id) would lose the lead with \(figure($0))" }
    lines += sentences(
      // With all the weight on what they are alike on anyone is level with anyone.
      overtaking.weights.filter { $0.value.map { $0 < 1 - 1e-9 } ?? true },
      none: "No single weight, the others kept in proportion, would turn them round"
    ) { change in
      let value = fixed(100 * (change.value ?? 0), decimals: 1)
      return "They would be level if \(change.criterion.title) weighed \(value) % "
        + "instead of \(fixed(100 * change.present, decimals: 1)) %"
    }
    return Section(title: Self.title, lines: lines)
  }

  static let title = "What would change it"

  private func sentences(
    _ changes: [Overtaking.Change], none: String, _ words: (Overtaking.Change) -> String
  ) -> [String] {
    let reached = changes.filter { $0.value != nil }.prefix(Self.shown)
    return reached.isEmpty ? [none] : reached.map(words)
  }

  private func figure(_ change: Overtaking.Change) -> String {
    let unit = change.criterion.unit.isEmpty ? "" : " \(change.criterion.unit)"
    let deviations = change.deviations.map { " (\(fixed(abs($0), decimals: 2)) standard deviations)" } ?? ""
    return "\(change.criterion.title) at \(readable(change.value ?? 0))\(unit) instead of "
      + readable(change.present) + deviations
  }

  var json: JSON {
    .object([
      ("challenger", .text(overtaking.challenger.id)), ("leader", .text(overtaking.leader.id)),
      ("gap", .number(overtaking.gap)),
      ("figures_of_challenger", .list(overtaking.ofChallenger.map { json($0, isFigure: true) })),
      ("figures_of_leader", .list(overtaking.ofLeader.map { json($0, isFigure: true) })),
      ("weights", .list(overtaking.weights.map { json($0, isFigure: false) })),
    ])
  }

  private func json(_ change: Overtaking.Change, isFigure: Bool) -> JSON {
    var members: [(String, JSON)] = [("criterion", .text(change.criterion.id))]
    if isFigure { members.append(("unit", .text(change.criterion.unit))) }
    members += [
      ("present", .number(change.present)), ("value", .optional(change.value)),
      ("change", .optional(change.change)),
    ]
    if isFigure { members.append(("standard_deviations", .optional(change.deviations))) }
    members += [("best_gap", .optional(change.bestGap)), ("best_at", .optional(change.bestAt))]
    return .object(members)
  }
}
