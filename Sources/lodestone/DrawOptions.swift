internal import ArgumentParser
internal import Decision
internal import Intake
internal import Pipeline
internal import Scoring

/// What is drawn, how often, and what is varied: the options of robust, checked all at once.
struct DrawOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Draws of weights and figures; default 10000. With --tolerance, draws at most; default 1000000.",
      valueName: "n"))
  var draws: String?

  @Option(
    help: ArgumentHelp(
      "uniform, dirichlet:K around the stated weights, or none to hold them; default dirichlet:50.",
      valueName: "kind"))
  var spread: String?

  @Option(help: ArgumentHelp("Size of the top whose probability is given; default 1.", valueName: "k"))
  var top: String?

  @Option(
    help: ArgumentHelp(
      "Ranks that are counted: all, and who is before whom; or top, those of --top alone, in a fraction of "
        + "the time; default all.",
      valueName: "all|top"), completion: .list(["all", "top"]))
  var ranks: String?

  @Option(
    help: ArgumentHelp(
      "Draw figures too, with relative standard errors by grade: official=2%,estimated=10%, or 5% for all.",
      valueName: "errors"))
  var errors: String?

  @Option(
    help: ArgumentHelp(
      "Double the draws from 1000 on until the largest standard error is at most this, e.g. 0.005.",
      valueName: "error"))
  var tolerance: String?

  @Option(
    help: ArgumentHelp(
      "Sobol indices of the shift of ranks from a base sample of n points, n times (inputs + 2) rankings.",
      valueName: "n"))
  var sobol: String?

  @Option(help: ArgumentHelp("Normalisations that --sobol varies.", valueName: "a,b"))
  var normalisations: String?

  @Option(help: ArgumentHelp("Methods that --sobol varies.", valueName: "a,b"))
  var methods: String?

  @Option(
    help: ArgumentHelp(
      "Policies for missing figures that --sobol varies: country-mean, nearest-neighbours, regression.",
      valueName: "a,b"))
  var policies: String?

  /// Tallies are whole numbers of 31 bits.
  private static let mostDraws = 2_000_000_000
  /// Every ranking of the sample leaves three figures in memory.
  private static let mostSobol = 1_000_000

  struct Checked {
    let draws: Int
    let spread: WeightSpread
    let top: Int
    let counting: CountedRanks
    let errors: FigureErrors?
    let tolerance: Double?
    let sensitivity: SensitivityQuestion?
  }

  /// - Throws: ``Failure`` of usage with everything that is wrong.
  func checked() throws -> Checked {
    var problems = ProblemList()
    let number = count(draws, "--draws", from: 1, to: Self.mostDraws, &problems)
    let top = count(top, "--top", from: 1, to: Int.max, &problems) ?? 1
    let counting = countedRanks(&problems)
    let spread = chosenSpread(&problems)
    let errors = self.errors.map { figureErrors($0, &problems) }
    let tolerance = chosenTolerance(&problems)
    let sensitivity = question(&problems)
    guard problems.isEmpty else { throw Failure(.usage, problems) }
    return Checked(
      draws: number ?? (tolerance == nil ? 10_000 : 1_000_000), spread: spread, top: top,
      counting: counting, errors: errors, tolerance: tolerance, sensitivity: sensitivity)
  }

  private func count(
    _ text: String?, _ flag: String, from low: Int, to high: Int, _ problems: inout ProblemList
  ) -> Int? {
    guard let text else { return nil }
    guard let value = Int(text), value > 0 else {
      problems.append(Problem("\(flag) is '\(text)'", hint: "give a whole number above 0"))
      return nil
    }
    guard value >= low, value <= high else {
      problems.append(Problem("\(flag) is '\(text)'", hint: "give a whole number from \(low) to \(high)"))
      return nil
    }
    return value
  }

  private func chosenSpread(_ problems: inout ProblemList) -> WeightSpread {
    let text = spread ?? "dirichlet:50"
    if text == "uniform" { return .uniform }
    if text == "none" { return .stated }
    if text.hasPrefix("dirichlet:") {
      if let strength = number(from: String(text.dropFirst("dirichlet:".count))), strength > 0 {
        return .dirichlet(strength: strength)
      }
      problems.append(
        Problem("--spread is '\(text)'", hint: "write dirichlet:K with K above 0, such as dirichlet:50"))
      return .uniform
    }
    problems.append(
      Problem(
        "--spread is '\(text)'",
        hint: suggestion(for: text, among: ["uniform", "dirichlet:K", "none"])
          + " (write uniform, dirichlet:K or none)"))
    return .uniform
  }

  private func countedRanks(_ problems: inout ProblemList) -> CountedRanks {
    guard let text = ranks else { return .all }
    if let known = CountedRanks(rawValue: text) { return known }
    let names = CountedRanks.allCases.map(\.rawValue)
    problems.append(
      Problem("--ranks is '\(text)'", hint: suggestion(for: text, among: names) + " (write all or top)"))
    return .all
  }

  private func chosenTolerance(_ problems: inout ProblemList) -> Double? {
    guard let text = tolerance else { return nil }
    guard let value = number(from: text), value > 0, value < 1 else {
      problems.append(
        Problem("--tolerance is '\(text)'", hint: "give a standard error between 0 and 1, such as 0.005"))
      return nil
    }
    return value
  }

  // MARK: errors of figures

  private func figureErrors(_ text: String, _ problems: inout ProblemList) -> FigureErrors {
    let names = Grade.allCases.map(\.rawValue) + ["all"]
    var found: [String: Double] = [:]
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = halves.count == 2 ? trimmed(halves[0]) : "all"
      guard let error = share(trimmed(halves[halves.count - 1])) else {
        problems.append(
          Problem(
            "--errors: '\(part)' is no error",
            hint: "write a share from 0 to 1 or a percentage, such as official=2% or estimated=0.1"))
        continue
      }
      guard names.contains(name) else {
        problems.append(
          Problem("--errors: there is no grade '\(name)'", hint: suggestion(for: name, among: names)))
        continue
      }
      if found.updateValue(error, forKey: name) != nil {
        problems.append(Problem("--errors: '\(name)' is given twice", hint: "give each grade once"))
      }
    }
    return FigureErrors(
      byGrade: Dictionary(
        uniqueKeysWithValues: Grade.allCases.compactMap { grade in found[grade.rawValue].map { (grade, $0) } }
      ),
      all: found["all"])
  }

  private func share(_ text: String) -> Double? {
    let isPercent = text.hasSuffix("%")
    guard let value = number(from: isPercent ? String(text.dropLast()) : text) else { return nil }
    let share = isPercent ? value / 100 : value
    return share >= 0 && share <= 1 ? share : nil
  }

  private func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  // MARK: Sobol indices

  private func question(_ problems: inout ProblemList) -> SensitivityQuestion? {
    let base = count(sobol, "--sobol", from: 2, to: Self.mostSobol, &problems)
    let given = [("--normalisations", normalisations), ("--methods", methods), ("--policies", policies)]
    for (flag, value) in given where value != nil && sobol == nil {
      problems.append(Problem("\(flag) belongs to --sobol", hint: "add --sobol 512, or leave it out"))
    }
    let filling = SensitivityQuestion.fillingPolicies.map(\.rawValue)
    let lists = [
      list(normalisations, "--normalisations", NormalisationCatalogue.names, &problems),
      list(methods, "--methods", MethodCatalogue.names, &problems),
      list(policies, "--policies", filling, &problems),
    ]
    guard let base else { return nil }
    return SensitivityQuestion(
      baseSample: base, normalisations: lists[0], methods: lists[1],
      policies: lists[2].compactMap(MissingPolicy.init(rawValue:)))
  }

  private func list(
    _ text: String?, _ flag: String, _ known: [String], _ problems: inout ProblemList
  ) -> [String] {
    guard let text else { return [] }
    var names: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = trimmed(part)
      if !known.contains(name) {
        problems.append(Problem("\(flag): there is no '\(name)'", hint: suggestion(for: name, among: known)))
      } else if names.contains(name) {
        problems.append(Problem("\(flag): '\(name)' is given twice", hint: "give each name once"))
      } else {
        names.append(name)
      }
    }
    return names
  }
}
