import Decision
import Pipeline
import Testing

/// Cases of two alternatives a and b: x of b (that of a is zero), and which was chosen.
func pairs(_ cases: [(x: Double, takesB: Bool)], more: [ObservationColumn] = []) -> [ObservationColumn] {
  let rows = 0..<2 * cases.count
  return [
    ObservationColumn("who", numbers: rows.map { Double($0 / 2) }),
    ObservationColumn("where", texts: rows.map { $0 % 2 == 0 ? "a" : "b" }),
    ObservationColumn("y", numbers: rows.map { cases[$0 / 2].takesB == ($0 % 2 == 1) ? 1 : 0 }),
    ObservationColumn("x", numbers: rows.map { $0 % 2 == 1 ? cases[$0 / 2].x : 0 }),
  ] + more
}

/// b has x = 1 in all of them, and so many take it.
func ones(_ takers: Int, of count: Int) -> [(x: Double, takesB: Bool)] {
  (0..<count).map { (1, $0 < takers) }
}

func question(
  _ model: EstimationModel, _ formula: String, _ change: (inout EstimationQuestion.Options) -> Void = { _ in }
) throws -> EstimationQuestion {
  var options = EstimationQuestion.Options()
  if model.isChoice {
    options.cases = "who"
    options.alternatives = "where"
  }
  change(&options)
  return try EstimationQuestion(model, formula: formula, options: options)
}

func numbers(_ columns: (String, [Double])...) -> [ObservationColumn] {
  columns.map { ObservationColumn($0.0, numbers: $0.1) }
}

/// Message and hint of every problem of a refusal; empty when nothing is refused.
func refusal(_ body: () throws -> some Any) -> [String] {
  do {
    _ = try body()
    return []
  } catch {
    return (error as? StudyError)?.problems.kept.map(\.description) ?? ["\(error)"]
  }
}
