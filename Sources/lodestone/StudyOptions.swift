internal import ArgumentParser
internal import Decision
internal import Foundation
internal import Intake
internal import Pipeline
internal import Scoring

/// What is asked: the data, the profile, and what the command line sets over it.
struct StudyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Dataset by name or folder; see 'lodestone dataset list'.", valueName: "name|dir"),
    completion: .custom(Completions.datasets))
  var dataset: String?

  @Option(
    help: ArgumentHelp(
      "Weight profile by name or file; see 'lodestone profile list'.", valueName: "name|file"),
    completion: .custom(Completions.profiles))
  var profile: String?

  @Option(
    help: ArgumentHelp("Industry by code or in words; default: the profile's.", valueName: "code|words"),
    completion: .custom(Completions.industries))
  var industry: String?

  @Option(
    help: ArgumentHelp(
      "A method by name, or all (rank only); rank --help lists them with their parameters.", valueName: "name"
    ))
  var method: String?

  @Option(
    help: ArgumentHelp(
      "\(NormalisationCatalogue.names.joined(separator: ", ")); default: that of the method's founding paper.",
      valueName: "name"))
  var normalise: String?

  @Option(
    help: ArgumentHelp(
      "A parameter of the method, for all criteria, one criterion or one family: v=0.5, q.wage=10, "
        + "bounds.rail=0:90, aggregation.costs=minimum.",
      valueName: "key=value")
  )
  var param: [String] = []

  @Option(
    help: ArgumentHelp(
      "Set a share in the profile, e.g. family.costs=0.4, or wage=0.5 of its family; the rest keeps its proportions.",
      valueName: "path=share"))
  var set: [String] = []

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Keep only what meets this, e.g. 'country in [PL, RO]'.", valueName: "condition"))
  var condition: [String] = []

  @Option(
    help: ArgumentHelp(
      "Missing figures: refuse, exclude-region, country-mean, nearest-neighbours, regression.",
      valueName: "policy"))
  var missing: String?

  @Option(help: ArgumentHelp("Seed of every draw; ranking draws nothing and records it.", valueName: "n"))
  var seed: String?

  @Option(help: ArgumentHelp("At most so many threads; default all.", valueName: "n"))
  var threads: String?

  /// Checked options that every study has, with all that is wrong with them at once.
  func checked(_ settings: Settings) throws -> (options: Study.Options, seed: UInt64) {
    var problems = ProblemList()
    var options = Study.Options()
    func name(_ value: String?, _ flag: String, _ known: [String]) -> String? {
      guard let value else { return nil }
      if known.contains(value) { return value }
      problems.append(Problem("\(flag): there is no '\(value)'", hint: suggestion(for: value, among: known)))
      return nil
    }
    if let method, method.lowercased() == "all" {
      problems.append(
        Problem(
          "--method: '\(method)' is no method; only rank asks every one, by '--method all'",
          hint: "name one here"))
    } else {
      options.method = name(method, "--method", MethodCatalogue.names)
    }
    options.normalisation = name(normalise, "--normalise", NormalisationCatalogue.names)
    options.missing = name(missing, "--missing", MissingPolicy.allCases.map(\.rawValue)).flatMap(
      MissingPolicy.init)
    for text in condition {
      do throws(ConstraintError) { options.conditions.append(try constraint(from: text)) } catch {
        problems.append(Problem("--where: \(error.problem.message)", hint: error.problem.hint))
      }
    }
    options.parameters = parameters(settings, &problems)
    let seedText = seed ?? settings.value(of: "seed") ?? "1"
    let seedValue = UInt64(seedText)
    if seedValue == nil {
      problems.append(Problem("--seed is '\(seedText)'", hint: "a seed is a whole number, 0 or above"))
    }
    if let text = threads ?? settings.value(of: "threads"), Int(text).map({ $0 < 1 }) ?? true {
      problems.append(Problem("--threads is '\(text)'", hint: "give a whole number of threads, 1 or above"))
    }
    guard problems.isEmpty else { throw Failure(.usage, problems) }
    return (options, seedValue ?? 1)
  }

  /// Threads to use: those asked for, else one for each processor.
  private func threadCount(_ settings: Settings) -> Int {
    max(
      1,
      (threads ?? settings.value(of: "threads")).flatMap { Int($0) }
        ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  private func parameters(_ settings: Settings, _ problems: inout ProblemList) -> MethodParameters {
    var general: [String: MethodParameters.Value] = [:]
    var single: [String: [String: MethodParameters.Value]] = [:]
    for text in param {
      do throws(IntakeError) {
        let parsed = try ParameterText(text)
        let value: MethodParameters.Value =
          switch parsed.value {
          case .number(let number): .number(number)
          case .range(let low, let high): .range(low: low, high: high)
          case .word(let word): .word(word)
          }
        let before =
          parsed.criterion.map { single[parsed.key, default: [:]].updateValue(value, forKey: $0) }
          ?? general.updateValue(value, forKey: parsed.key)
        if before != nil {
          problems.append(
            Problem("--param: '\(text)' sets a value a second time", hint: "give each parameter once"))
        }
      } catch {
        if case .problems(let list) = error { problems.append(contentsOf: list) }
      }
    }
    return MethodParameters(general: general, single: single, workers: Workers(threadCount(settings)))
  }

  /// The study of a dataset.
  func datasetStudy(_ settings: Settings) throws -> DatasetStudy {
    let (options, seed) = try checked(settings)
    let locations = Locations()
    let folder = try locations.dataset(dataset ?? settings.value(of: "dataset") ?? Settings.defaultDataset)
    let file = try locations.profile(profile ?? settings.value(of: "profile") ?? "")
    let loaded = try Intake.dataset(at: folder)
    let profile = try reweighted(try Self.profile(at: file))
    let found = try industry(of: profile, in: loaded.dataset, file: file)
    return try DatasetStudy(
      dataset: loaded.dataset, profile: profile, profileFile: file, industry: found, options: options,
      notices: loaded.notices,
      identity: Study.Identity(
        seed: seed, data: loaded.dataset.checksum, dataset: loaded.dataset.heading.name,
        version: Lodestone.version))
  }

  /// The study of a matrix by a profile.
  func study(
    ofMatrix path: String, byProfile name: String, options: Study.Options, seed: UInt64
  ) throws -> Study {
    let file = try Locations().profile(name)
    // The profile first: it is short, and what is wrong with it is quickly said.
    let profile = try reweighted(try Self.profile(at: file))
    let source = try MatrixSource(path: path, options, seed: seed)
    return try Study(
      table: source.table, profile: profile, profileFile: file, industry: nil, options: options,
      identity: source.identity)
  }

  /// The profile with the shares that `--set` names.
  func reweighted(_ profile: Profile) throws -> Profile {
    guard !set.isEmpty else { return profile }
    do throws(IntakeError) {
      let shares = try shares(from: set.joined(separator: ","), flag: "--set")
      do throws(ReweightingError) {
        return try profile.reweighted(shares.map { (path: $0.name, share: $0.value) })
      } catch {
        throw IntakeError.problems(ProblemList(Problem("--set: \(error)", hint: error.hint)))
      }
    } catch {
      if case .problems(let list) = error { throw Failure(.usage, list) }
      throw error
    }
  }

  static func profile(at file: String) throws -> Profile {
    try Intake.profile(
      from: try InputFile(path: file),
      vocabulary: ProfileVocabulary(
        methods: MethodCatalogue.names, normalisations: NormalisationCatalogue.names,
        aggregating: MethodCatalogue.names(taking: "aggregation")))
  }

  private func industry(of profile: Profile, in dataset: Dataset, file: String) throws -> Industry? {
    guard let words = industry ?? profile.industry else { return nil }
    if dataset.industries.industries.isEmpty {
      guard industry != nil else { return nil }
      throw Failure.usage("dataset '\(dataset.heading.name)' has no industries", hint: "leave --industry out")
    }
    return try dataset.industry(
      called: words,
      hint: industry == nil ? "the profile is written for another classification; add --industry CODE" : nil)
  }
}
