internal import Decision
internal import Estimation

extension EstimationQuestion {
  /// Columns that options name, each with the option.
  private var named: [(flag: String, column: String)] {
    let single = [
      ("--case", options.cases), ("--alternative", options.alternatives), ("--nest", options.nests),
      ("--panel", options.panel), ("--case-weights", options.weights),
    ]
    var all = single.compactMap { flag, column in column.map { (flag, $0) } }
    if case .clustered(let columns) = options.errors { all += columns.map { ("--se cluster", $0) } }
    return all
  }

  /// Refuses options that name no column before anything is fitted, with what is wrong in the formula.
  ///
  /// - Parameter more: columns that other options name.
  func refuseUnknown(
    in table: ObservationTable, more: [(flag: String, column: String)] = [],
    _ place: (ObservationSpot) -> Place?
  ) throws(StudyError) {
    let unknown = (named + more).filter { table[$0.column] == nil }
    guard !unknown.isEmpty else { return }
    var problems = ProblemList()
    do throws(EstimationError) {
      if model.isChoice { _ = try choiceDesign(on: table) } else { _ = try Design(formula, on: table) }
    } catch {
      if case .input(let found) = error {
        let named = unknown.map { "there is no column '\($0.column)'" }
        for problem in found.list(place).kept where !named.contains(problem.message) {
          problems.append(problem)
        }
      }
    }
    for (flag, column) in unknown {
      problems.append(
        Problem(
          "\(flag): there is no column '\(column)'", hint: suggestion(for: column, among: table.columnNames)))
    }
    throw .data(problems)
  }
}
