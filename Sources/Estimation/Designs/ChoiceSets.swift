internal import Decision

/// The rows of a table as choice situations: every case's rows together and in order of alternative.
struct ChoiceSets {
  let order: RowOrder
  let cases: [String]
  /// Where every case begins, and the number of rows at the end.
  let starts: [Int]
  let alternatives: Grouping

  init(order: RowOrder, cases: [String], starts: [Int], alternatives: Grouping) {
    self.order = order
    self.cases = cases
    self.starts = starts
    self.alternatives = alternatives
  }

  /// Cases and, within them, alternatives come in order of name (of size for numbers), so that nothing hangs
  /// on the order of the rows.
  ///
  /// - Complexity: O(rows + levels log levels): two counting sorts.
  init(
    _ table: ObservationTable, cases: ObservationColumn, alternatives: ObservationColumn, _ given: RowOrder,
    into problems: inout EstimationProblems
  ) {
    let byCase = table.grouping(by: cases, given)
    let byAlternative = table.grouping(by: alternatives, given)
    let codes: [Int32]
    // Files mostly come sorted, and columns in the table's own order need no copy.
    if Self.isSorted(byCase.codes, byAlternative.codes) {
      (order, codes) = (given, byAlternative.codes)
    } else {
      let sorted = Self.sorted(Self.sorted(Array(0..<given.count), by: byAlternative), by: byCase)
      order = given.reordered(sorted)
      codes = sorted.map { byAlternative.codes[$0] }
    }
    self.alternatives = Grouping(name: byAlternative.name, levels: byAlternative.levels, codes: codes)
    self.cases = byCase.levels
    var counts = [Int](repeating: 0, count: byCase.levels.count)
    for code in byCase.codes { counts[Int(code)] += 1 }
    starts = counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }

    for (place, name) in self.cases.enumerated() {
      var row = starts[place]
      while row < starts[place + 1] {
        let last = codes[row...].prefix(starts[place + 1] - row).prefix { $0 == codes[row] }.count
        if last > 1 {
          let numbers = (row..<(row + last)).map { order.place($0) + 1 }
          let listed = numbers.prefix(5).map(String.init).joined(separator: ", ") + (last > 5 ? ", …" : "")
          problems.append(
            .init(
              .choiceCase(name),
              "alternative '\(byAlternative.levels[Int(codes[row])])' stands in \(last) rows (\(listed))",
              hint: "give every alternative of a case one row, or another case id"))
        }
        row += last
      }
    }
  }

  private static func isSorted(_ cases: [Int32], _ alternatives: [Int32]) -> Bool {
    for row in cases.indices.dropFirst() {
      let isBehind =
        cases[row] == cases[row - 1] ? alternatives[row] < alternatives[row - 1] : cases[row] < cases[row - 1]
      if isBehind { return false }
    }
    return true
  }

  private static func sorted(_ rows: [Int], by grouping: Grouping) -> [Int] {
    var next = [Int](repeating: 0, count: grouping.levels.count + 1)
    for code in grouping.codes { next[Int(code) + 1] += 1 }
    for level in grouping.levels.indices { next[level + 1] += next[level] }
    var result = rows
    for row in rows {
      let code = Int(grouping.codes[row])
      result[next[code]] = row
      next[code] += 1
    }
    return result
  }

  /// The case of a row.
  func caseName(of row: Int) -> String {
    var (low, high) = (0, cases.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= row { low = middle } else { high = middle }
    }
    return cases[low]
  }

  /// Whether a column is the same for all alternatives of every case.
  func isConstant(_ values: [Double]) -> Bool {
    allCases { rows in
      let first = values[rows.lowerBound]
      var (low, high) = (first, first)
      for row in rows {
        low = min(low, values[row])
        high = max(high, values[row])
      }
      return high - low <= Self.sameness * max(abs(low), abs(high))
    }
  }

  /// Relative spread within a case that is rounding and not a difference: what is left of sums and quotients
  /// of a few dozen roundings, and far below what any published figure can tell apart.
  static let sameness = 1e-12

  func isConstant(_ grouping: Grouping) -> Bool {
    allCases { rows in rows.allSatisfy { grouping.codes[$0] == grouping.codes[rows.lowerBound] } }
  }

  private func allCases(_ holds: (Range<Int>) -> Bool) -> Bool {
    cases.indices.allSatisfy { holds(starts[$0]..<starts[$0 + 1]) }
  }
}

extension ChoiceSets {
  /// The chosen row of every case and how many choices it stands for.
  ///
  /// A response of 0 and 1 marks one alternative. A larger whole number on one alternative stands for that
  /// many equal choices; on several it would have to be taken apart, and is refused.
  func choices(_ response: [Double], into problems: inout EstimationProblems) -> (rows: [Int], counts: [Int])
  {
    var chosen: [Int] = []
    var counts: [Int] = []
    for (place, name) in cases.enumerated() {
      var found: [Int] = []
      for row in starts[place]..<starts[place + 1] where response[row] != 0 {
        let value = response[row]
        if value < 0 || value != value.rounded() || value > 1e9 {
          problems.append(
            .init(
              .choiceCase(name), "the choice in row \(order.place(row) + 1) is \(plain(value))",
              hint: "write 1 for the alternative chosen and 0 for the others"))
        }
        found.append(row)
      }
      if found.isEmpty {
        problems.append(
          .init(
            .choiceCase(name), "no alternative is chosen", hint: "mark one with 1, or leave the case out"))
      } else if found.count > 1 {
        let names = found.prefix(5).map { "'\(alternatives.levels[Int(alternatives.codes[$0])])'" }
        let listed = names.joined(separator: ", ") + (found.count > 5 ? ", …" : "")
        let isCounted = found.contains { response[$0] > 1 }
        problems.append(
          .init(
            .choiceCase(name), "\(found.count) alternatives are chosen (\(listed))",
            hint: isCounted
              ? "give every choice a case of its own, or take 'poisson' with the case absorbed"
              : "mark one with 1, or give every choice a case of its own"))
      }
      chosen.append(found.first ?? starts[place])
      counts.append(found.first.flatMap { Int(exactly: response[$0]) } ?? 0)
    }
    return (chosen, counts)
  }

  /// A value for every case from a column that must not differ within one.
  func values<Value: Equatable>(
    _ column: String, _ value: (_ row: Int) -> Value, shown: (Value) -> String,
    into problems: inout EstimationProblems
  ) -> [Value] {
    cases.indices.map { place in
      let first = value(starts[place])
      if let other = (starts[place]..<starts[place + 1]).first(where: { value($0) != first }) {
        problems.append(
          .init(
            .choiceCase(cases[place]),
            "'\(column)' is '\(shown(first))' in row \(order.place(starts[place]) + 1) and "
              + "'\(shown(value(other)))' in row \(order.place(other) + 1)",
            hint: "give it one value for the whole case"))
      }
      return first
    }
  }
}
