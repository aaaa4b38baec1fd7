internal import Decision

/// The rows of a choice model in an order in which the nests of a case stand together.
struct NestedChoices {
  /// Columns as differences from the chosen row of the case, which keeps the digits of small differences.
  let data: ChoiceData
  /// The first row of every nest of every case, and the number of rows.
  let nestStarts: [Int]
  /// The first nest of every case, and the number of nests over all cases.
  let groupStarts: [Int]
  /// For every nest of every case the place of its λ, −1 without one.
  let scales: [Int]
  /// Names of the λs.
  let scaleNames: [String]
  /// For every level of the grouping the place of its λ, −1 without one.
  let scaleOfLevel: [Int]
  /// Levels that have one alternative in every case.
  let singles: [String]

  /// - Parameters:
  ///   - data: what the conditional logit was fitted on.
  ///   - nests: on the rows of the whole design.
  /// - Throws: ``EstimationError/input(_:)`` when no nest has two alternatives in a case, or no case two
  ///   nests.
  init(_ given: ChoiceData, nests: Grouping, equalLambda: Bool) throws(EstimationError) {
    let codes = given.rows.map { Int(nests.codes[$0]) }
    var order: [Int] = []
    order.reserveCapacity(codes.count)
    var nestStarts = [0]
    var groupStarts = [0]
    var levels: [Int] = []  // of every nest of every case
    var occurs = [Bool](repeating: false, count: nests.levels.count)
    var isLarge = occurs
    for place in given.chosen.indices {
      let rows = (given.starts[place]..<given.starts[place + 1]).sorted {
        (codes[$0], $0) < (codes[$1], $1)
      }
      for (position, row) in rows.enumerated() {
        if position == 0 || codes[row] != codes[rows[position - 1]] {
          if position > 0 { nestStarts.append(order.count) }
          levels.append(codes[row])
        } else {
          isLarge[codes[row]] = true
        }
        occurs[codes[row]] = true
        order.append(row)
      }
      nestStarts.append(order.count)
      groupStarts.append(levels.count)
    }
    guard isLarge.contains(true) else {
      throw .problem(
        .column(nests.name),
        "every nest has one alternative in every case, so there is no lambda to estimate",
        hint: "take 'conditional-logit', which this is, or wider nests")
    }
    guard levels.count > given.chosen.count else {
      throw .problem(
        .column(nests.name),
        "the alternatives of every case are all in one nest, so that lambda cannot be "
          + "told from the scale of the coefficients",
        hint: "take 'conditional-logit', or nests that divide the alternatives of a case")
    }
    let large = isLarge.indices.filter { isLarge[$0] }
    var scaleOfLevel = [Int](repeating: -1, count: nests.levels.count)
    for (place, level) in large.enumerated() { scaleOfLevel[level] = equalLambda ? 0 : place }
    self.scaleOfLevel = scaleOfLevel
    scaleNames = equalLambda ? ["lambda"] : large.map { "lambda(\(nests.levels[$0]))" }
    singles = nests.levels.indices.filter { occurs[$0] && !isLarge[$0] }.map { nests.levels[$0] }
    scales = levels.map { scaleOfLevel[$0] }
    self.nestStarts = nestStarts
    self.groupStarts = groupStarts

    var data = given
    data.rows = order.map { given.rows[$0] }
    data.offset = given.offset.map { offset in order.map { offset[$0] } }
    var places = [Int](repeating: 0, count: order.count)
    for (place, row) in order.enumerated() { places[row] = place }
    data.chosen = given.chosen.map { places[$0] }
    data.columns = given.columns.map { column in
      var differences: [Double] = []
      differences.reserveCapacity(order.count)
      for place in given.chosen.indices {
        let chosen = column[given.chosen[place]]
        for row in given.starts[place]..<given.starts[place + 1] {
          differences.append(column[order[row]] - chosen)
        }
      }
      return differences
    }
    self.data = data
  }

  /// - Throws: ``EstimationError/input(_:)`` with every row without a nest, or every alternative that is in
  ///   several nests.
  static func check(_ nests: Grouping, on design: ChoiceDesign) throws(EstimationError) {
    precondition(nests.codes.count == design.rowCount, "caller passes a nest for every row of the design")
    var problems = EstimationProblems()
    for (row, code) in nests.codes.enumerated() where nests.levels[Int(code)].isEmpty {
      problems.append(
        .init(
          .cell(row: design.rowNumbers[row], column: nests.name), "no nest is given",
          hint: "give every alternative a nest; one of its own where it has no neighbours"))
    }
    try problems.refuse()
    let alternatives = design.alternatives
    var first = [Int](repeating: -1, count: alternatives.levels.count)
    var isNamed = [Bool](repeating: false, count: first.count)
    for row in nests.codes.indices {
      let alternative = Int(alternatives.codes[row])
      if first[alternative] < 0 {
        first[alternative] = row
      } else if nests.codes[row] != nests.codes[first[alternative]], !isNamed[alternative] {
        isNamed[alternative] = true
        let other = first[alternative]
        let numbers = design.rowNumbers
        problems.append(
          .init(
            .column(nests.name),
            "alternative '\(alternatives.levels[alternative])' is in nest "
              + "'\(nests.levels[Int(nests.codes[other])])' in row \(numbers[other]) and in nest "
              + "'\(nests.levels[Int(nests.codes[row])])' in row \(numbers[row])",
            hint: "give an alternative the same nest in every row"))
      }
    }
    try problems.refuse()
  }
}
