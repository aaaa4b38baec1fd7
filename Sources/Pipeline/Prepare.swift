internal import Decision
internal import Indicators
internal import Scoring

/// Figures on the way to a matrix: what is left after conditions, gaps filled, columns treated.
struct Prepared {
  /// The figures with their gaps filled, before treatment.
  let figures: IndicatorTable
  let matrix: DecisionMatrix
  /// Goalposts and targets, treated like their columns.
  let scales: NormalisationSettings
  let removed: [Removal]
  let imputed: [ImputedCell]
  let notices: [Notice]
}

enum Preparation {
  case prepared(Prepared)
  case nothingMatched([Removal])
}

extension Study {
  /// The stages before any method: constraints → denominate → impute → treat.
  func prepare() throws(StudyError) -> Preparation {
    let (rows, notMet) = meeting(must, in: table)
    guard !rows.isEmpty else { return .nothingMatched(notMet) }
    let wantedTable = IndicatorTable(
      alternatives: table.alternatives, columns: wanted.map { table.column($0.entry.indicator)! })
    let denominated = try denominated(wantedTable.keeping(rows), all: table.keeping(rows))
    let completed: CompleteTable
    do throws(IndicatorError) {
      completed = try complete(denominated, by: missing)
    } catch {
      throw .data(error.problems)
    }
    let removed = notMet + completed.removed
    guard !completed.table.alternatives.isEmpty else { return .nothingMatched(removed) }
    let (matrix, scales, treatmentNotices) = try criteriaMatrix(completed.table)
    return .prepared(
      Prepared(
        figures: completed.table, matrix: matrix, scales: scales, removed: removed,
        imputed: completed.imputed, notices: imputationNotices(completed) + treatmentNotices))
  }

  private func denominated(_ table: IndicatorTable, all: IndicatorTable) throws(StudyError) -> IndicatorTable
  {
    guard wanted.contains(where: { $0.entry.per != nil }) else { return table }
    var columns: [IndicatorTable.Column] = []
    var problems = ProblemList()
    for (criterion, column) in zip(wanted, table.columns) {
      guard let per = criterion.entry.per, let denominator = all.column(per) else {
        columns.append(column)
        continue
      }
      do throws(IndicatorError) {
        columns.append(try perUnit(column, of: denominator, alternatives: table.alternatives))
      } catch {
        problems.append(contentsOf: error.problems)
      }
    }
    guard problems.isEmpty else { throw .data(problems) }
    return IndicatorTable(alternatives: table.alternatives, columns: columns)
  }

  /// Treats columns without gaps: the matrix, its scales treated alike, and what is worth knowing of it.
  func criteriaMatrix(
    _ complete: IndicatorTable
  ) throws(StudyError) -> (DecisionMatrix, NormalisationSettings, [Notice]) {
    var columns: [[Double]] = []
    var criteria: [Criterion] = []
    var goalposts: [String: Goalposts] = [:]
    var targets: [String: Target] = [:]
    var notices: [Notice] = []
    var problems = ProblemList()
    for (want, column) in zip(wanted, complete.columns) {
      let criterion = Criterion(
        id: want.entry.indicator, title: column.indicator.title, unit: column.indicator.unit,
        direction: want.entry.direction, family: want.family)
      do throws(IndicatorError) {
        let result = try treated(
          column.values, criterion: criterion, by: want.entry.treatment, goalposts: want.entry.goalposts,
          target: want.entry.target)
        columns.append(result.values)
        criteria.append(criterion)
        goalposts[criterion.id] = result.goalposts
        targets[criterion.id] = result.target
        notices += result.notices
      } catch {
        problems.append(contentsOf: error.problems)
      }
    }
    guard problems.isEmpty else { throw .data(problems) }
    do throws(MatrixError) {
      return (
        try DecisionMatrix(alternatives: complete.alternatives, criteria: criteria, columns: columns),
        NormalisationSettings(goalposts: goalposts, targets: targets, workers: parameters.workers),
        notices
      )
    } catch {
      throw .data(ProblemList(Problem("\(error)", hint: "mend the figures or the profile")))
    }
  }

  private func imputationNotices(_ completed: CompleteTable) -> [Notice] {
    guard !completed.imputed.isEmpty else { return [] }
    let byIndicator = Dictionary(grouping: completed.imputed, by: \.indicator)
    let shown = wanted.compactMap { want in
      byIndicator[want.entry.indicator].map { "\(want.entry.indicator) \($0.count)" }
    }
    let cells = completed.table.columns.count * completed.table.alternatives.count
    return [
      Notice(
        "\(completed.imputed.count) of \(cells) figures were missing and are imputed by "
          + "\(missing.rawValue): \(shown.joined(separator: ", "))")
    ]
  }
}
