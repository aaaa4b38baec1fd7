internal import Decision
internal import Pipeline

/// The parts of a region's score by family and by indicator.
struct ScorePartsSection {
  let explanation: Explanation
  let figures: ScoreFigures

  private var isSum: Bool { explanation.account == .sum }
  /// Whether a weight is the most that a figure can give.
  private var hasMost: Bool { isSum && figures.isOutOfHundred }
  private var isDrawn: Bool { explanation.leaves.contains { $0.standardError != nil } }

  /// The parts as the table rounds them, the base first: they add up to the printed score.
  var familyPoints: (base: Double, families: [Double]) {
    let families = explanation.branches.map(\.contribution)
    guard !isSum else { return (0, figures.parts(families, of: explanation.score)) }
    let all = figures.parts([explanation.base] + families, of: explanation.score)
    return (all[0], Array(all.dropFirst()))
  }

  /// What is printed adds up to the printed points of the family.
  var leafPoints: [Double] {
    zip(explanation.branches, familyPoints.families).flatMap { branch, points in
      addingUp(
        branch.leaves.map { figures.inUnits($0.contribution) }, to: points, decimals: figures.decimals)
    }
  }

  /// A leaf's part as the table rounds it.
  func printed(_ leaf: Explanation.Leaf) -> Double {
    zip(explanation.leaves, leafPoints).first { $0.0.criterion.id == leaf.criterion.id }!.1
  }

  var familySheet: Sheet {
    let (base, points) = familyPoints
    let families = zip(explanation.branches, points).map { branch, points in
      [Sheet.Cell.text(branch.family?.rawValue ?? "all"), number(points)]
        + (hasMost ? [number(figures.most(branch.weight, printed: points))] : [])
    }
    return Sheet(
      columns: [Sheet.Column("family"), Sheet.Column(figures.column)]
        + (hasMost ? [Sheet.Column("of", "of up to")] : []),
      rows: (isSum ? [] : [[.text("typical region"), number(base)]]) + families)
  }

  /// One row a figure.
  var leafSheet: Sheet {
    var columns = ["family", "indicator", "value"].map { Sheet.Column($0) }
    if !isSum { columns.append(Sheet.Column("typical")) }
    columns += ["unit", "year", "source", "grade", "rank"].map { Sheet.Column($0) }
    columns.append(Sheet.Column("contribution", figures.column))
    if isDrawn { columns.append(Sheet.Column("standard_error", "±")) }
    if hasMost { columns.append(Sheet.Column("weight", "of up to")) }
    return Sheet(
      columns: columns,
      rows: zip(explanation.leaves, leafPoints).map { leaf, points in
        var row = named(leaf) + (leaf.typical.map { [.figure($0)] } ?? []) + sourced(leaf)
        row.append(number(points))
        if isDrawn { row.append(leaf.standardError.map(figures.cell) ?? .empty) }
        if hasMost { row.append(number(figures.most(leaf.weight, printed: points))) }
        return row
      })
  }

  /// One row a figure, in full.
  var csvSheet: Sheet {
    let keys =
      ["family", "indicator", "value", "unit", "year", "source", "grade", "rank", "contribution", "weight"]
      + (isSum ? [] : ["typical", "standard_error"])
    return Sheet(
      columns: keys.map { Sheet.Column($0) },
      rows: explanation.leaves.map { leaf in
        let shared = named(leaf) + sourced(leaf)
        let parts: [Sheet.Cell] = [
          .number(leaf.contribution, decimals: 1), .number(leaf.weight, decimals: 1),
        ]
        guard !isSum else { return shared + parts }
        return shared + parts + [
          leaf.typical.map { .figure($0) } ?? .empty,
          leaf.standardError.map { .number($0, decimals: 4) } ?? .empty,
        ]
      })
  }

  private func number(_ printed: Double) -> Sheet.Cell { .number(printed, decimals: figures.decimals) }

  private func named(_ leaf: Explanation.Leaf) -> [Sheet.Cell] {
    [.text(leaf.criterion.family?.rawValue ?? ""), .text(leaf.criterion.id), .figure(leaf.value)]
  }

  private func sourced(_ leaf: Explanation.Leaf) -> [Sheet.Cell] {
    [
      .text(leaf.criterion.unit), leaf.provenance?.year.map { .integer($0) } ?? .empty,
      .text(leaf.provenance?.source ?? ""), .text(grade(leaf)), .integer(leaf.rank),
    ]
  }

  private func grade(_ leaf: Explanation.Leaf) -> String {
    guard let provenance = leaf.provenance else { return "" }
    return provenance.grade.rawValue + (provenance.measuredFor == nil ? "" : ", national")
  }

  // MARK: JSON

  /// How the score was taken apart, and what is there before any part.
  static func account(_ explanation: Explanation) -> [(String, JSON)] {
    let base: [(String, JSON)] = [("base", .number(explanation.base))]
    guard case .shapley(let scorings, let pairs, _) = explanation.account else {
      return [("explained_by", .text("sum"))] + base
    }
    return [("explained_by", .text("shapley"))] + base + [
      ("scorings", .integer(scorings)), ("drawn_pairs", .optional(pairs)),
    ]
  }

  var families: JSON {
    .list(
      explanation.branches.map { branch in
        .object([
          ("family", .optional(branch.family?.rawValue)), ("weight", .number(branch.weight)),
          ("contribution", .number(branch.contribution)), ("leaves", .list(branch.leaves.map(leafJSON))),
        ])
      })
  }

  func leafJSON(_ leaf: Explanation.Leaf) -> JSON {
    .object(
      [
        ("indicator", .text(leaf.criterion.id)), ("title", .text(leaf.criterion.title)),
        ("value", .number(leaf.value)),
        ("unit", .text(leaf.criterion.unit)), ("year", .optional(leaf.provenance?.year)),
        ("source", .optional(leaf.provenance?.source)), ("grade", .optional(leaf.provenance?.grade.rawValue)),
        ("measured_for", .optional(leaf.provenance?.measuredFor)), ("imputed", .bool(leaf.isImputed)),
        ("direction", .text(leaf.criterion.direction.rawValue)), ("rank", .integer(leaf.rank)),
        ("weight", .number(leaf.weight)), ("normalised", .number(leaf.normalised)),
        ("contribution", .number(leaf.contribution)),
      ]
        + (leaf.standardError.map { [("standard_error", .number($0))] } ?? [])
        + (leaf.typical.map { [("typical", .number($0))] } ?? [("average", .number(leaf.average))]))
  }
}
