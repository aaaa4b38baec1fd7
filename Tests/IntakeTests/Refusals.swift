import Decision
import Intake

/// What a reading refuses, one line per problem as the program shows it; empty where it refuses nothing.
///
/// A problem with the file itself begins with `file: `; problems that were only counted end the list.
func refusals<Value>(_ read: () throws(IntakeError) -> Value) -> [String] {
  do throws(IntakeError) {
    _ = try read()
    return []
  } catch {
    switch error {
    case .file(let problem): return ["file: \(problem)"]
    case .problems(let list): return lines(list)
    }
  }
}

func lines(_ list: ProblemList) -> [String] {
  list.kept.map(\.description) + (list.cut == 0 ? [] : ["and \(list.cut) more"])
}
