internal import ArgumentParser
internal import Decision
internal import Foundation
internal import Intake
internal import Pipeline

/// What a model has beside its data and its formula.
struct FittingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("nested-logit: column with the nest of each alternative.", valueName: "column"))
  var nest: String?

  @Flag(help: "nested-logit: one dissimilarity parameter for all nests.")
  var equalLambda = false

  @Option(
    help: ArgumentHelp(
      "mixed-logit: terms as written with their distribution: normal, lognormal, triangular, uniform.",
      valueName: "x:normal,…"))
  var random: String?

  @Flag(help: "mixed-logit: normal coefficients may move together.")
  var correlated = false

  @Option(
    help: ArgumentHelp(
      "mixed-logit: reversed-halton (default), halton, sobol, or quadrature for one or two random terms.",
      valueName: "name"))
  var sequence: String?

  @Option(
    help: ArgumentHelp("mixed-logit: draws (default 500), or nodes of a quadrature (40).", valueName: "n"))
  var draws: String?

  @Option(help: ArgumentHelp("mixed-logit: points of the sequence to pass over.", valueName: "n"))
  var burnIn: String?

  @Option(
    help: ArgumentHelp("mixed-logit: column of the investor who decides several cases.", valueName: "column"))
  var panel: String?

  @Option(
    help: ArgumentHelp("Column of weights, one for each case (or row, without cases).", valueName: "column"))
  var caseWeights: String?

  @Option(
    name: .customLong("se"),
    help: ArgumentHelp(
      "Standard errors: information (default), robust, cluster:COLUMN[,COLUMN], bootstrap:N.",
      valueName: "kind"))
  var errors: String?

  @Option(
    help: ArgumentHelp(
      "Factor of robust errors: none (default), or standard: n/(n-k), with clusters G/(G-1) as well.",
      valueName: "kind"))
  var smallSample: String?

  @Option(
    help: ArgumentHelp(
      "conditional-logit: a weight profile whose indicators are terms; decisions and stated weights together.",
      valueName: "name|file"), completion: .custom(Completions.profiles))
  var prior: String?

  @Option(
    help: ArgumentHelp(
      "With --prior: its strength, above zero; auto (default) takes the one that foresees best.",
      valueName: "t|auto"))
  var tau: String?

  @Option(help: ArgumentHelp("Say what each covariate is worth in units of this one.", valueName: "term"))
  var price: String?

  @Option(
    help: ArgumentHelp(
      "conditional-logit: test that choices do not hang on these alternatives (Hausman-McFadden).",
      valueName: "a,b"))
  var iia: String?

  @Option(
    help: ArgumentHelp(
      "conditional-logit: who wins and who loses, in every alternative, when this term grows in one.",
      valueName: "term"))
  var substitution: String?

  @Option(help: ArgumentHelp("Seed of every draw; default 1.", valueName: "n"))
  var seed: String?

  @Option(help: ArgumentHelp("At most so many threads; default all.", valueName: "n"))
  var threads: String?

  /// The options that are given, by their flags.
  var given: [String] {
    [
      ("--nest", nest), ("--random", random),
      ("--sequence", sequence), ("--draws", draws), ("--burn-in", burnIn), ("--panel", panel),
      ("--case-weights", caseWeights),
      ("--se", errors), ("--small-sample", smallSample), ("--prior", prior), ("--tau", tau),
      ("--price", price),
      ("--iia", iia), ("--substitution", substitution), ("--seed", seed), ("--threads", threads),
    ].filter { $0.1 != nil }.map(\.0) + (equalLambda ? ["--equal-lambda"] : [])
      + (correlated ? ["--correlated"] : [])
  }

  func checked(_ settings: Settings, _ problems: inout ProblemList) throws -> EstimationQuestion.Options {
    var options = EstimationQuestion.Options()
    options.nests = nest
    options.hasEqualLambda = equalLambda
    options.random = randomTerms(&problems)
    options.isCorrelated = correlated
    options.panel = panel
    if let sequence {
      if let known = DrawSequence(rawValue: sequence) {
        options.sequence = known
      } else {
        problems.append(
          Problem(
            "--sequence: there is no '\(sequence)'",
            hint: suggestion(for: sequence, among: DrawSequence.allCases.map(\.rawValue))))
      }
    }
    if let draws {
      options.draws = Int(draws)
      if Int(draws).map({ $0 < 1 }) ?? true {
        problems.append(Problem("--draws is '\(draws)'", hint: "give a whole number, 1 or above"))
      }
    }
    if let burnIn {
      options.burnIn = Int(burnIn)
      if Int(burnIn).map({ $0 < 0 }) ?? true {
        problems.append(Problem("--burn-in is '\(burnIn)'", hint: "give a whole number, 0 or above"))
      }
    }
    options.substitution = substitution.map { $0.filter { !$0.isWhitespace } }
    options.weights = caseWeights
    options.errors = errorKind(&problems)
    if let smallSample {
      if !["none", "standard"].contains(smallSample) {
        problems.append(
          Problem(
            "--small-sample is '\(smallSample)'",
            hint: suggestion(for: smallSample, among: ["none", "standard"])))
      } else if options.errors.hasNoFactor, smallSample == "standard" {
        problems.append(
          Problem(
            "--small-sample is nothing to --se \(options.errors.words)",
            hint: "add --se robust or --se cluster:COLUMN"))
      }
      options.correctsSmallSample = smallSample == "standard"
    }
    options.price = price.map { $0.filter { !$0.isWhitespace } }
    options.irrelevant = iia.map { $0.split(separator: ",").map(String.init) } ?? []
    let seedText = seed ?? settings.value(of: "seed") ?? "1"
    if let value = UInt64(seedText) {
      options.seed = value
    } else {
      problems.append(
        Problem("--seed is '\(seedText)'", hint: "a seed is a whole number, 0 or above"))
    }
    options.prior = try statedPrior(&problems)
    options.threads = threadCount(threads, settings, &problems)
    return options
  }

  private func randomTerms(_ problems: inout ProblemList) -> [RandomTerm] {
    (random.map(termList) ?? []).compactMap { text in
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      let name = parts.last.map { $0.filter { !$0.isWhitespace } } ?? ""
      if parts.count > 1, let known = RandomTerm.Distribution(rawValue: name) {
        return RandomTerm(term: parts.dropLast().joined(separator: ":"), distribution: known)
      }
      problems.append(
        Problem(
          "--random: '\(text)' names no distribution",
          hint: "write TERM:normal, or another of "
            + RandomTerm.Distribution.allCases.map(\.rawValue).joined(separator: ", ")))
      return nil
    }
  }

  private func statedPrior(_ problems: inout ProblemList) throws -> StatedPrior? {
    guard let prior else {
      if tau != nil { problems.append(Problem("--tau belongs to --prior", hint: "add --prior PROFILE")) }
      return nil
    }
    var strength = StatedPrior.Strength.crossValidated
    if let tau, tau != "auto" {
      guard let value = number(from: tau), value > 0 else {
        problems.append(
          Problem(
            "--tau is '\(tau)'",
            hint: "give auto or a number above zero; without a prior leave --prior out"))
        return nil
      }
      strength = .given(value)
    }
    return StatedPrior(weights: try statedWeights(ofProfile: prior, flag: "--prior"), strength: strength)
  }

  private func errorKind(_ problems: inout ProblemList) -> ErrorKind {
    guard let errors else { return .information }
    let kinds = ["information", "robust", "cluster:COLUMN", "bootstrap:N"]
    switch errors {
    case "information": return .information
    case "robust": return .robust
    case _ where errors.hasPrefix("cluster:"):
      let columns = errors.dropFirst("cluster:".count).split(separator: ",", omittingEmptySubsequences: false)
        .map(String.init)
      if columns.contains("") || columns.count > 2 || Set(columns).count < columns.count {
        problems.append(
          Problem(
            "--se '\(errors)' names \(columns.count > 2 ? "\(columns.count) columns" : "no column or one twice")",
            hint: "cluster by one column or by two different ones: cluster:firm or cluster:firm,year"))
        return .information
      }
      return .clustered(by: columns)
    case _ where errors.hasPrefix("bootstrap:"):
      let count = errors.dropFirst("bootstrap:".count)
      guard let draws = Int(count), draws >= 50, draws <= 1_000_000 else {
        problems.append(
          Problem(
            "--se bootstrap: '\(count)' is no number of resamples",
            hint: "give a whole number from 50 to a million, such as bootstrap:500"))
        return .information
      }
      return .bootstrap(draws)
    default:
      problems.append(
        Problem("--se: there is no kind '\(errors)'", hint: suggestion(for: errors, among: kinds)))
      return .information
    }
  }
}

/// Terms by commas that stand outside of parentheses.
func termList(_ text: String) -> [String] {
  var found = [""]
  var depth = 0
  for character in text {
    if character == "(" { depth += 1 }
    if character == ")" { depth -= 1 }
    if character == ",", depth == 0 { found.append("") } else { found[found.count - 1].append(character) }
  }
  return found
}

/// Threads to use: those asked for, else one for each processor.
func threadCount(_ asked: String?, _ settings: Settings, _ problems: inout ProblemList) -> Int {
  let text = asked ?? settings.value(of: "threads")
  if let text, Int(text).map({ $0 < 1 }) ?? true {
    problems.append(Problem("--threads is '\(text)'", hint: "give a whole number of threads, 1 or above"))
  }
  return text.flatMap { Int($0) } ?? ProcessInfo.processInfo.activeProcessorCount
}

extension ErrorKind {
  /// Whether small-sample factors do not speak of it.
  fileprivate var hasNoFactor: Bool {
    switch self {
    case .information, .bootstrap: true
    case .robust, .clustered: false
    }
  }
}
