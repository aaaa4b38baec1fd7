internal import Decision

/// Two rows of judgements over the same criteria, as two files state them.
public struct BestWorstTable: Sendable, Equatable {
  /// In the order of the file of the best's judgements.
  public let criteria: [String]
  /// How many times as important the best criterion is as each.
  public let bestToOthers: [Double]
  /// How many times as important each criterion is as the worst.
  public let othersToWorst: [Double]
}

/// Reads the two files of the best-worst method: header `criterion,value`, one row per criterion, numbers
/// from 1 up.
///
///     // best-to-others    others-to-worst
///     // criterion,value   criterion,value
///     // wage,1            wage,8
///     // port,2            port,5
///     // tax,8             tax,1
///
/// - Throws: ``IntakeError/problems(_:)`` with every value that is no judgement or below 1, criterion that
///   is empty, repeated or in one file only, a file in which no criterion is 1, and a best whose judgement
///   against the worst is not the same in both files, naming both places.
/// - Complexity: one pass over the bytes of each file.
public func bestWorstTable(
  bestToOthers best: InputFile, othersToWorst worst: InputFile
) throws(IntakeError) -> BestWorstTable {
  let first = ComparisonFile(best)
  let second = ComparisonFile(worst)
  var problems = first.problems
  problems.append(contentsOf: second.problems)
  guard problems.isEmpty else { throw .problems(problems) }
  problems.append(contentsOf: first.unknown(to: second))
  problems.append(contentsOf: second.unknown(to: first))
  problems.append(contentsOf: first.withoutOne("the best criterion itself"))
  problems.append(contentsOf: second.withoutOne("the worst criterion itself"))
  guard problems.isEmpty else { throw .problems(problems) }
  if let problem = disagreement(first, second) { throw .problems(ProblemList(problem)) }
  return BestWorstTable(
    criteria: first.rows.map(\.id), bestToOthers: first.rows.map(\.value),
    othersToWorst: first.rows.map { second[$0.id]!.value })
}

/// The first pair of a best and a worst, where no such pair is judged alike in both files.
private func disagreement(_ first: ComparisonFile, _ second: ComparisonFile) -> Problem? {
  var nearest: (best: String, worst: String)?
  for best in first.rows where best.value == 1 {
    for worst in second.rows where worst.value == 1 && (worst.id != best.id || first.rows.count == 1) {
      if first[worst.id]!.value == second[best.id]!.value { return nil }
      if nearest == nil { nearest = (best.id, worst.id) }
    }
  }
  guard let (best, worst) = nearest else {
    let both = second.rows.first { $0.value == 1 }!  // a file without one was refused before
    return Problem(
      "'\(both.id)' is 1 in both files, so it is the best and the worst",
      hint: "give 1 to another criterion in one of them", at: both.place)
  }
  let (here, there) = (first[worst]!, second[best]!)
  return Problem(
    "'\(best)', the best, over '\(worst)', the worst, is \(plain(there.value)), and in the other file "
      + "\(plain(here.value)) (\(here.place))",
    hint: "state the same in both files", at: there.place)
}

/// One file of judgements, in the order of its rows.
private struct ComparisonFile {
  struct Row {
    let id: String
    let value: Double
    let place: Place
  }

  let name: String
  let problems: ProblemList
  let rows: [Row]
  private let places: [String: Int]

  init(_ input: InputFile) {
    var scanner = CSVScanner(input.bytes, file: input.name)
    let columns = NamedColumns(&scanner, needed: ["criterion", "value"])
    var rows: [Row] = []
    var places: [String: Int] = [:]
    if scanner.problems.isEmpty, let id = columns["criterion"], let value = columns["value"] {
      var lines: [String: Int] = [:]
      while scanner.nextRow() {
        let name = scanner.rowName(
          id, lines: &lines, nameless: ("the criterion has no name", "name it as in the other file"),
          twice: "give every criterion one row")
        guard let judgement = scanner.judgement(value, of: "the judgement of '\(name)'") else { continue }
        if judgement.value < 1 {
          scanner.report(
            "the judgement of '\(name)' is \(scanner.quoted(value)), and 1 or more is wanted",
            hint: "say how many times as important the more important of the two is", column: value)
        }
        places[name] = places[name] ?? rows.count
        rows.append(Row(id: name, value: judgement.value, place: scanner.place(value)))
      }
      if scanner.problems.isEmpty, rows.isEmpty {
        scanner.reportNoRows(of: "criterion", hint: "add a row for each criterion")
      }
    }
    name = input.name
    problems = scanner.problems
    self.rows = rows
    self.places = places
  }

  subscript(id: String) -> Row? { places[id].map { rows[$0] } }

  /// A problem for each criterion that the other file does not have.
  func unknown(to other: ComparisonFile) -> ProblemList {
    var list = ProblemList()
    for row in rows where other[row.id] == nil {
      list.append(
        Problem(
          "'\(row.id)' is not in '\(other.name)'",
          hint: suggestion(for: row.id, among: other.rows.map(\.id).filter { self[$0] == nil }), at: row.place
        ))
    }
    return list
  }

  /// A problem when nothing is judged as important as the file's own criterion, which that criterion is.
  func withoutOne(_ what: String) -> ProblemList {
    rows.contains { $0.value == 1 }
      ? ProblemList()
      : ProblemList(
        Problem(
          "no criterion is 1", hint: "give \(what) 1", at: Place(file: name, line: 1, column: 1)))
  }
}
