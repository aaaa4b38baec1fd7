/// The part of a design that a model of counts is fitted on: some of its rows and some of its columns.
struct CountData {
  let design: Design
  /// A number for every row of the design, or nil for ones.
  let weights: [Double]?
  /// What is absorbed: the design's effects, or a constant that is treated as one.
  private(set) var effects: [Grouping]
  /// Places of the columns in the design.
  var places: [Int]
  /// Places of the rows in the design, rising.
  var rows: [Int]

  /// Rows of weight zero are left out.
  ///
  /// - Throws: ``EstimationError/input(_:)`` with every response that is negative or not finite and every
  ///   weight outside its range, or when all responses are zero.
  init(_ design: Design, weights: [Double]?, model: String) throws(EstimationError) {
    var problems = EstimationProblems()
    if design.rowCount == 0 {
      problems.append(.init(.table, "the model has no rows", hint: "give it data"))
    }
    let name = design.formula.response.name
    let numbers = design.rowNumbers
    for (row, value) in design.response.enumerated() where !(value >= 0 && value.isFinite) {
      problems.append(
        .init(
          .row(numbers[row]),
          "the response '\(name)' is \(value); wanted a finite number that is not negative",
          hint: "correct the figure or leave the row out"))
    }
    checkWeights(weights, rows: design.rowCount, numbers: numbers, into: &problems)
    try problems.refuse()
    self.design = design
    self.weights = weights
    effects = design.absorbed
    places = Array(design.columns.indices)
    rows =
      weights.map { weights in design.response.indices.filter { weights[$0] > 0 } }
      ?? Array(design.response.indices)
    if rows.allSatisfy({ design.response[$0] == 0 }) {
      problems.append(
        .init(
          .table, "the response '\(name)' is zero in every row; there is nothing to fit \(model) on",
          hint: "give rows with a count above zero"))
    }
    try problems.refuse()
  }

  var names: [String] { places.map { design.names[$0] } }

  func weight(of row: Int) -> Double { weights?[row] ?? 1 }

  /// Whether a constant or absorbed effects take up any constant that is added to a column.
  var takesConstants: Bool { hasConstant || !effects.isEmpty }
  /// Whether the constant is among the columns kept.
  var hasConstant: Bool { design.hasConstant && places.first == 0 }

  /// With the constant as the one group of an effect, which takes the exact weighted mean out of columns.
  var absorbingConstant: CountData {
    guard hasConstant else { return self }
    var result = self
    result.places.removeFirst()
    result.effects = [
      Grouping(
        name: Design.constantName, levels: ["1"], codes: [Int32](repeating: 0, count: design.rowCount))
    ]
    return result
  }

  /// The rows without the groups of absorbed effects whose responses are all zero: no finite effect fits
  /// those. Without them others may be left with zeros alone, so that it is done until there are none.
  ///
  /// - Returns: places of the rows that go, and how many groups of each effect.
  mutating func removeZeroGroups() -> (rows: [Int], groups: [(name: String, count: Int)]) {
    var removed: [Int] = []
    var groups = design.absorbed.map { (name: $0.name, count: 0) }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for (place, grouping) in design.absorbed.enumerated() {
        // 0: no row, 1: zeros alone, 2: a count above zero.
        var states = [UInt8](repeating: 0, count: grouping.levels.count)
        for row in rows {
          let level = Int(grouping.codes[row])
          states[level] = max(states[level], design.response[row] > 0 ? 2 : 1)
        }
        let zeros = states.count { $0 == 1 }
        guard zeros > 0 else { continue }
        hasChanged = true
        groups[place].count += zeros
        removed += rows.filter { states[Int(grouping.codes[$0])] == 1 }
        rows = rows.filter { states[Int(grouping.codes[$0])] == 2 }
      }
    }
    return (removed, groups.filter { $0.count > 0 })
  }

  /// How many levels of absorbed effects have a single row.
  var singletonCount: Int {
    design.absorbed.reduce(0) { total, grouping in
      var counts = [Int](repeating: 0, count: grouping.levels.count)
      for row in rows { counts[Int(grouping.codes[row])] += 1 }
      return total + counts.count { $0 == 1 }
    }
  }
}
