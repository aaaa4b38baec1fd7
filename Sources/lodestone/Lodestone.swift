internal import ArgumentParser
internal import Decision
internal import Foundation
internal import Report

/// The command line: a flag is read here, the work is done in the rooms behind it.
@main struct Lodestone: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "lodestone",
    abstract: "Decide and argue where foreign direct investment should go.",
    discussion: """
      Examples:
        lodestone rank --profile automotive-parts --top 10
        lodestone explain DE11 --profile automotive-parts --versus SK01
      """,
    groupedSubcommands: [
      CommandGroup(name: "Decide", subcommands: [Rank.self, Explain.self, Compare.self, Robust.self]),
      CommandGroup(name: "Weigh", subcommands: [Weigh.self, ProfileCommand.self]),
      CommandGroup(
        name: "Estimate",
        subcommands: [EstimateCommand.self, ClusterCommand.self, PullCommand.self, BacktestCommand.self]),
      CommandGroup(name: "Change", subcommands: [WhatIfCommand.self, ReformCommand.self]),
      CommandGroup(name: "Data", subcommands: [DatasetCommand.self]),
      CommandGroup(name: "Serve", subcommands: [ConfigCommand.self]),
    ])

  @Flag(name: .customLong("version"), help: "Print the version of the program and of the default data.")
  var showsVersion = false

  func run() throws {
    if showsVersion {
      try Output.write(Rendering(text: Self.versionLine() + "\n"), to: nil)
      return
    }
    throw Failure.usage("no command is given", hint: "see 'lodestone --help' for the commands")
  }

  static func main() {
    signal(SIGINT) { _ in _exit(130) }
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      if let first = arguments.first, !first.hasPrefix("-"), first != "help", !commandNames.contains(first) {
        throw Failure.usage(
          "there is no command '\(first)'", hint: suggestion(for: first, among: commandNames))
      }
      if let group = configuration.subcommands.first(where: {
        $0.configuration.commandName == arguments.first
      }),
        let second = arguments.dropFirst().first, !second.hasPrefix("-"),
        !group.configuration.subcommands.isEmpty
      {
        let known = group.configuration.subcommands.map { $0._commandName }
        if !known.contains(second) {
          throw Failure.usage(
            "there is no command '\(arguments[0]) \(second)'", hint: suggestion(for: second, among: known))
        }
      }
      try refuseRepeats(arguments)
      if [["--help"], ["-h"], ["help"]].contains(arguments) {
        try Output.write(Rendering(text: help), to: nil)
        return
      }
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
      Failure.end(error, arguments: arguments)
    }
  }

  /// An option that counts once and stands twice would have one of its values silently dropped.
  private static func refuseRepeats(_ arguments: [String]) throws {
    var seen = Set<Substring>()
    for argument in arguments.prefix(while: { $0 != "--" }) where argument.hasPrefix("--") {
      let name = argument.prefix { $0 != "=" }
      guard !["--where", "--param", "--set", "--cluster-term"].contains(name), !seen.insert(name).inserted
      else { continue }
      throw Failure.usage("\(name) is given twice", hint: "give it once")
    }
  }

  /// The commands by group, as the contract orders them.
  private static var help: String {
    let groups = configuration.groupedSubcommands.map { group in
      group.name + ":\n"
        + group.subcommands.map { command in
          let name = command.configuration.commandName ?? ""
          return "  " + name + String(repeating: " ", count: 10 - name.count) + command.configuration.abstract
            + "\n"
        }.joined()
    }
    return """
      \(configuration.abstract)

      \(configuration.discussion)

      \(groups.joined(separator: "\n"))
      'lodestone COMMAND --help' says more; every command's help opens with two examples.
      Exit codes: 0 done, 1 nothing matched, 64 wrong usage, 65 bad data, 69 a part is missing, 70 our fault,
      74 file trouble, 75 store busy, 130 interrupted.

      """
  }

  private static var commandNames: [String] {
    configuration.subcommands.compactMap { $0.configuration.commandName }
  }

  private static func versionLine() -> String {
    let locations = Locations()
    let name = (try? Settings.current().value(of: "dataset")) ?? nil
    let dataset = name ?? Settings.defaultDataset
    let data = locations.dataVersion(of: dataset).map { ", data \(dataset) \($0)" } ?? ""
    return "lodestone \(version)\(data)"
  }
}
