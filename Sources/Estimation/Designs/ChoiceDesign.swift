internal import Decision

/// What a choice model is fitted on: cases, the alternatives open to each, and named columns.
///
///     let formula = try Formula("choice ~ log(wage) + factor(region)")
///     let design = try ChoiceDesign(formula, on: table, cases: "firm", alternatives: "region")
///     design.starts   // [0, 3, 5]: the first case has three rows, the second two
///     design.chosen   // [1, 3]
///
/// Rows are sorted by case and alternative, so no figure hangs on the order of the file, and a case's rows
/// need not stand together in it. A choice model has no constant: whatever is the same for all alternatives
/// of a case cancels out of its probabilities. A column that is so in every case (to 1e-12 of its size) is
/// dropped and named, and a factor in an interaction with such a column loses its base level even when that
/// column is not a term.
public struct ChoiceDesign: Sendable {
  public let formula: Formula
  /// Ids, in order of name (of size for numbers).
  public let cases: [String]
  /// The first row of every case, and the number of rows at the end.
  public let starts: [Int]
  /// The row chosen in every case.
  public let chosen: [Int]
  /// How many equal choices every case stands for: the response of its chosen row.
  public let choiceCounts: [Int]
  /// A weight for every case; one without a column of weights.
  public let weights: [Double]
  /// The alternative of every row.
  public let alternatives: Grouping
  /// Coefficient names.
  public let names: [String]
  /// For every column its term as written.
  public let terms: [String]
  /// One list for every name, one value for every row.
  public let columns: [[Double]]
  /// Sum of the offsets, such as the logarithm of inclusion probabilities, or nil without one.
  public let offset: [Double]?
  public let dropped: [OmittedColumn]
  /// Numbers of the rows in the table, from 1, in the order of the design.
  public var rowNumbers: [Int] { sets.order.rowNumbers }
  let table: ObservationTable
  let sets: ChoiceSets

  public var rowCount: Int { sets.order.count }

  /// Reads a formula on a table of cases × alternatives.
  ///
  /// - Parameters:
  ///   - cases: name of the column with the id of the choice situation.
  ///   - alternatives: name of the column with the id of the alternative.
  ///   - weights: name of a column of positive weights that do not differ within a case.
  ///   - rows: numbers of the rows to use, from 1; nil for all.
  /// - Throws: ``EstimationError/input(_:)`` with everything of a kind at once: first names, texts and
  ///   gaps, then cases without exactly one choice or with an alternative twice, and values that are not
  ///   finite.
  /// - Complexity: O(rows × columns) time and memory.
  /// - Source: McFadden (1974), in Zarembka (ed.), *Frontiers in Econometrics*, ch. 4.
  public init(
    _ formula: Formula, on table: ObservationTable, cases: String, alternatives: String,
    weights: String? = nil,
    rows: [Int]? = nil
  ) throws(EstimationError) {
    var problems = EstimationProblems()
    let bound = BoundFormula(formula, on: table, into: &problems)
    if let effect = formula.absorbed.first {
      problems.append(
        .init(
          .formula(character: effect.characters[0]), "a choice model has no absorbed effects",
          hint: "its cases are absorbed already; write factor(...) for the alternatives' constants"))
    }
    let wanted = [cases, alternatives] + (weights.map { [$0] } ?? [])
    let others = wanted.compactMap { name -> ObservationColumn? in
      if let column = table[name] { return column }
      problems.append(unknownColumn(name, in: table))
      return nil
    }
    if let weights, let column = table[weights], case .texts = column.values {
      problems.append(textsForNumbers(weights))
    }
    let given = RowOrder(numbers: rows, of: table, into: &problems)
    bound.checkGaps(given, also: others, into: &problems)
    try problems.refuse()

    let sets = ChoiceSets(table, cases: others[0], alternatives: others[1], given, into: &problems)
    let finite = FiniteValues(table: table, order: sets.order, caseName: sets.caseName(of:))
    let response = finite.values(of: bound.response, into: &problems)
    (chosen, choiceCounts) = sets.choices(response, into: &problems)
    offset = bound.offset(finite, into: &problems)
    self.weights = try Self.weights(weights, table, sets, into: &problems)
    let columns = DesignColumns(
      of: bound, finite: finite,
      isSpanned: { members, groupings, numbers in
        members.allSatisfy { member in
          if let grouping = groupings[member] {
            sets.isConstant(grouping)
          } else {
            sets.isConstant(numbers[member] ?? [])
          }
        }
      },
      isUseless: { sets.isConstant($0) ? "it is the same for all alternatives of every case" : nil },
      into: &problems)
    try problems.refuse()

    self.formula = formula
    self.table = table
    self.sets = sets
    self.cases = sets.cases
    starts = sets.starts
    self.alternatives = sets.alternatives
    names = columns.kept.map(\.name)
    terms = columns.kept.map(\.term)
    self.columns = columns.values
    dropped = columns.dropped
  }

  private static func weights(
    _ name: String?, _ table: ObservationTable, _ sets: ChoiceSets, into problems: inout EstimationProblems
  ) throws(EstimationError) -> [Double] {
    guard let name else { return [Double](repeating: 1, count: sets.cases.count) }
    let numbers = try table.numbers(in: name, sets.order)
    let weights = sets.values(name, { numbers[$0] }, shown: plain, into: &problems)
    for (place, weight) in weights.enumerated() where weight <= 0 {
      problems.append(
        .init(
          .choiceCase(sets.cases[place]), "its weight is \(plain(weight)); wanted one above zero",
          hint: "leave the case out where it should not count"))
    }
    return weights
  }

  /// The groups of a column on the rows of the design, such as the nests of the alternatives.
  ///
  /// - Throws: ``EstimationError/input(_:)`` for an unknown column or one with gaps in these rows.
  public func grouping(ofRowsBy column: String) throws(EstimationError) -> Grouping {
    table.grouping(by: try table.column(column, sets.order), sets.order)
  }

  /// The groups of a column that does not differ within a case, such as the investor of a panel or the
  /// cluster of a covariance: one code for every case.
  ///
  /// - Throws: ``EstimationError/input(_:)`` for an unknown column, gaps, and every case in which it
  ///   differs.
  public func grouping(ofCasesBy column: String) throws(EstimationError) -> Grouping {
    let rows = try grouping(ofRowsBy: column)
    var problems = EstimationProblems()
    let codes = sets.values(
      column, { rows.codes[$0] }, shown: { rows.levels[Int($0)] }, into: &problems)
    try problems.refuse()
    return Grouping(name: rows.name, levels: rows.levels, codes: codes)
  }

  /// A column of numbers that need not be in the formula, on the rows of the design.
  ///
  /// - Throws: ``EstimationError/input(_:)`` for an unknown column, one with gaps in these rows, or one of
  ///   texts.
  public func numbers(in column: String) throws(EstimationError) -> [Double] {
    try table.numbers(in: column, sets.order)
  }
}
