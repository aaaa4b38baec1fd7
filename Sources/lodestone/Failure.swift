internal import ArgumentParser
internal import Decision
internal import Foundation
internal import Intake
internal import Pipeline
internal import Report

/// What ends the program without an answer: an exit code with the problems that caused it.
struct Failure: Error {
  /// The exit codes of the contract.
  enum Code: Int32 {
    case nothingMatched = 1
    case usage = 64
    case data = 65
    case ours = 70
    case file = 74
  }

  let code: Code
  let problems: ProblemList

  init(_ code: Code, _ problems: ProblemList) {
    self.code = code
    self.problems = problems
  }

  static func usage(_ message: String, hint: String) -> Failure {
    Failure(.usage, ProblemList(Problem(message, hint: hint)))
  }

  init(_ error: IntakeError) {
    switch error {
    case .file(let problem): self.init(.file, ProblemList(problem))
    case .problems(let list): self.init(.data, list)
    }
  }

  init(_ error: StudyError) {
    switch error {
    case .question(let list): self.init(.usage, list)
    case .data(let list): self.init(.data, list)
    }
  }

  /// Says what went wrong on standard error, as text or as one JSON object, and exits.
  static func end(_ error: any Error, arguments: [String]) -> Never {
    let failure: Failure
    switch error {
    case let known as Failure: failure = known
    case let known as IntakeError: failure = Failure(known)
    case let known as StudyError: failure = Failure(known)
    default:
      let code = Lodestone.exitCode(for: error)
      if code == .success {
        // Help is an answer: it goes to standard output.
        do { try Output.write(Rendering(text: Lodestone.message(for: error) + "\n"), to: nil) } catch {
          end(error, arguments: arguments)
        }
        exit(0)
      }
      let isUsage = code == .validationFailure
      failure = Failure(
        isUsage ? .usage : .ours,
        ProblemList(
          Problem(
            Lodestone.message(for: error).replacing("\n", with: " "),
            hint: isUsage ? "see 'lodestone \(command(arguments))--help'" : "this is a fault of the program"))
      )
    }
    Output.writeError(wantsJSON(arguments) ? failure.json : failure.text)
    exit(failure.code.rawValue)
  }

  private static func command(_ arguments: [String]) -> String {
    arguments.first.map { $0.hasPrefix("-") ? "" : "\($0) " } ?? ""
  }

  /// The form is needed before the arguments are understood, since they may be what is wrong.
  private static func wantsJSON(_ arguments: [String]) -> Bool {
    for (place, argument) in arguments.enumerated() {
      if argument == "--format=json" { return true }
      if argument == "--format" { return place + 1 < arguments.count && arguments[place + 1] == "json" }
    }
    return (try? Settings.current().value(of: "format")) == "json"
  }

  private var text: String {
    var lines = problems.kept.map { problem in
      problem.place == nil ? "lodestone: \(problem)" : "\(problem)"
    }
    if problems.cut > 0 { lines.append("… and \(problems.cut) more problems (\(problems.count) in all)") }
    // A name from a file may hold what would move the cursor; one problem is one line.
    return lines.map { Sheet.printable($0) + "\n" }.joined()
  }

  private var json: String {
    JSON.object([
      (
        "error",
        .object([
          ("code", .integer(Int(code.rawValue))), ("count", .integer(problems.count)),
          (
            "problems",
            .list(
              problems.kept.map { problem in
                .object([
                  ("file", .optional(problem.place?.file)), ("line", .optional(problem.place?.line)),
                  ("column", .optional(problem.place?.column)), ("message", .text(problem.message)),
                  ("hint", .text(problem.hint)),
                ])
              })
          ),
        ])
      )
    ]).indented
  }
}
