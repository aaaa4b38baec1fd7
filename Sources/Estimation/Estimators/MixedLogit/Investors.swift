/// Who chooses: one investor for every case, or for all cases of a panel's member.
struct Investors {
  let names: [String]
  /// For every case its investor.
  let ofCase: [Int]
  let weights: [Double]
  /// For every case how often the investor chose so: choices of a case without a panel are investors alike,
  /// which their weight counts.
  let counts: [Double]

  /// - Throws: ``EstimationError/input(_:)`` for a panel of another number of cases, and with every case in
  ///   which the investor differs from row to row, or whose weight is not that of its investor.
  init(_ design: ChoiceDesign, panel: Grouping?) throws(EstimationError) {
    let choices = design.choiceCounts.map(Double.init)
    guard let panel else {
      names = design.cases
      ofCase = Array(design.cases.indices)
      weights = zip(design.weights, choices).map(*)
      counts = choices.map { _ in 1 }
      return
    }
    var problems = EstimationProblems()
    var codes = panel.codes.map(Int.init)
    if codes.count == design.rowCount, codes.count != design.cases.count {
      for n in design.cases.indices {
        let rows = design.starts[n]..<design.starts[n + 1]
        if let other = rows.first(where: { codes[$0] != codes[rows.lowerBound] }) {
          problems.append(
            .init(
              .choiceCase(design.cases[n]),
              "its '\(panel.name)' is '\(panel.levels[codes[rows.lowerBound]])' and "
                + "'\(panel.levels[codes[other]])'",
              hint: "one choice is made by one investor"))
        }
      }
      codes = design.starts.dropLast().map { codes[$0] }
    } else if codes.count != design.cases.count {
      problems.append(
        .init(
          .column(panel.name), "the panel has \(codes.count) values",
          hint: "give one for each of the \(design.cases.count) cases"))
    }
    try problems.refuse()
    // Levels without a case have no draws.
    var places = [Int](repeating: -1, count: panel.levels.count)
    for code in codes { places[code] = 0 }
    var names: [String] = []
    for level in places.indices where places[level] == 0 {
      places[level] = names.count
      names.append(panel.levels[level])
    }
    var weights = [Double](repeating: .nan, count: names.count)
    for (n, code) in codes.enumerated() {
      let weight = design.weights[n]
      if weights[places[code]].isNaN {
        weights[places[code]] = weight
      } else if weights[places[code]] != weight {
        problems.append(
          .init(
            .choiceCase(design.cases[n]),
            "its weight is \(weight), and that of other cases of '\(names[places[code]])' "
              + "\(weights[places[code]])",
            hint: "give all cases of an investor the same weight"))
      }
    }
    try problems.refuse()
    self.names = names
    self.weights = weights
    ofCase = codes.map { places[$0] }
    counts = choices
  }
}
