import Foundation
import TestSupport
import Testing

/// What must not change an answer of `estimate`, and what must change it in a known way.
@Suite struct EstimateLawTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  /// A table of the references that can be changed.
  private struct Table {
    var names: [String]
    var rows: [[String]]

    init(_ file: String) throws {
      let text = try String(contentsOfFile: EstimateReference.folder + file, encoding: .utf8)
      let lines = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
      names = lines[0]
      rows = Array(lines.dropFirst())
    }

    mutating func change(_ name: String, _ value: ([String]) -> String) {
      let place = names.firstIndex(of: name)!
      for row in rows.indices { rows[row][place] = value(rows[row]) }
    }

    func number(_ name: String, _ row: [String]) -> Double { Double(row[names.firstIndex(of: name)!])! }

    var text: String {
      ([names] + rows).map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
    }
  }

  private static let models =
    [ReferenceModel.choices[0], ReferenceModel.choices[4]] + ReferenceModel.choices.suffix(2)
    + ReferenceModel.mixed
  private static let counts = ReferenceModel.rows

  private func file(_ model: ReferenceModel) -> String {
    model.model.hasSuffix("logit") ? "choices.csv" : "counts.csv"
  }

  /// Coefficients and their errors on a changed table.
  private func fit(
    _ model: ReferenceModel, change: (inout Table) -> Void
  ) throws -> (estimates: [String: Double], errors: [String: Double], run: Run) {
    var table = try Table(file(model))
    change(&table)
    try folder.put("t.csv", table.text)
    var arguments = model.arguments("information")
    arguments[arguments.firstIndex(of: "--data")! + 1] = "t.csv"
    let run = try Program.run(arguments, in: folder)
    #expect(run.code == 0, "\(run.err)")
    return (try run.column("estimate"), try run.column("standard_error"), run)
  }

  private func expectEqual(
    _ model: ReferenceModel, factors: [String: Double] = [:], change: (inout Table) -> Void
  ) throws {
    let before = try fit(model) { _ in }
    let after = try fit(model, change: change)
    for term in model.terms {
      let factor = factors[term] ?? 1
      #expect(agree(after.estimates[term]!, before.estimates[term]! * factor, .solver), "\(term)")
      #expect(agree(after.errors[term]!, before.errors[term]! * factor, .solver), "error of \(term)")
    }
    #expect(
      agree(try after.run.number("log_likelihood"), try before.run.number("log_likelihood"), .solver)
        || model.name == "ols-weighted" || model.name == "ols-absorbed-weighted")
  }

  @Test(arguments: models + counts) func theOrderOfRowsDoesNotMatter(_ model: ReferenceModel) throws {
    var random = SeededGenerator(seed: 5)
    try expectEqual(model) { $0.rows.shuffle(using: &random) }
  }

  /// Alternatives and cases under names that stand in the reverse order.
  @Test(arguments: models) func theOrderOfAlternativesAndCasesDoesNotMatter(_ model: ReferenceModel) throws {
    try expectEqual(model) { table in
      let (who, place) = (table.names.firstIndex(of: "who")!, table.names.firstIndex(of: "where")!)
      let all = Set(table.rows.map { $0[place] }).sorted()
      table.change("where") { "q\(9 - all.firstIndex(of: $0[place])!)" }
      table.change("who") { "\(999 - Int($0[who])!)" }
    }
  }

  @Test(arguments: models + counts.filter { !$0.name.hasSuffix("interactions") && $0.name != "ols" })
  func coefficientsFollowTheUnitOfMeasure(_ model: ReferenceModel) throws {
    let isChoice = model.model.hasSuffix("logit")
    let name = isChoice ? "x" : "a"
    let terms = ["x", "a", "mean(x)", "sd(x)"]
    try expectEqual(model, factors: Dictionary(uniqueKeysWithValues: terms.map { ($0, 1.0 / 1024) })) {
      table in
      let same = table
      table.change(name) { "\(1024 * same.number(name, $0))" }
    }
  }

  @Test(arguments: models) func aConstantAddedToACaseDoesNotMatter(_ model: ReferenceModel) throws {
    try expectEqual(model) { table in
      let same = table
      table.change("x") { "\(same.number("x", $0) + Double(Int(same.number("who", $0)) % 7))" }
      table.change("z") { "\(same.number("z", $0) + 2)" }
    }
  }

  /// The exposure of all rows times e moves the constant by one, and nothing else.
  @Test(arguments: ["poisson", "negative-binomial"]) func anOffsetMovesTheConstant(_ name: String) throws {
    let model = ReferenceModel.rows.first { $0.name == name }!
    let before = try fit(model) { _ in }
    let after = try fit(model) { table in
      let same = table
      table.change("exposure") { "\(same.number("exposure", $0) * 4)" }
    }
    for term in model.terms {
      let shift = term == "(constant)" ? log(4.0) : 0
      #expect(abs(after.estimates[term]! - (before.estimates[term]! - shift)) < 1e-9, "\(term)")
      #expect(agree(after.errors[term]!, before.errors[term]!, .solver), "\(term)")
    }
  }

  /// Guimarães, Figueiredo & Woodward (2003): with an effect for every case the count model is the choice model.
  @Test func aPoissonModelWithEffectsOfCasesIsTheConditionalLogit() throws {
    let data = ["--data", EstimateReference.folder + "choices.csv", "--format", "json"]
    let sites = ["--case", "who", "--alternative", "where"]
    for formula in ["y ~ x + z + log(price)", "y ~ x*z + factor(where)", "times ~ x + price"] {
      let logit = try Program.run(
        ["estimate", "conditional-logit", "--formula", formula] + data + sites, in: folder)
      let poisson = try Program.run(
        ["estimate", "poisson", "--formula", formula + " | who"] + data, in: folder)
      #expect(poisson.code == 0, "\(poisson.err)")
      for key in ["estimate", "standard_error"] {
        let (one, other) = (try logit.column(key), try poisson.column(key))
        #expect(Set(one.keys) == Set(other.keys))
        for (name, value) in one { #expect(agree(other[name] ?? .nan, value, .solver), "\(key) of \(name)") }
      }
    }
  }

  /// Rows enough that every thread has some.
  @Test(arguments: models + counts) func theBytesAreTheSameOnAnyNumberOfThreads(_ model: ReferenceModel)
    throws
  {
    var table = try Table(file(model))
    let rows = table.rows
    let key = table.names.firstIndex(of: "who")
    let firm = table.names.firstIndex(of: "firm")
    table.rows = (0..<(model.model == "mixed-logit" ? 4 : 20)).flatMap { copy in
      rows.map { row in
        var row = row
        if let key { row[key] = "\(copy)-\(row[key])" }
        if let firm { row[firm] = "\(copy)-\(row[firm])" }
        return row
      }
    }
    try folder.put("t.csv", table.text)
    var arguments = model.arguments(model.model == "mixed-logit" ? "robust" : "information")
    arguments[arguments.firstIndex(of: "--data")! + 1] = "t.csv"
    let runs = try ["1", "2", "5"].map { try Program.run(arguments + ["--threads", $0], in: folder) }
    #expect(runs.allSatisfy { $0.code == 0 }, "\(runs[0].err)")
    #expect(Set(runs.map(\.out)).count == 1)
  }
}
