internal import Decision

extension ProblemList {
  /// The same problems in the order of their lines and columns; those of one place keep theirs.
  var inOrder: ProblemList {
    func key(_ problem: Problem, _ place: Int) -> (Int, Int, Int) {
      (problem.place?.line ?? 0, problem.place?.column ?? 0, place)
    }
    var result = ProblemList()
    let sorted = kept.enumerated().sorted { key($0.element, $0.offset) < key($1.element, $1.offset) }
    for (_, problem) in sorted { result.append(problem) }
    for _ in 0..<cut { result.append(Problem("", hint: "")) }
    return result
  }
}
