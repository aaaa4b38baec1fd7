internal import Decision
internal import Scoring

/// A score, or a difference of two, taken apart by criterion.
struct ScoreParts {
  /// How a score was taken apart, for the reader.
  let account: Explanation.Account
  /// What is there before any part: the parts and this add up to what is taken apart.
  let base: Double
  /// In the order of the criteria.
  let values: [Double]
  /// One per part where orders were drawn.
  let standardErrors: [Double]?
  /// A typical alternative's figures in natural units, against which the parts are measured.
  let typical: [Double]?
}

extension Assessment {
  /// The parts of one alternative's score.
  ///
  /// An additive method's own. For any other method the Shapley values of a game of the criteria: a coalition
  /// S is worth the alternative's score when it keeps its own figures on S and has a typical alternative's,
  /// the medians of all ranked, on the other criteria. The other alternatives stay as they are, and the list
  /// is treated, normalised and scored anew. Without any own figure that is the base.
  ///
  /// - Throws: ``StudyError/question(_:)`` where it would take too long; ``StudyError/data(_:)`` where the
  ///   method has no value for some coalition, naming it.
  func scoreParts(of i: Int) throws(StudyError) -> ScoreParts {
    if let parts = contributions(of: i) {
      return ScoreParts(account: .sum, base: 0, values: parts, standardErrors: nil, typical: nil)
    }
    let typical = figures.columns.map { middle($0.values) }
    let id = alternatives[i].id
    let others = try scaledColumns(i, figures: typical)
    let game = Game(
      own: scaledColumns, others: others, score: rescoring, method: study.method,
      criteria: criteria.map(\.id),
      otherwise: "when '\(id)' has the median of all on")
    let found = try play(game) { $0[i] }
    return ScoreParts(
      account: found.account, base: found.shapley.none, values: found.shapley.values,
      standardErrors: found.shapley.standardErrors, typical: typical)
  }

  /// The parts of the difference of two alternatives' scores; they add up to it, with nothing before them.
  ///
  /// The difference of the parts for an additive method. For any other the halves of the Shapley values of a
  /// game of the criteria: a coalition S is worth the difference of the two scores when the two exchange
  /// their figures on all other criteria. Columns keep their values that way, so no minimum, maximum or
  /// length moves; a criterion on which the two are alike gets nothing; and the parts change sign with the
  /// two alternatives. All exchanged, the two have changed places and the difference its sign: hence the
  /// halves.
  ///
  /// - Throws: as ``scoreParts(of:)``.
  func scoreParts(of a: Int, against b: Int) throws(StudyError) -> ScoreParts {
    if let first = contributions(of: a), let second = contributions(of: b) {
      return ScoreParts(
        account: .sum, base: 0, values: zip(first, second).map { $0 - $1 }, standardErrors: nil, typical: nil)
    }
    let game = Game(
      own: scaledColumns,
      others: scaledColumns.map { column in
        var column = column
        column.swapAt(a, b)
        return column
      }, score: rescoring, method: study.method, criteria: criteria.map(\.id),
      otherwise: "when '\(alternatives[a].id)' and '\(alternatives[b].id)' exchange their figures on")
    let found = try play(game) { ($0[a] - $0[b]) / 2 }
    return ScoreParts(
      account: found.account, base: 0, values: found.shapley.values,
      standardErrors: found.shapley.standardErrors, typical: nil)
  }

  // MARK: the game

  private struct Game: Sendable {
    /// What a member of the coalition brings, and what a criterion outside it has.
    let own: [[Double]]
    let others: [[Double]]
    let score: @Sendable ([[Double]]) throws(ScoringError) -> [Double]
    let method: String
    let criteria: [String]
    /// The words before the criteria outside the coalition.
    let otherwise: String

    func scores(_ coalition: UInt64) throws(ScoringError) -> [Double] {
      let columns = own.indices.map { coalition >> UInt64($0) & 1 == 1 ? own[$0] : others[$0] }
      do throws(ScoringError) { return try score(columns) } catch {
        let outside = own.indices.filter { coalition >> UInt64($0) & 1 == 0 }.map { "'\(criteria[$0])'" }
        guard !outside.isEmpty else { throw error }
        let named =
          outside.count == criteria.count
          ? "every criterion"
          : outside.prefix(8).joined(separator: ", ")
            + (outside.count > 8 ? " and \(outside.count - 8) more" : "")
        var reason = "\(error)"
        if case .undefined(_, let why) = error { reason = why }
        throw .undefined(method: method, reason: "\(otherwise) \(named), \(reason)")
      }
    }
  }

  private func play(
    _ game: Game, value: @escaping @Sendable ([Double]) -> Double
  ) throws(StudyError) -> (account: Explanation.Account, shapley: ShapleyValues) {
    guard let effort = try shapleyEffort() else { preconditionFailure("an additive score needs no game") }
    do throws(ScoringError) {
      let found = try shapleyValues(players: criteria.count, plan: shapleyPlan(effort)) {
        (coalition) throws(ScoringError) in value(try game.scores(coalition))
      }
      return (.shapley(scorings: found.evaluations, pairs: effort.pairs, isCut: effort.isCut), found)
    } catch {
      throw .data(error.problems)
    }
  }

  /// The columns that the method takes: normalised ones, or those in natural units.
  private var scaledColumns: [[Double]] {
    method is any ScoringMethod ? normalised.columns : matrix.columns
  }

  /// The same when alternative i has these figures. Every column is treated and normalised by itself, so one
  /// such list and the real one hold the columns of every coalition.
  private func scaledColumns(_ i: Int, figures changed: [Double]) throws(StudyError) -> [[Double]] {
    let table = IndicatorTable(
      alternatives: alternatives,
      columns: zip(figures.columns, changed).map { column, figure in
        var values = column.values
        values[i] = figure
        return IndicatorTable.Column(indicator: column.indicator, values: values)
      })
    let (matrix, scales, _) = try study.criteriaMatrix(table)
    guard let scoring = method as? any ScoringMethod else { return matrix.columns }
    do throws(ScoringError) {
      let name = study.normalisation ?? type(of: scoring).defaultNormalisation
      return try NormalisationCatalogue.normalisation(named: name, settings: scales).normalised(matrix)
        .columns
    } catch {
      throw .data(error.problems)
    }
  }

  private var rescoring: @Sendable ([[Double]]) throws(ScoringError) -> [Double] {
    let stage = ScoringStage(self)
    let weights = weights
    return { (columns) throws(ScoringError) in try stage.scores(ofScaled: columns, weights: weights) }
  }
}

/// The median: the middle value, or the mean of the two middle ones.
///
///     middle([4, 1, 9])     // 4
///     middle([4, 1, 9, 2])  // 3
func middle(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  let half = sorted.count / 2
  // Of halves, since the sum of two huge values is no number.
  return sorted.count % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2
}
