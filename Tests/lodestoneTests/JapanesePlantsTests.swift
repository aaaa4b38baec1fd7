import Foundation
import TestSupport
import Testing

/// Weights/coefficients/japanese-plants-m4.yaml and Documentation/japanese-plants.md.
///
/// Reference: the same model on the same 25,764 rows by `survival::clogit` (R 4.2) and by Newton's method
/// refined in 40-digit arithmetic (mpmath), which agree to 1e-12; standard errors clustered by the 115 groups of one
/// industry and year, without a factor.
@Suite struct JapanesePlantsTests {
  static let reference: [(name: String, estimate: Double, standardError: Double)] = [
    ("log(wage)", -0.1344190450727013, 0.26882406349425836),
    ("unemp", -3.9558007544375977, 2.185406685111075),
    ("elig", -0.07238925780473178, 0.2432439656243985),
    ("log(area)", 0.18668988509854462, 0.07663142499003144),
    ("scrate", -1.4753488196101472, 0.41275151571105223),
    ("ctaxrate", -3.9672599825580264, 0.6672170395746044),
    ("log(harris)", 0.7833355831334767, 0.26216224864468457),
    ("log1p(domind)", 0.3765140570899971, 0.06987241606563911),
    ("log1p(japind)", 0.9073746184063478, 0.13731997406889024),
    ("log1p(network)", 1.2354355144008913, 0.2840999837941735),
  ]
  /// Own elasticities of the same reference, weighted by probability, of the figure under each term.
  static let elasticities = [
    "log(wage)": -0.1281279950422026, "log(area)": 0.17795246692459632, "log(harris)": 0.7466740866803718,
    "log1p(domind)": 0.3542830046283973, "log1p(japind)": 0.20441064741897652,
    "log1p(network)": 0.06489415039115264,
  ]
  static let page = Page("japanese-plants.md")
  static let file = Fixture.package + "/Weights/coefficients/japanese-plants-m4.yaml"

  private func number(_ pattern: String, in text: String) throws -> Double {
    let found = try #require(try Regex(pattern + "(-?[0-9.e-]+)").firstMatch(in: text), "\(pattern)")
    let figure = try #require(found.output[1].substring)
    return try #require(Double(figure))
  }

  @Test func theFileHoldsTheFiguresOfTheReference() throws {
    let text = try String(contentsOfFile: Self.file, encoding: .utf8)
    for (name, estimate, error) in Self.reference {
      let start = try #require(text.range(of: "{name: \"\(name)\", "))
      let line = String(text[start.lowerBound...].prefix { $0 != "\n" })
      #expect(agree(try number("estimate: ", in: line), estimate, .solver), "\(name)")
      #expect(agree(try number("standard_error: ", in: line), error, .solver), "\(name)")
    }
    #expect(agree(try number("\nlog_likelihood: ", in: text), -1605.4532803015725, .solver))
    #expect(agree(try number("\nnull_log_likelihood: ", in: text), -1827.4591730612044, .solver))
    #expect(text.contains("\ncases: 452\nrows: 25764\n"))
    #expect(text.contains("reason: converged"))
    #expect(text.contains(/\nsample: ".*JapaneseFDI.*"\n/))
    #expect(
      text.contains(/\nvalid_for: "ranking European regions of 1984 to 1995.*not for other origins.*"\n/))
    #expect(text.contains(/\n  checksum: [0-9a-f]{64}\n/))
    // The variances are the squares of the errors.
    let lines = text.components(separatedBy: "\ncovariance:\n")[1].split(separator: "\n")
    #expect(lines.count == 10)
    for (k, line) in lines.enumerated() {
      let cells = line.drop { $0 != "[" }.dropFirst().dropLast().split(separator: ",")
      let variance = try #require(Double(cells[k].trimmingCharacters(in: .whitespaces)))
      #expect(agree(variance.squareRoot(), Self.reference[k].standardError, .solver))
    }
  }

  @Test func itIsFoundByItsName() throws {
    let run = try Folder().run("estimate", "--compare", "japanese-plants-m4", "--format", "csv")
    #expect(run.code == 0, "\(run.err)")
    #expect(run.lines.contains { $0.hasPrefix("log1p(japind),0.9074") }, "\(run.out)")
  }

  /// Half a unit in the last place of a figure as it is printed.
  private func isPrinted(_ text: Substring, _ value: Double) -> Bool {
    let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
    return Double(text).map { agree($0, value, .printed(decimals: decimals)) } ?? false
  }

  @Test func thePagesTablesAreThoseOfTheFile() throws {
    let table = try #require(Self.page.steps.first { $0.output.contains("log1p(network)") }?.output)
    let lines = table.split(separator: "\n").map { $0.split(separator: " ") }
    let row = Self.page.prose.filter { $0.hasPrefix("| ") }.map {
      $0.split(separator: "|", omittingEmptySubsequences: false).map {
        Substring($0.trimmingCharacters(in: .whitespaces))
      }
    }
    for (name, estimate, error) in Self.reference {
      let line = try #require(lines.first { $0.first == Substring(name) }, "\(name)")
      #expect(isPrinted(line[1], estimate) && isPrinted(line[2], error), "\(line)")
      // In the table of models M4 is the fourth, its errors in the row below.
      let place = try #require(row.firstIndex { $0.count > 8 && $0[1] == Substring(name) }, "\(name)")
      #expect(isPrinted(row[place][5], estimate), "\(row[place])")
      #expect(isPrinted(row[place + 1][5].dropFirst().dropLast(), error), "\(row[place + 1])")
    }
    let worded = try #require(table.split(separator: "\n").first { $0.hasPrefix("own elasticities") })
    for (name, value) in Self.elasticities {
      let found = try #require(worded.range(of: " \(name) "), "\(name)")
      #expect(isPrinted(worded[found.upperBound...].prefix { $0 != " " }, value), "\(name)")
    }
  }

  /// What one plant does to the odds: 2^β, since log1p goes from 0 to log 2.
  @Test func thePagesOddsFollowFromTheFile() {
    let prose = Self.page.prose.joined(separator: " ")
    #expect(agree(1.88, pow(2, Self.reference[8].estimate), .printed(decimals: 2)))
    #expect(agree(2.35, pow(2, Self.reference[9].estimate), .printed(decimals: 2)))
    #expect(prose.contains("1.88 times") && prose.contains("2.35 times"))
    #expect(agree(4, 100 * (1 - exp(Self.reference[5].estimate / 100)), .printed(decimals: 0)))
    #expect(prose.contains("some 4 % fewer"))
  }

  /// Reference: the same folds by another program: mean log-probability, shares of the first and the first
  /// five, and mean rank, of the learned model and of past frequency with one added.
  @Test func thePagesForecastsAreThoseOfTheReference() throws {
    let step = try #require(Self.page.steps.first { $0.command.hasPrefix("lodestone backtest") })
    let lines = step.output.split(separator: "\n").map { $0.split(separator: " ") }
    let learned = try #require(lines.first { $0.first == "learned" })
    let wanted = [-3.5799751719493345, 0.09734513274336283, 0.336283185840708, 14.484513274336283]
    for (text, value) in zip(learned.dropFirst(), wanted) { #expect(isPrinted(text, value), "\(text)") }
    let frequency = try #require(lines.first { $0.first == "past-frequency" })
    for (text, value) in zip(
      frequency.dropFirst(),
      [-3.666253098041332, 0.09292035398230089, 0.2610619469026549, 15.287610619469026])
    { #expect(isPrinted(text, value), "\(text)") }
  }

  /// No figure of the prose is the writer's own but those that other tests hold and what the source says.
  @Test func everyFigureOfTheProseStandsInATable() {
    var known = Set<Substring>()
    for step in Self.page.steps { known.formUnion(Page.figures(step.command + "\n" + step.output)) }
    for line in Self.page.prose where line.hasPrefix("|") { known.formUnion(Page.figures(line)) }
    // The sample, the years, the journal, the odds, the guide's figures and what the data's description says.
    known.formUnion([
      "1984", "1995", "452", "57", "86", "4", "2004", "959", "972", "1", "2", "1.88", "2.35", "100", "56",
      "0.466", "8.896", "0.254", "0.311", "2.256", "4.817", "878.6", "7,027", "40", "0.070", "25,764", "115",
    ])
    for line in Self.page.prose where !line.hasPrefix("|") {
      for figure in Page.figures(line) { #expect(known.contains(figure), "\(figure) in: \(line)") }
    }
  }
}
