internal import ArgumentParser
internal import Decision
internal import Intake
internal import Pipeline
internal import Report
internal import Scoring

struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "The weight profiles: which there are, what they hold, whether one is in order.",
    discussion: """
      Examples:
        lodestone profile list
        lodestone profile show automotive-parts

      A profile is a YAML file: name, title, industry, function, method, normalisation, aggregation, missing, must,
      families (each with weight, aggregation and indicators), why, sources. An indicator is {weight, direction,
      treat, goalposts, target, per}. The key aggregation belongs to method hierarchical.
      """,
    subcommands: [List.self, Show.self, Check.self, NewProfile.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The profiles that are found by name.")
    @OptionGroup var output: OutputOptions

    func run() throws {
      let settings = try Settings.current()
      let (format, style) = try output.chosen(settings, among: ListReport.formats)
      let locations = Locations()
      let profiles = try locations.profiles.map { try StudyOptions.profile(at: try locations.profile($0)) }
      try Output.write(ListReport(profiles: profiles).rendering(as: format, style: style), to: output.output)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "A profile's weights, and why they are so.")
    @Argument(help: "Name or file.") var profile: String
    @OptionGroup var output: OutputOptions

    func run() throws {
      let settings = try Settings.current()
      let (format, style) = try output.chosen(settings, among: ListReport.formats)
      let profile = try StudyOptions.profile(at: try Locations().profile(profile))
      try Output.write(
        try ListReport(profile: profile).rendering(as: format, style: style), to: output.output)
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Whether a profile is in order, and has what it asks for in a dataset.")
    @Argument(help: "Name or file.") var profile: String
    @Option(help: ArgumentHelp("The dataset to hold it against.", valueName: "name|dir")) var dataset: String?

    func run() throws {
      let settings = try Settings.current()
      let locations = Locations()
      let file = try locations.profile(profile)
      let profile = try StudyOptions.profile(at: file)
      let folder = try locations.dataset(dataset ?? settings.value(of: "dataset") ?? Settings.defaultDataset)
      let data = try Intake.dataset(at: folder).dataset
      var problems = ProblemList()
      let names = DatasetStudy.names(in: data)
      func ask(for name: String, among known: [String], at place: Place?) {
        guard !known.contains(name) else { return }
        problems.append(
          Problem(
            "'\(data.heading.name)' has no '\(name)'", hint: suggestion(for: name, among: known), at: place))
      }
      for entry in profile.branches.flatMap(\.entries) {
        ask(for: entry.indicator, among: names, at: entry.place)
        if let per = entry.per { ask(for: per, among: names + DatasetStudy.denominators, at: entry.place) }
      }
      for name in profile.must.flatMap(\.names) {
        ask(for: name, among: names + DatasetStudy.attributes, at: Place(file: file, line: 1, column: 1))
      }
      guard problems.isEmpty else { throw Failure(.data, problems) }
      try Output.write(
        Rendering(text: "profile '\(profile.name)' is in order and fits '\(data.heading.name)'\n"), to: nil)
    }
  }
}

/// `profile new`: a profile with other weights.
struct NewProfile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a profile with weights from figures or judgements, in the shape of another profile.",
    discussion: """
      Examples:
        lodestone profile new by-figures --profile automotive-parts --method critic
        lodestone profile new our-view --profile textiles --method ahp --pairwise families.csv --output our-view.yaml

      Judgements name either all families or all indicators of the profile.
      """)

  @Argument(help: "Name of the new profile.") var name: String
  @OptionGroup var judgements: JudgementOptions
  @OptionGroup var study: StudyOptions

  @Option(
    help: ArgumentHelp("Write to this file, whole or not at all; default standard output.", valueName: "file")
  )
  var output: String?

  func run() throws {
    let settings = try Settings.current()
    let known = WeightingCatalogue.names + WeightingCatalogue.judged
    guard let method = study.method, known.contains(method) else {
      throw Failure.usage(
        "--method is '\(study.method ?? "")'", hint: "choose from: \(known.joined(separator: ", "))")
    }
    try judgements.refuseStrangers(method)
    try refuseStrangers(method)
    let file = try Locations().profile(study.profile ?? settings.value(of: "profile") ?? "")
    let base = try study.reweighted(try StudyOptions.profile(at: file))
    var weights: [String: Double] = [:]
    var industry: Industry?
    if let judged = try judgements.weights(by: method) {
      weights = judged.byCriterion
    } else {
      var options = study
      options.method = nil
      let asked = try options.datasetStudy(settings).study
      guard let weighing = try asked.weighed(by: method) else {
        throw Failure(.nothingMatched, ProblemList(Problem("nothing matched", hint: "loosen the conditions")))
      }
      if study.industry != nil { industry = asked.industry }
      for (criterion, weight) in zip(weighing.criteria, weighing.weights.values) {
        weights[criterion.id] = weight
      }
    }
    let why = ["weights by \(method), in the shape of profile '\(base.name)'"]
    guard let made = base.weighed(as: name, by: weights, why: why, industry: industry) else {
      let wanted = base.branches.map(\.family.rawValue).joined(separator: ", ")
      throw Failure.usage(
        "the judgements name \(weights.keys.sorted().joined(separator: ", "))",
        hint: "judge all families (\(wanted)), or all indicators of the profile")
    }
    try Output.write(Rendering(text: profileText(made)), to: output)
  }

  /// A name that no file could have, and options that would be passed over in silence.
  private func refuseStrangers(_ method: String) throws {
    guard name.contains(where: { $0 != " " }), !name.contains("/") else {
      throw Failure.usage(
        "the name of the profile is '\(name)'", hint: "give a word without '/', such as my-sector")
    }
    let isJudged = WeightingCatalogue.judged.contains(method)
    let foreign = [
      ("--normalise", study.normalise != nil), ("--param", !study.param.isEmpty),
      ("--industry", isJudged && study.industry != nil), ("--dataset", isJudged && study.dataset != nil),
      ("--where", isJudged && !study.condition.isEmpty), ("--missing", isJudged && study.missing != nil),
    ]
    for (flag, isGiven) in foreign where isGiven {
      throw Failure.usage("\(flag) is nothing to weigh --method \(method)", hint: "leave it out")
    }
  }
}
