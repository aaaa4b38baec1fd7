internal import ArgumentParser
internal import Checksums
internal import Decision
internal import Intake
internal import Pipeline

/// A matrix with weights, or a dataset with a profile: what rank, robust and weigh work on.
struct QuestionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Decision matrix, one alternative per row (CSV); - is standard input.", valueName: "file"))
  var matrix: String?

  @Option(
    help: ArgumentHelp("Weights of the matrix' criteria, relative to each other.", valueName: "a=0.5,b=0.3"))
  var weights: String?

  @Option(help: ArgumentHelp("Criteria of the matrix of which less is better.", valueName: "a,b"))
  var cost: String?

  @OptionGroup var study: StudyOptions

  /// The question with the dataset it is put to; a bare matrix has none.
  func question(_ settings: Settings) throws -> (study: Study, dataset: DatasetStudy?) {
    if matrix != nil { return (try matrixStudy(settings), nil) }
    for (flag, value) in [("--weights", weights), ("--cost", cost)] where value != nil {
      throw Failure.usage("\(flag) belongs to --matrix", hint: "name the matrix, or take a --profile")
    }
    let dataset = try study.datasetStudy(settings)
    return (dataset.study, dataset)
  }

  private func matrixStudy(_ settings: Settings) throws -> Study {
    let (options, seed) = try study.checked(settings)
    if let dataset = study.dataset {
      throw Failure.usage(
        "--matrix and --dataset '\(dataset)' exclude each other", hint: "give one of the two")
    }
    if study.profile != nil, weights != nil {
      throw Failure.usage("--profile and --weights exclude each other", hint: "give one of the two")
    }
    if study.industry != nil {
      throw Failure.usage("--industry belongs to a dataset, and this is a --matrix", hint: "leave it out")
    }
    if matrix == "-", study.profile == "-" {
      throw Failure.usage(
        "--matrix and --profile are both standard input", hint: "name a file for one of them")
    }
    if weights != nil, !study.set.isEmpty {
      throw Failure.usage("--set belongs to a profile, and --weights are given", hint: "change --weights")
    }
    if let weights {
      let named = try Self.usage { () throws(IntakeError) in try assignments(from: weights, flag: "--weights")
      }
      let costs = (cost ?? "").split(separator: ",").map(String.init)
      let source = try MatrixSource(path: matrix ?? "-", options, seed: seed)
      return try Study(
        table: source.table, weights: named, costs: costs, options: options, identity: source.identity)
    }
    guard let name = study.profile else {
      throw Failure.usage("--matrix wants --weights or --profile", hint: "write --weights a=0.5,b=0.3,c=0.2")
    }
    if cost != nil {
      throw Failure.usage(
        "--cost belongs to --weights; a profile states its directions", hint: "leave it out")
    }
    return try study.study(ofMatrix: matrix ?? "-", byProfile: name, options: options, seed: seed)
  }

  /// What a flag holds is usage, even where it is read like a file.
  private static func usage<T>(_ read: () throws(IntakeError) -> T) throws -> T {
    do { return try read() } catch {
      if case .problems(let list) = error { throw Failure(.usage, list) }
      throw error
    }
  }
}
